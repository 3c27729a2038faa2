"""Which briefing a name means: an ISO week, any day in it, a period, "this", "last" or an id."""

from collections.abc import Iterable
from datetime import date

from briefing.archive.protocol import Archive, Header
from briefing.errors import NotFoundError
from briefing.i18n import _
from briefing.language.dates import (
    DateRange,
    find_periods,
    read_day,
    read_iso_week,
    read_range,
    read_spoken,
    week_of,
    write_range,
)
from briefing.language.letters import search_key
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.verbs.listing import short_name

THIS = frozenset({"this", "this week", "nay", "tuan nay"})
LAST = frozenset({"last", "last week", "truoc", "tuan truoc", "tuan qua"})

_SUGGESTIONS = 3


def resolve_name(archive: Archive, name: str, today: date) -> Header:
    """Return the header of the briefing that ``name`` means.

    A name is an id, an ISO week ("2020-W26"), a day in the period (or, where no period has it,
    the day of the meeting), a range, a month, quarter or year, "this" (the period that has
    ``today``) or "last" (the newest that ended before this week). Days without a year are those
    nearest to ``today``. Of several periods that have a day, the shortest is meant: the week
    before the month.

    Raises :class:`NotFoundError`, which names the nearest briefings, where none answers.
    """
    headers = archive.headers()
    asked = name.strip()
    for header in headers:
        if header.id == asked:
            return header
    word = search_key(asked)
    if word in LAST:
        found = _last(headers, today)
    elif word in THIS:
        found = _shortest(_with_day(headers, today))
    else:
        found = _by_date(headers, asked, today)
    if found is None:
        raise _not_found(headers, asked, today)
    return found


def briefing_named(archive: Archive, name: str, today: date) -> Briefing:
    """Return the whole briefing that ``name`` means; raises as :func:`resolve_name` does."""
    return archive.get(resolve_name(archive, name, today).id)


def week_named(name: str, today: date) -> Period | None:
    """Return the week, stored or not, that ``name`` means; ``None`` where it names no week."""
    word = search_key(name.strip())
    if word in THIS:
        return _week(week_of(today))
    if word in LAST:
        before = week_of(today).start.toordinal() - 1
        return _week(week_of(date.fromordinal(before)))
    if found := read_iso_week(name.strip()):
        return _week(found)
    day = _day(name.strip(), today)
    return _week(week_of(day)) if day else None


def _week(days: DateRange) -> Period:
    return Period(kind=PeriodKind.WEEK, start=days.start, end=days.end)


def _by_date(headers: Iterable[Header], name: str, today: date) -> Header | None:
    """Return the briefing of the week, range, period or day that ``name`` writes."""
    headers = tuple(headers)
    if days := read_iso_week(name) or read_range(name, today):
        return _exact(headers, days) or _shortest(_overlapping(headers, days))
    if day := _day(name, today):
        met = [header for header in headers if header.meeting_date == day]
        return _shortest(_with_day(headers, day)) or _shortest(met)
    for period in find_periods(name, today):
        if name[period.start : period.end].strip() == name:
            return _exact(headers, period.value)
    return None


def _day(name: str, today: date) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return read_day(name, today) or read_spoken(name, today)


def _last(headers: Iterable[Header], today: date) -> Header | None:
    """Return the newest week that ended before this one; failing weeks, any period."""
    monday = week_of(today).start
    past = [header for header in headers if header.period.end < monday]
    weeks = [header for header in past if header.period.kind is PeriodKind.WEEK]
    return max(weeks or past, key=lambda header: header.period.end, default=None)


def _with_day(headers: Iterable[Header], day: date) -> list[Header]:
    return [header for header in headers if header.period.start <= day <= header.period.end]


def _overlapping(headers: Iterable[Header], days: DateRange) -> list[Header]:
    return [
        header
        for header in headers
        if header.period.kind is PeriodKind.WEEK
        and header.period.start <= days.end
        and days.start <= header.period.end
    ]


def _exact(headers: Iterable[Header], days: DateRange) -> Header | None:
    for header in headers:
        if (header.period.start, header.period.end) == (days.start, days.end):
            return header
    return None


def _shortest(headers: Iterable[Header]) -> Header | None:
    """Return the briefing of the shortest period; of equals, the newest."""
    return min(
        headers,
        key=lambda header: (
            header.period.end - header.period.start,
            -header.period.start.toordinal(),
        ),
        default=None,
    )


def _not_found(headers: Iterable[Header], name: str, today: date) -> NotFoundError:
    """Return the error that names the briefings nearest to what was asked for."""
    headers = tuple(headers)
    message = _('No briefing answers to "{name}".').format(name=name)
    if not headers:
        return NotFoundError(
            message, _('The archive is still empty; take in a text with "briefing import FILE".')
        )
    week = week_named(name, today)
    if week is None and search_key(name).strip():
        near = _alike(headers, name)
    else:
        start = week.start if week else today
        near = sorted(headers, key=lambda header: abs((header.period.start - start).days))
    shown = ", ".join(
        f"{short_name(header)} ({write_range(DateRange(header.period.start, header.period.end))})"
        for header in near[:_SUGGESTIONS]
    )
    return NotFoundError(message, _("Nearest to it: {names}.").format(names=shown))


def _alike(headers: tuple[Header, ...], name: str) -> list[Header]:
    """Return the briefings, those first whose names are spelt most like ``name``, then new ones."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - start-up

    def likeness(header: Header) -> tuple[float, date]:
        spellings = (short_name(header).casefold(), header.id)
        ratios = (SequenceMatcher(None, name.casefold(), known).ratio() for known in spellings)
        return max(ratios), header.period.start

    return sorted(headers, key=likeness, reverse=True)
