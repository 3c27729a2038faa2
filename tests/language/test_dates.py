import unicodedata
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.dates import (
    DateRange,
    find_days,
    find_ranges,
    find_times,
    read_day,
    read_range,
    read_session,
    read_time,
    read_weekday,
    session_word,
    weekday_name,
    write_day,
    write_day_long,
    write_day_slashed,
    write_day_spoken,
    write_range,
    write_range_long,
    write_time,
)
from briefing.language.terms import Session

ANCHOR = date(2020, 6, 29)
any_day = st.dates(date(1901, 1, 1), date(2098, 12, 31))
modest = settings(max_examples=60, deadline=None)


def days_in(text: str, anchor: date = ANCHOR) -> list[date]:
    return [found.value for found in find_days(text, anchor)]


def ranges_in(text: str, anchor: date = ANCHOR) -> list[DateRange]:
    return [found.value for found in find_ranges(text, anchor)]


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("28-6-2020", ANCHOR, date(2020, 6, 28)),
        ("05-7-2020", ANCHOR, date(2020, 7, 5)),
        ("29/6/2020", ANCHOR, date(2020, 6, 29)),
        ("29 / 6 / 2020", ANCHOR, date(2020, 6, 29)),
        ("15.10.2019", ANCHOR, date(2019, 10, 15)),
        ("27.2", date(2020, 3, 2), date(2020, 2, 27)),
        ("5-7", ANCHOR, date(2020, 7, 5)),
        ("16/7", ANCHOR, date(2020, 7, 16)),
        ("ngày 29 tháng 6 năm 2020", ANCHOR, date(2020, 6, 29)),
        ("Ngày 05 tháng 01 năm 2020", ANCHOR, date(2020, 1, 5)),
        ("ngày 29 tháng 6", ANCHOR, date(2020, 6, 29)),
        ("2 tháng mười một 2018", ANCHOR, date(2018, 11, 2)),
        ("ngày 3 tháng Năm năm 2021", ANCHOR, date(2021, 5, 3)),
        ("16/7 năm 2020", ANCHOR, date(2020, 7, 16)),
        ("Ngày 2-12", date(2019, 12, 3), date(2019, 12, 2)),
        ("sáng 25/12", date(2020, 1, 2), date(2019, 12, 25)),
        ("25/12", date(2020, 1, 2), date(2019, 12, 25)),
        ("3/1", date(2019, 12, 30), date(2020, 1, 3)),
        ("(29/6)", ANCHOR, date(2020, 6, 29)),
        ("Thứ Ba, 03/12/2019", ANCHOR, date(2019, 12, 3)),
        ("thứ Sáu 10/7/2020", ANCHOR, date(2020, 7, 10)),
        ("ngày\u00a029–6–2020", ANCHOR, date(2020, 6, 29)),
        ("29-2", date(2020, 3, 1), date(2020, 2, 29)),
    ],
)
def test_a_day_is_read_in_every_form_in_use(text: str, anchor: date, expected: date) -> None:
    assert read_day(text, anchor) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "31/2", "29-2-2019", "31/4/2020", "0/5", "5/13", "ngày 32 tháng 1 năm 2020",
        "tháng 6", "năm 2020", "15/17", "2.1.4", "1.077", "30/2020", "29/6/2020 tại Hà Nội",
        "từ ngày 22 đến ngày 28-6-2020",
    ],
)  # fmt: skip
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert read_day(text, ANCHOR) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chiều 29-6-2020 tại trụ sở", [date(2020, 6, 29)]),
        ("sáng 27.2, Ban tổ chức", [date(2020, 2, 27)]),
        ("trước ngày 05-7, giao Văn phòng", [date(2020, 7, 5)]),
        ("hoàn thành trước 5-7", [date(2020, 7, 5)]),
        ("các ngày 8, 14 và 26/4", [date(2020, 4, 8), date(2020, 4, 14), date(2020, 4, 26)]),
        ("8, 14 và 26/4", [date(2020, 4, 8), date(2020, 4, 14), date(2020, 4, 26)]),
        ("ngày 22 và ngày 23-6-2020", [date(2020, 6, 22), date(2020, 6, 23)]),
        ("nghỉ 30/4, 1/5", [date(2020, 4, 30), date(2020, 5, 1)]),
        ("họp ngày 31, 5/4", [date(2020, 4, 5)]),
        ("họp ngày 25, 5/4", [date(2020, 4, 5)]),
        ("nhiệm vụ 15, 5/7 họp", [date(2020, 7, 5)]),
        ("sáng nay, hội nghị", [ANCHOR]),
        ("trong ngày hôm nay", [ANCHOR]),
        ("chiều mai", [date(2020, 6, 30)]),
        ("hôm qua", [date(2020, 6, 28)]),
        ("sáng nay (29/6)", [date(2020, 6, 29)]),
        ("cần thiết.29/6/2020", [date(2020, 6, 29)]),
        ("9/7 đồng chí Bí thư làm việc", [date(2020, 7, 9)]),
        ("ngày 9/10 đồng chí Bí thư", [date(2020, 10, 9)]),
        ("19/12 đề án", [date(2020, 12, 19)]),
    ],
)
def test_days_are_found_in_prose(text: str, expected: list[date]) -> None:
    assert days_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "15/17 đề án", "51/61 vụ", "19/19 đề án", "10/10 huyện", "5/7 nhiệm vụ", "gần 2/3",
        "đạt 5/7", "2/3 số đại biểu", "10/12 đồng chí", "trực 24/7", "số 15/12", "5-7 người",
        "3.5 tỷ", "mục 2.1.4.", "Nghị định 30/2020/NĐ-CP", "75-KL/TW", "114/TB-VPCP",
        "2908/BGDĐT-GDTC", "ngày nay", "6 tháng năm 2020", "trong 5 tháng 6 nhiệm vụ",
        "3 tháng 2 lần", "thời hạn 3 tháng 5 ngày", "tháng 7-8/2020",
        "từ ngày 22 đến ngày 28-6-2020", "31/2", "31/2/2020",
        "1/2/3/4", "số 5/7/NQ", "nhiệm kỳ 2020-2025", "IP 10.1.2.2020",
    ],
)  # fmt: skip
def test_shares_numbers_and_ranges_are_no_days(text: str) -> None:
    assert days_in(text) == []


