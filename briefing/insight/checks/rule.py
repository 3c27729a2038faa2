"""What a rule is, and the places of a briefing that rules look at."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.i18n import _
from briefing.language.markers import write_marker
from briefing.language.terms import ListStyle
from briefing.model.numbering import directive_marker
from briefing.model.records import Briefing, Directive


class Finding(NamedTuple):
    """What a rule has found: a sentence for the user, and where, in the user's words."""

    message: str
    where: str


class Rule(NamedTuple):
    """A check with its id ("period/week"), what it asks for (an English msgid), and itself.

    ``find`` gets the briefing and the one before it, or ``None`` where there is none.
    """

    id: str
    summary: str
    find: Callable[[Briefing, Briefing | None], Iterator[Finding]]


class Passage(NamedTuple):
    """A stretch of text that was typed, and where it stands."""

    text: str
    where: str


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
    yield Passage(briefing.title, _("Title"))
    yield Passage(briefing.summary, _("Summary"))
    for number, result in enumerate(briefing.results, 1):
        yield Passage(result.text, _("Result {number}").format(number=number))
    for group in briefing.directive_lists:
        yield Passage(group.lead_in, _("Sentence before the conclusions"))
    for item, where in each_directive(briefing):
        yield Passage(item.text, where)
    for number, quotation in enumerate(briefing.quotations, 1):
        where = _("Quotation {number}").format(number=number)
        yield Passage(quotation.text, where)
        yield Passage(quotation.source, where)
