"""Present: conclusions for the wall, one or all, nothing private."""

from collections.abc import Callable

from briefing.tui.app import BriefingApp
from tests.tui.helpers import CONCLUSIONS, screen_text

WIDE = (120, 36)


async def test_one_at_a_time(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5")
        assert "Một là," in screen_text(app)
        assert "Hai là," not in screen_text(app)
        assert "1 / 3" in screen_text(app)
        await pilot.press("right", "space")
        assert CONCLUSIONS[2] in screen_text(app)
        assert "3 / 3" in screen_text(app)
        await pilot.press("right", "home")
        assert "1 / 3" in screen_text(app)
        await pilot.press("end", "left")
        assert "2 / 3" in screen_text(app)


async def test_the_whole_list(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5", "tab")
        shown = screen_text(app)
        assert all(marker in shown for marker in ("Một là,", "Hai là,", "Ba là,"))


async def test_nothing_private_and_no_keys(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "tab", *"rieng", "enter", "f5")
        await pilot.pause()
        shown = screen_text(app)
        assert "rieng" not in shown
        assert "F1" not in shown
        await pilot.press("escape")
        assert "F1" in screen_text(app)


async def test_looks(app: BriefingApp, golden: Callable[[BriefingApp, str], None]) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        golden(app, "present-100x30")
