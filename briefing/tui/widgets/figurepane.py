"""What one figure makes: its plot, and under it the spans, through which a cursor can go."""

from collections.abc import Sequence
from functools import partial
from textwrap import wrap

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.i18n import _
from briefing.insight.figures.totals import Total
from briefing.language.letters import clean
from briefing.model.figures import Definition
from briefing.tui.screens.figures.rows import Drawn, plot_rows, span_key
from briefing.tui.widgets.rows import Row, Rows
from briefing.tui.wrapping import Span
from briefing.writing.plot import Point

_NARROWEST = 30
"""Cells in which a sentence is wrapped at least, before it is known how many there are."""


class FigurePane(Vertical):
    """Shows the totals of one figure; while it is ``active`` one of them is chosen."""

    def __init__(self) -> None:
        super().__init__(id="figure")
        self.shown: Definition | None = None
        self.totals: Sequence[Total] = ()
        self.active = False
        self._points: Sequence[Point] = ()
        self._title = Static(id="figure-name")
        self._plot = Rows(id="plot")
        self.spans = Rows(id="spans")

    def compose(self) -> ComposeResult:
        """Lay the pane out."""
        yield self._title
        yield self._plot
        yield self.spans

    def on_resize(self) -> None:
        """Draw the plot for the new room."""
        self.call_after_refresh(self.draw_plot)

    def clear(self, sentence: str = "") -> None:
        """Show a sentence and no figure."""
        self.shown, self.totals, self.active = None, (), False
        self._title.update("")
        self._plot.show_rows([])
        self._say(sentence)

    def show(self, drawn: Drawn, near: Total | None = None) -> None:
        """Show what a figure makes; chosen is the last span that begins before ``near`` ends.

        Without ``near`` the cursor stays where it is, or comes to stand at the end.
        """
        one = drawn.one
        self.shown, self.totals, self._points = one, drawn.totals, drawn.points
        name = Content.assemble(
            Content.styled(clean(one.name), "bold"),
            Content.styled(f"  {clean(one.unit)}", "$muted"),
        )
        self._title.update(name)
        if self.totals:
            self.spans.show_rows(drawn.rows)
            self._place_cursor(near)
        else:
            self.active = False
            self._say(_("nothing reported"))
        self.draw_plot()

    def _say(self, sentence: str) -> None:
        self.spans.selected = ""
        pieces = wrap(clean(sentence), max(self.spans.size.width - 2, _NARROWEST))
        self.spans.show_rows([Row(partial(_muted, piece)) for piece in pieces])

    def _place_cursor(self, near: Total | None) -> None:
        keys = self.spans.keys()
        if not self.active:
            self.spans.selected = ""
            self.spans.call_after_refresh(self.spans.show_end)
        elif near is not None:
            inside = [one for one in self.totals if one.span.start <= near.span.end]
            self.spans.selected = span_key(inside[-1] if inside else self.totals[0])
        elif self.spans.selected not in keys:
            self.spans.selected = keys[-1]
        self.spans.reveal(self.spans.selected)

    def enter(self) -> None:
        """Choose a span, the last one where none was."""
        self.active = bool(self.totals)
        if self.active and not self.spans.selected:
            self.spans.selected = self.spans.keys()[-1]
        self.draw_plot()

    def leave(self) -> None:
        """Choose none any more."""
        self.active = False
        self.spans.selected = ""
        self.draw_plot()

    @property
    def span(self) -> Total | None:
        """The chosen total, the last one while none is chosen; ``None`` where there are none."""
        place = self._place
        return self.totals[-1 if place is None else place] if self.totals else None

    @property
    def _place(self) -> int | None:
        keys = self.spans.keys()
        chosen = self.spans.selected
        return keys.index(chosen) if self.active and chosen in keys else None

    def draw_plot(self) -> None:
        """Draw the plot for the room there is, round the chosen span."""
        if self.shown is not None and self._plot.display:
            size = (self._plot.size.width, self._plot.size.height)
            self._plot.show_rows(plot_rows(self.shown, self._points, size, self._place))


def _muted(piece: str) -> tuple[Span, ...]:
    return (Span(piece, "muted"),)
