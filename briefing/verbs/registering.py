"""The register of documents: looked into, corrected by the office, exchanged with spreadsheets."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefing.archive.protocol import Archive
from briefing.errors import ConflictError
from briefing.i18n import _
from briefing.insight.checks.rule import DocumentKey, KnownDocument
from briefing.insight.documents.conflicts import About, Conflict
from briefing.insight.documents.register import (
    Document,
    Place,
    Register,
    Unresolved,
    gather,
    overlay,
)
from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import write_day_slashed
from briefing.language.documents import document_number
from briefing.language.letters import search_key
from briefing.model.parts import Part, PartKind, parts
from briefing.model.records import Briefing
from briefing.model.register import Entry, EntryKey, merged
from briefing.reading.documents_csv import read_documents
from briefing.verbs.directing import table_content
from briefing.verbs.giving import give
from briefing.verbs.overview import Overview
from briefing.verbs.pointing import Spot
from briefing.verbs.storing import TRIES
from briefing.writing.documents_csv import SUFFIX, write_documents

__all__ = [
    "FILE_NAME",
    "About",
    "Conflict",
    "Document",
    "Gathered",
    "Place",
    "Register",
    "TakenIn",
    "Unresolved",
    "conflict_phrase",
    "export_documents",
    "fitting",
    "gathered",
    "item_of",
    "known_documents",
    "ordinal_of",
    "register_of",
    "spot_of_place",
    "take_in_documents",
    "words_of",
]

Listed = TypeVar("Listed")
"""A document, or whatever a list has in its place."""

FILE_NAME = f"so-van-ban{SUFFIX}"
"""The name that an export proposes."""


class Gathered(NamedTuple):
    """The register as the weeks tell it, the weeks by their ids, and what could not be read."""

    register: Register
    weeks: Mapping[str, WeekFacts]
    problems: tuple[str, ...] = ()


class TakenIn(NamedTuple):
    """What taking a table in has done: new entries, changed ones, and what was left aside."""

    new: int
    changed: int
    notes: tuple[str, ...]


def gathered(overview: Overview) -> Gathered:
    """Return the register that all weeks tell, without what the office has entered."""
    return Gathered(
        gather(overview.weeks), {week.id: week for week in overview.weeks}, overview.problems
    )


def register_of(entries: Iterable[Entry], told: Gathered) -> Register:
    """Return the register that the weeks tell, corrected by what the office has entered."""
    return overlay(told.register, entries)


# ── Looking up ──────────────────────────────────────────────────────────────────────────────


def words_of(documents: Iterable[Document]) -> list[str]:
    """Return for each document the words that find it, folded all in one go."""
    lines = (
        " ".join(
            (
                document.type,
                document_number(document.number, document.symbol),
                document.symbol,
                write_day_slashed(document.date) if document.date else "",
                " ".join(document.title.split()),
                " ".join(document.issuer.split()),
            )
        )
        for document in documents
    )
    return [f" {line}" for line in search_key("\n".join(lines)).split("\n")]


def fitting(documents: Sequence[Listed], words: Sequence[str], typed: str) -> list[Listed]:
    """Return the documents of which a word begins with each word of ``typed``.

    ``words`` are those of :func:`words_of`, in the same order. Accents do not matter; "75-KL" is
    one word.
    """
    wanted = [f" {word}" for word in search_key(typed).split()]
    return [
        document
        for document, line in zip(documents, words, strict=True)
        if all(word in line for word in wanted)
    ]


def ordinal_of(week: WeekFacts, place: Place) -> int:
    """Return which result, conclusion or quotation of its week a place is; 0 for none."""
    cited = place.cited
    if cited.kind == "quotation":
        return int(cited.item)
    items: Sequence[str] = ()
    if cited.kind == "result":
        items = [result.id for result in week.results]
    elif cited.kind == "directive":
        items = [directive.id for directive in week.directives]
    return items.index(cited.item) + 1 if cited.item in items else 0


def spot_of_place(briefing: Briefing, place: Place) -> Spot:
    """Return where in ``briefing``, its week as it is now, a place stands."""
    cited = place.cited
    if cited.kind == "summary":
        return Spot(Part(PartKind.SUMMARY), "summary" if briefing.summary else "")
    if cited.kind == "result":
        known = any(result.id == cited.item for result in briefing.results)
        return Spot(Part(PartKind.RESULTS), cited.item if known else "")
    if cited.kind == "quotation":
        number = int(cited.item) - 1
        known = number < len(briefing.quotations)
        return Spot(Part(PartKind.QUOTATIONS), f"q{number}" if known else "")
    for part in parts(briefing):
        if part.kind is PartKind.CONCLUSIONS and cited.kind == "directive":
            group = briefing.directive_lists[part.list_index : part.list_index + 1]
            if any(item.id == cited.item for one in group for item in one.directives):
                return Spot(part, cited.item)
    return Spot(Part(PartKind.CONCLUSIONS if cited.kind == "directive" else PartKind.MEETING))


def item_of(part: Part, item_id: str) -> tuple[str, str]:
    """Return how places name an item of a briefing: kind and id, as in ``CitedAt``."""
    match part.kind:
        case PartKind.SUMMARY:
            return "summary", ""
        case PartKind.RESULTS:
            return "result", item_id
        case PartKind.CONCLUSIONS:
            return "directive", item_id
        case PartKind.QUOTATIONS:
            return "quotation", str(int(item_id[1:]) + 1)
        case _:
            return "title", ""


def conflict_phrase(conflict: Conflict) -> str:
    """Return a conflict in one line: "two days of signing: 30/5/2020 (3) – 29/5/2020 (1)"."""
    said = " – ".join(
        _("{words} (register)").format(words=one.words)
        if one.entered
        else f"{one.words} ({len(one.places)})"
        for one in conflict.said
    )
    match conflict.about:
        case About.DATE:
            return _("several days of signing: {said}").format(said=said)
        case About.TITLE:
            return _("several titles: {said}").format(said=said)
        case About.YEAR:
            return _("one number in several years: {said}").format(said=said)


def known_documents(entries: Iterable[Entry]) -> dict[DocumentKey, tuple[KnownDocument, ...]]:
    """Return what the office has entered of documents, for the checks: all that bear one number."""
    known: dict[DocumentKey, tuple[KnownDocument, ...]] = {}
    for entry in entries:
        key = (entry.type, entry.number.lstrip("0"), entry.symbol)
        one = KnownDocument(entry.date, entry.issuer, entry.title)
        known[key] = (*known.get(key, ()), one)
    return known


# ── Exchanging ──────────────────────────────────────────────────────────────────────────────


def export_documents(
    register: Register,
    weeks: Mapping[str, WeekFacts],
    target: Path | None = None,
    *,
    overwrite: bool = False,
) -> Path:
    """Write the whole register as CSV and return the file's path; raises as ``giving.give``."""
    lines = [_line(document, weeks) for document in register.documents]
    return give(write_documents(lines), FILE_NAME, target, overwrite=overwrite)


