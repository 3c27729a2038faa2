"""The directory as a table: CSV that Excel opens as it is, and that can be imported again."""

import csv
from io import StringIO

from briefing.model.directory import Directory, unit_name

HEADING = ("Đơn vị", "Tên tắt", "Họ và tên", "Chức vụ", "Thứ tự")
"""The columns; a unit's line leaves person and title empty, a person's the short names."""

SUFFIX = ".csv"

_COMPUTED = "=+-@"
"""What a spreadsheet takes for the beginning of a formula."""


def write_directory(directory: Directory) -> bytes:
    """Return ``directory`` as CSV: UTF-8 with its mark, semicolons, one unit or person a line.

    A name that a spreadsheet would compute ("=1+1") has an apostrophe before it, which reading
    takes off again.
    """
    table = StringIO(newline="")
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADING)
    for unit in directory.units:
        short_names = ", ".join(unit.short_names)
        writer.writerow((_guarded(unit.name), _guarded(short_names), "", "", unit.order))
    for member in directory.members:
        named = (unit_name(directory, member), "", member.name, member.title)
        writer.writerow((*map(_guarded, named), member.order))
    return table.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    """Return ``text`` with an apostrophe where it would be computed, or where one would be lost."""
    computed = text.startswith(tuple(_COMPUTED))
    lost = text.startswith("'") and text[1:2] in tuple(_COMPUTED + "'")
    return f"'{text}" if computed or lost else text
