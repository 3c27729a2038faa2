"""A question with a yes and a no."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.i18n import N_
from briefing.language.letters import clean
from briefing.tui.display import plain
from briefing.tui.keys import step
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span


class ConfirmScreen(ModalScreen[bool]):
    """Asks ``title`` over some lines; Enter agrees, Esc does not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        step("up", "scroll(-1)"),
        step("down", "scroll(1)"),
    ]

    def __init__(
        self, title: str, lines: Sequence[str], *, yes: str = N_("Yes"), no: str = N_("No")
    ) -> None:
        super().__init__()
        self._title = title
        self._said = lines
        self._bindings.bind("enter", "answer(True)", yes)
        self._bindings.bind("escape", "answer(False)", no)

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._title), classes="dialog-title")
            yield Page(id="lines")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the lines."""
        blocks = [Block((Paragraph((Span(clean(line)),), hanging=2),)) for line in self._said]
        self.query_one("#lines", Page).show(blocks)

    def action_answer(self, agreed: bool) -> None:
        """Give the answer to whoever asked."""
        self.dismiss(agreed)

    def action_scroll(self, lines: int) -> None:
        """Scroll what was said."""
        self.query_one("#lines", Page).scroll_relative(y=lines, animate=False)
