"""Import: choose a file, see what was understood, keep it."""

import asyncio
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.errors import BriefingError, ConflictError
from briefing.i18n import N_, _
from briefing.language.letters import clean, nfc, search_key
from briefing.reading import Reading
from briefing.settings import remember, remembered
from briefing.tui.blocks import preview_blocks
from briefing.tui.desk import Desk
from briefing.tui.display import plain
from briefing.tui.keys import after_field, command, step
from briefing.tui.screens.take_in.many import UNFINISHED, TakeManyScreen, open_many
from briefing.tui.screens.take_in.rows import encoding_line
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.sources import holds_files, is_junk
from briefing.verbs.surveying import SUFFIXES
from briefing.verbs.taking import read_file, take_in

SLOW_SUFFIXES = (".pdf", ".doc", ".rtf", ".odt")
"""Read by another process, which takes a second or more."""

_ZIP = ".zip"


class TakeInScreen(ModalScreen[str]):
    """Reads one file, or calls for all in a folder or a zip.

    Returns the id of the briefing that was taken in, or "" when nothing was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        command("read", "enter", "choose", N_("Read"), ""),
        command("keep", "enter", "keep", N_("Keep"), N_("Store what was understood")),
        command(
            "replace",
            "ctrl+r",
            "replace",
            N_("Replace"),
            N_("Keep it in the place of the week that was edited by hand"),
        ),
        command(
            "take-all",
            "f2",
            "many",
            N_("Whole folder"),
            N_("List all files in the folder or zip, and take them in together"),
        ),
        command(
            "last-import",
            "f4",
            "last",
            N_("Last import"),
            N_("What became of each file of the last folder"),
        ),
        after_field(
            "complete-path",
            "tab",
            "complete",
            N_("Complete"),
            N_("Complete the path as far as all that fit are the same"),
        ),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
        command("back", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._archive = desk.archive
        self._reading: Reading | None = None
        self._refused = False

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog full"):
            yield Static(_("Import"), classes="dialog-title")
            with Horizontal(classes="form-row"):
                yield Static(_("File or folder"), classes="form-label")
                yield LineField(id="path")
            with Horizontal(id="body"):
                yield Page(id="files")
                yield Page(id="page")
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin in the folder of the last import."""
        start = Path(remembered("import_folder") or Path.home())
        field = self.query_one(LineField)
        field.value = f"{start if start.is_dir() else Path.home()}/"
        field.cursor_position = len(field.value)
        field.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Enter read, then keep; offer replacing once keeping was refused."""
        if action == "choose":
            return self._reading is None
        if action == "keep":
            return self._reading is not None and not self._refused
        if action == "replace":
            return self._refused
        if action == "many":
            return self._reading is None
        if action == "last":
            return self._reading is None and self._desk.taken_in is not None
        return super().check_action(action, parameters)

    @on(Input.Changed, "#path")
    def _list(self) -> None:
        self._forget()
        files = self.query_one("#files", Page)
        folder, begun = self._typed()
        blocks = []
        for path in _entries(folder, begun):
            name = path.name + ("/" if path.is_dir() else "")
            style = "strong" if path.is_dir() else ""
            blocks.append(Block((Paragraph((Span(clean(name), style),)),), str(path)))
        files.selected = ""
        files.show(
            blocks or [Block((Paragraph((Span(_("No document or text here."), "muted"),)),))]
        )
        files.select_next(1)

    def _typed(self) -> tuple[Path, str]:
        text = self.query_one(LineField).value
        path = Path(text).expanduser()
        if text.endswith("/") or path.is_dir():
            return path, ""
        return path.parent, path.name

    def action_complete(self) -> None:
        """Complete the path as far as all that fit are the same."""
        folder, begun = self._typed()
        found = _entries(folder, begun)
        same = _common([path.name for path in found])
        if self._reading is not None or len(same) < max(len(nfc(begun)), 1):
            return
        path = folder / same
        field = self.query_one(LineField)
        field.value = f"{path}/" if len(found) == 1 and path.is_dir() else str(path)
        field.cursor_position = len(field.value)

    def action_many(self) -> None:
        """Take in all that is in the folder or zip in the field, or the only one begun there."""
        folder, begun = self._typed()
        found = _entries(folder, begun) if begun else []
        whole = [path for path in found if path.is_dir() or _is_zip(path)]
        if begun and len(whole) != 1:
            self._say(_("No folder or zip is called so; ↑↓ and Enter go into one."))
        else:
            self._open_many(whole[0] if begun else folder)

    def _open_many(self, path: Path) -> None:
        if not path.exists():
            self._say(_('There is no file "{name}".').format(name=clean(str(path))))
            return
        remember("import_folder", str(path if path.is_dir() else path.parent))
        self.app.push_screen(open_many(self._desk, path.absolute()), self._ended)

    def action_last(self) -> None:
        """Show what became of the files of the last import."""
        if self._desk.taken_in is not None:
            self.app.push_screen(TakeManyScreen(self._desk, self._desk.taken_in), self._ended)

    def _ended(self, opened: str | None) -> None:
        if opened:
            self.dismiss(opened)
        self.refresh_bindings()

    def action_move(self, step: int) -> None:
        """Choose another file."""
        self.query_one("#files", Page).select_next(step)

    def action_page(self, direction: int) -> None:
        """Scroll what was understood."""
        side = self.query_one("#page", Page)
        side.scroll_relative(y=direction * max(side.size.height - 2, 1), animate=False)

    @on(Page.Picked, "#files")
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key
        self.action_choose()

    def action_choose(self) -> None:
        """Go into a folder, read a file."""
        chosen = self.query_one("#files", Page).selected
        if not chosen:
            return
        path = Path(chosen)
        if path.is_dir():
            field = self.query_one(LineField)
            field.value = f"{path}/"
            field.cursor_position = len(field.value)
            return
        if _is_zip(path):
            self._open_many(path)
            return
        if path.suffix.lower() in SLOW_SUFFIXES:
            self._say(_("Reading {name}…").format(name=clean(path.name)))
            self._read_apart(path)
            return
        try:
            reading = read_file(path)
        except BriefingError as error:
            self._say(str(error))
            return
        self._keep_in_view(path, reading)

    @work(group="read", exclusive=True)
    async def _read_apart(self, path: Path) -> None:
        """Read a file that takes its time, unless another is chosen meanwhile."""
        try:
            reading = await asyncio.to_thread(read_file, path)
        except BriefingError as error:
            self._say(str(error))
            return
        if self._reading is None and self.query_one("#files", Page).selected == str(path):
            self._keep_in_view(path, reading)

    def _keep_in_view(self, path: Path, reading: Reading) -> None:
        self._reading = reading
        remember("import_folder", str(path.parent))
        self._show(reading)

    def _show(self, reading: Reading) -> None:
        briefing = reading.briefing
        blocks = [Block((encoding_line(reading.encoding),))] if reading.encoding else []
        blocks += preview_blocks(briefing)
        if briefing.warnings:
            heading = Span(_("To look at").upper(), "warn")
            blocks.append(Block((Paragraph((heading,), before=1),)))
            blocks += [
                Block((Paragraph((Span(clean(f"{w.message} {w.where}")),), hanging=2),))
                for w in briefing.warnings
            ]
        self.query_one("#page", Page).show(blocks)
        self._say(_("Read. Enter keeps it, PgDn shows more, Esc lets it go."))
        self.refresh_bindings()

    def action_keep(self) -> None:
        """Store what was understood, unless that would lose what was edited by hand."""
        if self._reading is None:
            return
        try:
            taken = take_in(self._archive, self._reading)
        except ConflictError as error:
            self._refused = True
            self._say(_("{reason} Ctrl+R replaces it, Esc keeps it.").format(reason=error.message))
            self.refresh_bindings()
        except BriefingError as error:
            self._say(str(error))
        else:
            self.dismiss(taken.briefing.id)

    def action_replace(self) -> None:
        """Store what was understood in the place of what was edited."""
        if self._reading is None:
            return
        try:
            taken = take_in(self._archive, self._reading, replace=True)
        except BriefingError as error:
            self._say(str(error))
        else:
            self.dismiss(taken.briefing.id)

    def action_leave(self) -> None:
        """Let go of what was read; with nothing read, close."""
        if self._reading is None:
            self.dismiss("")
        else:
            self._forget()

    def _forget(self) -> None:
        self._reading = None
        self._refused = False
        self.query_one("#page", Page).show([])
        unfinished = remembered(UNFINISHED)
        self._say(
            _("The import of {name} was not ended; F2 there goes on where it was.").format(
                name=clean(unfinished)
            )
            if unfinished
            else _("↑↓ choose, Enter reads the file and shows what was understood.")
        )
        self.refresh_bindings()

    def _say(self, message: str) -> None:
        self.query_one("#hint", Static).update(plain(message))


def _common(names: Sequence[str]) -> str:
    """Return what all ``names`` begin with, however their letters are composed; "" for none."""
    if not names:
        return ""
    first, last = min(map(nfc, names)), max(map(nfc, names))
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _letter in same)


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == _ZIP and holds_files(path)


def _entries(folder: Path, begun: str) -> list[Path]:
    """Return the folders and readable files in ``folder`` whose names begin like ``begun``."""
    try:
        found = [
            path
            for path in folder.iterdir()
            if not is_junk(path.name)
            and search_key(path.name).startswith(search_key(begun))
            and (path.is_dir() or path.suffix.lower() in (*SUFFIXES, _ZIP))
        ]
    except OSError:
        return []
    return sorted(found, key=lambda path: (path.is_file(), search_key(path.name)))
