"""The overview of all weeks beside the keys: read in a thread when a place first needs it.

Every place over many weeks sees the same one, so it is read once however many there are.
"""

import asyncio
import contextlib
import gc
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from briefing.verbs.overview import Overlooker, Overview

Drawn = TypeVar("Drawn")


class Overviewing:
    """The overview of one archive for one session, and what is drawn from it.

    ``stamp`` returns what changes with the archive.
    """

    def __init__(self, folder: Path, stamp: Callable[[], object]) -> None:
        self._folder = folder
        self._overlooker = Overlooker(folder)
        self._stamp = stamp
        self._reading = threading.Lock()
        self._asked = time.monotonic()
        self._seen: tuple[object, Overview] | None = None
        self._drawn: dict[Callable[[Overview], Any], tuple[Overview, Any]] = {}

    def known(self, draw: Callable[[Overview], Drawn]) -> Drawn | None:
        """Return what ``draw`` made of the overview last; ``None`` before :meth:`see`.

        A place shows it at once, and then what :meth:`see` returns where that is another thing.
        """
        self._asked = time.monotonic()
        made = self._drawn.get(draw)
        return made[1] if made else None

    def forget(self, after: float) -> bool:
        """Forget everything where nobody has asked for ``after`` seconds; tell whether that is so.

        The facts of fifty years are more than all the rest of the application; reading them again
        takes a second.
        """
        if self._seen is None or time.monotonic() - self._asked < after:
            return False
        if not self._reading.acquire(blocking=False):
            return False
        self._seen = None
        self._drawn.clear()
        self._overlooker = Overlooker(self._folder)
        self._reading.release()
        return True

    async def see(self, draw: Callable[[Overview], Drawn]) -> Drawn:
        """Return what ``draw`` makes of the overview as the archive is now.

        ``draw`` is a function of a module: it is called in the thread, and again only for another
        overview. Keys are read meanwhile, and a program that ends does not wait for it. Raises
        what reading raises (:class:`~briefing.errors.ArchiveError`).
        """
        self._asked = time.monotonic()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Drawn] = loop.create_future()

        def work() -> None:
            try:
                give = partial(answer.set_result, self._made(draw))
            except BaseException as error:  # noqa: BLE001 - raised again where it was asked for
                give = partial(answer.set_exception, error)
            with contextlib.suppress(RuntimeError):  # the application has just ended
                loop.call_soon_threadsafe(_unless_given_up, answer, give)

        threading.Thread(target=work, name="overview", daemon=True).start()
        return await answer

    def _made(self, draw: Callable[[Overview], Drawn]) -> Drawn:
        with self._reading:
            stamp = self._stamp()  # before reading: what is stored meanwhile is seen next time
            if self._seen is None or self._seen[0] != stamp:
                self._seen = (stamp, self._overlooker.look())
            overview = self._seen[1]
            made = self._drawn.get(draw)
            if made is None or made[0] is not overview:
                made = self._drawn[draw] = (overview, draw(overview))
                gc.freeze()  # it holds no cycle, and looking through it would take long
            return made[1]


def _unless_given_up(answer: "asyncio.Future[Any]", give: Callable[[], None]) -> None:
    """Hand an answer over, unless nobody waits for it any more."""
    if not answer.done():
        give()
