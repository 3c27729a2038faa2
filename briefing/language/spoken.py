"""Due dates as they are spoken or typed in passing: "T6", "cuối tuần tới", "+3lv"."""

from collections.abc import Callable
from datetime import date, timedelta
from re import Match
from unicodedata import normalize

from briefing.language.clock import find_times, read_weekday
from briefing.language.dayforms import WEEKDAY, DateRange, make_day, month_range, plain
from briefing.language.days import read_day
from briefing.language.patterns import pattern
from briefing.language.periods import read_period, week_of

# Public holidays with a fixed date (Bộ luật Lao động 2019, Điều 112). Tết, Giỗ Tổ and the days
# that the government moves differ from year to year and come from the caller.
_FIXED_HOLIDAYS = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})

# A day typed without a year lies ahead, but may be one of the week just reported on.
_GRACE = timedelta(days=7)
_WEEKEND = timedelta(days=2)
_NEAR_DAYS = {
    "nay": 0, "hôm nay": 0, "trong hôm nay": 0, "mai": 1, "ngày mai": 1, "kia": 2, "ngày kia": 2,
    "mốt": 2, "ngày mốt": 2,
}  # fmt: skip
_FILLER = (
    r"^(?:(?:hạn|xong|trước|chậm\s+nhất|muộn\s+nhất|là|vào|đến|sáng|trưa|chiều|tối)(?!\w)|[!:\s])+"
)
_PART = r"(?:(?P<part>đầu|giữa|cuối|hết|trong)\s+)?"
_WORKING = r"(?:\+|trong\s+)?\s*(?P<count>\d{1,3})\s*(?:lv|ngày\s+làm\s+việc)(?:\s+nữa)?"


def read_spoken(text: str, anchor: date, holidays: frozenset[date] = frozenset()) -> date | None:
    """Return the day that ``text`` as a whole means when it is said on ``anchor``.

    - "T6", "thứ Sáu": the next such day after ``anchor``; "thứ Sáu tuần tới": of the next week.
    - "cuối tuần": the Friday of the week that contains ``anchor``, or of the next week when
      that Friday is past; "tuần tới", "cuối tuần sau": the next week's Friday.
    - "cuối tháng", "hết quý III", "tháng 7", "cuối năm": the last day of that period.
    - "5/7", "5-7", "5/7/20": a day without a year lies ahead, or not more than a week back.
    - "+3": days; "+3lv", "3 ngày làm việc": working days, Monday to Friday without the fixed
      public holidays and ``holidays`` (Tết and what the government moves, from the caller).

    Words that lead to a date ("hạn:", "chậm nhất", "trước 17h chiều") are passed over. ``None`` for
    anything else.
    """
    bare = plain(normalize("NFC", text)).strip(" \t\n\u00a0.,;()")
    words = " ".join(pattern(_FILLER).sub("", bare).lower().split())
    hour = next(iter(find_times(words)), None)
    if hour and hour.start == 0:
        words = pattern(_FILLER).sub("", words[hour.end :].lstrip(" ,"))
    try:
        return _said(words, anchor, holidays)
    except (OverflowError, ValueError):  # past the last day that a date can hold
        return None


def _said(words: str, anchor: date, holidays: frozenset[date]) -> date | None:
    if words in _NEAR_DAYS:
        return anchor + timedelta(days=_NEAR_DAYS[words])
    for form, meaning in _FORMS.items():
        found = pattern(form).fullmatch(words)
        if found:
            return meaning(found, anchor)
    working = pattern(_WORKING).fullmatch(words)
    if working:
        return add_working_days(anchor, int(working["count"]), holidays)
    return (
        _iso_day(words)
        or _not_past(_written_day, words, anchor)
        or _not_past(_in_period, words, anchor)
    )


def add_working_days(day: date, count: int, holidays: frozenset[date] = frozenset()) -> date:
    """Return the ``count``-th working day after ``day``; ``day`` itself for 0.

    Saturdays, Sundays, the public holidays with a fixed date and ``holidays`` do not count.
    """
    while count > 0:
        day += timedelta(days=1)
        fixed = (day.month, day.day) in _FIXED_HOLIDAYS
        if day.weekday() < 5 and not fixed and day not in holidays:
            count -= 1
    return day


def _days_on(found: Match[str], anchor: date) -> date:
    return anchor + timedelta(days=int(found["count"]))


def _weeks_on(found: Match[str], anchor: date) -> date:
    return anchor + timedelta(weeks=int(found["count"]))


def _months_on(found: Match[str], anchor: date) -> date:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - start-up

    return anchor + relativedelta(months=int(found["count"]))


