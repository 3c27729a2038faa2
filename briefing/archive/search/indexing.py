"""Bringing the index up to date: what has changed is exchanged, or all of it made anew.

One writer at a time, told by a lock of its own, so that saving never waits for the index. A new
index is made beside the old one and takes its place as a whole; small changes go into the file in
one transaction.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkstemp

import msgspec

from briefing.archive.files import unreadable
from briefing.archive.search.changes import Progress, changed_years
from briefing.archive.search.index import FILE, FORMAT, PATIENCE, TABLES, Stamp, stamps
from briefing.archive.search.starts import count_starts
from briefing.archive.search.writing import Writer

LOCK = ".lock-search"
LOCK_SECONDS = 30.0
"""How long to wait for another program that is making the index just now."""

_MAKING = ".making"
"""What the name of a new index ends with; not that of temporary files, which saving clears away."""

_NEW_FROM = 12
"""So many changed years are quicker read into a new index than exchanged in the old one."""


_ALL_AT_ONCE = {"hashsize": 128_000_000, "automerge": 0, "crisismerge": 1999}
_LITTLE_BY_LITTLE = {"hashsize": 1_000_000, "automerge": 4, "crisismerge": 16}
"""Settings of FTS5: how many bytes of words it gathers in memory, and when it merges what it has
written. Fifty years of weeks are gathered whole and written once."""


class Unwritable(Exception):  # noqa: N818 - it never reaches a user
    """The index can be neither brought up to date nor made anew."""


class _NewNeeded(Exception):  # noqa: N818 - it stays in this module
    """There is no index to exchange anything in, or too much has changed."""


def update(folder: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """Bring the index of the archive in ``folder`` up to date.

    Returns a sentence for each year that cannot be read. What ``progress`` raises leaves the
    index as it was. Raises :class:`Unwritable` when the index cannot be written,
    :class:`~briefing.errors.ArchiveError` when the years cannot be listed.
    """
    with _alone(folder):
        now = _now(folder)
        try:
            return _exchanged(folder, now, progress or _silent)
        except _NewNeeded:
            return _renewed(folder, now, progress or _silent)


def renew(folder: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """Make the index anew, whatever stands in its place; all else is as with :func:`update`."""
    with _alone(folder):
        return _renewed(folder, _now(folder), progress or _silent)


def _now(folder: Path) -> dict[str, Stamp]:
    try:
        return stamps(str(folder))
    except OSError as error:
        raise unreadable(error, folder) from error


def _silent(_done: int, _of: int) -> None:
    """Tell nobody."""


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other writers of the index out.

    Without that SQLite could take what one leaves of a broken transaction for another's file.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - start-up

    lock = FileLock(folder / LOCK, timeout=LOCK_SECONDS, mode=0o600)
    try:
        lock.acquire()
    except (Timeout, OSError, NotImplementedError) as error:
        raise Unwritable from error
    try:
        yield
    finally:
        lock.release()


def _exchanged(folder: Path, now: dict[str, Stamp], progress: Progress) -> tuple[str, ...]:
    """Take the changes into the index that there is."""
    if not (folder / FILE).is_file():
        raise _NewNeeded
    try:
        with contextlib.closing(_connected(folder / FILE)) as base:
            base.execute("BEGIN IMMEDIATE")
            if base.execute("SELECT format FROM meta").fetchall() != [(FORMAT,)]:
                raise _NewNeeded
            changed = changed_years(base, now)
            if not changed:
                return ()
            if len(changed) > _NEW_FROM:
                raise _NewNeeded
            problems = Writer(folder, base, now).write(progress)
            base.execute("COMMIT")
            return problems
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise Unwritable from error
        raise _NewNeeded from error
    except (sqlite3.Error, msgspec.MsgspecError, LookupError, TypeError, ValueError) as error:
        raise _NewNeeded from error  # tables that do not agree: somebody else has written there


def _renewed(folder: Path, now: dict[str, Stamp], progress: Progress) -> tuple[str, ...]:
    """Make a new index beside the old one and put it in its place."""
    try:
        for left in folder.glob(f"{FILE}.*{_MAKING}"):  # by a program that was killed
            left.unlink()
        descriptor, name = mkstemp(_MAKING, f"{FILE}.", folder)  # private to the user
    except OSError as error:
        raise Unwritable from error
    os.close(descriptor)
    made = Path(name)
    try:
        with contextlib.closing(_connected(made)) as base:
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            base.execute("PRAGMA cache_size = -16000")
            base.executescript(TABLES)
            _set(base, _ALL_AT_ONCE)
            base.execute("BEGIN")
            base.execute("INSERT INTO meta VALUES (?)", (FORMAT,))
            problems = Writer(folder, base, now).write(progress)
            base.execute("INSERT INTO words (words) VALUES ('optimize')")
            count_starts(base)
            base.execute("COMMIT")
            _set(base, _LITTLE_BY_LITTLE)
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        _replace(folder / FILE, made)
    except (OSError, sqlite3.Error) as error:
        raise Unwritable from error
    finally:
        with contextlib.suppress(OSError):
            made.unlink()
    return problems


def _set(base: sqlite3.Connection, settings: dict[str, int]) -> None:
    for setting, value in settings.items():
        base.execute("INSERT INTO words (words, rank) VALUES (?, ?)", (setting, value))


def _replace(path: Path, made: Path) -> None:
    """Put ``made`` at ``path``, with nothing left there of a broken transaction in the old file.

    SQLite would roll that back into the new one. First the old file goes, for without its journal
    it is worth nothing.
    """
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        path.unlink(missing_ok=True)
        journal.unlink()
    made.replace(path)


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
