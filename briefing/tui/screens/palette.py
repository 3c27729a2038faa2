"""Commands: everything that can be done here, found by name, accents optional."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.i18n import N_, _
from briefing.language.letters import search_key
from briefing.tui.keys import Command, command, step
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span

NAME_WIDTH = 28
KEY_WIDTH = 11


class PaletteScreen(ModalScreen[Command | None]):
    """Returns the command that was chosen, for the caller to run once this is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("do", "enter", "choose", N_("Do it"), ""),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        step("pageup", "move(-8)"),
        step("pagedown", "move(8)"),
        command("close", "escape", "leave", N_("Close"), ""),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Commands"), classes="dialog-title")
            with Vertical(classes="form-row"):
                yield LineField(placeholder=_("part of its name, accents optional"))
            yield Page(id="commands")
            yield KeyBar()

    def on_mount(self) -> None:
        """List everything."""
        self.query_one(LineField).focus()
        self._list("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        wanted = search_key(typed)
        found = [
            (search_key(f"{command.name} {command.explained}").find(wanted), place, command)
            for place, command in enumerate(self._commands)
        ]
        fitting = sorted(entry for entry in found if entry[0] >= 0) if wanted else found
        page = self.query_one(Page)
        page.show(Block((_row(command),), str(place)) for _fit, place, command in fitting)
        page.selected = ""
        page.select_next(1)

    @on(Page.Picked)
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key
        self.action_choose()

    def action_move(self, step: int) -> None:
        """Choose another command."""
        self.query_one(Page).select_next(step)

    def action_choose(self) -> None:
        """Return the chosen command."""
        if chosen := self.query_one(Page).selected:
            self.dismiss(self._commands[int(chosen)])

    def action_leave(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)


def _row(command: Command) -> Paragraph:
    return Paragraph(
        (
            Span(f"{command.name:<{NAME_WIDTH}}", "strong"),
            Span(f"{command.key:<{KEY_WIDTH}}", "accent"),
            Span(command.explained, "muted"),
        ),
        hanging=NAME_WIDTH + KEY_WIDTH,
    )
