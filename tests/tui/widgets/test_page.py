"""A page that is shown anew draws what has changed, and all of that."""

from collections.abc import Sequence

from textual.app import App, ComposeResult

from briefing.tui.themes import shipped
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Line, Paragraph, Span


class Counted(Page):
    """A page that notes the lines it draws."""

    def on_mount(self) -> None:
        self.drawn: list[str] = []

    def _draw(self, line: Line, *, chosen: bool):  # type: ignore[no-untyped-def]
        self.drawn.append("".join(span.text for span in line.spans))
        return super()._draw(line, chosen=chosen)


class Showing(App[None]):
    """One page, as high as the screen or, with ``auto``, as what it shows."""

    CSS = "Page { overflow-x: hidden; scrollbar-size-horizontal: 0; scrollbar-size-vertical: 0; }"

    def __init__(self, *, auto: bool = False) -> None:
        super().__init__()
        self.auto = auto
        for theme in shipped():
            self.register_theme(theme)
        self.theme = "light"

    def compose(self) -> ComposeResult:
        yield Counted()

    def on_mount(self) -> None:
        if self.auto:
            self.query_one(Page).styles.height = "auto"

    def lines(self) -> list[str]:
        """Return what the screen shows."""
        return [strip.text.strip() for strip in self.screen._compositor.render_strips(self.size)]


def blocks(texts: Sequence[str]) -> list[Block]:
    return [Block((Paragraph((Span(text),)),), str(place)) for place, text in enumerate(texts)]


async def test_only_lines_that_have_changed_are_drawn_again() -> None:
    app = Showing()
    async with app.run_test(size=(30, 6)) as pilot:
        page = app.query_one(Counted)
        page.show(blocks(["một", "hai", "ba", "bốn"]))
        await pilot.pause()
        page.drawn.clear()
        page.show(blocks(["một", "hai!", "ba", "bốn"]))
        await pilot.pause()
        assert page.drawn == ["hai!"]
        assert app.lines() == ["một", "hai!", "ba", "bốn", "", ""]
        page.show(blocks(["một", "ba"]))
        await pilot.pause()
        assert app.lines() == ["một", "ba", "", "", "", ""]


async def test_a_scrolled_page_that_gets_shorter_shows_its_end() -> None:
    app = Showing()
    async with app.run_test(size=(30, 4)) as pilot:
        page = app.query_one(Counted)
        page.show(blocks([f"dòng {number}" for number in range(40)]))
        await pilot.pause()
        page.show_end()
        await pilot.pause()
        assert app.lines() == ["dòng 36", "dòng 37", "dòng 38", "dòng 39"]
        page.show(blocks([f"dòng {number}" for number in range(10)]))
        await pilot.pause()
        assert app.lines() == ["dòng 6", "dòng 7", "dòng 8", "dòng 9"]


async def test_the_selection_moves_on_the_screen() -> None:
    app = Showing()
    async with app.run_test(size=(30, 4)) as pilot:
        page = app.query_one(Counted)
        page.show(blocks(["một", "hai", "ba"]))
        for key in ("0", "2", ""):
            page.selected = key
            await pilot.pause()
            marked = [line[2:] for line in app.lines() if line.startswith("▌")]
            assert marked == ([] if not key else [["một", "hai", "ba"][int(key)]])


async def test_a_page_as_high_as_what_it_shows_grows_with_it() -> None:
    app = Showing(auto=True)
    async with app.run_test(size=(30, 10)) as pilot:
        page = app.query_one(Counted)
        for count in (2, 7, 1):
            page.show(blocks(["dòng"] * count))
            await pilot.pause()
            assert page.size.height == count


async def test_scrolling_draws_what_comes_in() -> None:
    app = Showing()
    async with app.run_test(size=(30, 6)) as pilot:
        page = app.query_one(Counted)
        page.show(blocks([f"dòng {number}" for number in range(40)]))
        await pilot.pause()
        for down in range(1, 4):
            page.drawn.clear()
            page.scroll_to(y=down, animate=False)
            await pilot.pause()
            assert page.drawn == [f"dòng {down + 5}"]
            assert app.lines() == [f"dòng {number}" for number in range(down, down + 6)]


async def test_another_theme_draws_all_lines_anew() -> None:
    app = Showing()
    async with app.run_test(size=(30, 4)) as pilot:
        page = app.query_one(Counted)
        page.show(blocks(["một", "hai"]))
        await pilot.pause()
        page.drawn.clear()
        app.theme = "dark"
        await pilot.pause()
        assert page.drawn == ["một", "hai"]
