"""List: what is in the archive, oldest first, and the short name of each."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.archive.protocol import Archive, Header

# Not by way of ``dates``: a list needs no reading of dates, and it is what people wait for most.
from briefing.language.periods import iso_week
from briefing.model.records import Briefing, PeriodKind

if TYPE_CHECKING:
    from briefing.insight.weekfacts import WeekFacts  # a list needs none


def listing(archive: Archive, *, year: int | None = None) -> tuple[Header, ...]:
    """Return the headers of all briefings, or of those whose period touches ``year``."""
    return tuple(
        header
        for header in as_answered(archive.headers())
        if year is None or header.period.start.year <= year <= header.period.end.year
    )


def as_answered(headers: Sequence[Header]) -> list[Header]:
    """Return ``headers`` (oldest first), each with the number of what is open to this day.

    What the next briefing of the same kind heard to be done, dropped or carried on is no longer
    open, as :func:`briefing.model.standing.standing` tells it for each directive.
    """
    found: list[Header] = []
    rows: dict[PeriodKind, _Heard] = {}
    for header in reversed(headers):
        heard = rows.setdefault(header.period.kind, _Heard())
        later = heard.after(header)
        count = sum(1 for item in header.waiting if item not in later)
        found.append(header if count == header.open else replace(header, open=count))
    found.reverse()
    return found


class _Heard:
    """What briefings of one kind heard of those before them, while one goes back in time."""

    def __init__(self) -> None:
        self._start = date.max
        self._here: set[str] = set()  # heard by the briefings that begin on that day
        self._later: set[str] = set()  # heard by those of the next day on which any begins

    def after(self, header: Header) -> set[str]:
        """Return what was heard of the directives of ``header``, and go on to it."""
        if header.period.start < self._start:
            self._start, self._later, self._here = header.period.start, self._here, set()
        self._here.update(header.settled)
        return self._later


def short_name(briefing: "Header | Briefing | WeekFacts") -> str:
    """Return the name to show and to type for a briefing: "2020-W26", or its id."""
    kind, start, end = briefing.period.kind, briefing.period.start, briefing.period.end
    if kind is PeriodKind.WEEK and start.isoweekday() == 1 and (end - start).days == 6:
        return iso_week(start)
    return briefing.id
