"""Searching by reading everything: slow and sure, for when there is no index."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from briefing.archive.search import kinds
from briefing.archive.search.entries import Sheet
from briefing.archive.search.hits import Found, Hit
from briefing.archive.search.matching import Item, fit, matches
from briefing.archive.search.query import Query
from briefing.archive.search.spans import marks
from briefing.archive.search.stored import (
    Year,
    homes,
    newest_first,
    place_of,
    read_year,
    year_signatures,
)
from briefing.language.folding import keys
from briefing.model.standing import standing

_Order = tuple[int, bool, int, int]


MOST_BYTES = 3_000_000
"""So much is read while somebody types: about half a second."""


def newest_years(folder: Path) -> tuple[list[str], bool]:
    """Return the names of the newest years that can be read at once, and whether they are all.

    Raises :class:`~briefing.errors.ArchiveError` when the folder cannot be listed.
    """
    signatures = year_signatures(folder)
    names: list[str] = []
    left = MOST_BYTES
    for name in sorted(signatures, reverse=True):
        left -= signatures[name].size
        if left < 0 and names:
            return names, False
        names.append(name)
    return names, True


def scan(
    folder: Path, query: Query, *, today: date, limit: int, years: Iterable[str] | None = None
) -> Found:
    """Return the best ``limit`` hits for ``query`` among what is stored in ``folder``.

    Of ``years`` alone where they are given. Raises :class:`~briefing.errors.ArchiveError` when
    the folder cannot be listed; years that cannot be read are among the problems.
    """
    names = year_signatures(folder) if years is None else years
    return _scanned({name: read_year(folder, name) for name in sorted(names)}, query, today, limit)


def _scanned(years: dict[str, Year], query: Query, today: date, limit: int) -> Found:
    problems = tuple(year.problem for year in years.values() if year.problem)
    if query.empty:
        return Found((), 0, problems)
    sheets = list(_sheets(years))
    ordered = sorted(_fitting(sheets, query, today), key=lambda one: one[0])
    hits = tuple(_hit(item, query) for _order, item in ordered[:limit])
    return Found(hits, len(ordered), problems)


def _sheets(years: dict[str, Year]) -> Iterator[Sheet]:
    found = homes(
        {name: year.documents for name, year in years.items()},
        {name: year.moving for name, year in years.items()},
    )
    for briefing_id, name in found.items():
        sheet = years[name].sheet(briefing_id)
        if sheet is not None:
            yield sheet


def _fitting(sheets: list[Sheet], query: Query, today: date) -> Iterator[tuple[_Order, Item]]:
    """Yield each item that answers to ``query``, with its place among them all."""
    stand = standing(sheet.told for sheet in sheets)
    order = {
        place.briefing: number for number, place in enumerate(newest_first(map(place_of, sheets)))
    }
    for sheet in sheets:
        for number, entry in enumerate(sheet.entries):
            directive = entry.kind == kinds.DIRECTIVE
            stands = stand.get((sheet.briefing, entry.item)) if directive else None
            item = Item(sheet, entry, stands, keys(entry.text))
            if matches(query, item, today):
                listed = entry.kind in kinds.LISTED
                yield (fit(query, item), listed, order[sheet.briefing], number), item


def _hit(item: Item, query: Query) -> Hit:
    sheet, entry = item.sheet, item.entry
    return Hit(
        briefing=sheet.briefing,
        start=sheet.start,
        label=sheet.label,
        kind=entry.kind,
        item=entry.item,
        ordinal=entry.ordinal,
        text=entry.text,
        marks=marks(query, entry.text, lambda: entry.mentions),
        length=entry.length,
        marker=entry.marker,
    )
