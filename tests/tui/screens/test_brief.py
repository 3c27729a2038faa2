"""The brief before the meeting: late first, then without a result, then the rest; read only."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from briefing.model.records import Briefing, Directive, Status
from briefing.tui.app import BriefingApp
from briefing.tui.screens.brief import BriefScreen
from briefing.tui.widgets.page import Page
from briefing.verbs.answering import answer, link
from tests.tui.asked import (
    HOSTILE,
    RESULTS,
    TASKS,
    TODAY,
    answering,
    app_over,
    asking,
    stored,
)
from tests.tui.helpers import Golden, screen_text

WIDE, SMALL = (120, 36), (80, 24)
PREVIOUS, CURRENT = asking(*TASKS), answering(*RESULTS)


@pytest.fixture
def app(archive_folder: Path) -> BriefingApp:
    return app_over(archive_folder, PREVIOUS, CURRENT)


async def opened(
    pilot: Pilot[None],
    app: BriefingApp,
    current: Briefing = CURRENT,
    previous: Briefing | None = PREVIOUS,
) -> Page:
    await app.push_screen(BriefScreen(current, previous, TODAY))
    await pilot.pause()
    return app.screen.query_one("#brief", Page)


def some_answered() -> Briefing:
    """Return the week with one task linked and still open, one done, one dropped."""
    week = answer(link(CURRENT, "r3", "d2"), "d2", Status.IN_PROGRESS)
    return answer(answer(week, "d3", Status.DONE), "d4", Status.DROPPED, "đã giao cơ quan khác")


async def test_the_sum_comes_first(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        shown = " ".join(screen_text(app).split())
        assert "5 việc · 5 còn mở · 1 chậm · 5 chưa có kết quả · 1 đã chuyển từ trước" in shown


async def test_each_task_stands_once_under_what_is_most_urgent(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app, some_answered())
        shown = screen_text(app)
        order = ["QUÁ HẠN, CHẬM", "Hoàn thiện đề án", "CHƯA CÓ KẾT QUẢ", "Cử năm đoàn"]
        order += ["CÓ KẾT QUẢ, CHƯA XONG", "Chuẩn bị hội nghị", "KHÔNG CÒN PHẢI LÀM", "In giấy"]
        order += ["Theo dõi tình hình", "đã giao cơ quan khác"]
        places = [shown.index(piece) for piece in order]
        assert places == sorted(places)
        assert all(shown.count(order[place]) == 1 for place in (1, 3, 5, 7, 8))


async def test_it_scrolls_and_closes(app: BriefingApp) -> None:
    many = tuple(
        Directive(id=f"d{place}", ordinal=place, text=f"việc thứ {place}.")
        for place in range(1, 40)
    )
    async with app.run_test(size=SMALL) as pilot:
        page = await opened(pilot, app, previous=asking(*many))
        seen = []
        for key in ("down", "pagedown", "space", "up", "end", "pageup", "home"):
            await pilot.press(key)
            seen.append(page.scroll_offset.y)
        assert seen[:4] == [1, 11, 21, 20]
        assert seen[4] == page.max_scroll_y
        assert seen[5:] == [page.max_scroll_y - 10, 0]
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, BriefScreen)


async def test_ctrl_b_goes_there_and_back(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)
        assert "QUÁ HẠN, CHẬM  1" in screen_text(app)
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert not isinstance(app.screen, BriefScreen)


async def test_nothing_on_it_changes_anything(app: BriefingApp, archive_folder: Path) -> None:
    before = stored(archive_folder)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("1", "2", "4", "5", "enter", "delete", "x")
        assert isinstance(app.screen, BriefScreen)
    assert stored(archive_folder) == before


async def test_without_a_week_before_it_says_so(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app, previous=None)
        assert "Trước kỳ này chưa có kỳ nào cùng loại." in screen_text(app)


async def test_strange_text_is_shown_as_text(app: BriefingApp) -> None:
    strange = replace(TASKS[0], text=HOSTILE, unit=HOSTILE, cooperating=(HOSTILE,))
    current = answer(CURRENT, "d2", Status.DROPPED, HOSTILE)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app, current, asking(strange, TASKS[1]))
        shown = screen_text(app)
        assert shown.count("[@click=app.quit]x[/]") >= 4
        assert "\x1b" not in shown
        assert "\u202e" not in shown


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x36"])
async def test_it_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    name = "x".join(map(str, size))
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app, some_answered())
        await golden(app, f"brief-{name}")
