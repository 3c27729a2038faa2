"""Following up: the tasks of all weeks, chosen and counted, as lines, tables, calendars, sheets."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.errors import NotFoundError
from briefing.i18n import _
from briefing.insight.tasks.lives import OPEN, Task, tasks
from briefing.insight.tasks.tasklist import (
    Seen,
    UnitName,
    seen_on,
    units_of,
)
from briefing.language.dates import DateRange, write_range
from briefing.language.letters import ToneStyle, file_stem, search_key, tone_style
from briefing.model.identity import period_of_id
from briefing.model.records import PeriodKind
from briefing.verbs.giving import give
from briefing.verbs.overview import Overview
from briefing.writing.cells import SUFFIX as CSV_SUFFIX
from briefing.writing.task_lines import LifeLine, TaskLine
from briefing.writing.task_sheet import SUFFIX as SHEET_SUFFIX
from briefing.writing.task_sheet import write_task_sheet
from briefing.writing.tasks_csv import write_tasks_csv
from briefing.writing.tasks_ics import SUFFIX as ICS_SUFFIX
from briefing.writing.tasks_ics import write_tasks_ics

_NAME = "nhiem-vu"
_SHOWN_UNITS = 8

_PERIODS = {
    PeriodKind.WEEK: "tuần {range}",
    PeriodKind.MONTH: "tháng {start.month}/{start.year}",
    PeriodKind.QUARTER: "quý {quarter}/{start.year}",
    PeriodKind.HALF: "nửa năm từ tháng {start.month}/{start.year}",
    PeriodKind.YEAR: "năm {start.year}",
    PeriodKind.OTHER: "kỳ từ {start.day}/{start.month}/{start.year}",
}
_QUARTERS = ("I", "II", "III", "IV")


class TaskBook(NamedTuple):
    """The tasks of an archive, and the organization of each briefing by its id."""

    tasks: tuple[Task, ...]
    organizations: dict[str, str]
    problems: tuple[str, ...] = ()


def task_book(overview: Overview) -> TaskBook:
    """Return the tasks of all weeks."""
    return TaskBook(
        tuple(tasks(overview.weeks)),
        {week.id: week.organization for week in overview.weeks},
        overview.problems,
    )


def counted_span(start: date | None, end: date | None, today: date) -> DateRange:
    """Return the span for a rate: from the year's first day to today where nothing is said.

    A span that lasts longer than today is counted up to today: what is not due yet is not late.
    """
    last = min(end or today, today)
    return DateRange(min(start or last.replace(month=1, day=1), last), last)


def period_words(briefing_id: str) -> str:
    """Return a period as papers name it, "tuần 22 – 28/6/2020", by the id of its briefing."""
    period = period_of_id(briefing_id)
    if period is None:
        return briefing_id
    return _PERIODS[period.kind].format(
        range=write_range(DateRange(period.start, period.end)),
        start=period.start,
        quarter=_QUARTERS[(period.start.month - 1) // 3],
    )


def unit_asked(book: TaskBook, asked: str, name_of: UnitName) -> str:
    """Return the full name of the one unit that ``asked`` means: its name, short or a part of it.

    Raises :class:`NotFoundError` where none or several units of the tasks are called so.
    """
    known: dict[str, str] = {}
    for task in book.tasks:
        for name in units_of(task, name_of):
            known.setdefault(search_key(name), name)
    key = search_key(name_of(asked))
    if key in known:
        return known[key]
    alike = sorted(name for other, name in known.items() if key and key in other)
    if len(alike) == 1:
        return alike[0]
    raise NotFoundError(
        _('No task names a unit "{name}".').format(name=asked)
        if not alike
        else _('"{name}" may be one of several units.').format(name=asked),
        _("Name one of these: {names}.").format(
            names="; ".join((alike or sorted(known.values()))[:_SHOWN_UNITS])
        )
        if known
        else "",
    )


# ── Lines ───────────────────────────────────────────────────────────────────────────────────


def task_lines(seen: Iterable[Seen], book: TaskBook, name_of: UnitName) -> list[TaskLine]:
    """Return the lines of tasks for papers and other programs, units by their full names."""
    return [_line(one, book, name_of) for one in seen]


def _line(seen: Seen, book: TaskBook, name_of: UnitName) -> TaskLine:
    task, item = seen.task, seen.task.latest
    return TaskLine(
        uid=_uid(task, book),
        briefing=task.place[0],
        item=task.place[1],
        first_briefing=task.key[0],
        first_item=task.key[1],
        week=period_words(task.key[0]),
        given=task.given,
        ordinal=item.origin.ordinal if item.origin else item.ordinal,
        level=item.level,
        text=item.text,
        unit=name_of(item.unit),
        cooperating=tuple(map(name_of, item.cooperating)),
        tags=item.tags,
        due=task.due,
        first_due=task.first_due,
        timing=seen.timing.value,
        days=seen.days,
        age_weeks=seen.age,
        times_carried=task.times_carried,
        status=task.status.value,
        closed_on=task.closed_on(),
        reason=next((step.reason for step in reversed(task.steps) if step.reason), ""),
        life=tuple(
            LifeLine(
                day=step.day,
                briefing=step.week,
                week=period_words(step.week),
                ordinal=step.ordinal,
                status=step.status.value,
                due=step.due,
                reason=step.reason,
            )
            for step in task.steps
        ),
    )


def _uid(task: Task, book: TaskBook) -> str:
    """Return what tells the task from every other, those of other offices too."""
    organization = book.organizations.get(task.key[0], "")
    office = blake2b(organization.encode(errors="replace"), digest_size=6).hexdigest()
    return f"{task.key[0]}-{task.key[1]}@{office}.giao-ban"


# ── Files ───────────────────────────────────────────────────────────────────────────────────


def toned_lines(lines: Sequence[TaskLine], style: ToneStyle) -> list[TaskLine]:
    """Return the lines with the tones of open oa, oe and uy where ``style`` puts them."""
    if style is ToneStyle.TYPED:
        return list(lines)
    told = tone_style(msgspec.json.encode(lines).decode(), style)
    return msgspec.json.decode(told, type=list[TaskLine])


def csv_name(day: date) -> str:
    """Return the name that a table of tasks gets in a folder."""
    return f"{_NAME}-{day.isoformat()}{CSV_SUFFIX}"


def ics_name(day: date) -> str:
    """Return the name that a calendar of tasks gets in a folder."""
    return f"{_NAME}-{day.isoformat()}{ICS_SUFFIX}"


def sheet_name(unit: str, day: date) -> str:
    """Return the name that the sheet of a unit gets in a folder: "nhiem-vu-vu-can-bo-….md"."""
    return f"{_NAME}-{file_stem(unit or 'chua-giao')}-{day.isoformat()}{SHEET_SUFFIX}"


def give_csv(
    lines: Sequence[TaskLine], day: date, target: Path, *, overwrite: bool = False
) -> Path:
    """Write a table of tasks and return its path; raises as :func:`briefing.verbs.giving.give`."""
    return give(write_tasks_csv(lines), csv_name(day), target, overwrite=overwrite)


def give_ics(
    lines: Sequence[TaskLine], day: date, target: Path, *, overwrite: bool = False
) -> Path:
    """Write a calendar of the tasks that have a day; as :func:`give_csv`."""
    return give(write_tasks_ics(lines), ics_name(day), target, overwrite=overwrite)


def sheet(
    book: TaskBook,
    unit: str,
    name_of: UnitName,
    today: date,
    tone: ToneStyle = ToneStyle.TYPED,
) -> bytes:
    """Return the sheet of one unit with its open tasks, the most urgent first.

    ``unit`` is a full name, or "" for the tasks that nobody leads.
    """
    key = search_key(unit)
    leads, helps = [], []
    for seen in _open(book, today):
        names = [search_key(name) for name in units_of(seen.task, name_of)]
        leading = search_key(name_of(seen.task.latest.unit))
        if leading == key:
            leads.append(seen)
        elif key and key in names:
            helps.append(seen)
    written = write_task_sheet(
        unit, task_lines(leads, book, name_of), task_lines(helps, book, name_of), today
    )
    return tone_style(written.decode(), tone).encode()


def units_with_tasks(book: TaskBook, name_of: UnitName, today: date) -> list[str]:
    """Return the full names of the units that lead or help with what is open, in their order.

    "" stands last where there are tasks that nobody leads.
    """
    names: dict[str, str] = {}
    for seen in _open(book, today):
        item = seen.task.latest
        for name in map(name_of, (item.unit, *filter(None, item.cooperating))):
            names.setdefault(search_key(name), name)
    return [names[key] for key in sorted(names, key=lambda key: (not key, key))]


def give_sheets(
    book: TaskBook,
    name_of: UnitName,
    today: date,
    folder: Path,
    *,
    tone: ToneStyle = ToneStyle.TYPED,
    overwrite: bool = False,
) -> list[Path]:
    """Write the sheet of every unit into ``folder`` and return the paths.

    Units whose names differ in nothing a file name keeps get a number. Raises as
    :func:`briefing.verbs.giving.give`; sheets written before stay.
    """
    written: list[Path] = []
    taken: set[str] = set()
    for unit in units_with_tasks(book, name_of, today):
        name, number = sheet_name(unit, today), 1
        while name in taken:
            number += 1
            name = sheet_name(f"{unit} {number}", today)
        taken.add(name)
        content = sheet(book, unit, name_of, today, tone)
        written.append(give(content, name, folder / name, overwrite=overwrite))
    return written


def _open(book: TaskBook, today: date) -> list[Seen]:
    return [seen for seen in seen_on(book.tasks, today) if seen.timing in OPEN]
