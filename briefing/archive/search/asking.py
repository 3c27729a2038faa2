"""Asking the index: the best hits, and how many there are."""

from __future__ import annotations

from functools import partial

from briefing.archive.search import kinds
from briefing.archive.search.express import express, in_order
from briefing.archive.search.hits import Found, Hit
from briefing.archive.search.index import LISTED, Unusable
from briefing.archive.search.query import Days, Term
from briefing.archive.search.spans import has_term, marks
from briefing.archive.search.tokens import TAGS, UNITS, mentions_read, names_in
from briefing.cores import date, sqlite3
from briefing.language.folding import keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.archive.search.express import Asked
    from briefing.archive.search.query import Filter, Query

_ITEMS = (
    "SELECT item.number, briefing.id, first, label, item.kind, item.id, ordinal, text, length,"
    " marker, mentions"
    " FROM item JOIN briefing ON briefing.number = briefing"
)
_FITS = "first <= ? AND last >= ? AND last - first <= ?"
"""As :func:`briefing.archive.search.matching.touches` has it."""

_ENDS = f"SELECT min(base), max(base) FROM briefing WHERE {_FITS}"  # noqa: S608 - made here
_BETWEEN = (
    f"SELECT base, base + items, {_FITS} FROM briefing"  # noqa: S608 - made here
    " WHERE base BETWEEN ? AND ? ORDER BY base"
)

_AT_ONCE = 500
_EVERYTHING = ((0, 2 * LISTED),)

Ranges = tuple[tuple[int, int], ...]
"""Stretches of numbers of items, from the first to before the last, in their order."""


def ask(base: sqlite3.Connection, query: Query, *, today: date, limit: int) -> Found:
    """Return the best ``limit`` hits for ``query`` in the index.

    Raises :class:`sqlite3.Error` and :class:`~briefing.archive.search.index.Unusable`.
    """
    if query.empty:
        return Found((), 0)
    inquiry = _Inquiry(base, query, today)
    numbers, total = inquiry.best(limit)
    return Found(tuple(_hits(base, query, numbers)), total)


