import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.entry import ChipKind, NameKey, find_plain

MEETING = date(2020, 6, 29)  # a Monday
NAMES = (
    NameKey("Văn phòng", ("VP",)),
    NameKey("Vụ Tổng hợp", ("TH",)),
    NameKey("Vụ Cán bộ", ("CB",)),
)


def units(text: str) -> list[tuple[str, str]]:
    return [
        (found.kind.value, str(found.value))
        for found in find_plain(text, MEETING, NAMES)
        if found.kind is not ChipKind.DUE
    ]


def deadlines(text: str) -> list[tuple[str, str]]:
    return [
        (str(found.value), text[found.start : found.end])
        for found in find_plain(text, MEETING, NAMES)
        if found.kind is ChipKind.DUE
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "giao Văn phòng chủ trì, phối hợp với Vụ Tổng hợp làm",
            [("lead", "Văn phòng"), ("cooperating", "Vụ Tổng hợp")],
        ),
        (
            "Giao cho Văn phòng, Vụ Tổng hợp và Vụ Cán bộ làm",
            [("lead", "Văn phòng"), ("cooperating", "Vụ Tổng hợp"), ("cooperating", "Vụ Cán bộ")],
        ),
        (
            "trong tuần, Vụ Cán bộ phối hợp chặt chẽ với VP và TH tổ chức",
            [("lead", "Vụ Cán bộ"), ("cooperating", "Văn phòng"), ("cooperating", "Vụ Tổng hợp")],
        ),
        ("Văn phòng khẩn trương hoàn thành", [("lead", "Văn phòng")]),
        ("Chuẩn bị tốt. Vụ Cán bộ theo dõi", [("lead", "Vụ Cán bộ")]),
        (
            "Vụ Tổng hợp (chủ trì), Văn phòng (phối hợp) làm",
            [("lead", "Vụ Tổng hợp"), ("cooperating", "Văn phòng")],
        ),
        ("việc này do Vụ Cán bộ làm, Văn phòng phối hợp", [
            ("lead", "Vụ Cán bộ"), ("cooperating", "Văn phòng")]),
        ("yêu cầu VP làm, đề nghị TH theo dõi", [
            ("lead", "Văn phòng"), ("cooperating", "Vụ Tổng hợp")]),
        ("theo báo cáo của Văn phòng", []),
        ("giao văn phòng phẩm cho các đơn vị", []),
        ("giao các đơn vị làm", []),
    ],
)  # fmt: skip
def test_units_with_a_part_are_offered(text: str, expected: list[tuple[str, str]]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("báo cáo trước ngày 05-7", [("2020-07-05", "trước ngày 05-7")]),
        ("hoàn thành trong tháng 7", [("2020-07-31", "trong tháng 7")]),
        ("hoàn thiện đề án trình trong tháng 7, bảo đảm", [("2020-07-31", "trong tháng 7")]),
        ("báo cáo trước 17h thứ Sáu", [("2020-07-03", "trước 17h thứ Sáu")]),
        ("gửi trước 17 giờ, ngày 05-7-2020", [("2020-07-05", "trước 17 giờ, ngày 05-7-2020")]),
        ("Hạn: 31/7", [("2020-07-31", "Hạn: 31/7")]),
        ("chậm nhất là ngày 10/7", [("2020-07-10", "chậm nhất là ngày 10/7")]),
        ("xong trước cuối tuần", [("2020-07-03", "trước cuối tuần")]),
        ("làm đến hết quý III", [("2020-09-30", "đến hết quý III")]),
        ("hoàn thành trong vòng 5 ngày làm việc.", [("2020-07-06", "trong vòng 5 ngày làm việc")]),
        ("trình vào cuối tháng 7", [("2020-07-31", "vào cuối tháng 7")]),
        ("trước 5/7 gửi, trước 10/7 họp", [
            ("2020-07-05", "trước 5/7"), ("2020-07-10", "trước 10/7")]),
        ("họp ngày 5/7", []),
        ("trước ngày 25-6 đã xong", []),
        ("Trong tháng 7, các đơn vị báo cáo", []),
        ("hoàn thành trong tuần qua", []),
        ("kết quả thực hiện trong 3 năm", []),
        ("hoàn thành trong 5 ngày sau khi nhận", []),
        ("trước tháng 7", []),
        ("tính đến hết tháng 5", []),
        ("đến hết tháng 5", []),
        ("trước hết, trước mắt, hạn chế, hết sức, hết lòng", []),
    ],
)  # fmt: skip
def test_deadlines_are_offered_and_other_dates_are_not(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert deadlines(text) == expected


def test_what_a_token_says_is_not_offered_again() -> None:
    text = "giao Văn phòng phối hợp với Vụ Tổng hợp làm trước ngày 5/7 @VP !6/7"
    assert [(found.kind, found.value) for found in find_plain(text, MEETING, NAMES)] == [
        (ChipKind.COOPERATING, "Vụ Tổng hợp")
    ]


@given(
    st.lists(
        st.sampled_from(
            ["giao", "Văn phòng", "VP", "chủ trì", "phối hợp", "với", "trước", "trong", "ngày",
             "5/7", "hết", "quý III", ",", ".", "và", "@TH", "!10/7", "cuối", "tuần", "xong", "17h"]
        ),
        max_size=14,
    ).map(" ".join)
)  # fmt: skip
def test_suggestions_are_in_order_and_apart_and_one_unit_leads(text: str) -> None:
    found = find_plain(text, MEETING, NAMES)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert sum(1 for one in found if one.kind is ChipKind.LEAD) <= 1
