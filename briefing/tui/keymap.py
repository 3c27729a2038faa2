"""Other keys for commands, as the configuration file asks for them: checked, then handed on.

Textual's own key map passes over an unknown id or key in silence, and a key that is given twice
takes the other command away. Everything is therefore checked here, against every place where
the command is offered; what is wrong is said in one sentence each, and the rest applies.
"""

import string
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from textual.keys import KEY_ALIASES, Keys, _character_to_key

from briefing.i18n import _
from briefing.keylines import KeyLine
from briefing.tui.places import Known, Place
from briefing.tui.widgets.keybar import key_name

MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})

_NAMES = frozenset(
    name
    for known in Keys
    if len(name := known.value.rpartition("+")[2]) > 1 and name.isalnum() and name != "return"
)
_SYMBOLS = frozenset(_character_to_key(letter) for letter in string.punctuation)
_PRINTED = {key_name(name).lower(): name for name in _NAMES}
"""Keys as the footer prints them: "esc", "pgup", "↑"."""

_SENT_AS = {alias: key for key, aliases in KEY_ALIASES.items() for alias in aliases} | {
    "ctrl+h": "backspace"
}
"""Keys that a terminal sends as others: the other is what the program sees."""

_NOT_TYPING = frozenset({"escape", "tab", "pageup", "pagedown", "insert"})
"""Keys without Ctrl or Alt that a text field can do without; so it can without F1 to F24."""

_NEW_LINE = frozenset({"ctrl+j", "alt+enter"})
"""Keys that begin a new paragraph in a text field."""


class Keymap(NamedTuple):
    """What was understood: ids with their keys ("f8,ctrl+l"), and a sentence for each mistake.

    ``overrides`` is ready for ``App.set_keymap``.
    """

    overrides: Mapping[str, str]
    problems: tuple[str, ...]


class _Mistake(Exception):  # noqa: N818 - it never leaves this module
    """Why one key, or a whole line, cannot be granted; its text is a sentence for the user."""


def read_keymap(lines: Iterable[KeyLine], places: Sequence[Place]) -> Keymap:
    """Return what ``lines`` ask for that can be done in ``places``, and what is wrong with them.

    A line with one bad key among several keeps the good ones; a line with none is left out, and
    the command keeps its own keys.
    """
    problems: list[str] = []
    granted: dict[str, list[str]] = {}
    where: dict[str, str] = {}
    for line in lines:
        where[line.command] = line.where
        keys: list[str] = []
        try:
            for written in _written(line, places):
                try:
                    keys.append(_key(written, line.command, places))
                except _Mistake as mistake:
                    problems.append(f"{line.where}: {mistake}")
        except _Mistake as mistake:
            problems.append(f"{line.where}: {mistake}")
        if keys:
            granted[line.command] = list(dict.fromkeys(keys))
    # A line that loses its last key falls back to the command's own, which another line may
    # have taken: so one clash at a time, until there is none.
    while clash := _first_clash(granted, places):
        command, key, other = clash
        problems.append(f"{where[command]}: {_clash_sentence(command, key, other)}")
        granted[command].remove(key)
        if not granted[command]:
            del granted[command]
    overrides = {command: ",".join(keys) for command, keys in granted.items()}
    return Keymap({**_pinned(overrides, places), **overrides}, tuple(problems))


def _written(line: KeyLine, places: Sequence[Place]) -> list[str]:
    """Return the keys of ``line`` as they are written; raises for a line that makes no sense."""
    commands = {known.command for place in places for known in place.known} - {""}
    if line.command not in commands:
        raise _Mistake(
            _('there is no command called "{command}".').format(command=line.command)
            + _offer(_near(line.command, commands, 3))
        )
    if not isinstance(line.keys, str):
        raise _Mistake(
            _('the keys of "{command}" must be a text in quotation marks, as in {example}.').format(
                command=line.command, example='"f8,ctrl+l"'
            )
        )
    if not (written := [key.strip() for key in line.keys.split(",") if key.strip()]):
        raise _Mistake(_('"{command}" is given no key.').format(command=line.command))
    if shares := _inseparable(line.command, places):
        raise _Mistake(
            _('"{command}" shares its key with "{other}" and cannot be given another.').format(
                command=line.command, other=shares
            )
        )
    return written


