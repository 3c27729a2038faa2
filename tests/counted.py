"""Weeks and months with figures in them, in few words, for the tests of what is counted."""

from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from briefing.insight.weekfacts import WeekFacts, week_facts
from briefing.language.dayforms import month_range
from briefing.model.editing import add_result, new_briefing
from briefing.model.records import Briefing, Figure, Meeting, Period, PeriodKind, Qualifier

NAME = "Tiếp công dân"
UNIT = "lượt"


def number(
    value: int | str,
    *,
    name: str = NAME,
    unit: str = UNIT,
    of: int | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    earlier: int | None = None,
    total: int | None = None,
) -> Figure:
    """Return one number of a week."""
    return Figure(
        name=name,
        value=Decimal(value),
        unit=unit,
        of=None if of is None else Decimal(of),
        qualifier=qualifier,
        earlier=None if earlier is None else Decimal(earlier),
        total=None if total is None else Decimal(total),
    )


def week_of(monday: str, *figures: Figure, met: str = "", text: str = "") -> Briefing:
    """Return the week from ``monday`` on; it met on the Monday after, unless ``met`` says when."""
    start = date.fromisoformat(monday)
    period = Period(kind=PeriodKind.WEEK, start=start, end=start + timedelta(days=6))
    return _report(period, figures, met or str(start + timedelta(days=7)), text)


def month_of(year: int, month: int, *figures: Figure) -> Briefing:
    """Return the report of a month."""
    days = month_range(year, month)
    period = Period(kind=PeriodKind.MONTH, start=days.start, end=days.end)
    return _report(period, figures, str(days.end), "")


def _report(period: Period, figures: tuple[Figure, ...], met: str, text: str) -> Briefing:
    briefing = replace(
        new_briefing(period), figures=figures, meeting=Meeting(date=date.fromisoformat(met))
    )
    return add_result(briefing, text) if text else briefing


def facts(*briefings: Briefing) -> list[WeekFacts]:
    """Return what many-week views need of ``briefings``, oldest period first."""
    found = [week_facts(briefing) for briefing in briefings]
    return sorted(found, key=lambda one: (one.period.start, one.period.end))
