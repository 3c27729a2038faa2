"""Amounts as they are typed on a line of their own."""

from decimal import Decimal

import pytest

from briefing.language.amounts import Amount, read_amount, read_hedge
from briefing.language.terms import Qualifier


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("30", Amount(Decimal(30))),
        (" gần  560 ", Amount(Decimal(560), Qualifier.NEARLY)),
        ("Xấp xỉ 3", Amount(Decimal(3), Qualifier.ABOUT)),
        ("hơn 1.077", Amount(Decimal(1077), Qualifier.OVER)),
        ("88,02", Amount(Decimal("88.02"))),
        ("-2,5", Amount(Decimal("-2.5"))),
        ("15 trong số 17", Amount(Decimal(15), of=Decimal(17))),
        ("trên 15/17", Amount(Decimal(15), Qualifier.ABOVE, Decimal(17))),
        ("19 trên tổng số 19", Amount(Decimal(19), of=Decimal(19))),
    ],
)
def test_amounts(text: str, amount: Amount) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize("text", ["", "gần", "30 lượt", "rất nhiều 3", "0.5", "1/2/3", "3 4", "²"])
def test_what_is_no_amount(text: str) -> None:
    assert read_amount(text) is None


def test_hedges() -> None:
    assert read_hedge("") is Qualifier.EXACT
    assert read_hedge(" DƯỚI ") is Qualifier.UNDER
    assert read_hedge("chắc") is None
