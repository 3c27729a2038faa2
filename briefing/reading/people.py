"""People as minutes name them: the chair, those beside the chair, who was there."""

import re
from functools import cache

from briefing.language.letters import CAPITALS
from briefing.language.quantities import read_number
from briefing.model.records import Attendee, Person, Presence
from briefing.reading import cues

_SYLLABLE = rf"[{CAPITALS}][\w’'-]*"
NAME = rf"{_SYLLABLE}(?:\s{_SYLLABLE}){{1,5}}"
_CALLED = r"(?:[Đđ]ồng chí|[Đđ]/c|ĐỒNG CHÍ|[Ôô]ng|[Bb]à|[Tt]hầy|[Cc]ô|[Aa]nh|[Cc]hị)"
_DEGREE = r"(?:(?:PGS|GS|TS|ThS|BS|CN|KS|CKI|CKII|NGƯT|NGND)\.?,?\s*)*"
# Up to the end of the sentence; the full stop within "T.Ư" does not end it.
_WORDS = r"(?:[^.;:\n]|\.(?=\S)){0,300}?"
_TO_CHAIR = (
    r"(?:(?:đã|đồng|cùng|tham dự và|dự và|đến dự và|về dự và|trực tiếp|là)\s+)*"
    r"(?:chủ trì|chủ toạ|chủ tọa|điều hành)"
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_])")
_MAX_FACT = 900
_MAX_CHAIR_LINE = 420


@cache
def _roles() -> str:
    """Match the word with which a title begins."""
    return rf"(?:{'|'.join(cues.phrases('people', 'roles'))})"


@cache
def _chaired() -> re.Pattern[str]:
    return re.compile(
        rf"{_CALLED}\s+{_DEGREE}(?P<name>{NAME})\s*(?:[,–-]\s*(?P<title>{_WORDS}))?[\s,]+"
        rf"(?P<to>{_TO_CHAIR})"
    )


@cache
def _under() -> re.Pattern[str]:
    role = rf"{_roles()}(?:[^,.;:\n]|\.(?=\S)){{0,120}}"
    return re.compile(
        rf"(?:(?:[Dd]ưới\s+sự\s+|do\s+)?(?:chủ trì|điều hành)\s+của|"
        rf"[Cc]hủ trì(?:\s+(?:hội nghị|cuộc họp|buổi họp|phiên họp))?\s+(?:có|là))\s+"
        rf"(?:{_CALLED}\s+)?{_DEGREE}(?P<name>{NAME})"
        rf"(?:\s*[,–-]\s*(?P<title>{role}(?:,\s*{role}){{0,5}}))?"
    )


@cache
def _titled() -> re.Pattern[str]:
    surnames = "|".join(cues.phrases("people", "surnames"))
    return re.compile(
        rf"(?P<title>{_roles()}[^.;:,\n]{{0,90}}?)\s+(?P<name>(?:{surnames})(?:\s{_SYLLABLE}){{1,3}})"
        rf"\s+(?P<to>{_TO_CHAIR})"
    )


@cache
def _spoke() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[Kk]ết luận|[Cc]hỉ đạo)[^.;\n]{{0,80}}?{_CALLED}\s+{_DEGREE}(?P<name>{NAME})"
        rf"(?:\s*[,–-]\s*(?P<title>{_roles()}{_WORDS}))?[\s,]+"
        r"(?:đã\s+)?(?:yêu cầu|chỉ đạo|đề nghị|nhấn mạnh|ghi nhận|đánh giá|biểu dương|giao|lưu ý)"
    )


def find_chair(text: str) -> Person | None:
    """Return who chaired the meeting, with the titles that the text gives, in its own words."""
    for pattern in (_chaired(), _under(), _titled()):
        if found := pattern.search(text):
            return Person(name=found["name"], title=_title(found["title"]))
    return None


def find_title(name: str, text: str) -> str:
    """Return the title that ``text`` gives to the person ``name``; "" for none."""
    role = rf"{_roles()}(?:[^,.;:\n]|\.(?=\S)){{0,120}}"
    found = re.search(rf"{re.escape(name)}\s*[,–-]\s*(?P<title>{role}(?:,\s*{role}){{0,5}})", text)
    return _title(found["title"]) if found else ""


