"""A task as papers, tables and calendars tell it, in the words of the offices.

The words are those of the reports on the carrying out of assigned tasks: trong hạn, sắp đến hạn,
quá hạn, hoàn thành đúng hạn, hoàn thành quá hạn.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from briefing.language.dates import write_day_slashed, write_day_spoken
from briefing.language.markers import write_marker
from briefing.language.terms import ListStyle

LATE = "late"
OPEN = ("late", "soon", "in_time")
"""The timings of what is open, the most urgent first."""

TIMINGS = {
    "late": "quá hạn",
    "soon": "sắp đến hạn",
    "in_time": "trong hạn",
    "done_late": "hoàn thành quá hạn",
    "done_in_time": "hoàn thành đúng hạn",
    "closed": "không thực hiện tiếp",
}

STATUSES = {
    "open": "giao",
    "in_progress": "đang thực hiện",
    "done": "đã hoàn thành",
    "late": "chậm",
    "carried": "chuyển tiếp",
    "dropped": "dừng thực hiện",
}


class LifeLine(Struct, frozen=True, kw_only=True):
    """One moment of a task: the day, the period that tells, the number it had, what was said."""

    day: date
    briefing: str
    week: str
    ordinal: int
    status: str
    due: date | None = None
    reason: str = ""


class TaskLine(Struct, frozen=True, kw_only=True):
    """One task on a day. ``timing`` is a key of :data:`TIMINGS`, ``status`` of :data:`STATUSES`.

    ``briefing`` and ``item`` say where it was given last, ``first_briefing`` and ``first_item``
    where it was given first; ``week`` is the name of that first period, ``given`` the day of its
    meeting. ``days`` are those that it is late or, below zero, that are left. ``uid`` stays the
    same for as long as the task lives.
    """

    uid: str
    briefing: str
    item: str
    first_briefing: str
    first_item: str
    week: str
    given: date
    ordinal: int
    level: int = 0
    text: str
    unit: str = ""
    cooperating: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    due: date | None = None
    first_due: date | None = None
    timing: str = "in_time"
    days: int | None = None
    age_weeks: int = 0
    times_carried: int = 0
    status: str = "open"
    closed_on: date | None = None
    reason: str = ""
    life: tuple[LifeLine, ...] = ()


def standing(task: TaskLine) -> str:
    """Return how a task stands: "QUÁ HẠN 3 ngày", "sắp đến hạn (còn 2 ngày)", "trong hạn"."""
    word = TIMINGS[task.timing]
    if task.timing == LATE:
        word = word.upper()
        return f"{word} {task.days} ngày" if task.days and task.days > 0 else word
    if task.timing == "soon" and task.days is not None:
        return f"{word} (còn {-task.days} ngày)" if task.days else f"{word} (hôm nay)"
    return word


def counts(tasks: Sequence[TaskLine]) -> str:
    """Return "5 việc đang thực hiện: 1 quá hạn, 2 sắp đến hạn, 2 trong hạn"."""
    said = [
        f"{number} {TIMINGS[timing]}"
        for timing in OPEN
        if (number := sum(task.timing == timing for task in tasks))
    ]
    waiting = sum(task.timing in OPEN for task in tasks)
    return f"{waiting} việc đang thực hiện" + (f": {', '.join(said)}" if said else "")


def sentence(task: TaskLine) -> str:
    """Return the text as a sentence of its own; in minutes it goes on from "Một là,"."""
    text = task.text.strip()
    return text[:1].upper() + text[1:]


def origin(task: TaskLine) -> str:
    """Return whence a task is: "kết luận 3, tuần 22 – 28/6/2020 (họp ngày 29/6/2020)"."""
    number = f"kết luận {task.ordinal}"
    if task.level and task.ordinal > 0:
        number = f"điểm {write_marker(task.ordinal, ListStyle.LETTERS)}"
    return f"{number}, {task.week} (họp ngày {write_day_slashed(task.given)})"


def until(task: TaskLine) -> str:
    """Return "hạn thứ Sáu 10/7/2020", or nothing."""
    return f"hạn {write_day_spoken(task.due)}" if task.due else ""
