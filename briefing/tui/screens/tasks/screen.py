"""Tasks: every conclusion of all weeks that waits, grouped, with its life beside it."""

import asyncio
from contextlib import suppress
from enum import StrEnum
from itertools import accumulate
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from briefing.archive.search import kinds
from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.insight.tasks.lives import OPEN, Timing
from briefing.insight.tasks.tasklist import By, Group, Seen, UnitName, grouped, unit_names
from briefing.language.letters import clean
from briefing.language.quantities import write_number
from briefing.model.directory import EMPTY
from briefing.resources import themes_dir
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet, step
from briefing.tui.phrases import open_phrase
from briefing.tui.screens.tasks.rows import life_blocks, task_rows
from briefing.tui.screens.tasks.sight import Shown, Sight, Sighting, fitting
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.rows import Listing, Row, Rows
from briefing.tui.wrapping import Span
from briefing.verbs.searching import Hit
from briefing.verbs.task_words import timing_word
from briefing.verbs.unreadable import Helpers

LIFE_DELAY = 0.06
"""Seconds that the cursor rests on a task before its life is shown."""

WIDE = 100
"""Cells of a terminal from which on the header says things at length."""

ALL = 1_000_000
"""More rows than any list has."""


Choice = TypeVar("Choice", bound=StrEnum)


_SHOWN = {
    Shown.OPEN: "",
    Shown.SETTLED: N_("the settled ones"),
    Shown.ALL: N_("all, the settled ones too"),
}
_BY = {
    By.DUE: N_("by how they stand"),
    By.UNIT: N_("by unit"),
    By.AGE: N_("by age"),
    By.WEEK: N_("by week"),
}


