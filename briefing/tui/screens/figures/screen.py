"""Figures: what the office counts, over weeks and months, as a table with a plot above it."""

import asyncio
import contextlib
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.insight.figures.totals import By, Crossing, Total
from briefing.language.letters import clean
from briefing.model.figures import Definition, definition_by_id
from briefing.resources import themes_dir
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet, step
from briefing.tui.screens.figures.defining import Defining
from briefing.tui.screens.figures.rows import (
    Sighting,
    crossing_words,
    drawn,
    figure_rows,
    last_report,
    undefined,
)
from briefing.tui.widgets.figurepane import FigurePane
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.rows import Rows
from briefing.verbs.counting import (
    FigureBook,
    choose_crossing,
    crossing_rule,
    load_definitions,
    report_sentence,
    undefined_definition,
)
from briefing.verbs.offering import insert_sentence
from briefing.verbs.searching import Hit

REST = 0.1
"""Seconds that the cursor rests on a figure before its spans are shown."""

ALL = 1_000_000
"""More rows than any list has."""

_BY = {
    By.WEEK: N_("week by week"),
    By.MONTH: N_("month by month"),
    By.QUARTER: N_("quarter by quarter"),
    By.HALF: N_("half-year by half-year"),
    By.YEAR: N_("year by year"),
}


