"""What many places together say that a document is about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefing.insight.documents.citing_resolved import Place
from briefing.language.letters import search_key

ALIKE = 0.5
"""The share of words that two ways of telling one title have in common at least."""


def agreed_title(places: Sequence[Place]) -> str:
    """Return the title that ``places`` tell; "" where none tells any.

    A title may have commas in it, after which one place alone may already speak of something
    else: it goes as far as two places that go on differently say the same.
    """
    told = [place.cited for place in places if place.cited.title]
    if not told:
        return ""
    clauses = dict.fromkeys(cited.more or cited.title for cited in told)
    counts: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for clause in clauses:
        for beginning in _beginnings(clause):
            key = search_key(beginning)
            counts[key] += 1
            spelt.setdefault(key, beginning)
    shared = [key for key, count in counts.items() if count > 1]
    if shared:
        return spelt[max(shared, key=len)]
    return Counter(cited.title for cited in told).most_common(1)[0][0]


def _beginnings(clause: str) -> Iterator[str]:
    """Yield the beginnings of a clause that end before a comma, and the clause."""
    at = clause.find(",")
    while at >= 0:
        yield clause[:at].rstrip()
        at = clause.find(",", at + 1)
    yield clause


def are_alike(one: str, other: str) -> bool:
    """Tell whether two titles may be one, told at different length."""
    first, second = _words(one), _words(other)
    return len(first & second) >= ALIKE * min(len(first), len(second))


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    return frozenset(search_key(title).replace(",", " ").split())
