from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.dates import (
    DateRange,
    find_periods,
    find_ranges,
    iso_week,
    read_iso_week,
    read_period,
    read_week_label,
    week_of,
    write_period,
)

ANCHOR = date(2020, 6, 29)
any_day = st.dates(date(1901, 1, 8), date(2098, 12, 20))
modest = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("text", "anchor", "kind", "start", "end"),
    [
        ("tháng 7-2020", ANCHOR, "month", date(2020, 7, 1), date(2020, 7, 31)),
        ("tháng 11-2019", ANCHOR, "month", date(2019, 11, 1), date(2019, 11, 30)),
        ("tháng 7.2022", ANCHOR, "month", date(2022, 7, 1), date(2022, 7, 31)),
        ("tháng 3/2021", ANCHOR, "month", date(2021, 3, 1), date(2021, 3, 31)),
        ("tháng 2 năm 2020", ANCHOR, "month", date(2020, 2, 1), date(2020, 2, 29)),
        ("Tháng Năm năm 2021", ANCHOR, "month", date(2021, 5, 1), date(2021, 5, 31)),
        ("tháng Mười Hai", ANCHOR, "month", date(2020, 12, 1), date(2020, 12, 31)),
        ("tháng 12", date(2019, 12, 3), "month", date(2019, 12, 1), date(2019, 12, 31)),
        ("tháng 12", date(2020, 1, 6), "month", date(2019, 12, 1), date(2019, 12, 31)),
        ("tháng 1", date(2019, 12, 30), "month", date(2020, 1, 1), date(2020, 1, 31)),
        ("quý I/2025", ANCHOR, "quarter", date(2025, 1, 1), date(2025, 3, 31)),
        ("Quý I năm 2019", ANCHOR, "quarter", date(2019, 1, 1), date(2019, 3, 31)),
        ("quý III", ANCHOR, "quarter", date(2020, 7, 1), date(2020, 9, 30)),
        ("quý 4-2020", ANCHOR, "quarter", date(2020, 10, 1), date(2020, 12, 31)),
        ("6 tháng đầu năm", ANCHOR, "half", date(2020, 1, 1), date(2020, 6, 30)),
        ("6 tháng đầu năm (2020)", ANCHOR, "half", date(2020, 1, 1), date(2020, 6, 30)),
        ("6 tháng cuối năm 2020", ANCHOR, "half", date(2020, 7, 1), date(2020, 12, 31)),
        ("6 tháng cuối năm", date(2021, 1, 4), "half", date(2020, 7, 1), date(2020, 12, 31)),
        ("sáu tháng đầu năm 2019", ANCHOR, "half", date(2019, 1, 1), date(2019, 6, 30)),
        ("3 tháng đầu năm", ANCHOR, "quarter", date(2020, 1, 1), date(2020, 3, 31)),
        ("9 tháng đầu năm", ANCHOR, "other", date(2020, 1, 1), date(2020, 9, 30)),
        ("nửa cuối năm 2020", ANCHOR, "half", date(2020, 7, 1), date(2020, 12, 31)),
        ("năm 2019", ANCHOR, "year", date(2019, 1, 1), date(2019, 12, 31)),
        ("tháng\u00a07 – 2020", ANCHOR, "month", date(2020, 7, 1), date(2020, 7, 31)),
    ],
)
def test_a_period_is_read_in_every_form_in_use(
    text: str, anchor: date, kind: str, start: date, end: date
) -> None:
    found = read_period(text, anchor)
    assert found is not None
    assert (found.kind, found.value) == (kind, (start, end))


@pytest.mark.parametrize(
    "text",
    [
        "ngày 29 tháng 6 năm 2020", "2 tháng mười một 2018", "trong 6 tháng", "tháng 13",
        "tháng hai lần", "TUẦN THỨ 02 THÁNG 03/2024",
        "tuần thứ hai của tháng 3/2024", "tuần cuối tháng 6", "thời hạn 3 tháng 5 ngày",
        "nhiệm kỳ 2020-2025",
        "năm 2020-2025", "quý vị đại biểu", "từ đầu tháng 2 đến hết 02/5/2020",
        "từ ngày 22 đến ngày 28-6-2020", "trong 6 tháng 2020", "Năm là, tiếp tục",
        "0 tháng đầu năm", "quý V", "tháng 7-8/2020",
    ],
)  # fmt: skip
def test_days_counts_and_labels_are_no_periods(text: str) -> None:
    assert find_periods(text, ANCHOR) == []


