"""Whether figures add up."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from briefing.i18n import N_, _
from briefing.insight.checks.finders import quantities
from briefing.insight.checks.rule import Finding, Known, Rule, passages
from briefing.language.patterns import late
from briefing.language.quantities import Quantity, read_number, write_number
from briefing.language.terms import Qualifier
from briefing.model.records import Briefing

# How a share leads into the percentage that restates it: "15/17 đề án (chiếm 88,24%)", "…, đạt
# 88,24%", "12/40 đồng chí nữ chiếm 30%". Nothing longer: "17/17 xã hoàn thành, nữ chiếm 30%"
# speaks of another share.
_SAYS = (
    r"(?:(?:chiếm|đạt|bằng|tương đương|tức(?: là)?)(?: (?:tỷ|tỉ) lệ)?|(?:tỷ|tỉ) lệ(?: đạt)?:?|=)"
)
_THEN_PERCENT = late(
    rf"[^()\d.;:!?\n]{{0,60}}\(\s*(?:{_SAYS}\s*)?|[^()\d.;:!?\n]{{0,60}}[,;]\s*{_SAYS}\s*|"
    rf"(?:\s+\w+){{0,2}}\s+{_SAYS}\s*|[^()\d.,;:!?\n]{{0,40}}\s[-–]\s*"
)
# "Trong số 17 đề án của năm, 15 đề án đã trình (chiếm 88,2%)": a share in two halves.
_OUT_OF = late(r"(?:trong|trên)\s+(?:tổng\s+)?số\s*$", re.IGNORECASE)
_THEN_SHARE = late(r"[^()\d.,;:!?\n]{0,40}\(\s*")
# After any of these a percentage is a change, and before "kế hoạch" it is one of something else.
_CHANGE = late(r"(?:tăng|giảm|vượt|thêm|bớt)\s*(?:\w+\s+)?$")
_SENTENCE_END = late(r"[.;:!?\n]")
_WINDOW = 24  # letters before a percentage that can hold such a word
_END = late(r"\s*(?:$|[).,;:!?…\n]|và(?!\w)|tổng số(?!\w))")

# "bằng 28,3% kế hoạch" restates a share of the plan, unless the plan is another sum: then the two
# are far apart, and a slip of the fingers rarely is.
_OF_PLAN = late(r"\s*(?:kế hoạch|dự toán|chỉ tiêu|tổng số)(?!\w)", re.IGNORECASE)
_SLIP = Decimal(5)

# "đạt 103,1% (1.134/1.100)": more than all is no share by itself, but beside its percentage.
_BEYOND = late(
    r"(?P<percent>\d+(?:,\d+)?)\s*%\s*\(\s*"
    r"(?P<part>\d[\d.]*(?:,\d+)?)\s*/\s*(?P<whole>[1-9][\d.]*(?:,\d+)?)(?:\s[^\W\d_]+){0,3}\s*\)"
)

_DAY_BEFORE = late(
    r"(?:ngày|sáng|trưa|chiều|tối|đêm|từ|đến|trước|hết|dịp|lễ|tết|kỷ niệm|mừng|đường|phường"
    r"|(?:thứ \w+|nhật)),?\s*\(?$",
    re.IGNORECASE,
)
_TARGET = late(r"vượt|chỉ tiêu|kế hoạch|bằng|gấp|so với", re.IGNORECASE)

# "gần 90%" or "khoảng 90%" says no more than that; five points off is still what it says.
_HEDGE = Decimal(5)


def find_wrong_shares(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a percentage that is not the share beside it: 15 of 17 is 88,24%, not 88,02%.

    It may differ by half a unit of its last printed decimal; a hedged one without decimals
    ("khoảng 90%") by a few points.
    """
    for text, where, _place in passages(briefing):
        if "%" not in text:
            continue
        pairs = [
            pair
            for first, second in pairwise(_with_halves_joined(text))
            if (pair := _share_and_percent(text, first, second))
        ]
        for share, percent in (*pairs, *_beyond_all(text)):
            if share.of and abs(_exact(share) - percent.value) > _tolerance(share, percent):
                yield Finding(
                    _("{part} of {whole} is {right}%, not {wrong}%.").format(
                        part=write_number(share.value),
                        whole=write_number(share.of),
                        right=write_number(_rounded_like(_exact(share), percent)),
                        wrong=write_number(percent.value),
                    ),
                    where,
                    text[min(share.start, percent.start) : max(share.end, percent.end)],
                )


