"""A list of rows: only what is on the screen is drawn, however long the list is."""

from functools import partial

import pytest
from textual.app import App, ComposeResult

from briefing.tui.themes import shipped
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.rows import Listing, Part, Row, Rows
from briefing.tui.wrapping import Span

MANY = 50_000


class ListApp(App[None]):
    """One list; notes which rows were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[int] = []
        self.picked: list[str] = []
        for theme in shipped():
            self.register_theme(theme)
        self.theme = "light"

    def compose(self) -> ComposeResult:
        yield Rows()

    def rows(self, count: int) -> list[Row]:
        """Return rows, every tenth a heading."""

        def spans(number: int) -> tuple[Span, ...]:
            self.drawn.append(number)
            return (Span(f"hàng {number}", "strong"),)

        return [
            Row(partial(spans, number), "" if number % 10 == 0 else str(number))
            for number in range(count)
        ]

    def on_page_picked(self, event: Page.Picked) -> None:
        self.picked.append(event.key)


async def test_only_what_is_in_view_is_drawn() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.query_one(Rows)
        rows.show_rows(app.rows(MANY))
        await pilot.pause()
        assert set(app.drawn) <= set(range(10))
        rows.selected = "41234"
        await pilot.pause()
        assert len(set(app.drawn)) <= 20
        assert 41234 in app.drawn


async def test_moving_asks_no_row_anew_and_passes_headings() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.query_one(Rows)
        rows.show_rows(app.rows(100))
        rows.selected = "7"
        await pilot.pause()
        app.drawn.clear()
        assert rows.select_next(1) == "8"
        await pilot.pause()
        assert app.drawn == []
        assert [rows.select_next(step) for step in (1, 1, -1, -1000, 1000)] == [
            "9",
            "11",
            "9",
            "1",
            "99",
        ]


async def test_another_width_asks_the_rows_in_view_anew() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.query_one(Rows).show_rows(app.rows(100))
        await pilot.pause()
        app.drawn.clear()
        await pilot.resize_terminal(50, 10)
        await pilot.pause()
        assert 0 < len(set(app.drawn)) <= 10


async def test_what_is_selected_is_marked_and_no_other_row() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.query_one(Rows)
        rows.show_rows(app.rows(100))
        for key in ("3", "4"):
            rows.selected = key
            await pilot.pause()
        shown = [strip.text.rstrip() for strip in app.screen._compositor.render_strips(app.size)]
        assert [line for line in shown if line.startswith("▌")] == ["▌ hàng 4"]


async def test_the_selection_outlives_other_rows_and_a_click_names_its_row() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.query_one(Rows)
        rows.show_rows(app.rows(100))
        rows.selected = "5"
        rows.show_rows(app.rows(9))
        assert rows.selected == "5"
        await pilot.pause()
        await pilot.click(Rows, offset=(3, 6))
        await pilot.click(Rows, offset=(3, 0))  # a heading
        assert app.picked == ["6"]


async def test_an_empty_list_selects_nothing() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)):
        assert app.query_one(Rows).select_next(1) == ""


async def test_a_block_is_brought_under_the_lines_asked_for() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        rows = app.query_one(Rows)
        rows.show_rows(app.rows(100))
        await pilot.pause()
        assert not rows.shows("52")
        rows.reveal_below("52", 3)
        assert rows.shows("52")
        assert rows.scroll_offset.y == 49
        rows.reveal_below("nowhere", 3)
        assert rows.scroll_offset.y == 49


def listing(counts: list[int]) -> Listing:
    """Return parts of so many items under their number."""

    def draw(item: str) -> tuple[Span, ...]:
        return (Span(f"việc {item}"),)

    parts: list[Part] = []
    for number, count in enumerate(counts):
        items = [f"{number}/{place}" for place in range(count)]
        heading = Row(lambda number=number: (Span(f"nhóm {number}"),))  # type: ignore[misc]
        above = (Row(tuple), heading) if parts else (heading,)
        parts.append(Part(above, items, items, draw))
    return Listing(parts)


@pytest.mark.parametrize("counts", [[], [0], [3], [2, 0, 3], [0, 1, 0], [1] * 9])
def test_a_listing_is_its_parts_under_each_other(counts: list[int]) -> None:
    rows = ["".join(span.text for span in row.spans()) for row in listing(counts)]
    said: list[str] = []
    for number, count in enumerate(counts):
        said += ["", f"nhóm {number}"] if said else [f"nhóm {number}"]
        said += [f"việc {number}/{place}" for place in range(count)]
    assert rows == said
    assert len(listing(counts)) == len(said)


async def test_a_listing_is_moved_in_like_any_rows() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 6)) as pilot:
        rows = app.query_one(Rows)
        rows.show_rows(listing([2, 0, 30]))
        assert rows.keys()[:3] == ["0/0", "0/1", "2/0"]
        assert [rows.place_of(key) for key in ("0/0", "2/0", "2/29", "nowhere")] == [0, 2, 31, None]
        assert [rows.select_next(step) for step in (1, 2, 99, -1)] == ["0/0", "2/0", "2/29", "2/28"]
        await pilot.pause()
        assert rows.shows("2/28")
        shown = [strip.text.rstrip() for strip in app.screen._compositor.render_strips(app.size)]
        assert [line for line in shown if line.startswith("▌")] == ["▌ việc 2/28"]
        assert rows.select_next(-99) == "0/0"
