"""A page of wrapped, styled blocks that draws its own lines; for items, previews and lists.

It holds any number of blocks without a widget for each: only the lines on the screen are drawn,
and only what changed is wrapped again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.wrapping import Line, Paragraph, wrap

GUTTER = 2


class Block(NamedTuple):
    """Paragraphs that belong together. A block with a ``key`` can be selected."""

    paragraphs: tuple[Paragraph, ...]
    key: str = ""


class Page(ScrollView, can_focus=False):
    """Blocks under each other, one of them selected where a screen wants that.

    A span's style is the name of a component class without "page--".
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--accent",
        "page--bad",
        "page--cursor",
        "page--good",
        "page--heading",
        "page--mark",
        "page--muted",
        "page--strong",
        "page--title",
        "page--warn",
    }

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

    def show(self, blocks: Iterable[Block]) -> None:
        """Show other blocks; the selection stays where its key still exists."""
        self._blocks = tuple(blocks)
        self._lay_out()
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
        self._lay_out()

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
        width = self.size.width
        row = y + self.scroll_offset.y
        if row >= len(self._lines):
            return Strip.blank(width, self._style(""))
        line, key = self._lines[row]
        chosen = bool(key) and key == self.selected
        over = self._style("cursor") if chosen else Style.null()
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
            if not name:
                found = self.rich_style
            elif name == "cursor":
                background = self.get_component_styles("page--cursor").background
                found = Style(bgcolor=background.rich_color)
            else:
                found = self.get_component_rich_style(f"page--{name}")
            self._styles[name] = found
        return found

    def _lay_out(self) -> None:
        width = self.size.width
        if not width:
            return
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
        self.virtual_size = Size(width, len(self._lines))


@lru_cache(maxsize=4096)
def _wrapped(paragraph: Paragraph, width: int) -> tuple[Line, ...]:
    return tuple(wrap(paragraph, width))