def test_periods_are_found_in_their_order() -> None:
    text = "sơ kết 6 tháng đầu năm, triển khai công tác 6 tháng cuối năm 2020 trong tháng 7-2020"
    found = find_periods(text, ANCHOR)
    assert [period.kind for period in found] == ["half", "half", "month"]
    assert text[found[1].start : found[1].end] == "6 tháng cuối năm 2020"


@pytest.mark.parametrize(
    ("kind", "start", "end", "expected"),
    [
        ("month", date(2020, 7, 1), date(2020, 7, 31), "tháng 7-2020"),
        ("quarter", date(2020, 7, 1), date(2020, 9, 30), "quý III/2020"),
        ("half", date(2020, 7, 1), date(2020, 12, 31), "6 tháng cuối năm 2020"),
        ("year", date(2020, 1, 1), date(2020, 12, 31), "năm 2020"),
        ("week", date(2020, 6, 22), date(2020, 6, 28), "từ ngày 22 đến ngày 28-6-2020"),
    ],
)
def test_periods_are_written_as_titles_name_them(
    kind: str, start: date, end: date, expected: str
) -> None:
    assert write_period(kind, DateRange(start, end)) == expected


@modest
@given(st.sampled_from([1, 3, 6, 12]), st.integers(1901, 2098), st.data(), any_day)
def test_every_written_period_reads_back(
    months: int, year: int, data: st.DataObject, anchor: date
) -> None:
    kind = {1: "month", 3: "quarter", 6: "half", 12: "year"}[months]
    first = data.draw(st.integers(0, 12 // months - 1)) * months + 1
    after = date(year + (first + months > 12), (first + months - 1) % 12 + 1, 1)
    span = DateRange(date(year, first, 1), date.fromordinal(after.toordinal() - 1))
    found = read_period(write_period(kind, span), anchor)
    assert found is not None
    assert (found.kind, found.value) == (kind, span)


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert week_of(date(2020, 6, 28)) == (date(2020, 6, 22), date(2020, 6, 28))
    assert week_of(date(2020, 6, 29)) == (date(2020, 6, 29), date(2020, 7, 5))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2020, 6, 22), "2020-W26"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2019, 12, 30), "2020-W01"),
    ],
)
def test_weeks_have_their_iso_names(day: date, name: str) -> None:
    assert iso_week(day) == name


@modest
@given(any_day)
def test_every_iso_name_reads_back(day: date) -> None:
    assert read_iso_week(iso_week(day)) == week_of(day)
    assert read_iso_week(iso_week(day).replace("-", "").lower()) == week_of(day)


@pytest.mark.parametrize(
    "text", ["2019-W53", "2020-W00", "2020-26", "W26", "tuần 26", "", "0000-W01"]
)
def test_what_is_no_iso_week_is_not_read(text: str) -> None:
    assert read_iso_week(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TUẦN THỨ 02 THÁNG 03/2024", "TUẦN THỨ 02 THÁNG 03/2024"),
        ("Giao ban tuần 21 (từ 18/5)", "tuần 21"),
        ("Lịch công tác Tuần 21/2020", "Tuần 21/2020"),
        ("tuần 21 năm 2020 của Sở", "tuần 21 năm 2020"),
        ("tuần thứ hai của tháng 3", "tuần thứ hai của tháng 3"),
        ("tuần 4 tháng 6", "tuần 4 tháng 6"),
        ("tuần đầu tháng 7", "tuần đầu tháng 7"),
        ("tuần từ ngày 22 đến ngày 28-6-2020", None),
        ("tuần 22-28/6/2020", None),
        ("tuần 22 – 28/6", None),
        ("tuần tới", None),
        ("tuần 22/6", None),
    ],
)
def test_a_week_number_is_only_a_label(text: str, expected: str | None) -> None:
    assert read_week_label(text) == expected


def test_the_weekly_sample_names_its_week(samples_dir: Path) -> None:
    text = next(samples_dir.glob("002_*.txt")).read_text(encoding="utf-8")
    first = find_ranges(text, ANCHOR)[0]
    assert first.value == (date(2020, 6, 22), date(2020, 6, 28))
    assert iso_week(first.value.start) == "2020-W26"
