"""``headers.json``: the header index on the disk, so that the next start need not open the years.

It is derived. What it says of a year counts only while time and size of the year's file are
those it was made from, so it may be deleted, stale or garbled at any time; it is written as a
whole, but nobody waits until it is on the disk.
"""

import contextlib
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import msgspec

from briefing.archive import files
from briefing.archive.files import Signature
from briefing.archive.protocol import Header
from briefing.archive.yearnames import FOLDER, is_shard_name
from briefing.errors import ArchiveError
from briefing.model.records import SCHEMA_VERSION

T = TypeVar("T")

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


class _Name(msgspec.Struct, frozen=True):
    """Of a header the id alone: to decode all of fifty years takes ten times as long."""

    id: str


class _KeptNames(msgspec.Struct, frozen=True):
    mtime_ns: int
    size: int
    headers: tuple[_Name, ...]
    moving: dict[str, str] = {}


class _NamesFile(msgspec.Struct, frozen=True):
    """What ``headers.json`` holds, for who needs no more than where a briefing is."""

    made_by: str
    shards: dict[str, _KeptNames]


def load(path: Path) -> dict[str, Entry]:
    """Return what ``path`` still knows by the names of the shards; nothing if it is of no use."""
    index = _decoded(path, _IndexFile)
    if index is None or index.made_by != _MADE_BY:
        return {}
    return {
        name: Entry(Signature(kept.mtime_ns, kept.size, 0), kept.headers, kept.moving)
        for name, kept in index.shards.items()
    }


def _decoded(path: Path, form: type[T]) -> T | None:
    try:
        found = files.read(path)
        return msgspec.json.decode(found[0], type=form) if found else None
    except (ArchiveError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def save(path: Path, entries: Mapping[str, Entry]) -> None:
    """Keep the headers of the shards without problems; an archive may be read-only."""
    shards = {
        name: _Kept(entry.signature.mtime_ns, entry.signature.size, entry.headers, entry.moving)
        for name, entry in entries.items()
        if entry.signature is not None and not entry.problems
    }
    with contextlib.suppress(ArchiveError):
        files.write_derived(path, msgspec.json.encode(_IndexFile(_MADE_BY, shards)))


def at_a_glance(folder: Path) -> list[Header] | None:
    """Return the headers of an archive, oldest period first, from its index alone.

    ``None`` where a year has changed since, or where there is something to tell of one: then
    :class:`~briefing.archive.headers.HeaderIndex` has to look at the years. Raises
    :class:`ArchiveError` when not even the folder can be listed.
    """
    signatures = _signatures(folder)
    entries = dict(sorted(load(folder / FILE).items()))
    if entries.keys() != signatures.keys() or not follow_each_other(entries):
        return None
    if any(one.moving or not is_fresh(one, signatures[name]) for name, one in entries.items()):
        return None
    headers = [header for entry in entries.values() for header in entry.headers]
    return headers if len({header.id for header in headers}) == len(headers) else None


def homes_at_a_glance(folder: Path) -> dict[str, str] | None:
    """Return the shard of each briefing by its id, oldest period first, from the index alone.

    ``None`` and errors as :func:`at_a_glance`, but for years that do not follow each other, which
    is not looked at: a year's file holds what begins in that year.
    """
    signatures = _signatures(folder)
    index = _decoded(folder / FILE, _NamesFile)
    known = index.shards if index is not None and index.made_by == _MADE_BY else {}
    if known.keys() != signatures.keys():
        return None
    if any(
        one.moving or (one.mtime_ns, one.size) != signatures[name][:2]
        for name, one in known.items()
    ):
        return None
    homes = {one.id: name for name in sorted(known) for one in known[name].headers}
    return homes if len(homes) == sum(len(one.headers) for one in known.values()) else None


def _signatures(folder: Path) -> dict[str, Signature]:
    return {name: sign for name, sign in files.listing(folder / FOLDER) if is_shard_name(name)}


def order(header: Header) -> tuple[date, date, str]:
    """Return by what headers are sorted."""
    return header.period.start, header.period.end, header.id


def follow_each_other(entries: Mapping[str, Entry]) -> bool:
    """Tell whether each shard begins after the one before, as years do."""
    full = [entry.headers for entry in entries.values() if entry.headers]
    return all(order(one[-1]) < order(two[0]) for one, two in pairwise(full))


def is_fresh(entry: Entry, signature: Signature) -> bool:
    """Tell whether a shard is as it was when ``entry`` was made of it."""
    known = entry.signature
    return known is not None and known[:2] == signature[:2]
