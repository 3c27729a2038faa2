"""Themes: three ship, all legible, the chosen one is remembered."""

from pathlib import Path

import pytest
from textual.color import Color

from briefing.settings import change
from briefing.tui import themes
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from tests.tui.helpers import TODAY

SHIPPED = {theme.name: theme for theme in themes.shipped()}


def contrast(first: Color, second: Color) -> float:
    """Return the contrast ratio of WCAG 2.1, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def test_light_dark_and_high_contrast_ship() -> None:
    assert list(SHIPPED) == ["light", "dark", "contrast"]


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("ground", ["background", "surface", "selected"])
def test_every_colour_of_text_is_legible(name: str, ground: str) -> None:
    theme = SHIPPED[name]
    colours = {**vars(theme), **theme.variables}
    wanted = 7.0 if name == "contrast" else 4.5
    behind = Color.parse(colours[ground])
    for text in ("foreground", "muted", "accent", "warning", "error", "success"):
        assert contrast(Color.parse(colours[text]), behind) >= wanted, text


async def test_the_chosen_theme_is_remembered(stored: Path) -> None:
    app = BriefingApp(Desk(stored, TODAY))
    async with app.run_test() as pilot:
        assert app.theme == "light"
        await pilot.press("f12")
        assert app.theme == "dark"
    again = BriefingApp(Desk(stored, TODAY))
    async with again.run_test():
        assert again.theme == "dark"


async def test_an_unknown_remembered_theme_falls_back(stored: Path) -> None:
    change("theme", "khong-co")
    app = BriefingApp(Desk(stored, TODAY))
    async with app.run_test():
        assert app.theme == "light"
