"""The register and spreadsheets: written as CSV, or taken in from one."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError, ConflictError
from briefing.i18n import N_, _
from briefing.insight.weekfacts import WeekFacts
from briefing.resources import themes_dir
from briefing.settings import remember, remembered, user_path
from briefing.tui.display import plain
from briefing.tui.keys import command
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.verbs.registering import (
    FILE_NAME,
    Register,
    export_documents,
    take_in_documents,
)


class DocumentFilesScreen(ModalScreen[str]):
    """Writes the register to a file, or takes one in; returns a sentence about it."""

    CSS_PATH = themes_dir() / "documents.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        command("write-documents", "enter", "write", N_("Write"), N_("Write it all as CSV")),
        command(
            "take-in-documents",
            "f7",
            "take_in",
            N_("Import"),
            N_("Enter the days, issuers and titles of the file"),
        ),
        command(
            "overwrite-documents",
            "ctrl+r",
            "overwrite",
            N_("Overwrite"),
            N_("Write over the file that is there"),
        ),
        command("leave-files", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(
        self, archive: Archive, register: Register, weeks: Mapping[str, WeekFacts]
    ) -> None:
        super().__init__()
        self._archive = archive
        self._register = register
        self._weeks = weeks
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Register as CSV"), classes="dialog-title")
            with Horizontal(classes="form-row"):
                yield Static(_("File"), classes="form-label")
                yield LineField(id="file")
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Offer the file of last time."""
        field = self.query_one(LineField)
        field.value = remembered("documents_file") or str(Path.home() / FILE_NAME)
        field.cursor_position = len(field.value)
        field.focus()
        self._say(_("Enter writes the file, F7 takes it in."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer overwriting only where something would be overwritten."""
        if action == "overwrite":
            return self._refused
        return super().check_action(action, parameters)

    def action_write(self) -> None:
        """Write the file, unless one of its name is there."""
        self._write(overwrite=False)

    def action_overwrite(self) -> None:
        """Write over the file that is there."""
        self._write(overwrite=True)

    def action_take_in(self) -> None:
        """Enter what the file says."""
        path = self._path
        try:
            done = take_in_documents(self._archive, path)
        except BriefingError as error:
            self._say(str(error))
            return
        remember("documents_file", str(path))
        said = _("Taken in: {new} new documents, {changed} changed.").format(
            new=done.new, changed=done.changed
        )
        self.dismiss(" ".join((said, *done.notes[:2])))

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss("")

    @property
    def _path(self) -> Path:
        return user_path(self.query_one(LineField).value.strip())

    def _write(self, *, overwrite: bool) -> None:
        try:
            written = export_documents(self._register, self._weeks, self._path, overwrite=overwrite)
        except ConflictError as error:
            self._refused = True
            self._say(_("{reason} Ctrl+R writes over it.").format(reason=error.message))
            return
        except BriefingError as error:
            self._say(str(error))
            return
        remember("documents_file", str(written))
        self.dismiss(_("Written: {file}").format(file=written))

    def _say(self, sentence: str) -> None:
        self.query_one("#hint", Static).update(plain(sentence))
        self.refresh_bindings()
