"""List: what is in the archive, oldest first, and the short name of each."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from briefing.archive.headerfile import at_a_glance
from briefing.archive.protocol import Archive, Header

# Not by way of ``dates``: a list needs no reading of dates, and it is what people wait for most.
from briefing.language.periods import iso_week
from briefing.model.records import Briefing, PeriodKind

if TYPE_CHECKING:
    from briefing.insight.weekfacts import WeekFacts  # a list needs none


_NOTHING_HEARD: tuple[date, set[str], set[str]] = (date.max, set(), set())
"""The day on which the briefings of a kind begin, going back in time; what they heard to be
settled of those before them; and what those that begin next heard."""


def listing(archive: Archive, *, year: int | None = None) -> tuple[Header, ...]:
    """Return the headers of all briefings, or of those whose period touches ``year``."""
    return _of_year(archive.headers(), year)


class Listed(NamedTuple):
    """The headers that were asked for, and a sentence for each stored thing beyond reading."""

    headers: tuple[Header, ...]
    problems: tuple[str, ...] = ()


def listed(folder: Path, opened: Callable[[], Archive], *, year: int | None = None) -> Listed:
    """Return what :func:`listing` does, of the archive in ``folder``.

    It is ``opened`` only where its index does not know all of it.
    """
    headers = at_a_glance(folder)
    if headers is not None:
        return Listed(_of_year(headers, year))
    archive = opened()
    return Listed(listing(archive, year=year), archive.problems())


def _of_year(headers: Sequence[Header], year: int | None) -> tuple[Header, ...]:
    return tuple(
        header
        for header in as_answered(headers)
        if year is None or header.period.start.year <= year <= header.period.end.year
    )


def as_answered(headers: Sequence[Header]) -> list[Header]:
    """Return ``headers`` (oldest first), each with the number of what is open to this day.

    What the next briefing of the same kind heard to be done, dropped or carried on is no longer
    open, as :func:`briefing.model.standing.standing` tells it for each directive.
    """
    found: list[Header] = []
    rows: dict[PeriodKind, tuple[date, set[str], set[str]]] = {}
    for header in reversed(headers):
        start, here, later = rows.get(header.period.kind, _NOTHING_HEARD)
        if header.period.start < start:
            start, here, later = header.period.start, set(header.settled), here
            rows[header.period.kind] = start, here, later
        else:
            here.update(header.settled)
        if later.isdisjoint(header.waiting):
            found.append(header)
        else:
            found.append(replace(header, open=len(set(header.waiting) - later)))
    found.reverse()
    return found


def short_name(briefing: "Header | Briefing | WeekFacts") -> str:
    """Return the name to show and to type for a briefing: "2020-W26", or its id."""
    kind, start, end = briefing.period.kind, briefing.period.start, briefing.period.end
    if kind is PeriodKind.WEEK and start.isoweekday() == 1 and (end - start).days == 6:
        return iso_week(start)
    return briefing.id
