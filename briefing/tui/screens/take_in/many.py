"""Import of a folder or a zip: what is in it, how far it is, what became of each file."""

import asyncio
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.model.identity import period_of_id
from briefing.settings import remember, remembered
from briefing.tui.blocks import preview_blocks
from briefing.tui.desk import Desk
from briefing.tui.display import plain
from briefing.tui.keys import command, step
from briefing.tui.phrases import period_name
from briefing.tui.screens.take_in.deciding import DecideScreen, Decision
from briefing.tui.screens.take_in.rows import (
    account_blocks,
    account_rows,
    bar,
    file_span,
    found_blocks,
    told,
)
from briefing.tui.screens.take_in.running import Running
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import GUTTER, Block, Page
from briefing.tui.widgets.rows import Row, Rows
from briefing.tui.wrapping import Paragraph, Span
from briefing.verbs.taking_many import Account, Fate

UNFINISHED = "import_unfinished"
"""Under which the application remembers the folder whose import was not ended."""

_LOOKING, _FOUND, _TAKING, _TOLD = range(4)
_EVERY = 0.15  # seconds between two looks at how far it is
_MARGIN = 3
_GAP = Block((Paragraph((Span(""),)),))
_TO_DECIDE = {Fate.UNDECIDED, Fate.REFUSED}


