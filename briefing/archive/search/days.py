"""The times that filters name: "2020-W26", "2020-06..2020-09", "22/6/2020", "this"."""

from datetime import date, timedelta

from briefing.language.folding import keys
from briefing.language.patterns import late

_THIS = frozenset({"this", "nay", "tuannay"})
_LAST = frozenset({"last", "truoc", "tuantruoc"})
_FORMS = late(
    r"(?P<iso_year>\d{4})-?[Ww](?P<iso_week>\d{1,2})"
    r"|(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
    r"|(?:(?P<d>\d{1,2})[/-])?(?P<m>\d{1,2})[/-](?P<y>\d{4})"
)

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
    found = _FORMS.fullmatch(text.strip())
    if not found:
        return None
    try:
        if found["iso_year"]:
            iso = date.fromisocalendar(int(found["iso_year"]), int(found["iso_week"]), 1)
            return _days(iso, 7)
        year = int(found["year"] or found["y"])
        month, day = found["month"] or found["m"], found["day"] or found["d"]
        if day:
            return _days(date(year, int(month), int(day)), 1)
        if month:
            first = date(year, int(month), 1)
            return first, _last_of_month(first)
        return date(year, 1, 1), date(year, 12, 31)
    except (ValueError, OverflowError):
        return None


def _days(first: date, count: int) -> Range:
    return first, first + timedelta(days=count - 1)


def _last_of_month(first: date) -> date:
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)
