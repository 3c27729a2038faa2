"""Citations are completed from the register, as far as what is typed tells them apart."""

from datetime import date

import pytest

from briefing.insight.documents.completing import begins_citation, complete_citation, numbers_of
from tests.insight.documents.test_register import register, week

NUMBERS = numbers_of(
    register(
        week(0, "Kết luận số 75-KL/TU, ngày 01-3-2020.", "Chỉ thị số 05-CT/TW, ngày 15-5-2016."),
        week(1, "Kết luận số 75-KL/TW, ngày 30-5-2020.", "Công văn số 9723 ngày 5/3/2020."),
        week(2, "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.", "Thông báo 175/TB-VPCP."),
        week(3, "Theo Kết luận 75-KL/TU."),
    ).documents
)
TU, TW = "Kết luận số 75-KL/TU, ngày 01-3-2020", "Kết luận số 75-KL/TW, ngày 30-5-2020"
CT = "Chỉ thị số 05-CT/TW, ngày 15-5-2016"
ND = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("quán triệt Kết luận số 75", [f"quán triệt {TU}", f"quán triệt {TW}"]),
        ("quán triệt kết luận 75", [f"quán triệt {TU}", f"quán triệt {TW}"]),
        ("Kết luận số 75-KL/TW", []),  # it stands there already
        ("Kết luận số 75-kl/tw", []),
        ("Kết luận số 75-KL/TU", []),
        ("Kết luận số 75-KL/T", [TU, TW]),
        ("theo 75-", [f"theo {TU}", f"theo {TW}"]),
        ("theo 75", []),  # a number alone is no beginning of a citation
        ("có 75", []),
        ("Chỉ thị 5", [CT]),
        ("Chỉ thị 05-C", [CT]),
        ("Nghị định 30/", [ND]),
        ("Nghị định 30/2020/", [ND]),
        ("30/2020/N", [ND]),
        ("Chỉ thị 75", []),
        ("Kết luận 75 ", []),
        ("Kết luận 7", []),
        ("ngày 30/5", []),
        ("theo 30/", []),
        ("1.75-", []),
        ("", []),
    ],
)
def test_completion(typed: str, becomes: list[str]) -> None:
    offered = complete_citation(typed, NUMBERS)
    assert [typed[: len(typed) - one.typed] + one.text for one in offered] == becomes
    assert not offered or begins_citation(typed)


def test_what_was_cited_last_comes_first() -> None:
    assert [one.shown for one in complete_citation("Kết luận 75", NUMBERS)] == [TU, TW]
    assert max(place.day for place in NUMBERS["75"][0].places) == date(2020, 6, 29)


@pytest.mark.parametrize(
    "typed", ["ngày 30/5", "từ 22-28", "đạt 15/17", "ngày 30/5/2020", "tăng 8", "a/75"]
)
def test_days_and_amounts_do_not_ask_for_the_register(typed: str) -> None:
    assert not begins_citation(typed)
