"""What a folder or a zip holds, told before anything of it is taken in."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.verbs.sources import SourceFile, find_files
from briefing.verbs.taking_many import Progress, known_files


class FileKind(StrEnum):
    """Of what kind a file is, as its name says; what is in it may say otherwise."""

    WORD = "word"
    OTHER_WORD = "other-word"
    PDF = "pdf"
    PAGE = "page"
    TEXT = "text"
    RECORD = "record"
    OTHER = "other"


SUFFIXES: Mapping[str, FileKind] = {
    ".docx": FileKind.WORD,
    ".docm": FileKind.WORD,
    ".doc": FileKind.OTHER_WORD,
    ".rtf": FileKind.OTHER_WORD,
    ".odt": FileKind.OTHER_WORD,
    ".pdf": FileKind.PDF,
    ".html": FileKind.PAGE,
    ".htm": FileKind.PAGE,
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".markdown": FileKind.TEXT,
    ".json": FileKind.RECORD,
}
"""The names that files have which a reader is for."""


class Survey(NamedTuple):
    """What was found: the files, how many of each kind, and what of them needs no more work.

    ``others`` are the names of those that no reader is for, though each will be tried;
    ``passed_over`` counts hidden files and the locks of word processors, which are not among the
    files; ``taken`` those of the files that were taken in before.
    """

    files: tuple[SourceFile, ...]
    kinds: Mapping[FileKind, int]
    others: tuple[str, ...]
    passed_over: int
    taken: int


def survey(
    archive: Archive, folder: Path, paths: Sequence[Path], *, progress: Progress | None = None
) -> Survey:
    """Look for files in ``paths`` and compare them with what ``folder`` remembers as taken.

    Raises :class:`~briefing.errors.ReadError` where they cannot be listed, and what ``progress``
    raises, which is told the name of each file before it is compared.
    """
    hidden: list[str] = []
    files = find_files(paths, passed_over=hidden.append)
    kinds = Counter(map(kind_of, files))
    others = tuple(file.name for file in files if kind_of(file) is FileKind.OTHER)
    known = known_files(archive, folder)
    taken = 0
    for file in files if known else ():
        if progress is not None:
            progress(file.name)
        taken += _digest(file) in known
    return Survey(files, kinds, others, len(hidden), taken)


def kind_of(file: SourceFile) -> FileKind:
    """Return the kind of ``file``, by its name."""
    name = PurePosixPath(file.member or file.path.name)
    return SUFFIXES.get(name.suffix.lower(), FileKind.OTHER)


def _digest(file: SourceFile) -> str:
    try:
        return hashlib.sha256(file.read()).hexdigest()
    except BriefingError:
        return ""
