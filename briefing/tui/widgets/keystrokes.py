"""What one key does in a field: the letter it types, what that joins with, the action it has."""

import unicodedata

from textual import events
from textual.document._edit import Edit
from textual.document._history import EditHistory
from textual.widget import Widget

from briefing.language.letters import nfc
from briefing.tui.inputmode import INPUT_MODE

_EMPTY_LETTERS = str.maketrans({"\u200c": "\u202f"})
_UNSEEN_LETTERS = frozenset("\u00a0\u202f")
"""Letters that Python does not count as printable and that are typed all the same: the no-break
space, and the "empty" letter (narrow space or non-joiner) that OpenKey and its descendants on
macOS send and at once take back with one backspace more. A field that ignored the letter would
lose another to that backspace; the non-joiner is kept as the narrow space, which has a width."""


def typed_letter(event: events.Key) -> str:
    """Return the letter that a key types, or nothing for a key that commands."""
    letter = (event.character or "").translate(_EMPTY_LETTERS)
    return letter if letter.isprintable() or letter in _UNSEEN_LETTERS else ""


def compose(before: str, typed: str) -> tuple[int, str]:
    """Return how many letters before the cursor ``typed`` joins with, and what replaces them.

    A combining mark joins the letter before it: after "viê" the dot below gives ``(1, "ệ")``.
    Any other letter joins nothing: ``(0, typed)``.
    """
    if not unicodedata.combining(typed[0]):
        return 0, typed
    base = len(before)
    while base and unicodedata.combining(before[base - 1]):
        base -= 1
    joined = before[max(base - 1, 0) :]
    return len(joined), nfc(joined + typed)


def joined_letter(line: str, column: int, letter: str) -> tuple[int, str]:
    """Return what :func:`compose` does, by the built-in typing method where one is on.

    A word is composed at its end only: with a letter behind the cursor it is being corrected.
    """
    before = line[:column]
    if not line[column : column + 1].isalnum() and (stroke := INPUT_MODE.stroke(before, letter)):
        return stroke
    return compose(before, letter)


async def act_at_once(field: Widget, key: str) -> bool:
    """Run what ``field`` itself binds to ``key``; say whether anything was.

    Bindings wait until a key has bubbled up to the application, and by then the field has
    taken in the letters pressed after it.
    """
    bindings = field._bindings.key_to_bindings.get(key, ())  # noqa: SLF001 - no public way
    for binding in bindings:
        if await field.app.run_action(binding.action, field):
            return True
    return False


class TypingHistory(EditHistory):
    """An undo history that counts what an input method retypes as typing.

    The stock history begins a new step whenever deleting follows inserting or the other way
    round: with an input method that is in the middle of every other word.
    """

    def record(self, edit: Edit) -> None:
        """Record ``edit``; one deleted or replaced letter does not begin a new step."""
        result = edit._edit_result  # noqa: SLF001 - the stock history reads it too
        if result is not None and len(result.replaced_text) <= 1:
            self._previously_replaced = bool(result.replaced_text)
        super().record(edit)
