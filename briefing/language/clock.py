"""Times of day, parts of the day and days of the week."""

from datetime import date, time
from typing import NamedTuple
from unicodedata import normalize

from briefing.language.dayforms import WEEKDAY
from briefing.language.patterns import pattern
from briefing.language.terms import Session

_SESSION_WORDS = {
    "sáng": Session.MORNING,
    "trưa": Session.NOON,
    "chiều": Session.AFTERNOON,
    "tối": Session.EVENING,
}
# Weekdays written as words take a capital (ND30, Phụ lục II).
_WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY_WORDS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_TIME = (
    r"(?<![\w:/.,-])(?P<hour>[01]?\d|2[0-3])"
    r"(?:\s*:\s*(?P<m1>[0-5]\d)(?::[0-5]\d)?['’′]?"
    r"|\s*(?:giờ|h|g(?=\d))(?!\w*[^\W\d])\s*(?:(?P<m2>[0-5]\d)(?:\s*(?:phút|p)(?!\w)|['’′])?"
    r"|(?P<half>rưỡi))?)(?![\w:])"
)
# "sáng tạo", "tối đa" are no parts of the day: what follows must be a day or nothing.
_SESSION = (
    r"(?<!\w)(?:buổi\s+(?P<named>sáng|trưa|chiều|tối)(?!\w)|(?P<word>sáng|trưa|chiều|tối)(?!\w)"
    r"(?=\s*(?:$|[,;.()]|\d|(?:nay|qua|mai|ngày|hôm|cùng|thứ|cn)(?!\w)|chủ\s*nhật|t\.)))"
)


class FoundTime(NamedTuple):
    """A time of day and where it stands in the text."""

    start: int
    end: int
    value: time


def find_times(text: str) -> list[FoundTime]:
    """Find times of day: 7:30, 13h30, 14h00, 17:50', "7 giờ 30 phút", "8 giờ"."""
    return [
        FoundTime(m.start(), m.end(), _as_time(m.groupdict()))
        for m in pattern(_TIME).finditer(text)
    ]


def _as_time(parts: dict[str, str | None]) -> time:
    minute = 30 if parts["half"] else int(parts["m1"] or parts["m2"] or 0)
    return time(int(parts["hour"] or 0), minute)


def read_time(text: str) -> time | None:
    """Return the time that is all of ``text``, brackets aside; seconds are dropped."""
    found = pattern(_TIME).fullmatch(normalize("NFC", text).strip(" \t\u00a0()"))
    return _as_time(found.groupdict()) if found else None


def write_time(moment: time) -> str:
    """Return a time as offices print it: "13h30", "7h05"."""
    return f"{moment.hour}h{moment.minute:02}"


def read_session(text: str) -> Session | None:
    """Return the first part of the day that ``text`` names ("chiều 29-6", "sáng nay")."""
    found = pattern(_SESSION).search(normalize("NFC", text))
    return _SESSION_WORDS[(found["named"] or found["word"]).lower()] if found else None


def session_word(session: Session) -> str:
    """Return the word for a part of the day: sáng, trưa, chiều, tối."""
    return next(word for word, known in _SESSION_WORDS.items() if known is session)


def weekday_name(day: date) -> str:
    """Return "thứ Hai" … "thứ Bảy", "Chủ nhật"."""
    return _WEEKDAY_NAMES[day.weekday()]


def read_weekday(text: str) -> int | None:
    """Return the weekday (Monday is 0) that is all of ``text``.

    Reads "thứ Hai", "Thứ 2", "T. Hai", "T2", "CN", "Chủ nhật". "thứ ba" may as well mean
    "third": only the caller knows.
    """
    bare = normalize("NFC", text).strip(" \t\u00a0,()").lower()
    if not pattern(WEEKDAY).fullmatch(bare):
        return None
    last = bare.replace(".", " ").split()[-1].removeprefix("thứ").removeprefix("t")
    if last.isdecimal():
        return int(last) - 2
    return next((day for word, day in _WEEKDAY_WORDS.items() if bare.endswith(word)), 6)
