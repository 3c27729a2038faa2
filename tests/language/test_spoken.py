from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.dates import add_working_days, read_spoken, write_day_spoken

MONDAY = date(2020, 6, 29)
any_day = st.dates(date(1901, 1, 8), date(2098, 12, 20))
modest = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hôm nay", date(2020, 6, 29)),
        ("chiều nay", date(2020, 6, 29)),
        ("ngày mai", date(2020, 6, 30)),
        ("sáng mai", date(2020, 6, 30)),
        ("ngày kia", date(2020, 7, 1)),
        ("T6", date(2020, 7, 3)),
        ("t.6", date(2020, 7, 3)),
        ("thứ Sáu", date(2020, 7, 3)),
        ("thứ sáu tuần này", date(2020, 7, 3)),
        ("thứ Sáu tuần tới", date(2020, 7, 10)),
        ("T2", date(2020, 7, 6)),
        ("CN", date(2020, 7, 5)),
        ("cuối tuần", date(2020, 7, 3)),
        ("trong tuần", date(2020, 7, 3)),
        ("tuần này", date(2020, 7, 3)),
        ("cuối tuần tới", date(2020, 7, 10)),
        ("tuần sau", date(2020, 7, 10)),
        ("đầu tuần sau", date(2020, 7, 6)),
        ("giữa tuần sau", date(2020, 7, 8)),
        ("cuối tháng", date(2020, 6, 30)),
        ("cuối tháng 7", date(2020, 7, 31)),
        ("hết tháng 7-2020", date(2020, 7, 31)),
        ("trong tháng bảy", date(2020, 7, 31)),
        ("giữa tháng 7", date(2020, 7, 16)),
        ("tháng sau", date(2020, 7, 31)),
        ("hết quý III", date(2020, 9, 30)),
        ("cuối quý", date(2020, 6, 30)),
        ("quý sau", date(2020, 9, 30)),
        ("6 tháng cuối năm", date(2020, 12, 31)),
        ("cuối năm", date(2020, 12, 31)),
        ("cuối năm sau", date(2021, 12, 31)),
        ("năm 2021", date(2021, 12, 31)),
        ("5/7", date(2020, 7, 5)),
        ("05-7", date(2020, 7, 5)),
        ("5.7", date(2020, 7, 5)),
        ("5/7/20", date(2020, 7, 5)),
        ("05-7-2020", date(2020, 7, 5)),
        ("2020-07-05", date(2020, 7, 5)),
        ("trước ngày 05-7", date(2020, 7, 5)),
        ("trước 17h ngày 05/7", date(2020, 7, 5)),
        ("hạn: 5/7", date(2020, 7, 5)),
        ("!5/7", date(2020, 7, 5)),
        ("ngày 22", date(2020, 7, 22)),
        ("ngày 31", date(2020, 7, 31)),
        ("25/6", date(2020, 6, 25)),
        ("20/6", date(2021, 6, 20)),
        ("31/12", date(2020, 12, 31)),
        ("15/1", date(2021, 1, 15)),
        ("+3", date(2020, 7, 2)),
        ("+ 3 ngày", date(2020, 7, 2)),
        ("3 ngày nữa", date(2020, 7, 2)),
        ("+3lv", date(2020, 7, 2)),
        ("+5lv", date(2020, 7, 6)),
        ("trong 5 ngày làm việc", date(2020, 7, 6)),
        ("+2 tuần", date(2020, 7, 13)),
        ("+1 tháng", date(2020, 7, 29)),
        ("THỨ SÁU", date(2020, 7, 3)),
    ],
)
def test_spoken_days_are_meant_from_the_meeting_on(text: str, expected: date) -> None:
    assert read_spoken(text, MONDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "sớm", "tháng", "tuần", "năm", "31/2", "15/17", "+", "+3x", "5", "thứ 9", "ngày 32",
        "Văn phòng", "sáng tạo", "2020-13-01", "29-2-2019",
    ],
)  # fmt: skip
def test_what_names_no_day_is_not_guessed(text: str) -> None:
    assert read_spoken(text, MONDAY) is None


def test_the_end_of_the_week_is_the_next_friday_once_friday_is_past() -> None:
    assert read_spoken("cuối tuần", date(2020, 7, 3)) == date(2020, 7, 3)
    assert read_spoken("cuối tuần", date(2020, 7, 4)) == date(2020, 7, 10)


def test_a_weekday_is_never_the_day_it_is_said() -> None:
    assert read_spoken("thứ Sáu", date(2020, 7, 3)) == date(2020, 7, 10)


def test_a_day_after_new_year_lies_ahead() -> None:
    assert read_spoken("5/1", date(2020, 12, 28)) == date(2021, 1, 5)
    assert read_spoken("cuối tháng 1", date(2020, 12, 28)) == date(2021, 1, 31)
    assert read_spoken("+2 tháng", date(2020, 12, 31)) == date(2021, 2, 28)


def test_working_days_skip_weekends_and_holidays() -> None:
    assert read_spoken("+1lv", date(2020, 4, 29)) == date(2020, 5, 4)
    assert read_spoken("+1lv", date(2020, 9, 1)) == date(2020, 9, 3)
    moved = frozenset({date(2020, 9, 3)})
    assert read_spoken("+1lv", date(2020, 9, 1), moved) == date(2020, 9, 4)


@pytest.mark.parametrize("text", ["+3", "+3lv", "+1 tháng", "cuối tuần sau", "ngày mai", "T2"])
def test_nothing_is_said_of_days_past_the_end_of_the_calendar(text: str) -> None:
    assert read_spoken(text, date.max) is None


def test_the_last_year_of_the_calendar_still_has_its_months() -> None:
    assert read_spoken("cuối tháng 12", date.max) == date.max


@modest
@given(any_day, st.integers(0, 60))
def test_working_days_count_only_working_days(day: date, count: int) -> None:
    later = add_working_days(day, count)
    between = [day + timedelta(days=step) for step in range(1, (later - day).days + 1)]
    fixed = {(1, 1), (4, 30), (5, 1), (9, 2)}
    working = [d for d in between if d.weekday() < 5 and (d.month, d.day) not in fixed]
    assert len(working) == count
    assert not working or working[-1] == later


@modest
@given(any_day, any_day)
def test_a_day_written_as_spoken_reads_back(day: date, anchor: date) -> None:
    assert read_spoken(write_day_spoken(day), anchor) == day


@modest
@given(any_day, st.sampled_from(["T2", "T6", "CN", "cuối tuần", "tuần tới", "cuối tháng", "+3lv"]))
def test_spoken_days_never_lie_in_the_past(anchor: date, text: str) -> None:
    day = read_spoken(text, anchor)
    assert day is not None
    assert timedelta() <= day - anchor <= timedelta(days=40)
