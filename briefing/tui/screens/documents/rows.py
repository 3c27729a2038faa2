"""The rows of the register, and one document with all its places beside them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from briefing.archive.search.kinds import LABELS
from briefing.i18n import _, ngettext
from briefing.insight.weekfacts import WeekFacts
from briefing.language.days import write_day_slashed
from briefing.language.documents import document_number
from briefing.language.letters import clean
from briefing.model.register import EntryKey
from briefing.tui.display import line
from briefing.tui.phrases import period_name
from briefing.tui.widgets.page import GUTTER, Block
from briefing.tui.widgets.rows import Listing, Part, Row, Spans
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.registering import (
    Document,
    Place,
    Unresolved,
    conflict_phrase,
    ordinal_of,
)

NUMBER_WIDTH = 20
DAY_WIDTH = 12
COUNT_WIDTH = 10

Weeks = Mapping[str, WeekFacts]


def row_key(key: EntryKey) -> str:
    """Return what tells the row of a document from every other."""
    return "|".join(map(str, key))


def unresolved_key(one: Unresolved) -> str:
    """Return what tells the row of a mention that nobody can place from every other."""
    citation = one.place.cited.citation
    return "|".join(("?", one.place.week, one.place.cited.item, citation.type, citation.number))


def document_rows(
    documents: Iterable[tuple[str, Document]],
    unresolved: Sequence[tuple[str, Unresolved]],
    room: Callable[[], int],
) -> Listing:
    """Return a row for each document under its kind, then the mentions that nobody can place.

    They come with the keys of their rows; ``room`` is how wide the list is, in cells.
    """
    parts: list[Part] = []

    def add(name: str, keyed: Sequence[tuple[str, Any]], draw: Callable[[Any], Spans]) -> None:
        heading = Row(partial(_heading, name, len(keyed)))
        above = (Row(tuple), heading) if parts else (heading,)
        keys, items = zip(*keyed, strict=True)
        parts.append(Part(above, items, keys, draw))

    for kind, group in groupby(documents, lambda keyed: keyed[1].type):
        add(kind or _("Document"), list(group), partial(_document, room))
    if unresolved:
        add(_("Which document is not clear"), unresolved, _unresolved)
    return Listing(parts)


def _heading(name: str, count: int) -> Spans:
    return Span(line(name).plain, "heading"), Span(f"  {count}", "muted")


def _document(room: Callable[[], int], document: Document) -> Spans:
    number = line(document_number(document.number, document.symbol), NUMBER_WIDTH - 1).plain
    signed = write_day_slashed(document.date) if document.date else "–"
    left = room() - GUTTER - NUMBER_WIDTH - DAY_WIDTH - COUNT_WIDTH - 5
    title = document.title or document.issuer
    return (
        Span(f" {number:<{NUMBER_WIDTH}}"),
        Span(f"{signed:<{DAY_WIDTH}}", "muted"),
        Span(f"{_counted(len(document.places)):>{COUNT_WIDTH - 2}}  ", "muted"),
        Span("! " if document.conflicts else "  ", "warn"),
        Span(line(title, max(left, 1)).plain if title and left > 0 else "", "muted"),
    )


def _counted(places: int) -> str:
    return ngettext("{count} place", "{count} places", places).format(count=places)


def _unresolved(one: Unresolved) -> Spans:
    citation = one.place.cited.citation
    name = f"{citation.type} {document_number(citation.number, citation.symbol)}".strip()
    said = ""
    if one.candidates:
        said = _("{count} may be meant").format(count=len(one.candidates))
    return (
        Span(f" {line(name).plain:<{NUMBER_WIDTH}}"),
        Span(f"{write_day_slashed(one.place.day):<{DAY_WIDTH}}", "muted"),
        Span(said, "muted"),
    )


def document_blocks(document: Document, weeks: Weeks) -> list[Block]:
    """Return a document in full and its places, the newest first; their keys count from 0."""
    rows = [Paragraph((Span(clean(document.citation), "strong"),))]
    if document.issuer:
        rows.append(Paragraph((Span(clean(document.issuer), "muted"),)))
    if document.title:
        rows.append(Paragraph((Span(clean(_sentence(document.title))),), before=1))
    rows += [
        Paragraph(
            (Span("! ", "warn"), Span(clean(conflict_phrase(one)), "warn")), before=int(not n)
        )
        for n, one in enumerate(document.conflicts)
    ]
    if document.entry is not None:
        rows.append(Paragraph((Span(_("Entered by the office"), "good"),), before=1))
    count = len(document.places)
    cited = ngettext("Cited in {count} place", "Cited in {count} places", count)
    heading = cited.format(count=count) if count else _("No week cites it.")
    rows.append(Paragraph((Span(heading, "heading"),), before=1))
    return [Block(tuple(rows)), *place_blocks(document.places[::-1], weeks)]


def unresolved_blocks(one: Unresolved, weeks: Weeks, meant: Iterable[str]) -> list[Block]:
    """Return a mention that nobody can place, and what it may mean."""
    citation = one.place.cited.citation
    name = f"{citation.type} {document_number(citation.number, citation.symbol)}".strip()
    rows = [
        Paragraph((Span(clean(name), "strong"),)),
        Paragraph((Span(_explained(one), "muted"),), before=1),
    ]
    rows += [Paragraph((Span(clean(candidate)),), indent=2) for candidate in meant]
    return [Block(tuple(rows)), *place_blocks((one.place,), weeks)]


def place_blocks(places: Sequence[Place], weeks: Weeks) -> list[Block]:
    """Return a block for each place: its week, what cites there, its first words."""
    return [
        Block(
            (
                Paragraph(_whence(place, weeks), before=1),
                *(
                    Paragraph((Span(words, "muted"),), indent=2)
                    for words in [_words(place, weeks)]
                    if words
                ),
            ),
            str(number),
        )
        for number, place in enumerate(places)
    ]


def _explained(one: Unresolved) -> str:
    if one.candidates:
        return _("It may mean more than one document:")
    return _("No text before it, and no entry of the office, gives its symbol.")


def _whence(place: Place, weeks: Weeks) -> tuple[Span, ...]:
    week = weeks.get(place.week)
    name = period_name(week.period) if week else place.week
    ordinal = ordinal_of(week, place) if week else 0
    kind = _(LABELS[place.cited.kind])
    said = f"{kind} {ordinal}" if ordinal else kind
    return Span(clean(name), "strong"), Span(f" · {said}", "muted")


def _words(place: Place, weeks: Weeks) -> str:
    """Return the first words of the item, where the facts of the week have them."""
    week = weeks.get(place.week)
    item = place.cited.item
    if week is None:
        return ""
    if place.cited.kind == "result":
        return next((clean(one.words) for one in week.results if one.id == item), "")
    if place.cited.kind == "directive":
        return next((line(one.text, 80).plain for one in week.directives if one.id == item), "")
    return ""


def _sentence(title: str) -> str:
    return title[:1].upper() + title[1:]
