"""The rows of the figures: the list by groups, the spans of one, its plot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len

from briefing.archive.search import kinds
from briefing.i18n import _
from briefing.insight.figures.totals import By, Crossing, Total
from briefing.insight.figures.words import amount_words, point_label
from briefing.language.letters import search_key
from briefing.language.quantities import write_number
from briefing.model.figures import Counting, Definition, Definitions
from briefing.tui.display import line
from briefing.tui.widgets.page import GUTTER
from briefing.tui.widgets.rows import Row
from briefing.tui.wrapping import Span
from briefing.verbs.counting import FigureBook, figure_book, span_label
from briefing.verbs.overview import Overview
from briefing.verbs.searching import Hit
from briefing.writing.plot import Point, Role, plot

UNDEFINED = "?"
"""What the key of a figure that nobody has defined begins with."""

MOST_UNDEFINED = 200

_ROLES = {Role.AXIS: "muted", Role.BAR: "accent", Role.CHOSEN: "warn"}


@dataclass(frozen=True)
class Sighting:
    """Draws the figures of all weeks from their overview; two that count alike are the same."""

    definitions: Definitions
    crossing: Crossing

    def __call__(self, overview: Overview) -> FigureBook:
        """Return the figures as the weeks have them."""
        return figure_book(overview, self.definitions, self.crossing)


# ── The list of figures ─────────────────────────────────────────────────────────────────────


def figure_rows(book: FigureBook, room: Callable[[], int]) -> list[Row]:
    """Return a row for each definition under its group, then what the weeks call otherwise."""
    rows: list[Row] = []
    for group in dict.fromkeys(search_key(one.group) for one in book.definitions):
        ones = [one for one in book.definitions if search_key(one.group) == group]
        _begin(rows, ones[0].group or _("Without a group"))
        rows += [Row(partial(_figure, one, room), one.id) for one in ones]
    if unknown := undefined(book):
        _begin(rows, _("Not defined yet"))
        rows += [
            Row(partial(_unknown, name, count, room), key)
            for key, (name, _unit, count) in unknown.items()
        ]
    return rows


def undefined(book: FigureBook) -> dict[str, tuple[str, str, int]]:
    """Return by key the name, unit and number of reports of what is not defined, most first."""
    unknown = sorted(
        ((len(given), called) for called, given in book.gathered.unknown.items()),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return {
        f"{UNDEFINED}{number}": (name, unit, count)
        for number, (count, (name, unit)) in enumerate(unknown[:MOST_UNDEFINED])
    }


def _begin(rows: list[Row], heading: str) -> None:
    if rows:
        rows.append(Row(tuple))
    rows.append(Row(partial(_heading, heading)))


def _heading(text: str) -> tuple[Span, ...]:
    return (Span(line(text).plain, "heading"),)


def _figure(one: Definition, room: Callable[[], int]) -> tuple[Span, ...]:
    return (Span(line(one.name, max(room() - GUTTER - 1, 1)).plain),)


def _unknown(name: str, count: int, room: Callable[[], int]) -> tuple[Span, ...]:
    times = f" {write_number(count)}"
    width = max(room() - GUTTER - 1 - len(times), 1)
    return (Span(line(name, width).plain, "muted"), Span(times, "muted"))


# ── The spans of one figure ─────────────────────────────────────────────────────────────────


class Drawn(NamedTuple):
    """What a figure makes, ready to be shown: its spans, their rows, the points of its plot."""

    one: Definition
    totals: Sequence[Total]
    rows: list[Row]
    points: list[Point]


def drawn(book: FigureBook, one: Definition, by: By) -> Drawn:
    """Return what a figure makes by spans of one length; to be called aside from the keys."""
    totals = book.ledger(one).totals(by)
    points = [Point(point_label(by, total.span), total.value) for total in totals]
    return Drawn(one, totals, _span_rows(one, by, totals), points)


def span_key(total: Total) -> str:
    """Return what tells the row of a span from every other."""
    return f"{total.span.start}{total.span.end}{total.shares[0].entry.briefing}"


def _span_rows(one: Definition, by: By, totals: Sequence[Total]) -> list[Row]:
    """Return a row for each span, oldest first, under one that names the columns."""
    labels = [span_label(by, total.span) for total in totals]
    values = [_value(total) for total in totals]
    sums = [_running(total) for total in totals]
    summed = one.counting is Counting.SUM
    named = ("", _("in it"), _("since New Year") if summed else "")
    widths = [
        max(map(cell_len, (name, *cells)))
        for name, cells in zip(named, (labels, values, sums), strict=True)
    ]
    rows = [Row(partial(_columns, named, widths))]
    for total, *cells in zip(totals, labels, values, sums, strict=True):
        rows.append(Row(partial(_span, total, cells, widths), span_key(total)))
    return rows


def _columns(named: Sequence[str], widths: Sequence[int]) -> tuple[Span, ...]:
    first, second, third = (
        " " * max(width - cell_len(name), 0) + name
        for name, width in zip(named, widths, strict=True)
    )
    return (Span(f"{first}  {second}  {third}", "muted"),)


def _span(total: Total, cells: Sequence[str], widths: Sequence[int]) -> tuple[Span, ...]:
    label, value, running = cells
    spans = [
        Span(f"{label:<{widths[0]}}  "),
        Span(f"{value:>{widths[1]}}", "strong"),
        Span(f"  {running:>{widths[2]}}", "muted"),
    ]
    if total.said is not None and total.differs:
        said = _("report: {value}").format(value=amount_words(total.said.value))
        spans.append(Span(f"  ≠ {said}", "warn"))
    return tuple(spans)


def _value(total: Total) -> str:
    return amount_words(total.value, "", total.qualifier, total.of)


def _running(total: Total) -> str:
    running = total.running
    return amount_words(running.value, "", running.qualifier) if running else ""


def last_report(book: FigureBook, total: Total) -> Hit:
    """Return the last report that a total was counted from, as the place to open."""
    entry = total.shares[-1].entry
    return Hit(
        briefing=entry.briefing,
        start=entry.start,
        label="",
        kind=kinds.FIGURE,
        item="",
        ordinal=book.weeks[entry.briefing].figures.index(entry.figure) + 1,
        text="",
        marks=(),
        length=0,
    )


# ── The plot ────────────────────────────────────────────────────────────────────────────────


def plot_rows(
    one: Definition, points: Sequence[Point], size: tuple[int, int], chosen: int | None
) -> list[Row]:
    """Return the plot of a figure as rows; ``size`` is the room in cells and lines."""
    width, height = size[0] - GUTTER - 1, size[1]
    levels = one.counting is Counting.LEVEL
    drawn = plot(points, width, height, chosen=chosen, levels=levels)
    return [
        Row(partial(tuple, [Span(piece.text, _ROLES[piece.role]) for piece in pieces]))
        for pieces in drawn
    ]


def crossing_words(rule: Crossing) -> str:
    """Return where a week counts that crosses a month, for a heading."""
    return {
        Crossing.MEETING: _("weeks over a month's end: by the day of the meeting"),
        Crossing.LAST: _("weeks over a month's end: by their last day"),
        Crossing.SPLIT: _("weeks over a month's end: split as entered"),
    }[rule]
