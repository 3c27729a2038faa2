"""What an item's section and unit may be: those that items of earlier weeks had in like words.

Words are compared two neighbours at a time, as in :mod:`briefing.insight.matching`. A pair that
few items have says more than one that many have. Each suggestion says which item it is from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from math import log
from typing import NamedTuple

from briefing.i18n import _
from briefing.insight.matching import work_pairs
from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import DateRange, write_range

NEWEST = 260
"""Weeks that are remembered: the offices and their sections change."""

FEWEST_PAIRS = 2
"""Pairs of neighbouring words in common that make two texts alike, at least."""

SHARE = 0.4
"""The share of the pairs of the shorter text that both have, at least."""

AGREEING = 0.6
"""The share of what like items say that one value must have to be suggested."""

_LIKEST = 12
_LOOKED_AT = 400
_SHOWN_WORDS = 8


class What(StrEnum):
    """What is suggested."""

    SECTION = "section"
    UNIT = "unit"


class Earlier(NamedTuple):
    """An item of an earlier week: where it stands, its first words, what it bears."""

    week: WeekFacts
    kind: str
    item: str
    words: str
    section: str
    unit: str
    pairs: frozenset[str]


class Memory(NamedTuple):
    """The items of the newest weeks, and by each pair of words the places of those that have it."""

    items: Sequence[Earlier]
    by_pair: Mapping[str, Sequence[int]]

    def count(self, pair: str) -> int:
        """Return how many items have a pair of words."""
        return len(self.by_pair[pair])


class Hint(NamedTuple):
    """A section or a unit that may fit, from which item of which week, and why in words."""

    what: What
    value: str
    reason: str
    week: str
    item: str


def memory_of(weeks: Sequence[WeekFacts]) -> Memory:
    """Return what the newest of ``weeks``, oldest first, have to suggest."""
    items: list[Earlier] = []
    by_pair: dict[str, list[int]] = {}
    for week in weeks[-NEWEST:]:
        for kind, item, words, section, unit in _said(week):
            if not (section or unit):
                continue
            pairs = frozenset(work_pairs(words)) - {""}
            for pair in pairs:
                by_pair.setdefault(pair, []).append(len(items))
            items.append(Earlier(week, kind, item, words, section, unit, pairs))
    return Memory(items, by_pair)


def _said(week: WeekFacts) -> Iterator[tuple[str, str, str, str, str]]:
    for result in week.results:
        yield "result", result.id, result.words, result.section, result.unit
    for directive in week.directives:
        yield "directive", directive.id, directive.text, "", directive.unit


def suggest(memory: Memory, text: str, *, besides: str = "") -> tuple[Hint, ...]:
    """Return at most a section and a unit for ``text``, as like items of other weeks have them.

    ``besides`` is the id of the briefing that the text is of; its own items suggest nothing.
    """
    like = _likest(memory, text, besides)
    found = (_agreed(like, What.SECTION), _agreed(like, What.UNIT))
    return tuple(suggestion for suggestion in found if suggestion)


def _likest(memory: Memory, text: str, besides: str) -> list[tuple[float, Earlier]]:
    """Return the items that are alike, the likest first, each with how much it counts."""
    pairs = set(work_pairs(text)) - {""}
    rare = sorted((pair for pair in pairs if pair in memory.by_pair), key=memory.count)
    scores: dict[int, float] = {}
    looked_at = 0
    for pair in rare:
        places = memory.by_pair[pair][-_LOOKED_AT:]
        looked_at += len(places)
        if looked_at > _LOOKED_AT and scores:
            break  # what so many have tells little, and a key has no time for it
        weight = log(1 + len(memory.items) / len(places))
        for place in places:
            scores[place] = scores.get(place, 0.0) + weight
    found: list[tuple[float, Earlier]] = []
    for place in sorted(scores, key=lambda place: (-scores[place], -place))[: 4 * _LIKEST]:
        item = memory.items[place]
        common = len(pairs & item.pairs)
        enough = common >= FEWEST_PAIRS and common >= SHARE * min(len(pairs), len(item.pairs))
        if enough and item.week.id != besides:
            found.append((scores[place], item))
    return found[:_LIKEST]


def _agreed(like: Iterable[tuple[float, Earlier]], what: What) -> Hint | None:
    """Return what most of ``like`` say, from the likest of them; ``None`` where they differ."""
    votes: dict[str, float] = {}
    first: dict[str, Earlier] = {}
    for score, item in like:
        value = item.section if what is What.SECTION else item.unit
        if value:
            votes[value] = votes.get(value, 0.0) + score
            first.setdefault(value, item)
    if not votes:
        return None
    value = max(votes, key=lambda one: votes[one])
    if votes[value] < AGREEING * sum(votes.values()):
        return None
    item = first[value]
    return Hint(what, value, _reason(item), item.week.id, item.item)


def _reason(item: Earlier) -> str:
    period = item.week.period
    words = item.words.split()
    shown = " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")
    said = (
        _("like the result of {week}: {words}")
        if item.kind == "result"
        else _("like the conclusion of {week}: {words}")
    )
    return said.format(week=write_range(DateRange(period.start, period.end)), words=shown)
