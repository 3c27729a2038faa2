"""Writing into an index: briefings out, briefings in, each item under its number."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.archive.search import kinds, tokens
from briefing.archive.search.changes import HIDDEN, Changes, Copy, Progress
from briefing.archive.search.entries import Sheet
from briefing.archive.search.index import LISTED, Stamp
from briefing.archive.search.matching import state_of
from briefing.archive.search.starts import add_starts, known_starts, starts_of
from briefing.archive.search.stored import Place, newest_first, place_of
from briefing.model.records import Status
from briefing.model.standing import Standing, Told, standing

_DAY = 1 << 10
"""Numbers kept free for the items of each day's briefings, so that few have to move."""

_SECOND = 1 << 8
"""Numbers kept free for a briefing before the next one of the same day."""

_LAST_DAY = 1 << 22
"""Beyond the last day of the calendar, so that newer days have lower numbers."""

_NOBODY = Place("", "other", 0, 0)
"""The place of what is not indexed: a hidden copy, a document that is no valid record."""

_TOLD = msgspec.json.Decoder(Told)
_JSON = msgspec.json.Encoder()

# Where items wait until it is known under which numbers they are to stand.
_DRAFT = """
CREATE TEMP TABLE draft (
    briefing INTEGER NOT NULL, listed INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL,
    id TEXT NOT NULL, ordinal INTEGER NOT NULL, text TEXT NOT NULL, length INTEGER NOT NULL,
    facts TEXT NOT NULL, marker TEXT NOT NULL, mentions TEXT NOT NULL, due INTEGER,
    PRIMARY KEY (briefing, listed, place)
) WITHOUT ROWID
"""

Standings = dict[tuple[str, str], Standing]


class _Drafted(NamedTuple):
    """A briefing whose items wait: the number it will have, how many they are."""

    number: int
    place: Place
    label: str
    items: int
    told: bytes


