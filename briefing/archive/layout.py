"""What each file in an archive's folder is, told from its place and name alone.

One table for everybody who looks at the folder as a whole: a backup takes the files that are the
truth, a restore brings no other names back, and the doctor says which file nobody knows.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

from briefing.archive import files


class Kind(StrEnum):
    """What a file is."""

    YEAR = "year"
    DIRECTORY = "directory"
    DOCUMENTS = "documents"
    LIST = "list"
    TEMPLATE = "template"
    REVISION = "revision"
    SUMS = "sums"
    JOURNAL = "journal"
    UNDO = "undo"
    DERIVED = "derived"
    LOCK = "lock"
    BACKUP = "backup"
    DAMAGED = "damaged"
    RESTORING = "restoring"
    LEFTOVER = "leftover"
    STRAY = "stray"


_LISTS = (
    "directory.json",
    "documents.json",
    "figures.json",
    "numbers.json",
    "office.json",
    "schemes.json",
)
"""The office's own lists, each a file of its own beside the years."""

TRUTH = frozenset(
    {
        Kind.YEAR,
        Kind.DIRECTORY,
        Kind.DOCUMENTS,
        Kind.LIST,
        Kind.TEMPLATE,
        Kind.REVISION,
        Kind.SUMS,
        Kind.JOURNAL,
    }
)
"""What cannot be made anew from something else; undo steps merely help."""

BACKUPS = "backups"
DAMAGED = "damaged"
RESTORING = "restoring"
RESTORE_JOURNAL = "restore.journal"

FOLDERS = frozenset(
    {
        "briefings",
        "reports",
        "templates",
        "history",
        "journal",
        "undo",
        "search",
        "derived",
        BACKUPS,
        DAMAGED,
        RESTORING,
    }
)
"""The folders that an archive has; history has one more for each briefing."""

_STEM = r"(?:[a-z0-9][a-z0-9_-]{0,63}|=[0-9a-f]{32})"  # as archive/journal.py names files

_PATTERNS = (
    (Kind.LEFTOVER, r"(?:.*/)?\.[^/]*\.tmp"),
    (Kind.YEAR, r"briefings/[0-9]{4}\.json"),
    (Kind.DIRECTORY, r"directory\.json"),
    (Kind.DOCUMENTS, r"documents\.json"),
    (Kind.LIST, r"(?:figures|numbers|office|schemes)\.json|reports/[a-z]+(?:-[0-9QH]+)+\.json"),
    (Kind.TEMPLATE, r"templates/(?:minutes|notice|report)\.docx"),
    (Kind.REVISION, rf"history/{_STEM}/[1-9][0-9]{{0,8}}\.json"),
    (Kind.SUMS, rf"history/{_STEM}/SHA256SUMS"),
    (Kind.JOURNAL, rf"journal/{_STEM}(?:~[2-9])?\.jsonl"),
    (Kind.UNDO, rf"undo/{_STEM}(?:~[2-9])?\.jsonl"),
    (Kind.DERIVED, r"headers(?:\.[^/]+)?\.json|search(?:[./-].*)?|derived/.*"),
    (Kind.LOCK, r"\.lock[^/]*"),
    (
        Kind.BACKUP,
        rf"{BACKUPS}/[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{6}}(?:-before-[a-z]+)?\.zip",
    ),
    (Kind.DAMAGED, rf"{DAMAGED}/.*"),
    (Kind.RESTORING, rf"restore\.journal|{RESTORING}/.*"),
)


def kind_of(name: str) -> Kind:
    """Return what the file is that stands at ``name``, a path below the folder with slashes."""
    for kind, pattern in _compiled():
        if pattern.fullmatch(name):
            return kind
    return Kind.STRAY


@cache
def _compiled() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Compile the table at its first use: most processes never ask."""
    return tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


def truth(folder: Path) -> Iterator[str]:
    """Yield the names of the files of ``folder`` that are the truth, in a fixed order.

    Raises :class:`~briefing.errors.ArchiveError` when a folder cannot be listed.
    """
    names = [name for name in _LISTS if (folder / name).is_file()]
    for place in ("briefings", "reports", "templates", "journal"):
        names += (f"{place}/{name}" for name, _sign in files.listing(folder / place))
    for home, _sign in files.listing(folder / "history"):
        names += (
            f"history/{home}/{name}" for name, _one in files.listing(folder / "history" / home)
        )
    yield from sorted(name for name in names if kind_of(name) in TRUTH)
