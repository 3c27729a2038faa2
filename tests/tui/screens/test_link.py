"""Which result answers which task: the likeliest first, with the reason said."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from briefing.insight.tasks.lastweek import Asked, waiting
from briefing.model.records import Briefing
from briefing.tui.app import BriefingApp
from briefing.tui.screens.link import LinkScreen, chosen_edit
from briefing.tui.widgets.page import Page
from briefing.verbs.answering import link
from tests.tui.asked import (
    HOSTILE,
    RESULTS,
    TASKS,
    TODAY,
    answering,
    app_over,
    asking,
)
from tests.tui.helpers import Golden, screen_text

WIDE, SMALL = (120, 36), (80, 24)
CURRENT = answering(*RESULTS)


@pytest.fixture
def app(archive_folder: Path) -> BriefingApp:
    return app_over(archive_folder, asking(*TASKS), CURRENT)


def asked(current: Briefing = CURRENT) -> tuple[Asked, ...]:
    return waiting(current, asking(*TASKS), TODAY)


class Shown:
    """The screen on the application, and what it returned ("?" before it did)."""

    def __init__(self, app: BriefingApp, screen: LinkScreen) -> None:
        self._app = app
        self._screen = screen
        self.returned: str | None = "?"

    async def open(self, pilot: Pilot[None]) -> None:
        def keep(chosen: str | None) -> None:
            self.returned = chosen

        await self._app.push_screen(self._screen, keep)
        await pilot.pause()


def for_result(place: int, current: Briefing = CURRENT) -> LinkScreen:
    return LinkScreen.for_result(current.results[place], asked(current), TODAY)


async def test_the_likeliest_task_is_chosen_first(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        shown = Shown(app, for_result(2))
        await shown.open(pilot)
        assert "hội nghị sơ kết sáu tháng đầu năm" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert shown.returned == "d2"


async def test_another_is_chosen_with_the_arrows(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        shown = Shown(app, LinkScreen.for_directive(asked()[0], CURRENT, TODAY))
        await shown.open(pilot)
        page = app.screen.query_one("#offers", Page)
        first, second, *_others = page.keys()
        assert first == "r1"
        await pilot.press("down", "down", "up")
        assert page.selected == second
        await pilot.press("pageup", "enter")
        await pilot.pause()
        assert shown.returned == first


@pytest.mark.parametrize("key", ["0", "delete"])
async def test_a_link_is_taken_away(app: BriefingApp, key: str) -> None:
    linked = link(CURRENT, "r1", "d4")
    async with app.run_test(size=WIDE) as pilot:
        shown = Shown(app, for_result(0, linked))
        await shown.open(pilot)
        assert "đang nối" in screen_text(app)
        assert app.screen.query_one("#offers", Page).selected == "d4"
        await pilot.press(key)
        await pilot.pause()
        assert shown.returned == ""


async def test_where_nothing_is_linked_nothing_is_taken_away(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        shown = Shown(app, for_result(0))
        await shown.open(pilot)
        await pilot.press("0")
        assert shown.returned == "?"
        await pilot.press("escape")
        await pilot.pause()
        assert shown.returned is None


async def test_the_second_click_on_an_offer_takes_it(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        shown = Shown(app, for_result(0))
        await shown.open(pilot)
        page = app.screen.query_one("#offers", Page)
        second = page.keys()[1]
        top, _height = page._extent[second]
        await pilot.click(page, offset=(8, top + 1))
        assert (page.selected, shown.returned) == (second, "?")
        await pilot.click(page, offset=(8, top + 1))
        await pilot.pause()
        assert shown.returned == second


async def test_with_nothing_to_choose_it_says_so(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        shown = Shown(app, LinkScreen.for_result(CURRENT.results[0], (), TODAY))
        await shown.open(pilot)
        assert "Chưa có gì để chọn." in screen_text(app)
        await pilot.press("enter", "down")
        assert shown.returned == "?"


async def test_strange_text_is_shown_as_text(app: BriefingApp) -> None:
    current = answering((HOSTILE, HOSTILE))
    async with app.run_test(size=WIDE) as pilot:
        screen = LinkScreen.for_directive(asked()[0], current, TODAY)
        await Shown(app, screen).open(pilot)
        assert "[@click=app.quit]x[/]" in screen_text(app)
        assert "\x1b" not in screen_text(app)
        assert "\u202e" not in screen_text(app)


def test_the_choice_is_an_edit_and_can_be_taken_back() -> None:
    linked = chosen_edit("r1", "d1")(CURRENT)
    assert linked.results[0].answers == "d1"
    assert chosen_edit("r1", "")(linked) == CURRENT


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x36"])
async def test_it_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    name = "x".join(map(str, size))
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Screen())  # what is below has goldens of its own
        await Shown(app, for_result(0)).open(pilot)
        await golden(app, f"link-result-{name}")
        await pilot.press("escape")
        await Shown(app, LinkScreen.for_directive(asked()[1], CURRENT, TODAY)).open(pilot)
        await golden(app, f"link-task-{name}")
