"""Which briefings a report of a span is gathered from, and which weeks of it nobody has written.

The rules are those of the figures (:mod:`briefing.insight.figures.totals`): a week counts whole
on one day, which the office's rule for weeks that cross a month chooses. The report of a longer
time (a month, a quarter) is gathered only where no shorter one of that time is stored, so that
nothing is told twice.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from briefing.insight.figures.totals import Crossing
from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import DateRange, week_of
from briefing.model.records import Period, PeriodKind

_SHORT_DAYS = 31


class Chosen(NamedTuple):
    """The briefings of a span, oldest first, and the longer ones that are left aside."""

    weeks: tuple[WeekFacts, ...]
    aside: tuple[WeekFacts, ...]


def counted_on(period: Period, met: date, crossing: Crossing) -> date:
    """Return the day on which a week counts that was met about on the day ``met``.

    Its last day; by the rule of the meeting that day, unless it came later. A text cannot be
    split, so where figures are split the last day holds.
    """
    if crossing is Crossing.MEETING:
        return min(max(met, period.start), period.end)
    return period.end


def chosen(weeks: Iterable[WeekFacts], span: DateRange, crossing: Crossing) -> Chosen:
    """Return which of ``weeks`` (oldest first) a report of ``span`` is gathered from."""
    short: list[WeekFacts] = []
    longer: list[WeekFacts] = []
    for week in weeks:
        if is_short(week.period):
            if span.start <= counted_on(week.period, week.day, crossing) <= span.end:
                short.append(week)
        elif span.start <= week.period.start and week.period.end <= span.end:
            longer.append(week)
    taken, aside = short, []
    for week in sorted(longer, key=lambda one: one.period.end - one.period.start):
        if any(_counts_in(one, week.period, crossing) for one in taken):
            aside.append(week)
        else:
            taken = [*taken, week]
    return Chosen(_in_order(taken), _in_order(aside))


def is_short(period: Period) -> bool:
    """Tell whether a period counts like a week: one, or another stretch of at most 31 days."""
    if period.kind is PeriodKind.OTHER:
        return (period.end - period.start).days < _SHORT_DAYS
    return period.kind is PeriodKind.WEEK


def missing(
    weeks: Sequence[WeekFacts], span: DateRange, crossing: Crossing, today: date
) -> list[DateRange]:
    """Return the stretches of calendar weeks that count in ``span`` and have no briefing.

    Neighbouring weeks are one stretch. A week is not missing before it is over. A longer report
    covers its weeks as well.
    """
    week = week_of(span.start)
    covered = [
        one.period for one in weeks if one.period.end >= week.start and one.period.start <= span.end
    ]
    found: list[DateRange] = []
    while week.start <= span.end and week.end < today:
        period = Period(kind=PeriodKind.WEEK, start=week.start, end=week.end)
        inside = span.start <= counted_on(period, week.end, crossing) <= span.end
        if inside and not _is_covered(week, span, covered):
            if found and found[-1].end + timedelta(days=1) == week.start:
                found[-1] = DateRange(found[-1].start, week.end)
            else:
                found.append(week)
        week = DateRange(week.start + timedelta(days=7), week.end + timedelta(days=7))
    return found


def _counts_in(one: WeekFacts, period: Period, crossing: Crossing) -> bool:
    if is_short(one.period):
        return period.start <= counted_on(one.period, one.day, crossing) <= period.end
    return period.start <= one.period.start and one.period.end <= period.end


def _is_covered(week: DateRange, span: DateRange, covered: Iterable[Period]) -> bool:
    """Tell whether one briefing tells of half the days or more that a week has in ``span``."""
    first, last = max(week.start, span.start), min(week.end, span.end)
    if first > last:  # it was met about in the span, and lies before it
        first, last = week
    days = (last - first).days + 1
    return any(
        2 * ((min(last, period.end) - max(first, period.start)).days + 1) >= days
        for period in covered
    )


def _in_order(weeks: Iterable[WeekFacts]) -> tuple[WeekFacts, ...]:
    return tuple(sorted(weeks, key=lambda one: (one.period.start, one.period.end, one.id)))
