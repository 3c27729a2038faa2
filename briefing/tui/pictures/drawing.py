"""A part of a page as what the terminal is sent to show it, and to show it no more."""

import os
from base64 import standard_b64encode
from typing import NamedTuple

from briefing.tui.pictures.means import Means, Way
from briefing.tui.pictures.png import read_grey
from briefing.tui.pictures.sixel import sixels

_CHUNK = 4096  # letters of a picture that Kitty's protocol takes at once
_IMAGE = 0xB1EF00 | os.getpid() & 0xFF
"""The number of our picture in the terminal: there is one at a time."""

_BEHIND = -1  # letters that are written where the picture is stand over it


class Part(NamedTuple):
    """The rows of pixels of a page that are shown."""

    top: int
    height: int


class Drawing(NamedTuple):
    """What is sent once, what is sent wherever the picture is to stand, what takes it away."""

    sent: str
    placed: str
    away: str = ""


def draw(means: Means, page: bytes, width: int, part: Part) -> Drawing:
    """Return ``part`` of a page, a PNG picture ``width`` pixels wide; takes a while for Sixel.

    Raises :class:`ValueError` for a picture of another kind.
    """
    if means.way is Way.KITTY:
        return _kitty(page, width, part)
    grey = read_grey(page)
    return Drawing("", sixels(grey.width, grey.rows[part.top : part.top + part.height]))


def _kitty(page: bytes, width: int, part: Part) -> Drawing:
    """Return the commands of Kitty's protocol, each asking for no answer (q=2)."""
    text = standard_b64encode(page).decode()
    chunks = [text[place : place + _CHUNK] for place in range(0, len(text), _CHUNK)]
    sent = "".join(
        _command(f"{f'a=t,f=100,i={_IMAGE},q=2,' if not place else ''}m={int(bool(left))}", chunk)
        for place, (chunk, left) in enumerate(zip(chunks, [*chunks[1:], ""], strict=True))
    )
    where = f"x=0,y={part.top},w={width},h={part.height}"
    placed = _command(f"a=p,i={_IMAGE},p=1,{where},z={_BEHIND},C=1,q=2")
    return Drawing(sent, placed, _command(f"a=d,d=I,i={_IMAGE},q=2"))


def _command(keys: str, payload: str = "") -> str:
    return f"\x1b_G{keys};{payload}\x1b\\" if payload else f"\x1b_G{keys}\x1b\\"