def test_a_day_brings_the_weekday_and_session_beside_it() -> None:
    text = "Chiều thứ Hai, ngày 29-6-2020, tại Hà Nội"
    (found,) = find_days(text, ANCHOR)
    assert text[found.start : found.end] == "ngày 29-6-2020"
    assert (found.weekday, found.session) == (0, Session.AFTERNOON)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("từ ngày 22 đến ngày 28-6-2020", (date(2020, 6, 22), date(2020, 6, 28))),
        ("từ 29-6 đến 05-7-2020", (date(2020, 6, 29), date(2020, 7, 5))),
        ("ngày 04-10/3/2024", (date(2024, 3, 4), date(2024, 3, 10))),
        ("15 – 30/3/2018", (date(2018, 3, 15), date(2018, 3, 30))),
        ("15 — 30/3/2018", (date(2018, 3, 15), date(2018, 3, 30))),
        ("5 - 6/3/2024", (date(2024, 3, 5), date(2024, 3, 6))),
        ("5\u00a0–\u00a06/3/2024", (date(2024, 3, 5), date(2024, 3, 6))),
        ("từ 18/12/2017 ĐẾN 23/12/2017", (date(2017, 12, 18), date(2017, 12, 23))),
        ("16 đến 17/7", (date(2020, 7, 16), date(2020, 7, 17))),
        ("từ đầu tháng 2 đến hết 02/5/2020", (date(2020, 2, 1), date(2020, 5, 2))),
        ("từ tháng 11-2019 đến tháng 2-2020", (date(2019, 11, 1), date(2020, 2, 29))),
        ("từ 29 đến 05-7-2020", (date(2020, 6, 29), date(2020, 7, 5))),
        ("từ 28/12 đến 03/01/2021", (date(2020, 12, 28), date(2021, 1, 3))),
        ("từ ngày 25/5/2020 đến ngày 31/5/2020", (date(2020, 5, 25), date(2020, 5, 31))),
        ("Từ ngày 01 đến 15 tháng 7 năm 2020", (date(2020, 7, 1), date(2020, 7, 15))),
        (
            "từ ngày 25 tháng 6 đến ngày 1 tháng 7 năm 2020",
            (date(2020, 6, 25), date(2020, 7, 1)),
        ),
        ("22-28-6-2020", (date(2020, 6, 22), date(2020, 6, 28))),
        ("22-28/6", (date(2020, 6, 22), date(2020, 6, 28))),
        (
            "từ thứ Hai (22/6) đến Chủ nhật (28/6/2020)",
            (date(2020, 6, 22), date(2020, 6, 28)),
        ),
    ],
)
def test_a_range_is_read_in_every_form_in_use(text: str, expected: tuple[date, date]) -> None:
    assert read_range(text, ANCHOR) == DateRange(*expected)


