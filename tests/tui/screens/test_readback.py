"""Read-back: one conclusion after the other, confirmed, mended or left for later."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive, set_text
from briefing.model.readback import confirm
from briefing.model.records import Briefing
from briefing.tui.app import BriefingApp
from briefing.tui.screens.readback import ReadBackScreen
from briefing.tui.widgets.fields import TextField
from briefing.verbs.finalizing import finalize_in
from tests.tui.helpers import CONCLUSIONS, Golden, screen_text, until
from tests.tui.people import HOSTILE

WIDE = (120, 36)


def stored_week(folder: Path) -> Briefing:
    return open_archive(folder).get("week-2020-06-22")


async def read_back(app: BriefingApp, pilot: Pilot[None]) -> ReadBackScreen:
    work = app.desk.work
    assert work is not None
    screen = ReadBackScreen(work.briefing, work.apply, app.desk.drafts)
    await app.push_screen(screen)
    await pilot.pause()
    return screen


async def type_text(pilot: Pilot[None], text: str) -> None:
    for letter in text:
        pilot.app.screen.query_one(TextField).post_message(events.Key(letter, letter))
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with app.run_test(size=size) as pilot:
        await read_back(app, pilot)
        await golden(app, f"readback-{name}")
        await pilot.press("f2")
        await pilot.pause()
        await golden(app, f"readback-mend-{name}")
        await pilot.press("escape", "enter", "right", "right")
        await pilot.pause()
        await golden(app, f"readback-end-{name}")


async def test_unit_and_date_with_weekday_stand_beside_the_text(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await read_back(app, pilot)
        shown = screen_text(app).replace("\N{NO-BREAK SPACE}", " ")
        assert "Một là," in shown
        assert CONCLUSIONS[0] in shown
        assert "Vụ Cán bộ · hạn thứ Sáu 31/7/2020" in shown
        assert CONCLUSIONS[1] not in shown


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_confirming_is_stored_at_once_and_goes_on(
    app: BriefingApp, stored: Path, key: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await read_back(app, pilot)
        await pilot.press(key)
        assert stored_week(stored).confirmed == ("d1",)
        assert "2 / 3 · đã xác nhận 1" in screen_text(app)
        assert "Hai là," in screen_text(app)


async def test_back_and_skip_confirm_nothing(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await read_back(app, pilot)
        await pilot.press("right", "right")
        assert "3 / 3 · đã xác nhận 0" in screen_text(app)
        await pilot.press("left")
        assert "2 / 3" in screen_text(app)
        await pilot.press("left", "left", "left")
        assert "1 / 3" in screen_text(app)
        assert stored_week(stored).confirmed == ()


async def test_the_end_lists_what_was_not_confirmed_and_leads_back_to_it(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await read_back(app, pilot)
        await pilot.press("right", "enter", "right")
        shown = screen_text(app)
        assert "2 kết luận chưa xác nhận" in shown
        assert "Một là," in shown
        assert "Hai là," not in shown
        await pilot.press("down", "enter")
        assert "3 / 3" in screen_text(app)
        await pilot.press("enter")
        assert "1 kết luận chưa xác nhận" in screen_text(app)
        await pilot.press("enter", "enter")
        assert stored_week(stored).confirmed == ("d1", "d2", "d3")
        await pilot.press("right", "right")
        assert "Mọi kết luận đã được xác nhận" in screen_text(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, ReadBackScreen)


async def test_reading_again_begins_where_it_was_left(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await read_back(app, pilot)
        await pilot.press("enter", "escape")
        await read_back(app, pilot)
        assert "2 / 3 · đã xác nhận 1" in screen_text(app)
        await pilot.press("left")
        assert "✓ Đã xác nhận." in screen_text(app)


@pytest.mark.parametrize("key", ["f2", "e"])
async def test_mending_keeps_the_text_and_asks_to_confirm_it_again(
    app: BriefingApp, stored: Path, key: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await read_back(app, pilot)
        await pilot.press("enter", "left", key)
        await pilot.pause()
        await type_text(pilot, " Xong e 2.")
        await pilot.press("enter")
        await pilot.pause()
        briefing = stored_week(stored)
        assert briefing.directive_lists[0].directives[0].text == CONCLUSIONS[0] + " Xong e 2."
        assert briefing.confirmed == ()
        assert "Xong e 2." in screen_text(app)
        assert "1 / 3 · đã xác nhận 0" in screen_text(app)
        assert app.desk.work is not None
        assert app.desk.work.undo() == "Đã sửa Một là"
        assert stored_week(stored).confirmed == ("d1",)


async def test_f2_keeps_too_and_escape_leaves_it_as_it_was(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await read_back(app, pilot)
        await pilot.press("f2")
        await type_text(pilot, " Bỏ.")
        await pilot.press("escape")
        assert isinstance(app.screen, ReadBackScreen)
        assert stored_week(stored).directive_lists[0].directives[0].text == CONCLUSIONS[0]
        await pilot.press("f2")
        await type_text(pilot, " Giữ.")
        await pilot.press("f2")
        await pilot.pause()
        assert "Giữ." in stored_week(stored).directive_lists[0].directives[0].text


async def test_an_emptied_text_is_not_kept(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await read_back(app, pilot)
        await pilot.press("f2")
        pilot.app.screen.query_one(TextField).value = "  "
        await pilot.press("enter")
        await pilot.pause()
        assert "Chưa có chữ nào" in screen_text(app)
        assert stored_week(stored).directive_lists[0].directives[0].text == CONCLUSIONS[0]


async def test_what_is_being_typed_is_on_the_disk(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await read_back(app, pilot)
        await pilot.press("f2")
        await type_text(pilot, " dở dang")
        journal = open_archive(stored).journal("week-2020-06-22")
        await until(pilot, lambda: bool(journal.pending()))
        drafts = journal.pending()
        assert [(draft.place, draft.text) for draft in drafts] == [
            ("d1", CONCLUSIONS[0] + " dở dang")
        ]
        await pilot.press("escape")
        assert open_archive(stored).journal("week-2020-06-22").pending() == ()


async def test_a_final_week_can_be_read_and_not_changed(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        assert app.desk.work is not None
        finalize_in(app.desk.archive, app.desk.work.briefing)
        app.desk.open("week-2020-06-22")
        await read_back(app, pilot)
        before = stored_week(stored)
        await pilot.press("enter", "f2", "e", "space", "right")
        assert "Tuần này đã chốt" in screen_text(app)
        assert "2 / 3" in screen_text(app)
        assert stored_week(stored) == before


async def test_nothing_to_read(empty_app: BriefingApp, stored: Path) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        empty_app.desk.create(empty_app.desk.next_period())
        await read_back(empty_app, pilot)
        assert "Chưa có kết luận" in screen_text(empty_app)
        await pilot.press("enter", "space", "f2", "right", "left", "up", "down", "escape")
        assert not isinstance(empty_app.screen, ReadBackScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_hostile_text_is_text(app: BriefingApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        assert app.desk.work is not None
        app.desk.work.apply("x", lambda briefing: set_text(briefing, "d1", HOSTILE))
        app.desk.work.apply("x", lambda briefing: add_directive(briefing, HOSTILE, unit=HOSTILE))
        await read_back(app, pilot)
        assert "việc [/b] 3 [@click=app.quit]x[/] [red]đỏ" in screen_text(app)
        await pilot.press("f2", "enter", "right", "right", "right", "right")
        assert "việc [/b] 3 [@click=app.quit]x[/] [red]đỏ" in screen_text(app)


async def test_a_long_item_scrolls(app: BriefingApp) -> None:
    long = "\n\n".join(f"đoạn {number} " + "rất dài " * 30 for number in range(6))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.desk.work is not None
        app.desk.work.apply("x", lambda briefing: confirm(set_text(briefing, "d1", long), "d2"))
        await read_back(app, pilot)
        assert "đoạn 0" in screen_text(app)
        await pilot.press(*["down"] * 20)
        await pilot.pause()
        assert "đoạn 5" in screen_text(app)
        assert "đoạn 0" not in screen_text(app)
