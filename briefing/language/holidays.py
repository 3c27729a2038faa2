"""Public holidays of Vietnam, and deadlines counted in working days.

The days are those of the Labour Code (Bộ luật Lao động 2019, Điều 112; before 2021 that of 2012,
Điều 115): 1/1, five days of Tết, Giỗ Tổ (10/3 of the lunar calendar), 30/4, 1/5, 2/9, since 2021
one day beside 2/9, and since 2026 the Day of Vietnamese Culture, 24/11 (Nghị quyết 80-NQ/TW). One
that falls on a Saturday or Sunday is made up for on the next working day (Điều 111, khoản 3).

Two choices are announced anew each year and cannot be computed. Whether one or two of the five
days of Tết lie before it: two are taken here, for one was chosen only where that leaves the same
working days free. And on which side of 2/9 the second day lies: towards the weekend. All years
from 2015 to 2026 agree with that, and later ones are taken to go on so. Days exchanged for a
worked Saturday stand in a table, as far as they were known; the Saturday still counts as free.
"""

from datetime import date, timedelta
from functools import cache

from briefing.language.lunar import lunar_day
from briefing.language.spoken import add_working_days

_FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))
_TET = range(-2, 3)
"""The days off around the first day of the lunar year."""

_SECOND_NATIONAL_DAY_SINCE = 2021
_CULTURE_DAY_SINCE = 2026

# On which side of 2/9 the second day lies, by the weekday of 2/9 from Monday on: towards the
# weekend, where it makes the longest rest.
_BESIDE_NATIONAL_DAY = (1, -1, -1, 1, -1, -1, 1)

# Days off that were exchanged for a worked Saturday, from the yearly announcements.
_EXCHANGED = frozenset(
    date.fromisoformat(day)
    for day in (
        "2015-01-02", "2015-02-16", "2015-04-29", "2018-12-31", "2019-04-29", "2024-04-29",
        "2025-05-02", "2026-08-31",
    )
)  # fmt: skip

_WORKING_DAYS_A_YEAR = 200
"""Fewer than any year has: how far ahead holidays must be known is reckoned with it."""


@cache
def holidays(year: int) -> frozenset[date]:
    """Return the public days off in ``year``, those made up for on a later day included."""
    days = {date(year, month, day) for month, day in _FIXED}
    days.add(lunar_day(year, 3, 10))
    tet = lunar_day(year, 1, 1)
    days.update(tet + timedelta(days=place) for place in _TET)
    if year >= _SECOND_NATIONAL_DAY_SINCE:
        national = date(year, 9, 2)
        days.add(national + timedelta(days=_BESIDE_NATIONAL_DAY[national.weekday()]))
    if year >= _CULTURE_DAY_SINCE:
        days.add(date(year, 11, 24))
    days.update(day for day in _EXCHANGED if day.year == year)
    for day in sorted(days):
        if day.weekday() >= 5:
            days.add(_next_working_day(day, days))
    return frozenset(days)


@cache
def holidays_from(year: int, years: int = 5) -> frozenset[date]:
    """Return the public days off of ``year`` and the years after it, ``years`` in all."""
    last = min(year + years, date.max.year)
    return frozenset().union(*(holidays(each) for each in range(year, last)))


def working_day_after(day: date, count: int) -> date:
    """Return the ``count``-th working day after ``day``; ``day`` itself for 0.

    Monday to Friday count, public holidays do not: the notice of conclusions that is due five
    working days after a meeting on Monday 29/6/2020 is due on Monday 6/7/2020.
    """
    years = 2 + count // _WORKING_DAYS_A_YEAR
    return add_working_days(day, count, holidays_from(day.year, years))


def _next_working_day(day: date, free: set[date]) -> date:
    while day in free or day.weekday() >= 5:
        day += timedelta(days=1)
    return day
