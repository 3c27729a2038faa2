"""The rows of the list of tasks, and the life of one beside it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby

from briefing.i18n import N_, _, ngettext
from briefing.insight.tasks.lives import Step, Task, Timing
from briefing.insight.tasks.tasklist import By, Group, Seen, UnitName
from briefing.language.days import write_day_slashed
from briefing.language.letters import clean
from briefing.model.identity import period_of_id
from briefing.model.records import Status
from briefing.tui.display import line
from briefing.tui.phrases import directive_facts, due_phrase, period_name
from briefing.tui.widgets.page import GUTTER, Block
from briefing.tui.widgets.rows import Part, Row
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.task_words import days_words, heading_words, standing_words

STANDING_WIDTH = 22
DAYS_WIDTH = 14
DUE_WIDTH = 12
UNIT_WIDTH = 18
WIDE = 90
"""Cells of a list from which on the names of units have more room."""

WIDE_UNIT_WIDTH = 24

LONGEST = 3
"""How many letters of a text are looked at for each cell that it has."""

_STYLES = {
    Timing.LATE: "bad",
    Timing.SOON: "warn",
    Timing.DONE_LATE: "warn",
    Timing.DONE_IN_TIME: "good",
}

_GIVEN = N_("given as number {number}")
_CARRIED = N_("carried on as number {number}")
_HEARD = {
    Status.IN_PROGRESS: N_("in progress"),
    Status.DONE: N_("done"),
    Status.LATE: N_("late"),
    Status.CARRIED: N_("carried on"),
    Status.DROPPED: N_("dropped"),
}


def task_rows(
    groups: Sequence[Group], by: By, name_of: UnitName, room: Callable[[], int]
) -> list[Part]:
    """Return a row for each task under the heading of its group; ``room`` is in cells."""
    draw = partial(_task, by, name_of, room)
    parts: list[Part] = []
    for group in groups:
        heading = Row(partial(_heading, by, group))
        above = (Row(tuple), heading) if parts else (heading,)
        parts.append(Part(above, group.tasks, [seen.key for seen in group.tasks], draw))
    return parts


def _heading(by: By, group: Group) -> tuple[Span, ...]:
    return (
        Span(line(heading_words(by, group)).plain, "heading"),
        Span(f"  {len(group.tasks)}", "muted"),
    )


def _task(by: By, name_of: UnitName, room: Callable[[], int], seen: Seen) -> tuple[Span, ...]:
    task = seen.task
    due = write_day_slashed(task.due) if task.due else "–"
    left = room() - GUTTER - 1
    unit_width = WIDE_UNIT_WIDTH if left >= WIDE else UNIT_WIDTH
    if by is By.DUE:  # the heading says the rest
        standing, width = days_words(seen), DAYS_WIDTH
    else:
        standing, width = standing_words(seen), STANDING_WIDTH
    spans = [
        Span(_cell(standing, width), _STYLES.get(seen.timing, "muted")),
        Span(_cell(due, DUE_WIDTH), "muted"),
    ]
    left -= width + DUE_WIDTH
    if by is not By.UNIT:
        spans.append(Span(_cell(name_of(task.latest.unit) or "–", unit_width), "muted"))
        left -= unit_width
    beginning = task.latest.text[: LONGEST * max(left, 1)]  # the rest costs time and is not shown
    spans.append(Span(line(beginning, max(left, 1)).plain))
    return tuple(spans)


def _cell(text: str, width: int) -> str:
    shown = line(text, width - 1)
    return shown.plain + " " * (width - shown.cell_length)


# ── The life of a task ──────────────────────────────────────────────────────────────────────


def life_blocks(seen: Seen) -> list[Block]:
    """Return the task in full, how it stands, and what each meeting said of it."""
    task = seen.task
    blocks = [
        Block(
            (
                Paragraph((Span(clean(task.latest.text), "strong"),)),
                Paragraph((Span(clean(directive_facts(task.latest)), "muted"),)),
                Paragraph((Span(standing_words(seen), _STYLES.get(seen.timing, "")),), before=1),
                Paragraph((Span(_age(seen), "muted"),)),
            )
        ),
        Block((Paragraph((Span(_("From week to week"), "heading"),), before=1),)),
    ]
    blocks += _steps(task)
    return blocks


def _age(seen: Seen) -> str:
    said = [
        ngettext("given {count} week ago", "given {count} weeks ago", seen.age).format(
            count=seen.age
        )
    ]
    if times := seen.task.times_carried:
        said.append(
            ngettext("carried on {count} time", "carried on {count} times", times).format(
                count=times
            )
        )
    return " · ".join(said)


def _steps(task: Task) -> Iterable[Block]:
    due = None
    for _briefing, told in groupby(task.steps, key=lambda step: step.week):
        steps = list(told)
        paragraphs = [Paragraph((Span(_week(steps[0]), "accent"),), before=1)]
        for step in steps:
            said = [_said(step)]
            if step.due and step.due != due:
                said.append(due_phrase(step.due))
            due = step.due or due
            paragraphs.append(Paragraph((Span(" · ".join(said)),), indent=2))
            if step.reason:
                paragraphs.append(Paragraph((Span(clean(step.reason), "muted"),), indent=4))
        yield Block(tuple(paragraphs))


def _week(step: Step) -> str:
    period = period_of_id(step.week)
    return period_name(period) if period else clean(step.week)


def _said(step: Step) -> str:
    if not step.stands:
        return _(_HEARD[step.status])
    return _(_CARRIED if step.status is Status.CARRIED else _GIVEN).format(number=step.ordinal)
