"""List: what is in the archive, oldest first, and the short name of each."""

from typing import TYPE_CHECKING

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
        for header in archive.headers()
        if year is None or header.period.start.year <= year <= header.period.end.year
    )


def short_name(briefing: "Header | Briefing | WeekFacts") -> str:
    """Return the name to show and to type for a briefing: "2020-W26", or its id."""
    kind, start, end = briefing.period.kind, briefing.period.start, briefing.period.end
    if kind is PeriodKind.WEEK and start.isoweekday() == 1 and (end - start).days == 6:
        return iso_week(start)
    return briefing.id
