"""The sheet of one unit's tasks, to hand out: Markdown to print, with room to write under each."""

from collections.abc import Iterable, Sequence
from datetime import date

from briefing.language.dates import write_day_long
from briefing.model.minutes import escape_block, escape_line
from briefing.writing.task_lines import TaskLine, counts, origin, sentence, standing, until

SUFFIX = ".md"

_ROOM = "Kết quả thực hiện: " + "." * 40


def write_task_sheet(
    unit: str, leads: Sequence[TaskLine], helps: Sequence[TaskLine], day: date
) -> bytes:
    """Return the sheet of ``unit`` as it stands on ``day``, in Markdown.

    ``leads`` are the tasks it leads, ``helps`` those it helps with, in the order in which they
    are to stand.
    """
    title = f"Nhiệm vụ của {unit}" if unit else "Nhiệm vụ chưa giao đơn vị"
    blocks = [
        f"# {escape_line(title)}",
        f"*Tính đến {write_day_long(day)}: {counts([*leads, *helps])}.*",
    ]
    for heading, tasks in (("Chủ trì", leads), ("Phối hợp", helps)):
        if tasks:
            blocks += [f"## {heading}", *_entries(tasks, unit)]
    return ("\n\n".join(blocks) + "\n").encode()


def _entries(tasks: Iterable[TaskLine], unit: str) -> Iterable[str]:
    for number, task in enumerate(tasks, 1):
        mark = f"{number}. "
        paragraphs = (
            escape_block(sentence(task)),
            f"*{escape_line(_facts(task, unit))}*",
            escape_line(_ROOM),
        )
        lines = "\n\n".join(paragraphs).split("\n")
        indent = " " * len(mark)
        yield "\n".join(
            f"{indent if place else mark}{line}".rstrip() for place, line in enumerate(lines)
        )


def _facts(task: TaskLine, unit: str) -> str:
    facts = []
    if task.unit != unit:
        facts.append(f"chủ trì: {task.unit}" if task.unit else "chưa rõ đơn vị chủ trì")
    others = [name for name in task.cooperating if name != unit]
    if others:
        facts.append(f"phối hợp: {', '.join(others)}")
    if task.due:
        facts.append(until(task))
    facts.append(standing(task))
    facts.append(origin(task))
    if task.times_carried:
        facts.append(f"chuyển {task.times_carried} lần")
    return " · ".join(facts)
