"""What kind of file it is, by its content, and the reader for that kind."""

import io
import re
from collections.abc import Callable

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.reading.decode import letters
from briefing.reading.extracts import Extract
from briefing.reading.packages import (
    Package,
    damaged,
    document_part,
    has_macros,
    locked,
    programmed,
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_PDF = re.compile(rb"[\x00-\x20\xef\xbb\xbf]{0,1024}%PDF-")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?>(?s:.{0,2000}?)-->)\s*){0,8}"
    rb"<(?:!doctype\s+html|html|head|body|main|article)[\s>]",
    re.IGNORECASE,
)
_HEAD = 20_000
_OFFICE_TYPES = "[Content_Types].xml"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
# Names of streams in an OLE file, in UTF-16: a Word document, or an Office file that is locked.
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")
_MACROS_STREAM = "_VBA_PROJECT".encode("utf-16-le")
# A Word document begins with this at the beginning of a sector ([MS-DOC] 2.5.2, FibBase).
_SECTOR = 512
_FIB = re.compile(rb"\xec\xa5[\x65-\xff][\x00-\x01]", re.DOTALL)
_FIB_FLAGS = 11
_FIB_LOCKED = 1
# RTF: groups stand within one another, and a length in bytes may be claimed for what follows.
_RTF_GROUPS = 400
_RTF_SIGNS = re.compile(rb"\\[\\{}]|\\bin(\d{1,10})|[{}]")

Reader = Callable[[bytes], Extract]


def reader_of(data: bytes) -> Reader | None:
    """Return the reader for ``data``; ``None`` for what is plain text, or nothing known."""
    if data.startswith(_ZIP):
        return _read_zip
    if data.startswith(_OLE):
        return _read_ole
    if data.startswith(_RTF):
        return _read_rtf
    if _PDF.match(data):
        return _read_pdf
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16 has a zero beside each letter
        head = head[2:].replace(b"\x00", b"")
    return _read_page if _PAGE.match(head) else None


def _read_zip(data: bytes) -> Extract:
    from briefing.reading.docx_in import read_docx  # noqa: PLC0415 - start-up

    package = Package(io.BytesIO(data))
    if has_macros(package):
        raise programmed()
    if document_part(package):
        return read_docx(package)
    if package.read("mimetype", 100).decode("ascii", "replace").startswith(_OPEN_DOCUMENT):
        return _converted(data, "odt")
    if _OFFICE_TYPES in package.names or "mimetype" in package.names:
        raise ReadError(
            _("This is {kind}, not a text file.").format(kind=_("a spreadsheet or presentation")),
            _("Save the minutes as a Word file or as plain text and import that."),
        )
    if all(package.is_folder(name) for name in package.names):
        raise ReadError(
            _("There are no files in it."), _("Ask who sent it for the document itself.")
        )
    raise ReadError(
        _("This is a ZIP file of other files, not one text."),
        _("Unpack it and import its folder."),
    )


def is_collection(package: Package) -> bool:
    """Say whether a zip holds files of their own and is not itself a document."""
    return not (
        _OFFICE_TYPES in package.names or "mimetype" in package.names or document_part(package)
    )


def _read_ole(data: bytes) -> Extract:
    if _LOCKED_STREAM in data:
        raise locked()
    if _WORD_STREAM in data:
        if _MACROS_STREAM in data:
            raise programmed()
        if _is_locked_word(data):
            raise locked()
        return _converted(data, "doc")
    raise ReadError(
        _("This is {kind}, not a text file.").format(kind=_("an old Excel or PowerPoint file")),
        _("Save the minutes as a Word file or as plain text and import that."),
    )


def _is_locked_word(data: bytes) -> bool:
    """Say whether an old Word document is behind a password, by the flags it begins with."""
    for at in range(_SECTOR, len(data) - _SECTOR, _SECTOR):
        if _FIB.match(data, at):
            return bool(data[at + _FIB_FLAGS] & _FIB_LOCKED)
    return False


def _read_rtf(data: bytes) -> Extract:
    """Read RTF where its groups are closed, not too deep, and nothing claims what is not there."""
    depth = 0
    for found in _RTF_SIGNS.finditer(data):
        if found[0] == b"{":
            depth += 1
        elif found[0] == b"}":
            depth -= 1
        elif found[1] is not None and int(found[1]) > len(data) - found.end():
            raise damaged()
        if depth > _RTF_GROUPS:
            raise damaged()
    if depth > 0:
        raise damaged()
    return _converted(data, "rtf")


def _read_pdf(data: bytes) -> Extract:
    from briefing.reading.pdf_in import read_pdf  # noqa: PLC0415 - start-up

    return read_pdf(data)


def _read_page(data: bytes) -> Extract:
    from briefing.reading.web import read_page  # noqa: PLC0415 - start-up

    return read_page(letters(data))


def _converted(data: bytes, suffix: str) -> Extract:
    from briefing.reading.converting import to_docx  # noqa: PLC0415 - start-up
    from briefing.reading.docx_in import read_docx  # noqa: PLC0415 - start-up

    return read_docx(Package(io.BytesIO(to_docx(data, suffix))))
