"""A TinyDB file on the disk: tables of documents, held in memory until the file changes.

On the disk it is indented UTF-8 JSON. The table "meta" holds one document that says what the
file is and in which form its documents are::

    {"meta": {"1": {"format": "briefing-archive", "schema_version": 1}},
     "units": {"1": {"id": "u1", …}}}
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from briefing.archive import files
from briefing.archive.files import Signature
from briefing.archive.rows import DamagedError, Row, Rows, rows_in, slices_of
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.records import SCHEMA_VERSION

META = "meta"
FORMAT = "briefing-archive"

LARGEST = 100_000_000
"""The largest file in bytes that is read or written: 150 times an ordinary year."""

Writable = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Documents by number by table, as plain mappings or as the rows that were read."""


class Meta(msgspec.Struct):
    """What a file says about itself.

    ``moving`` names the briefings that were written here and may still stand in the year that
    they come from: id to the name of that file. The copy here is the right one. ``checksums``
    are those of the documents by their ids, see :mod:`briefing.archive.checksums`; ``tables`` those
    of whole tables by their names, see :mod:`briefing.archive.enteredfile`.
    """

    format: str = FORMAT
    schema_version: int = SCHEMA_VERSION
    moving: dict[str, str] = {}
    checksums: dict[str, str] = {}
    tables: dict[str, str] = {}


class TableFile:
    """One file of tables. A missing one is empty; one that cannot be read is never written to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.meta = Meta()
        self._rows: Rows | None = None
        self._signature: Signature | None = None

    @property
    def signature(self) -> Signature | None:
        """The signature of the content last read or written; ``None`` for a missing file."""
        return self._signature

    def tables(self) -> Rows:
        """Return the tables as they stand on the disk now.

        The caller may change them and hand them to :meth:`write`, as TinyDB does, or else calls
        :meth:`forget`. Raises :class:`ArchiveError` for a file that cannot be read.
        """
        return {name: dict(table) for name, table in self.rows().items()}

    def rows(self) -> Rows:
        """Return the tables as :meth:`tables` does, for reading alone."""
        now = files.signature(self.path)
        if self._rows is None or now != self._signature:
            self.forget()
            if now is not None and now.size > LARGEST:
                raise self._too_large(now.size)
            found = files.read(self.path)
            if found is None:
                self._rows = {}
            else:
                self._rows, self.meta = self._taken(found[0])
                self._signature = found[1]
        return self._rows

    def require_writable(self) -> None:
        """Raise :class:`ArchiveError` when the file may not be written to."""
        self.rows()
        if self.meta.schema_version > SCHEMA_VERSION:
            raise ArchiveError(
                _newer(self.path), _("It can be read here; update the program to change it.")
            )

    def too_new(self) -> ArchiveError:
        """Return the error for a file of a newer version that cannot even be read here."""
        return ArchiveError(_newer(self.path), _("Update the program to open it."))

    def write(self, tables: Writable) -> None:
        """Replace the file by ``tables``, made from what :meth:`tables` gave, durably.

        Raises :class:`ArchiveError`, also when an editor that knows no lock was quicker. The
        file is then read again, for what is in memory is ahead of it.
        """
        try:
            self._write(tables)
        except BaseException:
            self.forget()
            raise

    def forget(self) -> None:
        """Read the file again before it is next used."""
        self._rows = self._signature = None
        self.meta = Meta()

    def broken(self, reason: str) -> ArchiveError:
        """Return the error for a file that is none of this kind."""
        return ArchiveError(
            _("{file} is not readable: {reason}.").format(file=self.path, reason=reason),
            _("Nothing is written to it. Put back a good copy, or move it away to begin anew."),
        )

    def _taken(self, data: bytes) -> tuple[Rows, Meta]:
        """Return what the bytes of the file say; raises :class:`ArchiveError`."""
        try:
            rows = rows_in(data)
            return rows, meta_of(rows)
        except DamagedError as error:
            raise self.broken(str(error)) from error

    def _described(self, rows: Rows) -> Meta:
        """Return what the file is to say about itself when ``rows`` are written."""
        del rows
        return replace(self.meta, schema_version=SCHEMA_VERSION)

    def _write(self, tables: Writable) -> None:
        if files.signature(self.path) != self._signature:
            raise ArchiveError(
                _("{file} was changed by another program just now.").format(file=self.path),
                _("Save again."),
            )
        rows = {
            name: {number: _row(document) for number, document in table.items()}
            for name, table in tables.items()
            if name != META
        }
        meta = self._described(rows)
        whole = {META: {"1": Row(None, _plain(meta))}, **rows}
        slices = slices_of(whole)
        size = sum(map(len, slices))
        if size > LARGEST:
            raise self._too_large(size)
        self._signature = files.write(self.path, slices)
        self._rows, self.meta = whole, meta

    def _too_large(self, size: int) -> ArchiveError:
        return ArchiveError(
            _("{file} is too large: {size} MB, where {most} MB are the most.").format(
                file=self.path, size=size // 1_000_000, most=LARGEST // 1_000_000
            ),
            _("Nothing is written to it. Look at what fills it, or put back a good copy."),
        )


def meta_of(rows: Rows) -> Meta:
    """Return what the file of ``rows`` says about itself; raises :class:`DamagedError`."""
    described = rows.get(META, {}).get("1")
    try:
        meta = msgspec.convert(described.document(), Meta) if described is not None else Meta()
    except msgspec.ValidationError as error:
        raise DamagedError(str(error)) from error
    if meta.format != FORMAT:
        raise DamagedError(_("it is of another kind"))
    return meta


def _plain(meta: Meta) -> dict[str, Any]:
    """Return ``meta`` as it is stored: a file without checksums of tables says nothing of them."""
    plain: dict[str, Any] = msgspec.to_builtins(meta)
    if not meta.tables:
        del plain["tables"]
    return plain


def _newer(path: Path) -> str:
    return _("{file} was written by a newer version of the program.").format(file=path)


def _row(document: Mapping[str, Any]) -> Row:
    return document if isinstance(document, Row) else Row(None, {**document})