def _beyond_all(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the shares of more than all that stand in brackets behind their percentage."""
    for found in _BEYOND.finditer(text):
        part, whole, percent = (read_number(found[name]) for name in ("part", "whole", "percent"))
        changes = _CHANGE.search(text, max(0, found.start() - _WINDOW), found.start())
        if part is None or whole is None or percent is None or part <= whole or changes:
            continue
        exact = Qualifier.EXACT
        yield (
            Quantity(part, "", exact, whole, False, *found.span()),
            Quantity(percent, "%", exact, None, True, *found.span()),
        )


def _with_halves_joined(text: str) -> list[Quantity]:
    """Return what ``text`` counts, "trong số 17 đề án, 15 đề án" as the one share that it is."""
    found = quantities(text)
    joined: list[Quantity] = []
    for place, one in enumerate(found):
        whole = found[place - 1] if place else None
        if (
            whole
            and whole.unit
            and whole.unit.casefold() == one.unit.casefold()
            and whole.of is one.of is None
            and not _SENTENCE_END.search(text, whole.end, one.start)
            and _OUT_OF.search(text, max(0, whole.start - _WINDOW), whole.start)
        ):
            joined[-1:] = [one._replace(of=whole.value)]
        else:
            joined.append(one)
    return joined


def _share_and_percent(
    text: str, first: Quantity, second: Quantity
) -> tuple[Quantity, Quantity] | None:
    """Return two neighbours as share and percentage if the one restates the other."""
    between = text[first.end : second.start]
    if first.of and second.percent and not second.of:
        if not _THEN_PERCENT.fullmatch(between):
            return None
        off = abs(_exact(first) - second.value)
        if _END.match(text, second.end) or (_OF_PLAN.match(text, second.end) and off <= _SLIP):
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


def _tolerance(share: Quantity, percent: Quantity) -> Decimal:
    if share.qualifier is not Qualifier.EXACT:  # "gần 2/3 (64%)"
        return _HEDGE
    if percent.qualifier is not Qualifier.EXACT and not _decimals(percent):
        return _HEDGE
    return Decimal("0.5").scaleb(-_decimals(percent))


def _rounded_like(value: Decimal, percent: Quantity) -> Decimal:
    """Return ``value`` with as many decimals as ``percent`` was printed with."""
    return value.quantize(Decimal(1).scaleb(-_decimals(percent)), ROUND_HALF_UP)


def find_more_than_all(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a part that is more than the whole: "19/12 đề án" where 19 of 19 were meant.

    Targets may be exceeded, and after a word for a day "19/12" is one.
    """
    for text, where, _place in passages(briefing):
        for found in quantities(text):
            if found.of is None or found.value <= found.of or found.percent:
                continue
            before = text[max(0, found.start - _WINDOW) : found.start]
            after = text[found.end : found.end + _WINDOW]
            if _DAY_BEFORE.search(before) or _TARGET.search(before + found.unit + after):
                continue
            yield Finding(
                _("{part} of {whole} is more than all.").format(
                    part=write_number(found.value), whole=write_number(found.of)
                ),
                where,
                text[found.start : found.end],
            )


RULES = (
    Rule("figures/ratio", N_("A percentage is that of the numbers beside it."), find_wrong_shares),
    Rule("figures/part", N_("A part is no more than the whole."), find_more_than_all),
)
