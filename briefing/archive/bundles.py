"""One file that holds a whole archive: a zip with a manifest of checksums, read and checked.

Beside the files themselves, under their own names, stands ``manifest.json``: when and by which
version it was made, and the SHA-256 and length of each file. Any unzip opens it. What is read
here may come from anywhere, so nothing of it is believed: a file that is not entirely what its
manifest says is refused, with a sentence, before a byte of it is used. Files are streamed; no
content, however large it claims to be, is held in memory as a whole unless
:meth:`Bundle.content` is asked for it. How one is written: :mod:`briefing.archive.packing`.
"""

import hashlib
import stat
import struct
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zlib import error as ZlibError  # noqa: N812 - an exception by its usual name

import msgspec

from briefing.archive import files, layout
from briefing.errors import ArchiveError
from briefing.i18n import _

FORMAT = "briefing-backup"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"

MOST_BYTES = 256 << 20
"""The largest single file that is believed."""

MOST_IN_ALL = 8 << 30
MOST_MANIFEST = 64 << 20
MOST_NAMES = 64 << 20
"""The longest central directory, in bytes: what reading the names of a zip may cost."""

WORST_RATIO = 300
"""How far text shrinks at the very best; what claims more was made to fill a disk."""

_CHUNK = 1 << 20
_SMALL = 64 << 20
"""Below this many bytes in all the ratio does not matter."""

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")


class Entry(msgspec.Struct, frozen=True):
    """Checksum (64 hex digits) and length in bytes of one file."""

    sha256: str
    bytes: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle says it holds: ``files`` by their names in the archive's folder.

    ``weeks`` is how many briefings the years held, ``version`` the program's. ``left_out`` names
    what could not be read then, with the reason.
    """

    format: str = FORMAT
    format_version: int = FORMAT_VERSION
    made_at: datetime
    version: str = ""
    weeks: int = 0
    files: dict[str, Entry] = {}
    left_out: dict[str, str] = {}


class Bundle:
    """A bundle opened for reading, its names and sizes already checked.

    Raises :class:`ArchiveError` for a file that is no sound bundle, here and in every method. It
    is a context manager.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise files.unreadable(error, path) from error
        try:
            self.manifest = self._opened()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "Bundle":
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def check(self) -> None:
        """Read every file of it and compare length and checksum."""
        for name in self.manifest.files:
            for _chunk in self.chunks(name):
                pass

    def content(self, name: str) -> bytes:
        """Return the bytes of one file, checked; at most :data:`MOST_BYTES`."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of one file piece by piece; the checksum is compared after the last."""
        entry = self.manifest.files[name]
        digest, length = hashlib.sha256(), 0
        for chunk in self._read(name):
            digest.update(chunk)
            length += len(chunk)
            yield chunk
        if (digest.hexdigest(), length) != (entry.sha256, entry.bytes):
            raise self._refused(_("{name} is not what its checksum says").format(name=name))

    def _opened(self) -> Manifest:
        try:
            self._require_modest()
            self._zip = zipfile.ZipFile(self._file)
            infos = self._zip.infolist()
        except OSError as error:
            raise files.unreadable(error, self.path) from error
        except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as error:
            raise self._refused(_("it is no zip file, or its end is missing")) from error
        manifest = self._manifest()
        self._check_names(infos, manifest)
        self._check_sizes(infos, manifest)
        return manifest

    def _manifest(self) -> Manifest:
        data = b""
        if MANIFEST not in self._zip.NameToInfo:
            raise self._refused(_("it has no manifest"))
        for chunk in self._read(MANIFEST):
            data += chunk
            if len(data) > MOST_MANIFEST:
                raise self._refused(_("its manifest is too long"))
        try:
            manifest = msgspec.json.decode(data, type=Manifest)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self._refused(_("its manifest cannot be read")) from error
        if manifest.format != FORMAT:
            raise self._refused(_("its manifest is of another kind"))
        if manifest.format_version > FORMAT_VERSION:
            raise ArchiveError(
                _("{file} was written by a newer version of the program.").format(file=self.path),
                _("Update the program to restore it."),
            )
        return manifest

    def _check_names(self, infos: list[zipfile.ZipInfo], manifest: Manifest) -> None:
        names = [info.filename for info in infos]
        if len(set(names)) != len(names):
            raise self._refused(_("a name stands in it twice"))
        for info in infos:
            # orig_filename is what the zip says; zipfile cuts and turns what it does not like.
            name = info.orig_filename
            if name != MANIFEST and layout.kind_of(name) not in layout.TRUTH:
                raise self._refused(_("{name} does not belong in it").format(name=name[:80]))
            mode = info.external_attr >> 16
            if stat.S_IFMT(mode) not in {0, stat.S_IFREG} or info.is_dir():
                raise self._refused(_("{name} is no plain file").format(name=name[:80]))
        if missing := manifest.files.keys() ^ (set(names) - {MANIFEST}):
            raise self._refused(
                _("{name} and the manifest do not agree").format(name=min(missing)[:80])
            )

    def _check_sizes(self, infos: list[zipfile.ZipInfo], manifest: Manifest) -> None:
        total = 0
        for info in infos:
            total += info.file_size
            if info.file_size > MOST_BYTES or total > MOST_IN_ALL:
                raise self._refused(_("it would unpack to far more than an archive holds"))
            entry = manifest.files.get(info.filename)
            if entry is not None and entry.bytes != info.file_size:
                raise self._refused(
                    _("{name} and the manifest do not agree").format(name=info.filename)
                )
        if total > max(_SMALL, WORST_RATIO * sum(info.compress_size for info in infos)):
            raise self._refused(_("it would unpack to far more than an archive holds"))

    def _read(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(name) as file:
                while chunk := file.read(_CHUNK):
                    yield chunk
        except OSError as error:
            raise files.unreadable(error, self.path) from error
        except (
            zipfile.BadZipFile,
            ZlibError,
            struct.error,
            EOFError,
            NotImplementedError,
            RuntimeError,  # encrypted
        ) as error:
            raise self._refused(_("{name} cannot be unpacked").format(name=name)) from error

    def _require_modest(self) -> None:
        """Look at the end of the zip before zipfile reads as much as that says.

        Raises ``ValueError`` when there is no such end.
        """
        size = self._file.seek(0, 2)
        start = max(0, size - _END.size - 0xFFFF)
        self._file.seek(start)
        tail = self._file.read()
        at = tail.rfind(b"PK\5\6")
        if at < 0:
            raise ValueError
        length = _END.unpack_from(tail, at)[5]
        locator = at - _LOCATOR64.size
        if locator >= 0 and tail[locator : locator + 4] == b"PK\6\7":
            self._file.seek(_LOCATOR64.unpack_from(tail, locator)[2])
            length = _END64.unpack(self._file.read(_END64.size))[8]
        if length > MOST_NAMES:
            raise self._refused(_("it lists far more files than an archive holds"))
        self._file.seek(0)

    def _refused(self, reason: str) -> ArchiveError:
        return ArchiveError(
            _("{file} is not a sound backup: {reason}.").format(file=self.path, reason=reason),
            _('Nothing of it was used. The others: "briefing backup --list".'),
        )
