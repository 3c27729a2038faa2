"""Which document each mention means, over all weeks.

A mention in full says it itself, but for the year, since numbers begin anew. One in short form
("Kết luận 75") means what was last named so: in its own text, else in its own week, else in the
newest week before that names one. Where that week names two, nobody can tell.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from briefing.insight.documents.citing import CitedAt
from briefing.insight.weekfacts import WeekFacts
from briefing.language.documents import is_party, is_short, issuers_agree, kinds_of, symbol_key
from briefing.model.register import EntryKey, entry_key, year_of

LONG_AGO = 400
"""Days after which a number of the State without a year is taken for another year's."""


class Place(NamedTuple):
    """Where a document is cited: the briefing's id, its day, and what is written there."""

    week: str
    day: date
    cited: CitedAt


class Unresolved(NamedTuple):
    """A mention of which nobody can tell what it means; ``candidates`` are what it may."""

    place: Place
    candidates: tuple[EntryKey, ...] = ()


class Resolved(NamedTuple):
    """The places of each document, in the order of the weeks, and what is left."""

    places: dict[EntryKey, list[Place]]
    unresolved: tuple[Unresolved, ...]


class _At(NamedTuple):
    """A mention with its position among all: week, text in the week, place in the text."""

    week: int
    text: int
    order: int
    place: Place

    @property
    def cited(self) -> CitedAt:
        return self.place.cited


Known = list[tuple[_At, EntryKey]]
Fits = Callable[[_At, _At, EntryKey], bool]
"""Whether a mention may mean the document of a key as another mention names it."""


def resolve_all(weeks: Sequence[WeekFacts]) -> Resolved:
    """Return which document each mention of ``weeks``, oldest first, means."""
    found: Known = []
    unresolved: list[tuple[_At, Unresolved]] = []
    short: list[_At] = []
    by_symbol: dict[tuple[str, str], list[_At]] = {}
    for at in _mentions(weeks):
        citation = at.cited.citation
        if is_short(citation.symbol):
            short.append(at)
        else:
            key = (citation.number.lstrip("0"), symbol_key(citation.symbol))
            by_symbol.setdefault(key, []).append(at)
    for group in by_symbol.values():
        for kind, alike in _by_kind(group).items():
            _tell_years_apart(kind, alike, found, unresolved)
    _resolve_short(short, found, unresolved)
    places: dict[EntryKey, list[Place]] = {}
    for at, name in sorted(found, key=_position):
        places.setdefault(name, []).append(at.place)
    unresolved.sort(key=_position)
    return Resolved(places, tuple(one for _at, one in unresolved))


def _position(found: tuple[_At, object]) -> tuple[int, int, int]:
    return found[0][:3]


def _mentions(weeks: Sequence[WeekFacts]) -> Iterator[_At]:
    for week, facts in enumerate(weeks):
        text, before = -1, None
        for order, cited in enumerate(facts.cited):
            if (cited.kind, cited.item) != before:
                text, before = text + 1, (cited.kind, cited.item)
            yield _At(week, text, order, Place(facts.id, facts.day, cited))


def _by_kind(group: list[_At]) -> dict[str, list[_At]]:
    """Return the mentions of one number and symbol by kind; those that tell none join the most."""
    first = group[0].cited.citation.type
    if first and all(at.cited.citation.type == first for at in group):
        return {first: group}
    told = Counter(at.cited.citation.type for at in group if at.cited.citation.type)
    usual = next(
        (kind for kind, _count in told.most_common(1)),
        next(iter(kinds_of(group[0].cited.citation.symbol)), ""),
    )
    by_kind: dict[str, list[_At]] = {}
    for at in group:
        by_kind.setdefault(at.cited.citation.type or usual, []).append(at)
    return by_kind


