"""The parts that written dates are made of, shared by days, ranges and periods.

Forms from the press (28-6-2020), the state (28/6/2020), dotted (28.6.2020) and in words ("ngày
28 tháng 6 năm 2020"). Text is expected in NFC; blanks and dashes may be of any kind.
"""

from datetime import date, timedelta
from typing import NamedTuple

YEAR = r"(?:19|20)\d{2}"
MONTH_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_LONGEST_FIRST = sorted(MONTH_WORDS, key=len, reverse=True)
MONTH_WORD = "(?:" + "|".join(word.replace(" ", r"\s+") for word in _LONGEST_FIRST) + r")(?!\w)"
MONTH = rf"(?:\d{{1,2}}(?!\d)|{MONTH_WORD})"
YEAR_JOIN = r"(?:\s*,?\s+năm\s+|\s*[/.-]\s*|\s+)"
WEEKDAY = (
    r"(?:(?:thứ\s+|t\.\s*|t\s+)(?:hai|ba|tư|năm|sáu|bảy|bẩy)|(?:thứ\s*|t\.?\s*)[2-7]"
    r"|chủ\s*nhật|chúa\s*nhật|c\.?n\.?)(?!\w)"
)

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


class DateRange(NamedTuple):
    """The first and the last day of a stretch of time, both belonging to it."""

    start: date
    end: date


class Span(NamedTuple):
    """Where something stands in a text: ``text[start:end]``."""

    start: int
    end: int


def plain(text: str) -> str:
    """Return ``text`` with every dash a hyphen; positions stay as they are."""
    return text.translate(_DASHES)


def month_number(text: str) -> int:
    """Return the month that :data:`MONTH` matched; may be 0 or above 12 for odd digits."""
    if text.isdecimal():
        return int(text)
    return MONTH_WORDS[" ".join(text.lower().split())]


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or ``None`` where the calendar has none (31/2)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_day(anchor: date, month: int, day: int) -> date | None:
    """Return the day of that month nearest to ``anchor``, within a year of it."""
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    found = [made for year in years if (made := make_day(year, month, day))]
    return min(found, key=lambda made: abs((made - anchor).days), default=None)


def month_range(year: int, month: int) -> DateRange:
    """Return the first and last day of a month (``month`` 1–12)."""
    from calendar import monthrange  # noqa: PLC0415 - start-up: it loads the locales

    return DateRange(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def distance(span: DateRange, anchor: date) -> timedelta:
    """Return how far ``anchor`` lies outside ``span``; nothing where it lies inside."""
    return max(span.start - anchor, anchor - span.end, timedelta())


def overlaps(start: int, end: int, spans: list[Span]) -> bool:
    """Tell whether ``start``–``end`` touches one of ``spans``."""
    return any(start < span.end and span.start < end for span in spans)