def _key(written: str, command: str, places: Sequence[Place]) -> str:
    """Return Textual's name for a key as it is written; raises where ``command`` cannot have it."""
    *modifiers, name = written.split("+")
    modifiers = sorted({modifier.strip().lower() for modifier in modifiers})
    name = name.strip()
    if len(name) == 1 and name.isascii():
        name = _character_to_key(name.lower() if modifiers else name)
    else:
        name = _PRINTED.get(name.lower(), name.lower())
    if not _is_key(name) or not MODIFIERS.issuperset(modifiers):
        raise _Mistake(
            _('"{key}" for "{command}" is not the name of a key.').format(
                key=written, command=command
            )
            + _offer(_near_keys(name, modifiers))
        )
    key = "+".join((*modifiers, name))
    key = _SENT_AS.get(key, key)
    if _types(key) and any(
        place.typing and known.command == command and key not in known.keys
        for place in places
        for known in place.known
    ):
        raise _Mistake(
            _('"{command}" cannot have {key}, which is needed for typing.').format(
                command=command, key=key_name(key) if name in _NAMES else written
            )
        )
    return key


def _is_key(name: str) -> bool:
    letter = len(name) == 1 and name.isascii() and name.isalnum()
    return letter or name in _NAMES or name in _SYMBOLS


def _types(key: str) -> bool:
    """Whether a text field cannot do without ``key``."""
    *modifiers, name = key.split("+")
    if key in _NEW_LINE or not {*modifiers} <= {"shift"}:
        return key in _NEW_LINE
    return name not in _NOT_TYPING and not (name[0] == "f" and name[1:].isdecimal())


def _near_keys(name: str, modifiers: Sequence[str]) -> list[str]:
    """Return keys that are spelt nearly so; what is right in a combination stays."""
    kept = [near for modifier in modifiers for near in _near(modifier, MODIFIERS, 1)]
    names = [name] if _is_key(name) else _near(name, _NAMES | _SYMBOLS, 3)
    return ["+".join((*kept, near)) for near in names]


def _near(word: str, words: Iterable[str], count: int) -> list[str]:
    """Return at most ``count`` of ``words`` that look like ``word``, the likeliest first."""
    return get_close_matches(word.lower(), sorted(words), n=count, cutoff=0.5)


def _offer(names: Sequence[str]) -> str:
    return " " + _("Nearest: {names}.").format(names=", ".join(names)) if names else ""


def _first_clash(
    granted: Mapping[str, Sequence[str]], places: Sequence[Place]
) -> tuple[str, str, str] | None:
    """Return a command, a key granted to it and the command that has the key already.

    Of two lines that ask for the same key, the first one has it.
    """
    order = list(granted)
    for turn, command in enumerate(order):
        for place in places:
            own = [known for known in place.known if known.command == command]
            usual = {key for known in own for key in known.keys}
            for other in place.known if own else ():
                if other.command == command or other.command in order[turn:]:
                    continue
                taken = granted.get(other.command, other.keys)
                for key in granted[command]:
                    if key in taken and not (key in usual and key in other.keys):
                        return command, key, other.command
    return None


def _clash_sentence(command: str, key: str, other: str) -> str:
    if not other:
        return _('"{command}" cannot have {key}, which is needed for moving about.').format(
            command=command, key=key_name(key)
        )
    return _('"{command}" cannot have {key}: "{other}" has it.').format(
        command=command, key=key_name(key), other=other
    )


def _sharing(command: str, places: Sequence[Place]) -> list[Known]:
    """Return the commands of the same owner that have a key in common with ``command``.

    Which of them a key means is decided by what can be done just then.
    """
    return [
        other
        for place in places
        for known in place.known
        if known.command == command
        for other in place.known
        if other.owner == known.owner
        and other.command != command
        and not set(other.keys).isdisjoint(known.keys)
    ]


def _usual_keys(command: str, places: Sequence[Place]) -> set[tuple[str, ...]]:
    return {known.keys for place in places for known in place.known if known.command == command}


def _inseparable(command: str, places: Sequence[Place]) -> str:
    """Return what must keep the key that it shares with ``command`` and could not; else ""."""
    for other in _sharing(command, places):
        if not other.command or len(_usual_keys(other.command, places)) > 1:
            return other.command or key_name(other.keys[0])
    return ""


def _pinned(overrides: Mapping[str, str], places: Sequence[Place]) -> dict[str, str]:
    """Return the usual keys of the commands that share one with a command of ``overrides``.

    When Textual takes a key from a command, it takes it from the others on that key as well.
    """
    pinned: dict[str, str] = {}
    waiting = list(overrides)
    while waiting:
        for other in _sharing(waiting.pop(), places):
            if other.command not in overrides and other.command not in pinned:
                pinned[other.command] = ",".join(other.keys)
                waiting.append(other.command)
    return pinned
