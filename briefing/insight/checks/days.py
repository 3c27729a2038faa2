"""Whether the days of a briefing fit one another: period, title, meeting, weekdays.

A week of giao ban runs from Monday to Sunday and is concluded on the Monday after it, as the
titles of the weekly notices have it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from briefing.i18n import N_, _, ngettext
from briefing.insight.checks.finders import days, ranges
from briefing.insight.checks.rule import Finding, Known, Rule, anchor_of, passages
from briefing.language.dates import (
    DateRange,
    find_ranges,
    read_day,
    read_weekday,
    weekday_name,
    write_day_slashed,
    write_range,
    write_time,
)
from briefing.language.dayforms import WEEKDAY, YEAR
from briefing.language.patterns import late
from briefing.model.records import Briefing, PeriodKind

_ONE_DAY = timedelta(days=1)
_LUNAR = late(r"\s*\(?\s*(?:âm lịch|ÂL|tháng Giêng|tháng Chạp)", re.IGNORECASE)
_WEEKDAY_AFTER = late(rf"\s*(?:\(\s*({WEEKDAY})\s*\)|,\s*({WEEKDAY})\s*(?=[,;.]))", re.IGNORECASE)
_NO_RANK = late(r"[A-ZĐ2-7][^\s]*$|nhật$")  # "thứ Năm", "thứ 5"; "thứ năm" may be the fifth
_WEEKDAY_IN_RANGE = late(
    rf"({WEEKDAY})[\s,(]+(?:ngày\s+)?(\d{{1,2}}[/-]\d{{1,2}}(?:[/-]{YEAR})?)(?![\d/-])",
    re.IGNORECASE,
)
_WINDOW = 40  # letters before a date that can hold a weekday and what it is the third of

# "lần thứ ba ngày 30/6" is the third time, and "Thứ ba, ngày 30/6" in small letters may open a
# third point: weekdays take a capital (Nghị định 30/2020/NĐ-CP, Phụ lục II).
_THIRD_OF_SOMETHING = re.compile(
    r"(?:(?:lần|kỳ|kì|họp|khóa|khoá|phiên|đợt|nghị|hội|tuần|lớp|quý|hạng|vòng|ngày|người|điều|"
    r"năm|tập|bản)\s+thứ\s+(?:[\w]+)|(?:^|[.;:!?\n]\s*)Thứ\s+(?:hai|ba|tư|năm|sáu|bảy))[\s,(]*$"
)


def find_bad_order(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a period that ends before it begins."""
    period = briefing.period
    if period.end < period.start:
        yield Finding(
            _("The period begins on {start} but ends on {end}.").format(
                start=write_day_slashed(period.start), end=write_day_slashed(period.end)
            ),
            _("Period"),
            _span(period.start, period.end),
        )


