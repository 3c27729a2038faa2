"""Months, quarters, halves, years and weeks: the periods that briefings cover."""

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from re import Match, fullmatch
from typing import NamedTuple
from unicodedata import normalize

from briefing.language.dayforms import (
    MONTH,
    YEAR,
    YEAR_JOIN,
    DateRange,
    Span,
    distance,
    month_number,
    month_range,
    overlaps,
    plain,
)
from briefing.language.days import find_days, write_range_long
from briefing.language.numerals import roman
from briefing.language.patterns import pattern
from briefing.language.ranges import find_ranges

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH_COUNTS = {"ba": 3, "sáu": 6, "chín": 9}
_ORDINALS = "nhất|hai|nhì|ba|tư|năm|sáu|bảy|tám|chín|mười"
_WEEK_OF_MONTH = rf"tuần\s+(?:(?:thứ\s+)?(?:\d{{1,2}}|{_ORDINALS})|đầu|cuối)\s+(?:của\s+)?"
_PERIOD = rf"""
    (?<!\w)
    (?: (?P<count>\d{{1,2}}|ba|sáu|chín)\s+tháng\s+(?P<side>đầu|cuối)\s+(?:của\s+)?năm
        (?:\s*\(?\s*(?P<part_year>{YEAR})\)?)?
      | nửa\s+(?P<half>đầu|cuối)\s+năm(?:\s*\(?\s*(?P<half_year>{YEAR})\)?)?
      | (?P<week>{_WEEK_OF_MONTH})?tháng\s+(?P<month>{MONTH})(?:{YEAR_JOIN}(?P<month_year>{YEAR}))?
      | qu[ýí]\s+(?P<quarter>iv|iii|ii|i|[1-4])(?!\w)(?:{YEAR_JOIN}(?P<quarter_year>{YEAR}))?
      | năm\s+(?P<year>{YEAR})(?!\s*-\s*\d)
    )
    (?![\d]|[./-]\d)
"""
_LABEL = rf"""
    (?<!\w)tuần\s+(?:(?:thứ\s+)?\d{{1,2}}(?!\d|\.\d|\s*[/-]\s*\d{{1,2}}(?!\d))
                    |thứ\s+(?:{_ORDINALS})(?!\w)|(?:đầu|cuối)(?=\s+tháng\s+\d))
    (?:\s+(?:của\s+)?tháng\s+\d{{1,2}}(?!\d))?
    (?:\s*[/-]\s*{YEAR}|\s+năm\s+{YEAR})?(?!\w)
"""


class FoundPeriod(NamedTuple):
    """A period and where it stands. ``kind`` is "month", "quarter", "half", "year" or "other"."""

    start: int
    end: int
    kind: str
    value: DateRange


def find_periods(text: str, anchor: date) -> list[FoundPeriod]:
    """Find months, quarters, halves and years in ``text`` (NFC), in their order.

    A period without a year is the one nearest to ``anchor``. "9 tháng đầu năm" is of kind
    "other", "3 tháng đầu năm" a quarter. Months inside days and ranges are not periods, nor are
    spans of years ("2020-2025"), weeks of a month, or counts ("trong 6 tháng").
    """
    taken = [Span(day.start, day.end) for day in find_days(text, anchor)]
    taken += [Span(span.start, span.end) for span in find_ranges(text, anchor)]
    found = []
    for match in pattern(_PERIOD).finditer(plain(text)):
        if match["week"] or overlaps(match.start(), match.end(), taken):
            continue
        period = _read(match, anchor)
        if period:
            found.append(FoundPeriod(match.start(), match.end(), *period))
    return found


def read_period(text: str, anchor: date) -> FoundPeriod | None:
    """Return the period that is all of ``text``, blanks and brackets aside."""
    bare = normalize("NFC", text).strip(" \t\n\u00a0(.,;:")
    found = find_periods(bare, anchor)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(bare)):
        return found[0]
    return None


