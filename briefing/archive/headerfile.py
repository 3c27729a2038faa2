"""``headers.json``: the header index on the disk, so that the next start need not open the years.

It is derived. What it says of a year counts only while time and size of the year's file are
those it was made from, so it may be deleted, stale or garbled at any time; it is written as a
whole, but nobody waits until it is on the disk.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from briefing.archive import files
from briefing.archive.files import Signature
from briefing.archive.protocol import Header
from briefing.errors import ArchiveError
from briefing.model.records import SCHEMA_VERSION

FILE = "headers.json"
_MADE_BY = f"3.{SCHEMA_VERSION}"
"""Of the form of the index and of what the records mean; any other index is made anew."""


class Entry(msgspec.Struct, frozen=True):
    """What is known of one shard.

    ``headers`` are in the order of lists. ``unreadable`` are the ids of stored briefings that
    make no valid record. ``signature`` is ``None`` for a shard that could not be opened, which is
    tried again each time.
    """

    signature: Signature | None
    headers: tuple[Header, ...] = ()
    moving: dict[str, str] = {}
    unreadable: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class _Kept(msgspec.Struct, frozen=True):
    """The headers of one shard as they were when it had this time and size."""

    mtime_ns: int
    size: int
    headers: tuple[Header, ...]
    moving: dict[str, str] = {}


class _IndexFile(msgspec.Struct, frozen=True):
    """What ``headers.json`` holds: kept headers by the name of their shard."""

    made_by: str
    shards: dict[str, _Kept]


def load(path: Path) -> dict[str, Entry]:
    """Return what ``path`` still knows by the names of the shards; nothing if it is of no use."""
    try:
        found = files.read(path)
        index = msgspec.json.decode(found[0], type=_IndexFile) if found else None
    except (ArchiveError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    if index is None or index.made_by != _MADE_BY:
        return {}
    return {
        name: Entry(Signature(kept.mtime_ns, kept.size, 0), kept.headers, kept.moving)
        for name, kept in index.shards.items()
    }


def save(path: Path, entries: Mapping[str, Entry]) -> None:
    """Keep the headers of the shards without problems; an archive may be read-only."""
    shards = {
        name: _Kept(entry.signature.mtime_ns, entry.signature.size, entry.headers, entry.moving)
        for name, entry in entries.items()
        if entry.signature is not None and not entry.problems
    }
    with contextlib.suppress(ArchiveError):
        files.write_derived(path, msgspec.json.encode(_IndexFile(_MADE_BY, shards)))
