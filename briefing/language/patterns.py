"""How the patterns of this floor are compiled: when first needed, and safe on any text."""

from functools import cache
from re import IGNORECASE, VERBOSE, Pattern
from re import compile as compile_pattern


@cache
def pattern(source: str) -> Pattern[str]:
    r"""Return ``source`` compiled: verbose, case ignored, runs of blanks bounded.

    ``\s*`` and ``\s+`` take four blanks at most: more never stand inside a date or a number,
    and a page of blanks costs no more than a page of words.
    """
    bounded = source.replace(r"\s*", r"\s{0,4}").replace(r"\s+", r"\s{1,4}")
    return compile_pattern(bounded, IGNORECASE | VERBOSE)
