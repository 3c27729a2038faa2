"""Standing items: Alt+T repeats them and says so, or says that there is nothing to repeat."""

from pathlib import Path

from briefing.model.editing import add_directive
from briefing.model.identity import directives
from tests.tui.asked import TASKS, answering, app_over, asking, stored
from tests.tui.helpers import screen_text, until

DONE, NOTHING = "Đã lặp lại việc thường xuyên", "#thường-xuyên nào"


async def test_they_are_repeated_once(archive_folder: Path) -> None:
    before = add_directive(asking(*TASKS), "trực ban ngày nghỉ", tags=("thường-xuyên",))
    app = app_over(archive_folder, before, answering())
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("alt+t")
        await until(pilot, lambda: DONE in screen_text(app))
        await pilot.press("alt+t")
        await until(pilot, lambda: NOTHING in screen_text(app))
    texts = [one.text for one in directives(stored(archive_folder))]
    assert texts.count("trực ban ngày nghỉ") == 1


async def test_where_none_is_tagged_that_is_said(archive_folder: Path) -> None:
    app = app_over(archive_folder, asking(*TASKS), answering())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("alt+t")
        await until(pilot, lambda: NOTHING in screen_text(app))
    assert not list(directives(stored(archive_folder)))
