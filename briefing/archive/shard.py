"""One year of briefings: a TinyDB file, held in memory until it changes on the disk.

On the disk a shard is two TinyDB tables in indented UTF-8 JSON. "briefings" holds one document a
briefing, as :func:`briefing.model.encoding.to_plain` gives it. "meta" holds one document that
says what the file is, which version of the records it was written with, and which briefings are
just moving in from another year::

    {"meta": {"1": {"format": "briefing-archive", "schema_version": 1, "moving": {}}},
     "briefings": {"1": {"id": "week-2020-06-22", …}}}
"""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from briefing.archive import files
from briefing.archive.files import Signature
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.records import SCHEMA_VERSION

FOLDER = "briefings"
BRIEFINGS = "briefings"
META = "meta"
FORMAT = "briefing-archive"

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # Windows editors put one before a file saved by hand
_DECODER = msgspec.json.Decoder(Tables)


class Meta(msgspec.Struct):
    """What a shard says about itself.

    ``moving`` names the briefings that were written here and may still stand in the shard that
    they come from: id to the name of that shard. The copy here is the right one.
    """

    format: str = FORMAT
    schema_version: int = SCHEMA_VERSION
    moving: dict[str, str] = {}


def shard_name(day: date) -> str:
    """Return the file name of the shard for a period that begins on ``day``."""
    return f"{day.year:04d}.json"


def is_shard_name(name: str) -> bool:
    """Tell whether ``name`` is that of a shard: four digits and the suffix."""
    stem, _dot, suffix = name.partition(".")
    return suffix == "json" and len(stem) == 4 and stem.isascii() and stem.isdecimal()


class Shard:
    """One year's file. A missing one is empty; one that cannot be read is never written to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.meta = Meta()
        self._tables: Tables | None = None
        self._signature: Signature | None = None

    @property
    def signature(self) -> Signature | None:
        """The signature of the content last read or written; ``None`` for a missing file."""
        return self._signature

    def tables(self) -> Tables:
        """Return the tables as they stand on the disk now.

        The caller may change them and hand them to :meth:`write`, as TinyDB does. Raises
        :class:`ArchiveError` for a file that cannot be read.
        """
        now = files.signature(self.path)
        if self._tables is None or now != self._signature:
            self.forget()
            found = files.read(self.path)
            if found is None:
                self._tables = {}
            else:
                tables = self._parsed(found[0])
                self.meta = self._checked_meta(tables)
                self._tables, self._signature = tables, found[1]
        return self._tables

    def documents(self) -> dict[str, Document]:
        """Return the documents of the briefings by their TinyDB ids."""
        return self.tables().get(BRIEFINGS, {})

    def find(self, briefing_id: str) -> Document | None:
        """Return the document of one briefing."""
        for document in self.documents().values():
            if document.get("id") == briefing_id:
                return document
        return None

    def require_writable(self) -> None:
        """Raise :class:`ArchiveError` when the file may not be written to."""
        self.tables()
        if self.meta.schema_version > SCHEMA_VERSION:
            raise ArchiveError(
                _("{file} was written by a newer version of the program.").format(file=self.path),
                _("It can be read here; update the program to change it."),
            )

    def write(self, tables: Tables) -> None:
        """Replace the file by ``tables``, made from what :meth:`tables` gave, durably.

        Raises :class:`ArchiveError`, also when an editor that knows no lock was quicker. The
        file is then read again, for what is in memory is ahead of it.
        """
        try:
            self._signature = self._write(tables)
            self._tables = tables
        except BaseException:
            self.forget()
            raise

    def _write(self, tables: Tables) -> Signature:
        if files.signature(self.path) != self._signature:
            raise ArchiveError(
                _("{file} was changed by another program just now.").format(file=self.path),
                _("Save again."),
            )
        meta = replace(self.meta, schema_version=SCHEMA_VERSION)
        others = {name: table for name, table in tables.items() if name != META}
        whole = {META: {"1": msgspec.to_builtins(meta)}, **others}
        data = msgspec.json.format(msgspec.json.encode(whole), indent=2)
        return files.write(self.path, data + b"\n")

    def forget(self) -> None:
        """Read the file again before it is next used."""
        self._tables = self._signature = None
        self.meta = Meta()

    def _parsed(self, data: bytes) -> Tables:
        try:
            tables = _DECODER.decode(data.removeprefix(_BYTE_ORDER_MARK))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self._broken(str(error)) from error
        # TinyDB numbers its documents; anything else was not written by it.
        if not all(key.isascii() and key.isdecimal() for key in tables.get(BRIEFINGS, {})):
            raise self._broken(_("its documents have no numbers"))
        return tables

    def _checked_meta(self, tables: Tables) -> Meta:
        try:
            meta = msgspec.convert(tables.get(META, {}).get("1", {}), Meta)
        except msgspec.ValidationError as error:
            raise self._broken(str(error)) from error
        if meta.format != FORMAT:
            raise self._broken(_("it is of another kind"))
        return meta

    def _broken(self, reason: str) -> ArchiveError:
        return ArchiveError(
            _("{file} is not a readable year of briefings: {reason}.").format(
                file=self.path, reason=reason
            ),
            _("Nothing is written to it. Put back a good copy, or move it away to begin anew."),
        )
