"""What reports say of the figures that the office counts, and to which month each number goes."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Protocol

from msgspec import Struct
from msgspec.structs import replace

from briefing.language.dates import DateRange
from briefing.model.figures import Definition, Names
from briefing.model.records import Figure, Period, PeriodKind

EXACT = Context(prec=1000, rounding=ROUND_HALF_UP)
"""Counts with whatever was typed without losing a digit."""

_SHORT_DAYS = 31


class Crossing(StrEnum):
    """Where a week counts that crosses the end of a month."""

    MEETING = "meeting"  # where the day of its meeting lies, its last day when that came later
    LAST = "last"  # where its last day lies
    SPLIT = "split"  # in both, as was entered; where nothing was, as LAST


class By(StrEnum):
    """By what spans figures are listed."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS = {By.MONTH: 1, By.QUARTER: 3, By.HALF: 6, By.YEAR: 12}


class Entry(Struct, frozen=True, gc=False):
    """A number of one report that belongs to a definition.

    The garbage collector does not follow it, nor what is made of it: fifty years of them are many
    objects to look through, and none can be part of a cycle.
    """

    briefing: str
    kind: PeriodKind
    start: date
    end: date
    met: date
    figure: Figure


class Share(Struct, frozen=True, gc=False):
    """What an entry gives to one month (its first day); ``until`` is the last day it tells of."""

    month: date
    until: date
    value: Decimal
    of: Decimal | None
    entry: Entry


class Repeated(NamedTuple):
    """A number left aside because its report gave the figure already, with another value."""

    briefing: str
    figure: Figure
    counted: Figure


class Gathered(NamedTuple):
    """The numbers of all reports by the id of their definition, oldest report first.

    ``unknown`` are those that belong to none, by their name and unit as they were written.
    """

    entries: dict[str, list[Entry]]
    repeated: tuple[Repeated, ...]
    unknown: dict[tuple[str, str], list[Entry]]


class Report(Protocol):
    """What is needed of a briefing, or of its facts, to count what it reports."""

    @property
    def id(self) -> str:
        """What tells it from every other."""

    @property
    def period(self) -> Period:
        """The days it reports on."""

    @property
    def day(self) -> date:
        """The day of its meeting, or the last of its period where none is known."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The numbers it gives."""


def gather(weeks: Iterable[Report], definitions: Sequence[Definition]) -> Gathered:
    """Sort the numbers of ``weeks`` (oldest first) under ``definitions``."""
    names = Names(definitions)
    entries: dict[str, list[Entry]] = {one.id: [] for one in definitions}
    repeated: list[Repeated] = []
    unknown: dict[tuple[str, str], list[Entry]] = {}
    for week in weeks:
        first: dict[str, Figure] = {}
        for figure in week.figures:
            one = names.of(figure.name, figure.unit)
            if one is None:
                given = unknown.setdefault((figure.name, figure.unit), [])
                if not given or given[-1].briefing != week.id:
                    given.append(_entry(week, figure))
            elif one.id not in first:
                first[one.id] = figure
                entries[one.id].append(_entry(week, figure))
            elif (first[one.id].value, first[one.id].of) != (figure.value, figure.of):
                repeated.append(Repeated(week.id, figure, first[one.id]))
    return Gathered(entries, tuple(repeated), unknown)


def _entry(week: Report, figure: Figure) -> Entry:
    period = week.period
    return Entry(week.id, period.kind, period.start, period.end, week.day, figure)


def is_short(entry: Entry) -> bool:
    """Tell whether a report counts like a week: one, or another stretch of at most 31 days."""
    if entry.kind is PeriodKind.OTHER:
        return (entry.end - entry.start).days < _SHORT_DAYS
    return entry.kind is PeriodKind.WEEK


def crosses(start: date, end: date) -> bool:
    """Tell whether a period lies in more than one month."""
    return (start.year, start.month) != (end.year, end.month)


def shares(entry: Entry, crossing: Crossing) -> list[Share]:
    """Return what a short report gives to which month, by the rule ``crossing``."""
    if not crosses(entry.start, entry.end):
        return [whole_share(entry)]
    if crossing is Crossing.MEETING:
        return [_in_month(entry, min(max(entry.met, entry.start), entry.end))]
    earlier = entry.figure.earlier
    if crossing is Crossing.LAST or earlier is None:
        return [whole_share(entry)]
    later = EXACT.subtract(entry.figure.value, earlier)
    # Nobody has said of which y each of the two parts is.
    first = replace(_in_month(entry, entry.start), value=earlier, of=None)
    return [first, replace(whole_share(entry), value=later, of=None)]


def whole_share(entry: Entry) -> Share:
    """Return an entry as one share, in the month of its last day."""
    return _in_month(entry, entry.end)


def _in_month(entry: Entry, day: date) -> Share:
    month = span_of(By.MONTH, day)
    until = min(entry.end, month.end)
    return Share(month.start, until, entry.figure.value, entry.figure.of, entry)


@lru_cache(maxsize=4096)
def span_of(by: By, day: date) -> DateRange:
    """Return the calendar span of one length that has ``day``; by week from Monday to Sunday."""
    if by is By.WEEK:
        monday = day - timedelta(days=day.weekday())
        return DateRange(monday, monday + timedelta(days=6))
    months = _MONTHS[by]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return DateRange(date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))
