"""How much two texts speak of the same work: words in common, unit, documents cited.

Words are compared on their search keys, two neighbours at a time: Vietnamese writes most words
in two syllables, and a syllable alone ("đề", "tổ") is shared by texts that have nothing else in
common.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefing.i18n import _, ngettext
from briefing.language.documents import Mention, document_number, find_mentions
from briefing.language.letters import marked_key, search_key

UNIT_BONUS = 10.0
DOCUMENT_BONUS = 10.0
MOST_WORDS = 10
"""Each word of a shared phrase counts a point, so that ties go to the longer phrases."""

LIKELY = 50.0
"""From which score on a match is likely. Texts that share a word by chance score 40 to 45."""

_SHOWN_PHRASES = 3
_WORD = re.compile(r"\w+")

# Syllables that only join others: a pair with one of them in it says nothing of the work.
_JOINING = frozenset(
    marked_key(
        "và của các những cho với về ở tại trong ngoài trên dưới theo từ đến để do bởi là có được "
        "bị đã đang sẽ còn thì mà này đó kia nào một hai ba bốn năm sáu bảy tám chín mười nốt xong"
    ).split()
)


class Likeness(NamedTuple):
    """How alike two texts are, 0 to 130, and why in the user's words ("" for no reason)."""

    score: float
    reason: str


class Described(NamedTuple):
    """A text made ready to be compared: its words, their pairs, its unit, what it cites.

    ``pairs[n]`` is the key of the words ``n`` and ``n + 1``, or "" where one of them only joins
    or is a number.
    """

    words: tuple[str, ...]
    pairs: tuple[str, ...]
    unit: str
    cited: tuple[Mention, ...]


def describe(text: str, unit: str, anchor: date) -> Described:
    """Return ``text`` ready to be compared; ``anchor`` dates the documents it cites."""
    words = tuple(_WORD.findall(text))
    return Described(
        words,
        _pairs(words),
        search_key(unit),
        tuple(find_mentions(text, anchor)),
    )


def work_pairs(text: str) -> tuple[str, ...]:
    """Return the pairs of neighbouring words of ``text``, as :class:`Described` has them."""
    return _pairs(_WORD.findall(text))


def likeness(one: Described, other: Described) -> Likeness:
    """Return how alike two texts are; phrases in the reason are spelt as in ``one``."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - start-up

    score = 0.0
    reasons = []
    if phrases := _shared_phrases(one, other):
        count = sum(len(phrase.split()) for phrase in phrases)
        score = token_set_ratio(" ".join(one.pairs), " ".join(other.pairs))
        score += min(count, MOST_WORDS)
        shown = ", ".join(phrases[:_SHOWN_PHRASES])
        more = ", …" if len(phrases) > _SHOWN_PHRASES else ""
        reasons.append(
            ngettext(
                "{count} word in common: {words}", "{count} words in common: {words}", count
            ).format(count=count, words=shown + more)
        )
    if number := _shared_document(one, other):
        score += DOCUMENT_BONUS
        reasons.append(_("both cite {number}").format(number=number))
    if one.unit and one.unit == other.unit:
        score += UNIT_BONUS
        reasons.append(_("same unit"))
    return Likeness(score, " · ".join(reasons))


def _pairs(words: Sequence[str]) -> tuple[str, ...]:
    keys = [_key(word) for word in words]
    return tuple(f"{one}_{other}" if one and other else "" for one, other in pairwise(keys))


@lru_cache(maxsize=8192)
def _key(word: str) -> str:
    """Return the key of a word, "" for one that says nothing of the work.

    Those are the joining words; and numbers, for days and quantities are shared by chance.
    """
    return "" if word.isdecimal() or marked_key(word) in _JOINING else search_key(word)


def _shared_phrases(one: Described, other: Described) -> list[str]:
    """Return the runs of words that both texts have, each once, longest first."""
    known = set(other.pairs) - {""}
    found: dict[str, str] = {}
    start = 0
    while start < len(one.pairs):
        end = start
        while end < len(one.pairs) and one.pairs[end] in known:
            end += 1
        if end > start:
            phrase = " ".join(one.words[start : end + 1])
            found.setdefault(search_key(phrase), phrase)
        start = end + 1
    return sorted(found.values(), key=lambda phrase: -len(phrase.split()))


def _shared_document(one: Described, other: Described) -> str:
    for mine in one.cited:
        for theirs in other.cited:
            if mine.number.lstrip("0") != theirs.number.lstrip("0"):
                continue
            if mine.symbol == theirs.symbol or not (mine.symbol and theirs.symbol):
                return document_number(mine.number, mine.symbol or theirs.symbol)
    return ""