class TasksScreen(Screen[Hit]):
    """Lists the tasks of all weeks; returns the place of the one to open, or ``None``."""

    CSS_PATH = themes_dir() / "tasks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("open-task", "enter", "choose", N_("Open"), N_("Open the week at this task")),
        command(
            "group-tasks", "f2", "group", N_("Group"), N_("Group by standing, unit, age or week")
        ),
        command(
            "task-life",
            "f4",
            "side",
            N_("Life"),
            N_("Show or hide what each week said of the task; → does so too"),
        ),
        command(
            "settled-tasks", "f5", "settled", N_("Finished"), N_("List what is settled; then all")
        ),
        command(
            "task-papers",
            "f9",
            "papers",
            N_("Hand out"),
            N_("Write the sheet of a unit or of all, a table, a calendar"),
        ),
        step("right", "side_after_line"),
        quiet("task-up", "up", "move(-1)", N_("Up"), ""),
        quiet("task-down", "down", "move(1)", N_("Down"), ""),
        quiet("tasks-back", "pageup", "page(-1)", N_("Page up"), ""),
        quiet("tasks-on", "pagedown", "page(1)", N_("Page down"), ""),
        quiet("group-above", "ctrl+pageup", "leap(-1)", N_("Group above"), ""),
        quiet("group-below", "ctrl+pagedown", "leap(1)", N_("Group below"), ""),
        quiet("first-task", "home", f"move({-ALL})", N_("First"), ""),
        quiet("last-task", "end", f"move({ALL})", N_("Last"), ""),
        command("leave-tasks", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sighting = Sighting(desk.today)
        self._field = LineField(id="query", placeholder=_("part of a task, unit or tag"))
        self._rows = Rows(id="tasks")
        self._side = Page(id="side")
        self._sight: Sight | None = None
        self._directory = EMPTY
        self._problems: tuple[str, ...] = ()  # what of the directory cannot be read
        self._name_of: UnitName = unit_names(EMPTY)
        self._groups: list[Group] = []
        self._by = By.DUE
        self._shown = Shown.OPEN

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield Static(id="header")
        with Horizontal(id="query-row"):
            yield Static(_("Find") + " ", id="query-label")
            yield self._field
        with Horizontal(id="body"):
            yield self._rows
            yield self._side
        yield Static(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what is known already, then what the archive has now."""
        self._field.focus()
        with suppress(BriefingError):  # then units are called what the weeks call them
            self._directory = self._desk.archive.directory()
            self._name_of = unit_names(self._directory)
        known = self._desk.overviewing.known(self._sighting)
        if known is None:
            self._say_instead(_("The weeks are being read …"))
            self._show_header()
            self._look()
        else:
            self._show(known)
            self.call_after_refresh(self._look)

    def on_resize(self) -> None:
        """Fit the header to the new width."""
        self._show_header()

    def archive_changed(self) -> None:
        """Show what has been stored since."""
        self._look()

    @work(group="look", exclusive=True)
    async def _look(self) -> None:
        try:
            sight = await self._desk.overviewing.see(self._sighting)
        except BriefingError as error:
            self._say_instead(str(error))
            return
        helpers = Helpers()  # without the directory units are called what the weeks call them
        directory = await asyncio.to_thread(helpers.read, self._desk.archive.directory, EMPTY)
        known = (self._directory, self._problems)
        if sight is not self._sight or (directory, helpers.problems) != known:
            self._problems = helpers.problems
            self._directory, self._name_of = directory, unit_names(directory)
            self._show(sight)

    # ---- showing

    def _show(self, sight: Sight) -> None:
        self._sight = sight
        self._show_header()
        self._list()
        problems = (*self._problems, *sight.book.problems)
        self.query_one("#hint", Static).update(Content(clean(next(iter(problems), ""))))

    def _show_header(self) -> None:
        shown = ", ".join(filter(None, (_(_BY[self._by]), _(_SHOWN[self._shown]))))
        pieces = [
            Content.styled(_("Tasks"), "bold $accent"),
            Content.styled(f" {shown}   ", "$muted"),
        ]
        if self._sight is not None:
            pieces += self._counts(self._sight)
        self.query_one("#header", Static).update(Content.assemble(*pieces), layout=False)

    def _counts(self, sight: Sight) -> list[Content]:
        counts = sight.counts
        waiting = sum(counts[timing] for timing in OPEN)
        pieces = [Content.styled(open_phrase(waiting), "$muted")]
        if late := counts[Timing.LATE]:
            word = timing_word(Timing.LATE).upper()
            pieces.append(Content.styled(f" · {late} {word}", "bold $error"))
        if soon := counts[Timing.SOON]:
            pieces.append(Content.styled(f" · {soon} {timing_word(Timing.SOON)}", "$warning"))
        if (rate := sight.year.rate) is not None:
            words = _("late this year: {rate}%") if self.size.width >= WIDE else _("{rate}% late")
            said = words.format(rate=write_number(rate))
            pieces.append(Content.styled(f" · {said}", "$muted"))
        return pieces

    def _list(self) -> None:
        """List what fits the line, the chosen one still chosen where it is among them."""
        sight = self._sight
        if sight is None:
            return
        typed = self._field.value.strip()
        places = None
        if typed or self._by is not By.DUE or self._shown is not Shown.OPEN:
            found = fitting(sight.shelves[self._shown], typed)
            groups = grouped(found, self._by, self._name_of)
        else:
            groups, places = sight.groups, sight.places
        if not groups:
            self._say_instead(_("No task fits.") if typed else _("No task is open."))
            return
        self._take(groups)
        rows = self._rows
        parts = task_rows(groups, self._by, self._name_of, lambda: rows.size.width)
        rows.show_rows(Listing(parts, places))
        self._select(rows.selected)

    def _say_instead(self, sentence: str) -> None:
        """Say something where the tasks would stand."""
        self._take([])
        self._rows.selected = ""
        self._rows.show_rows([Row(lambda: (Span(clean(sentence), "muted"),))])
        self._show_life()

    def _take(self, groups: list[Group]) -> None:
        """Remember what is listed; whether there is anything decides which keys are offered."""
        had, self._groups = bool(self._groups), groups
        if had != bool(groups):
            self.refresh_bindings()

    def _select(self, wanted: str) -> None:
        """Choose a task, the first one where ``wanted`` is not listed, and bring it into view."""
        rows = self._rows
        keys = rows.keys()
        chosen = wanted if rows.place_of(wanted) is not None else keys[0]
        if chosen == keys[0]:
            rows.scroll_home(animate=False)  # with its heading
        elif not rows.shows(chosen):
            rows.reveal_below(chosen, rows.size.height // 3)
        rows.selected = chosen
        self._show_life()

    @work(group="life", exclusive=True)
    async def _show_life(self) -> None:
        """Show the life of the chosen task once the cursor rests."""
        await asyncio.sleep(LIFE_DELAY)
        seen = self._chosen
        self._side.show(life_blocks(seen) if seen else [])
        self._side.scroll_home(animate=False)

    @property
    def _chosen(self) -> Seen | None:
        return self._sight.by_key.get(self._rows.selected) if self._sight else None

    # ---- keys

    @on(Input.Changed, "#query")
    def _typed(self) -> None:
        self._list()

    @on(Page.Picked, "#tasks")
    def _pick(self, event: Page.Picked) -> None:
        if event.page.selected == event.key:
            self.action_choose()
            return
        event.page.selected = event.key
        self._show_life()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done with a task while one is chosen."""
        if action == "side_after_line":
            return self._field.cursor_position >= len(self._field.value)
        if action in ("choose", "move", "page", "leap", "papers"):
            return bool(self._groups)
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Choose another task; its life follows when the cursor rests."""
        rows = self._rows
        before = rows.selected
        if rows.select_next(by) == before:
            return
        if rows.selected == rows.keys()[0]:
            rows.scroll_home(animate=False)
        self._show_life()

    def action_page(self, direction: int) -> None:
        """Choose the task a screenful on."""
        self.action_move(direction * max(self._rows.size.height - 2, 1))

    def action_leap(self, direction: int) -> None:
        """Choose the first task of the group below, or of this one and then the one above."""
        rows = self._rows
        here = rows.place_of(rows.selected) or 0
        firsts = list(accumulate((len(group.tasks) for group in self._groups), initial=0))[:-1]
        if direction > 0:
            target = next((first for first in firsts if first > here), here)
        else:
            target = next((first for first in reversed(firsts) if first < here), 0)
        self.action_move(target - here)
        rows.reveal_below(rows.selected, 1)

    def action_group(self) -> None:
        """Group by the next thing."""
        self._by = _next(self._by)
        self._show_header()
        self._list()

    def action_settled(self) -> None:
        """List the settled ones, then all, then the open ones again."""
        self._shown = _next(self._shown)
        self._show_header()
        self._list()

    def action_side(self) -> None:
        """Show or hide the life of the task."""
        self.query_one("#body").toggle_class("-side")
        self._show_life()

    def action_side_after_line(self) -> None:
        """Show or hide the life by →, which has nowhere to go at the end of the line."""
        self.action_side()

    def action_choose(self) -> None:
        """Open the week where the task was given last."""
        if (seen := self._chosen) is None:
            return
        task = seen.task
        self.dismiss(
            Hit(
                briefing=task.place[0],
                start=task.steps[-1].start,
                label="",
                kind=kinds.DIRECTIVE,
                item=task.place[1],
                ordinal=task.latest.ordinal,
                text="",
                marks=(),
                length=0,
            )
        )

    def action_papers(self) -> None:
        """Write sheets, a table or a calendar."""
        from briefing.tui.screens.tasks.papers import (  # noqa: PLC0415 - start-up
            Handed,
            TaskPapersScreen,
        )

        sight, seen = self._sight, self._chosen
        if sight is None or seen is None:
            return
        unit = self._name_of(seen.task.latest.unit)
        listed = [seen for group in self._groups for seen in group.tasks]
        handed = Handed(sight.book, listed, unit, self._name_of, self._desk.today)
        self.app.push_screen(TaskPapersScreen(handed), self._say_done)

    def _say_done(self, sentence: str | None) -> None:
        if sentence:
            self.notify(clean(sentence), timeout=6, markup=False)

    def action_leave(self) -> None:
        """Go back; first take a filter away."""
        if self._field.value:
            self._field.value = ""
        else:
            self.dismiss(None)


def _next(one: Choice) -> Choice:
    """Return the one after ``one``, round and round."""
    ones = list(type(one))
    return ones[(ones.index(one) + 1) % len(ones)]
