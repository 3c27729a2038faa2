"""The terminal's driver: it ends at once when asked, and notices when the terminal has gone.

Textual's own looks for its end every tenth of a second, twice; and when the terminal goes away it
goes on reading nothing at full speed, and waits for ever for what it writes to be taken.
"""

import contextlib
import os
import selectors
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message


class HungUp(Message):
    """The terminal has gone; nobody sees or types anything any more."""


class Listener(Protocol):
    """Whoever waits for what the terminal answers."""

    finished: bool
    """Whether all of it has come."""

    def take(self, piece: bytes) -> bytes:
        """Return what of ``piece`` was typed; called in the thread that reads."""


if sys.platform == "win32":

    def hardened(driver: type[Driver]) -> type[Driver]:
        """Return ``driver``: there are no such terminals."""
        return driver

else:
    import fcntl
    import struct
    import termios

    from textual.drivers.linux_driver import LinuxDriver

    TICK = 0.1
    """Seconds after which the parser is asked whether a lone escape was the key."""

    PIECE = 4096
    """Bytes read from the terminal at once."""

    if TYPE_CHECKING:
        from textual.app import App

    def hardened(driver: type[Driver]) -> type[Driver]:
        """Return the driver to use instead of ``driver``, where there is a better one."""
        return TerminalDriver if driver is LinuxDriver else driver

    class _WakingEvent(Event):
        """An event that also makes a descriptor readable, for a thread that waits for both."""

        def __init__(self) -> None:
            super().__init__()
            self.readable, self._writable = os.pipe()

        def set(self) -> None:
            """Set it, and wake who waits."""
            if not self.is_set():
                super().set()
                os.write(self._writable, b".")

        def clear(self) -> None:
            """Take it back."""
            if self.is_set():
                os.read(self.readable, 1)
                super().clear()

    class TerminalDriver(LinuxDriver):
        """Reads keys from a terminal that may go away, and writes to it while it is there.

        When it goes, the application gets the message :class:`HungUp`.
        """

        def __init__(self, app: "App[Any]", **options: Any) -> None:
            super().__init__(app, **options)
            self.exit_event = self._ending = _WakingEvent()
            self._gone = False
            self._listener: Listener | None = None

        def ask(self, question: str, reader: Listener) -> None:
            """Ask the terminal something; what it answers is not taken for keys."""
            self._listener = reader
            self.write(question)

        def cell_size(self) -> tuple[int, int]:
            """Return a cell's width and height in pixels; 0 where the terminal does not tell."""
            try:
                told = fcntl.ioctl(self.fileno, termios.TIOCGWINSZ, bytes(8))
            except OSError:
                return 0, 0
            rows, columns, width, height = struct.unpack("HHHH", told)
            return (width // columns, height // rows) if rows and columns else (0, 0)

        def write(self, data: str) -> None:
            """Write to the terminal; what nobody can see any more is dropped."""
            writer = self._writer_thread
            if not self._gone and writer is not None and writer.is_alive():
                super().write(data)

        def close(self) -> None:
            """Stop writing."""
            writer = self._writer_thread
            if not self._gone and writer is not None and writer.is_alive():
                super().close()

        def lose_terminal(self) -> None:
            """Note that the terminal has gone: nothing is written to it any more."""
            self._gone = True

        def run_input_thread(self) -> None:
            """Read keys until the end of the application or of the terminal."""
            parser = XTermParser(self._debug)
            decode = getincrementaldecoder("utf-8")("replace").decode
            for piece in map(self._heard, self._pieces()):
                for event in parser.feed(decode(piece)) if piece else ():
                    self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
            with contextlib.suppress(EOFError, ParseError):
                for _event in parser.feed(""):
                    pass

        def _heard(self, piece: bytes) -> bytes:
            """Return what was typed, once whoever asked the terminal has taken its answer."""
            listener = self._listener
            if listener is None:
                return piece
            typed = listener.take(piece)
            if listener.finished:
                self._listener = None
            return typed

        def _pieces(self) -> Iterator[bytes]:
            """Yield what is typed, and nothing every so often, until there is no more to come."""
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                selector.register(self._ending.readable, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    ready = [key.fd for key, _events in selector.select(TICK)]
                    if self.fileno not in ready:
                        yield b""
                    elif piece := self._read():
                        yield piece
                    else:
                        self.lose_terminal()
                        self.send_message(HungUp())
                        return

        def _read(self) -> bytes:
            try:
                return os.read(self.fileno, PIECE)
            except OSError:  # the terminal is gone
                return b""
