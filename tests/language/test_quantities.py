from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.quantities import (
    find_quantities,
    qualifier_word,
    read_number,
    write_number,
)
from briefing.language.terms import Qualifier

modest = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("88,02", "88.02"),
        ("1.077", "1077"),
        ("26.472", "26472"),
        ("1.234.567,89", "1234567.89"),
        ("16753", "16753"),
        ("07", "7"),
        ("0,8", "0.8"),
        ("-2,5", "-2.5"),
        ("−2,5", "-2.5"),
        (" 30 ", "30"),
    ],
)
def test_numbers_are_read_the_vietnamese_way(text: str, expected: str) -> None:
    assert read_number(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text", ["", "0.5", "2.1.4", "1.07", "1.0777", "01.077", "1,5,5", "năm", "88,02%", "٣", "1."]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal(1077), "1.077"),
        (Decimal("88.02"), "88,02"),
        (Decimal("88.10"), "88,10"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-1234.5"), "-1.234,5"),
        (16753, "16.753"),
        (0, "0"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(value: Decimal | int, expected: str) -> None:
    assert write_number(value) == expected


@modest
@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
    )
)
def test_every_written_number_reads_back(value: Decimal) -> None:
    assert read_number(write_number(value)) == value


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("phê duyệt 30 lượt cán bộ", "30", "lượt", Qualifier.EXACT),
        ("nay là gần 560 lượt;", "560", "lượt", Qualifier.NEARLY),
        ("133 lượt nhân sự", "133", "lượt", Qualifier.EXACT),
        ("là 854 lượt.", "854", "lượt", Qualifier.EXACT),
        ("88 trường hợp diện quản lý", "88", "trường hợp", Qualifier.EXACT),
        ("là 1.077 trường hợp", "1077", "trường hợp", Qualifier.EXACT),
        ("tổ chức hai lớp bồi dưỡng", "2", "lớp", Qualifier.EXACT),
        ("cho 86 đồng chí", "86", "đồng chí", Qualifier.EXACT),
        ("tại 71 điểm cầu", "71", "điểm cầu", Qualifier.EXACT),
        ("thu giữ 04kg ma túy", "4", "kg", Qualifier.EXACT),
        ("0,8kg", "0.8", "kg", Qualifier.EXACT),
        ("trong 07 ngày", "7", "ngày", Qualifier.EXACT),
        ("hơn 1,1 tỷ đồng", "1.1", "tỷ đồng", Qualifier.OVER),
        ("2 nghìn tỷ đồng", "2", "nghìn tỷ đồng", Qualifier.EXACT),
        ("3,5 triệu lượt khách", "3.5", "triệu lượt", Qualifier.EXACT),
        ("26.472 lượt", "26472", "lượt", Qualifier.EXACT),
        ("16753", "16753", "", Qualifier.EXACT),
        ("dưới 15 người", "15", "người", Qualifier.UNDER),
        ("trên 200 hồ sơ", "200", "hồ sơ", Qualifier.ABOVE),
        ("xấp xỉ 40 hộ", "40", "hộ", Qualifier.ABOUT),
        ("mười hai tổ chức đảng", "12", "tổ chức đảng", Qualifier.EXACT),
        ("kỷ luật năm đồng chí", "5", "đồng chí", Qualifier.EXACT),
        ("gần mười năm", "10", "năm", Qualifier.NEARLY),
        ("trồng 300 gốc sưa", "300", "gốc", Qualifier.EXACT),
        ("tổng số 17 đề án", "17", "đề án", Qualifier.EXACT),
        ("báo cáo 15 nội dung", "15", "nội dung", Qualifier.EXACT),
        ("Văn phòng 3 đề án", "3", "đề án", Qualifier.EXACT),
        ("trong năm 15 đề án", "15", "đề án", Qualifier.EXACT),
        ("cần thiết.30 lượt", "30", "lượt", Qualifier.EXACT),
        ("thu 2.000\u00a0tấn", "2000", "tấn", Qualifier.EXACT),
        ("854 lượt\n\nĐồng chí", "854", "lượt", Qualifier.EXACT),
        ("đạt 854\n\nĐồng chí", "854", "", Qualifier.EXACT),
    ],
)
def test_what_is_counted_is_found(text: str, value: str, unit: str, qualifier: Qualifier) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit, found.qualifier) == (Decimal(value), unit, qualifier)
    assert found.of is None
    assert not found.percent


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("(chiếm khoảng 88,02%)", "88.02", Qualifier.ABOUT),
        ("giảm 24,4%", "24.4", Qualifier.EXACT),
        ("(24,4%)", "24.4", Qualifier.EXACT),
        ("đạt trên 95 %", "95", Qualifier.ABOVE),
        ("12 phần trăm", "12", Qualifier.EXACT),
    ],
)
def test_percentages_are_found(text: str, value: str, qualifier: Qualifier) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit, found.qualifier) == (Decimal(value), "%", qualifier)
    assert found.percent


