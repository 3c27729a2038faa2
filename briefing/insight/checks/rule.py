"""What a rule is, what it is told, what it says, and the places of a briefing it looks at."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from msgspec.structs import replace

from briefing.i18n import _
from briefing.language.markers import write_marker
from briefing.language.terms import ListStyle
from briefing.model import parts
from briefing.model.directory import EMPTY, Directory
from briefing.model.editing import require_draft
from briefing.model.numbering import directive_marker
from briefing.model.parts import LEAD_IN, Part, PartKind
from briefing.model.records import Briefing, Directive
from briefing.model.template import TemplateFault


class Level(StrEnum):
    """How sure a rule is that something is wrong."""

    WARNING = "warning"  # two things contradict each other, or no reader would let it pass
    ADVICE = "advice"  # an office may do so, though it is worth a look


class Fix(NamedTuple):
    """The one certain way to put a finding right; ``label`` names it for the undo.

    ``edit`` is an edit like those of :mod:`briefing.model.editing`. Where the words have been
    changed meanwhile it returns the briefing as it is.
    """

    label: str
    edit: Callable[[Briefing], Briefing]


class Finding(NamedTuple):
    """What a rule has found: a sentence for the user, and where, in the user's words.

    ``words`` are those found, the same in every language and at every place: by them the finding
    is known again when it may stand. ``rule`` and ``level`` are filled in by whoever runs the
    rules.
    """

    message: str
    where: str
    words: str = ""
    fix: Fix | None = None
    rule: str = ""
    level: Level = Level.WARNING


class KnownDocument(NamedTuple):
    """What the office's register says of a document; what it does not know is empty."""

    signed: date | None = None
    issuer: str = ""
    title: str = ""


DocumentKey = tuple[str, str, str]
"""A document in the register: kind ("Kết luận"), number without leading zeros, symbol."""


class Known(NamedTuple):
    """What is known beside the briefing itself; each may be missing.

    ``previous`` is the briefing before it, of the same kind. ``register`` has every document of a
    kind, number and symbol, since numbers begin anew. ``paper`` is what it will go out as
    (a name in ``data/papers.toml``), "" while that has not been chosen. ``totals`` are what the
    figures of the briefing make since New Year by all reports of its kind, by their names; only
    where every report is stored and the sum is exact. ``template_faults`` are what the office's
    own Word documents lack for the papers that it may go out as.
    """

    previous: Briefing | None = None
    directory: Directory = EMPTY
    register: Mapping[DocumentKey, tuple[KnownDocument, ...]] = {}
    today: date | None = None
    paper: str = ""
    totals: Mapping[str, Decimal] = {}
    template_faults: tuple[TemplateFault, ...] = ()


class Rule(NamedTuple):
    """A check with its id ("period/week"), what it asks for (an English msgid), and itself."""

    id: str
    summary: str
    find: Callable[[Briefing, Known], Iterator[Finding]]
    level: Level = Level.WARNING


class TextPlace(NamedTuple):
    """Which text of a briefing is meant: an item of a part, as :mod:`briefing.model.parts` has it.

    The title is the item :data:`TITLE` of the meeting; ``is_source`` is where a quotation is from.
    """

    part: Part
    item_id: str
    is_source: bool = False


TITLE = "title"


class Passage(NamedTuple):
    """A stretch of text that was typed, where it stands for the user, and where for an edit."""

    text: str
    where: str
    place: TextPlace


def anchor_of(briefing: Briefing) -> date:
    """Return the day by which days without a year are dated."""
    return briefing.meeting.date or briefing.period.end


def spoken_marker(ordinal: int, style: ListStyle) -> str:
    """Return an item's number as it is spoken of: "Hai là", "Thứ ba", "2", "II"."""
    if ordinal < 1:
        return str(ordinal)
    return write_marker(ordinal, style).strip("(). ,")


