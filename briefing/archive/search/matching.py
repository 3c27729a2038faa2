"""Whether an item answers to a query, how well, and where: the meaning of it all.

The index must find exactly what is found here; a property test compares the two.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefing.archive.search import kinds
from briefing.archive.search.entries import Entry, Sheet
from briefing.archive.search.query import Days, DocNumber, Filter, Query, Term
from briefing.archive.search.spans import answers_to, has_term
from briefing.language.folding import Key, keys
from briefing.model.records import Status
from briefing.model.standing import Standing, is_late

_STATES = {
    Status.DONE: kinds.DONE,
    Status.DROPPED: kinds.DROPPED,
    Status.CARRIED: kinds.CARRIED,
}


class Item(NamedTuple):
    """An entry with what surrounds it. ``standing`` is ``None`` for what is no directive."""

    sheet: Sheet
    entry: Entry
    standing: Standing | None
    keys: Sequence[Key]


def matches(query: Query, item: Item, today: date) -> bool:
    """Tell whether ``item`` answers to ``query``."""
    return (
        all(has_term(term, item.keys) for term in query.terms)
        and not any(has_term(term, item.keys) for term in query.excluded)
        and all(_passes(one, item, today) is not one.excluded for one in query.filters)
    )


def fit(query: Query, item: Item) -> int:
    """Return how well ``item``, which answers to ``query``, fits; 0 is best.

    0: the words stand side by side as asked, the last one whole; 1: side by side, the last one
    begun; 2: all of them whole, anywhere; 3: the last one only begun. Side by side is meant
    without regard to accents.
    """
    if not query.terms:
        return 0
    asked = [Key(word.plain, "") for term in query.terms for word in term.words]
    begun = query.terms[-1].begun
    whole = not begun or has_term(query.terms[-1]._replace(begun=False), item.keys)
    if whole and has_term(Term(tuple(asked), begun=False), item.keys):
        return 0
    if has_term(Term(tuple(asked), begun=begun), item.keys) and len(asked) > 1:
        return 1
    return 2 if whole else 3


def state_of(standing: Standing) -> str:
    """Return what ``is:`` calls a standing."""
    return _STATES.get(standing.status, kinds.OPEN)


def touches(days: Days, start: date, end: date) -> bool:
    """Tell whether a period is of these days: it touches them and is not longer than they are."""
    return start <= days.end and end >= days.start and end - start <= days.end - days.start


def _passes(one: Filter, item: Item, today: date) -> bool:
    entry, value = item.entry, one.value
    if isinstance(value, Term):
        names = entry.units if one.field == "unit" else entry.tags
        return any(has_term(value, keys(name)) for name in names)
    if isinstance(value, DocNumber):
        return any(answers_to(value, named) for named in entry.documents)
    if isinstance(value, Days):
        if one.field == "due":
            return entry.due is not None and value.start <= entry.due <= value.end
        return touches(value, item.sheet.start, item.sheet.end)
    if one.field == "in":
        return entry.kind in value
    return any(_is(state, item, today) for state in value)


def _is(state: str, item: Item, today: date) -> bool:
    if state in {kinds.FINAL, kinds.DRAFT}:
        return item.sheet.final is (state == kinds.FINAL)
    if item.standing is None:
        return False
    if state == kinds.LATE:
        return is_late(item.standing, item.entry.due, today)
    return state_of(item.standing) == state