@pytest.mark.parametrize(
    ("text", "value", "whole", "unit"),
    [
        ("15 trong số 17 đề án, nhiệm vụ", 15, 17, "đề án"),
        ("15 đề án trong tổng số 17 đề án", 15, 17, "đề án"),
        ("15 trên tổng số 17 đề án", 15, 17, "đề án"),
        ("15/17", 15, 17, ""),
        ("15/17 đề án", 15, 17, "đề án"),
        ("19/19 đề án", 19, 19, "đề án"),
        ("51/61 vụ", 51, 61, "vụ"),
        ("10/10 huyện", 10, 10, "huyện"),
        ("5/7 nhiệm vụ", 5, 7, "nhiệm vụ"),
        ("2/3 số đại biểu", 2, 3, "đại biểu"),
        ("150/2000 hộ", 150, 2000, "hộ"),
        ("19/12 đề án", 19, 12, "đề án"),
        ("33/20 đồng chí", 33, 20, "đồng chí"),
    ],
)
def test_shares_are_found_with_their_whole(text: str, value: int, whole: int, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.of, found.unit) == (Decimal(value), Decimal(whole), unit)
    assert text[found.start : found.end] == text.split(",", maxsplit=1)[0]


@pytest.mark.parametrize(
    "text",
    [
        "30/2020", "Nghị định 30/2020/NĐ-CP", "Nghị quyết 18", "Nghị quyết số 18", "2.1.4.",
        "mục 2.1.4. Kết quả", "năm 2020", "khóa XIII", "khóa 13", "75-KL/TW", "100 - KL/TW",
        "Kết luận 75 của Ban", "Kết luận 75 Ban Chấp hành", "Công văn số 9723",
        "Quyết định số 205-QĐ/TW, ngày 23-9-2019", "ngày 29-6-2020", "từ ngày 22 đến 28/6/2020",
        "16/7", "9/7 đồng chí Bí thư", "17:50' 29/6/2020", "lúc 7 giờ 30 phút", "tháng 12",
        "6 tháng đầu năm 2020", "quý 3", "tuần 21", "nhiệm kỳ 2020-2025", "giai đoạn 2021 - 2025",
        "1. Tiếp tục", "(1) Tiếp tục", "12) Tiếp tục", "Điều 5", "thứ 2", "thứ ba, thứ tư",
        "Một là, tập trung", "Hai là, tiếp tục", "Năm là, tiếp tục", "một số đơn vị",
        "trong năm đơn vị đã", "hằng năm tổ chức", "5 - 7 người", "từ 20 đến 25 người",
        "COVID-19", "mạng 5G", "0912345678", "24/24 giờ", "30/2", "Số 5 - 2022", "khổ A4",
        "tháng Hai người dân",
    ],
)  # fmt: skip
def test_names_dates_and_spans_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


def test_a_quantity_stands_where_it_says() -> None:
    text = "Trong tháng, Ban thẩm định gần 1.077 trường hợp và 15/17 đề án (đạt 88,24%)."
    found = find_quantities(text)
    assert [text[quantity.start : quantity.end] for quantity in found] == [
        "gần 1.077 trường hợp",
        "15/17 đề án",
        "88,24%",
    ]


@pytest.mark.parametrize("qualifier", [q for q in Qualifier if q is not Qualifier.EXACT])
def test_every_qualifier_reads_back(qualifier: Qualifier) -> None:
    (found,) = find_quantities(f"{qualifier_word(qualifier)} 30 lượt")
    assert found.qualifier is qualifier


def test_an_exact_quantity_has_no_qualifier() -> None:
    assert qualifier_word(Qualifier.EXACT) == ""


@modest
@given(
    st.decimals(min_value=0, max_value=10**9, places=2).filter(lambda value: value != 0),
    st.sampled_from(["lượt", "trường hợp", "tỷ đồng", "kg", "%"]),
)
def test_every_written_quantity_is_found(value: Decimal, unit: str) -> None:
    (found,) = find_quantities(f"Ban đã thực hiện {write_number(value)} {unit}.")
    assert (found.value, found.unit) == (value, unit)


@modest
@given(st.text(alphabet="0123456789/-.,% \nhaimườilượttrongsố()", max_size=40))
def test_no_text_is_too_odd_to_search(text: str) -> None:
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text)


def test_the_monthly_sample_gives_its_figures(samples_dir: Path) -> None:
    text = next(samples_dir.glob("003_*.txt")).read_text(encoding="utf-8")
    found = [(quantity.value, quantity.unit) for quantity in find_quantities(text)]
    assert found == [
        (71, "điểm cầu"),
        (15, "đề án"),
        (Decimal("88.02"), "%"),
        (30, "lượt"),
        (560, "lượt"),
        (133, "lượt"),
        (854, "lượt"),
        (88, "trường hợp"),
        (1077, "trường hợp"),
        (2, "lớp"),
        (86, "đồng chí"),
    ]
