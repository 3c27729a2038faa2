"""The figures of the open week: those the office counts, and what the text tells of them."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean
from briefing.model.figures import Definition, Definitions, remove_figure, set_figure
from briefing.model.records import Briefing, Figure
from briefing.resources import themes_dir
from briefing.tui.desk import Desk
from briefing.tui.keys import command, quiet, step
from briefing.tui.phrases import period_name
from briefing.tui.screens.figures.defining import Defining
from briefing.tui.screens.figures.week_rows import Listed, week_figure_rows
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.rows import Rows
from briefing.verbs.counting import load_definitions
from briefing.verbs.offering import Offered, take_offer, week_figures

Edit = Callable[[Briefing], Briefing]

ALL = 1_000_000
"""More rows than any list has."""


class WeekFiguresScreen(Screen[None]):
    """Lists the figures; what it changes goes through ``edit``, and ``undo`` takes it back."""

    CSS_PATH = themes_dir() / "week_figures.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "take-figure",
            "enter",
            "take",
            N_("Take over"),
            N_("Take over what the text tells; on a figure, type its value"),
        ),
        command("type-figure", "f2", "fill_in", N_("Type"), N_("Type the value of this figure")),
        command("define-offer", "f6", "define", N_("Define"), N_("Define what is not defined yet")),
        command("clear-figure", "delete", "clear", N_("Take out"), N_("Take the value out")),
        quiet("undo-figure", "ctrl+z", "undo", N_("Undo"), N_("Take the last change back")),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
        step("home", f"move({-ALL})"),
        step("end", f"move({ALL})"),
        command("leave-week-figures", "escape", "leave", N_("Close"), ""),
    ]

    def __init__(
        self,
        desk: Desk,
        edit: Callable[[str, Edit], Briefing],
        undo: Callable[[], str | None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._edit = edit
        self._undo = undo
        self._top = Static(id="header")
        self._rows = Rows(id="week-figures")
        self._hint = Static(id="hint")
        self._definitions: Definitions = ()
        self._listed = Listed([], {}, {}, {})
        self._crosses = False

    def compose(self) -> ComposeResult:
        """Lay the place out."""
        yield self._top
        yield self._rows
        yield self._hint
        yield KeyBar()

    def on_mount(self) -> None:
        """List the figures; the first offer is chosen, where there is one."""
        self._show()
        if self._listed.offers:
            self._rows.selected = next(iter(self._listed.offers))

    def _show(self) -> None:
        """List the figures as they are, the cursor where it was."""
        work = self._desk.work
        if work is None:
            return
        try:
            self._definitions = load_definitions(self._desk.archive)
        except BriefingError as error:
            self._tell(error)
        found = week_figures(work.briefing, self._definitions)
        self._crosses = found.crosses
        rows = self._rows
        keys = rows.keys()
        place = keys.index(rows.selected) if rows.selected in keys else 0
        self._listed = week_figure_rows(found, lambda: rows.size.width)
        rows.show_rows(self._listed.rows)
        keys = rows.keys()
        rows.selected = keys[min(place, len(keys) - 1)] if keys else ""
        self._show_header(work.briefing)
        self._say("" if keys else _("The results tell of no figures, and none is defined."))

    def _show_header(self, briefing: Briefing) -> None:
        count = len(self._listed.offers)
        offered = ngettext(
            "{count} number of the text is not taken over",
            "{count} numbers of the text are not taken over",
            count,
        ).format(count=count)
        pieces = [
            Content.styled(_("Figures"), "bold $accent"),
            Content.styled(f"   {clean(period_name(briefing.period))}", "$foreground"),
        ]
        if count:
            pieces.append(Content.styled(f" · {offered}", "$muted"))
        self._top.update(Content.assemble(*pieces), layout=False)

    def _say(self, sentence: str) -> None:
        self._hint.update(Content(clean(sentence)))
        self.refresh_bindings()

    def _tell(self, error: BriefingError) -> None:
        self.notify(clean(str(error)), severity="error", timeout=15, markup=False)

    # ---- what is chosen

    @property
    def _offer(self) -> Offered | None:
        return self._listed.offers.get(self._rows.selected)

    @property
    def _value(self) -> tuple[Definition | None, Figure | None]:
        """The definition and the number of the chosen row, as far as it has them."""
        if (loose := self._listed.loose.get(self._rows.selected)) is not None:
            return None, loose
        if (offer := self._offer) is not None:
            return offer.definition, offer.figure
        return self._listed.defined.get(self._rows.selected, (None, None))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the chosen row."""
        definition, figure = self._value
        if action in ("take", "fill_in", "move", "page"):
            return bool(self._rows.selected)
        if action == "define":
            return definition is None and figure is not None
        if action == "clear":
            return figure is not None and self._offer is None
        return super().check_action(action, parameters)

    # ---- keys

    @on(Page.Picked, "#week-figures")
    def _pick(self, event: Page.Picked) -> None:
        again = event.page.selected == event.key
        event.page.selected = event.key
        self.refresh_bindings()
        if again:
            self.action_take()

    def action_move(self, by: int) -> None:
        """Choose another row."""
        rows = self._rows
        rows.select_next(by)
        if rows.selected == rows.keys()[0]:
            rows.scroll_home(animate=False)
        self.refresh_bindings()

    def action_page(self, direction: int) -> None:
        """Choose the row a screenful on."""
        self.action_move(direction * max(self._rows.size.height - 2, 1))

    def action_take(self) -> None:
        """Take the offered number over; on any other row type the value."""
        offer = self._offer
        if offer is None:
            self.action_fill_in()
        else:
            self._change(_("Figure taken over"), take_offer(offer))
            self._go_to_next_offer()

    def _go_to_next_offer(self) -> None:
        """Choose the offer from the cursor on, or the first one; none is left where there is none.

        So one offer after the other is taken by the same key.
        """
        keys, offers = self._rows.keys(), self._listed.offers
        if offers:
            place = keys.index(self._rows.selected)
            self._rows.selected = next(
                (key for key in keys[place:] if key in offers), next(iter(offers))
            )

    def action_fill_in(self) -> None:
        """Type the value of the chosen figure."""
        from briefing.tui.screens.figures.value import FigureValueScreen  # noqa: PLC0415 - start-up

        definition, figure = self._value
        week = self._desk.work.briefing.id if self._desk.work else ""
        form = FigureValueScreen(definition, figure, week=week, crosses=self._crosses)

        def keep(typed: Figure | None) -> None:
            if typed is not None:
                self._change(
                    _("Figure typed"), lambda briefing: set_figure(briefing, typed, definition)
                )

        self.app.push_screen(form, keep)

    def action_clear(self) -> None:
        """Take the value of the chosen figure out."""
        _definition, figure = self._value
        if figure is not None:
            self._change(_("Figure taken out"), lambda briefing: remove_figure(briefing, figure))

    def action_define(self) -> None:
        """Define what the chosen number is of."""
        _definition, figure = self._value
        if figure is not None:
            defining = Defining(self.app, self._desk.archive, self._show, self._tell)
            defining.fill_in(self._definitions, None, figure.name, figure.unit, "")

    def action_undo(self) -> None:
        """Take the last change back."""
        try:
            self._undo()
        except BriefingError as error:
            self._tell(error)
        self._show()

    def _change(self, label: str, edit: Edit) -> None:
        try:
            self._edit(label, edit)
        except BriefingError as error:
            self._tell(error)
        self._show()

    def action_leave(self) -> None:
        """Go back to the week."""
        self.dismiss(None)
