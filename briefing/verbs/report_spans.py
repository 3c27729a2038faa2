"""The spans that reports are about: read as people write them, named, stepped from one to the next.

"2020-06", "6/2020" and "tháng 6-2020" are a month, "2020-Q2" and "quý II/2020" a quarter,
"2020-H1" and "6 tháng đầu năm 2020" half a year, "2020" and "năm 2020" a year.
"""

import re
from datetime import date, timedelta

from briefing.insight.figures.totals import By, span_of
from briefing.language.dates import DateRange, read_period, write_period, write_range
from briefing.language.letters import nfc, search_key
from briefing.model.records import Period, PeriodKind

KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR)
"""The kinds of spans of the calendar, the shortest first."""

_FORMS = {
    PeriodKind.MONTH: re.compile(
        r"(?P<year>\d{4})-(?P<number>\d{1,2})|(?P<m>\d{1,2})[/-](?P<y>\d{4})"
    ),
    PeriodKind.QUARTER: re.compile(r"(?P<year>\d{4})-?[Qq](?P<number>[1-4])"),
    PeriodKind.HALF: re.compile(r"(?P<year>\d{4})-?[Hh](?P<number>[12])"),
    PeriodKind.YEAR: re.compile(r"(?P<year>\d{4})"),
}
_ACCENTED = {
    search_key(word): word for word in ("tháng", "quý", "năm", "đầu", "cuối", "nửa", "sáu")
}
_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


def read_span(text: str, today: date) -> Period | None:
    """Return the span of the calendar that ``text`` names; ``None`` where it names none.

    One without a year is the nearest to ``today``.
    """
    typed = nfc(text).strip()
    for kind, form in _FORMS.items():
        if found := form.fullmatch(typed):
            said = found.groupdict()
            year = int(said["year"] or said["y"])
            number = int(said.get("number") or said.get("m") or 1)
            month = (number - 1) * _MONTHS[kind] + 1
            return span_at(kind, date(year, month, 1)) if year and 1 <= month <= 12 else None
    period = read_period(typed, today) or read_period(_accented(typed), today)
    if period is None or period.kind not in list(KINDS):
        return None
    found_span = span_at(PeriodKind(period.kind), period.value.start)
    return found_span if found_span.end == period.value.end else None


def _accented(text: str) -> str:
    """Return ``text`` with the accents of the words that name spans, typed without them."""
    words = (_ACCENTED.get(search_key(word), word) for word in text.split())
    return " ".join(words)


def span_at(kind: PeriodKind, day: date) -> Period:
    """Return the span of the calendar of one of :data:`KINDS` that has ``day``."""
    span = span_of(By(kind.value), day)
    return Period(kind=kind, start=span.start, end=span.end)


def span_between(start: date, end: date) -> Period:
    """Return the span from ``start`` to ``end``: one of the calendar where it is just that."""
    for kind in KINDS:
        one = span_at(kind, start)
        if (one.start, one.end) == (start, end):
            return one
    return Period(kind=PeriodKind.OTHER, start=start, end=end)


def neighbour(period: Period, step: int) -> Period:
    """Return the span after ``period`` (``step`` 1) or before it (-1), of the same length.

    At the end of the calendar it is ``period`` itself.
    """
    try:
        day = period.end + timedelta(days=1) if step > 0 else period.start - timedelta(days=1)
        if period.kind in KINDS:
            return span_at(period.kind, day)
        length = period.end - period.start
        if step > 0:
            return span_between(day, day + length)
        return span_between(day - length, day)
    except OverflowError:
        return period


def in_kind(period: Period, kind: PeriodKind, today: date) -> Period:
    """Return the span of another kind that has the last day of ``period`` that is not ahead."""
    return span_at(kind, max(min(period.end, today), period.start))


def usual_span(today: date) -> Period:
    """Return the month that is reported on now: this one, in its first week the one before."""
    return span_at(PeriodKind.MONTH, today - timedelta(days=7))


def span_title(period: Period) -> str:
    """Return a span as papers name it: "tháng 6-2020", "từ ngày 1 đến ngày 15-6-2020"."""
    return write_period(period.kind.value, DateRange(period.start, period.end))


def days_phrase(period: Period) -> str:
    """Return the days of a span: "1 – 30/6/2020"."""
    return write_range(DateRange(period.start, period.end))
