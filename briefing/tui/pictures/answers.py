"""What a terminal answers when it is asked, taken out of what is typed meanwhile.

The end of the answers is that to "who are you" (DA1), which every terminal gives and gives last,
so nobody has to guess how long to wait. What a key sends is passed on as it came.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

IDENTITY = "\x1b[c"
"""Asks who the terminal is (DA1): the level that it conforms to and what it can do besides."""

CELL_SIZE = "\x1b[16t"
"""Asks how many pixels a cell is high and wide (XTWINOPS)."""

KITTY_GRAPHICS = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
"""Asks for one pixel to be taken by Kitty's graphics protocol and not be shown."""

_ANSWER = re.compile(
    rb"\x1b\[\?(?P<identity>[\d;]*)c"
    rb"|\x1b\[6;(?P<height>\d+);(?P<width>\d+)t"
    rb"|\x1b_G[^\x1b;]*;(?P<graphics>[^\x1b]*)\x1b\\"
)
_BEGUN = re.compile(rb"\x1b(?:\[(?:\?[\d;]*|6(?:;[\d;]*)?)?|_(?:G[^\x1b]*\x1b?)?)?$")
_SURE = (b"\x1b[?", b"\x1b[6;", b"\x1b_G")
"""How answers begin, and a key only as the beginning of one read: the rest is waited for."""

_LONGEST = 256


class Answers(NamedTuple):
    """What was answered: the numbers of DA1, a cell in pixels (0: unknown), Kitty's graphics."""

    identity: tuple[int, ...] = ()
    cell: tuple[int, int] = (0, 0)
    graphics: bool = False


class Reader:
    """Takes answers out of what a terminal sends until the last one has come.

    ``done`` is called with them, in the thread that reads.
    """

    def __init__(self, done: Callable[[Answers], None]) -> None:
        self._done = done
        self._held = b""
        self._answers = Answers()
        self.finished = False

    def take(self, piece: bytes) -> bytes:
        """Return what of ``piece`` was typed; b"" stands for a moment in which nothing came."""
        if self.finished:
            return piece
        waiting = self._held + piece
        if not piece:
            return self._give_up() if not waiting.startswith(_SURE) else b""
        self._held = b""
        typed = _ANSWER.sub(self._note, waiting)
        begun = _BEGUN.search(typed)
        if begun and not self.finished and len(begun[0]) <= _LONGEST:
            self._held = begun[0]
            return typed[: begun.start()]
        return typed

    def _give_up(self) -> bytes:
        """Return what was held back: it is a key, the escape itself perhaps."""
        held, self._held = self._held, b""
        return held

    def _note(self, found: re.Match[bytes]) -> bytes:
        if self.finished:
            return found[0]
        if found["graphics"] is not None:
            self._answers = self._answers._replace(graphics=found["graphics"] == b"OK")
        elif found["height"] is not None:
            cell = (int(found["width"]), int(found["height"]))
            self._answers = self._answers._replace(cell=cell)
        else:
            numbers = tuple(int(one) for one in found["identity"].split(b";") if one)
            self._answers = self._answers._replace(identity=numbers)
            self.finished = True
            self._done(self._answers)
        return b""
