"""Problems: a broken year is a calm line in Weeks, and a list of sentences on its key."""

from datetime import date
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.i18n import use_language
from briefing.tui.app import BriefingApp
from briefing.tui.screens.problems import ProblemsScreen
from briefing.tui.screens.weeks.screen import WeeksScreen
from briefing.tui.widgets.page import Page
from tests.tui.helpers import Golden, screen_text, settled, week
from tests.tui.test_display import HOSTILE

SENTENCES = (
    "Tệp 2018.json bị hỏng: 3 tuần còn đọc được.",
    "Tệp 2019.json do một bản mới hơn ghi, chỉ đọc được.",
)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await app.push_screen(ProblemsScreen(SENTENCES))
        await settled(pilot, app)
        await golden(app, f"problems-{size[0]}x{size[1]}")


async def test_a_broken_year_is_a_line_in_weeks_and_a_sentence_on_the_key(
    app: BriefingApp, stored: Path
) -> None:
    open_archive(stored).put(week(date(2019, 12, 2), "việc cũ"))
    (stored / "briefings" / "2019.json").write_text("{ hỏng", encoding="utf-8")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        shown = screen_text(app)
        assert "2019.json" in shown
        assert "briefing doctor" in shown
        assert "F2 Chỗ hỏng" in shown
        assert app.screen.query_one("#weeks", Page).keys() == [
            "week-2020-06-22",
            "week-2020-06-15",
        ]
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, ProblemsScreen)
        shown = screen_text(app)
        assert "2019.json" in shown
        assert "không bị ghi đè" in shown
        await pilot.press("escape")
        assert isinstance(app.screen, WeeksScreen)


async def test_several_are_counted_in_the_line(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(app.desk.archive), "problems", lambda _self: SENTENCES)
    use_language("en")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert "2 things in the archive cannot be read." in screen_text(app)


async def test_without_problems_there_is_no_line_and_no_key(app: BriefingApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert "Chỗ hỏng" not in screen_text(app)
        await pilot.press("f2")
        assert isinstance(app.screen, WeeksScreen)


@pytest.mark.parametrize("key", ["escape", "f2", "enter"])
async def test_every_key_that_closes(app: BriefingApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(ProblemsScreen(SENTENCES))
        await pilot.press(key)
        assert not isinstance(app.screen, ProblemsScreen)


async def test_many_sentences_scroll(app: BriefingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(ProblemsScreen([f"Chỗ thứ {number}." for number in range(60)]))
        await pilot.pause()
        await pilot.press("pagedown")
        page = app.screen.query_one("#sentences", Page)
        assert page.scroll_offset.y == 10
        await pilot.press("up", "down", "pageup")
        assert page.scroll_offset.y == 0


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_sentences_are_shown_letter_for_letter(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(type(app.desk.archive), "problems", lambda _self: (text,))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f3", "f2")
        await pilot.pause()
        assert isinstance(app.screen, ProblemsScreen)
        assert "\x1b" not in screen_text(app)
