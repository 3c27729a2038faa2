"""How long a text is on paper, for the rules that are as long as a text or a share of it."""

import tomllib
from functools import cache
from pathlib import Path
from unicodedata import normalize

from briefing.writing.papers.profile import Style

_WIDTHS = Path(__file__).parent / "profiles" / "widths.toml"
_UNITS = 2048  # widths.toml counts in these parts of the size
_UNKNOWN = 1024  # half the size: what is in no table, as most small letters are
_HORN = "\u031b"  # the one mark that makes a letter wider
_MM_PER_POINT = 25.4 / 72


def width(text: str, style: Style) -> float:
    """Return how long ``text`` is on one line, in millimetres."""
    table = _table()[_face(style)]
    units = sum(table.get(_letter(letter), _UNKNOWN) for letter in text)
    return units / _UNITS * style.size * _MM_PER_POINT


def wrapped(text: str, style: Style, room: float) -> list[str]:
    """Return the lines into which ``text`` breaks where ``room`` millimetres are there."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, style) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def longest(text: str, style: Style, room: float) -> float:
    """Return the length of the longest line of ``text`` where there is ``room``, in millimetres."""
    return min(room, max(width(line, style) for line in wrapped(text, style, room)))


def _face(style: Style) -> str:
    return "_".join(name for name in ("bold", "italic") if getattr(style, name)) or "regular"


@cache
def _letter(letter: str) -> str:
    """Return the letter without the marks that take no room: "Ộ" is as wide as "O"."""
    apart = normalize("NFD", letter)
    return normalize("NFC", apart[0] + _HORN) if _HORN in apart else apart[0]


@cache
def _table() -> dict[str, dict[str, int]]:
    data = tomllib.loads(_WIDTHS.read_text(encoding="utf-8"))
    return {
        face: {letter: int(units) for units, letters in rows.items() for letter in letters}
        for face, rows in data.items()
    }
