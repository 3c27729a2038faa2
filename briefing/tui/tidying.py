"""Tidying: what no longer serves is looked for, and given back, while nobody types.

Python would look for it whenever so and so many objects have been made. With the facts of fifty
years in memory that takes as long as several keys may, and comes in the middle of one.
"""

import gc
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctypes import CDLL

WORTH = 5_000
"""So many new objects are worth a look."""

OFTEN = 25_000
"""So many are looked through whatever is typed: that takes less than a key."""

REST = 0.7
"""Seconds without a key after which a look disturbs nobody."""

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # of malloc.h
_LARGE = 128 * 1024
"""Bytes from which on something has pages of its own, which the system has back at once."""


class Tidying:
    """Collects garbage in the place of Python, between :meth:`begin` and :meth:`end`."""

    def __init__(self) -> None:
        self._touched = 0.0
        self._settled = False
        self._library: CDLL | None = None

    def begin(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._library = _memory()

    def touched(self) -> None:
        """Note that somebody has just typed or clicked."""
        self._touched = time.monotonic()

    def look(self) -> None:
        """Look for garbage where that is worth it and disturbs nobody; to be called often."""
        made = gc.get_count()[0]
        if made > WORTH and time.monotonic() - self._touched > REST:
            if self._settled:
                self._tidy()
            else:
                self._settled = True
                self.look_through_all()
        elif made > OFTEN:
            gc.collect(1)  # what is older has been looked through before

    def look_through_all(self) -> None:
        """Look at what is left alone otherwise as well, then leave alone what there is.

        That is what has come with the start, and the facts of all weeks.
        """
        gc.unfreeze()
        self._tidy()
        gc.freeze()

    def _tidy(self) -> None:
        gc.collect()
        if self._library is not None:
            self._library.malloc_trim(0)

    def end(self) -> None:
        """Leave it to Python again."""
        gc.enable()


def _memory() -> "CDLL | None":
    """Return what can give memory back; ``None`` on another system than Linux with glibc.

    Large things get pages of their own, and threads share what there is for small ones: each
    would keep a piece for itself otherwise, for as long as the program runs.
    """
    if sys.platform != "linux":
        return None
    from ctypes import CDLL  # noqa: PLC0415 - start-up

    library = CDLL(None)
    if not hasattr(library, "malloc_trim"):
        return None
    library.mallopt(_MMAP_THRESHOLD, _LARGE)
    library.mallopt(_ARENA_MAX, 1)
    return library
