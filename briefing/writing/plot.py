"""Plots in letters: bars of sums, a line of levels, with amounts on the axis as they are written.

A plot is lines of pieces, each with the role it plays, so that a screen colours them and a
terminal prints them as they are.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext
from enum import StrEnum
from typing import NamedTuple

from briefing.language.quantities import write_number

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_WIDEST = 9
"""The most cells that a bar and the gap after it take."""

_NARROWEST = 2
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a Braille letter, row by row."""

_EXACT = Context(prec=200)
"""In which the ticks of an axis differ, however large the amounts and however close they lie."""

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


class Role(StrEnum):
    """What a piece of a plot is."""

    AXIS = "axis"
    BAR = "bar"
    CHOSEN = "chosen"


class Piece(NamedTuple):
    """Some letters of a line, all with one role."""

    text: str
    role: Role


class Point(NamedTuple):
    """One value and what stands under it."""

    label: str
    value: Decimal


class _Scale(NamedTuple):
    """The amounts at the foot and the top of a plot, and between its ticks."""

    base: Decimal
    top: Decimal
    step: Decimal

    def share(self, value: Decimal) -> float:
        """Return how high ``value`` lies, from 0 at the foot to 1 at the top."""
        return float((value - self.base) / (self.top - self.base))

    def ticks(self) -> Iterator[Decimal]:
        """Yield the amounts that the axis names, from the foot."""
        for number in range(int((self.top - self.base) / self.step) + 1):
            yield self.base + number * self.step


def shown(count: int, room: int, chosen: int | None) -> range:
    """Return which of ``count`` points fit into ``room`` cells: the last, or those round one."""
    fitting = max(room // _NARROWEST, 1)
    if count <= fitting:
        return range(count)
    end = count if chosen is None else min(max(chosen + fitting // 2, fitting), count)
    return range(end - fitting, end)


def plot(
    points: Sequence[Point],
    width: int,
    height: int,
    *,
    chosen: int | None = None,
    levels: bool = False,
) -> list[tuple[Piece, ...]]:
    """Return ``points`` as a plot of ``width`` cells and ``height`` lines, its axes with it.

    ``chosen`` is the place of the point that stands out. ``levels`` draws a line, which need not
    begin at zero, instead of bars. Of more points than there is room for those round the chosen
    one are drawn. Nothing, or too little room, gives no line at all.
    """
    with localcontext(_EXACT):
        return _drawn(points, width, height, chosen=chosen, levels=levels)


def _drawn(
    points: Sequence[Point], width: int, height: int, *, chosen: int | None, levels: bool
) -> list[tuple[Piece, ...]]:
    rows = height - 2
    if not points or rows < 2 or width < 12:
        return []
    scale = _scale([point.value for point in points], rows, levels=levels)
    names = {_row(scale, tick, rows): write_number(tick) for tick in scale.ticks()}
    margin = max(map(len, names.values()))
    room = width - margin - 1
    if room < _NARROWEST:
        return []
    visible = shown(len(points), room, chosen)
    drawn = [points[n] for n in visible]
    place = visible.index(chosen) if chosen is not None and chosen in visible else None
    slot = max(min(room // len(drawn), _WIDEST), _NARROWEST)
    body = _line(drawn, scale, slot, rows, place) if levels else _bars(drawn, scale, slot, rows)
    lines = []
    for row in range(rows - 1, -1, -1):
        name = names.get(row, "")
        axis = Piece(f"{name:>{margin}}{'┤' if name else '│'}", Role.AXIS)
        lines.append((axis, *_pieces(body[row], slot, place, room)))
    foot = names.get(-1, "")
    lines.append((Piece(f"{foot:>{margin}}└{'─' * room}", Role.AXIS),))
    under = " " * (margin + 1) + _labels(drawn, slot, room, place)
    lines.append((Piece(under, Role.AXIS),))
    return lines


def _scale(values: Sequence[Decimal], rows: int, *, levels: bool) -> _Scale:
    low, high = min(values), max(values)
    if not levels:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low - 1, high + 1) if levels else (low, high + 1)
    wanted = (high - low) / max(rows // 2, 1)
    power = Decimal(1).scaleb(wanted.adjusted())
    step = next(one * power for one in _STEPS if one * power >= wanted)
    if all(value == value.to_integral_value() for value in values):
        step = max(step, Decimal(1))
    base = (low / step).to_integral_value(ROUND_FLOOR) * step
    top = (high / step).to_integral_value(ROUND_CEILING) * step
    plain = Decimal(1) if step == step.to_integral_value() else step
    return _Scale(*(_EXACT.quantize(one, plain) for one in (base, top, step)))


def _row(scale: _Scale, tick: Decimal, rows: int) -> int:
    """Return the row, from 0 at the foot, that ends at ``tick``; -1 for the foot itself."""
    return round(scale.share(tick) * rows) - 1


def _bars(points: Sequence[Point], scale: _Scale, slot: int, rows: int) -> list[str]:
    """Return the rows from the foot up, each bar with a gap after it."""
    heights = [round(scale.share(point.value) * rows * 8) for point in points]
    thick = slot - 1
    return [
        "".join(_EIGHTHS[min(max(height - 8 * row, 0), 8)] * thick + " " for height in heights)
        for row in range(rows)
    ]


def _line(
    points: Sequence[Point], scale: _Scale, slot: int, rows: int, chosen: int | None
) -> list[str]:
    """Return the rows from the foot up, a line of dots from point to point."""
    tall = 4 * rows - 1
    spots = [
        (2 * (n * slot) + slot - 1, round(scale.share(point.value) * tall))
        for n, point in enumerate(points)
    ]
    cells: dict[tuple[int, int], int] = {}
    ends = spots[1:] or spots
    for (x0, y0), (x1, y1) in zip(spots, ends, strict=False):
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for n in range(steps + 1):
            x, y = x0 + (x1 - x0) * n // steps, y0 + (y1 - y0) * n // steps
            cell = (x // 2, y // 4)
            cells[cell] = cells.get(cell, 0) | _DOTS[3 - y % 4][x % 2]
    lines = [
        [
            chr(0x2800 + cells[x, row]) if (x, row) in cells else " "
            for x in range(slot * len(points))
        ]
        for row in range(rows)
    ]
    if chosen is not None:
        x, y = spots[chosen]
        lines[y // 4][x // 2] = "●"
    return ["".join(line) for line in lines]


def _pieces(row: str, slot: int, chosen: int | None, room: int) -> Iterator[Piece]:
    """Yield a row, filled up, in pieces: the slot of the chosen point is one of its own."""
    row = row.ljust(room)[:room]
    if chosen is None:
        yield Piece(row, Role.BAR)
        return
    start, end = chosen * slot, (chosen + 1) * slot
    for text, role in (
        (row[:start], Role.BAR),
        (row[start:end], Role.CHOSEN),
        (row[end:], Role.BAR),
    ):
        if text:
            yield Piece(text, role)


def _labels(points: Sequence[Point], slot: int, room: int, chosen: int | None) -> str:
    """Return what stands under the points, as far as there is room; the chosen one's always."""
    line = [" "] * room
    free = [True] * (room + 1)
    order = sorted(range(len(points)), key=lambda n: (n != chosen, n))
    for n in order:
        label = points[n].label
        start = min(n * slot, max(room - len(label), 0))
        span = range(max(start - 1, 0), min(start + len(label) + 1, room))
        if start + len(label) <= room and all(free[at] for at in span):
            line[start : start + len(label)] = label
            for at in range(start, start + len(label)):
                free[at] = False
    return "".join(line).rstrip()
