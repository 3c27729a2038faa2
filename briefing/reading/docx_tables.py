"""Tables of a Word file: which hold rows of facts, and which only lay the page out."""

from typing import TYPE_CHECKING

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.reading.docx_numbers import W

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_COLUMNS = 63
"""As many as Word itself makes; a table of more comes from elsewhere and is no minutes'."""

_MOST_LAYOUT_COLUMNS = 2
_NO_LINE = {"none", "nil"}


def columns_of(table: "_Element") -> int:
    """Return the number of cells in the widest row.

    Raises :class:`ReadError` where no page could show so many.
    """
    widest = max((len(line.findall(f"{W}tc")) for line in table.iterchildren(f"{W}tr")), default=0)
    if widest > MOST_COLUMNS:
        raise ReadError(
            _("The document holds a table of {count} columns, more than any minutes have.").format(
                count=widest
            ),
            _("Import such a table as a spreadsheet, and the minutes without it."),
        )
    return widest


def span_of(cell: "_Element") -> int:
    """Return how many columns ``cell`` stands over, at least one."""
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    told = "" if found is None else found.get(f"{W}val", "")
    return min(int(told), MOST_COLUMNS) if told.isdecimal() and len(told) < 4 and int(told) else 1


def is_layout(table: "_Element") -> bool:
    """Say whether ``table`` has two columns and no lines: a letterhead, or two signatures."""
    if columns_of(table) > _MOST_LAYOUT_COLUMNS:
        return False
    properties = table.find(f"{W}tblPr")
    borders = None if properties is None else properties.find(f"{W}tblBorders")
    if borders is not None:
        return not any(line.get(f"{W}val", "") not in _NO_LINE for line in borders)
    style = None if properties is None else properties.find(f"{W}tblStyle")
    return style is None or "grid" not in style.get(f"{W}val", "").lower()
