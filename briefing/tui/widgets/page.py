"""A page of wrapped, styled blocks that draws its own lines; for items, previews and lists.

It holds any number of blocks without a widget for each: only the lines on the screen are drawn,
and only what changed is wrapped again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.wrapping import Line, Paragraph, wrap

GUTTER = 2

STYLES: dict[str, tuple[str, bool]] = {
    "": ("foreground", False),
    "strong": ("foreground", True),
    "title": ("foreground", True),
    "muted": ("muted", False),
    "accent": ("accent", True),
    "heading": ("accent", True),
    "good": ("success", False),
    "warn": ("warning", False),
    "bad": ("error", False),
}
"""How each style is drawn: a colour of the theme, and whether it is bold.

They are no component classes: a style sheet would match each of them for every page, and the
first frame would wait for that.
"""


class Block(NamedTuple):
    """Paragraphs that belong together. A block with a ``key`` can be selected."""

    paragraphs: tuple[Paragraph, ...]
    key: str = ""


class Page(ScrollView, can_focus=False):
    """Blocks under each other, one of them selected where a screen wants that.

    A span's style is a name of :data:`STYLES`.
    """

    selected: reactive[str] = reactive("")
    """The key of the selected block, or nothing."""

    @dataclass
    class Picked(Message):
        """The user clicked a block that can be selected."""

        page: "Page"
        key: str

        @property
        def control(self) -> "Page":
            """The page that was clicked."""
            return self.page

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[tuple[Line, str]] = []
        self._extent: dict[str, tuple[int, int]] = {}
        self._styles: dict[str, Style] = {}
        self._laid_out_for = 0

    def show(self, blocks: Iterable[Block]) -> None:
        """Show other blocks; the selection stays where its key still exists."""
        self._blocks = tuple(blocks)
        self._laid_out_for = 0
        self._fit()
        self.refresh()

    def keys(self) -> list[str]:
        """Return the keys that can be selected, from top to bottom."""
        return [block.key for block in self._blocks if block.key]

    def select_next(self, step: int) -> str:
        """Select the block ``step`` places on and return its key; "" where there is none."""
        keys = self.keys()
        if not keys:
            return ""
        if self.selected in keys:
            place = min(max(keys.index(self.selected) + step, 0), len(keys) - 1)
        else:
            place = 0 if step > 0 else len(keys) - 1
        self.selected = keys[place]
        return self.selected

    def watch_selected(self, key: str) -> None:
        """Bring the selected block into view."""
        self.reveal(key)

    def reveal(self, key: str) -> None:
        """Scroll until the block ``key`` is in view; a key that is not here changes nothing."""
        if key in self._extent:
            top, height = self._extent[key]
            room = max(self.size.height, 1)
            self.scroll_to_region(Region(0, top, 1, min(height, room)), animate=False)

    def show_end(self) -> None:
        """Scroll to the last lines."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        self._fit()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._styles.clear()

    def on_click(self, event: events.Click) -> None:
        """Tell the screen which block was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        row = offset.y + self.scroll_offset.y
        if 0 <= row < len(self._lines) and (key := self._lines[row][1]):
            self.post_message(self.Picked(self, key))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        self._lay_out()  # the first frame is drawn before the first resize is heard of
        width = self.size.width
        row = y + self.scroll_offset.y
        if row >= len(self._lines):
            return Strip.blank(width, self._style(""))
        line, key = self._lines[row]
        chosen = bool(key) and key == self.selected
        over = self._chosen_over if chosen else Style.null()
        base = self._style("") + over
        segments = [
            Segment("▌ " if chosen else "  ", self._style("accent") + over),
            Segment(" " * line.indent, base),
            *(Segment(text, self._style(style) + over) for text, style in line.spans),
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        found = self._styles.get(name)
        if found is None:
            colour, bold = STYLES[name]
            colours = self.app.theme_variables
            found = self.rich_style + Style(
                color=Color.parse(colours[colour]).rich_color, bold=bold
            )
            self._styles[name] = found
        return found

    @property
    def _chosen_over(self) -> Style:
        return Style(bgcolor=Color.parse(self.app.theme_variables["selected"]).rich_color)

    def _fit(self) -> None:
        """Wrap for the present width and tell how far the page can be scrolled."""
        if self.size.width:
            self._lay_out()
            self.virtual_size = Size(self.size.width, len(self._lines))

    def _lay_out(self) -> None:
        width = self.size.width
        if self._laid_out_for == width:
            return
        self._laid_out_for = width
        self._lines = []
        self._extent = {}
        for block in self._blocks:
            top = len(self._lines)
            for paragraph in block.paragraphs:
                lines = _wrapped(paragraph, width - GUTTER - 1)
                top += paragraph.before if top == len(self._lines) else 0
                self._lines += [
                    (line, "" if place < paragraph.before else block.key)
                    for place, line in enumerate(lines)
                ]
            if block.key:
                self._extent[block.key] = (top, len(self._lines) - top)


@lru_cache(maxsize=4096)
def _wrapped(paragraph: Paragraph, width: int) -> tuple[Line, ...]:
    return tuple(wrap(paragraph, width))