class FiguresScreen(Screen[Hit]):
    """Lists the figures and what their spans make; returns the week to open, or ``None``."""

    CSS_PATH = themes_dir() / "figures.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "open-figure", "enter", "choose", N_("Open"), N_("Its spans; a span's weeks; a week")
        ),
        command(
            "figures-by", "f2", "by", N_("Span"), N_("By week, month, quarter, half-year, year")
        ),
        quiet("figure-plot", "f4", "plot", N_("Plot"), N_("Show or hide the plot")),
        command(
            "figure-sentence",
            "f5",
            "sentence",
            N_("Sentence"),
            N_("Write the sentence for the report into the open week"),
        ),
        command(
            "define-figure",
            "f6",
            "define",
            N_("Define"),
            N_("Change what this figure is; define one that is not yet"),
        ),
        quiet("new-figure", "insert", "new", N_("New figure"), N_("Define another figure")),
        command("figure-tables", "f9", "tables", N_("CSV"), N_("Write a table, or take one in")),
        quiet("remove-figure", "delete", "remove", N_("Take out"), N_("Take the definition out")),
        quiet("figure-up", "alt+up", "shift(-1)", N_("Move up"), N_("List the figure earlier")),
        quiet("figure-down", "alt+down", "shift(1)", N_("Move down"), N_("List the figure later")),
        quiet(
            "crossing",
            "alt+t",
            "crossing",
            N_("Rule"),
            N_("Where a week counts that crosses a month: meeting, last day, split"),
        ),
        step("tab,right", "side(1)"),
        step("shift+tab,left", "side(-1)"),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
        step("home", f"move({-ALL})"),
        step("end", f"move({ALL})"),
        command("leave-figures", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._top = Static(id="header")
        self._list = Rows(id="figures")
        self._hint = Static(id="hint")
        self._pane = FigurePane()
        self._book: FigureBook | None = None
        self._by = By.MONTH
        self._near: Total | None = None

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield self._top
        with Horizontal(id="body"):
            yield self._list
            yield self._pane
        yield self._hint
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what is known already, then what the archive has now."""
        known = None
        with contextlib.suppress(BriefingError):  # looking will tell
            known = self._desk.overviewing.known(self._sighting())
        if known is None:
            self._say_instead(_("The weeks are being read …"))
            self._look()
        else:
            self._show(known)
            self.call_after_refresh(self._look)

    def archive_changed(self) -> None:
        """Show what has been stored since."""
        self._look()

    @work(group="look", exclusive=True)
    async def _look(self) -> None:
        try:
            sighting = await asyncio.to_thread(self._sighting)
            book = await self._desk.overviewing.see(sighting)
        except BriefingError as error:
            self._say_instead(str(error))
            return
        if book is not self._book:
            self._show(book)

    def _sighting(self) -> Sighting:
        return Sighting(load_definitions(self._desk.archive), crossing_rule())

    # ---- showing

    def _show(self, book: FigureBook) -> None:
        self._book = book
        self._show_header()
        rows = figure_rows(book, lambda: self._list.size.width)
        if not rows:
            self._say_instead(_("No week reports a figure yet. Insert defines one."))
            return
        self._list.show_rows(rows)
        keys = self._list.keys()
        if self._list.selected not in keys:
            self._list.selected = keys[0]
            self._list.scroll_home(animate=False)
        said = [*book.problems, *book.repeated()]
        self._hint.update(Content(clean(next(iter(said), ""))))
        self._show_figure()

    def _show_header(self) -> None:
        pieces = [Content.styled(_("Figures"), "bold $accent"), Content("   ")]
        pieces.append(Content.styled(_(_BY[self._by]), "$foreground"))
        if self._book is not None:
            pieces.append(Content.styled(f" · {crossing_words(self._book.crossing)}", "$muted"))
        self._top.update(Content.assemble(*pieces), layout=False)

    def _say_instead(self, sentence: str) -> None:
        """Say something where the figures would stand."""
        self._show_header()
        self._list.selected = ""
        self._list.show_rows([])
        self._pane.clear(sentence)

    @work(group="figure", exclusive=True)
    async def _show_figure(self) -> None:
        """Show the spans of the chosen figure once the cursor rests; they are added up aside."""
        if self._pane.shown is not None:
            await asyncio.sleep(REST)
        book, one, by = self._book, self._chosen or self._as_if_defined, self._by
        if book is None or one is None:
            self._pane.clear()
        else:
            made = await asyncio.to_thread(drawn, book, one, by)
            near, self._near = self._near, None
            self._pane.show(made, near)
        self.refresh_bindings()

    @property
    def _undefined(self) -> tuple[str, str, int] | None:
        return undefined(self._book).get(self._list.selected) if self._book else None

    @property
    def _as_if_defined(self) -> Definition | None:
        """The chosen figure that nobody has defined, as it would be counted."""
        return undefined_definition(*self._undefined[:2]) if self._undefined else None

    @property
    def _chosen(self) -> Definition | None:
        return definition_by_id(self._book.definitions, self._list.selected) if self._book else None

    # ---- keys

    @on(Page.Picked, "#figures")
    def _pick_figure(self, event: Page.Picked) -> None:
        again = event.page.selected == event.key and not self._pane.active
        self.action_side(-1)
        event.page.selected = event.key
        if again:
            self.action_choose()
        else:
            self._show_figure()

    @on(Page.Picked, "#spans")
    def _pick_span(self, event: Page.Picked) -> None:
        again = event.page.selected == event.key
        self.action_side(1)
        event.page.selected = event.key
        if again:
            self.action_choose()
        else:
            self._pane.draw_plot()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        if action in ("choose", "move", "page"):
            return bool(self._list.selected)
        if action == "sentence":
            return bool(self._pane.totals and self._desk.work)
        if action in ("remove", "shift"):
            return self._chosen is not None and not self._pane.active
        if action == "side":
            return bool(self._pane.totals)
        return super().check_action(action, parameters)

    @property
    def _rows(self) -> Rows:
        return self._pane.spans if self._pane.active else self._list

    def action_move(self, by: int) -> None:
        """Choose another figure or span."""
        rows = self._rows
        before = rows.selected
        if rows.select_next(by) == before:
            return
        if rows.selected == rows.keys()[0]:
            rows.scroll_home(animate=False)
        if self._pane.active:
            self._pane.draw_plot()
        else:
            self._show_figure()

    def action_page(self, direction: int) -> None:
        """Choose what stands a screenful on."""
        self.action_move(direction * max(self._rows.size.height - 2, 1))

    def action_side(self, direction: int) -> None:
        """Go to the spans, or back to the figures."""
        if direction > 0 and not self._pane.active:
            self._pane.enter()
        elif direction < 0 and self._pane.active:
            self._pane.leave()
        self.refresh_bindings()

    def action_by(self) -> None:
        """Count by the next longer span, round and round."""
        ones = list(By)
        self._count_by(ones[(ones.index(self._by) + 1) % len(ones)])

    def _count_by(self, by: By) -> None:
        self._near = self._pane.span if self._pane.active else None
        self._by = by
        self._show_header()
        self._show_figure()

    def action_plot(self) -> None:
        """Show or hide the plot; without it there is more of the table."""
        self.query_one("#body").toggle_class("-no-plot")
        self.call_after_refresh(self._pane.draw_plot)

    def action_choose(self) -> None:
        """From a figure to its spans, from a span to its weeks, from a week to the week itself."""
        if not self._pane.active:
            if self._undefined is not None:
                self.action_define()
            else:
                self.action_side(1)
        elif self._by is not By.WEEK and self._book is not None and self._pane.shown is not None:
            weeks = self._book.ledger(self._pane.shown).totals(By.WEEK)
            span = self._pane.span
            inside = [t for t in weeks if span and t.span.start <= span.span.end]
            if inside and span and inside[-1].span.end >= span.span.start:
                self._count_by(By.WEEK)
            elif span is not None:  # a report of its own, without weeks
                self._open(span)
        elif (span := self._pane.span) is not None:
            self._open(span)

    def _open(self, span: Total) -> None:
        """Open the last report that the span was counted from, at the figure."""
        if self._book is not None:
            self.dismiss(last_report(self._book, span))

    def action_sentence(self) -> None:
        """Add the sentence about the chosen span to the results of the open week."""
        one, span, opened = self._pane.shown, self._pane.span, self._desk.work
        if one is None or span is None or opened is None:
            return
        told = report_sentence(one, self._by, span)
        try:
            opened.apply(_("Sentence on a figure"), insert_sentence(told, one.group))
        except BriefingError as error:
            self._tell(error)
            return
        self._say(_("Added to the results of the open week: {text}").format(text=told))

    def action_crossing(self) -> None:
        """Count weeks that cross a month by the next rule, from now on."""
        if self._book is None:
            return
        rules = list(Crossing)
        try:
            choose_crossing(rules[(rules.index(self._book.crossing) + 1) % len(rules)])
        except BriefingError as error:
            self._tell(error)
        self._look()

    # ---- definitions

    @property
    def _defining(self) -> Defining:
        return Defining(self.app, self._desk.archive, self._look, self._tell)

    def action_define(self) -> None:
        """Fill in what the chosen figure is; an undefined one is defined."""
        if self._book is not None:
            name, unit = (self._undefined or ("", ""))[:2]
            self._defining.fill_in(self._book.definitions, self._chosen, name, unit, "")

    def action_new(self) -> None:
        """Define another figure, in the group of the chosen one."""
        if self._book is not None:
            group = self._chosen.group if self._chosen else ""
            self._defining.fill_in(self._book.definitions, None, "", "", group)

    def action_remove(self) -> None:
        """Take the chosen definition out; what the weeks report stays."""
        if self._chosen is not None:
            self._defining.remove(self._chosen)

    def action_shift(self, by: int) -> None:
        """List the chosen figure earlier or later."""
        if self._chosen is not None:
            self._defining.shift(self._chosen, by)

    def action_tables(self) -> None:
        """Write a table, or take one in."""
        from briefing.tui.screens.figures.tables import (  # noqa: PLC0415 - start-up
            FigureTablesScreen,
        )

        if self._book is not None:
            screen = FigureTablesScreen(self._desk, self._book, self._pane.shown, self._by)
            self.app.push_screen(screen, self._done)

    def _done(self, sentence: str | None) -> None:
        if sentence:
            self._say(sentence)
            self._look()

    def _say(self, sentence: str) -> None:
        self.notify(clean(sentence), timeout=6, markup=False)

    def _tell(self, error: BriefingError) -> None:
        self.notify(clean(str(error)), severity="error", timeout=15, markup=False)

    def action_leave(self) -> None:
        """Go back: from the spans to the figures, from there to where one came from."""
        if self._pane.active:
            self.action_side(-1)
        else:
            self.dismiss(None)
