"""Whether figures add up."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from briefing.i18n import N_, _
from briefing.insight.checks.rule import Finding, Rule, passages
from briefing.language.quantities import Quantity, find_quantities, write_number
from briefing.language.terms import Qualifier
from briefing.model.records import Briefing

# How a share leads into the percentage that restates it: "15/17 đề án (chiếm 88,24%)", "…, đạt
# 88,24%", "12/40 đồng chí nữ chiếm 30%". Nothing longer: "17/17 xã hoàn thành, nữ chiếm 30%"
# speaks of another share.
_SAYS = r"(?:(?:chiếm|đạt|bằng|tương đương|tức(?: là)?)(?: (?:tỷ|tỉ) lệ)?|(?:tỷ|tỉ) lệ(?: đạt)?|=)"
_THEN_PERCENT = re.compile(
    rf"[^()\d.;:!?\n]{{0,60}}\(\s*(?:{_SAYS}\s*)?|[^()\d.;:!?\n]{{0,60}},\s*{_SAYS}\s*|"
    rf"(?:\s+\w+){{0,2}}\s+{_SAYS}\s*"
)
_THEN_SHARE = re.compile(r"[^()\d.,;:!?\n]{0,40}\(\s*")
# After any of these a percentage is a change, and before "kế hoạch" it is one of something else.
_CHANGE = re.compile(r"(?:tăng|giảm|vượt|thêm|bớt)\s*(?:\w+\s+)?$")
_WINDOW = 24  # letters before a percentage that can hold such a word
_END = re.compile(r"\s*(?:$|[).,;:!?…\n]|và(?!\w)|tổng số(?!\w))")

# "gần 90%" or "khoảng 90%" says no more than that; five points off is still what it says.
_HEDGE = Decimal(5)


def find_wrong_shares(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a percentage that is not the share beside it: 15 of 17 is 88,24%, not 88,02%.

    It may differ by half a unit of its last printed decimal; a hedged one without decimals
    ("khoảng 90%") by a few points.
    """
    for text, where in passages(briefing):
        if "%" not in text:
            continue
        for first, second in pairwise(find_quantities(text)):
            pair = _share_and_percent(text, first, second)
            if pair is None:
                continue
            share, percent = pair
            if share.of and abs(_exact(share) - percent.value) > _tolerance(percent):
                yield Finding(
                    _("{part} of {whole} is {right}%, not {wrong}%.").format(
                        part=write_number(share.value),
                        whole=write_number(share.of),
                        right=write_number(_rounded_like(_exact(share), percent)),
                        wrong=write_number(percent.value),
                    ),
                    where,
                )


def _share_and_percent(
    text: str, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity] | None:
    """Return two neighbours as share and percentage if the one restates the other."""
    between = text[first.end : second.start]
    if first.of and second.percent and not second.of:
        if _THEN_PERCENT.fullmatch(between) and _END.match(text, second.end):
            return first, second
    elif first.percent and second.of and not first.of and not second.percent:
        changes = _CHANGE.search(text, max(0, first.start - _WINDOW), first.start)
        if _THEN_SHARE.fullmatch(between) and not changes:
            return second, first
    return None


def _exact(share: Quantity) -> Decimal:
    return share.value * 100 / (share.of or 1)


def _decimals(percent: Quantity) -> int:
    return -int(percent.value.as_tuple().exponent)


def _tolerance(percent: Quantity) -> Decimal:
    if percent.qualifier is not Qualifier.EXACT and not _decimals(percent):
        return _HEDGE
    return Decimal("0.5").scaleb(-_decimals(percent))


def _rounded_like(value: Decimal, percent: Quantity) -> Decimal:
    """Return ``value`` with as many decimals as ``percent`` was printed with."""
    return value.quantize(Decimal(1).scaleb(-_decimals(percent)), ROUND_HALF_UP)


def find_small_totals(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a running total that is less than the part that raised it."""
    for figure in briefing.figures:
        if figure.total is not None and figure.total < figure.value:
            yield Finding(
                _("The total of {total} is less than the {value} in it.").format(
                    total=write_number(figure.total), value=write_number(figure.value)
                ),
                _("Figure {name}").format(name=figure.name),
            )


RULES = (
    Rule("figures/ratio", N_("A percentage is that of the numbers beside it."), find_wrong_shares),
    Rule(
        "figures/total", N_("A running total is no less than its latest part."), find_small_totals
    ),
)
