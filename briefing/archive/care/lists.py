"""What an office enters beside its weeks: each file looked at, and mended from backups.

The directory, the register of documents, the figures, the schemes, what papers say of the office,
the numbers it gave them, and the reports that somebody has edited.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from briefing.archive import directory, documents, files, layout, reports
from briefing.archive.care.aside import Aside
from briefing.archive.care.findings import Done, Finding
from briefing.archive.care.papers import put_back
from briefing.archive.care.sources import Sources
from briefing.archive.directory import DirectoryFile
from briefing.archive.documents import DocumentsFile
from briefing.archive.enteredfile import EnteredFile, is_intact, tables_in
from briefing.archive.layout import Kind
from briefing.archive.lists import FIGURES, SCHEMES, ListFile, OfficeList
from briefing.archive.office import NUMBERS, OFFICE
from briefing.archive.reports import ReportFile
from briefing.archive.rows import DamagedError
from briefing.errors import ArchiveError
from briefing.i18n import _


class _Entered(NamedTuple):
    """A file to look at; ``read`` raises :class:`ArchiveError` for one that cannot be read."""

    file: EnteredFile
    read: Callable[[], object]


_LISTS: dict[str, OfficeList[Any]] = {
    which.file: which for which in (FIGURES, SCHEMES, OFFICE, NUMBERS)
}


def examine_lists(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with what the office has entered; raises :class:`ArchiveError`."""
    for name in _names(folder):
        one = _entered(folder, name)
        try:
            one.read()
            if one.file.newer:
                yield _newer(name, one.file.too_new())
            elif one.file.altered():
                yield _altered(name)
        except ArchiveError as error:
            yield _damaged(name, one.file, error)


def mend_list(folder: Path, name: str, sources: Sources, aside: Aside) -> Iterator[Done]:
    """Put such a file back from a backup; raises :class:`ArchiveError`.

    Of one that can still be read only a copy of just what was stored is better; of any other it
    is the newest sound one. A folder that stands in its place is moved out of the way.
    """
    scratch = folder / layout.RESTORING
    sound = (one for one in sources.contents(name) if _is_sound(name, one[0], scratch))
    one = _entered(folder, name)
    try:
        one.read()
        noted = one.file.meta.tables if one.file.altered() else None
    except ArchiveError:
        noted = None
    else:
        if noted is not None:
            here = files.read(folder / name)
            data = here[0] if here else b""
            sound = (one for one in sound if _was_stored(one[0], noted, data))
    found = next(sound, None)
    if found is not None and (folder / name).is_dir():
        aside.move(name)
    yield from put_back(folder, name, found, aside)


def _names(folder: Path) -> Iterator[str]:
    """Yield the names of what is there, also of a folder that stands in a file's place."""
    for name in (directory.FILE, documents.FILE, *_LISTS):
        if (folder / name).exists():
            yield name
    for name, _signature in files.listing(folder / reports.FOLDER):
        if layout.kind_of(f"{reports.FOLDER}/{name}") is Kind.LIST:
            yield f"{reports.FOLDER}/{name}"


def _entered(folder: Path, name: str) -> _Entered:
    if name == directory.FILE:
        units = DirectoryFile(folder)
        return _Entered(units.file, units.read)
    if name == documents.FILE:
        register = DocumentsFile(folder)
        return _Entered(register.file, register.read)
    if (which := _LISTS.get(name)) is not None:
        entries = ListFile(folder, which)
        return _Entered(entries.file, entries.read)
    report = ReportFile(folder / name)
    return _Entered(report.file, report.read)


def _damaged(name: str, file: EnteredFile, error: ArchiveError) -> Finding:
    """Return the finding for a file that cannot be read, for whatever reason."""
    if isinstance(error.__cause__, OSError) and not file.path.is_dir():
        return Finding(
            id=f"{_kind(name)}/unreachable",
            file=name,
            what=error.message,
            repairable=False,
            how=error.advice or _("Check the disk, and who may read the file."),
        )
    if error.message == file.too_new().message:
        return _newer(name, error)
    return Finding(
        id=f"{_kind(name)}/damaged",
        file=name,
        what=error.message,
        repairable=True,
        how=_("It is put back from the newest backup that has it; the damaged file is kept."),
    )


def _newer(name: str, error: ArchiveError) -> Finding:
    return Finding(
        id=f"{_kind(name)}/newer",
        file=name,
        what=error.message,
        repairable=False,
        how=_("Nothing is written to it. Update the program to change it."),
    )


def _altered(name: str) -> Finding:
    return Finding(
        id=f"{_kind(name)}/altered",
        file=name,
        what=_(
            "{file} is not what was stored: it was changed outside the program, or the disk has"
            " damaged it."
        ).format(file=name),
        repairable=True,
        how=_(
            "A copy of what was stored is put back where there is one. If the change was meant,"
            " change something there in the program instead."
        ),
    )


def _kind(name: str) -> str:
    """Return how the ids of findings about a file begin."""
    return "directory" if name == directory.FILE else "list"


def _is_sound(name: str, data: bytes, scratch: Path) -> bool:
    """Tell whether ``data`` is such a file, whole, by reading it in ``scratch``."""
    if not is_intact(data):
        return False
    path = scratch / name
    files.make_folder(path.parent)
    files.write(path, data)
    try:
        one = _entered(scratch, name)
        one.read()
        newer = one.file.newer
    except ArchiveError:
        return False
    else:
        return not newer
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
            if path.parent != scratch:
                path.parent.rmdir()
            scratch.rmdir()


def _was_stored(copy: bytes, noted: dict[str, str], here: bytes) -> bool:
    """Tell whether ``copy`` has the checksums ``noted``, or says what stands ``here``.

    Then it was only those checksums that were damaged.
    """
    try:
        return tables_in(copy) == noted or tables_in(copy) == tables_in(here)
    except DamagedError:
        return False