def where_directive(briefing: Briefing, list_index: int, place: int) -> str:
    """Return where a directive stands, as "Conclusion 2, Hai là"; both indexes count from 0."""
    group = briefing.directive_lists[list_index]
    item = group.directives[place]
    where = _("Conclusion {number}").format(number=place + 1)
    if group.style in {ListStyle.WORDS, ListStyle.ORDINAL_WORDS}:
        where += f", {directive_marker(item, group.style).strip('(). ,')}"
    if len(briefing.directive_lists) > 1:
        where = _("List {number}, {where}").format(
            number=list_index + 1, where=where[:1].lower() + where[1:]
        )
    return where


def each_directive(briefing: Briefing) -> Iterator[tuple[Directive, str]]:
    """Yield the directives of all lists, each with where it stands."""
    for index, group in enumerate(briefing.directive_lists):
        for place, item in enumerate(group.directives):
            yield item, where_directive(briefing, index, place)


def passages(briefing: Briefing) -> Iterator[Passage]:
    """Yield everything that will be published, in reading order; private notes are not."""
    yield Passage(briefing.title, _("Title"), TextPlace(Part(PartKind.MEETING), TITLE))
    summary = TextPlace(Part(PartKind.SUMMARY), "summary")
    yield Passage(briefing.summary, _("Summary"), summary)
    for number, result in enumerate(briefing.results, 1):
        where = _("Result {number}").format(number=number)
        yield Passage(result.text, where, TextPlace(Part(PartKind.RESULTS), result.id))
    for index, group in enumerate(briefing.directive_lists):
        lead_in = TextPlace(Part(PartKind.CONCLUSIONS, index), LEAD_IN)
        yield Passage(group.lead_in, _("Sentence before the conclusions"), lead_in)
    for index, group in enumerate(briefing.directive_lists):
        for place, item in enumerate(group.directives):
            where = where_directive(briefing, index, place)
            yield Passage(item.text, where, TextPlace(Part(PartKind.CONCLUSIONS, index), item.id))
    for place, quotation in enumerate(briefing.quotations):
        where = _("Quotation {number}").format(number=place + 1)
        at = TextPlace(Part(PartKind.QUOTATIONS), f"q{place}")
        yield Passage(quotation.text, where, at)
        yield Passage(quotation.source, where, at._replace(is_source=True))


def reword(passage: Passage, start: int, end: int, right: str) -> Fix:
    """Return the fix that writes ``right`` where ``passage.text[start:end]`` stands.

    Where the text has changed since, the nearest place of the same words is meant; where there
    is none, nothing happens.
    """
    wrong = passage.text[start:end]
    label = _("Corrected: {wrong} → {right}").format(wrong=wrong.strip(), right=right.strip())

    def edit(briefing: Briefing) -> Briefing:
        require_draft(briefing)
        text = text_at(briefing, passage.place)
        at = _nearest(text, wrong, start)
        if at is None:
            return briefing
        return with_text(briefing, passage.place, text[:at] + right + text[at + len(wrong) :])

    return Fix(label, edit)


def text_at(briefing: Briefing, place: TextPlace) -> str:
    """Return the text at ``place``, "" where nothing is there any more."""
    if place.item_id == TITLE:
        return briefing.title
    if place.is_source:
        found = parts.find(briefing, place.part, place.item_id)
        return found.section if found else ""
    found = parts.find(briefing, place.part, place.item_id)
    return found.text if found else ""


def with_text(briefing: Briefing, place: TextPlace, text: str) -> Briefing:
    """Return ``briefing`` with another text at ``place``, which must be there."""
    if place.item_id == TITLE:
        return replace(briefing, title=text)
    if place.is_source:
        quotations = list(briefing.quotations)
        number = int(place.item_id[1:])
        quotations[number] = replace(quotations[number], source=text)
        return replace(briefing, quotations=tuple(quotations))
    return parts.set_text(briefing, place.part, place.item_id, text)


def _nearest(text: str, words: str, start: int) -> int | None:
    if text.startswith(words, start):
        return start
    before, after = text.rfind(words, 0, start), text.find(words, start)
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - start), default=None)
