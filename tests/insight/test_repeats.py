"""Results told alike by several weeks: once, in the newest words, and nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.insight.repeats import Place, Why, told_once


def once(*texts: str, unit: str = "") -> list[tuple[str, list[str]]]:
    """Return what is told once of ``texts``, a week each, and which older texts each tells."""
    places = [Place(f"w{week}", "r1", text, unit) for week, text in enumerate(texts)]
    return [(one.place.text, [r.place.text for r in one.repeats]) for one in told_once(places)]


@pytest.mark.parametrize(
    ("older", "newer", "why"),
    [
        ("Mở lớp bồi dưỡng.", "Mở lớp bồi dưỡng.", Why.SAME),
        ("Mở lớp bồi dưỡng;", "  MỞ lớp  bồi dưỡng.", Why.SAME),
        ("Họp Đảng uỷ khối.", "Họp Đảng ủy khối.", Why.SAME),
        ("Đã gửi công văn.", "Đã gửi công văn. Các đơn vị đã trả lời.", Why.WITHIN),
        (
            "Tiếp tục đôn đốc các đơn vị hoàn thiện hồ sơ quy hoạch cán bộ.",
            "Tiếp tục đôn đốc các đơn vị hoàn thiện hồ sơ, quy hoạch của cán bộ.",
            Why.ALIKE,
        ),
    ],
)
def test_what_is_told_again_is_told_once_in_the_newest_words(
    older: str, newer: str, why: Why
) -> None:
    (one,) = told_once([Place("w1", "r1", older), Place("w2", "r4", newer)])
    assert one.place == Place("w2", "r4", newer)
    assert [(repeat.place.briefing, repeat.why) for repeat in one.repeats] == [("w1", why)]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Cấp 12 thẻ đảng viên cho các chi bộ.", "Cấp 15 thẻ đảng viên cho các chi bộ."),
        ("Tổ chức hai lớp bồi dưỡng nghiệp vụ.", "Tổ chức ba lớp bồi dưỡng nghiệp vụ."),
        ("Thu ngân sách tăng 5% so với cùng kỳ.", "Thu ngân sách giảm 5% so với cùng kỳ."),
        ("Đề án chưa trình Ban Thường vụ xem xét.", "Đề án đã trình Ban Thường vụ xem xét."),
        ("Kiểm tra công tác cán bộ tại xã Hòa Bãi.", "Kiểm tra công tác cán bộ tại xã Tân Sơn."),
        ("Họp ngày 5/7 về công tác chuẩn bị.", "Họp ngày 6/7 về công tác chuẩn bị."),
        ("Nhiệt độ xuống -5 độ ở vùng núi cao.", "Nhiệt độ xuống 5 độ ở vùng núi cao."),
        ("Đã gửi công văn. Các đơn vị đã trả lời.", "Đã gửi công văn."),
        ("Mở lớp bồi dưỡng.", "Rà soát quy hoạch."),
    ],
)
def test_what_differs_in_a_name_a_number_or_its_sense_stays_two(older: str, newer: str) -> None:
    assert once(older, newer) == [(older, []), (newer, [])]


def test_the_same_words_of_two_units_are_two_results() -> None:
    text = "Hoàn thành báo cáo tháng."
    places = [Place("w1", "r1", text, "Vụ Cán bộ"), Place("w2", "r1", text, "Văn phòng")]
    assert [one.place for one in told_once(places)] == places


def test_three_weeks_are_told_by_the_last() -> None:
    text = "Tiếp tục theo dõi đại hội ở cơ sở."
    assert once(text, "Mở lớp bồi dưỡng.", text, text) == [
        ("Mở lớp bồi dưỡng.", []),
        (text, [text, text]),
    ]


WORDS = st.sampled_from(("đã", "chưa", "mở", "lớp", "12", "15", "Hòa", "tăng", "giảm", ".", "; -"))
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=20)


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", "A", "B"])), max_size=12))
@settings(max_examples=150)
def test_each_place_is_told_exactly_once(told: list[tuple[str, str]]) -> None:
    places = [Place(f"w{n}", "r1", text, unit) for n, (text, unit) in enumerate(told)]
    found = told_once(places)
    everything = [place for one in found for place in (one.place, *(r.place for r in one.repeats))]
    assert sorted(everything) == sorted(places)
    order = [places.index(one.place) for one in found]
    assert order == sorted(order)
    for one in found:
        assert all(repeat.place.briefing != one.place.briefing for repeat in one.repeats)
        assert all(repeat.place.unit == one.place.unit for repeat in one.repeats)