@pytest.mark.parametrize(
    "text",
    [
        "từ ngày 30 đến ngày 31-6-2020", "từ 28/6/2020 đến 22/6/2020", "5 - 7 người",
        "2.5 - 3.5 tỷ", "5 - 6/10 xã", "khoảng 3 - 5/7", "1-6/2020", "nhiệm kỳ 2020-2025",
        "29-6-2020", "2020-06-22", "28 - 22/6/2020", "từ 5.6 đến 7.8",
    ],
)  # fmt: skip
def test_what_is_no_range_is_not_found(text: str) -> None:
    assert ranges_in(text) == []


def test_a_range_is_found_where_it_stands() -> None:
    text = "Kết quả trong tuần từ ngày 22 đến ngày 28-6-2020 của Ban"
    (found,) = find_ranges(text, ANCHOR)
    assert text[found.start : found.end] == "từ ngày 22 đến ngày 28-6-2020"


def test_decomposed_text_is_read() -> None:
    text = unicodedata.normalize("NFD", "từ ngày 22 đến ngày 28-6-2020")
    assert read_range(text, ANCHOR) == (date(2020, 6, 22), date(2020, 6, 28))
    assert read_day(unicodedata.normalize("NFD", "ngày 5 tháng bảy năm 2020"), ANCHOR) == date(
        2020, 7, 5
    )


@pytest.mark.parametrize(
    ("day", "press", "slashed", "long", "spoken"),
    [
        (
            date(2020, 6, 29),
            "29-6-2020",
            "29/6/2020",
            "ngày 29 tháng 6 năm 2020",
            "thứ Hai 29/6/2020",
        ),
        (
            date(2020, 1, 5),
            "05-01-2020",
            "5/1/2020",
            "ngày 05 tháng 01 năm 2020",
            "Chủ nhật 5/1/2020",
        ),
        (
            date(2020, 7, 10),
            "10-7-2020",
            "10/7/2020",
            "ngày 10 tháng 7 năm 2020",
            "thứ Sáu 10/7/2020",
        ),
    ],
)
def test_days_are_written_as_offices_write_them(
    day: date, press: str, slashed: str, long: str, spoken: str
) -> None:
    assert write_day(day) == press
    assert write_day_slashed(day) == slashed
    assert write_day_long(day) == long
    assert write_day_spoken(day) == spoken


@pytest.mark.parametrize(
    ("start", "end", "short", "long"),
    [
        (date(2020, 6, 22), date(2020, 6, 28), "22 – 28/6/2020", "từ ngày 22 đến ngày 28-6-2020"),
        (
            date(2020, 6, 29),
            date(2020, 7, 5),
            "29/6 – 5/7/2020",
            "từ ngày 29-6 đến ngày 05-7-2020",
        ),
        (
            date(2019, 12, 30),
            date(2020, 1, 5),
            "30/12/2019 – 5/1/2020",
            "từ ngày 30-12-2019 đến ngày 05-01-2020",
        ),
    ],
)
def test_ranges_are_written_with_shared_parts_folded(
    start: date, end: date, short: str, long: str
) -> None:
    assert write_range(DateRange(start, end)) == short
    assert write_range_long(DateRange(start, end)) == long


