"""Tasks as calendar entries (iCalendar, RFC 5545): each a whole day, the one it is due on.

Events rather than to-dos: the calendars of most offices import no to-dos. The same tasks give
the same bytes, and a task keeps its UID, so importing again brings entries up to date.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from briefing.language.letters import clean
from briefing.writing.task_lines import TaskLine, origin, sentence

SUFFIX = ".ics"

_TITLE = 100
"""Letters of a task that the title of its entry has."""


def write_tasks_ics(tasks: Iterable[TaskLine]) -> bytes:
    """Return those of ``tasks`` that have a day as a calendar of whole-day events.

    An event that begins on a day and says no end lasts that day (RFC 5545, 3.6.1).
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - start-up

    calendar = Calendar()
    calendar.add("prodid", "-//briefing//Nhiem vu//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for task in tasks:
        if task.due is None:
            continue
        last = task.life[-1].day if task.life else task.given
        event = Event()
        event.add("uid", task.uid)
        event.add("dtstamp", datetime.combine(last, time(), UTC))
        event.add("sequence", max(len(task.life) - 1, 0))
        event.add("dtstart", task.due)
        event.add("transp", "TRANSPARENT")
        event.add("summary", _title(task))
        event.add("description", clean("\n".join(_description(task))))
        if task.tags:
            event.add("categories", list(map(clean, task.tags)))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _title(task: TaskLine) -> str:
    line = " ".join(clean(sentence(task)).split())
    if len(line) > _TITLE:
        line = line[:_TITLE].rpartition(" ")[0].rstrip(" ,;:–-") + "…"
    return f"{clean(task.unit)}: {line}" if task.unit else line


def _description(task: TaskLine) -> list[str]:
    lines = [sentence(task)]
    if task.unit:
        lines.append(f"Chủ trì: {task.unit}")
    if task.cooperating:
        lines.append(f"Phối hợp: {', '.join(task.cooperating)}")
    lines.append(f"Giao: {origin(task)}")
    return lines
