"""Phrases used before: what a sentence that is being typed has often gone on with.

A sentence's beginning is offered to go on as at least :data:`OFTEN` sentences of earlier weeks
did, for as many words as most of them share. Letters are compared with their marks and without
regard to case; nothing is learned and nothing leaves the archive.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.language.letters import marked_key

OFTEN = 3
"""Sentences that went on so, at least."""

LEAST_WORDS = 2
"""Whole words that must have been typed of a sentence before anything is offered."""

LONGEST = 14
"""Words of a sentence that are kept."""

MOSTLY = 0.5
"""The share of the sentences that go on with a word, for it to be offered."""

DISTINCT = 60
"""Ways of going on that are weighed, at most: beyond that there is no usual one."""

_END = b"\xff"
"""Sorts after every letter, in UTF-8 as it does anywhere."""

_SENTENCE = re.compile(r"(?:[.;!?…](?=\s|$)|\n)")
_NOT_SHARED = re.compile(r"\d|[@!#\"“”]")


class Phrases(NamedTuple):
    """The beginnings of all sentences, sorted by their keys, and as they were written.

    All in UTF-8, which takes half the memory and is in the same order.
    """

    keys: Sequence[bytes] = ()
    words: Sequence[bytes] = ()


def beginnings(text: str) -> Iterator[str]:
    """Yield the first words of each sentence of ``text``, up to the first number in it.

    Numbers are not what is said again; a sentence of fewer than three words is no phrase.
    """
    for sentence in _SENTENCE.split(text):
        words = sentence.split()[:LONGEST]
        stop = next((n for n, word in enumerate(words) if _NOT_SHARED.search(word)), len(words))
        if stop > LEAST_WORDS:
            yield " ".join(words[:stop])


def phrases_of(said: Iterable[str]) -> Phrases:
    """Return what has been :func:`beginnings`, ready to be asked."""
    keyed = sorted(
        (f"{marked_key(words)} ".encode(), words.encode(), times)
        for words, times in Counter(said).items()
    )
    return Phrases(
        [key for key, _words, times in keyed for _time in range(times)],
        [words for _key, words, times in keyed for _time in range(times)],
    )


def go_on(phrases: Phrases, before: str) -> str:
    """Return how the sentence at the end of ``before`` has usually gone on; "" for nothing.

    ``before`` is the text up to the cursor, which stands at the end of a word or after a blank.
    """
    begun = _SENTENCE.split(before)[-1].lstrip()
    whole = begun.count(" ")
    if whole < LEAST_WORDS or begun.endswith("  ") or whole >= LONGEST:
        return ""
    key = marked_key(begun).encode()
    first, last = _range(phrases.keys, key, 0, len(phrases.keys))
    if last - first < OFTEN:
        return ""
    reached = len(key)
    while True:
        found = _usual(phrases.keys, reached, first, last)
        if found is None:
            break
        reached, first, last = found
    # The key may be shorter than the words it stands for, never the number of their words.
    words = phrases.words[first].decode().split()[: phrases.keys[first][:reached].count(b" ")]
    done = begun.split()
    if not begun.endswith(" ") and len(words) >= len(done):
        rest = words[len(done) - 1][len(done[-1]) :]
        return " ".join((rest, *words[len(done) :])) if _fits(words, done) else ""
    return " ".join(words[len(done) :])


def _fits(words: Sequence[str], done: Sequence[str]) -> bool:
    """Tell whether the last typed word is a beginning of the one in its place, letter by letter."""
    typed = done[-1]
    return marked_key(words[len(done) - 1][: len(typed)]) == marked_key(typed)


def _usual(
    keys: Sequence[bytes], reached: int, first: int, last: int
) -> tuple[int, int, int] | None:
    """Return how far the usual next word leads, and the range of those that go on with it."""
    best: tuple[int, int, int] | None = None
    here = first
    for _way in range(DISTINCT):
        if here >= last:
            break
        end = keys[here].find(b" ", reached) + 1
        if not end:  # the sentence is over
            here += 1
            continue
        start, here = _range(keys, keys[here][:end], here, last)
        if best is None or here - start > best[2] - best[1]:
            best = (end, start, here)
    else:
        return None
    if best is None or best[2] - best[1] < max(OFTEN, MOSTLY * (last - first)):
        return None
    return best


def _range(keys: Sequence[bytes], key: bytes, low: int, high: int) -> tuple[int, int]:
    """Return between which places the keys that begin with ``key`` stand."""
    first = bisect_left(keys, key, low, high)
    return first, bisect_left(keys, key + _END, first, high)
