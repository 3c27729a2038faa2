"""The list of tasks: which are wanted, in what order, under which headings, and the counts.

Everything is seen from one day, for what is late tomorrow is not late today.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from briefing.insight.tasks.lives import OPEN, SOON_DAYS, Tally, Task, Timing, tally
from briefing.language.dates import DateRange
from briefing.language.letters import search_key
from briefing.model.directory import Directory
from briefing.model.identity import period_of_id

UnitName = Callable[[str], str]
"""Gives the full name of a unit for whatever it is called."""


class By(StrEnum):
    """What tasks are grouped by."""

    DUE = "due"
    UNIT = "unit"
    AGE = "age"
    WEEK = "week"


class Seen(NamedTuple):
    """A task as it stands on a day; ``key`` tells it from every other, and stays.

    ``days`` are those since its day has passed, or, below zero, those it still has; ``None``
    without a day. ``age`` is in whole weeks.
    """

    key: str
    task: Task
    timing: Timing
    days: int | None
    age: int


class Wanted(NamedTuple):
    """Which tasks are wanted; what says nothing wants all.

    ``unit`` and ``tag`` are keys as :func:`~briefing.language.letters.search_key` makes them: of
    the full name of a unit that leads or helps, and of a tag. The period in which a task was
    first given begins in the days of ``week``; ``least_age`` is in weeks. ``words`` are found
    without regard to accents.
    """

    timings: frozenset[Timing] = OPEN
    unit: str = ""
    tag: str = ""
    due: DateRange | None = None
    week: DateRange | None = None
    least_age: int = 0
    words: str = ""


class Group(NamedTuple):
    """Tasks under a heading; ``key`` tells which: a unit's name, a timing, weeks, a briefing's id.

    It is "" for tasks without a unit.
    """

    key: str
    tasks: tuple[Seen, ...]


def unit_names(directory: Directory) -> UnitName:
    """Return what gives a unit's full name where the directory knows it, else what was given."""
    known = {
        _key(name): unit.name
        for unit in reversed(directory.units)
        for name in (*unit.short_names, unit.name)
    }

    def name_of(name: str) -> str:
        return known.get(_key(name), name)

    return name_of


def seen_on(found: Iterable[Task], day: date, soon: int = SOON_DAYS) -> list[Seen]:
    """Return how each task stands, seen from ``day``, the one that is due first before others.

    Those without a day come last; of the same day, the one that was given first comes first.
    """
    seen = [
        Seen(
            "/".join(task.key),
            task,
            task.timing(day, soon),
            (day - task.due).days if task.due else None,
            task.age(day),
        )
        for task in found
    ]
    return sorted(seen, key=_urgency)


def wanted(tasks: Iterable[Seen], asked: Wanted, name_of: UnitName) -> list[Seen]:
    """Return the tasks that ``asked`` wants, in their order."""
    words = search_key(asked.words).split()
    found = []
    for seen in tasks:
        task, item = seen.task, seen.task.latest
        if seen.timing not in asked.timings or seen.age < asked.least_age:
            continue
        if asked.unit and asked.unit not in map(_key, units_of(task, name_of)):
            continue
        if asked.tag and asked.tag not in map(_key, item.tags):
            continue
        if asked.due and not (task.due and asked.due.start <= task.due <= asked.due.end):
            continue
        if asked.week and not asked.week.start <= first_week(task) <= asked.week.end:
            continue
        if words and not _has(words, " ".join((item.text, item.unit, *item.cooperating))):
            continue
        found.append(seen)
    return found


def first_week(task: Task) -> date:
    """Return the first day of the period in which a task was first given."""
    return _first_day(task.key[0]) or task.steps[0].start


def units_of(task: Task, name_of: UnitName) -> tuple[str, ...]:
    """Return the units of a task by their full names, the leading one first."""
    item = task.latest
    return tuple(name_of(unit) for unit in (item.unit, *item.cooperating) if unit)


def _urgency(seen: Seen) -> tuple[object, ...]:
    task = seen.task
    return (task.due or date.max, task.given, task.place[0], task.latest.ordinal)


def grouped(tasks: Iterable[Seen], by: By, name_of: UnitName) -> list[Group]:
    """Return the tasks in groups, in each in their order.

    By unit: the leading one, in the order of names. By due: late first, then soon, then in time,
    then what is settled. By age: the oldest first, in whole weeks. By week: the newest first.
    """
    heading_of = _HEADINGS[by]
    found: dict[_Heading, list[Seen]] = {}
    for seen in tasks:
        found.setdefault(heading_of(seen, name_of), []).append(seen)
    return [Group(heading.name, tuple(found[heading])) for heading in sorted(found)]


class _Heading(NamedTuple):
    """A heading and where it comes; what is alike in both is one group."""

    order: tuple[int | str, ...]
    name: str


def _unit(seen: Seen, name_of: UnitName) -> _Heading:
    name = name_of(seen.task.latest.unit)
    return _Heading((not name, _key(name)), name)


_TIMINGS = (
    Timing.LATE,
    Timing.SOON,
    Timing.IN_TIME,
    Timing.DONE_LATE,
    Timing.DONE_IN_TIME,
    Timing.CLOSED,
)


_BY_TIMING = {timing: _Heading((place,), timing.value) for place, timing in enumerate(_TIMINGS)}


def _timing(seen: Seen, _name_of: UnitName) -> _Heading:
    return _BY_TIMING[seen.timing]


def _age(seen: Seen, _name_of: UnitName) -> _Heading:
    return _Heading((-seen.age,), str(seen.age))


def _week(seen: Seen, _name_of: UnitName) -> _Heading:
    return _Heading((-first_week(seen.task).toordinal(),), seen.task.key[0])


_HEADINGS: dict[By, Callable[[Seen, UnitName], _Heading]] = {
    By.UNIT: _unit,
    By.DUE: _timing,
    By.AGE: _age,
    By.WEEK: _week,
}


def tallies(found: Sequence[Task], span: DateRange, name_of: UnitName) -> list[tuple[str, Tally]]:
    """Return the tally of each leading unit in ``span``, by name; "" is of those without a unit.

    A unit that had nothing to do in ``span`` is left out.
    """
    of_unit: dict[str, list[Task]] = {}
    for task in found:
        of_unit.setdefault(name_of(task.latest.unit), []).append(task)
    counted = ((name, tally(tasks, span)) for name, tasks in of_unit.items())
    return sorted(
        ((name, one) for name, one in counted if one.received or one.carried),
        key=lambda pair: (not pair[0], _key(pair[0]), pair[0]),
    )


@lru_cache(maxsize=4096)
def _first_day(briefing_id: str) -> date | None:
    period = period_of_id(briefing_id)
    return period.start if period else None


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """Return the key of a unit's name or of a tag: an office has few, and its tasks are many."""
    return search_key(name)


def _has(words: Iterable[str], text: str) -> bool:
    key = search_key(text)
    return all(word in key for word in words)
