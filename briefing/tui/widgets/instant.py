"""A page that is on the screen within the key that changed it: what a search finds as one types.

Textual draws a change with its next frame, for which it asks every widget on the lines that have
changed for all its own: several times what it takes to find something in fifty years. Here the
lines of one page that have become others are written as they are. To everybody else it is a page
like any other, and where something lies over it Textual draws it.
"""

import time
from collections.abc import Iterable
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip

from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Line


class Row(NamedTuple):
    """A line on the screen, and whether it belongs to the selected block."""

    line: Line
    chosen: bool


TURN = 0.0002
"""Seconds for the thread that writes to the terminal to get its turn before anything else does."""

EMPTY = Row(Line(0, ()), chosen=False)


class Instant(Page):
    """A page whose blocks can be put on the screen at once."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)
    """As in Page, except that a change does not draw all lines, be they others or not."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self._looks: dict[tuple[str, bool], tuple[str, str]] = {}

    def put(self, blocks: Iterable[Block], selected: str = "") -> str:
        """Show other blocks from their beginning, the one with the key ``selected`` as such.

        Returns what :func:`draw` has to write, nothing where Textual is to draw it, which knows.
        """
        if self.scroll_offset.y:
            self.show(blocks)
            self.selected = selected
            self.scroll_home(animate=False)
            return ""
        before = self._rows()
        self._blocks = tuple(blocks)
        self._laid_out_for = 0
        self.set_reactive(Page.selected, selected)
        self._fit()
        after = self._rows()
        changed = [place for place, row in enumerate(after) if [row] != before[place : place + 1]]
        left, top, width = self._place()
        if not self._uncovered(left, width, [top + place for place in changed]):
            self.refresh()
            return ""
        self._styles_cache.clear()
        return "".join(
            f"\x1b[{top + place + 1};{left + 1}H{self._written(after[place], width)}"
            for place in changed
        )

    def notify_style_update(self) -> None:
        """Forget the looks of the theme before."""
        super().notify_style_update()
        self._looks.clear()

    def _rows(self) -> list[Row]:
        """Return what is in view, from top to bottom."""
        height = self.size.height
        shown = [
            Row(line, bool(key) and key == self.selected) for line, key in self._lines[:height]
        ]
        return shown + [EMPTY] * (height - len(shown))

    def _place(self) -> tuple[int, int, int]:
        """Return the first column and row of the lines on the screen, and their width."""
        left, top, width, _height = self.content_region
        if self.show_vertical_scrollbar:  # it may stand in the padding or beyond it
            width = min(width, self.vertical_scrollbar.region.x - left)
        return left, top, width

    def _uncovered(self, left: int, width: int, rows: Iterable[int]) -> bool:
        """Tell whether these rows are on the screen, and nothing lies over their ends."""
        screen = self.screen
        if not (self.app.screen is screen and self.is_on_screen and width > 0):
            return False
        ends = ((x, row) for row in rows for x in (left, left + width - 1))
        return all(next(iter(screen.get_widgets_at(x, row)))[0] is self for x, row in ends)

    def _written(self, row: Row, width: int) -> str:
        """Return one row as the terminal understands it, in ``width`` cells."""
        line, chosen = row
        pieces = [("▌ ", "accent") if chosen else ("  ", ""), (" " * line.indent, ""), *line.spans]
        used = sum(cell_len(text) for text, _style in pieces)
        pieces.append((" " * (width - used), ""))
        looks = ((text, self._looks_of(style, chosen=chosen)) for text, style in pieces if text)
        return "".join(f"{before}{text}{after}" for text, (before, after) in looks)

    def _looks_of(self, style: str, *, chosen: bool) -> tuple[str, str]:
        """Return what is written before and after a text in this style, as Textual writes it."""
        looks = self._looks.get((style, chosen))
        if looks is None:
            over = self._chosen_over if chosen else Style.null()
            strip = Strip([Segment("x", self._style(style) + over)])
            _base, background = self.background_colors
            for line_filter in self.get_line_filters():
                strip = strip.apply_filter(line_filter, background)
            before, _x, after = strip.render(self.app.console).partition("x")
            looks = self._looks[style, chosen] = before, after
        return looks


class _Written(CompositorUpdate):
    """Finished sequences in the form in which Textual takes a frame."""

    def __init__(self, sequences: str) -> None:
        self._sequences = sequences

    def render_segments(self, _console: object) -> str:
        """Return the sequences."""
        return self._sequences


def draw(screen: Screen[Any], sequences: str) -> None:
    """Write what :meth:`Instant.put` returned, for one page or for several, in one frame."""
    if sequences:
        written: Any = _Written(sequences)  # which it takes, though its signature says less
        screen.app._display(screen, written)  # noqa: SLF001 - where frames go
        time.sleep(TURN)
