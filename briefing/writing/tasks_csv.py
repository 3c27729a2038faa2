"""Tasks as a table for a spreadsheet, one a line."""

from collections.abc import Iterable
from datetime import date

from briefing.writing.cells import guarded, write_table
from briefing.writing.task_lines import TaskLine, standing

HEADING = (
    "Kỳ giao",
    "Ngày giao",
    "Số",
    "Nội dung",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Hạn",
    "Hạn ban đầu",
    "Tình trạng",
    "Số ngày quá hạn",
    "Số tuần",
    "Số lần chuyển",
    "Ngày kết thúc",
    "Lý do",
    "Nhãn",
)
"""The columns. Days are written as ISO dates, which a spreadsheet in any language understands."""


def write_tasks_csv(tasks: Iterable[TaskLine]) -> bytes:
    """Return ``tasks`` as CSV (:mod:`briefing.writing.cells`); no text of them is computed."""
    return write_table([HEADING, *map(_row, tasks)])


def _row(task: TaskLine) -> tuple[str, ...]:
    late = task.timing == "late" and task.days is not None and task.days > 0
    return (
        task.week,
        task.given.isoformat(),
        str(task.ordinal),
        guarded(task.text.strip()),
        guarded(task.unit.strip()),
        guarded(", ".join(task.cooperating).strip()),
        _day(task.due),
        _day(task.first_due),
        standing(task),
        str(task.days) if late else "",
        str(task.age_weeks),
        str(task.times_carried),
        _day(task.closed_on),
        guarded(task.reason.strip()),
        guarded(", ".join(task.tags).strip()),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
