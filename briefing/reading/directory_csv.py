"""The directory from a table: CSV as Excel, LibreOffice and others write it.

One heading names the columns, in Vietnamese or English, in any order: unit, short names, person,
title, order. A line that names a unit alone enters that; one that names a person enters the
person, and the unit beside the name where it is new. Semicolon, comma or tab separate; several
short names in a cell are separated by comma, semicolon or bar.
"""

import csv
import re
from collections.abc import Iterator
from enum import StrEnum
from io import StringIO
from typing import NamedTuple

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.language.letters import clean, marked_key, search_key
from briefing.model.directory import Directory, Member, Unit, make_directory
from briefing.reading.decode import decode

_DELIMITERS = ";,\t"
_HEADING_LINES = 12
"""Within how many lines the heading must stand: a title may be printed above it."""

_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own hint
_GUARDED = re.compile(r"\A'(?=[=+\-@'])")
_BETWEEN_SHORT_NAMES = re.compile(r"[,;|\n]")
_NUMBER = re.compile(r"(-?\d{1,9})\.?")


class Column(StrEnum):
    """What a column holds. ``NAME`` is a person's where people have a title or unit beside it."""

    UNIT = "unit"
    SHORT_NAMES = "short_names"
    PERSON = "person"
    TITLE = "title"
    ORDER = "order"
    NAME = "name"


_HEADINGS = {
    search_key(heading): column
    for column, headings in (
        (Column.UNIT, "đơn vị|tên đơn vị|cơ quan|phòng ban|phòng, ban|unit|unit name|department"),
        (
            Column.SHORT_NAMES,
            "tên tắt|viết tắt|tên viết tắt|chữ viết tắt|short name|short names|abbreviation",
        ),
        (Column.PERSON, "họ và tên|họ tên|họ, tên|đồng chí|cán bộ|person|full name"),
        (Column.TITLE, "chức vụ|chức danh|title|position|job title"),
        (Column.ORDER, "thứ tự|số thứ tự|stt|tt|order|no|no.|#"),
        (Column.NAME, "tên|name"),
    )
    for heading in headings.split("|")
}


class DirectoryReading(NamedTuple):
    """What a table says, and one sentence for each line of which something was left aside.

    An order that the table does not give is 0.
    """

    directory: Directory
    notes: tuple[str, ...] = ()


class _Line(NamedTuple):
    """The cells of one line by their columns, and its number in the file."""

    number: int
    cells: dict[Column, str]

    def cell(self, column: Column) -> str:
        return " ".join(self.cells.get(column, "").split())

    def short_names(self) -> list[str]:
        typed = _BETWEEN_SHORT_NAMES.split(self.cells.get(Column.SHORT_NAMES, ""))
        return [short for part in typed if (short := " ".join(part.split()))]


def read_directory(data: bytes, name: str) -> DirectoryReading:
    """Return the directory in the file ``name`` whose bytes are ``data``.

    Raises :class:`ReadError` for what is no text, has no heading, or is no CSV.
    """
    try:
        decoded = decode(data)
    except ReadError as error:
        raise ReadError(
            error.message, _("Save the table as CSV in UTF-8 and import that file.")
        ) from error
    table = _Table(name, [warning.message for warning in decoded.warnings])
    for line in _lines(decoded.text, table):
        table.take(line)
    return table.reading()


