"""A pseudo-terminal for tests: runs a command in it, types bytes, reads the screen as lines.

Standard library only, apart from the width of a letter, which is asked of Rich as the
application does. The screen understands what Textual writes: placing the cursor, erasing,
text; looks are kept as they are spelt, modes are ignored.
"""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from rich.cells import get_character_cell_size

_SEQUENCE = re.compile(
    r"\x1b\[[<=>?]?(?P<numbers>[\d;:]*)[ -/]*(?P<final>[@-~])"  # CSI
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"  # OSC, DCS and their like, up to their end
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]",  # the short ones
    re.DOTALL,
)

PATIENCE = 60.0
"""Seconds after which something does not come at all, even on a busy machine."""

_SIZES = ("COLUMNS", "LINES")  # variables that would overrule the terminal's true size
_MOVES = {"A": (0, -1), "B": (0, 1), "C": (1, 0), "D": (-1, 0)}


class Screen:
    """The cells of a terminal of ``columns`` by ``rows``, fed with what a program writes."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._rest = self._style = ""
        self._clear()

    @property
    def lines(self) -> list[str]:
        """The rows from top to bottom, without the blanks at their ends."""
        return ["".join(row).rstrip() for row in self._cells]

    @property
    def styles(self) -> list[list[str]]:
        """What was last said about its looks before each cell was written, "" for nothing."""
        return [list(row) for row in self._styles]

    def feed(self, text: str) -> None:
        """Take in output; a sequence that has only half arrived waits for its rest."""
        text, position = self._rest + text, 0
        self._rest = ""
        while position < len(text):
            if text[position] != "\x1b":
                self._put(text[position])
                position += 1
            elif match := _SEQUENCE.match(text, position):
                self._obey(match)
                position = match.end()
            else:
                self._rest = text[position:]
                return

    def _clear(self) -> None:
        self._cells = [[" "] * self.columns for _ in range(self.rows)]
        self._styles = [[""] * self.columns for _ in range(self.rows)]
        self._x = self._y = 0

    def _put(self, letter: str) -> None:
        if letter == "\r":
            self._x = 0
        elif letter == "\n":
            self._y = min(self._y + 1, self.rows - 1)
        elif letter == "\b":
            self._x = max(self._x - 1, 0)
        elif letter >= " ":
            width = get_character_cell_size(letter)
            if width == 0:
                self._cells[self._y][max(self._x - 1, 0)] += letter
            elif self._x + width <= self.columns:
                self._cells[self._y][self._x : self._x + width] = [letter] + [""] * (width - 1)
                self._styles[self._y][self._x : self._x + width] = [self._style] * width
                self._x += width

    def _obey(self, match: re.Match[str]) -> None:
        final = match["final"] or "?"
        numbers = [int(number or 0) for number in re.split("[;:]", match["numbers"] or "")]
        first = numbers[0]
        if final == "m":
            self._style = (match["numbers"] or "").strip("0")
        elif final in _MOVES:
            across, down = _MOVES[final]
            self._go(self._x + across * max(first, 1), self._y + down * max(first, 1))
        elif final in "Hf":
            self._go((numbers[1] if len(numbers) > 1 else 1) - 1, first - 1)
        elif final == "G":
            self._go(first - 1, self._y)
        elif final == "K":
            starts, ends = (self._x, 0, 0), (self.columns, self._x + 1, self.columns)
            self._erase(self._y, starts[first], ends[first])
        elif (final == "J" and first >= 2) or (final in "hl" and 1049 in numbers):
            self._clear()

    def _go(self, x: int, y: int) -> None:
        self._x = min(max(x, 0), self.columns - 1)
        self._y = min(max(y, 0), self.rows - 1)

    def _erase(self, row: int, start: int, end: int) -> None:
        self._cells[row][start:end] = [" "] * (end - start)
        self._styles[row][start:end] = [""] * (end - start)


class Terminal:
    """A command running in a pseudo-terminal of its own, as its session's leader.

    Use as a context manager: leaving it ends the command. ``environment`` is added to this
    process's. Waiting for something that does not come raises AssertionError with the screen.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 100,
        rows: int = 30,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = Screen(columns, rows)
        self.output = bytearray()
        self._seen = 0
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            close_fds=True,
            start_new_session=True,
            preexec_fn=_own_the_terminal,  # noqa: PLW1509 - nothing else ties it to the terminal
            env=_surroundings(environment or {}),
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def lines(self) -> list[str]:
        """The screen as lines, top to bottom, after all that has been read so far."""
        self.screen.feed(self._decode(bytes(self.output[self._seen :])))
        self._seen = len(self.output)
        return self.screen.lines

    def write(self, data: bytes | str) -> None:
        """Type ``data``, in one write: the program may read it in one piece."""
        os.write(self._master, data.encode() if isinstance(data, str) else data)

    def read(self, timeout: float) -> bool:
        """Take in what the program writes within ``timeout`` seconds; False when nothing came."""
        try:
            if not select.select([self._master], [], [], timeout)[0]:
                return False
            data = os.read(self._master, 65536)
        except (OSError, ValueError):  # the program has gone, or its terminal has
            time.sleep(min(timeout, 0.01))
            return False
        self.output += data
        return bool(data)

    def wait_until(self, happened: Callable[[], object], timeout: float = PATIENCE) -> None:
        """Read until ``happened()`` is true; AssertionError after ``timeout`` seconds."""
        end = time.monotonic() + timeout
        while not happened():
            left = end - time.monotonic()
            assert left > 0, "did not come:\n" + "\n".join(self.lines)
            if not self.read(min(left, 0.5)) and self.process.poll() is not None:
                assert happened(), f"ended ({self.process.returncode}):\n" + "\n".join(self.lines)

    def wait_for(self, text: str, timeout: float = PATIENCE) -> None:
        """Read until ``text`` stands on one line of the screen."""
        self.wait_until(lambda: any(text in line for line in self.lines), timeout)

    def settle(self, quiet: float = 0.15, timeout: float = PATIENCE) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        end = time.monotonic() + timeout
        while self.read(quiet):
            assert time.monotonic() < end, "the program does not stop writing"

    def wait(self, timeout: float = PATIENCE) -> int:
        """Wait for the command to end, reading what it writes; return its exit code."""
        self.wait_until(lambda: self.process.poll() is not None, timeout)
        return self.process.wait()

    def hang_up(self) -> None:
        """Take the terminal away, as when its window is closed: SIGHUP, then end of input."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def close(self) -> None:
        """End the command, by force if it has not ended, and give the terminal back."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.hang_up()
        self.process.wait()


def _surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with ``environment`` on top and the new terminal's own marks."""
    kept = {name: os.environ[name] for name in os.environ if name not in _SIZES}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | dict(environment)


def _own_the_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
