"""Bytes to text: which encoding it is, or in one sentence why it is none that can be read."""

import codecs
import re
from typing import NamedTuple

from briefing.errors import ReadError
from briefing.i18n import N_, _
from briefing.language.cleaning import nfc
from briefing.model.records import Warning as Note
from briefing.reading import fonts, legacy

MAX_BYTES = 5 * 1024 * 1024
MAX_MEGABYTES = 5

_HEAD = 1024
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_FEW_CONTROLS = 8
_MAX_CONTROL_SHARE = 0.02
# Signs and letters in the code pages of Windows, controls only in Latin-1.
_C1 = re.compile(r"[\x80-\x9f]")

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", N_("a PDF file")),
    (b"PK\x03\x04", N_("a Word, spreadsheet or ZIP file")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("an old Word or Excel file")),
    (b"{\\rtf", N_("a rich text (RTF) file")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"\x1f\x8b", N_("a compressed file")),
    (b"Rar!", N_("a compressed file")),
    (b"7z\xbc\xaf", N_("a compressed file")),
    (b"SQLite format 3\x00", N_("a database")),
    (b"\x7fELF", N_("a program")),
    (b"MZ\x90", N_("a program")),
)

# Longest mark first: the UTF-32 mark begins with that of UTF-16.
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Decoded(NamedTuple):
    """Text as it stood in the file, NFC, and what the user should know about how it was got.

    ``encoding`` is the name of what it was in.
    """

    text: str
    warnings: tuple[Note, ...] = ()
    encoding: str = "UTF-8"


def decode(data: bytes) -> Decoded:
    """Return the text in ``data``: UTF-8, UTF-16 or UTF-32 with its mark, or Windows-1258.

    Also what was typed for old Vietnamese fonts, TCVN3 (ABC) and VNI. Raises :class:`ReadError`
    for what is too large, empty, no text, or damaged. Control characters are left in.
    """
    _require_modest(data)
    _refuse_other_kinds(data)
    return letters(data)


def letters(data: bytes) -> Decoded:
    """Return the text in ``data`` as :func:`decode` does, whatever kind of file it begins like."""
    _require_modest(data)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding), encoding=encoding[:6].upper())
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_single_byte(data, error)


def from_fonts(text: str) -> Decoded | None:
    """Return ``text`` in Unicode where it was typed for an old font; ``None`` where it was not.

    Raises :class:`ReadError` where it was and cannot be converted.
    """
    encoding = legacy.font_encoding(text)
    if encoding is None:
        return None
    converted, count = encoding.decoded(text), 0
    if fonts.has_lost_letters(text, encoding):
        converted, count = fonts.mended(converted)
    return Decoded(converted, (fonts.note(encoding.name, count),), encoding.name)


def _require_modest(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise ReadError(
            _("The file is larger than {limit} MB, too large for minutes.").format(
                limit=MAX_MEGABYTES
            ),
            _("Give the minutes alone, as plain text."),
        )
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise ReadError(_("The file is empty."), _("Check that it was saved, and try again."))


def count_controls(text: str) -> int:
    """Return how many control characters stand in ``text``, line ends and tabs left out.

    Raises :class:`ReadError` where there are so many that it cannot have been text.
    """
    count = len(_CONTROL.findall(text))
    if count > max(_FEW_CONTROLS, len(text) * _MAX_CONTROL_SHARE):
        raise ReadError(
            _("This is a binary file, not text."),
            _("Save the minutes as plain text (UTF-8) and import that file."),
        )
    return count


def _refuse_other_kinds(data: bytes) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise ReadError(
                _("This is {kind}, not a text file.").format(kind=_(kind)),
                _("Save the minutes as plain text (UTF-8) and import that file."),
            )
    head = data[:_HEAD].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise ReadError(
            _("This is {kind}, not a text file.").format(kind=_("a web page")),
            _("Copy the text of the page into a text file and import that."),
        )


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(error) from error


def _decode_single_byte(data: bytes, utf8_error: UnicodeDecodeError) -> Decoded:
    """Try the one single-byte encoding that Unicode knows for Vietnamese: Windows-1258."""
    if _mostly_utf8(data):
        raise _damaged(utf8_error)
    count_controls(_C1.sub(" ", data.decode("latin-1")))
    if decoded := from_fonts(_as_windows(data)):
        return decoded
    try:
        # Letters come apart from their tone marks in this code page; NFC joins them.
        text = nfc(data.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    if not text or not legacy.is_vietnamese(text) or legacy.loose_marks(text):
        raise ReadError(
            _("The file is in an encoding that cannot be recognised."),
            _("Save it as plain text in Unicode (UTF-8) and try again."),
        )
    note = Note(
        rule="reading/encoding",
        message=_("The file was in Windows-1258 and has been converted to Unicode."),
    )
    return Decoded(text, (note,), "Windows-1258")


def _as_windows(data: bytes) -> str:
    """Return ``data`` as Western Windows shows it; the five bytes it lacks as Latin-1 has them."""
    text = data.decode("latin-1")
    return _C1.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "replace"), text)


def _mostly_utf8(data: bytes) -> bool:
    """Say whether ``data`` is UTF-8 with some bytes broken, as after a bad copy."""
    text = data.decode("utf-8", "ignore")
    kept = len(text.encode())
    return kept > len(data) * 0.97 and legacy.is_vietnamese(text)


def _damaged(error: UnicodeDecodeError) -> ReadError:
    return ReadError(
        _("The text is damaged at byte {position}.").format(position=error.start),
        _("Save it again as plain text in Unicode (UTF-8) and try again."),
    )
