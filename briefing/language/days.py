"""Single days: found in a text, read, and written in the forms that offices use."""

from collections.abc import Iterator
from datetime import date, timedelta
from re import Match
from typing import NamedTuple
from unicodedata import normalize

from briefing.language.clock import read_session, read_weekday, weekday_name
from briefing.language.counting import after_share_word, ratio_noun
from briefing.language.dayforms import (
    MONTH,
    WEEKDAY,
    YEAR,
    YEAR_JOIN,
    DateRange,
    Span,
    make_day,
    month_number,
    nearest_day,
    overlaps,
    plain,
)
from briefing.language.patterns import pattern
from briefing.language.ranges import find_ranges
from briefing.language.terms import Session

_DAY = rf"""
    (?<!\w)(?<!\d[./-])(?P<day>\d{{1,2}})
    (?: \s*(?P<wide>[/-])\s*(?P<wide_month>\d{{1,2}})\s*(?P=wide)\s*(?P<wide_year>{YEAR})
      | (?P<mark>[/.-])(?P<month>\d{{1,2}})
        (?:(?P<year_mark>[/.-]|\s*,?\s+năm\s+)(?P<year>{YEAR}))?
      | \s+tháng\s+(?P<word>{MONTH})(?:(?P<word_join>{YEAR_JOIN})(?P<word_year>{YEAR}))?
    )
    (?!\d|\.\d|[/-]\w)
"""
_LEAD = rf"""
    (?:(?<!\w)(?P<session>sáng|trưa|chiều|tối)\s+)?
    (?:nay[\s,(]+)?
    (?:(?<!\w)(?P<weekday>{WEEKDAY})[\s,(]+)?
    (?:(?<!\w)(?P<word>(?P<day>(?:các\s+)?ngày|mùng|mồng)|trước|hết|(?<!thời\s)hạn|chậm\s+nhất)\s*:?\s+)?\Z
"""
_LIST = (
    r"(?<![\w./-])(?<!thứ\s)(?:(?:ngày\s+)?\d{1,2}\s*(?:,\s*(?:và\s+)?|\s+và\s+))+(?:ngày\s+)?\Z"
)
_NEAR = (
    r"(?<!\w)(?:(?:ngày\s+)?hôm\s+(?P<hom>nay|qua)|(?P<session>sáng|trưa|chiều|tối)\s+"
    r"(?P<part>nay|qua|mai)|ngày\s+(?P<ngay>mai))(?!\w)(?!\s*[,(]?\s*(?:ngày\s+)?\d{1,2}[/.-]\d)"
)
_NEAR_DAYS = {"qua": -1, "nay": 0, "mai": 1}
_WINDOW = 48


class FoundDay(NamedTuple):
    """A day and where it stands; ``weekday`` (Monday is 0) and ``session`` as printed beside it.

    The span includes the word "ngày" but neither the weekday nor the session.
    """

    start: int
    end: int
    value: date
    weekday: int | None = None
    session: Session | None = None


class _Written(NamedTuple):
    """The numbers of a day as written."""

    day: int
    month: int
    year: int | None


def find_days(text: str, anchor: date) -> list[FoundDay]:
    """Find the days that stand on their own in ``text`` (NFC), in their order.

    A day without a year is the one nearest to ``anchor``; "sáng nay" and "hôm nay" are
    ``anchor`` itself. Ends of ranges belong to :func:`find_ranges`; ratios ("15/17 đề án")
    and days that the calendar does not have (31/2) are left out. "19/12 đề án" can be neither
    a share nor trusted as a day: it is found here and by ``find_quantities``.
    """
    level = plain(text)
    taken = [Span(found.start, found.end) for found in find_ranges(text, anchor)]
    days = [
        day
        for match in pattern(_DAY).finditer(level)
        if not overlaps(match.start(), match.end(), taken)
        for day in _days_at(match, level, anchor)
    ]
    days.extend(_near_days(level, anchor))
    return sorted(days, key=lambda day: day.start)


def read_day(text: str, anchor: date) -> date | None:
    """Return the day that is all of ``text``: "ngày 29-6-2020", "29/6", "thứ Hai, 29/6/2020"."""
    bare = normalize("NFC", text).strip(" \t\n\u00a0().,;:")
    if bare[:1].isdecimal():
        bare = f"ngày {bare}"  # standing alone, "27.2" and "5-7" can only be days
    found = find_days(bare, anchor)
    if len(found) != 1 or found[0].end != len(bare):
        return None
    return found[0].value if pattern(_LEAD).match(bare, 0, found[0].start) else None


