"""Why a task is dropped, in a few words."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.i18n import N_, _
from briefing.tui.display import line, plain
from briefing.tui.keys import command
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField

_TEXT_WIDTH = 200


class ReasonScreen(ModalScreen[str | None]):
    """Asks for the reason over the text it is about; ``None`` where the user thinks better."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("keep", "enter,ctrl+s", "keep", N_("Keep"), ""),
        command("back", "escape", "leave", N_("Cancel"), ""),
    ]

    def __init__(self, title: str, about: str, reason: str = "") -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._reason = reason

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._title), classes="dialog-title")
            yield Static(line(self._about, _TEXT_WIDTH), id="hint")
            with Horizontal(classes="form-row"):
                yield Static(_("Reason"), classes="form-label")
                yield LineField(self._reason, id="reason")
            yield Static(id="refusal")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begin typing."""
        self.query_one(LineField).focus()

    def action_keep(self) -> None:
        """Return the reason; without one, say that it is needed."""
        reason = self.query_one(LineField).value.strip()
        if reason:
            self.dismiss(reason)
            return
        refusal = _("A task is dropped only with a reason.")
        self.query_one("#refusal", Static).update(Content.styled(refusal, "$error"))

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
