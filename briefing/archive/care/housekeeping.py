"""What is beside the truth: derived files, backups, leftovers, strays, and who may read it all."""

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import msgspec

from briefing.archive import backups, files, layout
from briefing.archive.care.aside import Aside
from briefing.archive.care.findings import Done, Finding
from briefing.archive.layout import Kind
from briefing.archive.restoring import finish, pending
from briefing.errors import ArchiveError
from briefing.i18n import _, ngettext

_FRESH_SECONDS = 60.0
"""What is younger than that may still be being written."""

_SQLITE = b"SQLite format 3\x00"


def names(folder: Path) -> list[str]:
    """Return the names of all files below ``folder``; raises :class:`ArchiveError`."""

    def refuse(error: OSError) -> None:
        raise files.unreadable(error, Path(error.filename or folder)) from error

    found: list[str] = []
    for place, _folders, here in os.walk(folder, onerror=refuse):
        base = Path(place).relative_to(folder)
        found += ((base / name).as_posix() for name in here)
    return sorted(found)


def examine_restore(folder: Path) -> Iterator[Finding]:
    """Yield a restore that was interrupted."""
    if pending(folder):
        yield Finding(
            id="restore/interrupted",
            file=layout.RESTORE_JOURNAL,
            what=_("A restore was interrupted; some files are of the backup, others not yet."),
            repairable=True,
            how=_("It is finished. So it is by the next start of the program."),
        )


def mend_restore(folder: Path, now: datetime) -> Iterator[Done]:
    """Finish an interrupted restore; the lock is not held. Raises :class:`ArchiveError`."""
    if said := finish(folder, now):
        yield Done(file=layout.RESTORE_JOURNAL, what=said, mended=True)


def examine_derived(folder: Path, present: list[str]) -> Iterator[Finding]:
    """Yield derived files that are garbled: they are made anew by themselves or by a repair."""
    for name in present:
        if layout.kind_of(name) is Kind.DERIVED and _is_garbled(folder / name):
            yield Finding(
                id="derived/damaged",
                file=name,
                what=_(
                    "{file} is damaged. It is made from the other files and holds nothing else."
                ).format(file=name),
                repairable=True,
                how=_("It is removed and made anew."),
            )


def examine_backups(folder: Path) -> Iterator[Finding]:
    """Yield the backups that cannot be relied on."""
    for one in backups.listing(folder):
        try:
            backups.verify(one.path)
        except ArchiveError as error:
            yield Finding(
                id="backup/unsound",
                file=f"{layout.BACKUPS}/{one.path.name}",
                what=error.message,
                repairable=not isinstance(error.__cause__, OSError),
                how=_("It is moved out of the way, into {folder}.").format(folder=layout.DAMAGED),
            )


def mend_backup(name: str, aside: Aside) -> Iterator[Done]:
    """Move an unsound backup out of the way; raises :class:`ArchiveError`."""
    where = aside.move(name)
    yield Done(
        file=name, what=_("{file} is now {copy}.").format(file=name, copy=where), mended=True
    )


def examine_strays(folder: Path, present: list[str], now: float) -> Iterator[Finding]:
    """Yield what half-done writing left behind, and what is none of the archive's.

    ``now`` is in seconds since the epoch. Files in a folder that nobody knows count as one.
    """
    strays: dict[str, int] = {}
    for name in present:
        kind = layout.kind_of(name)
        if kind is Kind.LEFTOVER and _age(folder / name, now) > _FRESH_SECONDS:
            yield Finding(
                id="leftover",
                file=name,
                what=_("{file} was left behind by a program that ended while saving.").format(
                    file=name
                ),
                repairable=True,
                how=_("It is removed: what it was to replace is whole."),
            )
        elif kind is Kind.STRAY:
            top, inside, _rest = name.partition("/")
            known = not inside or top in layout.FOLDERS
            shown = name if known else f"{top}/"
            strays[shown] = strays.get(shown, 0) + 1
    for name, count in strays.items():
        yield Finding(
            id="stray",
            file=name,
            what=ngettext(
                "{file} is none of the archive's files.",
                "{file} holds {count} files that are none of the archive's.",
                count,
            ).format(file=name, count=count),
            repairable=False,
            how=_("It does no harm. Move it to another folder if it is not wanted here."),
        )


def mend_by_removing(folder: Path, name: str) -> Iterator[Done]:
    """Remove a file that holds nothing of its own; raises :class:`ArchiveError`."""
    try:
        (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise files.unwritable(error, folder / name) from error
    yield Done(file=name, what=_("{file} was removed.").format(file=name), mended=True)


def examine_modes(folder: Path) -> Iterator[Finding]:
    """Yield one finding when other users of this computer may read or change the archive."""
    if count := sum(1 for _path in _open_to_others(folder)):
        yield Finding(
            id="modes",
            file=".",
            what=ngettext(
                "{count} file or folder is open to other users of this computer.",
                "{count} files and folders are open to other users of this computer.",
                count,
            ).format(count=count),
            repairable=True,
            how=_("Files become readable by you alone (0600), and so do folders (0700)."),
        )


def mend_modes(folder: Path) -> Iterator[Done]:
    """Close files and folders to others; raises :class:`ArchiveError`."""
    count = 0
    for path in list(_open_to_others(folder)):
        try:
            path.chmod(0o700 if path.is_dir() else 0o600)
        except OSError as error:
            raise files.unwritable(error, path) from error
        count += 1
    yield Done(
        file=".",
        what=ngettext(
            "{count} file or folder is now readable by you alone.",
            "{count} files and folders are now readable by you alone.",
            count,
        ).format(count=count),
        mended=True,
    )


def _open_to_others(folder: Path) -> Iterator[Path]:
    if os.name == "nt":
        return
    for place, _folders, here in os.walk(folder):
        for path in (Path(place), *(Path(place) / name for name in here)):
            try:
                mode = path.lstat().st_mode
            except OSError:
                continue
            if mode & 0o077 and (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                yield path


def _is_garbled(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(len(_SQLITE))
        if path.suffix == ".json":
            found = files.read(path)
            msgspec.json.decode(found[0] if found else b"{}")
            return False
    except (OSError, ArchiveError):
        return False
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return True
    return (
        path.suffix in {".db", ".sqlite", ".sqlite3"} and bool(start) and not _is_sound_index(path)
    )


def _is_sound_index(path: Path) -> bool:
    import sqlite3  # noqa: PLC0415 - start-up

    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as index:
            return bool(index.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _age(path: Path, now: float) -> float:
    try:
        return now - path.stat().st_mtime
    except OSError:
        return 0.0
