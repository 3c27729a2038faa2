"""Why a task is dropped: it is asked until there is a reason, or not at all."""

import pytest
from textual.pilot import Pilot

from briefing.tui.app import BriefingApp
from briefing.tui.screens.reason import ReasonScreen
from briefing.tui.widgets.linefield import LineField
from tests.tui.asked import HOSTILE
from tests.tui.helpers import screen_text

WIDE = (120, 36)


class Asked:
    """What the screen returned, "?" before it did."""

    returned: str | None = "?"

    async def open(self, pilot: Pilot[None], app: BriefingApp, about: str, reason: str) -> None:
        def keep(given: str | None) -> None:
            self.returned = given

        await app.push_screen(ReasonScreen("Vì sao?", about, reason, place="reason:w:d"), keep)
        await pilot.pause()


@pytest.mark.parametrize("key", ["enter", "ctrl+s"])
async def test_the_reason_is_seen_as_it_is_typed_and_returned(app: BriefingApp, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        asked = Asked()
        await asked.open(pilot, app, "làm phim", "")
        await pilot.press(*" hết kinh phí ")
        assert "hết kinh phí" in screen_text(app)
        await pilot.press(key)
        await pilot.pause()
        assert asked.returned == "hết kinh phí"


async def test_without_a_reason_it_stays_and_says_so(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        asked = Asked()
        await asked.open(pilot, app, "làm phim", "")
        await pilot.press("space", "enter")
        await pilot.pause()
        assert asked.returned == "?"
        assert "khi có lý do" in screen_text(app)


async def test_the_reason_before_is_there_to_change(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        asked = Asked()
        await asked.open(pilot, app, "làm phim", "hết tiền")
        assert app.screen.query_one(LineField).value == "hết tiền"
        await pilot.press("escape")
        await pilot.pause()
        assert asked.returned is None


async def test_strange_text_is_shown_as_text(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await Asked().open(pilot, app, HOSTILE, HOSTILE)
        assert "[@click=app.quit]x[/]" in screen_text(app)
        assert "\x1b" not in screen_text(app)
        assert "\u202e" not in screen_text(app)
