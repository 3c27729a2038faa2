"""The doctor, for front ends: look over the archive's files, mend them."""

from datetime import datetime
from pathlib import Path

from briefing.archive.care.doctor import examine, repair
from briefing.archive.care.findings import Repaired, Report


def look_over(folder: Path) -> Report:
    """Look at every file of the archive in ``folder``; changes nothing.

    Raises :class:`~briefing.errors.ArchiveError` when there is no folder to look at.
    """
    return examine(folder)


def mend(folder: Path, report: Report, now: datetime) -> Repaired:
    """Mend what can be, after a backup; nothing is replaced that is not kept aside.

    Raises :class:`~briefing.errors.ArchiveError` when the archive cannot be written to.
    """
    return repair(folder, report, now)
