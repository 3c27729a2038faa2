"""The field for one line, as sure of Vietnamese typing as the others in ``fields``.

On its own, for the first frame has none, and Textual's Input is a module that is slow to load.
"""

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input

from briefing.language.letters import clean
from briefing.tui.widgets.keystrokes import act_at_once, joined_letter, typed_letter


def _single_line(text: str) -> str:
    lines = clean(text).replace("\t", " ").split("\n")
    if len(lines) == 1:
        return lines[0]
    return " ".join(part for part in (line.strip() for line in lines) if part)


class LineField(Input):
    """One line of text: a search, a short fact. Several pasted lines are joined by spaces."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """As in Input, except that the screen is not laid out anew for every letter."""

    DEFAULT_CSS = """
    LineField {
        height: 1;
        border: none;
        padding: 0;
        background: transparent;
        &:focus { border: none; }
    }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggester: Suggester | None = None,
        max_length: int = 0,
        select_on_focus: bool = True,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - every widget calls it so
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            _single_line(value),
            placeholder=_single_line(placeholder),
            suggester=suggester,
            max_length=max_length,
            select_on_focus=select_on_focus,
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Clean a value set from code; typed and pasted text is clean already."""
        return _single_line(value)

    async def _on_key(self, event: events.Key) -> None:
        if letter := typed_letter(event):
            start, end = sorted(self.selection)
            joined, text = joined_letter(self.value, start, letter)
            self.replace(text, start - joined, end)
        elif not await act_at_once(self, event.key):
            return
        event.stop()
        event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(_single_line(event.text), *self.selection)

    def action_paste(self) -> None:
        """Paste what was last copied in this application."""
        self.replace(_single_line(self.app.clipboard), *self.selection)
