"""Why a task is dropped, in a few words."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.i18n import N_, _
from briefing.tui.display import line, plain
from briefing.tui.formdraft import FormDraft
from briefing.tui.keys import command
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.linefield import LineField

_TEXT_WIDTH = 200
_LINE = "reason"


class ReasonScreen(ModalScreen[str | None]):
    """Asks for the reason over the text it is about; ``None`` where the user thinks better."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("keep", "enter,ctrl+s", "keep", N_("Keep"), ""),
        command("back", "escape", "leave", N_("Cancel"), ""),
    ]

    def __init__(self, title: str, about: str, reason: str = "", *, place: str) -> None:
        """Take the title, what it is about, and the reason so far.

        ``place`` tells what it is about from everything else, for what is typed is in the journal
        until it is kept.
        """
        super().__init__()
        self._place = place
        self._draft = FormDraft(self)
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
        """Begin typing, with what was being typed when the program ended."""
        field = self.query_one(LineField)
        left = self._draft.begin(self._place, {_LINE: field.value})
        if left:
            field.value = left[_LINE]
            field.cursor_position = len(field.value)
            self._say(
                _("Recovered what was being typed when the program ended; Esc throws it away."),
                "$muted",
            )
        field.focus()

    def on_unmount(self) -> None:
        """Keep what is being typed when the program ends."""
        self._draft.keep()

    def keep_typed(self) -> None:
        """Put what is being typed into the journal now."""
        self._draft.keep()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._draft.typed({_LINE: event.value})

    def action_keep(self) -> None:
        """Return the reason; without one, say that it is needed."""
        reason = self.query_one(LineField).value.strip()
        if reason:
            self._leave_with(reason)
            return
        self._say(_("A task is dropped only with a reason."), "$error")

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self._leave_with(None)

    def _leave_with(self, reason: str | None) -> None:
        """Hand the reason over; what was typed leaves the journal only after that."""
        asking = self._result_callbacks[-1].requester
        self.dismiss(reason)
        asking.call_next(self._draft.end)

    def _say(self, sentence: str, style: str) -> None:
        self.query_one("#refusal", Static).update(Content.styled(sentence, style))
