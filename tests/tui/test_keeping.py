"""Beside the typing: what others store appears, what could not be saved is tried again."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.archive.protocol import Header
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from briefing.model.editing import add_directive, new_briefing, remove_item, set_text
from briefing.model.identity import directives
from briefing.model.records import Briefing
from briefing.model.structure import add_list
from briefing.tui import keeping
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.confirm import ConfirmScreen
from briefing.tui.screens.merge import MergeScreen
from briefing.tui.screens.week import WeekScreen
from briefing.tui.widgets.fields import EntryField
from tests.tui.helpers import CONCLUSIONS, PATIENCE, TODAY, screen_text

WIDE = (120, 36)
ROOT = Path(__file__).resolve().parents[2]
OLDER = "week-2020-06-15"


def week_in(folder: Path) -> Briefing:
    archive = open_archive(folder)
    return archive.get(archive.headers()[-1].id)


def texts(folder: Path) -> list[str]:
    return [item.text for item in directives(week_in(folder))]


def drafts(folder: Path) -> list[str]:
    journal = open_archive(folder).journal(week_in(folder).id)
    return [draft.text for draft in journal.pending()]


def store(folder: Path, edit: Callable[[Briefing], Briefing]) -> None:
    open_archive(folder).put(edit(week_in(folder)))


async def comes(pilot: Pilot[None], happened: Callable[[], bool]) -> bool:
    limit = time.monotonic() + PATIENCE
    while not happened() and time.monotonic() < limit:
        await pilot.pause(0.01)
    return happened()


async def shows(pilot: Pilot[None], app: BriefingApp, text: str) -> bool:
    return await comes(pilot, lambda: text in screen_text(app))


# ---- what others store


async def test_what_the_command_line_adds_appears_while_one_types(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*"giao ")
        command = [sys.executable, "-m", "briefing", "--archive", str(stored), "add", "2020-W26"]
        await asyncio.to_thread(
            subprocess.run,
            [*command, "gửi giấy mời"],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert await shows(pilot, app, "Bốn là, gửi giấy mời")
        assert await shows(pilot, app, "Nơi khác vừa sửa: thêm Bốn là.")
        entry = app.screen.query_one(EntryField)
        assert (entry.value, entry.cursor_location) == ("giao ", (0, 5))
        await pilot.press(*"việc", "enter")
        await pilot.pause()
        assert texts(stored) == [*CONCLUSIONS, "gửi giấy mời", "giao việc"]
        await pilot.press("ctrl+z", "ctrl+z")
        assert texts(stored) == list(CONCLUSIONS)


async def test_what_others_store_is_seen_within_a_second(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3")
        delays = []
        for count in range(4, 14):  # on a busy machine it may take longer, but not each time
            store(stored, lambda week: add_directive(week, "của họ"))
            begun = time.monotonic()
            assert await shows(pilot, app, f"{count} kết luận")
            delays.append(time.monotonic() - begun)
            if delays[-1] < 1:
                return
        pytest.fail(f"too late each time: {delays}")


async def test_an_item_changed_elsewhere_while_it_is_typed_anew_is_asked_about(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "enter", "end", *" nhanh")
        store(stored, lambda week: set_text(week, "d3", "cử bảy đoàn giám sát."))
        assert await shows(pilot, app, "cử bảy đoàn giám sát.")
        assert await shows(pilot, app, "Đúng mục bạn đang sửa")
        entry = app.screen.query_one(EntryField)
        typed = entry.value
        assert typed.endswith(" nhanh")
        assert typed.startswith(CONCLUSIONS[2][:-1])
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MergeScreen)
        await pilot.press("3", "enter")
        await pilot.pause()
        assert texts(stored)[2] == "cử bảy đoàn giám sát."
        assert texts(stored)[3].startswith(CONCLUSIONS[2][:-1])


async def test_an_item_taken_out_elsewhere_while_it_is_typed_anew_is_not_lost(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "enter", "end", *" nhanh")
        store(stored, lambda week: remove_item(week, "d3"))
        assert await shows(pilot, app, "bỏ 1 kết luận")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MergeScreen)
        await pilot.press("1", "enter")
        await pilot.pause()
        assert texts(stored)[2].startswith(CONCLUSIONS[2][:-1])


async def test_a_list_that_goes_elsewhere_leaves_a_part_that_is_there(
    app: BriefingApp, stored: Path
) -> None:
    plain = week_in(stored)
    store(stored, lambda week: add_list(week, "Việc khác:"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab", *"dở dang")
        assert app.screen.query_one("#editor").part.list_index == 1  # type: ignore[attr-defined]
        assert await comes(pilot, lambda: bool(drafts(stored)))
        open_archive(stored).put(plain)
        assert await comes(
            pilot,
            lambda: app.screen.query_one("#editor").part.list_index == 0,  # type: ignore[attr-defined]
        )
        assert drafts(stored) == ["dở dang"]


async def test_a_dialog_keeps_what_it_began_with_and_the_week_follows_after_it(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o")
        store(stored, lambda week: add_directive(week, "của họ"))
        await pilot.pause(0.8)  # time enough for the watch to come round
        await pilot.press("end", *" mới", "f2")
        await pilot.pause()
        assert week_in(stored).title.endswith(" mới")
        assert texts(stored)[-1] == "của họ"
        assert await shows(pilot, app, "Bốn là, của họ")


async def test_the_list_of_weeks_follows(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3")
        assert await shows(pilot, app, "3 kết luận")
        store(stored, lambda week: add_directive(week, "của họ"))
        assert await shows(pilot, app, "4 kết luận")


# ---- what could not be saved


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look after what is not saved ten times as often."""
    monkeypatch.setattr(keeping, "LOOK_EVERY", 0.1)


