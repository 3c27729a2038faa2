"""Help and the palette: everything that can be done is listed with its key."""

import pytest
from textual.screen import Screen

from briefing.tui.app import BriefingApp
from briefing.tui.screens.brief import BriefScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.palette import PaletteScreen
from briefing.tui.screens.present import PresentScreen
from briefing.tui.screens.tasks.screen import TasksScreen
from briefing.tui.screens.weeks.screen import WeeksScreen
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from tests.tui.helpers import Golden, screen_text, until

WIDE = (120, 40)
KEYS = ("F1", "F3", "F4", "F5", "F7", "F8", "F9", "F12", "Ctrl+Z", "Ctrl+Y", "Alt+↑", "Ctrl+N")


def _rows(page: Page) -> str:
    return "\n".join("".join(span.text for span in line.spans) for line, _key in page._lines)


async def test_help_lists_every_key(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f1")
        rows = _rows(app.screen.query_one("#help", Page))
        for key in KEYS:
            assert key in rows
        assert "Kho lưu: mọi tuần" in rows
        await pilot.press("escape")
        assert "Bốn là," in screen_text(app)


async def test_help_looks(app: BriefingApp, golden: Golden) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()  # the preview below is drawn last
        await pilot.press("f1")
        await pilot.pause()
        await golden(app, "help-100x30")


async def test_palette_finds_without_accents_and_runs(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p", *"cac tuan")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one("#weeks", Page)


async def test_palette_changes_theme_and_language(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p", *"tuong phan", "enter")
        await pilot.pause()
        assert app.theme == "contrast"
        await pilot.press("ctrl+p", *"english", "enter")
        await pilot.pause()
        assert "Conclusions" in screen_text(app)
        assert "Help" in screen_text(app)


async def test_palette_types_vietnamese_as_input_methods_do(app: BriefingApp) -> None:
    from textual import events  # noqa: PLC0415

    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p")
        field = app.screen.query_one(LineField)
        for key, letter in (*((c, c) for c in "hanh"), *(("backspace", "\x7f"),) * 3):
            field.post_message(events.Key(key, letter))
        for letter in "ạnh":
            field.post_message(events.Key(letter, letter))
        await pilot.pause()
        assert field.value == "hạnh"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("f1", HelpScreen),
        ("ctrl+p", PaletteScreen),
        ("f3", WeeksScreen),
        ("f10", TasksScreen),
        ("f5", PresentScreen),
        ("ctrl+b", BriefScreen),
    ],
)
async def test_the_key_that_opened_it_closes_it(
    app: BriefingApp, key: str, place: type[Screen[object]]
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        week = app.screen
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, place))
        await pilot.press(key)
        await until(pilot, lambda: app.screen is week)
