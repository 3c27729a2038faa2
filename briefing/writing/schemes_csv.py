"""Schemes as a table for a spreadsheet, one a line, that can be taken in again."""

from collections.abc import Callable, Iterable

from briefing.model.schemes import Scheme, SchemeState, due_words
from briefing.writing.cells import SUFFIX, guarded, write_table

__all__ = ["HEADING", "SUFFIX", "write_schemes"]

HEADING = ("Năm", "Đề án", "Đơn vị chủ trì", "Thời hạn", "Trạng thái", "Các bước")
"""The columns; steps are "week: what", separated by a bar."""

_STATES = {
    SchemeState.PLANNED: "chưa triển khai",
    SchemeState.UNDER_WAY: "đang triển khai",
    SchemeState.DONE: "đã hoàn thành",
    SchemeState.STOPPED: "dừng thực hiện",
}


def write_schemes(schemes: Iterable[Scheme], week_name: Callable[[str], str]) -> bytes:
    """Return ``schemes`` as CSV; ``week_name`` names the week of a step by its id."""
    rows: list[tuple[str, ...]] = [HEADING]
    rows += [
        (
            str(one.year),
            guarded(one.name),
            guarded(one.unit),
            due_words(one),
            _STATES[one.state],
            guarded(
                " | ".join(
                    f"{week_name(step.briefing)}: {step.what.replace('|', '/')}"
                    for step in one.steps
                )
            ),
        )
        for one in schemes
    ]
    return write_table(rows)
