"""Tables for spreadsheets: CSV that Excel opens as it is, and that computes nothing."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

SUFFIX = ".csv"

_COMPUTED = "=+-@"
"""What a spreadsheet takes for the beginning of a formula."""


def guarded(text: str) -> str:
    """Return ``text`` with an apostrophe where it would be computed, or where one would be lost."""
    computed = text.startswith(tuple(_COMPUTED))
    lost = text.startswith("'") and text[1:2] in tuple(_COMPUTED + "'")
    return f"'{text}" if computed or lost else text


def write_table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return ``rows`` as CSV: UTF-8 with its mark, semicolons, as Excel expects them in Vietnam.

    Cells are written as they are; text that somebody typed is to be :func:`guarded` before.
    """
    table = StringIO(newline="")
    csv.writer(table, delimiter=";", lineterminator="\r\n").writerows(rows)
    return table.getvalue().encode("utf-8-sig")
