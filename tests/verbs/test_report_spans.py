"""Spans as people write them."""

from datetime import date

import pytest

from briefing.model.records import Period, PeriodKind
from briefing.verbs.report_spans import (
    in_kind,
    neighbour,
    read_span,
    span_at,
    span_between,
    span_title,
    usual_span,
)

TODAY = date(2020, 7, 6)


def named(period: Period | None) -> str:
    return f"{period.kind.value} {period.start} {period.end}" if period else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-06", "month 2020-06-01 2020-06-30"),
        ("6/2020", "month 2020-06-01 2020-06-30"),
        ("tháng 6-2020", "month 2020-06-01 2020-06-30"),
        ("tháng 6", "month 2020-06-01 2020-06-30"),
        ("2020-Q2", "quarter 2020-04-01 2020-06-30"),
        ("2020q4", "quarter 2020-10-01 2020-12-31"),
        ("quý II/2020", "quarter 2020-04-01 2020-06-30"),
        ("quy 2/2020", "quarter 2020-04-01 2020-06-30"),
        ("nua dau nam 2020", "half 2020-01-01 2020-06-30"),
        ("2020-H1", "half 2020-01-01 2020-06-30"),
        ("6 tháng đầu năm 2020", "half 2020-01-01 2020-06-30"),
        ("2020", "year 2020-01-01 2020-12-31"),
        ("năm 2020", "year 2020-01-01 2020-12-31"),
        ("2020-13", ""),
        ("2020-Q5", ""),
        ("0000", ""),
        ("9 tháng đầu năm 2020", ""),
        ("hôm qua", ""),
        ("", ""),
    ],
)
def test_a_span_is_read(text: str, expected: str) -> None:
    assert named(read_span(text, TODAY)) == expected


def test_what_a_span_is_called_is_read_again() -> None:
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR):
        period = span_at(kind, TODAY)
        assert read_span(span_title(period), date(1999, 1, 1)) == period


def test_one_goes_from_span_to_span() -> None:
    june = span_at(PeriodKind.MONTH, date(2020, 6, 9))
    assert named(neighbour(june, 1)) == "month 2020-07-01 2020-07-31"
    assert neighbour(neighbour(june, 1), -1) == june
    stretch = span_between(date(2020, 6, 1), date(2020, 6, 10))
    assert named(neighbour(stretch, 1)) == "other 2020-06-11 2020-06-20"
    assert neighbour(neighbour(stretch, -1), 1) == stretch
    last = span_at(PeriodKind.YEAR, date.max)
    assert neighbour(last, 1) == last
    assert neighbour(span_at(PeriodKind.YEAR, date.min), -1).start == date.min


def test_a_longer_span_is_the_one_that_has_today() -> None:
    july = span_at(PeriodKind.MONTH, TODAY)
    assert named(in_kind(july, PeriodKind.QUARTER, TODAY)) == "quarter 2020-07-01 2020-09-30"
    year = span_at(PeriodKind.YEAR, TODAY)
    assert in_kind(year, PeriodKind.MONTH, TODAY) == july
    assert span_between(date(2020, 4, 1), date(2020, 6, 30)).kind is PeriodKind.QUARTER


@pytest.mark.parametrize(("day", "month"), [(date(2020, 7, 7), 6), (date(2020, 7, 8), 7)])
def test_in_its_first_week_a_month_is_not_reported_on_yet(day: date, month: int) -> None:
    assert usual_span(day).start.month == month
