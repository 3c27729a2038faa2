"""The times that filters name: "2020-W26", "2020-06..2020-09", "22/6/2020", "this"."""

from briefing.cores import date, timedelta
from briefing.language.folding import keys

_THIS = frozenset({"this", "nay", "tuannay"})
_LAST = frozenset({"last", "truoc", "tuantruoc"})

Range = tuple[date, date]

_WEEK = timedelta(days=6)
"""From its first day to its last."""


def read_days(text: str, today: date) -> Range | None:
    """Return first and last day of the time that ``text`` names; ``None`` where it names none.

    A week, day, month or year, in ISO form or as Vietnamese write them, "this" or "last" (week),
    or two of these with ".." between, of which one may be missing.
    """
    first, dots, last = text.partition("..")
    if not dots:
        return _span(first, today)
    if not first.strip() and not last.strip():
        return None
    start = _span(first, today) if first.strip() else (date.min, date.min)
    end = _span(last, today) if last.strip() else (date.max, date.max)
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def read_weeks(text: str, today: date) -> Range | None:
    """Return the time that ``text`` names, and of less than a week the week around it."""
    days = read_days(text, today)
    if days is None or days[1] - days[0] >= _WEEK:
        return days
    monday = days[0] - timedelta(days=days[0].weekday())
    return monday, max(days[1], monday + _WEEK)


def _span(text: str, today: date) -> Range | None:
    said = "".join(key.plain for key in keys(text))
    if said in _THIS or said in _LAST:
        back = today.weekday() + (7 if said in _LAST else 0)
        return _days(today - timedelta(days=back), 7)
    try:
        return _week(text.strip()) or _month_or_day(text.strip())
    except (ValueError, OverflowError):
        return None


def _week(text: str) -> Range | None:
    """Return the week that "2020-W26" or "2020w26" names."""
    year, sign, week = text.casefold().partition("w")
    year = year.removesuffix("-")
    if not (sign and _number(year, 4, 4) and _number(week, 1, 2)):
        return None
    return _days(date.fromisocalendar(int(year), int(week), 1), 7)


def _month_or_day(text: str) -> Range | None:
    """Return what "2020", "2020-06", "2020-06-22", "6/2020" or "22/6/2020" names."""
    numbers = text.replace("/", "-").split("-")
    if "/" not in text and _number(numbers[0], 4, 4):
        numbers.reverse()
    elif len(numbers) == 1:
        return None
    *before, year = numbers
    shape = _number(year, 4, 4) and all(_number(one, 1, 2) for one in before)
    if not shape or len(before) > 2:
        return None
    if not before:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    first = date(int(year), int(before[-1]), int(before[0]) if len(before) == 2 else 1)
    return _days(first, 1) if len(before) == 2 else (first, _last_of_month(first))


def _number(text: str, least: int, most: int) -> bool:
    """Tell whether ``text`` is a number of so many digits."""
    return text.isdecimal() and least <= len(text) <= most


def _days(first: date, count: int) -> Range:
    return first, first + timedelta(days=count - 1)


def _last_of_month(first: date) -> date:
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)
