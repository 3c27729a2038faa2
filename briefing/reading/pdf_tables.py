"""Tables on a PDF page: the lines of cells that were broken, put back into rows.

A page tells no borders, only where words stand. A piece belongs to the column that it stands
nearest to, and a line goes on with the row above it where its first column says nothing.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.reading.extracts import row

_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_NEAR = 2  # spaces by which a piece may begin before its column


class _Piece(NamedTuple):
    """Words of one line without a gap between them, and where they begin and end."""

    text: str
    start: int
    end: int


def table_rows(lines: Sequence[str]) -> list[str]:
    """Return the rows of a table of three columns and more; ``lines`` stand as on the page."""
    found = [_pieces(line) for line in lines]
    columns = _columns(found)
    rows: list[list[str]] = []
    for pieces in found:
        cells = [""] * len(columns)
        for piece in pieces:
            place = _place(piece, columns)
            cells[place] = f"{cells[place]} {piece.text}".strip()
        if rows and not cells[0] and _goes_on(rows[-1], cells):
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return [row(cells) for cells in rows]


def _pieces(line: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    start = len(line) - len(line.lstrip())
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line.rstrip())
        pieces.append(_Piece(line[start:end].strip(), start, end))
        start = gap.end() if gap else end
    return pieces


def _columns(found: Iterable[list[_Piece]]) -> list[tuple[int, int]]:
    """Return where each column begins and ends, by the line that has the most of them."""
    widest: list[_Piece] = max(found, key=len)
    return [(piece.start, piece.end) for piece in widest]


def _place(piece: _Piece, columns: Sequence[tuple[int, int]]) -> int:
    """Return the column of ``piece``: the last that it may begin in, or the one it lies under."""
    begun = [i for i, (start, _end) in enumerate(columns) if start <= piece.start + _NEAR]
    place = begun[-1] if begun else 0
    under = [i for i, (start, end) in enumerate(columns) if piece.start < end and piece.end > start]
    return under[0] if under and under[0] > place else place


def _goes_on(above: Sequence[str], cells: Sequence[str]) -> bool:
    """Say whether ``cells`` go on with cells of the row ``above`` rather than stand under it."""
    return all(before for before, cell in zip(above, cells, strict=True) if cell) and not any(
        cell.replace(".", "").replace(",", "").isdecimal() for cell in cells
    )
