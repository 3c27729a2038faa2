"""The office's lists (documents, figures, schemes): looked at, and mended from backups."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing.archive import documents, files, layout
from briefing.archive.care.aside import Aside
from briefing.archive.care.findings import Done, Finding
from briefing.archive.care.papers import put_back
from briefing.archive.care.sources import Sources
from briefing.archive.documents import DocumentsFile
from briefing.archive.lists import FIGURES, SCHEMES, ListFile
from briefing.errors import ArchiveError
from briefing.i18n import _

_READERS: dict[str, Callable[[Path], object]] = {
    documents.FILE: lambda folder: DocumentsFile(folder).read(),
    FIGURES.file: lambda folder: ListFile(folder, FIGURES).read(),
    SCHEMES.file: lambda folder: ListFile(folder, SCHEMES).read(),
}
"""What reads each of them in a folder, and raises :class:`ArchiveError` for a damaged one."""


def examine_lists(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with the files of the lists."""
    for name, read in _READERS.items():
        try:
            read(folder)
        except ArchiveError as error:
            yield Finding(
                id="list/damaged",
                file=name,
                what=error.message,
                repairable=not isinstance(error.__cause__, OSError),
                how=_(
                    "It is put back from the newest backup that has it; the damaged file is kept."
                ),
            )


def mend_list(folder: Path, name: str, sources: Sources, aside: Aside) -> Iterator[Done]:
    """Put a list back from the newest backup; raises :class:`ArchiveError`."""
    scratch = folder / layout.RESTORING
    sound = (one for one in sources.contents(name) if _is_sound(name, one[0], scratch))
    yield from put_back(folder, name, next(sound, None), aside)


def _is_sound(name: str, data: bytes, scratch: Path) -> bool:
    """Tell whether ``data`` is a list that can be read, by reading it in ``scratch``."""
    files.make_folder(scratch)
    files.write(scratch / name, data)
    try:
        _READERS[name](scratch)
    except ArchiveError:
        return False
    finally:
        with contextlib.suppress(OSError):
            (scratch / name).unlink()
            scratch.rmdir()
    return True
