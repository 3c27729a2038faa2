"""The register of documents as a table: CSV that Excel opens, and that can be taken in again."""

from collections.abc import Iterable, Sequence

from briefing.writing.cells import SUFFIX, guarded, write_table

__all__ = ["HEADING", "SUFFIX", "write_documents"]

HEADING = (
    "Loại",
    "Số",
    "Ký hiệu",
    "Ngày ban hành",
    "Cơ quan ban hành",
    "Trích yếu",
    "Số lần dẫn",
    "Dẫn lần đầu",
    "Dẫn gần nhất",
    "Cần xem lại",
)
"""The columns; those from the seventh on are told from the weeks and not taken in."""


def write_documents(lines: Iterable[Sequence[str]]) -> bytes:
    """Return ``lines``, the cells of a document each as :data:`HEADING` names them, as CSV.

    Text that a spreadsheet would compute has an apostrophe before it, which reading takes off.
    """
    return write_table([HEADING, *([guarded(cell) for cell in line] for line in lines)])
