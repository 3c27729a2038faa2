"""Watching the archive for what other programs store."""

import threading
from collections.abc import Callable

from briefing.errors import ArchiveError

EVERY = 0.5
"""Seconds between two looks."""


class Watch:
    """Calls ``changed`` in a thread of its own when ``stamp`` returns something else than before.

    ``prepare`` is called before that, in the thread too: it may read what has changed, so that
    whoever is told need not wait for it. A drive that does not answer holds up only this thread,
    which does not keep the program from ending.
    """

    def __init__(
        self,
        stamp: Callable[[], object],
        prepare: Callable[[], object],
        changed: Callable[[], None],
        every: float = EVERY,
    ) -> None:
        self._stamp = stamp
        self._prepare = prepare
        self._changed = changed
        self._every = every
        self._ended = threading.Event()
        self._paused = threading.Event()

    def start(self) -> None:
        """Begin to look."""
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def pause(self) -> None:
        """Do not look for a while."""
        self._paused.set()

    def resume(self) -> None:
        """Look again."""
        self._paused.clear()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def _run(self) -> None:
        seen: object = None  # so the first look tells whoever opened something before it
        while not self._ended.wait(self._every):
            if self._paused.is_set():
                continue
            try:
                now = self._stamp()
                if now == seen:
                    continue
                self._prepare()
            except ArchiveError:
                continue  # and look again soon
            seen = now
            self._changed()
