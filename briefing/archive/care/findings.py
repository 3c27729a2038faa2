"""What the doctor says: findings, a report of them, and what became of each when it was mended."""

from msgspec import Struct


class Finding(Struct, frozen=True, kw_only=True):
    """Something that is not as it should be.

    ``id`` is its rule ("year/damaged"), ``file`` the file's name below the archive's folder,
    ``what`` a sentence for the user, ``how`` what a repair does about it or, where none can, what
    the user can do.
    """

    id: str
    file: str
    what: str
    repairable: bool
    how: str


class Report(Struct, frozen=True, kw_only=True):
    """What was looked at and found. ``unproved`` are revisions of which no checksum is known."""

    files: int
    weeks: int
    findings: tuple[Finding, ...]
    unproved: tuple[str, ...]


class Done(Struct, frozen=True, kw_only=True):
    """One thing that a repair did, or could not do: ``what`` is a sentence for the user."""

    file: str
    what: str
    mended: bool


class Repaired(Struct, frozen=True, kw_only=True):
    """What a repair came to. ``before`` is the backup made first, "" where there was none.

    ``left`` is what is still to be found afterwards.
    """

    before: str
    done: tuple[Done, ...]
    left: tuple[Finding, ...]
