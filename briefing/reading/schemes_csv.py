"""Schemes from a table, one a line: year, name, unit, due, state, steps."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from briefing.i18n import _
from briefing.language.dates import read_day, read_period
from briefing.language.letters import search_key
from briefing.model.records import PeriodKind
from briefing.model.schemes import Scheme, SchemeState, SchemeStep
from briefing.reading.table import Line, headings, read_table

_HEADINGS = headings(
    (
        ("name", "đề án|nhiệm vụ|tên|tên đề án|nội dung|tên nhiệm vụ|scheme|name|task"),
        ("year", "năm|year"),
        ("unit", "đơn vị|đơn vị chủ trì|chủ trì|cơ quan chủ trì|unit|lead unit"),
        ("due", "thời hạn|hạn|thời gian hoàn thành|thời gian|due"),
        ("state", "trạng thái|tình trạng|kết quả|state|status"),
        ("steps", "các bước|tiến độ|steps"),
    )
)

STATES = {
    SchemeState.PLANNED: "chưa triển khai",
    SchemeState.UNDER_WAY: "đang triển khai",
    SchemeState.DONE: "đã hoàn thành",
    SchemeState.STOPPED: "dừng thực hiện",
}
"""How far a scheme is, as tables say it."""

_STATES = {
    search_key(word): state
    for state, words in (
        (SchemeState.PLANNED, f"{STATES[SchemeState.PLANNED]}|chưa|chưa thực hiện|planned"),
        (SchemeState.UNDER_WAY, f"{STATES[SchemeState.UNDER_WAY]}|đang thực hiện|đang|under way"),
        (SchemeState.DONE, f"{STATES[SchemeState.DONE]}|hoàn thành|xong|đã xong|x|done"),
        (SchemeState.STOPPED, f"{STATES[SchemeState.STOPPED]}|dừng|stopped"),
    )
    for word in words.split("|")
}
_YEAR = re.compile(r"[12]\d{3}")


class Due(NamedTuple):
    """The last day of being in time, and by what the programme names it (``None``: the day)."""

    day: date
    by: PeriodKind | None


class SchemesReading(NamedTuple):
    """What a table says, and one sentence for each line that was refused."""

    schemes: tuple[Scheme, ...]
    refused: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_due(typed: str, year: int) -> Due | None:
    """Return what "tháng 6", "quý III/2020", "6 tháng đầu năm", "30/6" mean in a year."""
    anchor = date(year, 7, 1)
    if found := read_period(typed, anchor):
        kind = PeriodKind(found.kind)
        return Due(found.value.end, None if kind is PeriodKind.OTHER else kind)
    day = read_day(typed, anchor)
    return Due(day, None) if day else None


def read_state(typed: str) -> SchemeState | None:
    """Return how far a scheme is by its word; ``None`` for another word."""
    return _STATES.get(search_key(typed))


def read_schemes(
    data: bytes, name: str, year: int, week_of: Callable[[str], str | None]
) -> SchemesReading:
    """Return the schemes in the file ``name``; ``year`` is that of a line that names none.

    ``week_of`` returns the id of the week that a step names. A line with a step of an unknown
    week, or anything else that is not understood, is refused. Raises
    :class:`~briefing.errors.ReadError` for what is no table of schemes.
    """
    usual = ("Năm", "Đề án", "Đơn vị chủ trì", "Thời hạn", "Trạng thái", "Các bước")
    table = read_table(data, name, _HEADINGS, ("name", *usual))
    schemes: list[Scheme] = []
    refused: list[str] = []
    for line in table.lines:
        read = _scheme(line, year, week_of)
        if isinstance(read, Scheme):
            schemes.append(read)
        else:
            refused.append(
                _("Line {number} was refused: {reason}.").format(number=line.number, reason=read)
            )
    return SchemesReading(tuple(schemes), tuple(refused), table.notes)


def _scheme(line: Line, usual_year: int, week_of: Callable[[str], str | None]) -> Scheme | str:
    """Return what one line says, or why it is refused."""
    if not line.cell("name"):
        return _("the name of the scheme is missing")
    typed = line.cell("year")
    if typed and not _YEAR.fullmatch(typed):
        return _not_understood(typed)
    year = int(typed) if typed else usual_year
    due = read_due(line.cell("due"), year) if line.cell("due") else None
    if line.cell("due") and due is None:
        return _not_understood(line.cell("due"))
    state = read_state(line.cell("state")) if line.cell("state") else SchemeState.PLANNED
    if state is None:
        return _not_understood(line.cell("state"))
    steps = []
    for step in filter(None, (part.strip() for part in line.cell("steps").split("|"))):
        week, _colon, what = step.partition(": ")
        briefing = week_of(week.strip())
        if briefing is None:
            return _('no week answers to "{name}"').format(name=week.strip())
        steps.append(SchemeStep(briefing=briefing, what=what.strip()))
    return Scheme(
        id="",
        year=year,
        name=line.cell("name"),
        unit=line.cell("unit"),
        due=due.day if due else None,
        due_by=due.by if due else None,
        state=state,
        steps=tuple(steps),
    )


def _not_understood(typed: str) -> str:
    return _('"{typed}" is not understood').format(typed=typed)
