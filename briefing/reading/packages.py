"""Zips and XML from anywhere, opened so that they can harm nothing.

A Word file is a zip of XML parts. What it claims about itself is not believed: the list of its
names, the unpacked size of a part and the depth and entities of its XML are all bounded before
memory is spent on them, and no part can name a file or an address that would then be fetched.
"""

import io
import re
import stat
import struct
import zipfile
from typing import TYPE_CHECKING, BinaryIO
from zlib import error as ZlibError  # noqa: N812 - an exception by its usual name

from briefing.errors import ReadError
from briefing.i18n import _

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_NAMES = 2 << 20
"""The longest list of names of a zip, in bytes: some twenty thousand files."""

MOST_PART = 24 << 20
"""The largest XML part, unpacked: two thousand pages. libxml2 takes some ten times of it."""

DOCUMENT = "word/document.xml"
MOST_TAGS = 500_000
"""In one part: some hundreds of pages. Each element costs time and memory, however short."""

_CHUNK = 1 << 18
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# Others, which no office program uses, take whatever window of memory the file asks for.
_END = struct.Struct("<4s4H2LH")
_MACROS = re.compile(r"[^/]{0,200}/[^/]{0,200}vba[^/]{0,200}\.bin|Basic/|Scripts/", re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile,
    ZlibError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


class Package:
    """An open zip; raises :class:`ReadError` for one that is damaged or made to harm."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            _require_modest(file)
            self._zip = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise damaged() from error

    @property
    def names(self) -> list[str]:
        """The names in it, in the order in which they stand."""
        return list(self._zip.NameToInfo)

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def size(self, name: str) -> int:
        """Return how long ``name`` says it is when unpacked, in bytes."""
        return self._zip.NameToInfo[name].file_size

    def is_locked(self, name: str) -> bool:
        """Say whether ``name`` is behind a password."""
        return bool(self._zip.NameToInfo[name].flag_bits & 1)

    def is_link(self, name: str) -> bool:
        """Say whether ``name`` is a symbolic link, as Unix packs it."""
        return stat.S_ISLNK(self._zip.NameToInfo[name].external_attr >> 16)

    def is_folder(self, name: str) -> bool:
        """Say whether ``name`` is a folder's."""
        return self._zip.NameToInfo[name].is_dir()

    def read(self, name: str, most: int = MOST_PART) -> bytes:
        """Return the content of ``name``; b"" when it is missing. At most ``most`` bytes."""
        if name not in self._zip.NameToInfo:
            return b""
        if self.is_locked(name):
            raise locked()
        if self._zip.NameToInfo[name].compress_type not in _PACKED:
            raise ReadError(
                _("The file is packed in a way that is not read here."),
                _("Unpack it, or pack it again as an ordinary ZIP, and import that."),
            )
        parts: list[bytes] = []
        length = 0
        try:
            with self._zip.open(name) as file:
                while chunk := file.read(_CHUNK):
                    length += len(chunk)
                    if length > most:
                        raise swollen()
                    parts.append(chunk)
        except _BROKEN as error:
            raise damaged() from error
        return b"".join(parts)


def has_macros(package: Package) -> bool:
    """Say whether a document carries programs: Word's project of macros, or OpenDocument's."""
    return any(_MACROS.match(name) for name in package.names)


def document_part(package: Package) -> str:
    """Return the name of the part that holds the text; "" where this is no Word file."""
    names = package.names
    if DOCUMENT in names:
        return DOCUMENT
    # Word on the web calls it document2.xml.
    return next((n for n in names if n.startswith("word/document") and n.endswith(".xml")), "")


def parse_xml(data: bytes) -> "_Element":
    """Return the root of the XML in ``data``.

    Office documents may hold no document type (ISO/IEC 29500-2, 6.1.4), so one that does is
    refused: entities that grow without end, or fetch a file, are declared nowhere else. Raises
    :class:`ReadError`.
    """
    from lxml import etree  # noqa: PLC0415 - start-up

    # UTF-16 has a zero beside each letter. Both are what the standard allows.
    bare = data.replace(b"\x00", b"")
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise ReadError(
            _("The document declares entities, which no Word file needs: it was made to harm."),
            _("Do not open it elsewhere either; ask who sent it."),
        )
    if bare.count(b"<") > MOST_TAGS:
        raise swollen()
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error


def _require_modest(file: BinaryIO) -> None:
    """Look at the end of the zip before zipfile makes a list of as many names as that says.

    Raises ``ValueError`` when there is no such end.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END.size - 0xFFFF))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0:
        raise ValueError
    length = _END.unpack_from(tail, at)[5]
    if length > MOST_NAMES:  # those of 64 bits say 0xFFFFFFFF here; nothing small needs them
        raise swollen()


def damaged() -> ReadError:
    """Return the sentence for a file that is cut off or broken."""
    return ReadError(
        _("The file is damaged or incomplete."),
        _("Take a fresh copy of it; if Word still opens it, save it again there."),
    )


def locked() -> ReadError:
    """Return the sentence for a file behind a password."""
    return ReadError(
        _("The file is protected by a password."),
        _("Open it in its own program, save it without the password, and import that."),
    )


def programmed() -> ReadError:
    """Return the sentence for a document that carries macros."""
    return ReadError(
        _("The document carries macros, programs that may do harm."),
        _("Save it without them, as an ordinary Word file (.docx), and import that."),
    )


def swollen() -> ReadError:
    """Return the sentence for a file that holds more than any document does."""
    return ReadError(
        _("The file holds far more than a document does and was not read to its end."),
        _("Ask who sent it for the document itself."),
    )