def find_bad_week(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a week that does not run from Monday to the Sunday after it."""
    period = briefing.period
    if period.kind is not PeriodKind.WEEK or period.end < period.start:
        return
    if period.start.weekday() != 0:
        yield Finding(
            _("The week begins on {weekday} {day}, not on a Monday.").format(
                weekday=weekday_name(period.start), day=write_day_slashed(period.start)
            ),
            _("Period"),
            write_day_slashed(period.start),
        )
    count = (period.end - period.start).days + 1
    if count != 7:
        yield Finding(
            ngettext(
                "The week {range} has {count} day.", "The week {range} has {count} days.", count
            ).format(range=_span(period.start, period.end), count=count),
            _("Period"),
            _span(period.start, period.end),
        )


def find_break(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find days that no period or two periods cover, next to the briefing before of its kind."""
    previous = known.previous
    if previous is None or previous.period.kind is not briefing.period.kind:
        return
    this, before = briefing.period, previous.period
    if this.end < this.start or before.end < before.start or this.start < before.start:
        return
    if this.start > before.end + _ONE_DAY:
        left_out = DateRange(before.end + _ONE_DAY, this.start - _ONE_DAY)
        yield Finding(
            _("No briefing covers {range}, since the one before ended on {end}.").format(
                range=write_range(left_out), end=write_day_slashed(before.end)
            ),
            _("Period"),
            write_range(left_out),
        )
    elif this.start <= before.end:
        shared = DateRange(this.start, min(this.end, before.end))
        yield Finding(
            _("The briefing before also covers {range}.").format(range=write_range(shared)),
            _("Period"),
            write_range(shared),
        )


def find_early_meeting(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a meeting held before the period it reports on was over."""
    day = briefing.meeting.date
    if day and day < briefing.period.end:
        yield Finding(
            _("The meeting is on {day}, before the period ends on {end}.").format(
                day=write_day_slashed(day), end=write_day_slashed(briefing.period.end)
            ),
            _("Meeting"),
            write_day_slashed(day),
        )


def find_bad_hours(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a meeting that closes before it opens."""
    start, end = briefing.meeting.start_time, briefing.meeting.end_time
    if start and end and end < start:
        hours = f"{write_time(start)} – {write_time(end)}"
        yield Finding(_("The meeting ends before it begins."), _("Meeting"), hours)


def find_wrong_weekdays(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a weekday beside a day that falls on another: "thứ Hai 30/6/2020"."""
    anchor = anchor_of(briefing)
    for text, where, _place in passages(briefing):
        for day, said in _with_weekdays(text, anchor):
            if said == day.weekday():
                continue
            monday = day - timedelta(days=day.weekday())
            yield Finding(
                _("{day} is {weekday}, not {said}.").format(
                    day=write_day_slashed(day),
                    weekday=weekday_name(day),
                    said=weekday_name(monday + timedelta(days=said)),
                ),
                where,
                f"{weekday_name(monday + timedelta(days=said))} {write_day_slashed(day)}",
            )


def _with_weekdays(text: str, anchor: date) -> Iterator[tuple[date, int]]:
    """Yield the days that have a weekday beside them, with that weekday (Monday is 0).

    Days of the moon's calendar ("mùng 10/3 âm lịch") are not those of ours.
    """
    for found in days(text, anchor):
        if found.weekday is not None:
            third = _THIRD_OF_SOMETHING.search(text, max(0, found.start - _WINDOW), found.start)
            if not third and not _LUNAR.match(text, found.end):
                yield found.value, found.weekday
        elif (after := _WEEKDAY_AFTER.match(text, found.end)) and not _LUNAR.match(text, found.end):
            said = after[1] or after[2]
            weekday = read_weekday(said)
            if weekday is not None and (after[1] or _NO_RANK.search(said)):
                yield found.value, weekday
    for span in ranges(text, anchor):
        for match in _WEEKDAY_IN_RANGE.finditer(text, span.start, span.end):
            weekday, value = read_weekday(match[1]), read_day(match[2], anchor)
            if weekday is not None and value is not None:
                yield value, weekday


def find_other_title(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a title that names other days than the period: a title copied from last week's.

    Only a title with one range of days in it is compared, and only its days, for "tuần 26" is a
    label that offices count in their own ways.
    """
    period = briefing.period
    found = find_ranges(briefing.title, anchor_of(briefing)) if briefing.title else []
    if len(found) != 1 or found[0].value == DateRange(period.start, period.end):
        return
    if period.kind is PeriodKind.WEEK:
        yield Finding(
            _("The title says {said}, the period is {range}.").format(
                said=write_range(found[0].value), range=_span(period.start, period.end)
            ),
            _("Title"),
            briefing.title[found[0].start : found[0].end],
        )


def _span(start: date, end: date) -> str:
    return write_range(DateRange(start, end))


RULES = (
    Rule("period/order", N_("A period begins before it ends."), find_bad_order),
    Rule("period/week", N_("A week runs from Monday to Sunday."), find_bad_week),
    Rule("period/contiguity", N_("A period begins the day after the one before ends."), find_break),
    Rule("period/weekday", N_("A weekday beside a date is that date’s."), find_wrong_weekdays),
    Rule(
        "meeting/before-end", N_("The meeting is held once the period is over."), find_early_meeting
    ),
    Rule("meeting/hours", N_("The meeting ends after it begins."), find_bad_hours),
    Rule("period/title", N_("The title names the days of the period."), find_other_title),
)
