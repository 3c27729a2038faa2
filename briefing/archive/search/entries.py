"""What there is to be found in a briefing: one entry an item."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from briefing.archive.search import kinds
from briefing.archive.search.documents import document_numbers, mentions_in
from briefing.archive.search.query import DocNumber, Mention
from briefing.language.documents import write_citation
from briefing.language.letters import nfc
from briefing.language.periods import iso_week, week_of
from briefing.language.quantities import write_number
from briefing.model.numbering import directive_marker
from briefing.model.parts import LEAD_IN, Part, PartKind, items
from briefing.model.records import Attendee, Briefing, Citation, Directive, Figure, PeriodKind
from briefing.model.standing import Told, told

BETWEEN_FACTS = " · "
BETWEEN_NAMES = ", "

_LARGEST = (1 << 31) - 1
"""Nobody counts further; a number from a garbled file is cut to what an index can keep."""


class Entry(NamedTuple):
    """One item: what it says, and what filters ask of it.

    ``text`` is in NFC: the item's own text, ``text[:length]``, and after a line break what is
    known of it. ``documents`` are those that it names, ``mentions`` where it does. ``due`` and
    ``marker``, its number as written, are a directive's alone.
    """

    kind: str
    item: str
    ordinal: int
    text: str
    length: int
    units: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    documents: tuple[DocNumber, ...] = ()
    mentions: tuple[Mention, ...] = ()
    due: date | None = None
    marker: str = ""


class Sheet(NamedTuple):
    """A briefing as search sees it. ``kind`` is its period's; ``label`` is how lists name it."""

    briefing: str
    kind: str
    start: date
    end: date
    label: str
    final: bool
    told: Told
    entries: tuple[Entry, ...]


def sheet_of(briefing: Briefing) -> Sheet:
    """Return all that can be found in ``briefing``; its source is no part of it."""
    period = briefing.period
    whole_week = week_of(period.start) == (period.start, period.end)
    is_week = period.kind is PeriodKind.WEEK and whole_week
    return Sheet(
        briefing.id,
        period.kind.value,
        period.start,
        period.end,
        iso_week(period.start) if is_week else briefing.id,
        briefing.state.value == kinds.FINAL,
        told(briefing),
        tuple(_entries(briefing)),
    )


def _entries(briefing: Briefing) -> Iterator[Entry]:
    """Yield the entries in the order of :data:`~briefing.archive.search.kinds.KINDS`."""
    anchor = briefing.meeting.date or briefing.period.end
    for entry in _all_entries(briefing):
        if entry.text.strip():
            mentions = mentions_in(entry.text, anchor)
            named = dict.fromkeys(mention.document for mention in mentions)
            yield entry._replace(mentions=mentions, documents=entry.documents or tuple(named))


def _all_entries(briefing: Briefing) -> Iterator[Entry]:
    yield _entry(kinds.TITLE, briefing.title)
    yield _entry(kinds.SUMMARY, briefing.summary, item="summary")
    for place, result in enumerate(briefing.results, 1):
        facts = (result.section, result.unit)
        yield _entry(kinds.RESULT, result.text, facts, result.id, place, units=_filled(result.unit))
    for place, group in enumerate(briefing.directive_lists, 1):
        yield _entry(kinds.LEAD_IN, group.lead_in, (), LEAD_IN, place)
    for group in briefing.directive_lists:
        for item in group.directives:
            yield _directive(item, directive_marker(item, group.style))
    for place, quotation in enumerate(items(briefing, Part(PartKind.QUOTATIONS)), 1):
        yield _entry(kinds.QUOTATION, quotation.text, (quotation.section,), quotation.id, place)
    for place, figure in enumerate(briefing.figures, 1):
        yield _entry(kinds.FIGURE, _figure(figure), ordinal=place)
    for answer in briefing.answers:
        yield _entry(kinds.ANSWER, answer.reason, item=answer.directive)
    for place, note in enumerate(items(briefing, Part(PartKind.NOTES)), 1):
        yield _entry(kinds.NOTE, note.text, (), note.id, place)
    for place, citation in enumerate(briefing.citations, 1):
        yield _citation(citation, place)
    yield _entry(kinds.UNIT, briefing.organization, units=_filled(briefing.organization))
    yield _entry(kinds.PLACE, briefing.meeting.place)
    yield from _people(briefing)


def _entry(
    kind: str,
    text: str,
    facts: tuple[str, ...] = (),
    item: str = "",
    ordinal: int = 0,
    *,
    units: tuple[str, ...] = (),
) -> Entry:
    own = nfc(text)
    known = BETWEEN_FACTS.join(nfc(fact) for fact in facts if fact)
    whole = f"{own}\n{known}" if known else own
    number = max(-_LARGEST, min(ordinal, _LARGEST))
    return Entry(kind, item, number, whole, len(own), units)


def _directive(item: Directive, marker: str) -> Entry:
    units = _filled(item.unit, *item.cooperating)
    facts = (*units, *(f"#{tag}" for tag in item.tags if tag))
    entry = _entry(kinds.DIRECTIVE, item.text, facts, item.id, item.ordinal, units=units)
    return entry._replace(tags=_filled(*item.tags), due=item.due, marker=marker)


def _figure(figure: Figure) -> str:
    value = write_number(figure.value)
    if figure.of is not None:
        value += f"/{write_number(figure.of)}"
    said = f"{figure.name}: {value} {figure.unit}".rstrip()
    return said if figure.total is None else f"{said} ({write_number(figure.total)})"


def _citation(citation: Citation, place: int) -> Entry:
    said = write_citation(
        citation.type, citation.number, citation.symbol, citation.date, citation.issuer
    )
    numbers = document_numbers(citation.type, citation.number, citation.symbol)
    return _entry(kinds.DOCUMENT, said, ordinal=place)._replace(documents=numbers)


def _people(briefing: Briefing) -> Iterator[Entry]:
    """Yield everybody who is named with the meeting, once each."""
    meeting = briefing.meeting
    leading = filter(None, (meeting.chair, *meeting.co_chairs, meeting.secretary))
    named = (Attendee(name=person.name, title=person.title) for person in leading)
    for place, person in enumerate(dict.fromkeys((*named, *meeting.attendance)), 1):
        said = BETWEEN_NAMES.join(filter(None, (person.name, person.title, person.unit)))
        units = _filled(person.unit)
        yield _entry(kinds.PERSON, said, (person.reason,), "", place, units=units)


def _filled(*names: str) -> tuple[str, ...]:
    return tuple(nfc(name) for name in names if name)
