"""The index as a file: ``search.sqlite3``, which is derived and may be deleted at any time.

Only what a query needs is loaded here; :mod:`briefing.archive.search.indexing` writes the file.
"""

from __future__ import annotations

import os
import unicodedata

from briefing.cores import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import NamedTuple
else:
    from briefing.tuples import NamedTuple

FILE = "search.sqlite3"
FORMAT = f"2 {unicodedata.unidata_version}"
"""Of the tables and of the folding of words; an index of any other is made anew."""

LISTED = 1 << 40
"""The first number of the items of listed kinds."""

PATIENCE = 1.0
"""Seconds to wait while another program writes to the index."""

TABLES = """
CREATE TABLE meta (format TEXT NOT NULL);
CREATE TABLE year (
    name TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL,
    moving BLOB NOT NULL, faulty INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE briefing (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, year TEXT NOT NULL, digest TEXT NOT NULL,
    kind TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, label TEXT NOT NULL,
    base INTEGER NOT NULL, items INTEGER NOT NULL, told BLOB NOT NULL
);
CREATE UNIQUE INDEX briefing_id ON briefing (year, id);
CREATE INDEX briefing_place ON briefing (base, items, first, last);
CREATE TABLE item (
    number INTEGER PRIMARY KEY, briefing INTEGER NOT NULL, kind TEXT NOT NULL,
    id TEXT NOT NULL, ordinal INTEGER NOT NULL, text TEXT NOT NULL, length INTEGER NOT NULL,
    facts TEXT NOT NULL, marker TEXT NOT NULL, mentions TEXT NOT NULL
);
CREATE TABLE task (
    number INTEGER PRIMARY KEY, state TEXT NOT NULL, late INTEGER NOT NULL, due INTEGER
);
CREATE TABLE start (word TEXT PRIMARY KEY, items INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    body, content = '', columnsize = 0, tokenize = 'ascii', prefix = '1 2 3'
);
"""
"""Years as they were read; the briefings in them; their items; the directives among these; in how
many items words begin so, for the first letters that somebody types; the words themselves.

Days are ordinals. The number of an item is that of its row of words. It tells its place among
all: those of the newest briefing are the lowest, from its base on, and items of the kinds that
merely repeat come after all others, from :data:`LISTED` on. So the best hits of equal fit are the
first that SQLite meets, and it need not meet more.
"""


class Unusable(Exception):  # noqa: N818 - it never reaches a user
    """The index is missing, of another form, damaged or held by another program."""


class Stamp(NamedTuple):
    """Time and size of a year's file."""

    mtime_ns: int
    size: int


def stamps(folder: str) -> dict[str, Stamp]:
    """Return the stamps of the years in ``folder`` by the names of their files.

    Raises :class:`OSError` where the folder cannot be listed; a missing one has no years.
    """
    found: dict[str, Stamp] = {}
    try:
        with os.scandir(os.path.join(folder, "briefings")) as entries:  # noqa: PTH118 - start-up
            for entry in entries:
                stem, _dot, suffix = entry.name.partition(".")
                if suffix == "json" and len(stem) == 4 and stem.isascii() and stem.isdecimal():
                    status = os.stat(entry.path)  # noqa: PTH116 - start-up
                    found[entry.name] = Stamp(status.st_mtime_ns, status.st_size)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return found


class Index:
    """The index of the archive in ``folder``, opened to read; used by one thread at a time.

    Raises :class:`Unusable` when it cannot be used, now or in :meth:`reading`.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(folder, FILE)  # noqa: PTH118 - start-up
        quoted = self._path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        try:
            self._inode = os.stat(self._path).st_ino  # noqa: PTH116 - start-up
            self._base = sqlite3.connect(
                f"file:{quoted}?mode=ro",
                uri=True,
                timeout=PATIENCE,
                isolation_level=None,
                check_same_thread=False,
            )
        except (OSError, sqlite3.Error, ValueError) as error:
            raise Unusable from error
        self._fits = False

    def require_format(self) -> None:
        """Raise :class:`Unusable` for an index of another form; asked in a block, and once."""
        if not self._fits:
            if self._base.execute("SELECT format FROM meta").fetchall() != [(FORMAT,)]:
                raise Unusable
            self._fits = True

    def reading(self) -> Reading:
        """Give the database for a block, at the end of which it is as at its beginning."""
        return Reading(self._base, self.require_format)

    def replaced(self) -> bool:
        """Tell whether another file has taken the place of the one that is open."""
        try:
            return os.stat(self._path).st_ino != self._inode  # noqa: PTH116 - start-up
        except OSError:
            return True

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


class Reading:
    """A block in which others' changes to the index are not seen.

    What SQLite complains of in it becomes :class:`Unusable`.
    """

    def __init__(self, base: sqlite3.Connection, require_format: Callable[[], None]) -> None:
        self._base = base
        self._require_format = require_format

    def __enter__(self) -> sqlite3.Connection:
        """Begin."""
        try:
            self._base.execute("BEGIN")
            try:
                self._require_format()
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise Unusable from error
        return self._base

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        """End."""
        try:
            self._base.execute("COMMIT")
        except sqlite3.Error as ending:
            raise Unusable from ending
        if isinstance(error, sqlite3.Error):
            raise Unusable from error


def years_in(base: sqlite3.Connection) -> dict[str, tuple[Stamp, bool]]:
    """Return the stamps of the years as they were indexed, and whether each was faulty."""
    rows = base.execute("SELECT name, mtime_ns, size, faulty FROM year")
    return {name: (Stamp(mtime, size), bool(faulty)) for name, mtime, size, faulty in rows}