class TakeManyScreen(ModalScreen[str]):
    """Lists, takes in and accounts for all files at one path.

    Returns the id of the week to be opened, or "". Given the import of before (``running`` with
    its accounts), it shows them again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "start-import",
            "enter",
            "start",
            N_("Import all"),
            N_("Take in every file that was listed"),
        ),
        command("open-account", "enter", "open", N_("Open"), N_("The week, or what is to decide")),
        command(
            "resume-import",
            "f2",
            "resume",
            N_("Go on"),
            N_("Go on with the import that was stopped"),
        ),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
        step("home", "ends(-1)"),
        step("end", "ends(1)"),
        command("stop-import", "escape", "stop", N_("Stop"), N_("What is done stays")),
        command("back", "escape", "leave", N_("Back"), ""),
    ]

    def __init__(self, desk: Desk, running: Running) -> None:
        super().__init__()
        self._desk = desk
        self._taking = running
        self._state = _TOLD if running.accounts else _LOOKING
        self._shown = -1

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog full"):
            yield Static(plain(self._title()), classes="dialog-title")
            yield Static(id="choices")
            with Horizontal(id="body"):
                yield Rows(id="accounts")
                yield Page(id="page")
            yield Static(id="hint")
            yield KeyBar()

    def _title(self) -> str:
        path = self._taking.path
        home = Path.home()
        shown = Path("~", path.relative_to(home)) if path.is_relative_to(home) else path
        return f"{_('Import')}: {clean(str(shown))}"

    def on_mount(self) -> None:
        """Look what there is; an account that is there already is shown."""
        self.set_interval(_EVERY, self._tell)
        if self._state is _TOLD:
            self._account()
        else:
            self._look()

    def on_unmount(self) -> None:
        """Stop what still goes on: the application is being closed."""
        self._taking.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        possible = {
            "start": self._state is _FOUND and bool(self._taking.files),
            "open": self._state is _TOLD and self._chosen() is not None,
            "resume": self._state is _TOLD and self._taking.stopped,
            "stop": self._state is _TAKING,
            "leave": self._state is not _TAKING,
        }
        return possible.get(action, super().check_action(action, parameters))

    # ── looking, taking ──

    @work(group="import", exclusive=True)
    async def _look(self) -> None:
        """List the files, and what of them was taken in before."""
        self._enter(_LOOKING, _("Looking what there is …"))
        await asyncio.to_thread(self._taking.look)
        if self._taking.trouble is not None:
            self._say(str(self._taking.trouble))
            return
        found = self._taking.found
        if found is None:
            return
        files = found.files
        rows = self.query_one("#accounts", Rows)
        rows.show_rows([Row(partial(self._named, file.name)) for file in files])
        self.query_one("#page", Page).show(found_blocks(found))
        self._enter(
            _FOUND,
            _("Nothing is stored yet. Enter takes them in; no week edited by hand is overwritten.")
            if files
            else _("There are no files in it."),
        )

    def action_start(self) -> None:
        """Take the files in."""
        self._take()

    def action_resume(self) -> None:
        """Look again and go on with what is left."""
        self._taking = Running(self._desk.folder, self._taking.path)
        self._go_on()

    @work(group="import", exclusive=True)
    async def _go_on(self) -> None:
        self._enter(_LOOKING, _("Looking what there is …"))
        await asyncio.to_thread(self._taking.look)
        if self._taking.found is not None:
            self._take()

    @work(group="taking", exclusive=True)
    async def _take(self) -> None:
        """Take the files in, in a thread; the screen looks at it now and then."""
        remember(UNFINISHED, str(self._taking.path))
        self._desk.taken_in = self._taking
        self.query_one("#page", Page).show([])
        self._enter(_TAKING, _("Esc stops; what is done stays."))
        await asyncio.to_thread(self._taking.take)
        if not self._taking.stopped and remembered(UNFINISHED) == str(self._taking.path):
            remember(UNFINISHED, "")
        if self.is_mounted:
            self._account()

    def action_stop(self) -> None:
        """Stop after the file that is being read."""
        self._taking.stop()
        self._say(_("Stopping after this file …"))

    def _enter(self, state: int, sentence: str) -> None:
        self._state = state
        self._shown = -1
        self._say(sentence)
        self._tell()
        self.refresh_bindings()

    def _tell(self) -> None:
        """Say how far it is, and show what became of the files so far."""
        running = self._taking
        above = self.query_one("#choices", Static)
        if self._state is _TAKING:
            done = bar(running.done, len(running.files))
            room = above.content_size.width - len(done) - GUTTER
            above.update(plain(f"{done}  {file_span(running.name, max(room, 1)).text}"))
            if len(running.accounts) != self._shown:
                self._list()
        elif self._state is _LOOKING:
            above.update(plain(running.name))
        elif self._state is _FOUND:
            above.update("")

    # ── the account ──

    def _account(self) -> None:
        self._list()
        rows = self.query_one("#accounts", Rows)
        if not rows.selected:
            rows.select_next(1)
        rows.focus()
        stopped = self._taking.stopped
        self._enter(
            _TOLD,
            _("Stopped; F2 goes on where it was, now or another day.")
            if stopped
            else _("↑↓ choose a file, Enter opens its week or what is to decide."),
        )
        if self._taking.trouble is not None:
            self._say(str(self._taking.trouble))
        self.query_one("#choices", Static).update(plain(told(self._taking.accounts)))
        self._details()

    def _list(self) -> None:
        rows = self.query_one("#accounts", Rows)
        self._shown = len(self._taking.accounts)
        rows.show_rows(account_rows(self._taking.accounts[: self._shown], self._room))

    def _room(self) -> int:
        return self.query_one("#accounts", Rows).size.width - GUTTER - _MARGIN

    def _named(self, name: str) -> tuple[Span, ...]:
        return (file_span(name, self._room()),)

    def _chosen(self) -> Account | None:
        key = self.query_one("#accounts", Rows).selected if self.is_mounted else ""
        return self._taking.accounts[int(key)] if key else None

    def _details(self) -> None:
        """Show what is to be said of the chosen file."""
        page = self.query_one("#page", Page)
        account = self._chosen()
        if account is None:
            page.show([])
            return
        page.show([*account_blocks(account, _week_name(account.id)), *self._week(account)])
        page.scroll_home(animate=False)
        self.refresh_bindings()

    def _week(self, account: Account) -> list[Block]:
        """Return the week as it is stored now, where the file gave one."""
        if account.fate in _TO_DECIDE or not account.id:
            return []
        with suppress(BriefingError):
            return [_GAP, *preview_blocks(self._desk.archive.get(account.id))]
        return []

    @on(Page.Picked, "#accounts")
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key
        self._details()

    def action_move(self, step: int) -> None:
        """Choose another file."""
        if self._state is _TOLD:
            self.query_one("#accounts", Rows).select_next(step)
            self._details()
        else:
            self.query_one("#accounts", Rows).scroll_relative(y=step, animate=False)

    def action_page(self, direction: int) -> None:
        """Choose a file a page on."""
        rows = self.query_one("#accounts", Rows)
        self.action_move(direction * max(rows.size.height - 2, 1))

    def action_ends(self, direction: int) -> None:
        """Choose the first file or the last."""
        self.action_move(direction * max(len(self._taking.accounts), 1))

    def action_open(self) -> None:
        """Open the week of the chosen file, or show what is to decide about it."""
        account = self._chosen()
        if account is None:
            return
        if account.fate not in _TO_DECIDE:
            self.dismiss(account.id)
            return
        source = next((f for f in self._taking.files if f.name == account.name), None)
        if source is not None:
            self.app.push_screen(
                DecideScreen(self._desk, source, account), partial(self._decided, account)
            )

    def _decided(self, before: Account, after: Decision) -> None:
        """Put what became of a file in the place of what was to decide; or open a week."""
        if isinstance(after, str):
            self.dismiss(after)
        if not isinstance(after, Account):
            return
        accounts = self._taking.accounts
        accounts[accounts.index(before)] = after
        self._account()

    def action_leave(self) -> None:
        """Close, and leave what is stored as it is."""
        self._taking.stop()
        self.dismiss("")

    def _say(self, message: str) -> None:
        self.query_one("#hint", Static).update(plain(message))


def open_many(desk: Desk, path: Path) -> TakeManyScreen:
    """Return the screen for what is at ``path``."""
    return TakeManyScreen(desk, Running(desk.folder, path))


def _week_name(briefing_id: str) -> str:
    period = period_of_id(briefing_id)
    return period_name(period) if period else briefing_id
