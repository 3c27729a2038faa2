"""A year's bytes taken apart, whole or in part, without asking the archive."""

from functools import cached_property

import msgspec

from briefing.archive.checksums import checksum
from briefing.archive.rows import DamagedError, Document, rows_in
from briefing.archive.salvage import salvage
from briefing.archive.shard import BRIEFINGS
from briefing.archive.tablefile import META, Meta, meta_of
from briefing.i18n import _
from briefing.model.encoding import RecordError, from_plain
from briefing.model.migrations import migrated
from briefing.model.records import SCHEMA_VERSION, Briefing


class Year:
    """What a year's file holds; taking it apart never raises.

    ``reason`` says why it is damaged, "" when it is whole; ``stored`` are the documents that can
    be read, as they stand in it, and ``meta`` is what it says about itself, as far as that is
    known.
    """

    def __init__(self, data: bytes) -> None:
        self.reason = ""
        try:
            self.stored, self.meta = _whole(data)
        except DamagedError as error:
            self.reason = str(error)
            self.stored, described = salvage(data)
            self.meta = _as_far_as_known(described)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents in the present form; one that has no such form, as it is."""
        return tuple(map(self._present, self.stored))

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote it."""
        return self.meta.schema_version > SCHEMA_VERSION

    def by_id(self) -> dict[str, Document]:
        """Return the documents, in the present form, by the ids of their briefings."""
        return {id_of(document): document for document in self.documents}

    @cached_property
    def altered(self) -> frozenset[str]:
        """The ids of the documents that are not what the program wrote last."""
        known = self.meta.checksums
        return frozenset(
            id_of(document)
            for document in self.stored
            if id_of(document) in known and known[id_of(document)] != checksum(document)
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids of the briefings that it says it holds, and does not."""
        here = set(map(id_of, self.stored))
        return tuple(one for one in self.meta.checksums if one not in here)

    @cached_property
    def renamed(self) -> dict[str, Document]:
        """The documents whose ids were damaged, with the right ones, by the ids they have now.

        A document that nobody knows is a missing one when it has its checksum under its id.
        """
        found = {}
        known = self.meta.checksums
        for stored, document in zip(self.stored, self.documents, strict=True):
            if id_of(stored) in known:
                continue
            for missing in self.missing:
                if checksum({**stored, "id": missing}) == known[missing]:
                    found[id_of(stored)] = {**document, "id": missing}
        return found

    def _present(self, document: Document) -> Document:
        try:
            return migrated(document, self.meta.schema_version)
        except RecordError:
            return document


def id_of(document: Document) -> str:
    """Return the id of the briefing that a document is of."""
    return str(document.get("id", ""))


def record_of(document: Document) -> Briefing | None:
    """Return the briefing of a document, ``None`` for one that makes no valid record."""
    try:
        return from_plain(document)
    except RecordError:
        return None


def _whole(data: bytes) -> tuple[tuple[Document, ...], Meta]:
    rows = rows_in(data)
    meta = meta_of(rows)
    if BRIEFINGS not in rows and len(rows) > (META in rows):
        raise DamagedError(_("it has no table of briefings"))
    if META not in rows and len(rows) > 1:  # whose name was damaged stands beside the briefings
        raise DamagedError(_("it is of another kind"))
    return tuple(row.document() for row in rows.get(BRIEFINGS, {}).values()), meta


def _as_far_as_known(described: Document) -> Meta:
    try:
        return msgspec.convert(described, Meta)
    except msgspec.ValidationError:
        return Meta()
