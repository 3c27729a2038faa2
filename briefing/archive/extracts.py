"""Extracts: what views over many weeks need, drawn from the years once and kept beside them.

For each year ``derived/<name>/<year>.json`` holds what a function draws from its briefings, with
the time and size that the year's file had. Such a file counts only while both are still those,
so it may be deleted, stale or garbled at any time; what is missing is drawn anew.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec

from briefing.archive import files
from briefing.archive.files import Signature
from briefing.archive.headers import beyond_reading
from briefing.archive.shard import FOLDER, Shard, is_shard_name
from briefing.errors import ArchiveError
from briefing.model.encoding import RecordError, from_plain
from briefing.model.records import Briefing

DERIVED = "derived"
"""The folder under which everything that can be made again is kept."""

T = TypeVar("T")


class Extracted(NamedTuple, Generic[T]):
    """The extracts by the id of their briefing, and a sentence for each thing beyond reading."""

    by_id: dict[str, T]
    problems: tuple[str, ...]


class _Year(msgspec.Struct, Generic[T]):
    """One derived file: ``extracts`` in the order of ``ids``, which tell their briefings.

    ``moving`` is as in :class:`briefing.archive.shard.Meta`. The ids are no keys of an object:
    their decoder keeps some of the keys it has seen, and with each the memory around it.
    """

    version: str
    mtime_ns: int
    size: int
    ids: list[str]
    extracts: list[T]
    moving: dict[str, str] = {}
    problems: tuple[str, ...] = ()


class Extracts(Generic[T]):
    """The extracts called ``name`` of the archive in ``folder``; used from one thread at a time.

    ``draw`` makes one from a briefing, ``kind`` is its type, and ``version`` another one whenever
    ``draw`` draws something else.
    """

    def __init__(
        self, folder: Path, name: str, version: str, kind: type[T], draw: Callable[[Briefing], T]
    ) -> None:
        self._shards = folder / FOLDER
        self._home = folder / DERIVED / name
        self._version = version
        self._draw = draw
        self._decoder = msgspec.json.Decoder(_Year[kind])  # type: ignore[valid-type]  # a type
        self._years: dict[str, _Year[T]] = {}

    def read(self) -> Extracted[T]:
        """Return all extracts, those of changed years drawn anew.

        Raises :class:`ArchiveError` when not even the folder can be listed.
        """
        signatures = {n: sign for n, sign in files.listing(self._shards) if is_shard_name(n)}
        self._years = {
            name: self._year(name, signature) for name, signature in sorted(signatures.items())
        }
        left = {
            (briefing_id, source)
            for year in self._years.values()
            for briefing_id, source in year.moving.items()
        }
        by_id = {
            briefing_id: extract
            for name, year in self._years.items()
            for briefing_id, extract in zip(year.ids, year.extracts, strict=True)
            if (briefing_id, name) not in left
        }
        return Extracted(by_id, tuple(p for year in self._years.values() for p in year.problems))

    def _year(self, name: str, signature: Signature) -> _Year[T]:
        known = self._years.get(name) or self._kept(name)
        if known and (known.mtime_ns, known.size) == (signature.mtime_ns, signature.size):
            return known
        year = self._drawn(name, signature)
        if not year.problems:
            self._keep(name, year)
        return year

    def _drawn(self, name: str, signature: Signature) -> _Year[T]:
        shard = Shard(self._shards / name)
        year: _Year[T] = _Year(self._version, signature.mtime_ns, signature.size, [], [])
        try:
            documents = shard.documents()
        except ArchiveError as error:
            year.problems = (str(error),)
            return year
        if shard.signature is not None:
            year.mtime_ns, year.size = shard.signature.mtime_ns, shard.signature.size
        year.moving = dict(shard.meta.moving)
        for number, document in documents.items():
            try:
                briefing = from_plain(document)
            except RecordError as error:
                broken = str(document.get("id", number))
                year.problems += (str(beyond_reading(shard.path, broken, error)),)
            else:
                year.ids.append(briefing.id)
                year.extracts.append(self._draw(briefing))
        return year

    def _kept(self, name: str) -> _Year[T] | None:
        """Return what the derived file of a year holds; ``None`` when it is of no use."""
        try:
            found = files.read(self._home / name)
            year = self._decoder.decode(found[0]) if found else None
        except (ArchiveError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        whole = year and len(year.ids) == len(year.extracts)
        return year if year and whole and year.version == self._version else None

    def _keep(self, name: str, year: _Year[T]) -> None:
        """Keep the extracts of a year; an archive may be read-only."""
        with contextlib.suppress(ArchiveError, UnicodeEncodeError):
            files.make_folder(self._home)
            files.sweep(self._home)
            files.write(self._home / name, msgspec.json.encode(year))