def _line(document: Document, weeks: Mapping[str, WeekFacts]) -> tuple[str, ...]:
    days = [place.day for place in document.places if place.week in weeks]
    return (
        document.type,
        document.number,
        document.symbol,
        write_day_slashed(document.date) if document.date else "",
        document.issuer,
        document.title,
        str(len(document.places)),
        write_day_slashed(min(days)) if days else "",
        write_day_slashed(max(days)) if days else "",
        " · ".join(conflict_phrase(conflict) for conflict in document.conflicts),
    )


def take_in_documents(archive: Archive, path: Path) -> TakenIn:
    """Enter the documents of the CSV file at ``path``; known ones are brought up to date.

    Raises :class:`~briefing.errors.ReadError` when the file cannot be read or understood, and
    what the archive raises; the register is then as it was.
    """
    reading = read_documents(table_content(path), path.name)
    tries = TRIES
    while True:
        before = archive.documents()
        after = merged(before, reading.entries)
        try:
            if after != before:
                archive.put_documents(after, base=before)
        except ConflictError:  # somebody was quicker: theirs stays as well
            tries -= 1
            if not tries:
                raise
        else:
            return TakenIn(len(after) - len(before), _changed(before, after), reading.notes)


def _changed(before: Sequence[Entry], after: Sequence[Entry]) -> int:
    known: dict[EntryKey, Entry] = {entry.key: entry for entry in before}
    return sum(1 for entry in after if entry.key in known and known[entry.key] != entry)
