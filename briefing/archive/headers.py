"""The header index: what lists show, without opening the years.

Kept in memory by shard and on the disk by :mod:`briefing.archive.headerfile`. Nothing here needs
TinyDB or the lock.
"""

import time
from bisect import bisect_left, insort
from collections import Counter
from pathlib import Path

import msgspec

from briefing.archive import files, headerfile
from briefing.archive.files import Signature
from briefing.archive.headerfile import Entry, follow_each_other, is_fresh, order
from briefing.archive.protocol import Header, header_of
from briefing.archive.shard import FOLDER, Document, Shard, is_shard_name
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.encoding import RecordError, from_plain
from briefing.model.records import SCHEMA_VERSION

SAVE_SECONDS = 10.0
"""How long the own changes of a program may be missing in ``headers.json``, as it is derived."""

_NAMED = 3


class HeaderIndex:
    """The headers of all shards of the archive in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shards = folder / FOLDER
        self._path = folder / headerfile.FILE
        self._listed: list[tuple[str, Signature]] | None = None
        self._entries: dict[str, Entry] | None = None
        self._sorted: list[Header] | None = None
        self._holders: dict[str, tuple[str, ...]] | None = None
        self._had_years = False
        self._noted_at = float("-inf")

    @property
    def is_read(self) -> bool:
        """Whether :meth:`refresh` has been called."""
        return self._entries is not None

    def refresh(self) -> None:
        """Make the index agree with the disk, reading only the shards that have changed.

        Raises :class:`ArchiveError` when not even the folder can be listed; a shard that cannot
        be read is one of the :meth:`problems`.
        """
        listed = files.listing(self._shards)
        if listed == self._listed:
            return
        signatures = {name: sign for name, sign in listed if is_shard_name(name)}
        before = self._entries
        known = headerfile.load(self._path) if before is None else before
        entries = {
            name: known[name]
            if name in known and is_fresh(known[name], signature)
            else self._made(name, signature)
            for name, signature in sorted(signatures.items())
        }
        if entries != before:
            self._set(entries)
        if any(
            entry is not known.get(name) and not entry.problems for name, entry in entries.items()
        ):
            self._save()
        # A shard that could not be opened is tried again each time.
        self._listed = None if any(not one.signature for one in entries.values()) else listed

    def require_place(self) -> None:
        """Raise :class:`ArchiveError` when there were years, and their folder is gone."""
        if self._had_years and not self._shards.is_dir():
            raise self._gone()

    def require_years(self) -> None:
        """Raise :class:`ArchiveError` when all years that were here are gone at once.

        Somebody removed the folder, or the drive it is on: to write now would begin an archive
        of one week in its place.
        """
        if self._had_years and not self._entries:
            raise self._gone()

    def is_current(self, briefing_id: str) -> bool:
        """Tell whether the one shard that holds a briefing is as it was when last looked at."""
        entries, homes = self._entries or {}, self.homes(briefing_id)
        return len(homes) == 1 and (
            files.signature(self._shards / homes[0]) == entries[homes[0]].signature
        )

    def headers(self) -> list[Header]:
        """Return all headers, oldest period first."""
        if self._sorted is None:
            entries = self._entries or {}
            left = self._left()
            self._sorted = [
                header
                for name, entry in entries.items()
                for header in entry.headers
                if not left or (header.id, name) not in left
            ]
            if not follow_each_other(entries):
                self._sorted.sort(key=order)
        return list(self._sorted)

    def homes(self, briefing_id: str) -> list[str]:
        """Return the names of the shards that hold a briefing: one, or more where it is doubled.

        A copy left behind by an interrupted move does not count.
        """
        if self._holders is None:
            self._holders = self._held()
        left = self._left()
        holders = self._holders.get(briefing_id, ())
        return [name for name in holders if (briefing_id, name) not in left]

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
        ids = [header.id for header in self.headers()]
        ids += (briefing_id for entry in entries.values() for briefing_id in entry.unreadable)
        if len(set(ids)) < len(ids):
            found += [
                str(doubled(briefing_id, self.homes(briefing_id)))
                for briefing_id, times in Counter(ids).items()
                if times > 1
            ]
        return tuple(found)

    def note(self, shard: Shard, put: Header | None = None, removed: str = "") -> None:
        """Take over what this program has just written to ``shard``, without reading it back."""
        name = shard.path.name
        entries = self._entries or {}
        entry = entries.get(name, Entry(None))
        gone = put.id if put is not None else removed
        headers = [header for header in entry.headers if header.id != gone]
        if put is not None:
            insort(headers, put, key=order)
        old = next((header for header in entry.headers if header.id == gone), None)
        moved = entry.moving or shard.meta.moving
        fresh = msgspec.structs.replace(
            entry,
            signature=shard.signature,
            headers=tuple(headers),
            moving=dict(shard.meta.moving),
        )
        if old is None or put is None or moved:
            self._set(dict(sorted({**entries, name: fresh}.items())))
        else:
            entries[name] = fresh
            if self._sorted is not None:
                _exchange(self._sorted, old, put)
        self._listed = None
        if time.monotonic() - self._noted_at > SAVE_SECONDS:
            self._save()
            self._noted_at = time.monotonic()

    def _gone(self) -> ArchiveError:
        return ArchiveError(
            _("The archive in {folder} is no longer there.").format(folder=self._folder),
            _("Put the folder back, or connect its drive again; then save again."),
        )

    def _set(self, entries: dict[str, Entry]) -> None:
        self._entries, self._sorted, self._holders = entries, None, None
        self._had_years = self._had_years or bool(entries)

    def _left(self) -> set[tuple[str, str]]:
        """Return the copies left behind by interrupted moves: id and shard."""
        return {(briefing_id, source) for briefing_id, source, _target in self.moving()}

    def _held(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the shards that hold each briefing, by its id."""
        found: dict[str, tuple[str, ...]] = {}
        for name, entry in (self._entries or {}).items():
            here = (name,)  # one for all of them: fifty years have thousands
            for briefing_id in {*(header.id for header in entry.headers), *entry.unreadable}:
                found[briefing_id] = found[briefing_id] + here if briefing_id in found else here
        return found

    def _save(self) -> None:
        headerfile.save(self._path, self._entries or {})

    def _made(self, name: str, signature: Signature) -> Entry:
        """Read one shard for its headers; what cannot be read becomes a problem."""
        shard = Shard(self._shards / name)
        try:
            documents = shard.documents()
        except ArchiveError as error:
            # Content stays broken until the file changes; a refused access may end by itself.
            lasting = None if isinstance(error.__cause__, OSError) else signature
            return Entry(lasting, problems=(str(error),))
        headers, unreadable, newer = [], [], []
        problems = [str(shard.damage())] if shard.salvaged else []
        for number, document in documents.items():
            try:
                headers.append(header_of(from_plain(document)))
            except RecordError as error:
                briefing_id = str(document.get("id", number))
                unreadable.append(briefing_id)
                if is_newer(document):
                    newer.append(briefing_id)
                else:
                    problems.append(str(beyond_reading(shard.path, briefing_id, error)))
        if newer:
            problems.append(str(too_new(shard.path, newer)))
        return Entry(
            shard.signature,
            tuple(sorted(headers, key=order)),
            dict(shard.meta.moving),
            tuple(unreadable),
            tuple(problems),
        )


