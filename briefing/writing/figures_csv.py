"""Figures as tables for spreadsheets: what they are, what weeks report, what spans make."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from briefing.language.quantities import qualifier_word
from briefing.model.figures import Counting, Definitions
from briefing.model.records import PeriodKind, Qualifier
from briefing.writing.cells import SUFFIX, guarded, write_table

__all__ = ["DEFINITIONS", "SUFFIX", "VALUES", "FigureLine", "write_definitions", "write_figures"]

DEFINITIONS = (
    "Số liệu",
    "Tên khác",
    "Đơn vị tính",
    "Nhóm",
    "Cách tính",
    "Trên tổng số",
    "Kỳ tính",
)
"""The columns of definitions; several other names are separated by a bar."""

VALUES = (
    "Kỳ",
    "Từ ngày",
    "Đến ngày",
    "Nhóm",
    "Số liệu",
    "Giá trị",
    "Đơn vị tính",
    "Mức độ",
    "Trên tổng số",
    "Phần tháng trước",
    "Lũy kế từ đầu năm",
)
"""The columns of values. Amounts have a decimal comma and nothing between thousands."""

_COUNTINGS = {Counting.SUM: "lũy kế", Counting.LEVEL: "thời điểm"}
_REPORTS = {
    None: "",
    PeriodKind.WEEK: "tuần",
    PeriodKind.MONTH: "tháng",
    PeriodKind.QUARTER: "quý",
    PeriodKind.HALF: "6 tháng",
    PeriodKind.YEAR: "năm",
}


class FigureLine(Struct, frozen=True, kw_only=True, gc=False):
    """What one span makes of one figure; ``period`` is the span's id or name.

    ``briefings`` are the ids of the reports that were counted, ``said`` what the span's own
    report says beside them. ``percent`` is the value in ``of``.
    """

    period: str
    start: date
    end: date
    group: str
    name: str
    value: Decimal
    unit: str
    qualifier: Qualifier
    of: Decimal | None
    percent: Decimal | None
    earlier: Decimal | None
    running: Decimal | None
    running_qualifier: Qualifier
    said: Decimal | None
    briefings: tuple[str, ...]


def write_definitions(definitions: Definitions) -> bytes:
    """Return the definitions as CSV that can be taken in again."""
    rows: list[tuple[str, ...]] = [DEFINITIONS]
    rows += [
        (
            guarded(one.name),
            guarded(" | ".join(one.other_names)),
            guarded(one.unit),
            guarded(one.group),
            _COUNTINGS[one.counting],
            _number(one.whole),
            _REPORTS.get(one.reports, ""),
        )
        for one in definitions
    ]
    return write_table(rows)


def write_figures(lines: Iterable[FigureLine]) -> bytes:
    """Return values as CSV; those of reports can be taken in again."""
    rows: list[tuple[str, ...]] = [VALUES]
    rows += [
        (
            line.period,
            line.start.isoformat(),
            line.end.isoformat(),
            guarded(line.group),
            guarded(line.name),
            _number(line.value),
            guarded(line.unit),
            qualifier_word(line.qualifier),
            _number(line.of),
            _number(line.earlier),
            _number(line.running),
        )
        for line in lines
    ]
    return write_table(rows)


def _number(value: Decimal | None) -> str:
    """Return an amount as spreadsheets here read it; a negative one is a number, no formula."""
    return "" if value is None else f"{value:f}".replace(".", ",")
