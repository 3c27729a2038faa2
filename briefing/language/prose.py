"""Units and deadlines as they are said in plain prose: found, to be offered, never applied.

"giao Văn phòng chủ trì, phối hợp với Vụ Tổng hợp … trước ngày 05-7" names who leads, who
cooperates and by when. A unit counts only with words that give it a part ("giao", "chủ trì",
"phối hợp") or as the first word of the text; a date only with words that make it a deadline
("trước", "chậm nhất", "hoàn thành trong").
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from re import Match
from typing import NamedTuple

from briefing.language.letters import nfc
from briefing.language.names import FoundName, NameKey, find_names
from briefing.language.patterns import late, pattern
from briefing.language.tokens import ChipKind, Entry, read_due, read_entry

_AND = late(r"[\s\u00a0]*(?:,|;|và|cùng|với|,[\s\u00a0]*và)?[\s\u00a0]*")
_NEAR = 48
"""How many characters around a unit are looked at for words that give it a part."""

_SENTENCE = 400
"""How many characters back a sentence is looked through for its verb."""

_HELPS_BEFORE = (
    r"(?<!\w)(?:phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?|cùng(?:\s+với)?"
    r"|đơn\s+vị\s+phối\s+hợp)\s*:?\s*\Z"
)
_HELPS_AFTER = r"\s*[,(]?\s*(?:cùng\s+)?phối\s+hợp(?!\w)(?!\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)(?!\w))"
_LEADS_BEFORE = (
    r"(?<!\w)(?:giao(?:\s+cho)?|phân\s+công|yêu\s+cầu|đề\s+nghị|do|chủ\s+trì\s*:"
    r"|(?:đơn\s+vị|cơ\s+quan)\s+chủ\s+trì(?:\s+là)?)\s*:?\s*\Z"
)
_LEADS_AFTER = (
    r"\s*[,(]?\s*(?:là\s+)?(?:(?:đơn\s+vị|cơ\s+quan)\s+)?(?:làm\s+)?"
    r"(?:chủ\s+trì|đầu\s+mối|phối\s+hợp(?:\s+chặt\s+chẽ)?\s+(?:với|cùng))(?!\w)"
)
_SENTENCE_START = r"(?:\A|[.;:!?…\n])\s*\Z"

# Words after which a date is a deadline whatever was said before; the date begins where they
# end, but "hết" and "cuối" belong to it.
_SURE_CUE = (
    r"(?<!\w)(?:(?:trước|chậm\s+nhất|muộn\s+nhất|(?:thời\s+)?hạn(?:\s+(?:chót|cuối|hoàn\s+thành))?)"
    r"(?!\w)\s*(?:(?:là|vào|đến)(?!\w)\s*)?:?\s*"
    r"|(?:(?:đến|cho\s+đến|từ\s+nay\s+đến)\s+)?(?=(?:hết|cuối)\s))"
)
# Words after which it is one only where something is to be finished; they belong to the date.
_LOOSE_CUE = r"(?<!\w)(?:vào\s+)?(?=(?:trong|cuối)\s)"
_TO_FINISH = (
    r"(?<!\w)(?:hoàn\s+(?:thành|thiện|tất)|xong|trình|báo\s+cáo|gửi|nộp|ban\s+hành|tổ\s+chức"
    r"|kết\s+thúc|tham\s+mưu|phê\s+duyệt|thông\s+qua|thực\s+hiện|triển\s+khai)(?!\w)"
)
_DATED = r"(?:ngày|tuần|tháng|quý|năm|thứ|nhật|nay|mai)(?!\w)|\d\s*[/.-]\s*\d|(?<!\w)t\d"
_WHOLE_PERIOD = r"(?:tháng|quý|năm)(?!\w)"
# What makes it a past day, or one that is reckoned from another event.
_NONE_AFTER = r"\s*(?:qua|vừa|rồi|trước|gần\s+đây|sau\s+khi|kể\s+từ|từ\s+(?:khi|ngày))(?!\w)"
_NONE_BEFORE = r"(?<!\w)tính\s+\Z"
_YEAR = r"(?<!\d)(?:19|20)\d{2}(?!\d)"
_SENTENCE_END = late(r"[.;!?\n](?=\s|\Z)")
_WITHIN = late(r"(?i)\b(trong) vòng\b")
_FAR = timedelta(days=300)
"""A day said without a year that lies further ahead is one of the past year."""


class Suggestion(NamedTuple):
    """Something said in prose that could be noted down; ``text[start:end]`` is what says it.

    ``kind`` is lead, cooperating or due; ``value`` the unit's full name, or the day.
    """

    kind: ChipKind
    value: str | date
    start: int
    end: int


def find_plain(text: str, anchor: date, names: Sequence[NameKey]) -> tuple[Suggestion, ...]:
    """Return the units and deadlines that ``text`` (NFC) says in prose, in their order.

    ``anchor`` is the day of the meeting. At most one unit leads, and whoever else is told to do
    something cooperates. What the line's tokens already say is left out: units that have a
    token, a lead beside theirs, and any deadline beside theirs.
    """
    text = nfc(text)
    entry = read_entry(text, anchor, names)
    found = [*_units(text, entry, names), *_deadlines(text, anchor, entry)]
    return tuple(sorted(found, key=lambda suggestion: suggestion.start))


def _units(text: str, entry: Entry, names: Sequence[NameKey]) -> Iterator[Suggestion]:
    known = {entry.unit, *entry.cooperating}
    led = bool(entry.unit)
    for group in _groups(text, [name for name in find_names(text, names) if _is_free(name, entry)]):
        kind = _part(text, group)
        if kind is None:
            continue
        for name in group:
            if name.name in known:
                continue
            known.add(name.name)
            if kind is ChipKind.LEAD and not led:
                led = True
                yield Suggestion(ChipKind.LEAD, name.name, name.start, name.end)
            else:
                yield Suggestion(ChipKind.COOPERATING, name.name, name.start, name.end)


def _groups(text: str, names: list[FoundName]) -> list[list[FoundName]]:
    """Put together the units that one list names: "Vụ A, Vụ B và Vụ C"."""
    groups: list[list[FoundName]] = []
    for name in names:
        if groups and _AND.fullmatch(text, groups[-1][-1].end, name.start):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _part(text: str, group: list[FoundName]) -> ChipKind | None:
    start, end = group[0].start, group[-1].end
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if pattern(_HELPS_BEFORE).search(before) or pattern(_HELPS_AFTER).match(after):
        return ChipKind.COOPERATING
    if pattern(_LEADS_BEFORE).search(before) or pattern(_LEADS_AFTER).match(after):
        return ChipKind.LEAD
    return ChipKind.LEAD if pattern(_SENTENCE_START).search(before) else None


def _is_free(name: FoundName, entry: Entry) -> bool:
    return all(name.end <= chip.start or chip.end <= name.start for chip in entry.chips)


def _deadlines(text: str, anchor: date, entry: Entry) -> list[Suggestion]:
    if entry.due:
        return []
    level = _WITHIN.sub(r"\1     ", text)  # as long as before: places stay
    found = [
        *(_deadline(level, cue.start(), cue.end(), anchor) for cue in _cues(_SURE_CUE, level)),
        *(
            _deadline(level, cue.start(), cue.end(), anchor)
            for cue in _cues(_LOOSE_CUE, level)
            if _is_to_finish(level, cue.start())
        ),
    ]
    kept: list[Suggestion] = []
    for suggestion in sorted(item for item in found if item):
        if not any(suggestion.start < other.end and other.start < suggestion.end for other in kept):
            kept.append(suggestion)
    return kept


def _cues(source: str, text: str) -> Iterator[Match[str]]:
    return pattern(source).finditer(text)


def _is_to_finish(text: str, start: int) -> bool:
    """Tell whether the sentence that reaches ``start`` speaks of finishing something."""
    begin = max(0, start - _SENTENCE)
    begin = max((end.end() for end in _SENTENCE_END.finditer(text, begin, start)), default=begin)
    return pattern(_TO_FINISH).search(text, begin, start) is not None


def _deadline(text: str, start: int, date_start: int, anchor: date) -> Suggestion | None:
    """Return the deadline whose words begin at ``start`` and whose date does at ``date_start``."""
    found = read_due(text, date_start, anchor)
    if not found:
        return None
    end, day = found
    said = text[date_start:end]
    before_a_period = date_start > start and pattern(_WHOLE_PERIOD).match(said)
    far = day - anchor > _FAR and not pattern(_YEAR).search(said)
    if before_a_period or far or day < anchor or not pattern(_DATED).search(said):
        return None
    if pattern(_NONE_AFTER).match(text, end) or pattern(_NONE_BEFORE).search(
        text[max(0, start - _NEAR) : start]
    ):
        return None
    return Suggestion(ChipKind.DUE, day, start, end)
