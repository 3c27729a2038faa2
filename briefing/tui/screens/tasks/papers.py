"""Handing tasks out: the sheet of a unit, the sheets of all, a table, a calendar."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.errors import BriefingError, ConflictError
from briefing.i18n import N_, _, ngettext
from briefing.insight.tasks.tasklist import Seen, UnitName
from briefing.language.letters import clean
from briefing.resources import themes_dir
from briefing.settings import remember, remembered, user_path
from briefing.tui.display import plain
from briefing.tui.keys import command, step
from briefing.tui.official import tone_after, tone_set, tone_words
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.following_up import (
    TaskBook,
    csv_name,
    give_csv,
    give_ics,
    give_sheets,
    ics_name,
    sheet,
    sheet_name,
    task_lines,
    toned_lines,
)
from briefing.verbs.giving import give

SHEET, SHEETS, CSV, ICS = "sheet", "sheets", "csv", "ics"


class Handed(NamedTuple):
    """What is handed out: all tasks, those that are listed, the unit of the chosen one."""

    book: TaskBook
    listed: Sequence[Seen]
    unit: str
    name_of: UnitName
    today: date


class TaskPapersScreen(ModalScreen[str]):
    """Writes what is chosen and returns a sentence about it."""

    CSS_PATH = themes_dir() / "tasks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("write", "enter", "write", N_("Write"), ""),
        command(
            "overwrite",
            "ctrl+r",
            "overwrite",
            N_("Overwrite"),
            N_("Write over the file that is there"),
        ),
        command("task-tones", "f6", "tones", N_("Tones"), N_("Other tones")),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        command("back", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, handed: Handed) -> None:
        super().__init__()
        self._handed = handed
        self._tone = tone_set()
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Hand out"), classes="dialog-title")
            with Horizontal(classes="form-row"):
                yield Static(_("Folder"), classes="form-label")
                yield LineField(id="folder")
            yield Static(id="choices")
            yield Page(id="papers")
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Offer the sheet of the chosen task's unit, in the folder of the last export."""
        page = self.query_one("#papers", Page)
        page.show(Block((Paragraph((Span(clean(label)),)),), key) for key, label in self._offers())
        page.select_next(1)
        field = self.query_one(LineField)
        field.value = remembered("export_folder") or str(Path.cwd())
        field.focus()
        self._say()

    def _offers(self) -> list[tuple[str, str]]:
        unit = self._handed.unit
        count = len(self._handed.listed)
        return [
            (
                SHEET,
                _("Sheet of {unit}").format(unit=unit) if unit else _("Sheet of no unit's tasks"),
            ),
            (SHEETS, _("Sheets of all units, a file each")),
            (
                CSV,
                ngettext(
                    "Table of the {count} listed task (CSV)",
                    "Table of the {count} listed tasks (CSV)",
                    count,
                ).format(count=count),
            ),
            (ICS, _("Calendar of the listed tasks that have a day (iCalendar)")),
        ]

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

    def action_tones(self) -> None:
        """Put the tones elsewhere in what is written."""
        self._tone = tone_after(self._tone)
        self._say()

    def action_write(self) -> None:
        """Write it, unless it is there already."""
        self._write(overwrite=False)

    def action_overwrite(self) -> None:
        """Write over what is there."""
        self._write(overwrite=True)

    def action_leave(self) -> None:
        """Go back without writing."""
        self.dismiss(None)

    @property
    def _chosen(self) -> str:
        return self.query_one("#papers", Page).selected

    def _say(self, message: str = "") -> None:
        self._refused = bool(message) and self._refused
        today = self._handed.today
        names = {
            SHEET: sheet_name(self._handed.unit, today),
            CSV: csv_name(today),
            ICS: ics_name(today),
        }
        if not message and self._chosen in names:
            message = _("Enter writes {file}").format(file=names[self._chosen])
        self.query_one("#choices", Static).update(plain(tone_words(self._tone)))
        self.query_one("#hint", Static).update(plain(message))
        self.refresh_bindings()

    def _write(self, *, overwrite: bool) -> None:
        folder = user_path(self.query_one(LineField).value.strip())
        try:
            written = self._written(folder, overwrite=overwrite)
        except BriefingError as error:
            self._refused = isinstance(error, ConflictError)
            self._say(
                _("{reason} Ctrl+R writes over it.").format(reason=error.message)
                if self._refused
                else str(error)
            )
            return
        remember("export_folder", str(folder))
        if len(written) == 1:
            self.dismiss(_("Written: {file}").format(file=written[0]))
            return
        said = ngettext("{count} sheet written.", "{count} sheets written.", len(written))
        self.dismiss(said.format(count=len(written)))

    def _written(self, folder: Path, *, overwrite: bool) -> list[Path]:
        handed = self._handed
        book, name_of, today, tone = handed.book, handed.name_of, handed.today, self._tone
        if self._chosen == SHEETS:
            return give_sheets(book, name_of, today, folder, tone=tone, overwrite=overwrite)
        if self._chosen == SHEET:
            name = sheet_name(handed.unit, today)
            content = sheet(book, handed.unit, name_of, today, tone)
            return [give(content, name, folder / name, overwrite=overwrite)]
        lines = toned_lines(task_lines(handed.listed, book, name_of), tone)
        if self._chosen == CSV:
            target = folder / csv_name(today)
            return [give_csv(lines, today, target, overwrite=overwrite)]
        return [give_ics(lines, today, folder / ics_name(today), overwrite=overwrite)]
