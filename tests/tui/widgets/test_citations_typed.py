"""A citation that is begun is offered in full; Tab takes it, and nothing else does."""

from datetime import date
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_result
from briefing.model.parts import PartKind
from briefing.tui.app import BriefingApp
from briefing.tui.widgets.editor import Editor
from briefing.tui.widgets.entryline import EntryLine
from tests.tui.helpers import screen_text, until, week

FULL = "Kết luận số 75-KL/TW, ngày 30-5-2020"


@pytest.fixture
def citing(stored: Path) -> None:
    first = week(date(2020, 6, 1), "triển khai Thông báo số 114/TB-VPCP ngày 02/6/2020.")
    open_archive(stored).put(add_result(first, f"Quán triệt {FULL} của Bộ Chính trị."))


def typed(app: BriefingApp) -> str:
    return app.screen.query_one(EntryLine).field.value


@pytest.mark.usefixtures("citing")
@pytest.mark.parametrize(
    ("begun", "whole"),
    [
        ("theo Kết luận số 75", f"theo {FULL}"),
        ("theo 75-", f"theo {FULL}"),
        ("theo thông báo 114/T", "theo Thông báo số 114/TB-VPCP ngày 02/6/2020"),
    ],
)
async def test_tab_takes_it_in_full(app: BriefingApp, begun: str, whole: str) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*("space" if letter == " " else letter for letter in begun))
        await until(pilot, lambda: f"Tab {whole.removeprefix('theo ')}" in screen_text(app))
        assert typed(app) == begun  # never imposed
        await pilot.press("tab", *", moi")
        await pilot.pause()
        assert typed(app) == f"{whole}, moi"


@pytest.mark.usefixtures("citing")
async def test_in_results_too_and_enter_leaves_it_as_typed(app: BriefingApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("shift+tab")
        app.screen.query_one(EntryLine).field.value = "Sao Kết luận 7"
        await pilot.press("5")
        await until(pilot, lambda: f"Tab {FULL}" in screen_text(app))
        await pilot.press("enter")
        await pilot.pause()
        assert app.desk.work is not None
        assert app.desk.work.briefing.results[-1].text == "Sao Kết luận 75"


@pytest.mark.usefixtures("citing")
async def test_tab_goes_on_where_nothing_is_begun(app: BriefingApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"30/5", "tab")
        await pilot.pause()
        assert app.screen.query_one(Editor).part.kind is not PartKind.CONCLUSIONS
        assert app.desk.documents.known is None  # a day asks for nothing


@pytest.mark.usefixtures("citing")
async def test_in_the_middle_of_a_line_what_follows_stays(app: BriefingApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        field = app.screen.query_one(EntryLine).field
        field.value = "theo Kết luận 75 trong quý III"
        field.move_cursor((0, len("theo Kết luận 75")))
        field.post_message(field.Changed(field))
        await until(pilot, lambda: "Tab Kết luận" in screen_text(app))
        await pilot.press("tab")
        await pilot.pause()
        assert typed(app) == f"theo {FULL} trong quý III"
