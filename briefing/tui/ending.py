"""Ending when somebody else says so: the window was closed, the computer shuts down.

What is being typed is put into the journal, what is not saved is saved, and the program ends
within a second, whatever a drive or a terminal may be waiting for.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from types import FrameType
from typing import Any

from textual.app import App

LIMIT = 0.9
"""Seconds from the signal to the end at the latest."""

LAST_WORDS = 0.5
"""Seconds after which the application counts as stuck, and what it has in memory is written."""

HANGUP = 129
"""The exit code of a program whose terminal has gone: 128 and the number of the signal."""

_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGHUP", "SIGTERM", "SIGINT") if hasattr(signal, name)
)


class Ending:
    """Ends ``app`` on a signal, after ``keep`` has kept what there is to keep.

    Where the application is stuck in a save, ``last_words`` is called from another thread.
    """

    def __init__(
        self,
        app: App[Any],
        keep: Callable[[], Awaitable[None]],
        last_words: Callable[[], None],
    ) -> None:
        self._app = app
        self._keep = keep
        self._last_words = last_words
        self._code = 0
        self._before: dict[int, Any] = {}
        self._task: asyncio.Future[None] | None = None

    def listen(self) -> None:
        """Take the signals over; only the main thread can."""
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup asks for
                    self._before[number] = signal.signal(number, self._signalled)

    def listen_no_more(self) -> None:
        """Give the signals back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    def begin(self, code: int) -> None:
        """Keep everything and end with exit code ``code``; once begun, it is not begun again."""
        if self._code:
            return
        self._code = code
        # Both end with the program where that is quicker; either may meet a drive that is stuck.
        for seconds, call in ((LAST_WORDS, self._last_words), (LIMIT, lambda: os._exit(code))):
            timer = threading.Timer(seconds, call)
            timer.daemon = True
            timer.start()
        # Not call_later: it goes through the queue of messages, behind all that waits there.
        if self._app._loop is not None:  # noqa: SLF001 - there is no public way to it
            self._app._loop.call_soon_threadsafe(self._end)  # noqa: SLF001 - as above

    def _end(self) -> None:
        self._task = asyncio.ensure_future(self._kept_and_ended())

    async def _kept_and_ended(self) -> None:
        try:
            await self._keep()
        finally:
            self._app.exit(return_code=self._code)

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        self.begin(128 + number)