def _weekday(found: Match[str], anchor: date) -> date | None:
    weekday = read_weekday(found["weekday"])
    if weekday is None:
        return None
    if found["week"]:
        ahead = 0 if found["which"] == "này" else 7
        return anchor + timedelta(days=weekday - anchor.weekday() + ahead)
    return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)


def _relative_period(found: Match[str], anchor: date) -> date | None:
    """Read "cuối tháng", "đầu tuần tới", "quý này"; a bare "tháng" says nothing."""
    part, which = found["part"], found["which"]
    if not part and not which:
        return None
    unit = _UNITS[found["unit"]]
    now = unit(anchor)
    later = unit(now.end + timedelta(days=1))
    trim = _WEEKEND if found["unit"] == "tuần" else timedelta()
    if which in ("tới", "sau"):
        return _place_in(later, part, trim)
    day = _place_in(now, part, trim)
    return _place_in(later, part, trim) if which is None and day < anchor else day


def _place_in(span: DateRange, part: str | None, trim: timedelta) -> date:
    """Return the first, middle or last day of ``span``, its last ``trim`` left out."""
    last = span.end - trim
    if part == "đầu":
        return span.start
    return span.start + (last - span.start) // 2 if part == "giữa" else last


def _month_of(day: date) -> DateRange:
    return month_range(day.year, day.month)


def _quarter_of(day: date) -> DateRange:
    first = (day.month - 1) // 3 * 3 + 1
    return DateRange(date(day.year, first, 1), month_range(day.year, first + 2).end)


def _year_of(day: date) -> DateRange:
    return DateRange(date(day.year, 1, 1), date(day.year, 12, 31))


def _of_month(found: Match[str], anchor: date) -> date | None:
    """Read "ngày 22": the first such day from ``anchor`` on."""
    first = anchor.replace(day=1)
    for _month in range(12):
        day = make_day(first.year, first.month, int(found["day"]))
        if day and day >= anchor:
            return day
        first = month_range(first.year, first.month).end + timedelta(days=1)
    return None


def _not_past(read: Callable[[str, date], date | None], words: str, anchor: date) -> date | None:
    """Return what ``read`` finds near ``anchor``, or a year later where that is past."""
    day = read(words, anchor)
    if day is None or day >= anchor - _GRACE:
        return day
    return read(words, anchor + timedelta(days=365))


def _written_day(words: str, anchor: date) -> date | None:
    short = pattern(r"(\d{1,2}[/-]\d{1,2}[/-])(\d{2})").fullmatch(words)
    if short:
        words = f"{short[1]}20{short[2]}"
    return read_day(words if words[:1].isalpha() else f"ngày {words}", anchor)


def _iso_day(words: str) -> date | None:
    found = pattern(r"(\d{4})-(\d{2})-(\d{2})").fullmatch(words)
    return make_day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _in_period(words: str, anchor: date) -> date | None:
    """Read "hết quý III", "cuối tháng 7", "giữa tháng 7", "6 tháng đầu năm"."""
    parts = pattern(_PART + r"(?P<name>.+)").fullmatch(words)
    if not parts:
        return None
    # A month written as a word is known by its capital: "tháng Bảy".
    name = pattern(r"(?<=^tháng\ )\w").sub(lambda first: first[0].upper(), parts["name"])
    found = read_period(name, anchor)
    return _place_in(found.value, parts["part"], timedelta()) if found else None


_UNITS: dict[str, Callable[[date], DateRange]] = {
    "tuần": week_of,
    "tháng": _month_of,
    "quý": _quarter_of,
    "năm": _year_of,
}

_FORMS: dict[str, Callable[[Match[str], date], date | None]] = {
    r"(?:\+|trong\s+)\s*(?P<count>\d{1,3})\s*(?:ngày)?": _days_on,
    r"(?P<count>\d{1,3})\s*ngày\s+(?:nữa|sau)": _days_on,
    r"\+\s*(?P<count>\d{1,2})\s*tuần": _weeks_on,
    r"(?P<count>\d{1,2})\s*tuần\s+(?:nữa|sau)": _weeks_on,
    r"\+\s*(?P<count>\d{1,2})\s*tháng": _months_on,
    r"(?P<count>\d{1,2})\s*tháng\s+(?:nữa|sau)": _months_on,
    rf"(?P<weekday>{WEEKDAY})(?:\s+(?P<week>tuần\s+)?(?P<which>này|tới|sau))?": _weekday,
    _PART + r"(?P<unit>tuần|tháng|quý|năm)(?:\s+(?P<which>này|nay|tới|sau))?": _relative_period,
    r"(?:ngày|mùng|mồng)\s+(?P<day>\d{1,2})": _of_month,
}
