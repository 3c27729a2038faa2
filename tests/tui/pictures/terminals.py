"""Terminals that answer as real ones do when they are asked who they are and what they can."""

import fcntl
import re
import struct
import termios
from collections.abc import Mapping, Sequence

from tests.terminal import Terminal

_QUESTION = re.compile(
    rb"\x1b\[c|\x1b\[16t|\x1b_G[^;\x1b]*a=q[^;\x1b]*;[^\x1b]*\x1b\\",
)
KITTY_PICTURE = re.compile(rb"\x1b_Ga=t,[^;]*;.*?\x1b\\(?!\x1b_Gm=)", re.DOTALL)
KITTY_PLACED = re.compile(rb"\x1b7\x1b\[(\d+);(\d+)H\x1b_Ga=p,([^\x1b]*)\x1b\\\x1b8")
KITTY_AWAY = re.compile(rb"\x1b_Ga=d,d=I,[^\x1b]*\x1b\\")
SIXEL_PLACED = re.compile(rb"\x1b7\x1b\[(\d+);(\d+)H\x1bP0;0;0q([^\x1b]*)\x1b\\\x1b8")


class Kind:
    """What a kind of terminal answers; ``cell`` is (width, height), told by the system or asked."""

    def __init__(
        self,
        identity: str,
        *,
        graphics: bool = False,
        cell: tuple[int, int] = (10, 20),
        tells_system: bool = True,
        answers: bool = True,
    ) -> None:
        self.identity = identity
        self.graphics = graphics
        self.cell = cell
        self.tells_system = tells_system
        self.answers = answers


KITTY = Kind("62", graphics=True)
FOOT = Kind("62;4;22")
ASKED_FOR_CELLS = Kind("62;4;22", tells_system=False)
XTERM = Kind("64;1;2;6;9;15;16;17;18;21;22;28")
VT100 = Kind("1;2")
SILENT = Kind("", answers=False)


class AnsweringTerminal(Terminal):
    """A pseudo-terminal of a kind; ``asked`` is what it was asked, in order."""

    def __init__(
        self,
        kind: Kind,
        command: Sequence[str],
        *,
        columns: int,
        rows: int,
        environment: Mapping[str, str],
    ) -> None:
        self._kind = kind
        self._looked = 0
        self.asked: list[bytes] = []
        self.before_answer = b""
        super().__init__(command, columns=columns, rows=rows, environment=environment)
        if kind.tells_system:
            width, height = kind.cell
            size = struct.pack("HHHH", rows, columns, columns * width, rows * height)
            fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    def read(self, timeout: float) -> bool:
        """Read as any terminal; what is asked is answered, in pieces."""
        came = super().read(timeout)
        for question in _QUESTION.finditer(bytes(self.output), self._looked):
            self._looked = question.end()
            self.asked.append(question[0])
            if self._kind.answers:
                self._answer(question[0])
        return came

    def _answer(self, question: bytes) -> None:
        kind = self._kind
        if question == b"\x1b[c":
            answer = f"\x1b[?{kind.identity}c"
        elif question == b"\x1b[16t":
            answer = f"\x1b[6;{kind.cell[1]};{kind.cell[0]}t"
        else:
            answer = "\x1b_Gi=31;OK\x1b\\" if kind.graphics else ""
        if answer:
            middle = len(answer) // 2
            self.write(self.before_answer + answer[:middle].encode())
            self.write(answer[middle:])
