"""Whether the days by which tasks are due can be met, and are the ones that the text says."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from briefing.i18n import N_, _
from briefing.insight.checks.finders import days
from briefing.insight.checks.rule import Finding, Known, Level, Rule, anchor_of, each_directive
from briefing.language.dates import weekday_name, write_day_slashed
from briefing.language.holidays import holidays
from briefing.model.records import Briefing, Directive

_ONE_DAY = timedelta(days=1)
_WINDOW = 120
_SHOWN_WORDS = 40


def find_past_due(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a task that was due before the meeting that gave it; carried ones may well be."""
    day = briefing.meeting.date
    if day is None:
        return
    for item, where in each_directive(briefing):
        if item.origin is not None:
            continue
        due = item.due or _said_due(item.text, day, before_too=True)
        if due and due < day:
            yield Finding(
                _("It is due on {due}, before the meeting on {day}.").format(
                    due=write_day_slashed(due), day=write_day_slashed(day)
                ),
                where,
                _words(due, item),
            )


def find_free_days(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a task due on a weekend or a public holiday (Labour Code 2019, articles 111, 112).

    The last day of a month is a deadline whatever weekday it is, and so is "cuối tuần".
    """
    anchor = anchor_of(briefing)
    for item, where in each_directive(briefing):
        due = item.due or _said_due(item.text, anchor)
        if due is None or (due + _ONE_DAY).day == 1 or _week_end().search(item.text):
            continue
        if due.weekday() >= 5:
            message = _("It is due on {weekday} {due}, a weekend.")
        elif due in holidays(due.year):
            message = _("It is due on {weekday} {due}, a public holiday.")
        else:
            continue
        said = message.format(weekday=weekday_name(due), due=write_day_slashed(due))
        yield Finding(said, where, _words(due, item))


def find_other_due(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a deadline that the text says otherwise than the field beside it.

    Only days are compared, for "trong tháng 7" leaves room. "Trước ngày 05-7" may be entered as
    the 5th or as the day before it.
    """
    for item, where in each_directive(briefing):
        if item.due is None:
            continue
        stated = _stated(item.text, anchor_of(briefing))
        if len(stated) != 1 or item.due in stated[0].days:
            continue
        yield Finding(
            _("The text says {said}, the deadline is {due}.").format(
                said=write_day_slashed(stated[0].day), due=write_day_slashed(item.due)
            ),
            where,
            _words(item.due, item),
        )


class _Stated(NamedTuple):
    """A deadline that a text says.

    ``before`` is for "trước": the day itself may be meant or the one before. ``sure`` tells that
    the words can mean nothing but a deadline.
    """

    day: date
    before: bool
    sure: bool

    @property
    def days(self) -> tuple[date, ...]:
        return (self.day, self.day - _ONE_DAY) if self.before else (self.day,)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<sure>chậm nhất|muộn nhất|thời hạn|hạn(?: chót| cuối| hoàn thành)?"
        r"|(?:hoàn thành|xong|hoàn tất)\s+trước"
        # "giao Sở Y tế hoàn thành kế hoạch trước ngày 20/5", not "công trình hoàn thành trước …".
        r"|(?:^|[,;.:]\s*|(?:giao|yêu cầu|đề nghị)\s[^.;:,]{2,40}\s)(?<!đã )hoàn thành\s"
        r"[^.;:,]{1,50}\strước)|(?P<before>trước))"
        r"\s*(?:là|vào|đến|trong)?\s*:?\s*"
        r"(?:(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?|sáng|chiều|cuối)\s*,?\s*)*"
        r"(?:(?:thứ\s+\w+|chủ nhật)[\s,(]*)?(?:ngày\s+)?$",
        re.IGNORECASE,
    )


@cache
def _week_end() -> re.Pattern[str]:
    return re.compile(r"(?:cuối|hết) tuần|thứ bảy|thứ 7|chủ nhật|ngày nghỉ|ngày lễ", re.IGNORECASE)


def _stated(text: str, anchor: date) -> list[_Stated]:
    found = []
    for day in days(text, anchor):
        lead = text[max(0, day.start - _WINDOW) : day.start]
        own = text[day.start : day.end]
        if cue := _cue().search(lead + re.split(r"\d", own)[0]):
            before = cue["before"] is not None or cue[0].casefold().find("trước") >= 0
            found.append(_Stated(day.value, before, cue["sure"] is not None))
    return found


def _said_due(text: str, anchor: date, *, before_too: bool = False) -> date | None:
    """Return the one day that ``text`` surely sets; "trước ngày …" only where that counts too."""
    stated = _stated(text, anchor)
    if len(stated) != 1 or not stated[0].sure or (stated[0].before and not before_too):
        return None
    return stated[0].day


def _words(due: date, item: Directive) -> str:
    return f"{write_day_slashed(due)} · {item.text[:_SHOWN_WORDS]}"


RULES = (
    Rule("directive/due", N_("A task falls due after the meeting that gives it."), find_past_due),
    Rule(
        "directive/free-day",
        N_("A task falls due on a working day."),
        find_free_days,
        Level.ADVICE,
    ),
    Rule("directive/due-text", N_("The deadline is the one in the text."), find_other_due),
)
