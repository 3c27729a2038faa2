"""Putting files back so that an interruption at any moment can be taken up again.

What is to come is first laid ready in ``restoring/``, then ``restore.journal`` says which file
goes where, and only then is each moved to its place. Whoever finds the journal finishes: a file
that still lies ready has not been moved yet. All of it happens under the archive's lock.
"""

import contextlib
import os
import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from briefing.archive import files, layout
from briefing.archive.backups import archive_lock, make_backup_locked
from briefing.archive.bundles import Bundle
from briefing.archive.sums import sha256
from briefing.errors import ArchiveError
from briefing.i18n import _

_TICK_NS = 1000


class Step(msgspec.Struct, frozen=True):
    """One file: ``name`` below the folder, its checksum before and after; "" for no file."""

    name: str
    before: str
    after: str


class _Journal(msgspec.Struct, frozen=True):
    """What ``restore.journal`` says: the steps, numbered as the files that lie ready are."""

    begun_at: datetime
    source: str
    steps: tuple[Step, ...]


def checksum_of(path: Path) -> str:
    """Return the SHA-256 of a file, "" where there is none; raises :class:`ArchiveError`."""
    found = files.read(path)
    return "" if found is None else sha256(found[0])


def pending(folder: Path) -> bool:
    """Tell whether putting back was interrupted in the archive at ``folder``; costs one stat."""
    return (folder / layout.RESTORE_JOURNAL).exists()


def put_back(folder: Path, bundle: Bundle, steps: Iterable[Step], now: datetime) -> None:
    """Replace files by those of ``bundle``, or take them away; the caller holds the lock.

    Raises :class:`ArchiveError`. When the journal had not been written by then, nothing has
    changed; else the next :func:`finish` goes on.
    """
    ready = folder / layout.RESTORING
    _clear(ready)
    files.make_folder(ready)
    journal = _Journal(now, str(bundle.path), tuple(steps))
    for number, step in enumerate(journal.steps):
        if step.after:
            _lay_ready(bundle, step.name, ready / str(number))
    files.sync_folder(ready)
    data = msgspec.json.format(msgspec.json.encode(journal), indent=1)
    files.write(folder / layout.RESTORE_JOURNAL, data + b"\n")
    _apply(folder, journal)


def finish(folder: Path, now: datetime) -> str:
    """Finish what was interrupted and return a sentence that says so; "" when nothing was.

    Where somebody has written to one of the files meanwhile, all is backed up first. Raises
    :class:`ArchiveError`.
    """
    if not pending(folder):
        return ""
    with archive_lock(folder):
        found = files.read(folder / layout.RESTORE_JOURNAL)
        if found is None:  # another program was quicker
            return ""
        try:
            journal = msgspec.json.decode(found[0], type=_Journal)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ArchiveError(
                _("{file} is damaged: an interrupted restore cannot be finished.").format(
                    file=folder / layout.RESTORE_JOURNAL
                ),
                _("Move that file to another folder, then restore once more."),
            ) from error
        known = all(layout.kind_of(step.name) in layout.TRUTH for step in journal.steps)
        if not known or any(_lost(folder, *one) for one in enumerate(journal.steps)):
            raise ArchiveError(
                _("A restore was interrupted, and what lay ready for it is no longer there."),
                _("Move {file} to another folder, then restore once more.").format(
                    file=folder / layout.RESTORE_JOURNAL
                ),
            )
        kept = ""
        if any(_changed_meanwhile(folder, *one) for one in enumerate(journal.steps)):
            kept = str(make_backup_locked(folder, now, before="restore"))
        _apply(folder, journal)
    said = _("A restore that had been interrupted has been finished (from {file}).").format(
        file=journal.source
    )
    if kept:
        said += " " + _("What had been written meanwhile is in {file}.").format(file=kept)
    return said


def _lost(folder: Path, number: int, step: Step) -> bool:
    """Tell whether a step was not done yet and what it needs is gone."""
    if not step.after or (folder / layout.RESTORING / str(number)).exists():
        return False
    return step.before != step.after and checksum_of(folder / step.name) == step.before


def _changed_meanwhile(folder: Path, number: int, step: Step) -> bool:
    waiting = (folder / layout.RESTORING / str(number)).exists() or not step.after
    return waiting and checksum_of(folder / step.name) not in {step.before, step.after}


def _lay_ready(bundle: Bundle, name: str, path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.writelines(bundle.chunks(name))
            file.flush()
            os.fsync(descriptor)
    except OSError as error:
        raise files.unwritable(error, path) from error


def _apply(folder: Path, journal: _Journal) -> None:
    ready = folder / layout.RESTORING
    for number, step in enumerate(journal.steps):
        path = folder / step.name
        try:
            if not step.after:
                path.unlink(missing_ok=True)
            elif (laid := ready / str(number)).exists():
                files.make_folder(path.parent)
                _date_after(laid, path)
                laid.replace(path)
            if path.parent.is_dir():
                files.sync_folder(path.parent)
        except OSError as error:
            raise files.unwritable(error, path) from error
    try:
        (folder / layout.RESTORE_JOURNAL).unlink(missing_ok=True)
        files.sync_folder(folder)
    except OSError as error:
        raise files.unwritable(error, folder / layout.RESTORE_JOURNAL) from error
    _clear(ready)


def _date_after(laid: Path, path: Path) -> None:
    """Give ``laid`` a later time than the file it replaces, so that nobody takes it for that."""
    before, now = files.signature(path), laid.stat().st_mtime_ns
    if before is not None and now <= before.mtime_ns:
        os.utime(laid, ns=(now, before.mtime_ns + _TICK_NS))


def _clear(ready: Path) -> None:
    with contextlib.suppress(OSError):
        if ready.is_dir() and not ready.is_symlink():
            shutil.rmtree(ready)