def write_period(kind: str, span: DateRange) -> str:
    """Return a period as titles name it: "tháng 6-2020", "quý III/2020", "năm 2020".

    Halves are "6 tháng đầu năm 2020". Weeks and other stretches are named by their days: "từ
    ngày 22 đến ngày 28-6-2020".
    """
    start = span.start
    if kind == "month":
        return f"tháng {start.month}-{start.year}"
    if kind == "quarter":
        return f"quý {roman((start.month + 2) // 3)}/{start.year}"
    if kind == "half":
        return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
    if kind == "year":
        return f"năm {start.year}"
    return write_range_long(span)


def _read(match: Match[str], anchor: date) -> tuple[str, DateRange] | None:
    if match["count"] or match["half"]:
        return _part_of_year(match, anchor)
    if match["month"]:
        return _month(match, anchor)
    if match["quarter"]:
        written = match["quarter"].lower()
        number = _QUARTERS.get(written) or int(written)
        year = match["quarter_year"]
        return "quarter", _in_year(year, anchor, lambda y: _months(y, 3 * number - 2, 3 * number))
    return "year", _months(int(match["year"]), 1, 12)


def _part_of_year(match: Match[str], anchor: date) -> tuple[str, DateRange] | None:
    written = (match["count"] or "6").lower()
    count = _MONTH_COUNTS.get(written) or int(written)
    if not 1 <= count <= 12:
        return None
    first, last = (
        (1, count) if (match["side"] or match["half"]).lower() == "đầu" else (13 - count, 12)
    )
    kind = {3: "quarter", 6: "half", 12: "year"}.get(count, "other")
    year = match["part_year"] or match["half_year"]
    return kind, _in_year(year, anchor, lambda y: _months(y, first, last))


def _month(match: Match[str], anchor: date) -> tuple[str, DateRange] | None:
    written, year = match["month"], match["month_year"]
    number = month_number(written)
    before = match.string[: match.start()].rstrip()
    counted = before[-1:].isdecimal()  # "6 tháng 2020" counts months
    # Written as a word a month takes a capital (ND30, Phụ lục II); "tháng hai lần" does not.
    bare_word = written[0].islower() and not year
    if counted or bare_word or not 1 <= number <= 12:
        return None
    return "month", _in_year(year, anchor, lambda y: month_range(y, number))


def _in_year(written: str | None, anchor: date, of_year: Callable[[int], DateRange]) -> DateRange:
    if written:
        return of_year(int(written))
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    near = [of_year(year) for year in years if MINYEAR <= year <= MAXYEAR]
    return min(near, key=lambda span: distance(span, anchor))


def _months(year: int, first: int, last: int) -> DateRange:
    return DateRange(date(year, first, 1), month_range(year, last).end)


def week_of(day: date) -> DateRange:
    """Return the Monday and the Sunday around ``day``."""
    monday = day - timedelta(days=day.weekday())
    return DateRange(monday, monday + timedelta(days=6))


def iso_week(day: date) -> str:
    """Return the ISO name of the week of ``day``: "2020-W26".

    Around the new year its year may differ from the day's.
    """
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def read_iso_week(text: str) -> DateRange | None:
    """Return the week named like "2020-W26"; ``None`` for another form or a week 53 too many."""
    found = fullmatch(r"\s*(\d{4})-?[Ww](\d{1,2})\s*", text)
    if not found:
        return None
    try:
        return week_of(date.fromisocalendar(int(found[1]), int(found[2]), 1))
    except (ValueError, OverflowError):
        return None


def read_week_label(text: str) -> str | None:
    """Return the first printed week number ("TUẦN THỨ 02 THÁNG 03/2024", "tuần 21") as it stands.

    It is a label only: schools and offices count weeks in their own ways, so it never tells
    which days are meant.
    """
    composed = normalize("NFC", text)
    found = pattern(_LABEL).search(plain(composed))
    return composed[found.start() : found.end()] if found else None
