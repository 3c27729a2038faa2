"""Damage to a file, as discs, sticks and interrupted copies do it, and what of it is left whole.

Each kind takes the bytes and dice, and gives the damaged bytes and the spans of the original that
are no longer what they were.
"""

import random
import re
from collections.abc import Callable
from typing import NamedTuple

Span = tuple[int, int]


class Damaged(NamedTuple):
    """Damaged bytes, the spans of the original that they do not keep, and how it was done."""

    data: bytes
    touched: tuple[Span, ...]
    kind: str


Kind = Callable[[bytes, random.Random], Damaged]


def truncated(data: bytes, dice: random.Random) -> Damaged:
    """Cut off anywhere, as by a full disk."""
    end = dice.randrange(len(data))
    return Damaged(data[:end], ((end, len(data)),), f"truncated to {end}")


def flipped(data: bytes, dice: random.Random) -> Damaged:
    """Flip one to four single bits anywhere."""
    changed = bytearray(data)
    places = [dice.randrange(len(data)) for _ in range(dice.randint(1, 4))]
    for place in places:
        changed[place] ^= 1 << dice.randrange(8)
    return Damaged(bytes(changed), _bytes_at(places), f"bits flipped at {places}")


def replaced(data: bytes, dice: random.Random) -> Damaged:
    """Put other bytes in the place of one to four single ones: quotes and braces above all."""
    changed = bytearray(data)
    places = [dice.randrange(len(data)) for _ in range(dice.randint(1, 4))]
    for place in places:
        changed[place] = dice.choice(b'"{}[],:\\\n\x00\xff 0')
    return Damaged(bytes(changed), _bytes_at(places), f"bytes replaced at {places}")


def in_the_frame(data: bytes, dice: random.Random) -> Damaged:
    """Change a byte of what holds the weeks together: braces, keys, what is said of the file."""
    frame = [place for found in _FRAME.finditer(data) for place in range(*found.span())]
    meta = range(max(data.find(b'"briefings"'), 1)) if data.startswith(b"{") else ()
    place = dice.choice([*frame, *meta])
    changed = bytearray(data)
    changed[place] = dice.choice(
        (changed[place] ^ (1 << dice.randrange(8)), dice.choice(b'"{}0129x'))
    )
    return Damaged(bytes(changed), _bytes_at([place]), f"frame changed at {place}")


def zeroed(data: bytes, dice: random.Random) -> Damaged:
    """Lose a page: zeros from one boundary to the next ones."""
    page = dice.choice((512, 4096))
    start = dice.randrange(0, len(data), page)
    end = min(start + page * dice.randint(1, 2), len(data))
    return Damaged(
        data[:start] + bytes(end - start) + data[end:], ((start, end),), f"zeros {start}–{end}"
    )


def swapped(data: bytes, dice: random.Random) -> Damaged:
    """Have two pages in each other's place."""
    page = dice.choice((512, 4096))
    pages = max(len(data) // page, 1)
    one, other = sorted(dice.randrange(pages) * page for _ in range(2))
    if one == other or other + page > len(data):
        return zeroed(data, dice)
    changed = bytearray(data)
    changed[one : one + page], changed[other : other + page] = (
        data[other : other + page],
        data[one : one + page],
    )
    touched = ((one, one + page), (other, other + page))
    return Damaged(bytes(changed), touched, f"pages {one} and {other} of {page} swapped")


def foreign(data: bytes, dice: random.Random) -> Damaged:
    """Hold something else altogether, or nothing."""
    other = dice.choice(
        (b"", b"{}", b"[]", b"null", b"\x00" * 64, b'{"briefings": []}', b"PK\x03\x04")
    )
    return Damaged(other, ((0, len(data)),), f"holds {other[:20]!r}")


KINDS: tuple[Kind, ...] = (
    truncated, truncated, truncated, truncated, flipped, flipped, flipped, flipped,
    replaced, replaced, in_the_frame, in_the_frame, zeroed, swapped, foreign,
)  # fmt: skip
"""The kinds, likelier ones more often; ``foreign`` most seldom."""

_FRAME = re.compile(rb"^ {0,4}\S.*?$", re.MULTILINE)
_DOCUMENT = re.compile(rb'^    "\d+": (\{\n.*?^    \})', re.MULTILINE | re.DOTALL)


def documents(data: bytes) -> list[Span]:
    """Return where in a whole year's file its documents stand, from brace to brace."""
    begins = data.index(b'\n  "briefings": {')
    return [found.span(1) for found in _DOCUMENT.finditer(data, begins)]


def _bytes_at(places: list[int]) -> tuple[Span, ...]:
    return tuple((place, place + 1) for place in places)


def is_touched(span: Span, damaged: Damaged) -> bool:
    """Tell whether a byte of ``span`` is no longer what it was."""
    return any(start < span[1] and span[0] < end for start, end in damaged.touched)
