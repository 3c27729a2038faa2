"""The file of something that an office enters beside its weeks: replaced as a whole, and proved.

The directory, the register of documents, the figures, the schemes, what papers say of the office,
the numbers it gave them, and each edited report are such files. What a file says about itself
has a checksum of each of its tables::

    {"meta": {"1": {"format": "briefing-archive", …, "tables": {"figures": "0f…"}}},
     "figures": {"1": {"id": "f1", …}}}

so that the doctor sees what nobody has stored. A file of before the checksums has none, and
gets them when it is next written; a version that does not know them leaves them out again.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from briefing.archive.checksums import checksum
from briefing.archive.rows import DamagedError, Document, Row, Rows, rows_in
from briefing.archive.tablefile import FORMAT, META, Meta, TableFile, meta_of
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.records import SCHEMA_VERSION

T = TypeVar("T")


class EnteredFile(TableFile):
    """The file at ``path``, which holds the ``tables`` of these names; a missing one holds none.

    One that cannot be read is never written to. Writing is done under the archive's lock, by the
    caller.
    """

    def __init__(self, path: Path, *tables: str) -> None:
        super().__init__(path)
        self._tables = tables

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote it; raises :class:`ArchiveError`."""
        self.rows()
        return self.meta.schema_version > SCHEMA_VERSION

    def altered(self) -> bool:
        """Tell whether a table is not what the program wrote last; raises :class:`ArchiveError`."""
        return bool(altered_tables(self.rows(), self.meta))

    def entries(self, table: str, entry: type[T]) -> tuple[T, ...]:
        """Return the entries of a table in their order; raises :class:`ArchiveError`."""
        documents = [row.document() for row in self.rows().get(table, {}).values()]
        return tuple(self.made(document, entry) for document in documents)

    def made(self, document: Mapping[str, Any], entry: type[T]) -> T:
        """Return what a document of the file says; raises :class:`ArchiveError`."""
        try:
            return msgspec.convert(document, entry)
        except msgspec.ValidationError as error:
            if self.meta.schema_version > SCHEMA_VERSION:
                raise self.too_new() from error
            raise self.broken(str(error)) from error

    def replace(self, tables: Mapping[str, Sequence[Document]]) -> None:
        """Store the documents of ``tables`` in their order, durably; raises ``ArchiveError``."""
        numbered = {
            name: {str(number): document for number, document in enumerate(documents, 1)}
            for name, documents in tables.items()
        }
        try:
            self.write({**self.tables(), **numbered})
        except UnicodeEncodeError as error:  # half of a surrogate pair: no text at all
            raise ArchiveError(
                _("The text contains characters that cannot be stored."),
                _("Type the last change again instead of pasting it."),
            ) from error

    def _taken(self, data: bytes) -> tuple[Rows, Meta]:
        rows, meta = super()._taken(data)
        if lost := meta.tables.keys() - rows.keys():
            raise self.broken(_("the table “{name}” is not in it").format(name=min(lost)))
        others = rows.keys() - {META, *self._tables}
        if META in rows and others and not rows.keys() >= set(self._tables):
            raise self.broken(_("it is of another kind"))
        if META not in rows and any(_describes(rows[name]) for name in others):
            raise self.broken(_("it is of another kind"))
        return rows, meta

    def _described(self, rows: Rows) -> Meta:
        described = super()._described(rows)
        checksums = {name: _checksum(table) for name, table in rows.items()}
        return msgspec.structs.replace(described, tables=checksums)


def altered_tables(rows: Rows, meta: Meta) -> tuple[str, ...]:
    """Return the names of the tables in ``rows`` that ``meta`` notes another checksum of."""
    return tuple(
        name
        for name, table in rows.items()
        if name in meta.tables and meta.tables[name] != _checksum(table)
    )


def is_intact(data: bytes) -> bool:
    """Tell whether ``data`` is a file of tables, each as its checksum says where it has one."""
    try:
        rows = rows_in(data)
        meta = meta_of(rows)
    except DamagedError:
        return False
    return meta.tables.keys() <= rows.keys() and not altered_tables(rows, meta)


def tables_in(data: bytes) -> dict[str, str]:
    """Return the checksums that the tables in ``data`` have, whatever it says about itself.

    Raises :class:`DamagedError` for what is no file of tables.
    """
    return {name: _checksum(table) for name, table in rows_in(data).items() if name != META}


def _describes(table: Mapping[str, Row]) -> bool:
    """Tell whether a table says of the file what it is: it is the one whose name was damaged."""
    return any(row.document().get("format") == FORMAT for row in table.values())


def _checksum(table: Mapping[str, Row]) -> str:
    return checksum({number: row.document() for number, row in table.items()})
