"""The keys held with Alt, which Textual reads as two keys where Kitty's protocol is off.

Textual reads Alt+↑ as Escape and then ↑, Alt+Enter as a bare Enter, and Alt+V only once a tenth
of a second has passed without more of what might be a longer sequence, unless the terminal
speaks Kitty's keyboard protocol, which garbles Vietnamese input methods and is therefore off.
The table that turns sequences into keys is mended here, once; a key that is pressed twice by
mistake for one would close an editor.
"""

from string import ascii_lowercase
from typing import NamedTuple, cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys

_ENTER_SEQUENCES = {
    "\x1b\r": "alt+enter",  # every terminal that sends Alt as a leading escape
    "\x1b[13;3u": "alt+enter",  # terminals set to "CSI u"
    "\x1b[27;3;13~": "alt+enter",  # xterm's modifyOtherKeys
    "\x1b[13;2u": "shift+enter",
    "\x1b[27;2;13~": "shift+enter",
}


class _Key(NamedTuple):
    """A key that Textual's own list has no name for; its parser reads ``value`` and no more."""

    value: str


def teach_alt_keys() -> None:
    """Make keys held with Alt arrive as one key ("alt+up"), and letters ("alt+v") at once.

    Changes Textual's table of escape sequences for the whole process; doing it twice does no
    harm. Terminals that send Alt+↑ as an escape before ↑'s own sequence still give two keys,
    for there it cannot be told from the two keys pressed in haste.
    """
    table = cast("dict[str, tuple[Keys | _Key, ...] | str]", ANSI_SEQUENCES_KEYS)
    for sequence, keys in list(table.items()):
        if isinstance(keys, tuple) and len(keys) == 2 and keys[0] is Keys.Escape:
            table[sequence] = (_Key(f"alt+{keys[1].value}"),)
    for letter in ascii_lowercase:  # no longer sequence begins with an escape and one of these
        table.setdefault(f"\x1b{letter}", (_Key(f"alt+{letter}"),))
    for sequence, name in _ENTER_SEQUENCES.items():
        table[sequence] = (_Key(name),)
