"""Whether parts make their whole: "12 hồ sơ, gồm 5 hồ sơ mới và 7 hồ sơ cũ"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefing.i18n import N_, _
from briefing.insight.checks.finders import quantities
from briefing.insight.checks.rule import Finding, Known, Rule, passages
from briefing.language.patterns import late
from briefing.language.quantities import Quantity, write_number
from briefing.language.terms import Qualifier
from briefing.model.records import Briefing

_LONGEST_LEAD = 90  # letters between the whole and its first part
_WINDOW = 24

# What begins parts that make up the whole ("gồm 5 hồ sơ", "gồm: về đất 12,3 tỷ đồng"), what begins
# some of its parts, and what begins parts that are perhaps all ("12 đơn (8 đơn …, 4 đơn …)").
_ALL_PARTS = late(r"[\s,:(]*(?:bao\s+)?gồm(?:\s+có)?\s*:?\s*(?:[^\W\d_]+\s+){0,6}$", re.IGNORECASE)
_SOME_PARTS = late(r"[\s,:;(]*(?:trong\s+đó)(?:\s+có)?\s*:?\s*(?:\S+\s+){0,4}$", re.IGNORECASE)
_IN_BRACKETS = late(r"\s*(?:[^\W\d_]+\s+){0,3}\(\s*(?:[^\W\d_]+\s+){0,4}$")
# "Tổng số 45 hồ sơ: đúng hạn 40 hồ sơ, quá hạn 5 hồ sơ" tells all of them.
_TOTAL = late(r"tổng\s+(?:số|cộng)\s*:?\s*$", re.IGNORECASE)
_AFTER_TOTAL = late(r"\s*:\s*(?:[^\W\d_]+\s+){0,5}$")

_CLAUSE_END = late(r"[.;:!?…)\n]|,\s*(?:nâng|đưa|tăng|giảm|đạt|chiếm|bằng)")
_OPEN_END = late(
    r"…|\.\.|v\.v|(?<!\w)(?:khác|còn lại|một số|một vài|nhiều|cùng|ngoài ra)(?!\w)", re.IGNORECASE
)
# "… và cộng tác viên": somebody else who is not counted.
_UNCOUNTED = late(r"(?<!\w)và\s+[^\d\s][^\d]*$")
# Kinds of people and papers that one and the same may be, so that their numbers may overlap.
_OVERLAP = late(
    r"(?<!\w)(?:nữ|nam|đảng viên|đoàn viên|hội viên|dân tộc|tôn giáo|trẻ|tuổi|đại học|thạc sĩ"
    r"|tiến sĩ|cao cấp|trung cấp|chuyên môn|lý luận|tái cử|kiêm|lần đầu|đồng thời|diện|hộ)(?!\w)",
    re.IGNORECASE,
)
# "Ê-kíp gồm 9 người: 3 bác sĩ, 5 điều dưỡng và 1 kỹ thuật viên": the parts are people too.
_CREW = late(
    r"gồm(?:\s+có)?\s+(?P<whole>\d{1,3})\s+(?:người|đồng chí|thành viên|cán bộ)\s*:\s*"
    r"(?P<parts>\d{1,3}\s+[^\W\d_][^\d.;:!?\n()]*(?:(?:,|và)\s*\d{1,3}\s+[^\W\d_][^\d.;:!?\n()]*)+)"
    r"(?=[.;)\n]|$)",
    re.IGNORECASE,
)


def find_wrong_parts(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find parts that do not make their total: "12 hồ sơ, gồm 5 hồ sơ …, 8 hồ sơ …".

    After "gồm" the parts make up the whole; after "trong đó" or within brackets they are together
    no more than it, where they cannot overlap. Only parts that count the same thing are added, but
    for people, and none where the list is left open ("…", "khác").
    """
    for passage in passages(briefing):
        text = passage.text
        found = [one for one in quantities(text) if one.of is None and not one.percent]
        for place, whole in enumerate(found[:-1]):
            lead = text[whole.end : found[place + 1].start]
            if len(lead) > _LONGEST_LEAD:
                continue
            if parts := _parts(text, whole, found[place + 1 :]):
                wrong = _wrong_sum(text, whole, parts)
                if wrong is not None:
                    words = text[whole.start : parts[-1].end]
                    yield _finding(wrong, whole.value, passage.where, words)
        yield from _wrong_crews(text, passage.where)


def _wrong_sum(text: str, whole: Quantity, parts: list[Quantity]) -> Decimal | None:
    """Return what the parts make, where that is not what they may make beside ``whole``."""
    lead = text[whole.end : parts[0].start]
    end = _CLAUSE_END.search(text, parts[-1].end)
    rest = text[whole.end : end.start() + 1 if end else len(text)]
    total = sum((part.value for part in parts), Decimal(0))
    if _SOME_PARTS.search(lead):
        largest = max(part.value for part in parts)
        if largest > whole.value:
            return largest
        return total if total > whole.value and not _OVERLAP.search(rest) else None
    if len(parts) == 1 or abs(total - whole.value) <= _rounding(whole, parts):
        return None
    if _ALL_PARTS.search(lead) or (
        _AFTER_TOTAL.fullmatch(lead)
        and _TOTAL.search(text, max(0, whole.start - _WINDOW), whole.start)
    ):
        last = text[parts[-1].end : whole.end + len(rest)]
        uncounted = total < whole.value and _UNCOUNTED.search(last)
        return None if uncounted or _OPEN_END.search(rest) else total
    if _IN_BRACKETS.fullmatch(lead) and total > whole.value and not _OVERLAP.search(rest):
        return total
    return None


def _rounding(whole: Quantity, parts: list[Quantity]) -> Decimal:
    """Return by how much a sum of rounded numbers may be off: nothing for whole numbers."""
    decimals = min(-int(one.value.as_tuple().exponent) for one in (whole, *parts))
    if all(one.value == one.value.to_integral_value() for one in (whole, *parts)):
        return Decimal(0)
    return Decimal("0.5").scaleb(-max(decimals, 0)) * (len(parts) + 1)


def _parts(text: str, whole: Quantity, following: list[Quantity]) -> list[Quantity]:
    """Return those that follow in the same clause, if all are exact and count the same thing."""
    parts = []
    end = whole.end
    for part in following:
        if _CLAUSE_END.search(text[end : part.start].replace(":", " ", 1).replace("(", " ")):
            break
        if part.unit.casefold() != whole.unit.casefold() or not part.unit:
            return []
        if Qualifier.EXACT is not part.qualifier or whole.qualifier is not Qualifier.EXACT:
            return []
        parts.append(part)
        end = part.end
    return parts


def _wrong_crews(text: str, where: str) -> Iterator[Finding]:
    if "gồm" not in text.casefold():
        return
    for crew in _CREW.finditer(text):
        parts = [int(number) for number in re.findall(r"\d+", crew["parts"])]
        listed = crew["parts"]
        total, whole = sum(parts), int(crew["whole"])
        uncounted = total < whole and _UNCOUNTED.search(listed)
        open_end = uncounted or _OVERLAP.search(listed) or _OPEN_END.search(listed)
        if total != whole and not open_end:
            yield _finding(Decimal(total), Decimal(whole), where, crew[0])


def _finding(parts: Decimal, whole: Decimal, where: str, words: str) -> Finding:
    return Finding(
        _("The parts make {parts}, the total is {total}.").format(
            parts=write_number(parts), total=write_number(whole)
        ),
        where,
        words,
    )


RULES = (Rule("figures/parts", N_("Parts make up their total."), find_wrong_parts),)
