"""Back up: the archive in one file, on request or once a day, and the list of those kept."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.archive import backups
from briefing.archive.layout import RESTORE_JOURNAL
from briefing.errors import ArchiveError, BriefingError
from briefing.i18n import _
from briefing.settings import remember, remembered

if TYPE_CHECKING:
    from briefing.archive.bundles import Manifest

_FAILED = "backup_failed"
_PATIENCE = timedelta(hours=6)
"""After a failure the next try of this computer waits so long, and so does the next complaint."""


class Kept(NamedTuple):
    """A backup as a list shows it; ``problem`` says what is wrong with its file, if anything.

    ``at`` is the local time at which it was made, ``size`` in bytes, ``weeks`` how many briefings
    it holds.
    """

    path: Path
    at: datetime
    size: int
    weeks: int
    before: str
    problem: str


def back_up(folder: Path, now: datetime, target: Path | None = None) -> "tuple[Path, Manifest]":
    """Back the archive in ``folder`` up and return where, and what is in it.

    Without ``target`` it is kept in the archive's own ``backups/``; else it is written there: a
    new file, or a new file in a folder. Raises :class:`~briefing.errors.ArchiveError`.
    """
    if target is None:
        path = backups.make_backup(folder, now)
    else:
        path = backups.write_backup(folder, target, now)
    return path, _manifest(path)


def kept_backups(folder: Path) -> list[Kept]:
    """Return the backups in the archive's own folder, newest first; their contents unchecked."""
    found = []
    for one in backups.listing(folder):
        try:
            weeks, problem = _manifest(one.path).weeks, ""
        except ArchiveError as error:
            weeks, problem = 0, str(error)
        found.append(Kept(one.path, one.at, one.size, weeks, one.before, problem))
    return found


def backup_when_due(folder: Path, now: datetime) -> str:
    """Make today's backup unless there is one, thin the old ones out, and say what failed.

    An interrupted restore is finished first. It costs a stat and a listing where nothing is to be
    done, and never raises: what fails is told in the sentence that is returned, that of a backup
    once in six hours; "" when there is nothing to say.
    """
    said = ""
    try:
        said = _finished(folder, now)
        if backups.due(folder, now) and not _failed_lately(folder, now):
            backups.make_backup(folder, now)
            backups.thin(folder, now)
    except BriefingError as error:
        remember(_FAILED, f"{now.isoformat()} {folder}")
        failed = _("There is no backup of today: {reason}").format(reason=error)
        return f"{said} {failed}".lstrip()
    return said


def _finished(folder: Path, now: datetime) -> str:
    """Finish an interrupted restore; say that, or why not."""
    if not (folder / RESTORE_JOURNAL).exists():
        return ""
    from briefing.archive.restoring import finish  # noqa: PLC0415 - start-up

    try:
        return finish(folder, now)
    except ArchiveError as error:
        return str(error)


def _manifest(path: Path) -> "Manifest":
    from briefing.archive.bundles import Bundle  # noqa: PLC0415 - start-up

    with Bundle(path) as bundle:
        return bundle.manifest


def _failed_lately(folder: Path, now: datetime) -> bool:
    at, _space, where = remembered(_FAILED).partition(" ")
    try:
        return where == str(folder) and timedelta(0) <= now - datetime.fromisoformat(at) < _PATIENCE
    except (ValueError, TypeError):  # never, or noted in another zone's time
        return False
