"""How large a page is drawn for the room that there is, and the parts in which it is seen."""

from enum import StrEnum
from typing import NamedTuple

from briefing.tui.pictures.drawing import Part
from briefing.writing.papers.profile import Page

_INCH = 25.4
_FINEST = 150.0
"""Dots per inch beyond which nothing is seen better."""

_READABLE = 50.0
"""Dots per inch below which a whole page shows its form and no words."""

_KEPT = 2
"""Rows of a part that are seen again in the next."""


class View(StrEnum):
    """How a paper is seen: whole pages, pages as wide as there is room, or as text."""

    PAGE = "page"
    CLOSER = "closer"
    TEXT = "text"


def read_view(text: str) -> View | None:
    """Return the view of that name; ``None`` for none."""
    return View(text) if text in set(View) else None


def view_after(view: View) -> View:
    """Return the next view; after the last comes the first."""
    views = tuple(View)
    return views[(views.index(view) + 1) % len(views)]


class Room(NamedTuple):
    """Where a picture can stand: columns and rows, and a cell's width and height in pixels."""

    columns: int
    rows: int
    cell: tuple[int, int]

    @property
    def width(self) -> int:
        """The width in pixels."""
        return self.columns * self.cell[0]

    @property
    def height(self) -> int:
        """The height in pixels."""
        return self.rows * self.cell[1]


def resolution(page: Page, room: Room, view: View) -> float:
    """Return the dots per inch at which ``page`` fits: all of it, or its width alone."""
    # A pixel less, for Typst rounds up.
    wide = (room.width - 1) * _INCH / page.width
    high = (room.height - 1) * _INCH / page.height
    return min(wide, high if view is View.PAGE else _FINEST, _FINEST)


def usual_view(page: Page, room: Room) -> View:
    """Return how a paper is seen at first: whole, where its words can be read so."""
    return View.PAGE if resolution(page, room, View.PAGE) >= _READABLE else View.CLOSER


def parts(height: int, room: Room) -> list[Part]:
    """Return the parts in which a page of ``height`` pixels is seen, from its top to its end."""
    window = room.height
    if height <= window:
        return [Part(0, height)]
    step = max(window - _KEPT * room.cell[1], 1)
    tops = [*range(0, height - window, step), height - window]
    return [Part(top, window) for top in tops]
