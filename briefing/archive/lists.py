"""What the office enters once beside its weeks: lists of records, each in a small file of its own.

A list is one table in a TinyDB file, one document an entry, in order::

    {"meta": {"1": {"format": "briefing-archive", …}},
     "figures": {"1": {"id": "f1", "name": "Tiếp công dân", "unit": "lượt", …}}}

It is small and changes seldom, so it is always replaced as a whole.
"""

from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from briefing.archive.enteredfile import EnteredFile
from briefing.archive.files import Signature
from briefing.errors import ConflictError
from briefing.i18n import _
from briefing.model.figures import Definition
from briefing.model.schemes import Scheme

T = TypeVar("T")


class OfficeList(NamedTuple, Generic[T]):
    """Which list is meant: the name of its table and file, and what an entry of it is."""

    name: str
    entry: type[T]

    @property
    def file(self) -> str:
        """The name of its file in the archive's folder."""
        return f"{self.name}.json"


FIGURES = OfficeList("figures", Definition)
SCHEMES = OfficeList("schemes", Scheme)


class ListFile(Generic[T]):
    """The entries of one list, kept in the archive's folder; without the file there are none.

    A file that cannot be read is never written to. Writing is done under the archive's lock, by
    the caller. ``file`` is the file itself.
    """

    def __init__(self, folder: Path, which: OfficeList[T]) -> None:
        self.file = EnteredFile(folder / which.file, which.name)
        self._which = which
        self._signature: Signature | None = None
        self._entries: tuple[T, ...] = ()

    def read(self) -> tuple[T, ...]:
        """Return the entries as they stand on the disk now; raises :class:`ArchiveError`."""
        self.file.rows()
        if self._signature is None or self._signature != self.file.signature:
            self._entries = self.file.entries(self._which.name, self._which.entry)
            self._signature = self.file.signature
        return self._entries

    def write(self, entries: tuple[T, ...], base: tuple[T, ...] | None) -> None:
        """Store ``entries``, durably.

        ``base`` is what the caller believes is stored (``None`` not to care); raises
        :class:`ConflictError` when something else is, and :class:`ArchiveError`.
        """
        self.file.require_writable()
        stored = self.read()  # what cannot be read is not written over either
        if base is not None and stored not in (base, entries):
            raise ConflictError(
                _("{file} has been changed by another program meanwhile.").format(
                    file=self.file.path.name
                ),
                _("Open the list again and repeat the last change."),
            )
        plain: list[dict[str, Any]] = msgspec.to_builtins(list(entries), order="deterministic")
        self.file.replace({self._which.name: plain})
