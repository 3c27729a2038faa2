"""An amount as it is typed on a line of its own: "30", "gần 560", "15 trong số 17", "19/19"."""

import re
from decimal import Decimal
from typing import NamedTuple

from briefing.language.patterns import late
from briefing.language.quantities import qualifier_word, read_number
from briefing.language.terms import Qualifier

_AMOUNT = late(
    r"(?P<hedge>[^\W\d]+(?: [^\W\d]+)?)?\s*(?P<value>[+-]?\d[\d.,]*)"
    r"(?:\s*(?:/|trong (?:tổng )?số|trên tổng số)\s*(?P<of>\d[\d.,]*))?",
    re.IGNORECASE,
)
_HEDGES = {qualifier_word(one): one for one in Qualifier if one is not Qualifier.EXACT}
_OTHER_HEDGES = {"xấp xỉ": Qualifier.ABOUT, "chừng": Qualifier.ABOUT, "ước": Qualifier.ABOUT}


class Amount(NamedTuple):
    """A value, how it is hedged, and the y of "x of y"."""

    value: Decimal
    qualifier: Qualifier = Qualifier.EXACT
    of: Decimal | None = None


def read_amount(text: str) -> Amount | None:
    """Return the amount that is all of ``text`` (NFC); ``None`` for anything else."""
    match = _AMOUNT.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    value, of = read_number(match["value"]), read_number(match["of"] or "")
    qualifier = read_hedge(match["hedge"] or "")
    if value is None or qualifier is None or (match["of"] and of is None):
        return None
    return Amount(value, qualifier, of)


def read_hedge(text: str) -> Qualifier | None:
    """Return how "gần", "hơn", "khoảng" hedge; nothing is exact, and other words are ``None``."""
    word = " ".join(text.lower().split())
    if not word:
        return Qualifier.EXACT
    return _HEDGES.get(word) or _OTHER_HEDGES.get(word)
