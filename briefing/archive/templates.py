"""The office's own Word documents for its papers: one for each kind, as it was taken in.

``templates/minutes.docx`` stays the file that somebody chose, byte for byte; what of it may go
into a paper is decided whenever one is made. It is replaced as a whole.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception by its usual name

from briefing.archive import files
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.paper import PaperKind

FOLDER = "templates"
SUFFIX = ".docx"

LARGEST = 10_000_000
"""The largest file in bytes that is kept or read: a letterhead with a picture is far below."""

_SHRINKS = 3
"""How far a letterhead and its picture may shrink in a zip; what claims more is none."""


class Templates:
    """The templates in the archive at ``folder``; every method raises :class:`ArchiveError`.

    ``writing`` holds the archive's lock while it is entered.
    """

    def __init__(self, folder: Path, writing: Callable[[], AbstractContextManager[None]]) -> None:
        self._folder = folder / FOLDER
        self._writing = writing

    def kinds(self) -> tuple[PaperKind, ...]:
        """Return the kinds of papers that have one."""
        names = {name for name, _signature in files.listing(self._folder)}
        return tuple(kind for kind in PaperKind if f"{kind}{SUFFIX}" in names)

    def read(self, kind: PaperKind) -> bytes:
        """Return the template for papers of ``kind``, b"" where none is kept."""
        path = self.path(kind)
        signature = files.signature(path)
        if signature is not None and signature.size > LARGEST:
            raise ArchiveError(
                _("{file} is far larger than any file of an archive.").format(file=path),
                _("Move it to another folder if it is none of yours."),
            )
        found = files.read(path)
        return found[0] if found else b""

    def keep(self, kind: PaperKind, content: bytes) -> None:
        """Keep ``content`` as the template for papers of ``kind``, durably."""
        with self._writing():
            files.make_folder(self._folder)
            files.sweep(self._folder)
            files.write(self.path(kind), content)

    def remove(self, kind: PaperKind) -> None:
        """Keep none for papers of ``kind`` any more, durably; the backups still have it."""
        with self._writing():
            path = self.path(kind)
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise files.unwritable(error, path) from error
            if self._folder.is_dir():
                files.sync_folder(self._folder)

    def path(self, kind: PaperKind) -> Path:
        """Return where the template for papers of ``kind`` is, or would be."""
        return self._folder / f"{kind}{SUFFIX}"


def is_whole(data: bytes) -> bool:
    """Tell whether ``data`` is a zip whose members are all what their checksums say."""
    try:
        with ZipFile(BytesIO(data)) as file:
            unpacked = sum(info.file_size for info in file.infolist())
            return max(len(data), unpacked // _SHRINKS) <= LARGEST and file.testzip() is None
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return False
