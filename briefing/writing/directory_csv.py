"""The directory as a table: CSV that Excel opens as it is, and that can be imported again."""

from briefing.model.directory import Directory, unit_name
from briefing.writing.cells import SUFFIX, guarded, write_table

__all__ = ["HEADING", "SUFFIX", "write_directory"]

HEADING = ("Đơn vị", "Tên tắt", "Họ và tên", "Chức vụ", "Thứ tự")
"""The columns; a unit's line leaves person and title empty, a person's the short names."""


def write_directory(directory: Directory) -> bytes:
    """Return ``directory`` as CSV, one unit or person a line.

    A name that a spreadsheet would compute ("=1+1") has an apostrophe before it, which reading
    takes off again.
    """
    rows: list[tuple[str, ...]] = [HEADING]
    for unit in directory.units:
        short_names = ", ".join(unit.short_names)
        rows.append((guarded(unit.name), guarded(short_names), "", "", str(unit.order)))
    for member in directory.members:
        named = (unit_name(directory, member), "", member.name, member.title)
        rows.append((*map(guarded, named), str(member.order)))
    return write_table(rows)
