"""The period that a briefing looks back on: printed, named by its month, or told from the day."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from briefing.language.dates import (
    DateRange,
    find_periods,
    find_ranges,
    read_week_label,
    week_of,
)
from briefing.model.records import Period, PeriodKind
from briefing.reading import cues
from briefing.reading.anchors import without_documents

_MAX_DAYS = 31  # a longer range with days is no period of a briefing but the life of a plan
_MAX_WEEK = 14
_CLAUSE = re.compile(r"[;.]\s")
_BEFORE = 60
_PERIOD_WORD = re.compile(r"(?:tuần|kỳ|tháng)[^.;,]{0,30}[\s(]*$", re.IGNORECASE)
_MONDAY, _WEDNESDAY = 0, 2


class Read(NamedTuple):
    """A period, and whether it was told from the meeting's day for want of a printed one."""

    period: Period
    told_from_day: bool


class _Span(NamedTuple):
    value: DateRange
    kind: PeriodKind


def read_period(title: str, told: Sequence[str], meeting_day: date | None, anchor: date) -> Read:
    """Return the period under review.

    A range printed in the title comes first, then a month or quarter in it, then what ``told``
    says of the time looked back on; what lies ahead is passed over. Where nothing is printed it
    is a week: the one before a meeting on Monday to Wednesday, else the meeting's own.
    """
    for text in (title, *told):
        for span in _spans(text, anchor, titled=text is title):
            return Read(_period(span, title, told), told_from_day=False)
    day = meeting_day or anchor
    if day.weekday() <= _WEDNESDAY:
        day -= timedelta(days=7)
    keyed = cues.key(" ".join((title, *told)))
    weekly = cues.has(keyed, "cues", "period", "weekly")
    sure = weekly and meeting_day is not None and meeting_day.weekday() == _MONDAY
    week = week_of(day)
    period = Period(kind=PeriodKind.WEEK, start=week.start, end=week.end, label=_label(title, told))
    return Read(period, told_from_day=not sure)


def _spans(text: str, anchor: date, *, titled: bool) -> Iterator[_Span]:
    """Yield the times looked back on that ``text`` names; ranges of days first.

    Outside a title a range needs a word for a period before it, and a month a word for results.
    """
    bare = without_documents(text, anchor)
    weekly = cues.has(cues.key(bare), "cues", "period", "weekly")
    for found in find_ranges(bare, anchor):
        days = (found.value.end - found.value.start).days + 1
        before = bare[max(0, found.start - _BEFORE) : found.start]
        named = titled or _PERIOD_WORD.search(before) is not None
        if days <= _MAX_DAYS and named and not _is_plan(bare, found.start):
            yield _Span(found.value, _kind(found.value, weekly=weekly))
    for period in find_periods(bare, anchor):
        named = titled and period.kind != "year" and not _is_plan(bare, period.start)
        if named or _looks_back(bare, period.start):
            yield _Span(period.value, PeriodKind(period.kind))


def _clause(text: str, place: int) -> str:
    """Return what stands before ``place`` in its own clause, ready for cues."""
    before = text[max(0, place - 200) : place]
    return cues.key(_CLAUSE.split(before)[-1])


def _is_plan(text: str, place: int) -> bool:
    """Say whether the last word before ``place`` that tells speaks of what lies ahead."""
    clause = _clause(text, place)
    plan = cues.last(clause, "cues", "period", "plan")
    results = cues.last(clause, "cues", "period", "results")
    return plan is not None and (results is None or plan > results)


def _looks_back(text: str, place: int) -> bool:
    """Say whether the last word before ``place`` that tells speaks of what was done."""
    clause = _clause(text, place)
    results = cues.last(clause, "cues", "period", "results")
    return results is not None and not _is_plan(text, place)


def _kind(value: DateRange, *, weekly: bool) -> PeriodKind:
    days = (value.end - value.start).days + 1
    if days == 7 or (weekly and days <= _MAX_WEEK):
        return PeriodKind.WEEK
    month_ends = (value.end + timedelta(days=1)).day == 1
    if value.start.day == 1 and month_ends and days <= _MAX_DAYS:
        return PeriodKind.MONTH
    return PeriodKind.OTHER


def _period(span: _Span, title: str, told: Sequence[str]) -> Period:
    label = _label(title, told) if span.kind is PeriodKind.WEEK else ""
    return Period(kind=span.kind, start=span.value.start, end=span.value.end, label=label)


def _label(title: str, told: Sequence[str]) -> str:
    """Return the printed number of the week, which is a label and never decides anything."""
    for text in (title, *told[:2]):
        if label := read_week_label(text):
            return label
    return ""
