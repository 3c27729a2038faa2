"""A list of one-line rows that are made when they come into view: fifty years of weeks and more."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, overload

from briefing.tui.widgets.page import KEPT, Page
from briefing.tui.wrapping import Line, Span


class Row(NamedTuple):
    """One line of a list; ``spans`` is asked for when it comes into view, and anew after a resize.

    A row without a ``key`` cannot be selected.
    """

    spans: Callable[[], tuple[Span, ...]]
    key: str = ""


class _Lines(Sequence[tuple[Line, str]]):
    """The rows as the lines of a page, each made when it is asked for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._made: dict[int, tuple[Line, str]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> tuple[Line, str]: ...
    @overload
    def __getitem__(self, place: slice) -> "_Lines": ...
    def __getitem__(self, place: int | slice) -> "tuple[Line, str] | _Lines":
        if isinstance(place, slice):
            return _Lines(self._rows[place])
        made = self._made.get(place)
        if made is None:
            if len(self._made) >= KEPT:
                self._made.clear()
            row = self._rows[place]
            made = self._made[place] = (Line(0, row.spans()), row.key)
        return made

    def forget(self) -> None:
        """Ask the rows anew: they may look otherwise by now."""
        self._made.clear()


class Rows(Page):
    """A page of rows: what it costs to show depends on the screen, not on how many there are."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self._keys: list[str] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the selection stays where its key still exists."""
        self._lines = _Lines(rows)
        self._keys = [row.key for row in rows if row.key]
        self._extent = {row.key: (place, 1) for place, row in enumerate(rows) if row.key}
        self._fit()
        self.refresh()

    def on_resize(self) -> None:
        """Draw the rows anew: they may have more room."""
        if isinstance(self._lines, _Lines):
            self._lines.forget()
        super().on_resize()

    def keys(self) -> list[str]:
        """Return the keys that can be selected, from top to bottom."""
        return self._keys

    def _lay_out(self) -> None:
        """Wrap nothing: a row is a line whatever the width."""
