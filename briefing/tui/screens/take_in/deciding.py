"""One file of an import that needs a decision: what it says otherwise than the stored week."""

import asyncio
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.archive.protocol import Archive
from briefing.archive.tiny import open_archive
from briefing.errors import BriefingError, NotFoundError
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.model.records import Briefing
from briefing.reading import Reading, read_bytes
from briefing.tui.blocks import preview_blocks
from briefing.tui.desk import Desk
from briefing.tui.display import plain
from briefing.tui.keys import command, step
from briefing.tui.screens.take_in.rows import encoding_line
from briefing.tui.widgets.differences import DifferencePage, difference_blocks
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.comparing import compare
from briefing.verbs.sources import SourceFile
from briefing.verbs.taking_many import Account, Fate, take_many

Decision = Account | str | None
"""What became of the file now; the id of the stored week, to be opened; or nothing."""


class DecideScreen(ModalScreen[Decision]):
    """Shows what taking ``source`` in would change, and does it when asked to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "replace",
            "ctrl+r",
            "take(True)",
            N_("Replace"),
            N_("Keep it in the place of the week that was edited by hand"),
        ),
        command("keep", "enter", "take(False)", N_("Keep"), N_("Store what was understood")),
        command("open-stored", "f2", "open", N_("Stored week"), N_("Open the week as it is")),
        step("up", "scroll(-1)"),
        step("down", "scroll(1)"),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
        command("back", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk, source: SourceFile, account: Account) -> None:
        super().__init__()
        self._desk = desk
        self._source = source
        self._account = account
        self._reading: Reading | None = None
        self._stored: Briefing | None = None

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog full"):
            yield Static(plain(self._account.name), classes="dialog-title")
            yield DifferencePage(id="page")
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Read the file again."""
        self._say(_("Reading {name}…").format(name=clean(self._account.name)))
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer replacing where there is something to replace, else keeping."""
        if action == "take":
            return self._reading is not None and parameters == (self._stored is not None,)
        if action == "open":
            return self._stored is not None
        return super().check_action(action, parameters)

    @work(group="read", exclusive=True)
    async def _read(self) -> None:
        try:
            self._reading = await asyncio.to_thread(_read, self._source)
            self._stored = _stored(self._desk.archive, self._reading.briefing.id)
        except BriefingError as error:
            self._say(str(error))
            return
        self.query_one(DifferencePage).show(self._blocks(self._reading))
        self._say(
            self._account.message + " " + _("Ctrl+R replaces it, Esc keeps it.")
            if self._stored
            else _("Read. Enter keeps it, PgDn shows more, Esc lets it go.")
        )
        self.refresh_bindings()

    def _blocks(self, reading: Reading) -> Sequence[Block]:
        above = [Block((encoding_line(reading.encoding),))] if reading.encoding else []
        if self._stored is None:
            return [*above, *preview_blocks(reading.briefing)]
        note = Paragraph(
            (Span(_("Struck through: as it is stored. Underlined: as the file says."), "muted"),)
        )
        found = compare(self._stored, reading.briefing)
        return [*above, Block((note,)), *difference_blocks(_("Stored → file"), found)]

    def action_take(self, replace: bool) -> None:
        """Store what the file says."""
        self._take(replace=replace)

    @work(group="take", exclusive=True)
    async def _take(self, *, replace: bool) -> None:
        account = await asyncio.to_thread(self._taken, replace=replace)
        if account.fate in {Fate.REFUSED, Fate.UNDECIDED}:
            self._say(f"{account.message} {account.advice}".strip())
        else:
            self.dismiss(account)

    def _taken(self, *, replace: bool) -> Account:
        folder = self._desk.folder
        return next(take_many(open_archive(folder), folder, [self._source], replace=replace))

    def action_open(self) -> None:
        """Leave for the week as it is stored."""
        if self._stored is not None:
            self.dismiss(self._stored.id)

    def action_scroll(self, lines: int) -> None:
        """Scroll a line."""
        self.query_one("#page", Page).scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll a page."""
        page = self.query_one("#page", Page)
        page.scroll_relative(y=direction * max(page.size.height - 2, 1), animate=False)

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss(None)

    def _say(self, message: str) -> None:
        self.query_one("#hint", Static).update(plain(message))


def _read(source: SourceFile) -> Reading:
    return read_bytes(source.read(), PurePosixPath(source.name).name)


def _stored(archive: Archive, briefing_id: str) -> Briefing | None:
    try:
        return archive.get(briefing_id)
    except NotFoundError:
        return None
