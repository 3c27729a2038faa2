"""A page that is put on the screen at once shows what Textual would have drawn.

The module is its own application: run as a program it shows pages that keys change.
"""

import os
import re
import sys
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from briefing.tui.themes import shipped
from briefing.tui.thrifty import ThriftyCompositor
from briefing.tui.widgets.instant import Instant, draw
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span
from tests.terminal import Screen, Terminal

ROOT = __file__.rpartition("/tests/")[0]
SIZE = (60, 16)


def block(number: int, *words: str) -> Block:
    """Return a block with every second word marked, and a line of another style above it."""
    spans = tuple(
        Span(f"{word} ", "match" if place % 2 else "") for place, word in enumerate(words)
    )
    return Block(
        (Paragraph((Span(f"Tuần {number}", "strong"),)), Paragraph(spans, 2, 1)), str(number)
    )


CONTENTS = {
    "1": [block(0, "đại", "hội", "các", "cấp"), block(1, "tổng", "kết")],
    "2": [block(0, "đại", "hội", "các", "đơn", "vị"), block(1, "tổng", "kết", "日本", "năm")],
    "3": [block(number, *("việc", "làm") * 30) for number in range(5)],
    "4": [],
}


class Above(ModalScreen[None]):
    """Something over the page."""

    def compose(self) -> ComposeResult:
        yield Static("trên")


class PtyApp(App[None]):
    """An instant page beside an ordinary one; digits put other blocks into the first."""

    CSS = """
    Instant { width: 2fr; padding: 0 1; }
    #other { width: 1fr; border-left: solid red; }
    #count { width: 100%; height: 1; overflow: hidden; }
    Above { align: center middle; }
    Above Static { width: 20; height: 3; background: blue; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"put('{key}')") for key in CONTENTS),
        Binding("d", "down"),
        Binding("r", "repaint"),
        Binding("n", "notify('một tin nhắn')"),
        Binding("m", "above"),
    ]

    def __init__(self) -> None:
        super().__init__()
        for theme in shipped():
            self.register_theme(theme)
        self.theme = "dark"
        self.returned: list[str] = []

    def compose(self) -> ComposeResult:
        yield Instant(id="count")
        with Horizontal():
            yield Instant(id="page")
            yield Page(id="other")

    def on_mount(self) -> None:
        """Draw as the search does."""
        self.screen._compositor = ThriftyCompositor()
        self.query_one("#other", Page).show([block(7, "bên", "cạnh")])

    def action_put(self, key: str) -> None:
        """Show other blocks at once."""
        page, count = self.query_one("#page", Instant), self.query_one("#count", Instant)
        blocks = CONTENTS[key]
        self.returned = [
            page.put(blocks, "0" if blocks else ""),
            count.put([Block((Paragraph((Span(f"{len(blocks)} mục", "muted"),)),))]),
        ]
        draw(self.screen, "".join(self.returned))

    def action_down(self) -> None:
        """Choose the last block, which scrolls."""
        self.query_one("#page", Instant).select_next(9)

    def action_above(self) -> None:
        """Put something over the page, or take it away."""
        if isinstance(self.screen, Above):
            self.pop_screen()
        else:
            self.push_screen(Above())

    def action_repaint(self) -> None:
        """Draw the whole screen, from what the widgets know."""
        self.screen.refresh()


def shown(terminal: Terminal) -> list[list[tuple[str, str]]]:
    """Return each letter with its looks; of a blank only what is behind it."""
    lines = (line.ljust(terminal.screen.columns) for line in terminal.lines)
    return [
        [
            (letter, "".join(re.findall("48;[0-9;]*", look)) if letter == " " else look)
            for letter, look in zip(line, looks, strict=False)
        ]
        for line, looks in zip(lines, terminal.screen.styles, strict=True)
    ]


@pytest.mark.parametrize(
    "keys", ["1", "12", "121", "13", "3d1", "14", "34", "312d2", "1n2", "1m"], ids=list
)
def test_what_is_put_on_the_screen_is_what_a_repaint_draws(keys: str) -> None:
    """Letters, colours, the empty rest of each line, beside a scroll bar and behind a message."""
    command = [sys.executable, "-m", "tests.tui.widgets.test_instant"]
    columns, rows = SIZE
    with Terminal(command, columns=columns, rows=rows, environment={"PYTHONPATH": ROOT}) as typed:
        typed.wait_for("bên cạnh")
        typed.settle(0.3)
        for key in keys:
            typed.write(key)
            typed.settle(0.3)
        before = shown(typed)
        assert any("mục" in line for line in typed.lines)
        typed.write("r")
        typed.settle(0.3)
        assert shown(typed) == before


async def test_only_the_lines_that_have_become_others_are_written() -> None:
    app = PtyApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1", "2")
        await pilot.pause()
        page, count = app.returned
        assert "các" in page
        assert "日本" in page
        assert "Tuần" not in page
        assert count == ""
        await pilot.press("2")
        assert app.returned == ["", ""]


async def test_what_lies_over_the_page_is_left_to_textual() -> None:
    app = PtyApp()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("1", "m")
        await pilot.pause()
        app.action_put("2")
        assert app.returned == ["", ""]
        await pilot.press("m")
        await pilot.pause()
        assert "日本" in "".join(
            strip.text for strip in app.screen._compositor.render_strips(app.size)
        )


async def test_a_partial_drawing_is_the_one_that_textual_makes() -> None:
    app = PtyApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3")
        await pilot.pause()
        compositor = app.screen._compositor
        assert isinstance(compositor, ThriftyCompositor)
        regions = [widget.region for widget in app.screen.query(Widget)]
        for region in regions:
            corner = regions[0].shrink((0, 50, 0, 0))
            compositor._dirty_regions = {region, corner}
            thrifty = compositor.render_partial_update()
            compositor._dirty_regions = {region, corner}
            whole = super(ThriftyCompositor, compositor).render_partial_update()
            assert thrifty is not None
            assert whole is not None
            screens = [Screen(*SIZE), Screen(*SIZE)]
            for screen, update in zip(screens, (thrifty, whole), strict=True):
                screen.feed(update.render_segments(app.console))
            assert screens[0].lines == screens[1].lines
            assert screens[0].styles == screens[1].styles


if __name__ == "__main__":
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    PtyApp().run()
