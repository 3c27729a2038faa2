"""In how many items some word begins so: counted once, for what nearly every item has.

The first letter of a query is in nearly every item, and to count these takes longer than to find
the best of them. So the counts are kept for the commonest beginnings; others are quickly counted
when they are asked for.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from briefing.archive.search.tokens import TEXT

COMMON = 2000
"""So many words must begin so that the items are worth counting beforehand."""

_LONGEST = 3


def known_starts(base: sqlite3.Connection) -> frozenset[str]:
    """Return the beginnings that are kept count of, with their signs; none in a new index."""
    return frozenset(word for (word,) in base.execute("SELECT word FROM start"))


def starts_of(body: str) -> set[str]:
    """Return the beginnings of the words in the ``body`` of one item, with their signs."""
    return {start for word in set(body.split()) for start in _starts(word)}


def count_starts(base: sqlite3.Connection) -> None:
    """Count the items for the commonest beginnings, in an index that is otherwise finished."""
    base.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)")
    words: dict[str, int] = {}
    for word, items in base.execute("SELECT term, doc FROM temp.vocabulary"):
        for start in _starts(word):
            words[start] = words.get(start, 0) + items
    base.execute("DROP TABLE temp.vocabulary")
    for start, count in words.items():
        if count >= COMMON:
            base.execute(
                "INSERT INTO start SELECT ?, count(*) FROM words WHERE words MATCH ?",
                (start, f'"{start}"*'),
            )


def add_starts(base: sqlite3.Connection, gained: Mapping[str, int]) -> None:
    """Add what has been gained, or lost, to the counts."""
    base.executemany(
        "UPDATE start SET items = items + ? WHERE word = ?",
        ((count, start) for start, count in gained.items() if count),
    )


def _starts(word: str) -> Iterable[str]:
    """Yield the beginnings of a word of the text; other words are asked for whole."""
    sign = TEXT.marked if word.startswith(TEXT.marked) else TEXT.plain
    if word[len(sign) : len(sign) + 1].isalnum():
        for length in range(1, _LONGEST + 1):
            if len(word) >= len(sign) + length:
                yield word[: len(sign) + length]