class Writer:
    """Makes the index in ``base`` agree with ``folder``, within the transaction that is open."""

    def __init__(self, folder: Path, base: sqlite3.Connection, now: dict[str, Stamp]) -> None:
        self._base = base
        self._base.execute(_DRAFT)
        self._drafted: dict[Copy, _Drafted] = {}
        self._starts = known_starts(base)
        self._gained: Counter[str] = Counter()
        self._last: int = base.execute("SELECT ifnull(max(number), 0) FROM briefing").fetchone()[0]
        self._changes = Changes(folder, base, now, self._draft)

    def write(self, progress: Progress) -> tuple[str, ...]:
        """Do it; returns a sentence for each year that cannot be read, or not wholly."""
        for copy, known, digest in self._changes.read(progress):
            if known:
                self._forget(copy)
            if digest is not None:
                self._enter(copy, digest)
        self._note_years()
        waiting = self._settle()
        standings = self._standings()
        self._correct(standings)
        self._insert(waiting, standings)
        self._base.execute("DROP TABLE draft")
        add_starts(self._base, self._gained)
        return tuple(year.problem for year in self._changes.years.values() if year.problem)

    # ── Briefings ───────────────────────────────────────────────────────────────────────────

    def _draft(self, copy: Copy, sheet: Sheet) -> None:
        self._last += 1
        number = self._last
        told = _JSON.encode(sheet.told)
        self._drafted[copy] = _Drafted(
            number, place_of(sheet), sheet.label, len(sheet.entries), told
        )
        state = kinds.FINAL if sheet.final else kinds.DRAFT
        self._base.executemany(
            "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    number,
                    entry.kind in kinds.LISTED,
                    place,
                    entry.kind,
                    entry.item,
                    entry.ordinal,
                    entry.text,
                    entry.length,
                    tokens.facts((entry.kind, state), entry.units, entry.tags, entry.documents),
                    entry.marker,
                    tokens.mentions_written(entry.mentions),
                    entry.due.toordinal() if entry.due else None,
                )
                for place, entry in enumerate(sheet.entries)
            ),
        )

    def _forget(self, copy: Copy) -> None:
        found = self._base.execute(
            "SELECT base, items FROM briefing WHERE year = ? AND id = ?", copy
        ).fetchone()
        self._withdraw(*found)
        self._base.execute("DELETE FROM briefing WHERE year = ? AND id = ?", copy)

    def _enter(self, copy: Copy, digest: str) -> None:
        drafted = self._drafted.get(copy)
        if digest == HIDDEN or drafted is None:
            self._last += 1
            drafted = _Drafted(self._last, _NOBODY, "", 0, b"")
        place = drafted.place
        self._base.execute(
            "INSERT INTO briefing VALUES (?, ?, ?, ?, ?, ?, ?, ?, -1, ?, ?)",
            (
                drafted.number,
                copy[1],
                copy[0],
                digest,
                place.kind,
                place.start,
                place.end,
                drafted.label,
                drafted.items,
                drafted.told,
            ),
        )

    def _note_years(self) -> None:
        changes = self._changes
        gone = ((name,) for name in changes.gone)
        self._base.executemany("DELETE FROM year WHERE name = ?", gone)
        self._base.executemany(
            "INSERT OR REPLACE INTO year VALUES (?, ?, ?, ?, ?)",
            (
                (name, *year.stamp, _JSON.encode(year.moving), bool(year.problem))
                for name, year in changes.years.items()
            ),
        )

    def _settle(self) -> list[tuple[int, str, int]]:
        """Give every briefing its place among all.

        Returns number, id and base of those whose items wait, in the order of their bases. Items
        of one that has to move, since a day has got too full, wait too.
        """
        stored = {
            briefing: (number, Place(briefing, kind, first, last), base, items)
            for number, briefing, kind, first, last, base, items in self._base.execute(
                "SELECT number, id, kind, first, last, base, items FROM briefing WHERE items"
            )
        }
        waiting: list[tuple[int, str, int]] = []
        free, day, rank = 0, -1, 0
        for place in newest_first(place for _number, place, _base, _items in stored.values()):
            number, _place, base, items = stored[place.briefing]
            day, rank = (day, rank + 1) if place.start == day else (place.start, 0)
            wanted = max((_LAST_DAY - day) * _DAY + rank * _SECOND, free)
            free = wanted + items
            if base != wanted:
                if base >= 0:
                    self._unsettle(number, base, items)
                self._base.execute(
                    "UPDATE briefing SET base = ? WHERE number = ?", (wanted, number)
                )
                waiting.append((number, place.briefing, wanted))
        return waiting

    def _unsettle(self, number: int, base: int, items: int) -> None:
        """Let the items of a briefing wait for other numbers."""
        for listed in (0, 1):
            start = base + listed * LISTED
            self._base.execute(
                "INSERT INTO draft SELECT ?, ?, item.number - ?, kind, id, ordinal, text, length,"
                " facts, marker, mentions, due FROM item"
                " LEFT JOIN task ON task.number = item.number WHERE item.number BETWEEN ? AND ?",
                (number, listed, start, start, start + items - 1),
            )
        self._withdraw(base, items)

    # ── Items ───────────────────────────────────────────────────────────────────────────────

    def _withdraw(self, base: int, items: int) -> None:
        for first in (base, base + LISTED):
            numbers = (first, first + items - 1)
            rows = self._base.execute(
                "SELECT item.number, text, facts, state FROM item"
                " LEFT JOIN task ON task.number = item.number WHERE item.number BETWEEN ? AND ?",
                numbers,
            ).fetchall()
            self._unword([(number, tokens.body(*said)) for number, *said in rows])
            self._base.execute("DELETE FROM item WHERE number BETWEEN ? AND ?", numbers)
            self._base.execute("DELETE FROM task WHERE number BETWEEN ? AND ?", numbers)

    def _insert(self, waiting: list[tuple[int, str, int]], standings: Standings) -> None:
        """Put the items that wait under their numbers, the lowest first as FTS5 likes it."""
        for listed in (0, 1):
            for number, briefing, base in waiting:
                rows = self._base.execute(
                    "SELECT place, kind, id, ordinal, text, length, facts, marker, mentions, due"
                    " FROM draft"
                    " WHERE briefing = ? AND listed = ? ORDER BY place",
                    (number, listed),
                ).fetchall()
                self._insert_items(rows, number, briefing, base + listed * LISTED, standings)

    def _insert_items(
        self,
        rows: list[tuple[int, str, str, int, str, int, str, str, str, int | None]],
        number: int,
        briefing: str,
        base: int,
        standings: Standings,
    ) -> None:
        items, words, tasks = [], [], []
        for place, kind, item, ordinal, text, length, facts, marker, named, due in rows:
            state = ""
            if kind == kinds.DIRECTIVE:
                stands = standings[briefing, item]
                state = state_of(stands)
                tasks.append((base + place, state, stands.status is Status.LATE, due))
            items.append(
                (base + place, number, kind, item, ordinal, text, length, facts, marker, named)
            )
            words.append((base + place, tokens.body(text, facts, state)))
        self._base.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", items)
        self._base.executemany("INSERT INTO task VALUES (?, ?, ?, ?)", tasks)
        self._word(words)

    def _word(self, rows: list[tuple[int, str]]) -> None:
        self._base.executemany("INSERT INTO words (rowid, body) VALUES (?, ?)", rows)
        self._gained.update(self._starts_in(rows))

    def _unword(self, rows: list[tuple[int, str]]) -> None:
        self._base.executemany(
            "INSERT INTO words (words, rowid, body) VALUES ('delete', ?, ?)", rows
        )
        self._gained.subtract(self._starts_in(rows))

    def _starts_in(self, rows: list[tuple[int, str]]) -> Iterator[str]:
        """Yield for each item the starts that are kept count of, as its words have them."""
        if self._starts:
            for _number, body in rows:
                yield from self._starts.intersection(starts_of(body))

    # ── Standings ───────────────────────────────────────────────────────────────────────────

    def _standings(self) -> Standings:
        return standing(
            _TOLD.decode(told)
            for (told,) in self._base.execute("SELECT told FROM briefing WHERE told != x''")
        )

    def _correct(self, standings: Standings) -> None:
        """Give the directives that stay where they are the states that they now have."""
        differing = []
        for number, briefing, item, state, late in self._base.execute(
            "SELECT task.number, briefing.id, item.id, state, late FROM task"
            " JOIN item ON item.number = task.number"
            " JOIN briefing ON briefing.number = item.briefing"
        ):
            stands = standings[briefing, item]
            now = (state_of(stands), stands.status is Status.LATE)
            if now != (state, bool(late)):
                differing.append((number, state, now))
        for number, before, (state, late) in differing:
            text, facts = self._base.execute(
                "SELECT text, facts FROM item WHERE number = ?", (number,)
            ).fetchone()
            self._unword([(number, tokens.body(text, facts, before))])
            self._word([(number, tokens.body(text, facts, state))])
            self._base.execute(
                "UPDATE task SET state = ?, late = ? WHERE number = ?", (state, late, number)
            )
