"""The terms of the Party's centre, in which its documents are numbered without a break.

A term lasts from one national congress to the next; the days are those on which they closed.
"""

from bisect import bisect_right
from datetime import date

_CLOSED = (
    date(1976, 12, 20),  # IV
    date(1982, 3, 31),
    date(1986, 12, 18),
    date(1991, 6, 27),
    date(1996, 7, 1),
    date(2001, 4, 22),
    date(2006, 4, 25),
    date(2011, 1, 19),
    date(2016, 1, 28),
    date(2021, 2, 1),
    date(2026, 1, 23),  # XIV
)


def term_of(day: date) -> int:
    """Return the number of the congress whose term ``day`` is in; 3 for anything before the IV."""
    return bisect_right(_CLOSED, day) + 3
