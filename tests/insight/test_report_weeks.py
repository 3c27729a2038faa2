"""Which briefings a report is gathered from: the rule of the figures, and what is missing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.insight.figures.totals import Crossing, Entry, shares
from briefing.insight.report_weeks import chosen, counted_on, missing
from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import DateRange
from briefing.model.identity import period_id
from briefing.model.records import Figure, Period, PeriodKind

JUNE = DateRange(date(2020, 6, 1), date(2020, 6, 30))


def facts(kind: PeriodKind, start: date, end: date, met: date | None = None) -> WeekFacts:
    period = Period(kind=kind, start=start, end=end)
    return WeekFacts(id=period_id(period), period=period, meeting_date=met)


def week(monday: date, met: int = 7) -> WeekFacts:
    return facts(PeriodKind.WEEK, monday, monday + timedelta(days=6), monday + timedelta(days=met))


MONTH = facts(PeriodKind.MONTH, *JUNE)


def test_a_week_over_the_end_of_a_month_counts_by_the_rule_of_the_office() -> None:
    over = week(date(2020, 6, 29), met=1)
    assert chosen([over], JUNE, Crossing.LAST).weeks == ()
    assert chosen([over], JUNE, Crossing.SPLIT).weeks == ()
    assert chosen([over], JUNE, Crossing.MEETING).weeks == (over,)


@given(
    st.dates(date(2019, 1, 1), date(2021, 1, 1)),
    st.integers(0, 12),
    st.sampled_from([Crossing.MEETING, Crossing.LAST]),
)
def test_texts_and_figures_count_in_the_same_month(
    start: date, met: int, crossing: Crossing
) -> None:
    end, day = start + timedelta(days=6), start + timedelta(days=met)
    figure = Figure(name="Tiếp dân", value=Decimal(1))
    (share,) = shares(Entry("w", PeriodKind.WEEK, start, end, day, figure), crossing)
    counted = counted_on(Period(kind=PeriodKind.WEEK, start=start, end=end), day, crossing)
    assert counted.replace(day=1) == share.month


def test_a_longer_report_counts_only_where_no_week_tells_of_its_time() -> None:
    quarter = DateRange(date(2020, 4, 1), JUNE.end)
    may = facts(PeriodKind.MONTH, date(2020, 5, 1), date(2020, 5, 31))
    found = chosen([may, MONTH, week(date(2020, 6, 8))], quarter, Crossing.LAST)
    assert [one.id for one in found.weeks] == ["month-2020-05-01", "week-2020-06-08"]
    assert found.aside == (MONTH,)
    assert chosen([MONTH], JUNE, Crossing.LAST).weeks == (MONTH,)


@pytest.mark.parametrize(
    ("mondays", "today", "gaps"),
    [
        ([1, 8, 15, 22], date(2020, 7, 6), []),
        ([1, 22], date(2020, 7, 6), [(8, 21)]),
        ([1, 15], date(2020, 7, 6), [(8, 14), (22, 28)]),
        ([1], date(2020, 6, 15), [(8, 14)]),
        ([1], date(2020, 6, 14), []),
    ],
)
def test_weeks_that_nobody_wrote_are_named_once_they_are_over(
    mondays: list[int], today: date, gaps: list[tuple[int, int]]
) -> None:
    weeks = [week(date(2020, 6, monday)) for monday in mondays]
    found = missing(weeks, JUNE, Crossing.LAST, today)
    assert [(gap.start.day, gap.end.day) for gap in found] == gaps


def test_a_report_of_the_month_covers_its_weeks() -> None:
    assert missing([MONTH], JUNE, Crossing.LAST, date(2020, 7, 6)) == []