def beyond_reading(path: Path, briefing_id: str, error: RecordError) -> ArchiveError:
    """Return the sentence for a stored briefing that makes no valid record."""
    return ArchiveError(
        _("The briefing {id} in {file} cannot be read: {reason}").format(
            id=briefing_id, file=path, reason=error.message
        ),
        error.advice or _("It is left as it is. Put back a good copy of the file."),
    )


def too_new(path: Path, briefing_ids: list[str]) -> ArchiveError:
    """Return the sentence for stored briefings of a form that this version does not know."""
    named = ", ".join(briefing_ids[:_NAMED]) + (" …" if len(briefing_ids) > _NAMED else "")
    return ArchiveError(
        _("Written by a newer version of the program and not shown here: {ids} in {file}.").format(
            ids=named, file=path
        ),
        _("Update the program to open them; they are left as they are."),
    )


def is_newer(document: Document) -> bool:
    """Tell whether ``document`` says that it has a form which this version does not know."""
    version = document.get("schema_version")
    return isinstance(version, int) and version > SCHEMA_VERSION


def doubled(briefing_id: str, homes: list[str]) -> ArchiveError:
    """Return the sentence for a briefing that stands in more places than one."""
    return ArchiveError(
        _("The briefing {id} is stored more than once, in {files}.").format(
            id=briefing_id, files=", ".join(homes)
        ),
        _("Move the file with the copy that is not wanted to another folder."),
    )


def _exchange(headers: list[Header], old: Header, new: Header) -> None:
    """Put ``new`` in the place of ``old`` in sorted ``headers``, or where it now belongs."""
    del headers[bisect_left(headers, order(old), key=order)]
    insort(headers, new, key=order)
