"""Doing without: what the office has entered may be broken, and the weeks are shown all the same.

Whatever merely helps to show or check a week (names of units, definitions of figures, the office's
register) is read through here: a file that cannot be read counts as an empty one, and a sentence
says so.
"""

from collections.abc import Callable
from typing import TypeVar

from briefing.errors import ArchiveError

T = TypeVar("T")


class Helpers:
    """What helps, as far as it can be read; ``problems`` are sentences on what could not be."""

    def __init__(self) -> None:
        self._problems: dict[str, None] = {}

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each file that could not be read, each once."""
        return tuple(self._problems)

    def read(self, read: Callable[[], T], empty: T) -> T:
        """Return what ``read`` returns, or ``empty`` where that raises ``ArchiveError``."""
        try:
            return read()
        except ArchiveError as error:
            self._problems[str(error)] = None
            return empty
