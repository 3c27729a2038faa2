"""The register of documents: each that the weeks cite once, with every place that cites it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from briefing.insight.documents.citing_resolved import Place, Unresolved, resolve_all
from briefing.insight.documents.conflicts import Conflict, clashing_years, conflicts_of
from briefing.insight.documents.titles import agreed_title
from briefing.insight.weekfacts import WeekFacts
from briefing.language.document_types import DOCUMENT_TYPES
from briefing.language.documents import document_number, write_citation
from briefing.model.register import Entry, EntryKey

__all__ = ["Conflict", "Document", "Place", "Register", "Unresolved", "gather", "overlay"]


class Document(NamedTuple):
    """One document; what nothing tells is empty.

    ``date``, ``issuer`` and ``title`` are what the office has entered (then there is an
    ``entry``), else what most places say. ``places`` are in the order of the weeks.
    """

    key: EntryKey
    type: str
    number: str
    symbol: str
    date: date | None
    issuer: str
    title: str
    places: tuple[Place, ...]
    conflicts: tuple[Conflict, ...] = ()
    entry: Entry | None = None

    @property
    def name(self) -> str:
        """Kind and number as they are spoken: "Kết luận 75-KL/TW"."""
        return f"{self.type} {document_number(self.number, self.symbol)}".strip()

    @property
    def citation(self) -> str:
        """The document as it is cited in full: "Kết luận số 75-KL/TW, ngày 30-5-2020"."""
        return write_citation(self.type, self.number, self.symbol, self.date)


class Register(NamedTuple):
    """All documents by kind, the newest first, and the mentions that nobody can place."""

    documents: tuple[Document, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


def gather(weeks: Sequence[WeekFacts]) -> Register:
    """Return the register of ``weeks``, oldest first, as their texts alone tell it."""
    resolved = resolve_all(weeks)
    documents = [_document(key, places) for key, places in resolved.places.items()]
    return _sorted(_with_years(documents), resolved.unresolved)


def overlay(register: Register, entries: Iterable[Entry]) -> Register:
    """Return ``register`` corrected by what the office has entered.

    An entry is that of the document of its number, symbol and year; where there is but one
    document of that number and symbol, the entry is its whatever the year. An entry that no
    week cites is a document of its own, and may be what a short form means.
    """
    entered = tuple(entries)
    if not entered:
        return register
    by_key = {document.key: document for document in register.documents}
    namesakes: dict[tuple[str, ...], list[EntryKey]] = {}
    for key in by_key:
        namesakes.setdefault(key[:3], []).append(key)
    taken = Counter(entry.key[:3] for entry in entered)
    for entry in entered:
        key = entry.key
        known = namesakes.get(key[:3], [])
        if key not in by_key and len(known) == 1 and taken[key[:3]] == 1:
            key = known[0]
        by_key[key] = _corrected(by_key.get(key) or _document(key, (), entry), entry)
    unresolved = _meant_by_entries(register.unresolved, by_key, entered)
    return _sorted(by_key.values(), unresolved)


def _document(key: EntryKey, places: Sequence[Place], entry: Entry | None = None) -> Document:
    citations = [place.cited.citation for place in places]
    return Document(
        key=key,
        type=key[0],
        number=_usual([citation.number for citation in citations])
        or (entry.number if entry else ""),
        symbol=_usual([citation.symbol for citation in citations])
        or (entry.symbol if entry else ""),
        date=_usual_day([citation.date for citation in citations]),
        issuer=_usual([citation.issuer for citation in citations]),
        title=agreed_title(places),
        places=tuple(places),
        conflicts=conflicts_of(places),
    )


def _usual(said: Sequence[str]) -> str:
    """Return what is said most often, the first of equals; what is not said does not count."""
    told = [words for words in said if words]
    if len(set(told)) < 2:  # nearly always, and counting takes a while
        return told[0] if told else ""
    return Counter(told).most_common(1)[0][0]


def _usual_day(said: Sequence[date | None]) -> date | None:
    told = [day for day in said if day]
    if len(set(told)) < 2:
        return told[0] if told else None
    return Counter(told).most_common(1)[0][0]


def _corrected(document: Document, entry: Entry) -> Document:
    return document._replace(
        number=entry.number,
        symbol=entry.symbol or document.symbol,
        date=entry.date or document.date,
        issuer=entry.issuer or document.issuer,
        title=entry.title or document.title,
        conflicts=conflicts_of(document.places, entry),
        entry=entry,
    )


def _with_years(documents: Sequence[Document]) -> list[Document]:
    """Return ``documents`` with those named that have one number in two years by mistake."""
    by_name: dict[tuple[str, ...], list[Document]] = {}
    for document in documents:
        by_name.setdefault(document.key[:3], []).append(document)
    found = []
    for group in by_name.values():
        clashes = clashing_years({one.key: one.date for one in group}, group[0].symbol)
        for one in group:
            others = [other for other in group if other.key in clashes.get(one.key, ())]
            if others:
                clash = Conflict.of_years([(other.date, other.places) for other in (one, *others)])
                found.append(one._replace(conflicts=(*one.conflicts, clash)))
            else:
                found.append(one)
    return found


def _meant_by_entries(
    unresolved: Sequence[Unresolved], by_key: dict[EntryKey, Document], entries: Sequence[Entry]
) -> tuple[Unresolved, ...]:
    """Give each short form to the one entry of its kind and number; return what is left."""
    left = []
    by_number: dict[tuple[str, str], list[EntryKey]] = {}
    for entry in entries:
        by_number.setdefault(entry.key[:2], []).append(entry.key)
    for one in unresolved:
        citation = one.place.cited.citation
        number = (citation.type, citation.number.lstrip("0"))
        meant = by_number.get(number, []) if not one.candidates else []
        if len(meant) == 1 and meant[0] in by_key:
            document = by_key[meant[0]]
            by_key[meant[0]] = document._replace(places=(*document.places, one.place))
        else:
            left.append(one)
    return tuple(left)


def _sorted(documents: Iterable[Document], unresolved: tuple[Unresolved, ...]) -> Register:
    return Register(tuple(sorted(documents, key=_rank)), unresolved)


_KINDS = {kind.name: place for place, kind in enumerate(DOCUMENT_TYPES)}


def _rank(document: Document) -> tuple[int, str, int, str, int, str]:
    """Sort by kind in its usual order, the newest first, those without a day last."""
    signed = document.date.toordinal() if document.date else document.key[3] * 365
    number = document.number.rstrip("abcde")
    return (
        _KINDS.get(document.type, len(_KINDS)),
        document.type,
        -signed,
        document.key[2],
        int(number) if number.isdecimal() else 0,
        document.number,
    )
