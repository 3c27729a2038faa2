"""Whether a task says who leads, what and by when, and whether last week's were answered.

A conclusion of giao ban names one unit that leads (chủ trì), the work and the day: "rõ người, rõ
việc, rõ thời gian, rõ kết quả". Offices that name none at all in a week work otherwise, and are
told once at most.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from briefing.i18n import N_, _, ngettext
from briefing.insight.checks.finders import days
from briefing.insight.checks.rule import (
    Finding,
    Known,
    Level,
    Rule,
    anchor_of,
    each_directive,
)
from briefing.language.names import FoundName, find_names
from briefing.language.periods import find_periods
from briefing.model.answering import answer_to, answering_results
from briefing.model.directory import name_keys, unit_named
from briefing.model.identity import directives
from briefing.model.records import Briefing, Directive, Status

_SHOWN_WORDS = 60
_FEWEST_WORDS = 2
_NONE = "–"
"""The words of a finding about what is nowhere."""
_UNIT_WORD = (
    r"(?:Vụ|Cục|Chi cục|Phòng|Ban|Sở|Văn phòng|Viện|Trung tâm|Tạp chí|Tổ|Đội|Thanh tra|Công an"
    r"|Khoa|Trường|Đảng ủy|Đảng uỷ|Huyện ủy|Huyện uỷ|UBND|HĐND|UBMTTQ|Hội|Đoàn|Ủy ban|Uỷ ban"
    r"|Bộ Chỉ huy|Bộ đội|Tòa án|Toà án|Kho bạc|Ngân hàng|Bảo hiểm|Bưu điện|Liên đoàn|Mặt trận"
    r"|Đài|Báo|Bệnh viện|Công ty)"
)


def find_no_unit(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a task that nobody leads, where most others have a unit that does."""
    yield from _left_out(
        briefing,
        known,
        lambda item: bool(item.unit),
        lambda item: _names_a_unit().search(item.text) is not None,
        (
            _("No unit leads this."),
            _("Last time the tasks had units that lead; none has one now."),
        ),
    )