class _Table:
    """What the lines read so far have entered."""

    def __init__(self, name: str, notes: list[str]) -> None:
        self.name = name
        self.notes = notes
        self._units: dict[str, Unit] = {}
        self._members: dict[tuple[str, str], Member] = {}
        self._entered: dict[tuple[str, ...], int] = {}

    def take(self, line: _Line) -> None:
        """Enter what one line names."""
        unit, person = line.cell(Column.UNIT), line.cell(Column.PERSON)
        if not unit and not person:
            self.notes.append(
                _("Line {number} names neither a unit nor a person and was left aside.").format(
                    number=line.number
                )
            )
            return
        order = self._order(line)
        if unit:
            self._take_unit(line, unit, 0 if person else order)
        if person:
            self._take_person(line, person, order)
        elif line.cell(Column.TITLE):
            self.notes.append(
                _("Line {number} has a title but no person; the title was left aside.").format(
                    number=line.number
                )
            )

    def reading(self) -> DirectoryReading:
        """Return what has been entered; raises :class:`ReadError` for nothing at all."""
        if not self._units and not self._members:
            raise ReadError(
                _('"{name}" names no units and no people.').format(name=self.name),
                _("Enter one unit or person a line, below the heading."),
            )
        return DirectoryReading(
            make_directory(self._units.values(), self._members.values()), tuple(self.notes)
        )

    def _take_unit(self, line: _Line, name: str, order: int) -> None:
        key = search_key(name)
        known = self._units.get(key) or Unit(id=f"u{len(self._units) + 1}", name=name)
        if not line.cell(Column.PERSON):
            self._enter(line, (key,), name)
        short_names = dict.fromkeys((*known.short_names, *line.short_names()))
        self._units[key] = Unit(
            id=known.id,
            name=known.name,
            short_names=tuple(short_names),
            order=order or known.order,
        )

    def _take_person(self, line: _Line, name: str, order: int) -> None:
        unit = self._units.get(search_key(line.cell(Column.UNIT)))
        key = (marked_key(name), unit.id if unit else "")
        self._enter(line, key, name)
        self._members[key] = Member(
            name=name, title=line.cell(Column.TITLE), unit=key[1], order=order
        )

    def _enter(self, line: _Line, key: tuple[str, ...], name: str) -> None:
        """Note where a unit or person stands; say so where it is for the second time."""
        first = self._entered.setdefault(key, line.number)
        if first != line.number:
            self.notes.append(
                _(
                    'Line {number}: "{name}" stands in line {first} already; the two are one.'
                ).format(number=line.number, name=name, first=first)
            )

    def _order(self, line: _Line) -> int:
        typed = line.cell(Column.ORDER)
        number = _NUMBER.fullmatch(typed)
        if typed and not number:
            self.notes.append(
                _('Line {number}: the order "{typed}" is no number and was left aside.').format(
                    number=line.number, typed=typed
                )
            )
        return int(number[1]) if number else 0


def _lines(text: str, table: _Table) -> Iterator[_Line]:
    """Yield the lines below the heading that are not blank."""
    hint = _SEPARATOR_LINE.match(text)
    if hint:
        text = "\n" + text[hint.end() :]  # numbers of lines stay
    delimiter = hint[1] if hint else _delimiter(text)
    columns: list[Column | None] = []
    for number, row in _rows(text, delimiter, strict=True):
        if not any(row):
            continue
        if not columns:
            columns = _columns(row)
            if columns:
                _note_unknown(row, columns, table)
            elif number >= _HEADING_LINES:
                break
            continue
        if any(row[len(columns) :]):
            table.notes.append(
                _("Line {number} has more cells than the heading; those were left aside.").format(
                    number=number
                )
            )
        cells = {column: cell for column, cell in zip(columns, row, strict=False) if column}
        if any(cells.values()):
            yield _Line(number, cells)
    if not columns:
        raise ReadError(
            _('"{name}" has no heading that says what its columns are.').format(name=table.name),
            _("The first line must name them: {columns}.").format(
                columns="Đơn vị; Tên tắt; Họ và tên; Chức vụ; Thứ tự"
            ),
        )


def _rows(text: str, delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row, with the number of its first line."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    number = 1
    try:
        for row in reader:
            yield number, [_unguarded(cell) for cell in row]
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
        return max(
            (sum(1 for column in _columns(row) if column) for _number, row in rows), default=0
        )

    return max(_DELIMITERS, key=known)


def _columns(row: list[str]) -> list[Column | None]:
    """Return what each cell of a heading says its column is; nothing where it is no heading."""
    columns = [_HEADINGS.get(search_key(cell.rstrip(" :"))) for cell in row]
    if Column.NAME in columns:
        beside = {Column.UNIT, Column.TITLE} & {*columns}
        meant = Column.PERSON if beside and Column.PERSON not in columns else Column.UNIT
        columns = [meant if column is Column.NAME else column for column in columns]
    return columns if {Column.UNIT, Column.PERSON} & {*columns} else []


def _note_unknown(row: list[str], columns: list[Column | None], table: _Table) -> None:
    unknown = [cell for cell, column in zip(row, columns, strict=True) if cell and not column]
    if unknown:
        table.notes.append(
            _("These columns are not known and were left aside: {columns}.").format(
                columns=", ".join(unknown)
            )
        )


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from computing it."""
    return _GUARDED.sub("", clean(cell).strip(), count=1)
