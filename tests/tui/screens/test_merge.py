"""Two versions of a week: both are shown, each key chooses, and what was chosen is stored."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.editing import change_directive, remove_item, set_notes, set_text
from briefing.model.identity import directives
from briefing.model.records import Briefing
from briefing.tui.app import BriefingApp
from briefing.tui.screens.merge import MergeScreen
from briefing.tui.screens.week import WeekScreen
from briefing.tui.widgets.page import Page
from tests.tui.helpers import CONCLUSIONS, Golden, screen_text, until

WIDE, SMALL = (120, 36), (80, 24)
HOSTILE = "việc [/b] 3 [@click=app.quit]x[/] \x1b]0;tên\x07\x1b[31mđỏ\u202e [red]"
MINE = CONCLUSIONS[0].replace("hai đề án", "ba đề án")
THEIRS = CONCLUSIONS[0].replace("tháng 7", "tháng 8")

Edit = Callable[[Briefing], Briefing]


def week_in(folder: Path) -> Briefing:
    archive = open_archive(folder)
    return archive.get(archive.headers()[-1].id)


def texts(folder: Path) -> list[str]:
    return [item.text for item in directives(week_in(folder))]


def theirs(briefing: Briefing, text: str = THEIRS) -> Briefing:
    """What somebody else made of the week: a text, a unit and a note; one item taken out."""
    briefing = set_text(briefing, "d1", text)
    briefing = change_directive(briefing, "d2", lambda item: replace(item, unit="Văn phòng"))
    return set_notes(remove_item(briefing, "d3"), "gửi giấy mời trước thứ Tư")


def mine(briefing: Briefing) -> Briefing:
    briefing = set_text(briefing, "d1", MINE)
    briefing = change_directive(briefing, "d2", lambda item: replace(item, unit="Vụ Tổ chức"))
    return set_text(briefing, "d3", "cử sáu đoàn giám sát công tác cán bộ.")


@asynccontextmanager
async def asked(
    app: BriefingApp, stored: Path, size: tuple[int, int] = WIDE, text: str = THEIRS
) -> AsyncIterator[Pilot[None]]:
    """The application just after it has met another version of its week."""
    async with app.run_test(size=size) as pilot:
        open_archive(stored).put(theirs(week_in(stored), text))
        week = app.screen
        assert isinstance(week, WeekScreen)
        week._edit("sửa", mine)
        await pilot.pause()
        assert isinstance(app.screen, MergeScreen)
        yield pilot


async def test_both_versions_stand_side_by_side_with_words_marked(
    app: BriefingApp, stored: Path
) -> None:
    async with asked(app, stored):
        text = screen_text(app)
        assert "Tuần 22 – 28/6/2020  ·  3 chỗ cần chọn  ·  còn 3" in text
        assert "? Kết luận · Một là  nội dung" in text
        assert "? Kết luận · Hai là  đơn vị" in text
        assert "? Kết luận · Ba là  một bên bỏ, một bên sửa" in text
        line = next(line for line in text.splitlines() if "−hai +ba đề án" in line)
        assert "hoàn thiện hai đề án" in line[60:]
        assert "−7 +8" in text


@pytest.mark.parametrize(
    ("key", "wanted"),
    [("1", [MINE]), ("2", [THEIRS]), ("3", [THEIRS, MINE]), ("left", [MINE]), ("right", [THEIRS])],
)
async def test_a_key_chooses_and_enter_stores_when_all_is_chosen(
    app: BriefingApp, stored: Path, key: str, wanted: list[str]
) -> None:
    async with asked(app, stored) as pilot:
        await pilot.press(key)
        shown = " ".join(screen_text(app).split("Kết quả sẽ là:")[1].split())
        assert all(text[:40] in shown for text in wanted)
        await pilot.press("enter")  # goes to what is still open
        assert app.screen.query_one("#clashes", Page).selected == "conclusions/d2/unit"
        await pilot.press("2", "down", "1", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        assert texts(stored) == [*wanted, CONCLUSIONS[1], "cử sáu đoàn giám sát công tác cán bộ."]
        after = week_in(stored)
        assert next(item.unit for item in directives(after) if item.id == "d2") == "Văn phòng"
        assert after.notes == "gửi giấy mời trước thứ Tư"
        assert "Đã gộp" in screen_text(app)
        await pilot.press("ctrl+z")
        assert texts(stored)[0] == MINE


async def test_what_is_said_of_the_merging_stays_when_all_is_saved(
    app: BriefingApp, stored: Path
) -> None:
    async with asked(app, stored) as pilot:
        app._look_after()  # as once a second: not everything is saved
        await pilot.press("1", "enter", "2", "down", "1", "enter")
        await until(pilot, lambda: "Đã gộp" in screen_text(app))
        app._look_after()
        await pilot.pause()
        assert "Đã gộp" in screen_text(app)


async def test_where_only_one_can_be_kept_both_is_no_choice(app: BriefingApp, stored: Path) -> None:
    async with asked(app, stored) as pilot:
        await pilot.press("down", "3")
        assert "chỉ giữ được một" in screen_text(app)
        assert "còn 3" in screen_text(app)


@pytest.mark.parametrize(
    ("key", "first", "count"), [("f2", MINE, 3), ("f4", THEIRS, 2)], ids=["mine", "theirs"]
)
async def test_one_version_everywhere(
    app: BriefingApp, stored: Path, key: str, first: str, count: int
) -> None:
    async with asked(app, stored) as pilot:
        await pilot.press(key)
        assert "còn 0" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert texts(stored)[0] == first
        assert len(texts(stored)) == count


async def test_it_can_wait_and_typing_goes_on(app: BriefingApp, stored: Path) -> None:
    async with asked(app, stored) as pilot:
        await pilot.press("escape")
        await pilot.press(*"giao", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        text = screen_text(app)
        assert "CHƯA LƯU" in text
        assert "giao" in text
        assert "giao" not in texts(stored)
        await pilot.press("escape")
        assert "Alt+G" in screen_text(app)
        await pilot.press("alt+g")
        assert isinstance(app.screen, MergeScreen)
        await pilot.press("f2", "enter")
        await pilot.pause()
        assert texts(stored)[-1] == "giao"
        assert "CHƯA LƯU" not in screen_text(app)


async def test_who_was_quicker_once_more_is_asked_about_again(
    app: BriefingApp, stored: Path
) -> None:
    async with asked(app, stored) as pilot:
        await pilot.press("1", "down", "1", "down", "1")
        open_archive(stored).put(set_text(week_in(stored), "d1", "họ lại sửa."))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MergeScreen)
        text = screen_text(app)
        assert "họ lại sửa." in text
        assert "còn 1" in text
        await pilot.press("1", "enter")
        await pilot.pause()
        assert texts(stored)[0] == MINE


async def test_long_versions_scroll_together(app: BriefingApp, stored: Path) -> None:
    async with asked(app, stored, SMALL, THEIRS + " rất dài" * 300) as pilot:
        await pilot.press("pagedown")
        assert app.screen.query_one("#theirs", Page).scroll_y > 0
        await pilot.press("pageup")
        assert app.screen.query_one("#theirs", Page).scroll_y == 0


async def test_the_text_of_others_is_never_mark_up(app: BriefingApp, stored: Path) -> None:
    async with asked(app, stored, text=HOSTILE):
        text = screen_text(app)
        assert "việc [/b] 3 [@click=app.quit]x[/] đỏ" in text
        assert "\x1b" not in text


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_looks(app: BriefingApp, stored: Path, golden: Golden, size: tuple[int, int]) -> None:
    async with asked(app, stored, size) as pilot:
        await pilot.press("3", "down", "down", "1", "up", "up")
        await golden(app, f"merge-{size[0]}x{size[1]}")
