from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.i18n import _
from briefing.insight.matching import (
    DOCUMENT_BONUS,
    LIKELY,
    MOST_WORDS,
    UNIT_BONUS,
    Likeness,
    describe,
    likeness,
)

DAY = date(2020, 7, 6)
HIGHEST = 100 + MOST_WORDS + DOCUMENT_BONUS + UNIT_BONUS


def alike(one: str, other: str, unit: str = "", other_unit: str = "") -> Likeness:
    return likeness(describe(one, unit, DAY), describe(other, other_unit, DAY))


def test_the_same_work_in_other_words_is_likely() -> None:
    found = alike(
        "hoàn thiện đề án vị trí việc làm, trình Lãnh đạo trước ngày 10/7.",
        "Đã hoàn thiện và trình Lãnh đạo đề án vị trí việc làm.",
    )
    assert found.score >= LIKELY
    assert "đề án vị trí việc làm" in found.reason
    assert "hoàn thiện" in found.reason


def test_texts_with_nothing_in_common_score_nothing() -> None:
    assert alike("sửa mái nhà kho", "Tổ chức thi tuyển công chức") == Likeness(0, "")


def test_joining_words_are_nothing_in_common() -> None:
    assert alike("việc này đã được", "đất đó này đã được") == Likeness(0, "")


def test_a_single_syllable_is_nothing_in_common() -> None:
    assert alike("lập đề cương", "đề xuất kinh phí") == Likeness(0, "")


def test_a_syllable_is_not_taken_for_a_joining_word_that_it_resembles() -> None:
    assert "đề án" in alike("trình đề án", "Xong đề án").reason


@pytest.mark.parametrize(
    ("one", "other"),
    [("uỷ ban kiểm tra", "Ủy ban Kiểm tra"), ("đại hội điểm", "dai hoi diem")],
)
def test_spelling_makes_no_difference(one: str, other: str) -> None:
    assert alike(one, other).score >= 100


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("học tập Kết luận số 75-KL/TW", "Đã quán triệt Kết luận 75", "75-KL/TW"),
        ("thực hiện Kết luận 75", "Đã quán triệt Kết luận số 75-KL/TW", "75-KL/TW"),
        ("theo Nghị định số 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ],
)
def test_the_same_document_is_a_reason(one: str, other: str, number: str) -> None:
    said = _("both cite {number}").format(number=number)
    assert said in alike(one, other).reason


def test_another_document_of_the_same_number_is_none() -> None:
    found = alike("theo Kết luận số 75-KL/TW", "theo Quy định số 75-QĐ/TW")
    assert found == Likeness(0, "")


def test_numbers_and_dates_are_nothing_in_common() -> None:
    assert alike("xong trong tháng 7 năm 2020", "tháng 7 năm 2020 họp ngày 10/7") == Likeness(0, "")


def test_the_same_unit_counts_and_is_said() -> None:
    apart = alike("họp sơ kết", "Họp sơ kết xong", "Văn phòng", "Vụ Cán bộ")
    together = alike("họp sơ kết", "Họp sơ kết xong", "Văn phòng", "VĂN PHÒNG")
    assert together.score == apart.score + UNIT_BONUS
    assert together.reason.endswith(" · " + _("same unit"))
    assert _("same unit") not in alike("họp sơ kết", "Họp sơ kết").reason


def test_long_reasons_are_cut() -> None:
    one = "chuẩn bị tài liệu, in giấy mời, mượn hội trường, lắp loa đài"
    other = "lắp loa đài; mượn hội trường; in giấy mời; chuẩn bị tài liệu"
    assert alike(one, other).reason.endswith(", …")


@settings(max_examples=60)
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=10))
def test_any_two_texts_can_be_compared(one: str, other: str, unit: str) -> None:
    found = alike(one, other, unit, unit)
    assert 0 <= found.score <= HIGHEST
    assert bool(found.reason) == bool(found.score)
