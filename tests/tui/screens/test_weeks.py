"""Weeks: the list, its filter, the preview, opening."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.tui.app import BriefingApp
from briefing.tui.widgets.page import Page
from tests.tui.helpers import screen_text, week

WIDE = (120, 36)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(
    app: BriefingApp, golden: Callable[[BriefingApp, str], None], size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        golden(app, f"weeks-{size[0]}x{size[1]}")


async def test_newest_first_and_the_open_one_chosen(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3")
        weeks = app.screen.query_one("#weeks", Page)
        assert weeks.keys() == ["week-2020-06-22", "week-2020-06-15"]
        assert weeks.selected == "week-2020-06-22"
        assert "2 kỳ giao ban · 4 việc còn mở" in screen_text(app)


async def test_preview_follows_and_enter_opens(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3", "down")
        await pilot.pause(0.2)
        assert "chuẩn bị hội nghị sơ kết." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Giao ban   Tuần 15 – 21/6/2020" in screen_text(app)


async def test_typing_filters_without_accents(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3", *"15")
        weeks = app.screen.query_one("#weeks", Page)
        assert weeks.keys() == ["week-2020-06-15"]
        await pilot.press("escape")
        assert len(weeks.keys()) == 2
        await pilot.press(*"khong co")
        assert "Không có tuần nào khớp" in screen_text(app)
        await pilot.press("escape", "escape")
        assert "Bốn là," in screen_text(app)


async def test_a_broken_year_is_told_and_hides_nothing(app: BriefingApp, stored: Path) -> None:
    open_archive(stored).put(week(date(2019, 12, 2), "việc cũ"))
    (stored / "briefings" / "2019.json").write_text("{ hỏng", encoding="utf-8")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert app.screen.query_one("#weeks", Page).keys() == ["week-2020-06-22", "week-2020-06-15"]
        assert "2019.json" in screen_text(app)
