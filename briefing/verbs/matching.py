"""Which item of one list is which of another, and which of them changed their order."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Protocol

from briefing.verbs.differences import likeness

SAME_ITEM = 0.6
"""From this share of common words on, two items without a common key are one that was changed."""

_FOR_THE_KEY = 0.5
"""How much a common key counts beside that share."""


class Known(Protocol):
    """An item that can be known again: by a key ("" where it has none), and by its text."""

    @property
    def key(self) -> str:
        """What it is known by."""

    @property
    def text(self) -> str:
        """What it says."""


def matched(old: Sequence[Known], new: Sequence[Known]) -> dict[int, int]:
    """Return which place in ``old`` each place in ``new`` comes from, where it comes from any.

    The same text comes first, then what is most alike; a common id counts for much, but an item
    with the id of one that it has nothing in common with only gets what is left.
    """
    pairs: dict[int, int] = {}
    for score in (_same_text, _alike):
        free = set(range(len(old))) - set(pairs.values())
        ranked = sorted(
            (-points, abs(place - before), place, before)
            for place in range(len(new))
            if place not in pairs
            for before in free
            if (points := score(old[before], new[place]))
        )
        for _points, _distance, place, before in ranked:
            if place not in pairs and before in free:
                pairs[place] = before
                free.discard(before)
    return pairs


def _same_text(old: Known, new: Known) -> float:
    return 1 + _for_key(old, new) if old.text == new.text else 0


def _alike(old: Known, new: Known) -> float:
    points = likeness(old.text, new.text)
    known = _for_key(old, new)
    return points + known if known or points >= SAME_ITEM else 0


def _for_key(old: Known, new: Known) -> float:
    return _FOR_THE_KEY if old.key and old.key == new.key else 0


def in_order(pairs: Mapping[int, int]) -> frozenset[int]:
    """Return the places of the most items that stand in one order in both briefings."""
    tails: list[int] = []  # the smallest end of a rising run of each length
    holders: list[int] = []
    before: dict[int, int] = {}
    for place in sorted(pairs):
        length = bisect_left(tails, pairs[place])
        tails[length : length + 1] = [pairs[place]]
        holders[length : length + 1] = [place]
        before[place] = holders[length - 1] if length else -1
    kept: set[int] = set()
    place = holders[-1] if holders else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return frozenset(kept)
