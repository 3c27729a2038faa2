"""A query in the language of the index: FTS5 expressions made of folded words alone.

Every word of an expression stands in quotation marks and consists of letters and digits after a
sign, so nothing that was typed can be an operator.

Words and accents are told exactly, with one exception. Of several words in a row of which only
some were typed with accents, the index knows where the row stands without accents, and where the
accented parts of it stand, but not that it is the same place. Such rows are *doubtful*, unless
the text has just the letters that were typed; whoever asks looks at each of them. In real texts
there are hardly any.
"""

from __future__ import annotations

from itertools import groupby

from briefing.archive.search import kinds
from briefing.archive.search.query import DocNumber, Term
from briefing.archive.search.tokens import LETTERS, NUMBER, STATE, TAGS, TEXT, UNITS, state_word
from briefing.language.folding import on_the_way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from briefing.archive.search.query import Filter, Query
    from briefing.archive.search.tokens import Signs
    from briefing.language.folding import Key
else:
    from briefing.tuples import NamedTuple


class Row(NamedTuple):
    """Words in a row as an expression: all of ``sure`` have them, and some of ``maybe``.

    They are the same where nothing is doubtful.
    """

    maybe: str
    sure: str

    @property
    def doubtful(self) -> str:
        """The expression for the items to look at, "" for none."""
        return "" if self.maybe == self.sure else f"({self.maybe} NOT {self.sure})"


class Asked(NamedTuple):
    """A query as the index understands it: one expression, and one for the doubtful items.

    The latter holds all that are doubtful for some word, whether or not they answer otherwise.
    """

    match: str
    doubtful: str


def express(query: Query) -> Asked:
    """Return the expression for the words of ``query`` and for what filters ask of words.

    Filters by days are no words and left to whoever asks.
    """
    wanted = [row_of(term, TEXT) for term in query.terms]
    unwanted = [row_of(term, TEXT) for term in query.excluded]
    for one in query.filters:
        found = _filter(one)
        if found is not None:
            (unwanted if one.excluded else wanted).append(found)
    doubtful = " OR ".join(filter(None, (row.doubtful for row in (*wanted, *unwanted))))
    match = " AND ".join(row.maybe for row in wanted) or _word(STATE)
    if unwanted:
        match = f"({match}) NOT ({' OR '.join(row.sure for row in unwanted)})"
    return Asked(match, doubtful)


def in_order(query: Query, *, begun: bool) -> str:
    """Return the expression for all words of ``query`` in a row, accents aside."""
    row = " ".join(word.plain for term in query.terms for word in term.words)
    return _word(row, begun=begun)


def row_of(term: Term, signs: Signs) -> Row:
    """Return the words of ``term`` in a row, where ``signs`` stand before the words."""
    accented = [bool(word.marked) for word in term.words]
    if not any(accented):
        both = _row(signs.plain, [word.plain for word in term.words], begun=term.begun)
        return Row(both, both)
    whole = _marked_row(signs, term.words, begun=term.begun)
    if all(accented):
        return Row(whole, whole)
    parts = [_row(signs.plain, [word.plain for word in term.words], begun=term.begun)]
    place = 0
    for marked, group in groupby(term.words, key=lambda word: bool(word.marked)):
        run = tuple(group)
        place += len(run)
        if marked:
            last = place == len(term.words)
            parts.append(_marked_row(signs, run, begun=term.begun and last))
    return Row(f"({' AND '.join(parts)})", whole)


def _marked_row(signs: Signs, words: tuple[Key, ...], *, begun: bool) -> str:
    """Return the words with the accents they were typed with, and without any where without."""
    said = [word.marked or word.plain for word in words]
    ways = [_row(signs.marked, said, begun=begun)]
    if begun:
        ways += [
            _row(signs.marked, [*said[:-1], other], begun=False) for other in on_the_way(said[-1])
        ]
    return ways[0] if len(ways) == 1 else f"({' OR '.join(ways)})"


def _row(sign: str, words: list[str], *, begun: bool) -> str:
    return _word(" ".join(sign + word for word in words), begun=begun)


def _word(said: str, *, begun: bool = False) -> str:
    return f'"{said}"*' if begun else f'"{said}"'


def _filter(one: Filter) -> Row | None:
    """Return the expression for a filter; ``None`` for one that only asks for days."""
    value = one.value
    if isinstance(value, Term):
        return row_of(value, UNITS if one.field == "unit" else TAGS)
    if isinstance(value, DocNumber):
        number = [NUMBER + value.number] if value.number else []
        said = _word(" ".join([*number, *(LETTERS + part for part in value.letters)]))
        return Row(said, said)
    if not isinstance(value, frozenset):
        return None
    if kinds.LATE in value:  # what is late is open too; whether it is late depends on the day
        return None if one.excluded else Row(_OPEN, _OPEN)
    said = " OR ".join(_word(state_word(name)) for name in sorted(value))
    return Row(f"({said})", f"({said})")


_OPEN = _word(state_word(kinds.OPEN))
