"""The directory's file: a TinyDB file beside the years, as durable and as readable as they are.

Two tables, "units" and "members", one document an entry, numbered in their order::

    {"meta": {"1": {"format": "briefing-archive", …}},
     "units": {"1": {"id": "u1", "name": "Văn phòng", "short_names": ["VP"], "order": 1}},
     "members": {"1": {"name": "…", "title": "…", "unit": "u1", "order": 1}}}

It is small and changes seldom, so it is always replaced as a whole.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefing.archive.enteredfile import EnteredFile
from briefing.archive.files import Signature
from briefing.archive.rows import Document
from briefing.errors import ArchiveError, ConflictError
from briefing.i18n import _
from briefing.model.directory import EMPTY, Directory, Member, Unit, make_directory

FILE = "directory.json"
UNITS = "units"
MEMBERS = "members"


class DirectoryFile:
    """The directory kept in the archive's folder; an archive without the file has an empty one.

    A file that cannot be read is never written to. Writing is done under the archive's lock,
    by the caller. ``file`` is the file itself.
    """

    def __init__(self, folder: Path) -> None:
        self.file = _DirectoryTables(folder / FILE, UNITS, MEMBERS)
        self._signature: Signature | None = None
        self._directory = EMPTY

    def read(self) -> Directory:
        """Return the directory as it stands on the disk now; raises :class:`ArchiveError`."""
        self.file.rows()
        if self._signature is None or self._signature != self.file.signature:
            self._directory = make_directory(
                self.file.entries(UNITS, Unit), self.file.entries(MEMBERS, Member)
            )
            self._signature = self.file.signature
        return self._directory

    def write(self, directory: Directory, base: Directory | None) -> None:
        """Store ``directory``, durably.

        ``base`` is what the caller believes is stored (``None`` not to care); raises
        :class:`ConflictError` when something else is.
        """
        self.file.require_writable()
        stored = self.read()  # what cannot be read is not written over either
        if base is not None and stored not in (base, directory):
            raise ConflictError(
                _("The directory has been changed by another program meanwhile."),
                _("Open it again and repeat the last change."),
            )
        self.file.replace(
            {UNITS: _documents(directory.units), MEMBERS: _documents(directory.members)}
        )


class _DirectoryTables(EnteredFile):
    """A file of tables that says of itself that it is the directory."""

    def broken(self, reason: str) -> ArchiveError:
        """Return the error for a file that is none of this kind."""
        return ArchiveError(
            _("{file} is not a readable directory: {reason}.").format(
                file=self.path, reason=reason
            ),
            _("Nothing is written to it. Put back a good copy, or move it away to begin anew."),
        )


def _documents(entries: Iterable[Unit] | Iterable[Member]) -> list[Document]:
    plain: list[Document] = msgspec.to_builtins(list(entries), order="deterministic")
    return plain
