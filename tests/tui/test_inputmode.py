"""The built-in typing methods, in every field, remembered."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from briefing.language.typing import Method, keystrokes
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.inputmode import INPUT_MODE
from briefing.tui.widgets.fields import EntryField
from briefing.tui.widgets.linefield import LineField
from tests.tui.helpers import TODAY, screen_text

SENTENCE = "Chuẩn bị hội nghị trực tuyến sơ kết công tác sáu tháng đầu năm 2020, quý III."


@pytest.fixture(autouse=True)
def off() -> Iterator[None]:
    INPUT_MODE.choose("off")
    yield
    INPUT_MODE.choose("off")


def keys(text: str, method: Method) -> str:
    return "".join(
        keystrokes(word, method) if word.isalpha() and not word.isascii() else word
        for word in _words(text)
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|\W+", text)


async def press_all(app: BriefingApp, typed: str) -> None:
    for key in typed:
        app.screen.focused.post_message(events.Key(key, key))  # type: ignore[union-attr]


@pytest.mark.parametrize("method", list(Method))
async def test_a_sentence_in_the_entry_line(app: BriefingApp, method: Method) -> None:
    INPUT_MODE.choose(method)
    async with app.run_test(size=(120, 36)) as pilot:
        INPUT_MODE.choose(method)
        await press_all(app, keys(SENTENCE, method))
        await pilot.pause()
        assert app.screen.query_one(EntryField).value == SENTENCE


async def test_a_search_field_too(app: BriefingApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f11", "ctrl+p")
        await press_all(app, "tuaanf")
        await pilot.pause()
        assert app.screen.query_one(LineField).value == "tuần"


async def test_backspace_and_going_on(app: BriefingApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f11")
        await press_all(app, "tieengs")
        await pilot.press("backspace")
        await pilot.pause()
        assert app.screen.query_one(EntryField).value == "tiến"
        await press_all(app, "gf")
        await pilot.pause()
        assert app.screen.query_one(EntryField).value == "tiềng"


async def test_the_method_is_shown_and_remembered(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        assert "TELEX" not in screen_text(app)
        await pilot.press("f11")
        assert "TELEX" in screen_text(app)
        await pilot.press("f11")
        assert "VNI" in screen_text(app)
    again = BriefingApp(Desk(stored, TODAY))
    async with again.run_test(size=(120, 36)):
        assert "VNI" in screen_text(again)
