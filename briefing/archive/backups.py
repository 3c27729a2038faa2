"""Backups: the whole archive in one checksummed file, one a day, the old ones thinned out.

``backups/2026-03-02T081500.zip`` is named by the local time at which it was made; one that was
made because something was about to be replaced says so ("…-before-restore.zip"). Everything here
is told from the folder alone. What the file holds: :mod:`briefing.archive.bundles`.
"""

import contextlib
import errno
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing import __version__
from briefing.archive import files
from briefing.archive.layout import BACKUPS, truth
from briefing.errors import ArchiveError
from briefing.i18n import _

if TYPE_CHECKING:
    from briefing.archive.bundles import Manifest
    from briefing.archive.packing import Packer

DAYS = 7
WEEKS = 13
"""For how many days and weeks, today's included, one backup each is kept; then one a month."""

LOCK_SECONDS = 5.0

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})(?:-before-([a-z]+))?\.zip", re.ASCII)
_NO_WRITING = {errno.EACCES, errno.EPERM, errno.EROFS}
_TIME = "%Y-%m-%dT%H%M%S"


class Backup(NamedTuple):
    """One file in ``backups/``: when it was made (local time), its size in bytes.

    ``before`` is what it was made before ("restore", "repair", "migration"), "" for a daily one.
    """

    path: Path
    at: datetime
    size: int
    before: str


def listing(folder: Path) -> list[Backup]:
    """Return the backups kept in the archive at ``folder``, newest first; opens none of them."""
    found = []
    for name, signature in files.listing(folder / BACKUPS):
        if (named := _NAME.fullmatch(name)) is None:
            continue
        with contextlib.suppress(ValueError):  # the 31st of February
            at = datetime.strptime(named[1], _TIME)  # noqa: DTZ007 - local, as it is shown
            found.append(Backup(folder / BACKUPS / name, at, signature.size, named[2] or ""))
    return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)


def make_backup(folder: Path, now: datetime, *, before: str = "") -> Path:
    """Write a backup of the archive at ``folder``, check it, and return where it is.

    What is packed is one state: files that change meanwhile are packed again under the archive's
    lock, which is held no longer than that. ``before`` is as in :class:`Backup`. Raises
    :class:`ArchiveError`; nothing half written is then left behind.
    """
    return _make(folder, _free_path(folder, now, before), now, lambda: archive_lock(folder))


def make_backup_locked(folder: Path, now: datetime, *, before: str) -> Path:
    """As :func:`make_backup`, for who holds the archive's lock already."""
    return _make(folder, _free_path(folder, now, before), now, contextlib.nullcontext)


def write_backup(folder: Path, target: Path, now: datetime) -> Path:
    """Write a backup to ``target``, a file that is not there yet or a folder that is.

    Returns the file. Raises :class:`ArchiveError`, also when the file exists.
    """
    if target.is_dir():
        target = target / f"{now.strftime(_TIME)}.zip"
    if target.exists():
        raise ArchiveError(
            _("{file} is there already.").format(file=target),
            _("Choose another name: a backup is never written over."),
        )
    return _make(folder, target, now, lambda: _lock_if_any(folder))


def verify(path: Path) -> "Manifest":
    """Read all of a backup and return its manifest; raises :class:`ArchiveError` when unsound."""
    from briefing.archive.bundles import Bundle  # noqa: PLC0415 - start-up

    with Bundle(path) as bundle:
        bundle.check()
        return bundle.manifest


def due(folder: Path, now: datetime) -> bool:
    """Tell whether there is something to keep and no backup of today yet; costs one listing.

    A clock that was set back finds a day without one, or with one; it never waits for years.
    """
    today = now.date()
    if any(one.at.date() == today for one in listing(folder)):
        return False
    return any(name.endswith(".json") for name, _sign in files.listing(folder / "briefings"))