@pytest.mark.usefixtures("hasty")
async def test_what_could_not_be_saved_is_told_and_tried_again(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        year = stored / "briefings" / "2020.json"
        good = year.read_bytes()
        year.write_bytes(good[:50])
        await pilot.press(*"giao", "enter")
        assert await shows(pilot, app, "CHƯA LƯU")
        await pilot.press("escape")
        assert "2020.json" in screen_text(app)  # what is wrong stays under the line
        year.write_bytes(good)
        assert await shows(pilot, app, "Đã lưu lại được")
        assert "CHƯA LƯU" not in screen_text(app)
        assert texts(stored)[-1] == "giao"


@pytest.mark.usefixtures("hasty")
async def test_a_week_that_was_left_unsaved_is_saved_later(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        year = stored / "briefings" / "2020.json"
        await pilot.press(*"giao")
        good = year.read_bytes()
        year.write_bytes(good.replace(b'"week-2020-06-22"', b'"week-2020-06-22', 1))
        await pilot.press("enter")
        await pilot.pause()
        work = app.desk.work
        assert work is not None
        assert work.unsaved is not None
        year.write_bytes(good)
        app.desk.open(OLDER)
        assert app.desk.trouble is not None
        assert await comes(pilot, lambda: app.desk.trouble is None)
        assert texts(stored)[-1] == "giao"


async def test_leaving_with_something_unsaved_asks_first(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        year = stored / "briefings" / "2020.json"
        year.write_bytes(year.read_bytes()[:50])
        await pilot.press(*"giao", "enter")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, WeekScreen)
        await pilot.press("ctrl+q", "enter")
        await pilot.pause()
        assert not app.is_running


async def test_an_item_on_its_way_into_the_week_is_waited_for_at_the_end(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*"giao")
        entry = app.screen.query_one(EntryField)
        entry.unread += 1
        keeping_all = asyncio.create_task(app.keep_everything())
        await asyncio.sleep(0.02)
        assert not keeping_all.done()
        entry.unread -= 1
        await keeping_all
    pending = open_archive(stored).journal(week_in(stored).id).pending()
    assert [draft.text for draft in pending] == ["giao"]


def test_a_week_that_somebody_has_just_begun_is_opened(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(stored, TODAY)
    begun = add_directive(new_briefing(desk.next_period()), "của họ")
    open_archive(stored).put(begun)
    monkeypatch.setattr(desk, "headers", list)  # as it was a moment before
    work = desk.create(begun.period)
    assert work.briefing == begun
    assert texts(stored) == ["của họ"]


async def test_leaving_keeps_the_line_that_is_being_typed(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*"giao ban", "ctrl+q")
    pending = open_archive(stored).journal(week_in(stored).id).pending()
    assert [draft.text for draft in pending] == ["giao ban"]


async def test_an_archive_that_takes_long_to_read_opens_by_itself(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index to be made again, or a drive that wakes up: nobody says the archive is empty."""
    monkeypatch.setattr(keeping, "LOOK_EVERY", 0.05)
    app = BriefingApp(Desk(stored, TODAY))
    slow = True
    archive = app.desk.archive
    headers, ids = archive.headers, archive.ids

    def late() -> list[Header]:
        if slow:
            raise ArchiveError("The drive does not answer.")
        return headers()

    def names_late() -> list[str]:
        return [header.id for header in late()] if slow else ids()

    monkeypatch.setattr(archive, "headers", late)
    monkeypatch.setattr(archive, "ids", names_late)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        assert await shows(pilot, app, "Đang đọc kho")
        assert "Chưa có tuần nào" not in screen_text(app)
        slow = False
        assert await shows(pilot, app, CONCLUSIONS[0][:20])
        await pilot.press(*"viec moi", "enter")
        assert await shows(pilot, app, "viec moi")
