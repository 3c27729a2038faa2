"""One year of briefings: a TinyDB file whose documents have checksums.

On the disk a shard is two TinyDB tables. "briefings" holds one document a briefing, as
:func:`briefing.model.encoding.to_plain` gives it. "meta" holds one document that says what the
file is, which form its documents have, their checksums, and which briefings are just moving in
from another year::

    {"meta": {"1": {"format": "briefing-archive", "schema_version": 1, "moving": {},
                    "checksums": {"week-2020-06-22": "0f…"}}},
     "briefings": {"1": {"id": "week-2020-06-22", …}}}

What of a damaged year can still be read is shown; it is not written to until it is repaired.
"""

from pathlib import Path

import msgspec

from briefing.archive.checksums import checksum
from briefing.archive.rows import DamagedError, Document, Row, Rows, Tables, rows_in
from briefing.archive.tablefile import META, Meta, TableFile, Writable, meta_of
from briefing.archive.yearnames import FOLDER, is_shard_name, shard_name
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.migrations import RecordError, migrated
from briefing.model.records import SCHEMA_VERSION

__all__ = [
    "BRIEFINGS",
    "FOLDER",
    "META",
    "Document",
    "Meta",
    "Shard",
    "Tables",
    "is_shard_name",
    "shard_name",
]

BRIEFINGS = "briefings"


class Shard(TableFile):
    """One year's file.

    ``fingerprints`` may keep those of stored briefings by their ids while the content in memory
    is that of the file. ``reason`` says what is wrong with a damaged year; both count once
    something was asked for.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.fingerprints: dict[str, str] = {}
        self.reason = ""

    @property
    def salvaged(self) -> bool:
        """Whether the file is damaged, and the documents are those that could still be read."""
        return bool(self.reason)

    @property
    def older(self) -> bool:
        """Whether the file has an older form, which the next write brings up to the present."""
        return self.meta.schema_version < SCHEMA_VERSION

    def documents(self) -> dict[str, Document]:
        """Return the documents of the briefings by their TinyDB ids, in the present form."""
        return {number: self._present(row) for number, row in self._briefings().items()}

    def find(self, briefing_id: str) -> Document | None:
        """Return the document of one briefing, in the present form."""
        number = self.number(briefing_id)
        return None if number is None else self._present(self._briefings()[number])

    def number(self, briefing_id: str) -> str | None:
        """Return the TinyDB id of one briefing."""
        for number, row in self._briefings().items():
            if row.id == briefing_id:
                return number
        return None

    def altered(self) -> tuple[str, ...]:
        """Return the ids of the documents that are not what the program wrote last.

        Somebody edited them by hand, or the disk spoilt them. One without a checksum is none.
        """
        known = self._checksums()
        return tuple(
            row.id
            for row in self._briefings().values()
            if row.id in known and known[row.id] != checksum(row.document())
        )

    def missing(self) -> tuple[str, ...]:
        """Return the ids of briefings that the program wrote and never took out, but are gone."""
        here = {row.id for row in self._briefings().values()}
        return tuple(briefing_id for briefing_id in self._checksums() if briefing_id not in here)

    def disown(self, briefing_id: str) -> None:
        """Make the next write count the checksum of one briefing anew, or drop it with the last."""
        self.meta.checksums.pop(briefing_id, None)
        self.fingerprints.pop(briefing_id, None)

    def damage(self) -> ArchiveError:
        """Return the error for a year of which something could be salvaged."""
        read, known = len(self._briefings()), len(self.meta.checksums)
        of_known = _("{count} of its {known} briefings") if known else _("{count} of its briefings")
        return ArchiveError(
            _("{file} is damaged ({reason}); {briefings} can be read, and none changed.").format(
                file=self.path,
                reason=self.reason,
                briefings=of_known.format(count=read, known=max(known, read)),
            ),
            _('Nothing is written to it. "briefing doctor" says what can be repaired.'),
        )

    def require_writable(self) -> None:
        """Raise :class:`ArchiveError` when the file may not be written to."""
        super().require_writable()
        if self.salvaged:
            raise self.damage()

    def write(self, tables: Writable) -> None:
        """Replace the file by ``tables``, in the present form, durably; see the base."""
        if self.salvaged:
            raise self.damage()
        super().write(tables)

    def forget(self) -> None:
        """Read the file again before it is next used."""
        super().forget()
        self.fingerprints = {}
        self.reason = ""

    def broken(self, reason: str) -> ArchiveError:
        """Return the error for a file of which nothing can be read."""
        return ArchiveError(
            _("{file} is not a readable year of briefings: {reason}.").format(
                file=self.path, reason=reason
            ),
            _(
                "Nothing is written to it."
                ' "briefing doctor" says what can be repaired; or move it away to begin anew.'
            ),
        )

    def _briefings(self) -> dict[str, Row]:
        return self.rows().get(BRIEFINGS, {})

    def _checksums(self) -> dict[str, str]:
        self.rows()
        return self.meta.checksums

    def _present(self, row: Row) -> Document:
        """Return the document of ``row`` in the present form, or as it is where that fails."""
        document = row.document()
        try:
            return migrated(document, self.meta.schema_version)
        except RecordError:  # whoever makes a record of it says what is wrong
            return document

    def _taken(self, data: bytes) -> tuple[Rows, Meta]:
        try:
            return _year_in(data)
        except DamagedError as error:
            from briefing.archive.salvage import salvage  # noqa: PLC0415 - start-up: seldom needed

            documents, described = salvage(data)
            if not documents:
                raise self.broken(str(error)) from error
            self.reason = str(error)
            found = {str(number): Row(None, made) for number, made in enumerate(documents, 1)}
            return {BRIEFINGS: found}, _as_far_as_known(described)

    def _described(self, rows: Rows) -> Meta:
        """Return the meta for ``rows``, which are first brought up to the present form.

        Only what has no checksum gets one: a document that somebody else has changed keeps that
        of what the program wrote, for the doctor to see.
        """
        if self.older:
            altered = self.altered()
            for number, row in rows.get(BRIEFINGS, {}).items():
                rows[BRIEFINGS][number] = Row(None, self._present(row))
                if row.id not in altered:
                    self.disown(row.id)
        meta = super()._described(rows)
        for row in rows.get(BRIEFINGS, {}).values():
            if row.id and row.id not in meta.checksums:
                meta.checksums[row.id] = checksum(row.document())
        return meta


def _year_in(data: bytes) -> tuple[Rows, Meta]:
    """Return what a sound file holds; raises :class:`DamagedError`."""
    rows = rows_in(data)
    meta = meta_of(rows)
    if BRIEFINGS not in rows and len(rows) > (META in rows):
        raise DamagedError(_("it has no table of briefings"))
    return rows, meta


def _as_far_as_known(described: Document) -> Meta:
    """Return the meta of a damaged year; of what it says, what makes sense."""
    try:
        return msgspec.convert(described, Meta)
    except msgspec.ValidationError:
        return Meta()
