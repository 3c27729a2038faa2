"""Whether numbers are written one way: 1.077, not 1,077 and not 1077 beside it.

Vietnamese sets a point between thousands and a comma before decimals; "1,077" is one and a bit.
"""

import re
from collections.abc import Iterator

from briefing.i18n import N_, _
from briefing.insight.checks.finders import quantities
from briefing.insight.checks.rule import Finding, Known, Passage, Rule, passages, reword
from briefing.language.counting import COUNTED_NOUNS
from briefing.language.patterns import late
from briefing.language.quantities import Quantity, write_number
from briefing.model.records import Briefing

_FOREIGN = late(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d.,]*\d)")
_DOTTED = late(r"(?<![\d.,/-])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.]*\d)")
_PLAIN = late(r"\d{4,}")

# What is counted in whole numbers; measures and money have decimals.
_MEASURES = frozenset(
    (
        "km", "km2", "km²", "m", "m2", "m²", "m3", "m³", "cm", "ha", "héc-ta", "héc ta", "kg", "tạ",
        "tấn", "lít", "kwh", "đồng", "usd", "đô la", "điểm",
    )
)  # fmt: skip
# Whole too, by the first word where it has two ("thí sinh").
_PEOPLE_AND_THINGS = frozenset(
    (
        "trẻ", "thí", "cháu", "bệnh", "khách", "bạn", "công", "nhà", "nạn", "giấy", "tài", "gói",
        "liều", "mũi", "tờ", "giường", "gian", "cơ", "chiến", "cựu",
        "phương", "ngày công",
    )
)  # fmt: skip
_WHOLE = (frozenset(COUNTED_NOUNS) | _PEOPLE_AND_THINGS) - _MEASURES
_SCALES = ("tỷ", "tỉ", "triệu", "nghìn", "ngàn")


def find_foreign_separators(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a comma between thousands: "1,077 trường hợp".

    It is told only of what has no decimals (people, cases), or where the same number stands with
    a point elsewhere: 2,125 ha is an amount like any other.
    """
    places = list(passages(briefing))
    dotted = {number for passage in places for number in _DOTTED.findall(passage.text)}
    for passage in places:
        for match in _FOREIGN.finditer(passage.text):
            right = match[0].replace(",", ".")
            if right in dotted or match[0].count(",") > 1 or _is_counted(passage, match):
                yield Finding(
                    _("{wrong} has a comma where {right} has a point.").format(
                        wrong=match[0], right=right
                    ),
                    passage.where,
                    match[0],
                    reword(passage, match.start(), match.end(), right),
                )


def _is_counted(passage: Passage, match: re.Match[str]) -> bool:
    for found in quantities(passage.text):
        if found.start <= match.start() < found.end:
            return _is_whole(found)
    return False


def _is_whole(quantity: Quantity) -> bool:
    return not quantity.percent and quantity.unit.casefold() in _WHOLE


def find_missing_separators(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find 1077 in a text that elsewhere has 1.077: one way to write thousands, or the other."""
    places = list(passages(briefing))
    if not any(_DOTTED.search(passage.text) for passage in places):
        return
    for passage in places:
        if not _PLAIN.search(passage.text):
            continue
        for found in quantities(passage.text):
            number = _PLAIN.search(passage.text, found.start, found.end)
            scaled = found.unit.casefold().startswith(_SCALES)
            if number is None or found.of is not None or not (_is_whole(found) or scaled):
                continue
            right = write_number(int(number[0]))
            yield Finding(
                _("{wrong} stands beside numbers with points between thousands.").format(
                    wrong=number[0]
                ),
                passage.where,
                number[0],
                reword(passage, number.start(), number.end(), right),
            )


RULES = (
    Rule("figures/comma", N_("Thousands have a point, not a comma."), find_foreign_separators),
    Rule(
        "figures/thousands",
        N_("All thousands of a text are written alike."),
        find_missing_separators,
    ),
)
