"""The first frame shows what the editor shows, at the same places: nothing moves after it."""

from pathlib import Path

import pytest

from briefing.tui.app import BriefingApp
from briefing.tui.screens.first import FirstScreen
from tests.tui.helpers import screen_text

SIZES = [(80, 40), (100, 40), (130, 40), (160, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_all_that_the_first_frame_shows_stays_where_it_is(
    app: BriefingApp, stored: Path, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        editor = screen_text(app).split("\n")
        assert app.desk.work is not None
        first = app.fitted(FirstScreen(app.desk, app.desk.work.briefing))
        await app.push_screen(first)
        await pilot.pause()
        frame = screen_text(app).split("\n")
    assert len(frame) == len(editor)
    assert "Một là," in "".join(frame)
    moved = [
        (shown, later)
        for shown, later in zip(frame, editor, strict=True)
        for one, other in zip(shown.ljust(size[0]), later.ljust(size[0]), strict=True)
        if one not in (" ", other)
    ]
    assert moved == []
    hint = "Ctrl+J"
    assert [hint in row for row in frame] == [hint in row for row in editor]
