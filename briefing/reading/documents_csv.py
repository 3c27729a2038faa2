"""The office's register of documents from a table: CSV as Excel, LibreOffice and others write it.

One heading names the columns, in Vietnamese or English, in any order: kind, number, symbol, day
of signing, issuer, title; number and symbol may stand in one cell ("75-KL/TW", "30/2020/NĐ-CP").
Semicolon, comma or tab separate. Other columns are passed over.
"""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import StringIO
from typing import NamedTuple

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.language.dates import read_day
from briefing.language.document_types import DOCUMENT_TYPES
from briefing.language.documents import find_mentions, kinds_of
from briefing.language.letters import clean, marked_key, search_key
from briefing.model.register import Entry
from briefing.reading.decode import decode

_DELIMITERS = ";,\t"
_HEADING_LINES = 12
"""Within how many lines the heading must stand: a title may be printed above it."""

_GUARDED = re.compile(r"\A'(?=[=+\-@'])")
_KIND, _NUMBER, _SYMBOL, _DAY, _ISSUER, _TITLE = range(6)

_HEADINGS = {
    search_key(heading): column
    for column, headings in (
        (_KIND, "loại|loại văn bản|tên loại|thể loại|type|kind"),
        (_NUMBER, "số|số văn bản|số, ký hiệu|số ký hiệu|số và ký hiệu|số/ký hiệu|number|no|no."),
        (_SYMBOL, "ký hiệu|symbol"),
        (_DAY, "ngày|ngày ban hành|ngày ký|ngày văn bản|ngày tháng|ngày, tháng|date|signed"),
        (_ISSUER, "cơ quan ban hành|nơi ban hành|cơ quan|tác giả|issuer|issued by"),
        (_TITLE, "trích yếu|trích yếu nội dung|tên văn bản|nội dung|về việc|title|subject"),
    )
    for heading in headings.split("|")
}


class DocumentsReading(NamedTuple):
    """What a table says, and one sentence for each line of which something was left aside."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()


def read_documents(data: bytes, name: str) -> DocumentsReading:
    """Return the entries in the file ``name`` whose bytes are ``data``.

    Raises :class:`ReadError` for what is no text, has no heading, or is no CSV.
    """
    try:
        decoded = decode(data)
    except ReadError as error:
        raise ReadError(
            error.message, _("Save the table as CSV in UTF-8 and import that file.")
        ) from error
    notes = [warning.message for warning in decoded.warnings]
    entries: dict[tuple[str, str, str, int], Entry] = {}
    for number, cells in _lines(decoded.text, name):
        entry = _entry(number, cells, notes)
        if entry is None:
            continue
        if entry.key in entries:
            notes.append(
                _(
                    "Line {number}: this document stands there already; the later line counts."
                ).format(number=number)
            )
        entries[entry.key] = entry
    if not entries:
        raise ReadError(
            _('"{name}" names no documents.').format(name=name),
            _("Enter one document a line, below the heading."),
        )
    return DocumentsReading(tuple(entries.values()), tuple(notes))


def _entry(line: int, cells: dict[int, str], notes: list[str]) -> Entry | None:
    """Return what one line enters; ``None``, and a note, for a line that names no document."""
    kind, written = _kind(cells.get(_KIND, "")), cells.get(_NUMBER, "")
    number, symbol = written, re.sub(r"\s", "", cells.get(_SYMBOL, ""))
    if not re.fullmatch(r"\d{1,5}[a-e]?", written):
        found = find_mentions(f"{kind or 'Văn bản'} số {written}", date.max)
        number, symbol = (found[0].number, found[0].symbol) if found else ("", "")
        kind = kind or (found[0].type if found else "")
    if not number or not (kind or symbol):
        notes.append(_("Line {number} names no document and was left aside.").format(number=line))
        return None
    typed = cells.get(_DAY, "")
    signed = _day(typed)
    if typed and signed is None:
        notes.append(
            _('Line {number}: "{day}" is no day with a year and was left aside.').format(
                number=line, day=typed
            )
        )
    return Entry(
        type=kind or next(iter(kinds_of(symbol)), ""),
        number=number,
        symbol=symbol,
        date=signed,
        issuer=cells.get(_ISSUER, ""),
        title=cells.get(_TITLE, ""),
    )


def _day(typed: str) -> date | None:
    """Return the day of a cell, which must have its year: "30-5-2020", "2020-05-30"."""
    with suppress(ValueError):
        return date.fromisoformat(typed)
    day = read_day(typed, date(2000, 1, 1))
    return day if day and re.search(r"(?:19|20)\d\d(?!\d)", typed) else None


def _kind(typed: str) -> str:
    """Return a kind in its usual spelling; one that is not known as it was typed."""
    key = marked_key(typed)
    return next((kind.name for kind in DOCUMENT_TYPES if marked_key(kind.name) == key), typed)


def _lines(text: str, name: str) -> Iterator[tuple[int, dict[int, str]]]:
    """Yield the number and the cells by column of each line below the heading that has any."""
    columns: list[int | None] = []
    for number, row in _rows(text, _delimiter(text), strict=True):
        if not columns:
            columns = _columns(row)
            if not columns and number >= _HEADING_LINES:
                break
            continue
        cells = {
            column: " ".join(cell.split())
            for column, cell in zip(columns, row, strict=False)
            if column is not None and cell.strip()
        }
        if cells:
            yield number, cells
    if not columns:
        raise ReadError(
            _('"{name}" has no heading that says what its columns are.').format(name=name),
            _("The first line must name them: {columns}.").format(
                columns="Loại; Số; Ký hiệu; Ngày ban hành; Cơ quan ban hành; Trích yếu"
            ),
        )


def _rows(text: str, delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row, with the number of its first line."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    number = 1
    try:
        for row in reader:
            yield number, [_GUARDED.sub("", clean(cell).strip(), count=1) for cell in row]
            number = reader.line_num + 1
    except csv.Error as error:
        raise ReadError(
            _("Line {number} is no CSV: a quotation mark is missing or misplaced.").format(
                number=number
            ),
            _("Save the table as CSV again and import that file."),
        ) from error


def _delimiter(text: str) -> str:
    """Return the delimiter under which the first lines have the most known headings."""
    head = "".join(text.splitlines(keepends=True)[:_HEADING_LINES])

    def known(delimiter: str) -> int:
        rows = _rows(head, delimiter, strict=False)
        return max((len(_columns(row)) for _number, row in rows), default=0)

    return max(_DELIMITERS, key=known)


def _columns(row: list[str]) -> list[int | None]:
    """Return what each cell of a heading says its column is; nothing where it is no heading."""
    columns = [_HEADINGS.get(search_key(cell.rstrip(" :"))) for cell in row]
    return columns if _NUMBER in columns and len({*columns} - {None}) > 1 else []
