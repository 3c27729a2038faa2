"""What an index must take in: the years that have changed, and the briefings in them."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.archive.search.entries import Sheet
from briefing.archive.search.index import Stamp
from briefing.archive.search.stored import Year, homes, read_year

Progress = Callable[[int, int], None]
"""Told how many of how many years are read; what it raises ends the work, and nothing changes."""

HIDDEN = ""
"""The digest of a briefing that stands in a year but is read from another one."""

_MOVING = msgspec.json.Decoder(dict[str, str])

Copy = tuple[str, str]
"""A briefing as it stands in one year: name of the year's file, id."""


class Change(NamedTuple):
    """A copy to be forgotten, to be indexed, or the one and then the other.

    ``digest`` is ``None`` for a copy that has gone.
    """

    copy: Copy
    known: bool
    digest: str | None


class YearRead(NamedTuple):
    """What is kept of a year that was read: digests by briefing, moves, how it was found."""

    stamp: Stamp
    digests: Mapping[str, str]
    moving: Mapping[str, str]
    problem: str


def changed_years(base: sqlite3.Connection, now: Mapping[str, Stamp]) -> set[str]:
    """Return the years that have come, gone or changed, or were faulty the last time."""
    known: dict[str, Stamp] = {}
    faulty: set[str] = set()
    for name, mtime_ns, size, wrong in base.execute(
        "SELECT name, mtime_ns, size, faulty FROM year"
    ):
        known[name] = Stamp(mtime_ns, size)
        if wrong:
            faulty.add(name)
    return faulty | {name for name in {*known, *now} if known.get(name) != now.get(name)}


class Changes:
    """The difference between the years of ``folder``, as ``now`` lists them, and an index.

    ``draft`` is given each sheet that may have to be indexed, in the course of :meth:`read`: only
    one year is in memory at a time.
    """

    def __init__(
        self,
        folder: Path,
        base: sqlite3.Connection,
        now: Mapping[str, Stamp],
        draft: Callable[[Copy, Sheet], None],
    ) -> None:
        self._folder = folder
        self._now = now
        self._draft = draft
        self._known = {
            (year, briefing): digest
            for year, briefing, digest in base.execute("SELECT year, id, digest FROM briefing")
        }
        self._moving = {
            name: _MOVING.decode(moving)
            for name, moving in base.execute("SELECT name, moving FROM year")
        }
        self.years: dict[str, YearRead] = {}
        """The changed years that there still are."""
        self.gone: set[str] = set()
        """The years that there are no more."""
        self._changed = changed_years(base, now)

    def read(self, progress: Progress) -> list[Change]:
        """Read the changed years, the newest first, and return what has changed in them."""
        todo = sorted(self._changed & self._now.keys(), reverse=True)
        self.gone = self._changed - self._now.keys()
        for done, name in enumerate(todo):
            progress(done, len(todo))
            self._read_year(name)
        progress(len(todo), len(todo))
        return list(self._differing())

    def _read_year(self, name: str) -> None:
        year = read_year(self._folder, name)
        stamp = Stamp(*year.signature[:2]) if year.signature else self._now[name]
        digests = {briefing: year.digest(briefing) for briefing in year.documents}
        self.years[name] = YearRead(stamp, digests, year.moving, year.problem)
        for briefing, digest in digests.items():
            if self._known.get((name, briefing)) != digest:
                self._draft_one(name, year, briefing)

    def _draft_one(self, name: str, year: Year, briefing: str) -> None:
        sheet = year.sheet(briefing)
        if sheet is not None:
            self._draft((name, briefing), sheet)

    def _differing(self) -> Iterator[Change]:
        """Yield the changes: only one copy of a briefing is indexed, whatever years it is in."""
        copies = {
            copy: digest for copy, digest in self._known.items() if copy[0] not in self._changed
        }
        for name, year in self.years.items():
            copies |= {(name, briefing): digest for briefing, digest in year.digests.items()}
        ids: dict[str, list[str]] = {}
        for name, briefing in copies:
            ids.setdefault(name, []).append(briefing)
        unmoved = self._moving.keys() - self._changed
        moving: dict[str, Mapping[str, str]] = {name: self._moving[name] for name in unmoved}
        moving |= {name: year.moving for name, year in self.years.items()}
        home = homes(ids, moving)
        for copy in self._known.keys() - copies.keys():
            yield Change(copy, known=True, digest=None)
        shown_again: dict[str, Year] = {}
        for copy, found in copies.items():
            name, briefing = copy
            if home.get(briefing) != name:
                digest = HIDDEN
            elif found == HIDDEN:  # it was behind another copy, which has gone
                if name not in shown_again:
                    shown_again[name] = read_year(self._folder, name)
                digest = self._shown(shown_again[name], copy)
            else:
                digest = found
            if self._known.get(copy) != digest:
                yield Change(copy, known=copy in self._known, digest=digest)

    def _shown(self, year: Year, copy: Copy) -> str:
        """Draft a copy that was hidden until now and return its digest."""
        name, briefing = copy
        if briefing not in year.documents:  # it has changed just now; the next time will tell
            return HIDDEN
        self._draft_one(name, year, briefing)
        return year.digest(briefing)
