"""A list of one-line rows that are made when they come into view: fifty years of weeks and more."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, overload

from briefing.tui.widgets.page import Page
from briefing.tui.wrapping import Line, Span

KEPT = 100
"""Rows that are kept as they were made, a few screens."""

Spans = tuple[Span, ...]


class Row(NamedTuple):
    """One line of a list; ``spans`` is asked for when it comes into view, and anew after a resize.

    A row without a ``key`` cannot be selected.
    """

    spans: Callable[[], Spans]
    key: str = ""


class Part(NamedTuple):
    """Items under the rows that stand above them.

    ``keys`` are those of the items, in their order; ``draw`` gives the spans of one item.
    """

    above: tuple[Row, ...]
    items: Sequence[Any]
    keys: Sequence[str]
    draw: Callable[[Any], Spans]


class Places(NamedTuple):
    """Where the rows are that can be selected: their keys in order, their rows, and row by key."""

    keys: list[str]
    rows: list[int]
    by_key: dict[str, int]


class Listing(Sequence[Row]):
    """The rows of parts under each other, each made when it is asked for.

    Only their ``places`` are made at once, unless somebody has made them before.
    """

    def __init__(self, parts: Sequence[Part], places: Places | None = None) -> None:
        self._parts = parts
        lengths = (len(part.above) + len(part.items) for part in parts)
        self._starts = list(accumulate(lengths, initial=0))
        self.places = places or places_of(parts)

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        number = bisect_right(self._starts, place) - 1
        part = self._parts[number]
        item = place - self._starts[number] - len(part.above)
        if item < 0:
            return part.above[item]
        return Row(lambda: part.draw(part.items[item]), part.keys[item])


def places_of(parts: Iterable[Part]) -> Places:
    """Return where the rows of ``parts`` are; of many parts to be called beside the keys."""
    keys: list[str] = []
    rows: list[int] = []
    end = 0
    for part in parts:
        start = end + len(part.above)
        end = start + len(part.items)
        keys += part.keys
        rows += range(start, end)
    return Places(keys, rows, dict(zip(keys, rows, strict=True)))


def _places(rows: Sequence[Row]) -> Places:
    if isinstance(rows, Listing):
        return rows.places
    found = [place for place, row in enumerate(rows) if row.key]
    keys = [rows[place].key for place in found]
    return Places(keys, found, dict(zip(keys, found, strict=True)))


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
                del self._made[next(iter(self._made))]  # made longest ago
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
        self._places = Places([], [], {})

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the selection stays where its key still exists.

        A :class:`Listing` is shown as soon as any however long it is.
        """
        self._lines = _Lines(rows)
        self._places = _places(rows)
        self._fit()
        self.refresh()

    def on_resize(self) -> None:
        """Draw the rows anew: they may have more room."""
        if isinstance(self._lines, _Lines):
            self._lines.forget()
        super().on_resize()

    def keys(self) -> list[str]:
        """Return the keys that can be selected, from top to bottom."""
        return self._places.keys

    def place_of(self, key: str) -> int | None:
        """Return the place of a key among :meth:`keys`; ``None`` where it cannot be selected."""
        row = self._places.by_key.get(key)
        return None if row is None else bisect_left(self._places.rows, row)

    def _extent_of(self, key: str) -> tuple[int, int] | None:
        row = self._places.by_key.get(key)
        return None if row is None else (row, 1)

    def _lay_out(self) -> None:
        """Wrap nothing: a row is a line whatever the width."""
