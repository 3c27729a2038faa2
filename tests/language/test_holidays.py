from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.holidays import holidays, holidays_from, working_day_after

# The working days, Monday to Friday, on which offices were closed, as announced year by year.
ANNOUNCED = {
    2018: "01-01 02-14 02-15 02-16 02-19 02-20 04-25 04-30 05-01 09-03 12-31",
    2019: "01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02",
    2020: "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02",
    2021: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03",
    2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
    2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
}


@pytest.mark.parametrize("year", ANNOUNCED)
def test_offices_are_closed_as_announced(year: int) -> None:
    closed = {day for day in holidays(year) if day.weekday() < 5}
    assert closed == {date.fromisoformat(f"{year}-{day}") for day in ANNOUNCED[year].split()}


def test_the_day_of_culture_is_free_since_2026() -> None:
    assert date(2025, 11, 24) not in holidays(2025)
    assert date(2026, 11, 24) in holidays(2026)


def test_several_years_are_all_of_them() -> None:
    assert holidays_from(2020, 2) == holidays(2020) | holidays(2021)


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        ("2020-06-29", 5, "2020-07-06"),
        ("2020-06-29", 0, "2020-06-29"),
        ("2020-01-20", 5, "2020-02-03"),  # over Tết
        ("2020-03-30", 5, "2020-04-07"),  # over Giỗ Tổ
        ("2023-04-28", 1, "2023-05-04"),  # Giỗ Tổ, 30/4 and 1/5, two of them on a weekend
        ("2022-08-29", 5, "2022-09-07"),  # two days at 2/9
        ("2020-12-30", 2, "2021-01-04"),
        ("2020-01-02", 600, "2022-06-01"),
    ],
)
def test_working_days_pass_over_weekends_and_holidays(day: str, count: int, due: str) -> None:
    assert working_day_after(date.fromisoformat(day), count) == date.fromisoformat(due)


@given(
    day=st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)),
    count=st.integers(1, 60),
)
def test_a_deadline_is_a_working_day_and_the_right_number_of_them_lie_before(
    day: date, count: int
) -> None:
    due = working_day_after(day, count)
    between = [day + timedelta(days=passed) for passed in range(1, (due - day).days + 1)]
    free = holidays_from(day.year, 3)
    assert sum(1 for each in between if each.weekday() < 5 and each not in free) == count
    assert due.weekday() < 5
    assert due not in free