def _tell_years_apart(
    kind: str, alike: list[_At], found: Known, unresolved: list[tuple[_At, Unresolved]]
) -> None:
    """Add the mentions of one kind, number and symbol to ``found``, each under its year."""
    known: Known = []
    undated: list[_At] = []
    for at in alike:
        citation = at.cited.citation
        if citation.date or year_of(citation.symbol):
            known.append((at, _key(kind, at)))
        else:
            undated.append(at)
    symbol = alike[0].cited.citation.symbol
    fits = _any if is_party(symbol) else _signed_lately
    left: Known = []
    for at in undated:
        meant = _meant(known, at, fits) or _next(known, at, fits)
        if len(meant) > 1:
            unresolved.append((at, Unresolved(at.place, meant)))
        else:
            left.append((at, meant[0] if meant else _key(kind, at)))
    found += known
    found += left


def _resolve_short(
    short: list[_At], found: Known, unresolved: list[tuple[_At, Unresolved]]
) -> None:
    """Add the short forms to ``found``, a dated one without a full citation as its own document."""
    by_number: dict[tuple[str, str], Known] = {}
    for at, key in sorted(found, key=_position):
        by_number.setdefault(key[:2], []).append((at, key))
    for at in sorted(short, key=_says_least):
        citation = at.cited.citation
        known = by_number.setdefault((citation.type, citation.number.lstrip("0")), [])
        meant = _meant(known, at, _fits_short)
        if len(meant) > 1 or not (meant or _stands_alone(at)):
            unresolved.append((at, Unresolved(at.place, meant)))
            continue
        key = meant[0] if meant else _key(citation.type, at)
        found.append((at, key))
        if not meant:
            known.insert(bisect_left(known, at[:3], key=_position), (at, key))


def _says_least(at: _At) -> tuple[bool, int, int, int]:
    """Sort those first that may be documents of their own, for others may mean them."""
    return not _stands_alone(at), *at[:3]


def _stands_alone(at: _At) -> bool:
    """Tell "Công văn số 9723 ngày 5/3/2020" and "Nghị định 30/2020" from a mere number."""
    return bool(at.cited.citation.date or at.cited.citation.symbol)


def _key(kind: str, at: _At) -> EntryKey:
    citation = at.cited.citation
    return entry_key(kind, citation.number, citation.symbol, citation.date)


def _meant(known: Known, at: _At, fits: Fits) -> tuple[EntryKey, ...]:
    """Return what ``at`` means by what of ``known``, in order, was named round it or before."""
    place = bisect_left(known, at[:3], key=_position)
    week: dict[EntryKey, None] = {}
    newest = at.week
    for other, key in reversed(known[:place]):
        if other.week != newest and week:
            break
        if not fits(at, other, key):
            continue
        if other[:2] == at[:2]:
            return (key,)
        if other.week < at.week == newest and (after := _after_in_week(known, place, at, fits)):
            return after
        newest = other.week
        week[key] = None
    return tuple(week) or _after_in_week(known, place, at, fits)


def _after_in_week(known: Known, place: int, at: _At, fits: Fits) -> tuple[EntryKey, ...]:
    after: dict[EntryKey, None] = {}
    for other, key in known[place:]:
        if other.week != at.week:
            break
        if fits(at, other, key):
            after[key] = None
    return tuple(after)


def _next(known: Known, at: _At, fits: Fits) -> tuple[EntryKey, ...]:
    """Return what is named first after ``at``."""
    place = bisect_left(known, at[:3], key=_position)
    return next(((key,) for other, key in known[place:] if fits(at, other, key)), ())


def _any(_at: _At, _other: _At, _key: EntryKey) -> bool:
    return True


def _signed_lately(at: _At, other: _At, _key: EntryKey) -> bool:
    """Tell whether a number of the State may be that of ``other``, for they begin anew."""
    signed = other.cited.citation.date
    return signed is None or abs((at.place.day - signed).days) <= LONG_AGO


def _fits_short(at: _At, other: _At, key: EntryKey) -> bool:
    """Tell whether a short form may mean the document ``key`` as ``other`` names it."""
    short, full = at.cited.citation, other.cited.citation
    year = year_of(short.symbol) or (short.date.year if short.date else 0)
    return year in (0, key[3]) and issuers_agree(short.issuer, full.issuer)
