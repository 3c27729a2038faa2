"""Where the texts contradict each other, or the office's register, about one document."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from briefing.insight.documents.citing_resolved import Place
from briefing.insight.documents.titles import are_alike
from briefing.language.congresses import term_of
from briefing.language.dates import write_day_slashed
from briefing.language.documents import is_party
from briefing.model.register import Entry, EntryKey, year_of

NEARBY = 2
"""Years by which a day is misdated, at most."""


class About(StrEnum):
    """What a conflict is about."""

    DATE = "date"  # one document with two days of signing
    TITLE = "title"  # one document with two titles
    YEAR = "year"  # one number in two years, although it was given once only


class Said(NamedTuple):
    """One of the things that are said: in which words, and where; nowhere is the register."""

    words: str
    places: tuple[Place, ...]
    entered: bool = False


class Conflict(NamedTuple):
    """Two or more things said of one document, what the office has entered first."""

    about: About
    said: tuple[Said, ...]

    @classmethod
    def of_years(cls, dated: Iterable[tuple[date | None, tuple[Place, ...]]]) -> "Conflict":
        """Return the conflict of one number that was given on several days of several years."""
        said = [Said(write_day_slashed(day), places) for day, places in dated if day]
        return cls(About.YEAR, tuple(said))


def conflicts_of(places: Sequence[Place], entry: Entry | None = None) -> tuple[Conflict, ...]:
    """Return what ``places`` and the office's ``entry`` say differently of one document."""
    found = (_dates(places, entry), _titles(places, entry))
    return tuple(conflict for conflict in found if conflict)


def clashing_years(
    documents: Mapping[EntryKey, date | None], symbol: str
) -> dict[EntryKey, list[EntryKey]]:
    """Return for each document of one number the others that are likely the same one misdated."""
    if len(documents) < 2 or year_of(symbol):
        return {}
    dated = [(key, day) for key, day in documents.items() if day]
    clashes: dict[EntryKey, list[EntryKey]] = {}
    for key, day in dated:
        for other, another in dated:
            if key != other and may_be_misdated(day, another, symbol):
                clashes.setdefault(key, []).append(other)
    return clashes


def may_be_misdated(day: date, another: date, symbol: str) -> bool:
    """Tell whether two days of one number are likely those of one document, one of them wrong.

    The centre numbers without a break from congress to congress, so it gives a number once a
    term; anywhere else only the same day and month of a year nearby make it likely.
    """
    centre = is_party(symbol) and symbol.endswith(("/TW", "/TƯ", "/T.Ư", "/T.W"))
    if centre and term_of(day) == term_of(another):
        return True
    same_day = (day.day, day.month) == (another.day, another.month)
    return same_day and abs(day.year - another.year) <= NEARBY


def _dates(places: Sequence[Place], entry: Entry | None) -> Conflict | None:
    by_day: dict[date, list[Place]] = {}
    for place in places:
        if day := place.cited.citation.date:
            by_day.setdefault(day, []).append(place)
    if len(by_day) + bool(entry and entry.date) < 2:
        return None
    said = [Said(write_day_slashed(day), tuple(where)) for day, where in by_day.items()]
    if entry and entry.date:
        entered = write_day_slashed(entry.date)
        said = _entered_first(entered, [one for one in said if one.words != entered])
    return _conflict(About.DATE, said)


def _titles(places: Sequence[Place], entry: Entry | None) -> Conflict | None:
    """Return the titles that have little in common; a longer and a shorter one are one."""
    said: list[tuple[str, list[Place]]] = []
    entered = entry.title if entry else ""
    for place in places:
        title = place.cited.title
        if not title or (entered and are_alike(title, entered)):
            continue
        known = next((where for words, where in said if are_alike(title, words)), None)
        if known is None:
            said.append((title, [place]))
        else:
            known.append(place)
    told = [Said(words, tuple(where)) for words, where in said]
    return _conflict(About.TITLE, _entered_first(entered, told) if entered else told)


def _entered_first(entered: str, others: list[Said]) -> list[Said]:
    return [Said(entered, (), entered=True), *others]


def _conflict(about: About, said: list[Said]) -> Conflict | None:
    if len(said) < 2:
        return None
    said.sort(key=lambda one: (not one.entered, -len(one.places)))
    return Conflict(about, tuple(said))
