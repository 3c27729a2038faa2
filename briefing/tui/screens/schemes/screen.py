"""Schemes: the programme of a year, how far each is, and the weeks that told of it."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.archive.search import kinds
from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.model.directory import EMPTY
from briefing.model.identity import directives
from briefing.model.records import Briefing
from briefing.model.schemes import (
    Scheme,
    Schemes,
    SchemeState,
    due_words,
    of_year,
    scheme_by_id,
    with_scheme,
    without_scheme,
    without_step,
)
from briefing.resources import themes_dir
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet, step
from briefing.tui.screens.schemes.exchange import Exchange
from briefing.tui.screens.schemes.rows import scheme_rows, step_rows
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.rows import Row, Rows
from briefing.tui.wrapping import Span
from briefing.verbs.listing import short_name
from briefing.verbs.programming import (
    change_schemes,
    count_words,
    insert_count,
    load_schemes,
    progress,
    week_names,
    years,
)
from briefing.verbs.searching import Hit
from briefing.verbs.unreadable import Helpers

ALL = 1_000_000
"""More rows than any list has."""

_WORDS = 120
"""How many letters of an item are proposed as what was done."""


class SchemesScreen(Screen[Hit]):
    """Lists the schemes of a year; returns the week of a step to open, or ``None``.

    ``item`` is the id of the result or conclusion of the open week that a step may be made of.
    """

    CSS_PATH = themes_dir() / "schemes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "scheme-step",
            "enter",
            "choose",
            N_("Step"),
            N_("Add a step: the chosen item of the week, or typed; on a step, open its week"),
        ),
        command("scheme-year", "f2", "year", N_("Year"), N_("The programme of another year")),
        command("edit-scheme", "f4", "edit", N_("Change"), N_("Change what the scheme is")),
        command(
            "scheme-state", "f5", "state", N_("State"), N_("Not begun, under way, done, stopped")
        ),
        command("new-scheme", "f6,insert", "new", N_("Add"), N_("Add a scheme")),
        command("write-schemes", "f9", "write", N_("CSV"), N_("Write the year as a table")),
        quiet("take-schemes", "alt+i", "take_in", N_("Take in"), N_("Take a table in")),
        quiet(
            "scheme-count",
            "alt+s",
            "count",
            N_("Count"),
            N_("Put how many are done among the figures of the open week"),
        ),
        quiet("remove-scheme", "delete", "remove", N_("Take out"), N_("The step, or the scheme")),
        step("tab,right", "side(1)"),
        step("shift+tab,left", "side(-1)"),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
        step("home", f"move({-ALL})"),
        step("end", f"move({ALL})"),
        command("leave-schemes", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk, item: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._item = item
        self._top = Static(id="header")
        self._list = Rows(id="schemes")
        self._hint = Static(id="hint")
        self._scheme_name = Static(id="scheme-name")
        self._steps = Rows(id="steps")
        self._schemes: Schemes = ()
        self._week_name: Callable[[str], str] = str
        self._year = desk.today.year

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield self._top
        yield self._list
        yield self._scheme_name
        yield self._steps
        yield self._hint
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the programme of this year, or of the newest there is."""
        self._look(first=True)
        if text := self._proposed:
            said = _("Enter makes a step of: {text}").format(text=text)
            self._hint.update(Content(clean(said)))

    def archive_changed(self) -> None:
        """Show what has been stored since."""
        self._look()

    @work(group="look", exclusive=True)
    async def _look(self, *, first: bool = False) -> None:
        try:
            archive = self._desk.archive
            self._schemes = await asyncio.to_thread(load_schemes, archive)
            self._week_name = await asyncio.to_thread(week_names, archive)
        except BriefingError as error:
            self._tell(error)
            return
        listed = {one.year for one in self._schemes}
        if first and listed and self._year not in listed:
            self._year = max(listed)
        self._show()

    # ---- showing

    def _show(self) -> None:
        listed = of_year(self._schemes, self._year)
        rows = scheme_rows(listed, self._desk.today, lambda: self._list.size.width)
        if not rows:
            sentence = _("No scheme of {year} yet: Insert adds one, Alt+I takes a table in.")
            said = sentence.format(year=self._year)
            rows = [Row(lambda: (Span(said, "muted"),))]
        self._list.show_rows(rows)
        keys = self._list.keys()
        if self._list.selected not in keys:
            self._list.selected = keys[0] if keys else ""
        self._show_header(listed)
        self._show_steps()

    def _show_header(self, listed: Schemes) -> None:
        counted = progress(listed, self._desk.today)
        pieces = [
            Content.styled(_("Schemes"), "bold $accent"),
            Content.styled(f"   {self._year}", "bold"),
            Content.styled(f"   {count_words(counted)}", "$foreground"),
        ]
        if counted.overdue:
            said = _("{count} overdue").format(count=counted.overdue).upper()
            pieces.append(Content.styled(f" · {said}", "bold $error"))
        self._top.update(Content.assemble(*pieces), layout=False)

    def _show_steps(self) -> None:
        one = self._chosen
        name = "" if one is None else " · ".join(filter(None, (one.name, one.unit, due_words(one))))
        self._scheme_name.update(Content.styled(clean(name), "bold"))
        rows: list[Row] = []
        if one is not None:
            rows = step_rows(one, self._week_name, lambda: self._steps.size.width)
            rows = rows or [Row(lambda: (Span(_("No step yet."), "muted"),))]
        inside = bool(self._steps.selected)
        self._steps.show_rows(rows)
        keys = self._steps.keys()
        if self._steps.selected not in keys:
            self._steps.selected = keys[-1] if inside and keys else ""
        self.refresh_bindings()

    @property
    def _chosen(self) -> Scheme | None:
        return scheme_by_id(self._schemes, self._list.selected)

    @property
    def _in_steps(self) -> bool:
        return bool(self._steps.selected)

    @property
    def _rows(self) -> Rows:
        return self._steps if self._in_steps else self._list

    # ---- keys

    @on(Page.Picked)
    def _pick(self, event: Page.Picked) -> None:
        again = event.page.selected == event.key and event.page is self._rows
        if event.page is self._list:
            self._steps.selected = ""
        event.page.selected = event.key
        if again:
            self.action_choose()
        else:
            self._show_steps()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        if action in ("choose", "edit", "state", "remove", "move", "page"):
            return self._chosen is not None
        if action == "side":
            return bool(self._steps.keys())
        if action == "count":
            return self._desk.work is not None and bool(self._list.keys())
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Choose another scheme or step."""
        rows = self._rows
        before = rows.selected
        if rows.select_next(by) != before and rows is self._list:
            self._show_steps()

    def action_page(self, direction: int) -> None:
        """Choose what stands a screenful on."""
        self.action_move(direction * max(self._rows.size.height - 2, 1))

    def action_side(self, direction: int) -> None:
        """Go to the steps, or back to the schemes."""
        keys = self._steps.keys()
        self._steps.selected = keys[-1] if direction > 0 and keys else ""
        self.refresh_bindings()

    def action_year(self) -> None:
        """Show the programme of the year before; after the oldest the newest again."""
        known = years(self._schemes, self._desk.today)
        place = known.index(self._year) if self._year in known else -1
        self._year = known[(place + 1) % len(known)]
        self._show()

    def action_choose(self) -> None:
        """Add a step to the scheme; on a step open the week that reported it."""
        one = self._chosen
        if one is None:
            return
        if self._in_steps:
            self._open(one)
            return
        from briefing.tui.screens.schemes.entry import Proposed, StepScreen  # noqa: PLC0415 - start-up

        opened = self._desk.work.briefing if self._desk.work else None
        week = short_name(opened) if opened else ""
        proposed = Proposed(week, self._proposed, self._item)
        form = StepScreen(one, self._desk.archive, self._desk.today, proposed)
        self.app.push_screen(form.storing(self._store))

    @property
    def _proposed(self) -> str:
        """What the chosen item of the open week says, "" where none is chosen."""
        opened = self._desk.work
        return _text_of(opened.briefing, self._item) if opened and self._item else ""

    def _open(self, one: Scheme) -> None:
        step = one.steps[int(self._steps.selected)]
        try:
            week = self._desk.archive.get(step.briefing)
        except BriefingError as error:
            self._tell(error)
            return
        is_directive = any(item.id == step.item for item in directives(week))
        self.dismiss(
            Hit(
                briefing=week.id,
                start=week.period.start,
                label="",
                kind=kinds.DIRECTIVE if is_directive else kinds.RESULT,
                item=step.item,
                ordinal=0,
                text="",
                marks=(),
                length=0,
            )
        )

    def action_edit(self) -> None:
        """Change what the scheme is."""
        self._fill_in(self._chosen)

    def action_new(self) -> None:
        """Add a scheme."""
        self._fill_in(None)

    def _fill_in(self, one: Scheme | None) -> None:
        from briefing.tui.screens.schemes.entry import SchemeEntryScreen  # noqa: PLC0415 - start-up

        directory = Helpers().read(self._desk.archive.directory, EMPTY)  # it merely completes
        form = SchemeEntryScreen(one, self._year, directory).storing(self._store)
        self.app.push_screen(form)

    def action_state(self) -> None:
        """Say that the scheme is one state further, round and round."""
        one = self._chosen
        if one is not None:
            states = list(SchemeState)
            state = states[(states.index(one.state) + 1) % len(states)]
            self._keep(lambda known: with_scheme(known, replace(one, state=state)))

    def action_remove(self) -> None:
        """Take the chosen step out, or the whole scheme once that has been agreed to."""
        from briefing.tui.screens.confirm import ConfirmScreen  # noqa: PLC0415 - start-up

        one = self._chosen
        if one is None:
            return
        if self._in_steps:
            place = int(self._steps.selected)
            self._keep(lambda known: with_scheme(known, without_step(one, place)))
            return

        def agreed(yes: bool | None) -> None:
            if yes:
                self._keep(lambda known: without_scheme(known, one.id))

        question = ConfirmScreen(
            _("Take this scheme out?"),
            [clean(one.name), _("Its steps go with it; the weeks stay as they are.")],
            yes=_("Take out"),
        )
        self.app.push_screen(question, agreed)

    def _keep(self, change: Callable[[Schemes], Schemes]) -> None:
        try:
            self._store(change)
        except BriefingError as error:
            self._tell(error)

    def _store(self, change: Callable[[Schemes], Schemes]) -> None:
        self._schemes = change_schemes(self._desk.archive, change)
        self._show()

    def action_count(self) -> None:
        """Put the count among the figures of the open week."""
        opened = self._desk.work
        if opened is None:
            return
        counted = progress(of_year(self._schemes, self._year), self._desk.today)
        try:
            opened.apply(_("Schemes counted"), insert_count(counted, self._year))
        except BriefingError as error:
            self._tell(error)
            return
        said = _("Among the figures of the open week: {text}")
        self._say(said.format(text=count_words(counted)))

    # ---- tables

    @property
    def _exchange(self) -> Exchange:
        return Exchange(self.app, self._desk.archive, self._say, self._tell)

    def action_write(self) -> None:
        """Write the year as a table."""
        self._exchange.write(of_year(self._schemes, self._year))

    def action_take_in(self) -> None:
        """Take schemes in from a table."""
        self._exchange.take_in(self._desk.today, self._look)

    def _say(self, sentence: str) -> None:
        self.notify(clean(sentence), timeout=8, markup=False)

    def _tell(self, error: BriefingError) -> None:
        self.notify(clean(str(error)), severity="error", timeout=15, markup=False)

    def action_leave(self) -> None:
        """Go back: from the steps to the schemes, from there to where one came from."""
        if self._in_steps:
            self.action_side(-1)
        else:
            self.dismiss(None)


def _text_of(briefing: Briefing, item_id: str) -> str:
    """Return the first words of a result or conclusion on one line, "" where there is none."""
    texts = {one.id: one.text for one in briefing.results}
    texts |= {one.id: one.text for one in directives(briefing)}
    text = " ".join(texts.get(item_id, "").split())
    return text if len(text) <= _WORDS else text[:_WORDS].rpartition(" ")[0] + "…"
