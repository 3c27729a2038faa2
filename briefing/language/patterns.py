"""How the patterns of this floor are compiled: when first needed, and safe on any text."""

from __future__ import annotations

TYPE_CHECKING = False  # neither re nor typing is imported before a pattern is used
if TYPE_CHECKING:
    from re import Pattern
    from typing import Any


class _Late:
    """Stands for a pattern until one of its methods is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        import re  # noqa: PLC0415 - start-up

        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)  # the next time it is an attribute like any other
        return found


def late(source: str, flags: int = 0) -> Pattern[str]:
    """Return ``source`` as a pattern that is compiled at its first use, as written.

    A program that starts needs a few of the patterns of its language, never all of them.
    """
    return _Late(source, flags)  # type: ignore[return-value] # it has a pattern's methods


_COMPILED: dict[str, Pattern[str]] = {}


def pattern(source: str) -> Pattern[str]:
    r"""Return ``source`` compiled: verbose, case ignored, runs of blanks bounded.

    ``\s*`` and ``\s+`` take four blanks at most: more never stand inside a date or a number,
    and a page of blanks costs no more than a page of words.
    """
    known = _COMPILED.get(source)
    if known is None:
        from re import IGNORECASE, VERBOSE, compile  # noqa: A004, PLC0415 - start-up

        bounded = source.replace(r"\s*", r"\s{0,4}").replace(r"\s+", r"\s{1,4}")
        known = _COMPILED[source] = compile(bounded, IGNORECASE | VERBOSE)
    return known
