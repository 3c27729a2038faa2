"""Help: every key that works in the place it was called from."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from briefing.i18n import N_, _
from briefing.tui.keys import command, offered, step
from briefing.tui.widgets.keybar import KeyBar, function_number, key_name
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span

KEY_WIDTH = 16
NAME_WIDTH = 18


class HelpScreen(ModalScreen[None]):
    """The keys of one place, each with what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("close", "escape,f1,enter", "dismiss", N_("Close"), ""),
        step("up", "scroll(-1)"),
        step("down", "scroll(1)"),
        step("pageup", "scroll(-10)"),
        step("pagedown", "scroll(10)"),
    ]

    def __init__(self, place: Screen[object]) -> None:
        super().__init__()
        self._blocks = key_blocks(place)  # now, while it is the place and not what lies below

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog wide"):
            yield Static(_("Help"), classes="dialog-title")
            yield Page(id="help")
            yield KeyBar()

    def on_mount(self) -> None:
        """List the keys."""
        self.query_one("#help", Page).show(self._blocks)

    def action_scroll(self, lines: int) -> None:
        """Scroll the list."""
        self.query_one("#help", Page).scroll_relative(y=lines, animate=False)


def key_blocks(place: Screen[object]) -> list[Block]:
    """Return a row for each thing that ``place`` can do: its keys, its name, what it means."""
    commands = sorted(offered(place), key=lambda given: function_number(given.keys[0]))
    blocks = [
        Block(
            (
                Paragraph(
                    (
                        Span(f"{' '.join(map(key_name, given.keys)):<{KEY_WIDTH}}  ", "accent"),
                        Span(f"{_(given.binding.description):<{NAME_WIDTH}}  ", "strong"),
                        Span(_(given.binding.tooltip), "muted"),
                    ),
                    hanging=KEY_WIDTH + NAME_WIDTH + 4,
                ),
            )
        )
        for given in commands
    ]
    typing = [
        (_("While typing"), ""),
        ("Enter", _("keeps the item and offers the next number")),
        ("Ctrl+J Alt+Enter", _("a new paragraph in the same item")),
        ("↑ ↓", _("choose an item; Enter on an empty line changes it")),
    ]
    blocks.append(Block((Paragraph((Span(typing[0][0], "heading"),), before=1),)))
    blocks += [
        Block((Paragraph((Span(f"{key:<{KEY_WIDTH}}  ", "accent"), Span(what, "muted"))),))
        for key, what in typing[1:]
    ]
    return blocks