def find_no_due(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a task without a day or a period by which it is due, where most others have a day.

    What goes on all the time ("thường xuyên", "tiếp tục") is due on no day.
    """
    anchor = anchor_of(briefing)

    def says_when(item: Directive) -> bool:
        text = item.text
        return bool(
            "thường-xuyên" in item.tags
            or _open_ended().search(text)
            or days(text, anchor)
            or find_periods(text, anchor)
        )

    yield from _left_out(
        briefing,
        known,
        lambda item: item.due is not None,
        says_when,
        (_("It has no deadline."), _("Last time the tasks had deadlines; none has one now.")),
    )


def _left_out(
    briefing: Briefing,
    known: Known,
    has: Callable[[Directive], bool],
    says: Callable[[Directive], bool],
    messages: tuple[str, str],
) -> Iterator[Finding]:
    """Find the tasks that lack what most have, in the field as in the text.

    Where none has it but all of last time's had, that is one finding.
    """
    one, none = messages
    given = [(item, where) for item, where in each_directive(briefing) if item.level == 0]
    having = sum(1 for item, _where in given if has(item))
    if 2 * having >= len(given):
        for item, where in given:
            if not has(item) and not says(item):
                yield Finding(one, where, item.text[:_SHOWN_WORDS])
    elif not having and known.previous is not None:
        before = list(directives(known.previous))
        if before and all(map(has, before)) and not any(says(item) for item, _where in given):
            yield Finding(none, _("Sentence before the conclusions"), _NONE)


def find_nothing_to_do(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a task of which the text says hardly anything."""
    for item, where in each_directive(briefing):
        words = item.text.split()
        if len(words) < _FEWEST_WORDS:
            yield Finding(_("It does not say what is to be done."), where, item.text or item.id)


def find_two_leads(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a task that two units lead: one must answer for it, the other cooperates."""
    names = name_keys(known.directory)
    for item, where in each_directive(briefing):
        whole = item.unit and unit_named(known.directory, item.unit) is not None
        if item.unit and not whole and (two := _two_units().fullmatch(item.unit)):
            yield Finding(_two(two["one"], two["other"]), where, item.unit)
            continue
        if two := _led_by_two().search(item.text):
            said = (two["one"] or two["leads"], two["other"] or two["too"])
            if not names or not _is_one_name(item.text, two, find_names(item.text, names)):
                yield Finding(_two(*said), where, two[0])


def _two(one: str, other: str) -> str:
    return _("Two units lead this: {one} and {other}.").format(one=one.strip(), other=other.strip())


def _is_one_name(text: str, match: re.Match[str], names: Sequence[FoundName]) -> bool:
    """Tell whether the "và" in ``match`` is part of one unit's name."""
    join = text.find(" và ", match.start())
    return any(name.start <= join < name.end for name in names)


def find_other_lead(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a text that gives the lead to another unit than the field beside it."""
    names = name_keys(known.directory)
    if not names:
        return
    for item, where in each_directive(briefing):
        unit = unit_named(known.directory, item.unit) if item.unit else None
        if unit is None or "chủ trì" not in item.text:
            continue
        found = find_names(item.text, names)
        leads = {
            name.name
            for name in found
            if _leads().match(item.text, name.end) and not _helps().search(item.text[: name.start])
        }
        if len(leads) == 1 and unit.name not in leads:
            (said,) = leads
            yield Finding(
                _("The text gives the lead to {said}, the field to {unit}.").format(
                    said=said, unit=unit.name
                ),
                where,
                f"{said} · {item.text[:_SHOWN_WORDS]}",
            )


def find_unanswered(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find tasks of the briefing before of which this one says nothing.

    What was marked in the earlier record itself (done, under way) is known. A week that answers
    none at all is told so once.
    """
    previous = known.previous
    if previous is None or not briefing.results:
        return
    waiting = [item for item in directives(previous) if item.status is Status.OPEN]
    carried = {item.origin.directive for item in directives(briefing) if item.origin}
    left = [
        item
        for item in waiting
        if answer_to(briefing, item.id) is None
        and not answering_results(briefing, item.id)
        and item.id not in carried
    ]
    if left and len(left) == len(waiting) and len(left) > 1:
        yield Finding(
            ngettext(
                "{count} task of last time has no answer yet.",
                "None of the {count} tasks of last time has an answer yet.",
                len(left),
            ).format(count=len(left)),
            _("Last time"),
            previous.id,
        )
        return
    for item in left:
        yield Finding(
            _("Nothing is said of last time's task {number}: {text}").format(
                number=item.ordinal, text=item.text[:_SHOWN_WORDS]
            ),
            _("Last time"),
            item.text[:_SHOWN_WORDS],
        )


@cache
def _open_ended() -> re.Pattern[str]:
    return re.compile(
        r"thường xuyên|tiếp tục|định kỳ|hằng (?:ngày|tuần|tháng|quý)|hàng (?:ngày|tuần|tháng|quý)"
        r"|trong tuần|tuần tới|đúng tiến độ|kịp thời|ngay",
        re.IGNORECASE,
    )


@cache
def _names_a_unit() -> re.Pattern[str]:
    return re.compile(
        rf"(?:giao|do|đề nghị|yêu cầu|phân công)\s+(?:các |cho )?{_UNIT_WORD}(?!\w)|"
        rf"{_UNIT_WORD}(?:\s+[^\W\d_]+){{1,8}}\s+chủ trì|^các\s",
        re.IGNORECASE,
    )


@cache
def _two_units() -> re.Pattern[str]:
    name = rf"{_UNIT_WORD}(?!\w)[^,;&+]*?"
    return re.compile(rf"(?P<one>{name})\s*(?:,|;|&|\+|\bvà\b)\s*(?P<other>{name})")


@cache
def _led_by_two() -> re.Pattern[str]:
    name = rf"{_UNIT_WORD}(?!\w)(?:(?!phối hợp|chủ trì|cùng|với)[^.;:\n]){{0,60}}?"
    return re.compile(
        rf"(?:(?i:giao|do|yêu cầu|đề nghị)|^)\s*(?:cho\s+)?(?P<one>{name})\s*(?:,|và)\s+"
        rf"(?P<other>{name})\s+(?:cùng\s+|đồng\s+)?chủ trì(?!\w)"
        rf"|(?P<leads>{_UNIT_WORD}(?!\w)[^.;:,\n]{{0,60}}?)\s+chủ trì\s+và\s+"
        rf"(?P<too>{name})\s+(?:cùng|đồng)\s+chủ trì(?!\w)"
    )


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(r"[\s,(]*(?:là\s+)?(?:(?:đơn vị|cơ quan)\s+)?chủ trì(?!\w)")


@cache
def _helps() -> re.Pattern[str]:
    return re.compile(r"(?:phối hợp|cùng)(?:\s+với)?\s+$")


RULES = (
    Rule("directive/unit", N_("A task has a unit that leads."), find_no_unit, Level.ADVICE),
    Rule("directive/when", N_("A task has a deadline."), find_no_due, Level.ADVICE),
    Rule("directive/what", N_("A task says what is to be done."), find_nothing_to_do),
    Rule("directive/lead", N_("One unit leads, the others cooperate."), find_two_leads),
    Rule("directive/lead-text", N_("The unit that leads is the one in the text."), find_other_lead),
    Rule(
        "answers/missing",
        N_("Every task of last time has an answer."),
        find_unanswered,
        Level.ADVICE,
    ),
)
