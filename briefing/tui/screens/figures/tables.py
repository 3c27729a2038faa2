"""Figures as tables: written for a spreadsheet, or taken in from one."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.errors import BriefingError, ConflictError
from briefing.i18n import N_, _
from briefing.insight.figures.totals import By
from briefing.language.letters import clean
from briefing.model.figures import Definition
from briefing.settings import remember, remembered
from briefing.tui.desk import Desk
from briefing.tui.display import plain
from briefing.tui.keys import command, step
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.counting import FigureBook, figure_lines
from briefing.verbs.figure_tables import (
    DEFINITIONS_FILE_NAME,
    FILE_NAME,
    give_definitions,
    give_figures,
    take_in_figures,
)

THIS, EVERY, DEFINED, TAKE = "this", "every", "defined", "take"


class FigureTablesScreen(ModalScreen[str]):
    """Writes or takes in what is chosen and returns a sentence about it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("write", "enter", "write", N_("Do it"), ""),
        command(
            "overwrite",
            "ctrl+r",
            "overwrite",
            N_("Overwrite"),
            N_("Write over the file that is there"),
        ),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        command("back", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk, book: FigureBook, one: Definition | None, by: By) -> None:
        super().__init__()
        self._desk = desk
        self._book = book
        self._one = one
        self._by = by
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Tables of figures"), classes="dialog-title")
            with Horizontal(classes="form-row"):
                yield Static(_("File"), classes="form-label")
                yield LineField(id="file")
            yield Page(id="papers")
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Offer the figure that is shown, in the folder of the last export."""
        page = self.query_one("#papers", Page)
        page.show(Block((Paragraph((Span(clean(label)),)),), key) for key, label in self._offers())
        page.select_next(1)
        field = self.query_one(LineField)
        field.value = remembered("export_folder") or str(Path.cwd())
        field.focus()
        self._say()

    def _offers(self) -> list[tuple[str, str]]:
        offered = [
            (EVERY, _("Write all figures, as they are counted now (CSV)")),
            (DEFINED, _("Write what is defined (CSV)")),
            (TAKE, _("Take in from the file: definitions, or what weeks report (CSV)")),
        ]
        if self._one is not None:
            this = _("Write {name}, as it is counted now (CSV)").format(name=self._one.name)
            offered.insert(0, (THIS, this))
        return offered

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer overwriting only where something would be overwritten."""
        if action == "overwrite":
            return self._refused
        return super().check_action(action, parameters)

    @on(Page.Picked, "#papers")
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key
        self._say()

    def action_move(self, by: int) -> None:
        """Choose something else."""
        self.query_one("#papers", Page).select_next(by)
        self._say()

    def action_write(self) -> None:
        """Do what is chosen; nothing is written over."""
        self._do(overwrite=False)

    def action_overwrite(self) -> None:
        """Write over what is there."""
        self._do(overwrite=True)

    def action_leave(self) -> None:
        """Go back without writing."""
        self.dismiss(None)

    @property
    def _chosen(self) -> str:
        return self.query_one("#papers", Page).selected

    def _say(self, message: str = "") -> None:
        self._refused = bool(message) and self._refused
        if not message:
            name = DEFINITIONS_FILE_NAME if self._chosen == DEFINED else FILE_NAME
            message = (
                _("Name the file to take in.")
                if self._chosen == TAKE
                else _("In a folder the file is called {name}.").format(name=name)
            )
        self.query_one("#hint", Static).update(plain(message))
        self.refresh_bindings()

    def _do(self, *, overwrite: bool) -> None:
        path = Path(self.query_one(LineField).value.strip()).expanduser()
        try:
            done = self._done(path, overwrite=overwrite)
        except BriefingError as error:
            self._refused = isinstance(error, ConflictError)
            self._say(
                _("{reason} Ctrl+R writes over it.").format(reason=error.message)
                if self._refused
                else str(error)
            )
            return
        self.dismiss(done)

    def _done(self, path: Path, *, overwrite: bool) -> str:
        if self._chosen == TAKE:
            return self._take_in(path)
        if self._chosen == DEFINED:
            written = give_definitions(self._book.definitions, path, overwrite=overwrite)
        else:
            shown = self._one if self._chosen == THIS else None
            lines = [
                line
                for one in ([shown] if shown else self._book.definitions)
                for line in figure_lines(
                    self._book, one, self._by, self._book.ledger(one).totals(self._by)
                )
            ]
            written = give_figures(lines, path, overwrite=overwrite)
        remember("export_folder", str(written.parent))
        return _("Written: {file}").format(file=written)

    def _take_in(self, path: Path) -> str:
        done = take_in_figures(self._desk.archive, path, self._desk.today)
        said = [
            _("Taken in: {defined} definitions, {values} values.").format(
                defined=done.defined, values=done.values
            ),
            *done.notes,
            *done.refused,
        ]
        return "\n".join(said)
