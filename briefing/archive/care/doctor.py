"""The doctor: looks at every file of an archive, names what is wrong, mends what can be mended.

Looking changes nothing. A repair backs everything up first, takes one finding after the other
and keeps aside what it replaces; one that fails is told and does not stop the others.
"""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from briefing.archive import backups, layout
from briefing.archive.care import housekeeping, lists, papers, templates
from briefing.archive.care.aside import Aside
from briefing.archive.care.findings import Done, Repaired, Report
from briefing.archive.care.rebuild import mend_year
from briefing.archive.care.sources import Sources
from briefing.archive.care.years import examine_years
from briefing.errors import ArchiveError
from briefing.i18n import _


class _Tools(NamedTuple):
    """What a repair works with."""

    folder: Path
    sources: Sources
    aside: Aside
    now: datetime


Mender = Callable[[_Tools, str], Iterator[Done]]


def _year(tools: _Tools, name: str) -> Iterator[Done]:
    return mend_year(tools.folder, name, tools.sources, tools.aside)


def _list(tools: _Tools, name: str) -> Iterator[Done]:
    return lists.mend_list(tools.folder, name, tools.sources, tools.aside)


_MENDERS: dict[str, Mender] = {
    "year/damaged": _year,
    "year/unreadable": _year,
    "year/altered": _year,
    "year/missing": _year,
    "year/moving": _year,
    "directory/damaged": _list,
    "directory/altered": _list,
    "list/damaged": _list,
    "list/altered": _list,
    "template/damaged": lambda tools, name: templates.mend_template(
        tools.folder, name, tools.sources, tools.aside
    ),
    "history/damaged": lambda tools, name: papers.mend_revision(
        tools.folder, name, tools.sources, tools.aside
    ),
    "derived/damaged": lambda tools, name: housekeeping.mend_by_removing(tools.folder, name),
    "leftover": lambda tools, name: housekeeping.mend_by_removing(tools.folder, name),
    "backup/unsound": lambda tools, name: housekeeping.mend_backup(name, tools.aside),
    "modes": lambda tools, _name: housekeeping.mend_modes(tools.folder),
}
"""How each kind of finding is mended; an interrupted restore is finished before all of them."""


def examine(folder: Path) -> Report:
    """Look at every file of the archive in ``folder`` and return what is to be said.

    Raises :class:`ArchiveError` when the folder is missing or cannot be listed.
    """
    if not folder.is_dir():
        raise ArchiveError(_("There is no archive in {folder}.").format(folder=folder))
    present = housekeeping.names(folder)
    weeks, years = examine_years(folder)
    history, unproved = papers.examine_history(folder)
    found = (
        *housekeeping.examine_restore(folder),
        *years,
        *lists.examine_lists(folder),
        *templates.examine_templates(folder),
        *history,
        *papers.examine_journals(folder),
        *housekeeping.examine_derived(folder, present),
        *housekeeping.examine_backups(folder),
        *housekeeping.examine_modes(folder),
        *housekeeping.examine_strays(folder, present, time.time()),
    )
    return Report(files=len(present), weeks=weeks, findings=found, unproved=unproved)


def repair(folder: Path, report: Report, now: datetime) -> Repaired:
    """Mend what ``report`` found and can be mended, and return what was done and what is left.

    Raises :class:`ArchiveError` when not even the backup before it could be made.
    """
    if not any(one.repairable for one in report.findings) and not report.unproved:
        return Repaired(before="", done=(), left=report.findings)
    done = _finished(folder, now)
    with backups.archive_lock(folder):
        before = backups.make_backup_locked(folder, now, before="repair")
        tools = _Tools(folder, Sources(folder), Aside(folder, now), now)
        seen: set[tuple[Mender, str]] = set()
        for finding in report.findings:
            mender = _MENDERS.get(finding.id) if finding.repairable else None
            if mender is None or (mender, finding.file) in seen:
                continue
            seen.add((mender, finding.file))
            done += _tried(mender, tools, finding.file)
        for name in report.unproved:
            papers.note_checksum(folder, name)
    return Repaired(before=str(before), done=tuple(done), left=examine(folder).findings)


def _finished(folder: Path, now: datetime) -> list[Done]:
    try:
        return list(housekeeping.mend_restore(folder, now))
    except ArchiveError as error:
        return [Done(file=layout.RESTORE_JOURNAL, what=str(error), mended=False)]


def _tried(mender: Mender, tools: _Tools, name: str) -> list[Done]:
    done: list[Done] = []
    try:
        done.extend(mender(tools, name))
    except ArchiveError as error:
        done.append(Done(file=name, what=str(error), mended=False))
    return done
