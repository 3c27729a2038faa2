"""How the patterns of this floor are compiled: when first needed, and safe on any text."""

from functools import cache
from re import IGNORECASE, VERBOSE, Pattern
from re import compile as compile_pattern
from typing import Any, cast


class _Late:
    """Stands for a pattern until one of its methods is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(compile_pattern(self._source, self._flags), name)
        setattr(self, name, found)  # the next time it is an attribute like any other
        return found


def late(source: str, flags: int = 0) -> Pattern[str]:
    """Return ``source`` as a pattern that is compiled at its first use, as written.

    A program that starts needs a few of the patterns of its language, never all of them.
    """
    return cast("Pattern[str]", _Late(source, flags))


@cache
def pattern(source: str) -> Pattern[str]:
    r"""Return ``source`` compiled: verbose, case ignored, runs of blanks bounded.

    ``\s*`` and ``\s+`` take four blanks at most: more never stand inside a date or a number,
    and a page of blanks costs no more than a page of words.
    """
    bounded = source.replace(r"\s*", r"\s{0,4}").replace(r"\s+", r"\s{1,4}")
    return compile_pattern(bounded, IGNORECASE | VERBOSE)
