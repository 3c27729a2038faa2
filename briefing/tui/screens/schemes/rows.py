"""The rows of a year's programme, and the steps of one scheme."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from rich.cells import cell_len

from briefing.i18n import _
from briefing.model.schemes import Scheme, SchemeState, SchemeStep, due_words, is_overdue
from briefing.tui.display import line
from briefing.tui.widgets.page import GUTTER
from briefing.tui.widgets.rows import Row
from briefing.tui.wrapping import Span
from briefing.verbs.programming import state_word

WEEK_WIDTH = 14
UNIT_WIDTH = 20
WIDE = 100
"""Cells of a list from which on the lead unit has a column."""

_STYLES = {
    SchemeState.PLANNED: "muted",
    SchemeState.UNDER_WAY: "accent",
    SchemeState.DONE: "good",
    SchemeState.STOPPED: "muted",
}


def scheme_rows(schemes: Sequence[Scheme], today: date, room: Callable[[], int]) -> list[Row]:
    """Return a row for each scheme: how far it is, until when, which one, who leads."""
    states = [_state(one, today) for one in schemes]
    dues = [due_words(one) or "–" for one in schemes]
    widths = [max(map(cell_len, cells), default=0) + 2 for cells in (states, dues)]
    return [
        Row(partial(_scheme, one, (state, due), widths, today, room), one.id)
        for one, state, due in zip(schemes, states, dues, strict=True)
    ]


def _state(one: Scheme, today: date) -> str:
    """Return how far it is; overdue in capitals, for it must not hang on the colour alone."""
    return _("OVERDUE") if is_overdue(one, today) else state_word(one.state)


def _scheme(
    one: Scheme,
    cells: Sequence[str],
    widths: Sequence[int],
    today: date,
    room: Callable[[], int],
) -> tuple[Span, ...]:
    style = "bad" if is_overdue(one, today) else _STYLES[one.state]
    padded = [
        cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)
    ]
    left = room() - GUTTER - 1 - sum(widths)
    spans = [Span(padded[0], style), Span(padded[1], "muted")]
    if room() >= WIDE:
        unit = line(one.unit or "–", UNIT_WIDTH - 2)
        spans.append(Span(unit.plain + " " * (UNIT_WIDTH - unit.cell_length), "muted"))
        left -= UNIT_WIDTH
    spans.append(Span(line(one.name, max(left, 1)).plain))
    return tuple(spans)


def step_rows(
    scheme: Scheme, week_name: Callable[[str], str], room: Callable[[], int]
) -> list[Row]:
    """Return a row for each step: the week that reported it, and what it was."""
    return [
        Row(partial(_step, step, week_name(step.briefing), room), str(place))
        for place, step in enumerate(scheme.steps)
    ]


def _step(step: SchemeStep, week: str, room: Callable[[], int]) -> tuple[Span, ...]:
    named = line(week, WEEK_WIDTH - 2)
    width = max(room() - GUTTER - 1 - WEEK_WIDTH, 1)
    return (
        Span(named.plain + " " * (WEEK_WIDTH - named.cell_length), "accent"),
        Span(line(step.what, width).plain),
    )
