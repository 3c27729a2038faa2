"""The file of the office's own register of documents, beside the years and as durable.

One table, "documents", one document an entry, in the order of their names::

    {"meta": {"1": {"format": "briefing-archive", …}},
     "documents": {"1": {"type": "Kết luận", "number": "75", "symbol": "KL/TW",
                         "date": "2020-05-30", "issuer": "Bộ Chính trị", "title": "…"}}}

It is small and changes seldom, so it is always replaced as a whole.
"""

from pathlib import Path
from typing import Any

import msgspec

from briefing.archive.enteredfile import EnteredFile
from briefing.archive.files import Signature
from briefing.errors import ArchiveError, ConflictError
from briefing.i18n import _
from briefing.model.register import Entry

FILE = "documents.json"
TABLE = "documents"


class DocumentsFile:
    """The entries kept in the archive's folder; without the file there are none.

    A file that cannot be read is never written to. Writing is done under the archive's lock,
    by the caller. ``file`` is the file itself.
    """

    def __init__(self, folder: Path) -> None:
        self.file = _DocumentTables(folder / FILE, TABLE)
        self._signature: Signature | None = None
        self._entries: tuple[Entry, ...] = ()

    def read(self) -> tuple[Entry, ...]:
        """Return the entries as they stand on the disk now; raises :class:`ArchiveError`."""
        self.file.rows()
        if self._signature is None or self._signature != self.file.signature:
            self._entries = self.file.entries(TABLE, Entry)
            self._signature = self.file.signature
        return self._entries

    def write(self, entries: tuple[Entry, ...], base: tuple[Entry, ...] | None) -> None:
        """Store ``entries``, durably.

        ``base`` is what the caller believes is stored (``None`` not to care); raises
        :class:`ConflictError` when something else is, and :class:`ArchiveError`.
        """
        self.file.require_writable()
        stored = self.read()  # what cannot be read is not written over either
        if base is not None and stored not in (base, entries):
            raise ConflictError(
                _("The register has been changed by another program meanwhile."),
                _("Open it again and repeat the last change."),
            )
        plain: list[dict[str, Any]] = msgspec.to_builtins(list(entries), order="deterministic")
        self.file.replace({TABLE: plain})


class _DocumentTables(EnteredFile):
    """A file of tables that says of itself that it is the register."""

    def broken(self, reason: str) -> ArchiveError:
        """Return the error for a file that is none of this kind."""
        return ArchiveError(
            _("{file} is not a readable register of documents: {reason}.").format(
                file=self.path, reason=reason
            ),
            _("Nothing is written to it. Put back a good copy, or move it away to begin anew."),
        )