def _days_at(match: Match[str], text: str, anchor: date) -> Iterator[FoundDay]:
    written = _written(match)
    value = _resolve(written, anchor)
    if value is None:
        return
    listed = pattern(_LIST).search(text, max(0, match.start() - _WINDOW), match.start())
    begin = listed.start() if listed else match.start()
    lead = pattern(_LEAD).search(text, max(0, begin - _WINDOW), begin)
    led = bool(lead and (lead["word"] or lead["session"] or lead["weekday"]))
    named = led or bool(listed and "ngày" in listed[0].lower())
    if not named and not _is_clear(match, written, text):
        return
    session = read_session(lead["session"]) if lead and lead["session"] else None
    if listed:
        # Without "và" or "ngày" the number before a comma may end another clause.
        if named or "và" in listed[0].lower():
            yield from _listed_days(listed, value, session)
        yield FoundDay(match.start(), match.end(), value, None, session)
        return
    weekday = read_weekday(lead["weekday"]) if lead and lead["weekday"] else None
    start = lead.start("day") if lead and lead["day"] else match.start()
    yield FoundDay(start, match.end(), value, weekday, session)


def _written(match: Match[str]) -> _Written:
    month = match["wide_month"] or match["month"] or match["word"]
    year = match["wide_year"] or match["year"] or match["word_year"]
    return _Written(int(match["day"]), month_number(month), int(year) if year else None)


def _is_clear(match: Match[str], written: _Written, text: str) -> bool:
    """Tell whether a day without a word that leads to it ("ngày", "sáng") is one at all."""
    if match["word"]:
        # "6 tháng năm 2020" is half a year, "3 tháng 2 lần" a frequency.
        return written.year is not None and not (
            match["word"].lower() == "năm" and match["word_join"].isspace()
        )
    if written.year:
        mixed = match["mark"] in ("-", ".") and match["year_mark"] == "/"
        return not mixed or written.day > 12
    if match["mark"] != "/" or after_share_word(text, match.start()):
        return False
    noun = ratio_noun(text, match.end())
    return noun is None or written.day > written.month


def _resolve(written: _Written, anchor: date) -> date | None:
    if written.year:
        return make_day(written.year, written.month, written.day)
    return nearest_day(anchor, written.month, written.day)


def _listed_days(listed: Match[str], last: date, session: Session | None) -> Iterator[FoundDay]:
    """Yield the days before the last one in "8, 14 và 26/4"; they take its month and year."""
    numbers = list(pattern(r"\d{1,2}").finditer(listed[0]))
    values = [make_day(last.year, last.month, int(number[0])) for number in numbers]
    known = [value for value in values if value]
    if len(known) != len(values) or known != sorted({*known}) or known[-1] >= last:
        return
    for number, value in zip(numbers, known, strict=True):
        begin = listed.start() + number.start()
        yield FoundDay(begin, begin + len(number[0]), value, None, session)


def _near_days(text: str, anchor: date) -> Iterator[FoundDay]:
    for match in pattern(_NEAR).finditer(text):
        word = (match["hom"] or match["part"] or match["ngay"]).lower()
        session = read_session(match["session"]) if match["session"] else None
        value = anchor + timedelta(days=_NEAR_DAYS[word])
        yield FoundDay(match.start(), match.end(), value, None, session)


def write_day(day: date) -> str:
    """Return a day as the Party press prints it: "29-6-2020", "05-7-2020", "06-02-2017".

    Days under 10 and months under 3 get a leading zero (HD 05-HD/VPTW; ND30, Phụ lục I).
    """
    return f"{day.day:02}-{_month(day)}-{day.year}"


def write_day_slashed(day: date) -> str:
    """Return a day in the short form with slashes: "29/6/2020"."""
    return f"{day.day}/{day.month}/{day.year}"


def write_day_long(day: date) -> str:
    """Return a day in words, padded as in ND30, Phụ lục I: "ngày 05 tháng 01 năm 2020"."""
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year}"


def write_day_spoken(day: date) -> str:
    """Return a day with its weekday, as it is said aloud: "thứ Sáu 10/7/2020"."""
    return f"{weekday_name(day)} {write_day_slashed(day)}"


def write_range(span: DateRange) -> str:
    """Return a range with shared parts folded: "22 – 28/6/2020", "29/6 – 5/7/2020"."""
    start, end = span
    last = write_day_slashed(end)
    if start == end:
        return last
    if start.year != end.year:
        return f"{write_day_slashed(start)} – {last}"
    if start.month != end.month:
        return f"{start.day}/{start.month} – {last}"
    return f"{start.day} – {last}"


def write_range_long(span: DateRange) -> str:
    """Return a range as titles print it: "từ ngày 22 đến ngày 28-6-2020".

    The first day is cut down to what it does not share with the last: "từ ngày 29-6 đến ngày
    05-7-2020".
    """
    start, end = span
    if start.year != end.year:
        first = write_day(start)
    elif start.month != end.month:
        first = f"{start.day:02}-{_month(start)}"
    else:
        first = f"{start.day:02}"
    return f"từ ngày {first} đến ngày {write_day(end)}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)
