"""Whether the days of a briefing fit one another: period, meeting, weekdays, due dates."""

import re
from collections.abc import Iterator
from datetime import timedelta

from briefing.i18n import N_, _, ngettext
from briefing.insight.checks.rule import Finding, Rule, each_directive, passages
from briefing.language.dates import (
    DateRange,
    find_days,
    weekday_name,
    write_day_slashed,
    write_range,
)
from briefing.model.records import Briefing, PeriodKind

_ONE_DAY = timedelta(days=1)
_WINDOW = 40  # letters before a date that can hold a weekday and what it is the third of

# "lần thứ ba ngày 30/6" is the third time, and "Thứ ba, ngày 30/6" in small letters may open a
# third point: weekdays take a capital (Nghị định 30/2020/NĐ-CP, Phụ lục II).
_THIRD_OF_SOMETHING = re.compile(
    r"(?:(?:lần|kỳ|kì|họp|khóa|khoá|phiên|đợt|nghị|hội|tuần|lớp|quý|hạng|vòng|ngày|người|điều|"
    r"năm|tập|bản)\s+thứ\s+(?:[\w]+)|(?:^|[.;:!?\n]\s*)Thứ\s+(?:hai|ba|tư|năm|sáu|bảy))[\s,(]*$"
)


def find_bad_order(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a period that ends before it begins."""
    period = briefing.period
    if period.end < period.start:
        yield Finding(
            _("The period begins on {start} but ends on {end}.").format(
                start=write_day_slashed(period.start), end=write_day_slashed(period.end)
            ),
            _("Period"),
        )


def find_bad_week(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
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
        )
    days = (period.end - period.start).days + 1
    if days != 7:
        yield Finding(
            ngettext(
                "The week {range} has {count} day.", "The week {range} has {count} days.", days
            ).format(range=write_range(DateRange(period.start, period.end)), count=days),
            _("Period"),
        )


def find_break(briefing: Briefing, previous: Briefing | None) -> Iterator[Finding]:
    """Find days that no period or two periods cover, next to the briefing before of its kind."""
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
        )
    elif this.start <= before.end:
        shared = DateRange(this.start, min(this.end, before.end))
        yield Finding(
            _("The briefing before also covers {range}.").format(range=write_range(shared)),
            _("Period"),
        )


def find_early_meeting(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a meeting held before the period it reports on was over."""
    day = briefing.meeting.date
    if day and day < briefing.period.end:
        yield Finding(
            _("The meeting is on {day}, before the period ends on {end}.").format(
                day=write_day_slashed(day), end=write_day_slashed(briefing.period.end)
            ),
            _("Meeting"),
        )


def find_bad_hours(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a meeting that closes before it opens."""
    start, end = briefing.meeting.start_time, briefing.meeting.end_time
    if start and end and end < start:
        yield Finding(_("The meeting ends before it begins."), _("Meeting"))


def find_wrong_weekdays(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a weekday beside a day that falls on another: "thứ Hai 30/6/2020"."""
    anchor = briefing.meeting.date or briefing.period.end
    for text, where in passages(briefing):
        for found in find_days(text, anchor):
            if found.weekday is None or found.weekday == found.value.weekday():
                continue
            if _THIRD_OF_SOMETHING.search(text, max(0, found.start - _WINDOW), found.start):
                continue
            monday = found.value - timedelta(days=found.value.weekday())
            yield Finding(
                _("{day} is {weekday}, not {said}.").format(
                    day=write_day_slashed(found.value),
                    weekday=weekday_name(found.value),
                    said=weekday_name(monday + timedelta(days=found.weekday)),
                ),
                where,
            )


def find_past_due(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a task that was due before the meeting that gave it; carried ones may well be."""
    day = briefing.meeting.date
    for item, where in each_directive(briefing):
        if day and item.due and item.due < day and item.origin is None:
            yield Finding(
                _("It is due on {due}, before the meeting on {day}.").format(
                    due=write_day_slashed(item.due), day=write_day_slashed(day)
                ),
                where,
            )


RULES = (
    Rule("period/order", N_("A period begins before it ends."), find_bad_order),
    Rule("period/week", N_("A week runs from Monday to Sunday."), find_bad_week),
    Rule("period/contiguity", N_("A period begins the day after the one before ends."), find_break),
    Rule("period/weekday", N_("A weekday beside a date is that date’s."), find_wrong_weekdays),
    Rule(
        "meeting/before-end", N_("The meeting is held once the period is over."), find_early_meeting
    ),
    Rule("meeting/hours", N_("The meeting ends after it begins."), find_bad_hours),
    Rule("directive/due", N_("A task falls due after the meeting that gives it."), find_past_due),
)
