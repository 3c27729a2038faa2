"""List: what is in the archive, oldest first, and the short name of each."""

from briefing.archive.protocol import Archive, Header

# Not by way of ``dates``: a list needs no reading of dates, and it is what people wait for most.
from briefing.language.periods import iso_week, week_of
from briefing.model.records import Briefing, PeriodKind


def listing(archive: Archive, *, year: int | None = None) -> tuple[Header, ...]:
    """Return the headers of all briefings, or of those whose period touches ``year``."""
    return tuple(
        header
        for header in archive.headers()
        if year is None or header.period.start.year <= year <= header.period.end.year
    )


def short_name(briefing: Header | Briefing) -> str:
    """Return the name to show and to type for a briefing: "2020-W26", or its id."""
    period = briefing.period
    if period.kind is PeriodKind.WEEK and week_of(period.start) == (period.start, period.end):
        return iso_week(period.start)
    return briefing.id