class _Inquiry:
    """One query to one index: the days that it asks for, looked up once."""

    def __init__(self, base: sqlite3.Connection, query: Query, today: date) -> None:
        self._base = base
        self._query = query
        self._ranges: Ranges = _EVERYTHING
        self._conditions: list[str] = []
        for one in query.filters:
            self._narrow(one, today)

    def best(self, limit: int) -> tuple[list[int], int]:
        """Return the numbers of the best items, best first, and how many answer in all.

        The order is that of :func:`briefing.archive.search.matching.fit`: each of its steps is an
        expression of its own, and the last one holds all the others.
        """
        *firsts, everything = self._steps()
        found: dict[int, None] = {}
        for match, conditions in firsts:
            found.update(dict.fromkeys(self._numbers(match, conditions, limit)))
            if len(found) >= limit:
                return list(found)[:limit], self._total(*everything)
        match, conditions = everything
        # A condition on days costs more than the rows that it lets pass, so it is asked but once.
        rows = self._numbers(match, conditions, -1 if conditions else limit)
        found.update(dict.fromkeys(rows))
        total = len(found) if conditions or len(rows) < limit else self._total(match, conditions)
        return list(found)[:limit], total

    def _total(self, match: str, conditions: list[str]) -> int:
        """Return how many items answer, which for the first letter of a word is known already."""
        if match.endswith("*") and self._ranges is _EVERYTHING and not conditions:
            start = match.removeprefix('"').removesuffix('"*')
            for (items,) in self._base.execute("SELECT items FROM start WHERE word = ?", (start,)):
                return int(items)
        return sum(
            self._base.execute(
                f"SELECT count(*) {_from(conditions)}", (match, first, after - 1)
            ).fetchone()[0]
            for first, after in self._ranges
        )

    def _steps(self) -> Iterator[tuple[str, list[str]]]:
        """Yield expressions with their conditions, from the best fit to all that answers."""
        query = self._query
        asked = express(query)
        conditions = self._without_misled(asked, query)
        begun = bool(query.terms) and query.terms[-1].begun
        several = sum(len(term.words) for term in query.terms) > 1
        closed = query
        if begun:
            last = query.terms[-1]._replace(begun=False)
            closed = query._replace(terms=(*query.terms[:-1], last))
            whole = express(closed)
            whole_conditions = self._without_misled(whole, closed)
        else:
            whole, whole_conditions = asked, conditions
        if several:
            row = in_order(query, begun=False)
            yield f"({whole.match}) AND {row}", whole_conditions
            if begun:
                row = in_order(query, begun=True)
                yield f"({asked.match}) AND {row}", conditions
        if begun:
            yield whole.match, whole_conditions
        yield asked.match, conditions

    def _without_misled(self, asked: Asked, query: Query) -> list[str]:
        """Return the conditions, with the doubtful items left out that do not answer."""
        if not asked.doubtful:
            return self._conditions
        # Some of these would not answer anyway, and it does no harm to leave them out twice.
        misled = [
            number
            for number, text, facts in self._base.execute(
                "SELECT number, text, facts FROM item WHERE number IN"
                " (SELECT rowid FROM words WHERE words MATCH ?)",
                (asked.doubtful,),
            )
            if not _answers(query, text, facts)
        ]
        if not misled:
            return self._conditions
        return [*self._conditions, f"+rowid NOT IN ({','.join(map(str, misled))})"]

    def _numbers(self, match: str, conditions: list[str], limit: int) -> list[int]:
        """Return the first numbers, ``limit`` of them or somewhat more, or all for -1."""
        found: list[int] = []
        for first, after in self._ranges:
            rows = self._base.execute(
                f"SELECT rowid {_from(conditions)} ORDER BY rowid LIMIT ?",
                (match, first, after - 1, limit),
            )
            found += [number for (number,) in rows]
            if 0 <= limit <= len(found):
                break
        return found

    def _narrow(self, one: Filter, today: date) -> None:
        """Take in a filter that asks for days."""
        value = one.value
        if isinstance(value, Days) and one.field == "week":
            self._ranges = _both(self._ranges, self._weeks(value, excluded=one.excluded))
        elif isinstance(value, Days):
            first, last = value.start.toordinal(), value.end.toordinal()
            self._ask_tasks(f"due BETWEEN {first} AND {last}", excluded=one.excluded)
        elif one.field == "is" and kinds.LATE in value:
            late = f"(late OR due < {today.toordinal()})"
            self._ask_tasks(f"state = '{kinds.OPEN}' AND {late}", excluded=one.excluded)

    def _ask_tasks(self, condition: str, *, excluded: bool) -> None:
        """Ask for directives of which ``condition`` is true; it has no word of the user's."""
        tasks = f"SELECT number FROM task WHERE {condition}"  # noqa: S608 - made here
        # The sign keeps SQLite from looking each of them up in the index of words.
        self._conditions.append(f"+rowid {'NOT ' if excluded else ''}IN ({tasks})")

    def _weeks(self, days: Days, *, excluded: bool) -> Ranges:
        """Return where the items of the briefings are that are of these days, or of others."""
        first, last = days.start.toordinal(), days.end.toordinal()
        asked = (last, first, last - first)
        # Those of these days stand together but for some of other lengths, so few are looked at.
        around = (0, 2 * LISTED) if excluded else self._base.execute(_ENDS, asked).fetchone()
        rows = self._base.execute(_BETWEEN, (*asked, *around))
        stretches: list[list[int]] = []
        going_on = False
        for start, end, fitting in rows:
            taken = bool(fitting) is not excluded
            if taken and going_on:
                stretches[-1][1] = end
            elif taken:
                stretches.append([start, end])
            going_on = taken
        return tuple(
            (start + listed, end + listed) for listed in (0, LISTED) for start, end in stretches
        )


def _from(conditions: list[str]) -> str:
    where = ["words MATCH ?", "rowid BETWEEN ? AND ?", *conditions]
    return f"FROM words WHERE {' AND '.join(where)}"


def _both(one: Ranges, other: Ranges) -> Ranges:
    """Return what two lists of stretches have in common."""
    common = ((max(first, start), min(after, end)) for first, after in one for start, end in other)
    return tuple(sorted((start, end) for start, end in common if start < end))


def _answers(query: Query, text: str, facts: str) -> bool:
    """Tell whether an item has the words that ``query`` asks for, and only these."""
    said = keys(text)
    if not all(has_term(term, said) for term in query.terms):
        return False
    if any(has_term(term, said) for term in query.excluded):
        return False
    return all(
        has_term(one.value, names_in(facts, UNITS if one.field == "unit" else TAGS))
        is not one.excluded
        for one in query.filters
        if isinstance(one.value, Term)
    )


def _hits(base: sqlite3.Connection, query: Query, numbers: list[int]) -> Iterator[Hit]:
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        wanted = ",".join(map(str, some))
        rows = {
            row[0]: row[1:] for row in base.execute(f"{_ITEMS} WHERE item.number IN ({wanted})")
        }
        if len(rows) < len(some):
            raise Unusable  # words of items that are not there: somebody else has been at it
        for number in some:
            briefing, first, label, kind, item, ordinal, text, length, marker, named = rows[number]
            spans = marks(query, text, partial(mentions_read, named))
            day = date.fromordinal(first)
            yield Hit(briefing, day, label, kind, item, ordinal, text, spans, length, marker)
