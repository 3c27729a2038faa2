from datetime import date

import pytest

from briefing.language.lunar import lunar_day

TET = (
    "1985-01-21 2007-02-17 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 "
    "2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 "
    "2029-02-13 2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08"
)
HUNG_KINGS = (
    "2015-04-28 2016-04-16 2017-04-06 2018-04-25 2019-04-14 2020-04-02 2021-04-21 2022-04-10 "
    "2023-04-29 2024-04-18 2025-04-07 2026-04-26"
)


@pytest.mark.parametrize("day", TET.split())
def test_tet_is_when_the_calendars_have_it(day: str) -> None:
    """In 1985, 2007 and 2030 the Chinese one has it a month or a day later."""
    first = date.fromisoformat(day)
    assert lunar_day(first.year, 1, 1) == first


@pytest.mark.parametrize("day", HUNG_KINGS.split())
def test_the_feast_of_the_hung_kings_is_when_the_calendars_have_it(day: str) -> None:
    feast = date.fromisoformat(day)
    assert lunar_day(feast.year, 3, 10) == feast


@pytest.mark.parametrize(
    ("lunar", "day"),
    [
        ((2023, 2, 1), "2023-02-20"),
        ((2023, 3, 1), "2023-04-20"),  # after a leap second month
        ((2024, 8, 15), "2024-09-17"),
        ((2024, 12, 23), "2025-01-22"),
        ((2033, 11, 1), "2033-11-22"),
    ],
)
def test_days_of_other_months(lunar: tuple[int, int, int], day: str) -> None:
    assert lunar_day(*lunar) == date.fromisoformat(day)
