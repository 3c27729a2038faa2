"""The fields that text is typed into: a paragraph that wraps; for a line, see ``linefield``.

They differ from Textual's own where Vietnamese typing needs it. An input method (UniKey,
EVKey, OpenKey, ibus) types by sending backspaces and the letters anew, often all in one read;
Textual inserts letters at once but runs backspace, a binding, after the letters that follow
it, and "hạnh" becomes "hanh". Here every key of a field takes effect in the order it was
pressed. What comes in is composed (NFC) and free of control sequences: a letter and the mark
that follows it become one letter at the cursor, so that one backspace removes it.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Selection
from textual.document._edit import Edit
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import TextArea

from briefing.language.letters import clean
from briefing.tui.display import plain
from briefing.tui.widgets.keystrokes import (
    TypingHistory,
    act_at_once,
    joined_letter,
    typed_letter,
)

_CURSOR_WIDTH = 1
"""Cells that a TextArea keeps free at the right, where the cursor rests after the last letter."""

_PLACES_KEYS = frozenset({"f6", "f7"})
"""Keys that a stock TextArea takes for itself and that belong to the screens here."""


class TextField(TextArea, inherit_bindings=False):
    """A paragraph of text that wraps and grows with what is typed.

    Enter submits, Alt+Enter or Ctrl+J begins a new line, Tab leaves. ``min_height`` and
    ``max_height`` are lines of text, borders and padding apart. A longer text scrolls with the
    cursor, without a scrollbar: one that comes and goes would wrap the text anew each time.
    """

    selection: Reactive[Selection] = reactive(
        Selection(), init=False, always_update=True, repaint=False
    )
    """As in TextArea, except that a change repaints the rows it touches and not the whole field."""

    DEFAULT_CSS = """
    TextField {
        height: auto;
        border: none;
        padding: 0;
        background: transparent;
        scrollbar-size-vertical: 0;
        &:focus { border: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            binding
            for binding in TextArea.BINDINGS
            if not (isinstance(binding, Binding) and binding.key in _PLACES_KEYS)
        ),
        Binding("enter", "submit", "Submit", show=False),
        Binding("alt+enter,shift+enter,ctrl+j", "new_line", "New line", show=False),
    ]

    class _FieldMessage(Message):
        def __init__(self, field: "TextField") -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> "TextField":
            return self.field

    class _FieldTextMessage(_FieldMessage):
        def __init__(self, field: "TextField", text: str) -> None:
            super().__init__(field)
            self.text = text

    class Submitted(_FieldTextMessage):
        """Enter was pressed; ``text`` is what the field held at that moment."""

    class PastedBlock(_FieldTextMessage):
        """Several lines were pasted into an :class:`EntryField`; they are not in the field."""

    class LeftTop(_FieldMessage):
        """Up was pressed on the first row."""

    class LeftBottom(_FieldMessage):
        """Down was pressed on the last row."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        min_height: int = 1,
        max_height: int = 8,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - every widget calls it so
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            clean(text),
            placeholder=plain(placeholder),
            highlight_cursor_line=False,
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self.min_height = min_height
        self.max_height = max_height
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._styled: object = None  # the theme whose styles are looked up
        self.history = TypingHistory(
            max_checkpoints=200, checkpoint_timer=2.0, checkpoint_max_characters=100
        )

    @property
    def value(self) -> str:
        """The text in the field; setting it forgets the undo steps and puts the cursor last."""
        return clean(self.text)

    @value.setter
    def value(self, text: str) -> None:
        self.load_text(clean(text))
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Perform ``edit`` and repaint from the row above it, which a grown word may have left."""
        rows_before = self.wrapped_document.height
        result = super().edit(edit)
        if self.wrapped_document.height > rows_before and self.size.height >= self.max_height:
            self.scroll_cursor_visible()  # TextArea tries before it knows of the new row
        top = self.wrapped_document.location_to_offset(self.clamp_visitable(edit.top)).y
        self._repaint_rows(top - 1, max(rows_before, self.wrapped_document.height))
        return result

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        super()._undo_batch(edits)
        self.refresh()

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        super()._redo_batch(edits)
        self.refresh()

    def notify_style_update(self) -> None:
        """Look the styles up anew."""
        self._styled = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines; TextArea looks all styles up for it, which is as much work again."""
        if self._styled is self._theme:
            return super(TextArea, self).render_lines(crop)
        self._styled = self._theme
        return super().render_lines(crop)

    def load_text(self, text: str) -> None:
        """Replace the text and forget the undo steps."""
        super().load_text(text)
        self.refresh()

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if not self.is_mounted:
            return
        rows = [
            self.wrapped_document.location_to_offset(self.clamp_visitable(location)).y
            for location in {*previous_selection, *selection}
        ]
        self._repaint_rows(min(rows), max(rows))

    def _repaint_rows(self, first: int, last: int) -> None:
        if self.is_mounted:
            self.refresh_lines(first, last - first + 1)

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002 - Textual's signature
        viewport: Size,  # noqa: ARG002 - Textual's signature
        width: int,
    ) -> int:
        """Return the rows that the text takes at ``width`` cells, within the field's limits."""
        columns = max(1, width - _CURSOR_WIDTH)
        rows = WrappedDocument(self.document, columns, self.indent_width).height
        return min(max(rows, self.min_height), self.max_height)

    async def _on_key(self, event: events.Key) -> None:
        if (letter := typed_letter(event)) and not self.read_only:
            self._type(letter)
        elif not await act_at_once(self, event.key):
            return
        event.stop()
        event.prevent_default()

    def _type(self, letter: str) -> None:
        start, end = sorted(self.selection)
        row, column = start
        joined, text = joined_letter(self.document[row], column, letter)
        self._replace_via_keyboard(text, (row, column - joined), end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take_paste(clean(event.text).strip("\n"))

    def action_paste(self) -> None:
        """Paste what was last copied in this application."""
        self._take_paste(clean(self.app.clipboard).strip("\n"))

    def _take_paste(self, text: str) -> None:
        self._replace_via_keyboard(text, *self.selection)

    def action_submit(self) -> None:
        """Post :class:`Submitted` with the field's text."""
        if self.read_only:
            raise SkipAction
        self.post_message(self.Submitted(self, self.value))

    def action_new_line(self) -> None:
        """Break the line at the cursor."""
        self._replace_via_keyboard("\n", *self.selection)

    def action_undo(self) -> None:
        """Undo in this field; with nothing to undo here, the key goes on to the screen."""
        if not self.history.undo_stack:
            raise SkipAction
        self.undo()

    def action_redo(self) -> None:
        """Redo in this field; with nothing to redo here, the key goes on to the screen."""
        if not self.history.redo_stack:
            raise SkipAction
        self.redo()

    def action_cursor_up(self, select: bool = False) -> None:
        """Move up a row; on the first one post :class:`LeftTop`."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.LeftTop(self))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down a row; on the last one post :class:`LeftBottom`."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.LeftBottom(self))
        else:
            super().action_cursor_down(select)


class EntryField(TextField):
    """The line where new items are typed, one after the other, without pause.

    Enter takes the text out of the field as it posts it, so that letters pressed before the
    screen has dealt with one item already belong to the next. A paste of several lines is
    posted whole instead of inserted.
    """

    going_on: Callable[[str], str] | None = None
    """Tells how a line usually goes on; what it tells is shown dim, and → takes it."""

    unread = 0
    """How many submitted texts the screen has not dealt with: they are nowhere but on their way.

    Whoever deals with one takes it off. Until then nothing may count as typed and done with.
    """

    def action_submit(self) -> None:
        """Post :class:`TextField.Submitted` with the field's text, and empty the field."""
        super().action_submit()
        self.unread += 1
        self.value = ""

    def update_suggestion(self) -> None:
        """Offer how the line goes on, where the cursor stands at the end of the text."""
        offered = ""
        if self.going_on is not None and self._at_end:
            offered = self.going_on(self.document.get_line(self.cursor_location[0]))
        self.suggestion = offered

    @property
    def _at_end(self) -> bool:
        return self.selection == Selection.cursor(self.document.end)

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if self.suggestion and not self._at_end:
            self.suggestion = ""

    def action_cursor_right(self, select: bool = False) -> None:
        """Move on; at the end of the text take what is offered."""
        if select:  # a stock TextArea would take it then too
            self.suggestion = ""
        super().action_cursor_right(select)

    def give_back(self, text: str) -> None:
        """Put back a submitted ``text`` that could not be kept, before what was typed since."""
        self.value = text + self.value

    def _take_paste(self, text: str) -> None:
        if "\n" in text and not self.read_only:
            self.post_message(self.PastedBlock(self, text))
        else:
            super()._take_paste(text)
