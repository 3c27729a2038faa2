"""The office's own register of documents (sổ văn bản): what it knows better than the texts do.

An entry says when a document was signed, by whom and about what; the register drawn from all weeks
(:mod:`briefing.insight.documents.register`) is corrected by it. What an entry leaves empty stays
as the texts say it.
"""

import re
from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from briefing.language.documents import kinds_of, symbol_key
from briefing.model.records import Record

EntryKey = tuple[str, str, str, int]
"""Kind, number without leading zeros, key of the symbol, year of signing (0 for unknown).

Numbers begin anew each year (the State, Nghị định 30/2020) or each term (the Party, Hướng dẫn
05-HD/VPTW), so the year belongs to the name.
"""


class Entry(Record, frozen=True, kw_only=True):
    """One document as the office has entered it; ``title`` is what it is about (trích yếu)."""

    type: str
    number: str
    symbol: str = ""
    date: "date | None" = None
    issuer: str = ""
    title: str = ""

    @property
    def key(self) -> EntryKey:
        """What this entry is told apart by."""
        return entry_key(self.type, self.number, self.symbol, self.date)


def entry_key(kind: str, number: str, symbol: str, signed: date | None) -> EntryKey:
    """Return what a document is told apart by; a year in the symbol counts before the day's."""
    year = year_of(symbol) or (signed.year if signed else 0)
    kind = kind or next(iter(kinds_of(symbol)), "")
    return kind, number.lstrip("0") or number, symbol_key(symbol), year


def year_of(symbol: str) -> int:
    """Return the year that a symbol begins with, as in "2020/NĐ-CP"; 0 for none."""
    found = re.match(r"\d{4}(?!\w)", symbol)
    return int(found[0]) if found else 0


def with_entry(
    entries: Iterable[Entry], entry: Entry, instead_of: EntryKey | None = None
) -> tuple[Entry, ...]:
    """Return ``entries`` with ``entry``, instead of the one of its key and of ``instead_of``."""
    gone = {entry.key, instead_of}
    return _sorted((*(old for old in entries if old.key not in gone), entry))


def without_entry(entries: Iterable[Entry], key: EntryKey) -> tuple[Entry, ...]:
    """Return ``entries`` without the one of this key."""
    return tuple(entry for entry in entries if entry.key != key)


def merged(entries: Iterable[Entry], incoming: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return ``entries`` brought up to date by ``incoming``.

    What the incoming ones leave empty stays, and nothing is taken out.
    """
    by_key = {entry.key: entry for entry in entries}
    for new in incoming:
        old = by_key.get(new.key, new)
        by_key[new.key] = replace(
            new,
            date=new.date or old.date,
            issuer=new.issuer or old.issuer,
            title=new.title or old.title,
        )
    return _sorted(by_key.values())


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.key))
