"""What the rules read in a text, each text read once however many rules ask.

A text that is checked again after a key is mostly the text of before.
"""

from datetime import date
from functools import lru_cache

from briefing.language.dates import find_days, find_ranges
from briefing.language.days import FoundDay
from briefing.language.documents import Mention, find_mentions
from briefing.language.quantities import Quantity, find_quantities
from briefing.language.ranges import FoundRange

_MOST_TEXTS = 512


@lru_cache(_MOST_TEXTS)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return what ``text`` counts, as ``find_quantities`` does; nothing without a digit in it."""
    return tuple(find_quantities(text)) if any(map(str.isdecimal, text)) else ()


@lru_cache(_MOST_TEXTS)
def days(text: str, anchor: date) -> tuple[FoundDay, ...]:
    """Return the days in ``text``; see :func:`briefing.language.days.find_days`."""
    return tuple(find_days(text, anchor)) if any(map(str.isdecimal, text)) else ()


@lru_cache(_MOST_TEXTS)
def ranges(text: str, anchor: date) -> tuple[FoundRange, ...]:
    """Return the stretches of days in ``text``, as ``find_ranges`` does."""
    return tuple(find_ranges(text, anchor)) if any(map(str.isdecimal, text)) else ()


@lru_cache(_MOST_TEXTS)
def mentions(text: str, anchor: date) -> tuple[Mention, ...]:
    """Return the documents that ``text`` names, as ``find_mentions`` does."""
    return tuple(find_mentions(text, anchor)) if any(map(str.isdecimal, text)) else ()
