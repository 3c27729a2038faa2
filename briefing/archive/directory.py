"""The directory's file: a TinyDB file beside the years, as durable and as readable as they are.

Two tables, "units" and "members", one document an entry, numbered in their order::

    {"meta": {"1": {"format": "briefing-archive", …}},
     "units": {"1": {"id": "u1", "name": "Văn phòng", "short_names": ["VP"], "order": 1}},
     "members": {"1": {"name": "…", "title": "…", "unit": "u1", "order": 1}}}

It is small and changes seldom, so it is always replaced as a whole.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefing.archive.files import Signature
from briefing.archive.rows import Document, Rows
from briefing.archive.tablefile import TableFile
from briefing.errors import ArchiveError, ConflictError
from briefing.i18n import _
from briefing.model.directory import EMPTY, Directory, Member, Unit, make_directory

FILE = "directory.json"
UNITS = "units"
MEMBERS = "members"


class DirectoryFile:
    """The directory kept in the archive's folder; an archive without the file has an empty one.

    A file that cannot be read is never written to. Writing is done under the archive's lock,
    by the caller.
    """

    def __init__(self, folder: Path) -> None:
        self._file = _DirectoryTables(folder / FILE)
        self._signature: Signature | None = None
        self._directory = EMPTY

    def read(self) -> Directory:
        """Return the directory as it stands on the disk now; raises :class:`ArchiveError`."""
        rows = self._file.rows()
        if self._signature is None or self._signature != self._file.signature:
            try:
                self._directory = make_directory(
                    msgspec.convert(_documents(rows, UNITS), list[Unit]),
                    msgspec.convert(_documents(rows, MEMBERS), list[Member]),
                )
            except msgspec.ValidationError as error:
                raise self._file.broken(str(error)) from error
            self._signature = self._file.signature
        return self._directory

    def write(self, directory: Directory, base: Directory | None) -> None:
        """Store ``directory``, durably.

        ``base`` is what the caller believes is stored (``None`` not to care); raises
        :class:`ConflictError` when something else is.
        """
        self._file.require_writable()
        stored = self.read()  # what cannot be read is not written over either
        if base is not None and stored not in (base, directory):
            raise ConflictError(
                _("The directory has been changed by another program meanwhile."),
                _("Open it again and repeat the last change."),
            )
        tables: dict[str, Mapping[str, Mapping[str, Any]]] = {
            **self._file.tables(),
            UNITS: _numbered(directory.units),
            MEMBERS: _numbered(directory.members),
        }
        try:
            self._file.write(tables)
        except UnicodeEncodeError as error:  # half of a surrogate pair: no text at all
            raise ArchiveError(
                _("The text contains characters that cannot be stored."),
                _("Type the last change again instead of pasting it."),
            ) from error


class _DirectoryTables(TableFile):
    """A file of tables that says of itself that it is the directory."""

    def broken(self, reason: str) -> ArchiveError:
        """Return the error for a file that is none of this kind."""
        return ArchiveError(
            _("{file} is not a readable directory: {reason}.").format(
                file=self.path, reason=reason
            ),
            _("Nothing is written to it. Put back a good copy, or move it away to begin anew."),
        )


def _documents(rows: Rows, table: str) -> list[Document]:
    return [row.document() for row in rows.get(table, {}).values()]


def _numbered(entries: Iterable[Unit] | Iterable[Member]) -> dict[str, Document]:
    plain: list[dict[str, Any]] = msgspec.to_builtins(list(entries), order="deterministic")
    return {str(number): document for number, document in enumerate(plain, 1)}
