"""Tables from CSV as Excel, LibreOffice and others write it: one heading, then a line for each row.

The heading names the columns, in any order; semicolon, comma or tab separate. Columns that nobody
asks for are passed over. Amounts have a decimal comma, as people here write them; a decimal point
is understood where it can be nothing else.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from typing import NamedTuple

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.language.letters import clean, search_key
from briefing.language.quantities import read_number
from briefing.reading.decode import decode

_DELIMITERS = ";,\t"
_HEADING_LINES = 12
"""Within how many lines the heading must stand: a title may be printed above it."""

_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own hint
_GUARDED = re.compile(r"\A'(?=[=+\-@'])")
_POINT = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")

Headings = Mapping[str, str]
"""The columns by what a heading may call them, folded (:func:`headings`)."""


class Line(NamedTuple):
    """The cells of one row by their columns, and its number in the file, from 1."""

    number: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """Return what stands in a column, "" for nothing."""
        return self.cells.get(column, "")


class Table(NamedTuple):
    """The rows that have anything in them, and sentences about how the file was read.

    ``points`` says that some amounts have a decimal point.
    """

    lines: tuple[Line, ...]
    columns: frozenset[str]
    notes: tuple[str, ...]
    points: bool


def headings(named: Iterable[tuple[str, str]]) -> Headings:
    """Return the columns by all that a heading may call them: (column, "name|other name")."""
    return {search_key(name): column for column, names in named for name in names.split("|")}


def read_table(data: bytes, name: str, known: Headings, needed: Sequence[str]) -> Table:
    """Return the table in the file ``name`` whose bytes are ``data``.

    The heading must have a column ``needed[0]``; ``needed`` after it are the usual headings, for
    whoever has none. Raises :class:`ReadError` for what is no text, has no heading, or is no CSV.
    """
    try:
        decoded = decode(data)
    except ReadError as error:
        raise ReadError(
            error.message, _("Save the table as CSV in UTF-8 and import that file.")
        ) from error
    text = decoded.text
    hint = _SEPARATOR_LINE.match(text)
    if hint:
        text = "\n" + text[hint.end() :]  # numbers of lines stay
    delimiter = hint[1] if hint else _delimiter(text, known, needed[0])
    columns: list[str | None] = []
    lines: list[Line] = []
    for number, row in _rows(text, delimiter, strict=True):
        if not columns:
            columns = _columns(row, known, needed[0])
            if not columns and number > _HEADING_LINES:
                break
            continue
        cells = {
            column: " ".join(cell.split())
            for column, cell in zip(columns, row, strict=False)
            if column and cell
        }
        if cells:
            lines.append(Line(number, cells))
    if not columns:
        raise ReadError(
            _('"{name}" has no heading that says what its columns are.').format(name=name),
            _("The first line must name them: {columns}.").format(columns="; ".join(needed[1:])),
        )
    cells_of = (cell for line in lines for cell in line.cells.values())
    return Table(
        tuple(lines),
        frozenset(filter(None, columns)),
        tuple(warning.message for warning in decoded.warnings),
        any(is_pointed(cell) for cell in cells_of),
    )


def is_pointed(text: str) -> bool:
    """Tell whether an amount can only have a decimal point: "88.02", "1,077.5"."""
    return bool(_POINT.fullmatch(text)) and not _EITHER.fullmatch(text)


def is_doubtful(text: str) -> bool:
    """Tell whether an amount has one sign before three digits: "1.077" may be one or a thousand."""
    return bool(_EITHER.fullmatch(text))


def read_cell(text: str, *, points: bool) -> Decimal | None:
    """Return the amount in a cell: 88,02 · 1.077 · 88.02; ``None`` for what is none.

    ``points`` says that the table has amounts with a decimal point: then "1.077" and "1,077" may
    be one or a thousand, and are none.
    """
    if points and is_doubtful(text):
        return None
    if is_pointed(text):
        return Decimal(text.replace(",", ""))
    return read_number(text)


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


def _delimiter(text: str, known: Headings, needed: str) -> str:
    """Return the delimiter under which the first lines have the most known headings."""
    head = "".join(text.splitlines(keepends=True)[:_HEADING_LINES])

    def count(delimiter: str) -> int:
        rows = _rows(head, delimiter, strict=False)
        found = (_columns(row, known, needed) for _number, row in rows)
        return max((sum(1 for column in columns if column) for columns in found), default=0)

    return max(_DELIMITERS, key=count)


def _columns(row: Sequence[str], known: Headings, needed: str) -> list[str | None]:
    """Return what each cell of a heading says its column is; nothing where it is no heading."""
    columns = [known.get(search_key(cell.rstrip(" :"))) for cell in row]
    return columns if needed in columns else []
