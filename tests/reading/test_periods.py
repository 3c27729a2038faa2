from datetime import date

import pytest

from briefing.model.records import PeriodKind
from briefing.reading.anchors import find_anchor
from briefing.reading.periods import read_period

MEETING = date(2026, 7, 6)  # a Monday


@pytest.mark.parametrize(
    ("title", "told", "kind", "start", "end"),
    [
        ("Kết quả tuần từ ngày 22 đến ngày 28-6-2026", "", "week", (6, 22), (6, 28)),
        ("Giao ban tuần (29/6 – 05/7/2026)", "", "week", (6, 29), (7, 5)),
        ("Giao ban tuần từ 29/6 đến 03/7/2026", "", "week", (6, 29), (7, 3)),
        ("Kết quả tuần 26 (22-28/6/2026), nhiệm vụ tuần 27 (29/6-05/7/2026)", "", "week",
         (6, 22), (6, 28)),
        ("Giao ban tháng 6/2026", "", "month", (6, 1), (6, 30)),
        ("Kết quả công tác tháng 6, nhiệm vụ tháng 7/2026", "", "month", (6, 1), (6, 30)),
        ("Giao ban quý II/2026", "", "quarter", (4, 1), (6, 30)),
        ("Sơ kết 6 tháng đầu năm 2026", "", "half", (1, 1), (6, 30)),
        ("Kết quả từ 01/6 đến 30/6/2026", "", "month", (6, 1), (6, 30)),
        ("Kết quả đợt thi đua từ 01/6 đến 25/6/2026", "", "other", (6, 1), (6, 25)),
        ("Xã họp", "Kết quả trong tuần từ 22 đến 28-6-2026 khá.", "week", (6, 22), (6, 28)),
        ("Xã họp", "Xã đánh giá kết quả tháng 6-2026, đề ra nhiệm vụ tháng 7.", "month",
         (6, 1), (6, 30)),
        # A cited document's day is no part of a period, nor is what lies ahead.
        ("Xã họp", "Tuần qua, xã triển khai nhiệm vụ tháng 7-2026.", "week", (6, 29), (7, 5)),
    ],
)  # fmt: skip
def test_period(
    title: str, told: str, kind: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    period = read_period(title, [told], MEETING, MEETING).period
    assert period.kind is PeriodKind(kind)
    assert (period.start, period.end) == (date(2026, *start), date(2026, *end))


@pytest.mark.parametrize(
    ("meeting", "monday"),
    [
        (date(2026, 7, 6), date(2026, 6, 29)),  # Monday: the week before
        (date(2026, 7, 8), date(2026, 6, 29)),  # Wednesday too
        (date(2026, 7, 10), date(2026, 7, 6)),  # Friday: its own
        (date(2026, 7, 12), date(2026, 7, 6)),  # Sunday too
    ],
)
def test_a_week_told_from_the_day(meeting: date, monday: date) -> None:
    read = read_period("Họp giao ban tuần", [], meeting, meeting)
    assert read.period.start == monday
    assert read.period.kind is PeriodKind.WEEK
    assert read.told_from_day is (meeting.weekday() != 0)


def test_a_printed_week_number_is_a_label_only() -> None:
    period = read_period("Giao ban tuần 17", [], MEETING, MEETING).period
    assert (period.label, period.start) == ("tuần 17", date(2026, 6, 29))


def test_without_a_word_for_a_week_the_reader_says_that_it_was_told_from_the_day() -> None:
    assert read_period("Họp cơ quan", [], MEETING, MEETING).told_from_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Giao ban tháng 6/2026", date(2026, 6, 30)),
        ("Tuần từ 29/6 đến 05/7/2026", date(2026, 7, 5)),
        ("Sáng 06/7, xã họp; ngày 05/7/2026 đã báo trước", date(2026, 7, 5)),
        # Without its year a day fixes nothing, nor does the day of a cited document.
        ("Sáng 06/7, xã họp.", None),
        ("Xã quán triệt Kết luận số 75-KL/TW, ngày 30-5-2020.", None),
    ],
)
def test_the_day_that_fixes_the_year(text: str, day: date | None) -> None:
    assert find_anchor([text]) == day
