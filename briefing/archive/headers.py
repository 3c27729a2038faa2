"""The header index: what lists show, without opening the years.

Kept in memory by shard and on the disk in ``headers.json``, which is derived: each entry counts
only while time and size of its shard are still those it was made from, so the file may be
deleted, stale or garbled at any time. Nothing here needs TinyDB or the lock.
"""

import contextlib
from pathlib import Path

import msgspec

from briefing.archive import files
from briefing.archive.files import Signature
from briefing.archive.protocol import Header, header_of
from briefing.archive.shard import FOLDER, Shard, is_shard_name
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.encoding import RecordError, from_plain
from briefing.model.records import SCHEMA_VERSION

FILE = "headers.json"
_MADE_BY = f"1.{SCHEMA_VERSION}"
"""Of the form of the index and of what the records mean; any other index is made anew."""


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


class Entry(msgspec.Struct, frozen=True):
    """What is known of one shard.

    ``unreadable`` are the ids of stored briefings that make no valid record. ``signature`` is
    ``None`` for a shard that could not be opened, which is tried again each time.
    """

    signature: Signature | None
    headers: tuple[Header, ...] = ()
    moving: dict[str, str] = {}
    unreadable: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class HeaderIndex:
    """The headers of all shards of the archive in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._shards = folder / FOLDER
        self._path = folder / FILE
        self._entries: dict[str, Entry] | None = None
        self._sorted: list[Header] | None = None
        self._homes: dict[str, list[str]] = {}

    def refresh(self) -> None:
        """Make the index agree with the disk, reading only the shards that have changed.

        Raises :class:`ArchiveError` when not even the folder can be listed; a shard that cannot
        be read is one of the :meth:`problems`.
        """
        before = self._entries
        known = self._load() if before is None else before
        signatures = self._signatures()
        entries = {
            name: known[name]
            if name in known and _fresh(known[name], signature)
            else self._made(name, signature)
            for name, signature in sorted(signatures.items())
        }
        if entries != before:
            self._set(entries)
        if any(
            entry is not known.get(name) and not entry.problems for name, entry in entries.items()
        ):
            self._save()

    def headers(self) -> list[Header]:
        """Return all headers, oldest period first."""
        if self._sorted is None:
            entries = self._entries or {}
            self._sorted = sorted(
                (
                    header
                    for name, entry in entries.items()
                    for header in entry.headers
                    if name in self._homes.get(header.id, ())
                ),
                key=lambda header: (header.period.start, header.period.end, header.id),
            )
        return list(self._sorted)

    def homes(self, briefing_id: str) -> list[str]:
        """Return the names of the shards that hold a briefing: one, or more where it is doubled.

        A copy left behind by an interrupted move does not count.
        """
        return self._homes.get(briefing_id, [])

    def moving(self) -> list[tuple[str, str, str]]:
        """Return the unfinished moves: id of the briefing, shard left, shard entered."""
        return [
            (briefing_id, source, name)
            for name, entry in (self._entries or {}).items()
            for briefing_id, source in entry.moving.items()
        ]

    def problems(self) -> tuple[str, ...]:
        """Return one sentence for each shard or briefing that cannot be read or stands twice."""
        entries = self._entries or {}
        found = [problem for entry in entries.values() for problem in entry.problems]
        found += [
            str(doubled(briefing_id, homes))
            for briefing_id, homes in self._homes.items()
            if len(homes) > 1
        ]
        return tuple(found)

    def note(self, shard: Shard, put: Header | None = None, removed: str = "") -> None:
        """Take over what this program has just written to ``shard``, without reading it back."""
        name = shard.path.name
        entries = dict(self._entries or {})
        old = entries.get(name, Entry(None))
        gone = put.id if put is not None else removed
        headers = tuple(header for header in old.headers if header.id != gone)
        entries[name] = msgspec.structs.replace(
            old,
            signature=shard.signature,
            headers=headers if put is None else (*headers, put),
            moving=dict(shard.meta.moving),
        )
        self._set(entries)

    def _set(self, entries: dict[str, Entry]) -> None:
        left = {
            (briefing_id, source)
            for entry in entries.values()
            for briefing_id, source in entry.moving.items()
        }
        homes: dict[str, list[str]] = {}
        for name, entry in entries.items():
            for briefing_id in (*(header.id for header in entry.headers), *entry.unreadable):
                if (briefing_id, name) not in left:
                    homes.setdefault(briefing_id, []).append(name)
        self._entries, self._homes, self._sorted = entries, homes, None

    def _signatures(self) -> dict[str, Signature]:
        return {name: sign for name, sign in files.listing(self._shards) if is_shard_name(name)}

    def _made(self, name: str, signature: Signature) -> Entry:
        """Read one shard for its headers; what cannot be read becomes a problem."""
        shard = Shard(self._shards / name)
        try:
            documents = shard.documents()
        except ArchiveError as error:
            # Content stays broken until the file changes; a refused access may end by itself.
            lasting = None if isinstance(error.__cause__, OSError) else signature
            return Entry(lasting, problems=(str(error),))
        headers, unreadable, problems = [], [], []
        for number, document in documents.items():
            try:
                headers.append(header_of(from_plain(document)))
            except RecordError as error:
                briefing_id = str(document.get("id", number))
                unreadable.append(briefing_id)
                problems.append(str(beyond_reading(shard.path, briefing_id, error)))
        return Entry(
            shard.signature,
            tuple(headers),
            dict(shard.meta.moving),
            tuple(unreadable),
            tuple(problems),
        )

    def _load(self) -> dict[str, Entry]:
        """Return what ``headers.json`` still knows; nothing when it is of no use."""
        try:
            found = files.read(self._path)
            if found is None:
                return {}
            index = msgspec.json.decode(found[0], type=_IndexFile)
        except (ArchiveError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return {}
        if index.made_by != _MADE_BY:
            return {}
        return {
            name: Entry(Signature(kept.mtime_ns, kept.size, 0), kept.headers, kept.moving)
            for name, kept in index.shards.items()
        }

    def _save(self) -> None:
        """Keep the headers of the shards without problems; an archive may be read-only."""
        shards = {
            name: _Kept(entry.signature.mtime_ns, entry.signature.size, entry.headers, entry.moving)
            for name, entry in (self._entries or {}).items()
            if entry.signature is not None and not entry.problems
        }
        with contextlib.suppress(ArchiveError):
            files.write(self._path, msgspec.json.encode(_IndexFile(_MADE_BY, shards)))


def beyond_reading(path: Path, briefing_id: str, error: RecordError) -> ArchiveError:
    """Return the sentence for a stored briefing that makes no valid record."""
    return ArchiveError(
        _("The briefing {id} in {file} cannot be read: {reason}").format(
            id=briefing_id, file=path, reason=error.message
        ),
        error.advice or _("It is left as it is. Put back a good copy of the file."),
    )


def doubled(briefing_id: str, homes: list[str]) -> ArchiveError:
    """Return the sentence for a briefing that stands in more places than one."""
    return ArchiveError(
        _("The briefing {id} is stored more than once, in {files}.").format(
            id=briefing_id, files=", ".join(homes)
        ),
        _("Move the file with the copy that is not wanted to another folder."),
    )


def _fresh(entry: Entry, signature: Signature) -> bool:
    known = entry.signature
    return known is not None and known[:2] == signature[:2]