def find_co_chairs(text: str) -> list[Person]:
    """Return who chaired beside the chair ("Cùng chủ trì có các đồng chí: …; …")."""
    found = re.search(
        r"(?:[Đđ]ồng|[Cc]ùng) chủ trì(?: hội nghị| cuộc họp)?(?: còn)?(?: có| là|:)\s*"
        r"(?:các (?:đồng chí|ông|bà)\s*:?\s*)?(?P<people>(?:[^.:\n]|\.(?=\S)){0,400})",
        text,
    )
    return read_people(found["people"]) if found else []


def find_speaker(text: str) -> Person | None:
    """Return who concluded the meeting: the chair, where nobody else is called so."""
    found = _spoke().search(text)
    if found is None or re.match(_roles(), found["name"]):  # "đồng chí Phó Trưởng Ban chỉ đạo"
        return None
    return Person(name=found["name"], title=_title(found["title"]))


def read_person(text: str) -> Person | None:
    """Return the person that a labelled line names: "Ông Lê Văn A - Chủ tịch UBND xã"."""
    found = re.match(rf"(?:{_CALLED}\s*:?\s*)?{_DEGREE}(?P<name>{NAME})", text.strip())
    if found is None:
        return None
    title = re.sub(r"^\s*(?:[,;:–—-]|\(?[Cc]hức vụ\s*:?)+\s*", "", text.strip()[found.end() :])
    title = title.split(";", 1)[0]
    if title.startswith("(") and title.endswith(")"):
        title = title[1:-1]
    return Person(name=found["name"], title=_title(title))


def read_people(text: str) -> list[Person]:
    """Return the people whom a list like "Ông A, Chủ tịch; bà B, Phó Chủ tịch" names."""
    parts = re.split(rf";|\svà\s(?={_CALLED})", text)
    return [person for part in parts if (person := read_person(_after_and(part)))]


def read_attendees(text: str, presence: Presence) -> list[Attendee]:
    """Return who was there (or not): people by name, and groups in the words of the text."""
    attendees = []
    for part in re.split(r"[;\n]", text):
        bare = _after_and(part).rstrip(" .,")
        if not bare:
            continue
        reason = ""
        if presence is Presence.ABSENT and (why := re.search(r"\(([^()]*)\)$", bare)):
            reason, bare = why[1].strip(), bare[: why.start()].rstrip()
        person = read_person(bare)
        name, title = (person.name, person.title) if person else (bare, "")
        attendees.append(Attendee(name=name, title=title, presence=presence, reason=reason))
    return attendees


def is_person_line(text: str) -> bool:
    """Say whether ``text`` is one line of a list of people."""
    if len(text) > _MAX_CHAIR_LINE // 2 or text.endswith(":"):
        return False
    return bool(re.match(rf"{_CALLED}\s|{NAME}\s*[,;:–-]\s*{_roles()}", text)) or bool(
        re.match(r"(?:Các|Lãnh đạo|Đại diện|Toàn thể|Trưởng|Cùng)\s", text)
    )


def is_meeting_fact(text: str) -> bool:
    """Say whether a paragraph only tells of the meeting: who chaired it, who came, from where."""
    keyed = cues.key(text)
    if cues.opens(keyed, "cues", "meeting", "opening"):
        return len(text) <= _MAX_FACT
    if len(text) > _MAX_CHAIR_LINE or text.endswith(":"):
        return False
    return all(map(_tells_of_meeting, _SENTENCE.split(text)))


def _tells_of_meeting(sentence: str) -> bool:
    """Say whether a sentence says who chaired or who came, and nothing else."""
    if cues.opens(cues.key(sentence), "cues", "meeting", "opening"):
        return True
    return bool(_chaired().match(sentence) or _titled().match(sentence))


def ends_meeting(keyed: str) -> bool:
    """Say whether a sentence (through ``cues.key``) says when the meeting ended."""
    return re.search(r"kết thúc (?:vào|lúc|hồi)", keyed) is not None


def find_sites(text: str) -> int | None:
    """Return the number of linked places ("71 điểm cầu"), the greatest one that is named."""
    counts = [read_number(found[1]) for found in re.finditer(r"(\d[\d.]*)\s+điểm cầu", text)]
    return max((int(count) for count in counts if count is not None), default=None)


def _title(text: str | None) -> str:
    """Return a title without what leads away from it."""
    bare = (text or "").strip(" ,.;–-")
    return re.sub(r"\s+(?:đã|đồng|cùng)$", "", bare)


def _after_and(text: str) -> str:
    return re.sub(r"^(?:và|cùng|các đồng chí|có)[\s:]+", "", text.strip())
