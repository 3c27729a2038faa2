"""Running totals as the texts tell them: "30 lượt công dân, nâng tổng số từ đầu năm lên 560".

A sentence of this week is compared with the one of the week before that says the same of the same
thing: as many words before the number as both have, its unit and the words after it, and how the
total is led into ("từ đầu năm", "từ đầu nhiệm kỳ"). A sentence that a week has twice is none.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from briefing.insight.checks.finders import quantities
from briefing.insight.checks.rule import Known, Passage, passages
from briefing.language.counting import TIME_NOUNS
from briefing.language.letters import marked_key
from briefing.language.patterns import late
from briefing.language.quantities import Quantity
from briefing.language.terms import Qualifier
from briefing.model.records import Briefing

_RAISES = late(
    r"(?:nâng|đưa)\s+(?:tổng\s+)?(?:số|lũy kế|luỹ kế)|(?:lũy|luỹ) kế|cộng dồn|tổng số",
    re.IGNORECASE,
)
_ENDS = late(r"^[.;:!?…)\n]|,\s*(?:nâng|đưa|tăng|giảm|đạt|chiếm|bằng)")
_WORDS = late(r"[^\W\d_]+")
_MOST_WORDS = 3
_CLOSE = 60  # letters between which the words around a number are looked for


class Told(NamedTuple):
    """A part, the total that it raises, and where both stand in which passage."""

    part: Quantity
    total: Quantity
    passage: Passage

    @property
    def words(self) -> str:
        """The words from the part to the total."""
        return self.passage.text[self.part.start : self.total.end]

    @property
    def is_exact(self) -> bool:
        """Whether neither is hedged ("gần 560")."""
        return self.part.qualifier is self.total.qualifier is Qualifier.EXACT


class Pair(NamedTuple):
    """What this week and the week before say of one thing; ``follows`` where none is between."""

    now: Told
    before: Told
    follows: bool


def told_totals(briefing: Briefing) -> Iterator[Told]:
    """Yield the running totals that the texts of ``briefing`` tell with their latest part."""
    for passage in passages(briefing):
        text = passage.text
        if not _RAISES.search(text):
            continue
        counted = [one for one in quantities(text) if one.unit.casefold() not in TIME_NOUNS]
        for part, total in pairwise(counted):
            between = text[part.end : total.start]
            if not _RAISES.search(between) or _ENDS.search(between.replace(";", ",")[:1]):
                continue
            if part.unit.casefold() == total.unit.casefold() and not part.percent:
                yield Told(part, total, passage)


def told_in_both(briefing: Briefing, known: Known) -> Iterator[Pair]:
    """Yield the running totals that the week before tells too, within one year."""
    previous = known.previous
    if previous is None or previous.period.start.year != briefing.period.end.year:
        return
    follows = previous.period.end + timedelta(days=1) == briefing.period.start
    earlier, now = list(told_totals(previous)), list(told_totals(briefing))
    for one in now:
        same = [other for other in earlier if _is_same(one, other)]
        if len(same) == 1 and sum(1 for other in now if _is_same(one, other)) == 1:
            yield Pair(one, same[0], follows)


def _is_same(one: Told, other: Told) -> bool:
    if _said_after(one) != _said_after(other) or _lead(one) != _lead(other):
        return False
    mine, theirs = _said_before(one), _said_before(other)
    shared = min(len(mine), len(theirs))
    return shared > 0 and mine[-shared:] == theirs[-shared:]


def _said_before(told: Told) -> list[str]:
    clause = re.split(r"[.;:,!?\n]", told.passage.text[: told.part.start])[-1][-_CLOSE:]
    return _keys(clause)[-_MOST_WORDS + 1 :]


def _said_after(told: Told) -> list[str]:
    between = told.passage.text[told.part.end : told.total.start]
    clause = re.split(r"[.;:,!?(\n]", between)[0][:_CLOSE]
    return [marked_key(told.part.unit), *_keys(clause)[:_MOST_WORDS]]


def _lead(told: Told) -> list[str]:
    """Return the words that lead into the total: since when it is counted."""
    return _keys(told.passage.text[told.part.end : told.total.start])


def _keys(text: str) -> list[str]:
    return [marked_key(word) for word in _WORDS.findall(text)]
