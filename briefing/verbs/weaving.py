"""Two versions of one list: which item is which, and one order for the items of both.

Both versions come from one base. Items are told apart by keys: an item has the same key in the
base and in both versions, whatever became of it.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from briefing.verbs.matching import matched

Key = Hashable
T = TypeVar("T")


class Plain(NamedTuple):
    """A value that has no id, as :func:`~briefing.verbs.matching.matched` knows it again."""

    key: str
    text: str


def keyed(
    base: Sequence[T], side: Sequence[T], plain: Callable[[T], Plain], name: str
) -> dict[Key, T]:
    """Return the values of ``side`` by key: the number of the one in ``base`` that each was.

    One that is new gets a key of its own, made of ``name`` and its place.
    """
    start, end = _common_ends(base, side)
    keys: list[Key] = [*range(start)]
    old = [plain(value) for value in base[start : len(base) - end]]
    new = [plain(value) for value in side[start : len(side) - end]]
    pairs = matched(old, new)
    keys += [
        start + pairs[place] if place in pairs else f"{name}{start + place}"
        for place in range(len(new))
    ]
    keys += range(len(base) - end, len(base))
    return dict(zip(keys, side, strict=True))


def unified(base: Mapping[Key, T], mine: dict[Key, T], theirs: Mapping[Key, T]) -> dict[Key, T]:
    """Return ``mine`` with what both added alike under the key that it has in ``theirs``.

    Values must be hashable.
    """
    waiting: dict[T, list[Key]] = {}
    for key in theirs:
        if key not in base:
            waiting.setdefault(theirs[key], []).append(key)
    keys: list[Key] = []
    for key, value in mine.items():
        twins = [] if key in base else waiting.get(value, [])
        keys.append(twins.pop(0) if twins else key)
    return dict(zip(keys, mine.values(), strict=True))


def woven(
    base: Sequence[Key],
    mine: Sequence[Key],
    theirs: Sequence[Key],
    is_point: Callable[[Key], bool] = lambda _key: False,
) -> list[Key]:
    """Return all keys of both versions in one order.

    Whoever changed the order of the common items decides about it, mine where both did. What
    was added stands behind what it was added behind, or at the end where it was added there; of
    two additions at one place theirs comes first, for it was there first. A key for which
    ``is_point`` holds stays under the one above.
    """
    common = set(base) & set(mine) & set(theirs)
    before, now = ([key for key in one if key in common] for one in (base, mine))
    frame, other = (theirs, mine) if now == before else (mine, theirs)
    order = list(frame)
    there = set(frame)
    mentioned = {*other, *base}
    tail = len(other)
    while tail and other[tail - 1] not in there:
        tail -= 1

    def passes(key: Key, ahead: Key) -> bool:
        """Tell whether ``key`` goes behind ``ahead``, that it is to stand in front of."""
        newcomer = frame is theirs and ahead not in mentioned
        return newcomer and is_point(ahead) if is_point(key) else newcomer or is_point(ahead)

    for place, key in enumerate(other):
        if key in there:
            continue
        if place >= tail and not is_point(key):
            at = len(order)
            while frame is mine and at and order[at - 1] not in mentioned:
                at -= 1
        else:
            at = order.index(other[place - 1]) + 1 if place else 0
        following = other[place + 1] if place + 1 < len(other) else None
        while at < len(order) and order[at] != following and passes(key, order[at]):
            at += 1
        order.insert(at, key)
    return order


def _common_ends(base: Sequence[T], side: Sequence[T]) -> tuple[int, int]:
    """Return how many values are the same at the beginning, and behind that at the end."""
    shorter = min(len(base), len(side))
    start = 0
    while start < shorter and base[start] == side[start]:
        start += 1
    end = 0
    while end < shorter - start and base[-1 - end] == side[-1 - end]:
        end += 1
    return start, end
