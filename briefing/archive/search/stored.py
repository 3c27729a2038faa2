"""What the archive holds, as search reads it: years, the briefings in them, what can be found."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.archive import files
from briefing.archive.checksums import checksum
from briefing.archive.files import Signature
from briefing.archive.search.entries import Sheet, sheet_of
from briefing.archive.shard import FOLDER, Document, Shard, is_shard_name
from briefing.errors import ArchiveError
from briefing.model.encoding import RecordError, from_plain

_KIND_ORDER = ("week", "month", "quarter", "half", "year", "other")


class Year(NamedTuple):
    """One year's file: its briefings by id, and those on the move from other years.

    ``problem`` says why not all of it could be read; ``signature`` is ``None`` where nothing could.
    """

    signature: Signature | None
    documents: Mapping[str, Document]
    moving: Mapping[str, str]
    problem: str = ""

    def sheet(self, briefing_id: str) -> Sheet | None:
        """Return what can be found in one briefing; ``None`` where it makes no valid record."""
        try:
            return sheet_of(from_plain(self.documents[briefing_id]))
        except RecordError:
            return None

    def digest(self, briefing_id: str) -> str:
        """Return what tells one content of a briefing from another."""
        return checksum(self.documents[briefing_id])


def year_signatures(folder: Path) -> dict[str, Signature]:
    """Return the signature of each year's file, by its name.

    Raises :class:`ArchiveError` when the folder cannot be listed; a missing one has no years.
    """
    listed = files.listing(folder / FOLDER)
    return {name: sign for name, sign in listed if is_shard_name(name)}


def read_year(folder: Path, name: str) -> Year:
    """Return one year as it stands on the disk now."""
    shard = Shard(folder / FOLDER / name)
    try:
        documents: dict[str, Document] = {}
        for document in shard.documents().values():
            if isinstance(briefing_id := document.get("id"), str):
                documents.setdefault(briefing_id, document)
    except ArchiveError as error:
        return Year(None, {}, {}, str(error))
    problem = str(shard.damage()) if shard.salvaged else ""
    return Year(shard.signature, documents, dict(shard.meta.moving), problem)


def homes(
    ids: Mapping[str, Iterable[str]], moving: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Return which year a briefing is read from, by its id: of several, the latest.

    ``ids`` are the briefings in each year, ``moving`` those that are just moving into it. A copy
    that an interrupted move left behind does not count.
    """
    left = {(moved, source) for entering in moving.values() for moved, source in entering.items()}
    return {
        briefing_id: name
        for name in sorted(ids)
        for briefing_id in ids[name]
        if (briefing_id, name) not in left
    }


class Place(NamedTuple):
    """What decides where a briefing's items stand among all: first and last day as ordinals."""

    briefing: str
    kind: str
    start: int
    end: int


def place_of(sheet: Sheet) -> Place:
    """Return where the items of ``sheet`` stand."""
    return Place(sheet.briefing, sheet.kind, sheet.start.toordinal(), sheet.end.toordinal())


def newest_first(places: Iterable[Place]) -> list[Place]:
    """Return ``places`` in the order of hits that fit equally well.

    The one that begins last comes first; of those that begin on one day weeks before months and
    these before longer periods, then the one that ends first.
    """
    return sorted(
        places,
        key=lambda one: (-one.start, _KIND_ORDER.index(one.kind), one.end, one.briefing),
    )
