"""Figures from a table: either what they are, or what the weeks report of them.

A table with a column for the period ("Kỳ") has values, one a line; any other has definitions.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple, TypeVar

from briefing.i18n import _
from briefing.language.amounts import read_amount, read_hedge
from briefing.language.letters import search_key
from briefing.model.figures import PERCENT, Counting, Definition
from briefing.model.records import Figure, PeriodKind, Qualifier
from briefing.reading.table import Line, Table, headings, is_doubtful, read_cell, read_table

_HEADINGS = headings(
    (
        ("name", "số liệu|chỉ tiêu|tên|tên số liệu|tên chỉ tiêu|nội dung|name|figure"),
        ("period", "kỳ|kỳ báo cáo|tuần|mã kỳ|period|week"),
        ("value", "giá trị|trong kỳ|kết quả|thực hiện|value|amount"),
        ("of", "trên tổng số|tổng số|of|whole"),
        ("unit", "đơn vị tính|đơn vị|đvt|unit"),
        ("earlier", "phần tháng trước|thuộc tháng trước|earlier|of it the month before"),
        ("hedge", "mức độ|ước lượng|hedge|qualifier"),
        ("others", "tên khác|tên gọi khác|other names|also called"),
        ("group", "nhóm|lĩnh vực|group"),
        ("counting", "cách tính|loại|counting|kind"),
        ("reports", "kỳ tính|tính theo|counted from|reports"),
    )
)

COUNTINGS = {Counting.SUM: "lũy kế", Counting.LEVEL: "thời điểm"}
"""How figures are counted, as tables say it."""

REPORTS = {
    PeriodKind.WEEK: "tuần",
    PeriodKind.MONTH: "tháng",
    PeriodKind.QUARTER: "quý",
    PeriodKind.HALF: "6 tháng",
    PeriodKind.YEAR: "năm",
}
"""Which reports are counted, as tables say it."""

_COUNTINGS = {
    search_key(word): counting
    for counting, words in (
        (Counting.SUM, f"{COUNTINGS[Counting.SUM]}|luỹ kế|cộng dồn|cộng|tổng|sum"),
        (Counting.LEVEL, f"{COUNTINGS[Counting.LEVEL]}|mức|cuối kỳ|hiện có|level"),
    )
    for word in words.split("|")
}
_REPORTS = {search_key(word): kind for kind, word in REPORTS.items()} | {
    kind.value: kind for kind in REPORTS
}


Said = TypeVar("Said")


class Value(NamedTuple):
    """What one line says a period reports: ``period`` as it was typed, and the line's number."""

    line: int
    period: str
    figure: Figure


class FiguresReading(NamedTuple):
    """What a table says, and one sentence for each line that was refused."""

    definitions: tuple[Definition, ...] = ()
    values: tuple[Value, ...] = ()
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_figures(data: bytes, name: str) -> FiguresReading:
    """Return the definitions or the values in the file ``name`` whose bytes are ``data``.

    Raises :class:`ReadError` for what is no text, has no heading, or is no CSV.
    """
    usual = ("Kỳ", "Số liệu", "Giá trị", "Đơn vị tính")
    table = read_table(data, name, _HEADINGS, ("name", *usual))
    refused: list[str] = []
    if "period" in table.columns:
        values = tuple(_understood(table, _value, refused))
        return FiguresReading(values=values, refused=tuple(refused), notes=table.notes)
    definitions = tuple(_understood(table, _definition, refused))
    return FiguresReading(definitions=definitions, refused=tuple(refused), notes=table.notes)


class _RefusedError(Exception):
    """A line says something that is not understood; the sentence says what."""


def _understood(
    table: Table, make: Callable[[Line, Table], Said], refused: list[str]
) -> Iterator[Said]:
    """Yield what is made of each line; a sentence for each that cannot be goes to ``refused``."""
    for line in table.lines:
        try:
            made = make(line, table)
        except _RefusedError as error:
            refused.append(
                _("Line {number} was refused: {reason}.").format(number=line.number, reason=error)
            )
        else:
            yield made


def _value(line: Line, table: Table) -> Value:
    typed = line.cell("value")
    written = read_amount(typed)  # "gần 560", "15/17"
    value = written.value if written else _number(line, "value", table)
    if not line.cell("period"):
        raise _RefusedError(_("the period is missing"))
    if value is None:
        raise _RefusedError(_("the value is missing"))
    if table.points and is_doubtful(typed):
        raise _not_understood(typed)
    hedge, of = _hedge(line.cell("hedge")), _number(line, "of", table)
    figure = Figure(
        name=_name(line),
        value=value,
        unit=line.cell("unit"),
        qualifier=written.qualifier if written and hedge is Qualifier.EXACT else hedge,
        of=written.of if written and of is None else of,
        earlier=_number(line, "earlier", table),
    )
    return Value(line.number, line.cell("period"), figure)


def _definition(line: Line, table: Table) -> Definition:
    unit, counted = line.cell("unit"), line.cell("counting")
    usual = Counting.LEVEL if unit == PERCENT else Counting.SUM
    counting = _word(counted, _COUNTINGS) if counted else usual
    if counting is Counting.SUM and unit == PERCENT:
        raise _RefusedError(_("percentages cannot be added"))
    others = (" ".join(other.split()) for other in line.cell("others").split("|"))
    return Definition(
        id="",
        name=_name(line),
        other_names=tuple(filter(None, others)),
        unit=unit,
        group=line.cell("group"),
        counting=counting,
        whole=_number(line, "of", table),
        reports=_word(line.cell("reports"), _REPORTS) if line.cell("reports") else None,
    )


def _name(line: Line) -> str:
    if not line.cell("name"):
        raise _RefusedError(_("the name of the figure is missing"))
    return line.cell("name")


def _number(line: Line, column: str, table: Table) -> Decimal | None:
    typed = line.cell(column)
    if not typed:
        return None
    amount = read_cell(typed, points=table.points)
    if amount is None:
        raise _RefusedError(_('"{typed}" is no number that is understood').format(typed=typed))
    return amount


def _hedge(word: str) -> Qualifier:
    found = read_hedge(word)
    if found is None:
        raise _not_understood(word)
    return found


def _word(typed: str, known: Mapping[str, Said]) -> Said:
    found = known.get(search_key(typed))
    if found is None:
        raise _not_understood(typed)
    return found


def _not_understood(typed: str) -> _RefusedError:
    return _RefusedError(_('"{typed}" is not understood').format(typed=typed))
