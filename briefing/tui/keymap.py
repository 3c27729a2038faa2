"""Other keys for commands, as the configuration file asks for them: checked, then handed on.

Textual's own key map passes over an unknown id or key in silence, and a key that is given twice
takes the other command away. Everything is therefore checked here, against every place where
the command is offered; what is wrong is said in one sentence each, and the rest applies.
"""

import string
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from textual.keys import KEY_ALIASES, Keys, _character_to_key

from briefing.i18n import _
from briefing.keylines import KeyLine
from briefing.tui.places import Known, Place
from briefing.tui.widgets.keybar import KEY_NAMES, key_name

MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})

_PRINTED = {printed.lower(): key for key, printed in KEY_NAMES.items()}
_SENT_AS = {alias: key for key, aliases in KEY_ALIASES.items() for alias in aliases} | {
    "ctrl+h": "backspace",
    "newline": "ctrl+j",
    "return": "enter",
}
"""Keys that a terminal sends as others: the other is what the program sees."""

_NAMES = frozenset(
    name
    for known in Keys
    if not (name := known.value.rpartition("+")[2]).startswith("<") and len(name) > 1
) - {"return", "ctrl-at"}
_SYMBOLS = frozenset(_character_to_key(letter) for letter in string.punctuation) | {"space"}

_NOT_TYPING = frozenset({"escape", "tab", "pageup", "pagedown", "insert"})
"""Keys without Ctrl or Alt that a text field can do without; the function keys too."""

_NEW_LINE = frozenset({"ctrl+j", "alt+enter"})
"""Keys that begin a new paragraph in a text field."""


class Keymap(NamedTuple):
    """What was understood: ids with their keys ("f8,ctrl+l"), and a sentence for each mistake."""

    overrides: dict[str, str]
    problems: tuple[str, ...]


class _Wish(NamedTuple):
    """A line whose command is known: its id, its good keys, where it stands."""

    command: str
    keys: tuple[str, ...]
    where: str


def read_keymap(lines: Iterable[KeyLine], places: Iterable[Place]) -> Keymap:
    """Return what ``lines`` ask for that can be done in ``places``, and what is wrong with them.

    A line with one bad key among several keeps the good ones; a line with none is left out.
    """
    places = tuple(places)
    problems: list[str] = []
    wishes = [wish for line in lines if (wish := _wish(line, places, problems)).keys]
    # A refused line falls back to the command's own keys, which another line may have taken.
    while True:
        granted: dict[str, tuple[str, ...]] = {}
        refused: dict[str, list[str]] = {}
        asked = {wish.command: wish for wish in wishes}
        for wish in wishes:
            refusals = refused.setdefault(wish.command, [])
            granted[wish.command] = tuple(
                key
                for key in wish.keys
                if not (taken := _taken(key, wish, granted, asked, places))
                or refusals.append(_clash(wish, key, taken))
            )
        left = [wish for wish in wishes if granted[wish.command]]
        problems += [
            sentence
            for wish in wishes
            if wish not in left or len(left) == len(wishes)
            for sentence in refused[wish.command]
        ]
        if len(left) == len(wishes):
            break
        wishes = left
    return Keymap(
        {command: ",".join(keys) for command, keys in granted.items()}, tuple(problems)
    )
