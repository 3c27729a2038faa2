"""A page of wrapped, styled blocks that draws its own lines; for items, previews and lists.

It holds any number of blocks without a widget for each: only the lines on the screen are drawn,
and only what changed is wrapped again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.wrapping import Line, Paragraph, wrap

GUTTER = 2

SCREENS = 2
"""So many times the lines in view are kept as they were drawn: scrolling draws what comes in."""

PARAGRAPHS = 512
"""Paragraphs that are kept as they were wrapped: those of a few weeks."""

STYLES: dict[str, tuple[str, bool]] = {
    "": ("foreground", False),
    "strong": ("foreground", True),
    "title": ("foreground", True),
    "muted": ("muted", False),
    "accent": ("accent", True),
    "heading": ("accent", True),
    "match": ("accent", True),
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

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """As in Textual, except that the screen is not laid out anew and drawn twice for it."""

    selected: reactive[str] = reactive("", repaint=False)
    """The key of the selected block, or nothing; a change draws two blocks and not the page."""

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
        self._lines: Sequence[tuple[Line, str]] = []
        self._extent: dict[str, tuple[int, int]] = {}
        self._styles: dict[str, Style] = {}
        self._finished: dict[tuple[int, bool], Strip] = {}
        self._finished_columns = (0, 0)
        self._laid_out_for = 0

    def show(self, blocks: Iterable[Block]) -> None:
        """Show other blocks; the selection stays where its key still exists.

        Only lines that have become others are drawn: of what a search finds, or of a week while
        it is typed, much stays.
        """
        before, drawn = self._lines, dict(self._finished)
        known = self._laid_out_for == self.size.width
        self._blocks = tuple(blocks)
        self._laid_out_for = 0
        self._fit()
        if not known:
            self.refresh()
            return
        for place, strip in drawn.items():
            row = place[0]
            if row < 0 or before[row : row + 1] == self._lines[row : row + 1]:
                self._finished[place] = strip
        top = self.scroll_offset.y
        for row in range(top, top + self.size.height):
            if before[row : row + 1] != self._lines[row : row + 1]:
                self.refresh_lines(row)

    def keys(self) -> list[str]:
        """Return the keys that can be selected, from top to bottom."""
        return [block.key for block in self._blocks if block.key]

    def select_next(self, step: int) -> str:
        """Select the block ``step`` places on and return its key; "" where there is none."""
        keys = self.keys()
        if not keys:
            return ""
        place = self.place_of(self.selected)
        if place is None:
            place = 0 if step > 0 else len(keys) - 1
        else:
            place = min(max(place + step, 0), len(keys) - 1)
        self.selected = keys[place]
        return self.selected

    def place_of(self, key: str) -> int | None:
        """Return the place of a key among :meth:`keys`; ``None`` where it cannot be selected."""
        keys = self.keys()
        return keys.index(key) if key in keys else None

    def _extent_of(self, key: str) -> tuple[int, int] | None:
        """Return the first line of a block and how many it has; ``None`` where it is not here."""
        return self._extent.get(key)

    def watch_selected(self, before: str, key: str) -> None:
        """Draw both blocks anew and bring the selected one into view."""
        for changed in (before, key):
            if extent := self._extent_of(changed):
                self.refresh_lines(*extent)
        self.reveal(key)

    def reveal(self, key: str) -> None:
        """Scroll until the block ``key`` is in view; a key that is not here changes nothing."""
        if extent := self._extent_of(key):
            top, height = extent
            room = max(self.size.height, 1)
            self.scroll_to_region(Region(0, top, 1, min(height, room)), animate=False)

    def reveal_below(self, key: str, above: int) -> None:
        """Scroll until ``above`` lines of the page stand above the block ``key``."""
        if extent := self._extent_of(key):
            self.scroll_to(y=max(extent[0] - above, 0), animate=False)

    def shows(self, key: str) -> bool:
        """Tell whether the block ``key`` begins in view."""
        extent = self._extent_of(key)
        return extent is not None and 0 <= extent[0] - self.scroll_offset.y < self.size.height

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
        self._finished.clear()

    def on_click(self, event: events.Click) -> None:
        """Tell the screen which block was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        row = offset.y + self.scroll_offset.y
        if 0 <= row < len(self._lines) and (key := self._lines[row][1]):
            self.post_message(self.Picked(self, key))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what is on the screen; a line that was drawn before is taken as it was.

        Textual keeps finished lines by where they stand on the screen, and so draws all of them
        anew when they scroll.
        """
        self._lay_out()  # the first frame is drawn before the first resize is heard of
        if crop.column_span != self._finished_columns:
            self._finished_columns = crop.column_span
            self._finished.clear()
        places = self._places_at(crop.line_range)
        strips = [self._finished.get(place) for place in places]
        missing = [number for number, strip in enumerate(strips) if strip is None]
        if missing:
            first, end = missing[0], missing[-1] + 1
            if crop.x or self.styles.gutter != self.styles.padding:  # there is a border
                region = Region(crop.x, crop.y + first, crop.width, end - first)
                drawn = super().render_lines(region)
            else:
                drawn = list(self._finish(places[first:end], crop.width))
            strips[first:end] = drawn
            self._finished.update(zip(places[first:end], drawn, strict=True))
            while len(self._finished) > SCREENS * self.outer_size.height:
                del self._finished[next(iter(self._finished))]  # drawn longest ago
        return [strip for strip in strips if strip is not None]

    def _places_at(self, shown: range) -> list[tuple[int, bool]]:
        """Return what is drawn where: a line and whether it is chosen, or below 0 an empty one.

        What surrounds the lines is among the empty ones.
        """
        above = self.gutter.top
        down = self.scroll_offset.y - above
        last = min(self.size.height + above, len(self._lines) - down)
        top, height = self._extent_of(self.selected) or (-1, 0)
        chosen = range(top, top + height)
        return [
            (y + down, y + down in chosen) if above <= y < last else (-1 - y, False) for y in shown
        ]

    def _finish(self, places: Iterable[tuple[int, bool]], width: int) -> Iterator[Strip]:
        """Draw lines with what is left and right of them, as Textual does at some more length."""
        background = self.background_colors[1]
        around = Style(bgcolor=background.rich_color)
        padding = self.styles.padding
        left = Segment(" " * padding.left, around)
        line_filters = self.get_line_filters()
        for row, chosen in places:
            pieces: Iterable[Segment] = ()
            if row >= 0:
                line, key = self._lines[row]
                pieces = self._draw(line, chosen=chosen and bool(key))
            elif 0 <= -1 - row - padding.top < self.size.height:
                pieces = Strip.blank(self.size.width, self._style(""))
            strip = Strip([left, *pieces]).adjust_cell_length(width, around)
            for line_filter in line_filters:
                strip = strip.apply_filter(line_filter, background)
            yield strip

    def render_line(self, y: int) -> Strip:
        """Draw one line of the content that is on the screen."""
        row = y + self.scroll_offset.y
        if row >= len(self._lines):
            return Strip.blank(self.size.width, self._style(""))
        line, key = self._lines[row]
        return self._draw(line, chosen=bool(key) and key == self.selected)

    def _draw(self, line: Line, *, chosen: bool) -> Strip:
        over = self._chosen_over if chosen else Style.null()
        base = self._style("") + over
        segments = [
            Segment("▌ " if chosen else "  ", self._style("accent") + over),
            Segment(" " * line.indent, base),
            *(Segment(text, self._style(style) + over) for text, style in line.spans),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, base)

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
        self._finished.clear()
        if self.size.width:
            self._lay_out()
            size = Size(self.size.width, len(self._lines))
            if size != self.virtual_size:
                self.virtual_size = size
                self._scroll_update(size)
                if self.styles.auto_dimensions:  # as in a dialog that grows with what it says
                    self.refresh(layout=True)

    def _lay_out(self) -> None:
        width = self.size.width
        if self._laid_out_for == width:
            return
        self._laid_out_for = width
        lines: list[tuple[Line, str]] = []
        self._extent = {}
        for block in self._blocks:
            top = len(lines)
            for paragraph in block.paragraphs:
                wrapped = _wrapped(paragraph, width - GUTTER - 1)
                top += paragraph.before if top == len(lines) else 0
                lines += [
                    (line, "" if place < paragraph.before else block.key)
                    for place, line in enumerate(wrapped)
                ]
            if block.key:
                self._extent[block.key] = (top, len(lines) - top)
        self._lines = lines


@lru_cache(maxsize=PARAGRAPHS)
def _wrapped(paragraph: Paragraph, width: int) -> tuple[Line, ...]:
    return tuple(wrap(paragraph, width))