def thin(folder: Path, now: datetime) -> list[Path]:
    """Remove the backups that are not to be kept and return which those were.

    Kept are the newest of each of the last :data:`DAYS` days, of each of the last :data:`WEEKS`
    weeks and of every month; all of the last two days; for :data:`WEEKS` weeks those made before
    something was replaced; and in any case one that can be restored. Raises
    :class:`ArchiveError`.
    """
    backups = listing(folder)
    kept = to_keep(backups, now.date())
    gone = [one for one in backups if one not in kept]
    if gone and not any(_is_good(one.path) for one in backups if one in kept):
        last = next((one for one in gone if _is_good(one.path)), None)
        gone = [one for one in gone if one is not last]
    for one in gone:
        try:
            one.path.unlink(missing_ok=True)
        except OSError as error:
            raise files.unwritable(error, one.path) from error
    return [one.path for one in gone]


def to_keep(backups: Iterable[Backup], today: date) -> frozenset[Backup]:
    """Return which of ``backups`` are to be kept on the day ``today``; see :func:`thin`."""
    newest_first = sorted(backups, key=lambda one: (one.at, one.path.name), reverse=True)
    monday = _monday(today)
    kept: set[Backup] = set(newest_first[:1])
    seen: set[tuple[str, object]] = set()
    for one in newest_first:
        day = one.at.date()
        age = (today - day).days
        if age < 2 or (one.before and age < 7 * WEEKS):
            kept.add(one)
        buckets: list[tuple[str, object]] = [("month", (day.year, day.month))]
        if age < DAYS:
            buckets.append(("day", day))
        if monday - _monday(day) < timedelta(weeks=WEEKS):
            buckets.append(("week", _monday(day)))
        if not seen.issuperset(buckets):
            kept.add(one)
        seen.update(buckets)
    return frozenset(kept)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _is_good(path: Path) -> bool:
    try:
        return not verify(path).left_out
    except ArchiveError:
        return False


def _free_path(folder: Path, now: datetime, before: str) -> Path:
    """Return a name of a second that no backup has yet: so their order is that of their names."""
    taken = {one.at for one in listing(folder)}
    at = now.replace(microsecond=0)
    while at.replace(tzinfo=None) in taken:
        at += timedelta(seconds=1)
    suffix = f"-before-{before}.zip" if before else ".zip"
    return folder / BACKUPS / (at.strftime(_TIME) + suffix)


def _make(
    folder: Path,
    target: Path,
    now: datetime,
    locked: Callable[[], contextlib.AbstractContextManager[object]],
) -> Path:
    if not folder.is_dir():
        raise ArchiveError(_("There is no archive in {folder}.").format(folder=folder))
    import os  # noqa: PLC0415 - together with those below
    import tempfile  # noqa: PLC0415 - start-up

    from briefing.archive import packing  # noqa: PLC0415 - start-up

    temporary: Path | None = None
    if target.parent == folder / BACKUPS:
        files.make_folder(target.parent)
    try:
        descriptor, name = tempfile.mkstemp(".tmp", f".{target.name}.", target.parent)
        temporary = Path(name)
        with open(descriptor, "w+b") as file:  # noqa: PTH123 - a descriptor has no path
            with packing.Packer(file) as packer:
                _pack(packer, folder, locked)
                packer.close(now, __version__)
            file.flush()
            os.fsync(descriptor)
        verify(temporary)
        temporary.replace(target)
        temporary = None
        files.sync_folder(target.parent)
    except OSError as error:
        raise files.unwritable(error, target) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
    return target


def _pack(
    packer: "Packer", folder: Path, locked: Callable[[], contextlib.AbstractContextManager[object]]
) -> None:
    """Pack everything, and under the lock once more what has changed meanwhile."""
    for name in truth(folder):
        packer.take(folder, name)
    with locked():
        there = list(truth(folder))
        for gone in set(packer.names) - set(there):
            packer.drop(gone)
        for name in there:
            packer.take(folder, name)


def archive_lock(folder: Path) -> contextlib.AbstractContextManager[object]:
    """Hold the archive's lock; raises :class:`ArchiveError` when another program keeps it."""
    from briefing.archive.locking import ArchiveLock  # noqa: PLC0415 - start-up

    return ArchiveLock(folder).held(LOCK_SECONDS)


@contextlib.contextmanager
def _lock_if_any(folder: Path) -> Iterator[None]:
    """Hold the lock, unless nothing may be written there: then nobody else writes either."""
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(archive_lock(folder))
        except ArchiveError as error:
            cause = error.__cause__
            if not isinstance(cause, OSError) or cause.errno not in _NO_WRITING:
                raise
        yield