def test_a_range_of_one_day_is_written_as_that_day() -> None:
    assert write_range(DateRange(ANCHOR, ANCHOR)) == "29/6/2020"


@modest
@given(any_day, any_day)
def test_every_written_day_reads_back(day: date, anchor: date) -> None:
    for write in (write_day, write_day_slashed, write_day_long, write_day_spoken):
        assert read_day(write(day), anchor) == day


@modest
@given(st.lists(any_day, min_size=2, max_size=2, unique=True), any_day)
def test_every_written_range_reads_back(ends: list[date], anchor: date) -> None:
    span = DateRange(min(ends), max(ends))
    assert read_range(write_range(span), anchor) == span
    assert read_range(write_range_long(span), anchor) == span


@modest
@given(any_day, st.integers(-150, 150))
def test_a_day_without_a_year_is_the_nearest(anchor: date, distance: int) -> None:
    day = date.fromordinal(anchor.toordinal() + distance)
    if (day.month, day.day) != (2, 29):
        assert read_day(f"ngày {day.day}/{day.month}", anchor) == day


@modest
@given(st.text(alphabet="0123456789/-., –ngàytháđếnừớm\n", max_size=40), any_day)
def test_no_text_is_too_odd_to_search(text: str, anchor: date) -> None:
    spans = [(found.start, found.end) for found in find_days(text, anchor)]
    spans += [(found.start, found.end) for found in find_ranges(text, anchor)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7:30", time(7, 30)),
        ("13h30", time(13, 30)),
        ("14h00", time(14)),
        ("14h", time(14)),
        ("17:50'", time(17, 50)),
        ("7 giờ 30 phút", time(7, 30)),
        ("7 giờ 30’", time(7, 30)),
        ("(8h30)", time(8, 30)),
        ("8 giờ", time(8)),
        ("8 giờ rưỡi", time(8, 30)),
        ("13g30", time(13, 30)),
        ("03:41:31", time(3, 41)),
        ("25h", None),
        ("7:75", None),
        ("7", None),
        ("5g", None),
        ("8 hội", None),
        ("", None),
    ],
)
def test_times_are_read(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


def test_times_are_found_in_prose() -> None:
    text = "Hội nghị từ 7h30 đến 11 giờ 15 phút ngày 29/6/2020"
    assert [found.value for found in find_times(text)] == [time(7, 30), time(11, 15)]


@modest
@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_every_written_time_reads_back(moment: time) -> None:
    assert read_time(write_time(moment)) == moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sáng", Session.MORNING),
        ("Buổi trưa", Session.NOON),
        ("chiều 29-6-2020", Session.AFTERNOON),
        ("tối nay", Session.EVENING),
        ("Sáng thứ Hai", Session.MORNING),
        ("phát huy sáng kiến", None),
        ("đổi mới, sáng tạo", None),
        ("tối đa 5 người", None),
        ("nhiều chiều hướng", None),
    ],
)
def test_sessions_are_read(text: str, expected: Session | None) -> None:
    assert read_session(text) == expected


@pytest.mark.parametrize("session", list(Session))
def test_every_session_has_a_word_that_reads_back(session: Session) -> None:
    assert read_session(session_word(session)) is session


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("T. Hai", 0), ("Thứ 2", 0), ("thứ Hai", 0), ("T2", 0), ("Thứ Ba", 1), ("thứ Tư", 2),
        ("thứ năm", 3), ("T6", 4), ("Thứ Bảy", 5), ("thứ bẩy", 5), ("CN", 6), ("Chủ nhật", 6),
        ("thứ 8", None), ("thai", None), ("thứ nhất", None), ("", None),
    ],
)  # fmt: skip
def test_weekdays_are_read(text: str, expected: int | None) -> None:
    assert read_weekday(text) == expected


@modest
@given(any_day)
def test_every_weekday_name_reads_back(day: date) -> None:
    assert read_weekday(weekday_name(day)) == day.weekday()
