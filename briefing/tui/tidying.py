"""Tidying: what no longer serves is looked for while nobody types.

Python would look for it whenever so and so many objects have been made. With the facts of fifty
years in memory that takes as long as several keys may, and comes in the middle of one.
"""

import gc
import time

WORTH = 5_000
"""So many new objects are worth a look."""

OFTEN = 200_000
"""So many are not left any longer, whatever is typed."""

REST = 0.7
"""Seconds without a key after which a look disturbs nobody."""


class Tidying:
    """Collects garbage in the place of Python, between :meth:`begin` and :meth:`end`."""

    def __init__(self) -> None:
        self._touched = 0.0

    def begin(self) -> None:
        """Leave alone what is there now: it stays for as long as the application."""
        gc.disable()
        gc.freeze()

    def touched(self) -> None:
        """Note that somebody has just typed or clicked."""
        self._touched = time.monotonic()

    def look(self) -> None:
        """Look for garbage where that is worth it and disturbs nobody; to be called often."""
        made = gc.get_count()[0]
        if made > OFTEN or (made > WORTH and time.monotonic() - self._touched > REST):
            gc.collect()

    def end(self) -> None:
        """Leave it to Python again."""
        gc.enable()
