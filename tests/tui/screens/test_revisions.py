"""Revisions: each one that was finalized, what differs word by word, and going back to one."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.archive.protocol import Archive
from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive, move_item, remove_item, set_text
from briefing.model.records import Briefing
from briefing.tui.app import BriefingApp
from briefing.tui.screens.revisions import RevisionsScreen
from briefing.verbs.finalizing import finalize_in, reopen_in
from tests.tui.helpers import CONCLUSIONS, Golden, screen_lines, screen_text, week

WIDE, SMALL = (120, 36), (80, 24)
HOSTILE = "việc [/b] 3 [@click=app.quit]x[/] \x1b]0;tên\x07\x1b[31mđỏ\u202e [red]"
FIRST = datetime(2020, 6, 29, 9, 30, tzinfo=UTC)
SECOND = datetime(2020, 6, 30, 1, 5, tzinfo=UTC)

Ended = list[int | None]


@pytest.fixture
def archive(stored: Path) -> Archive:
    """The archive, in which the newest week has two revisions and is a draft again."""
    archive = open_archive(stored)
    draft = archive.get(week(date(2020, 6, 22)).id)
    draft = reopen_in(archive, finalize_in(archive, draft, by="Nguyễn Thị An", at=FIRST))
    draft = stored_as(archive, set_text(draft, "d1", CONCLUSIONS[0].replace("hai", "ba")))
    draft = stored_as(archive, remove_item(draft, "d2"))
    draft = reopen_in(archive, finalize_in(archive, draft, by="Trần Văn Bình", at=SECOND))
    stored_as(archive, move_item(add_directive(draft, "gửi giấy mời."), "d3", -1))
    return archive


def stored_as(archive: Archive, briefing: Briefing) -> Briefing:
    archive.put(briefing)
    return briefing


def draft_in(archive: Archive) -> Briefing:
    return archive.get(archive.headers()[-1].id)


async def revisions(
    app: BriefingApp, pilot: Pilot[None], archive: Archive, briefing: Briefing | None = None
) -> Ended:
    """Open the screen and return the list in which its answer will be."""
    ended: Ended = []
    screen = RevisionsScreen(archive, briefing or draft_in(archive))
    await app.push_screen(screen, ended.append)
    await pilot.pause()
    return ended


async def test_each_revision_tells_when_and_by_whom(app: BriefingApp, archive: Archive) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await revisions(app, pilot, archive)
        text = screen_text(app)
        assert text.index("Nháp") < text.index("Bản 2") < text.index("Bản 1")
        assert "16:30 29/6/2020 · Nguyễn Thị An" in text
        assert "08:05 30/6/2020 · Trần Văn Bình" in text


async def test_the_newest_revision_is_compared_with_the_draft(
    app: BriefingApp, archive: Archive
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await revisions(app, pilot, archive)
        text = screen_text(app)
        assert "Bản 2 → Nháp" in text
        assert "+ Ba là, gửi giấy mời." in text
        assert "↕ Hai là, → Một là," in text


async def test_another_row_is_compared_as_one_goes(app: BriefingApp, archive: Archive) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await revisions(app, pilot, archive)
        await pilot.press("down")
        assert "Bản 1 → Nháp" in screen_text(app)
        await pilot.press("up", "up")
        assert "Bản 2 → Nháp" in screen_text(app)  # the draft with what is before it


@pytest.mark.parametrize("key", ["space", "f2"])
async def test_two_revisions_are_marked_and_words_are_signed(
    app: BriefingApp, archive: Archive, key: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await revisions(app, pilot, archive)
        await pilot.press(key, "down")
        text = screen_text(app)
        assert "Bản 1 → Bản 2" in text
        assert "−hai +ba đề án" in text
        assert f"− Hai là, {CONCLUSIONS[1]}" in text
        assert "gửi giấy mời" not in text


async def test_words_are_coloured_and_marked_without_colour_too(
    app: BriefingApp, archive: Archive
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await revisions(app, pilot, archive)
        await pilot.press("space", "down")
        colours = app.theme_variables
        looks = {
            segment.text: segment.style
            for strip in app.screen._compositor.render_strips(app.size)
            for segment in strip
            if segment.text in ("−hai", "+ba") and segment.style is not None
        }
        removed, added = looks["−hai"], looks["+ba"]
        assert (removed.strike, added.underline) == (True, True)
        assert removed.color is not None
        assert added.color is not None
        names = [look.color.name.lower() for look in (removed, added) if look.color]
        assert names == [colours["error"].lower(), colours["success"].lower()]


async def test_enter_asks_for_the_chosen_revision(app: BriefingApp, archive: Archive) -> None:
    async with app.run_test(size=SMALL) as pilot:
        ended = await revisions(app, pilot, archive)
        await pilot.press("down", "enter")
        assert ended == [1]


async def test_the_draft_itself_is_not_restored(app: BriefingApp, archive: Archive) -> None:
    async with app.run_test(size=SMALL) as pilot:
        ended = await revisions(app, pilot, archive)
        await pilot.press("up", "enter")
        assert "Đây là bản đang mở" in screen_text(app)
        await pilot.press("down")
        assert "Đây là bản đang mở" not in screen_text(app)
        assert ended == []


async def test_a_final_week_is_reopened_first(app: BriefingApp, archive: Archive) -> None:
    final = finalize_in(archive, draft_in(archive), by="An", at=SECOND)
    async with app.run_test(size=SMALL) as pilot:
        ended = await revisions(app, pilot, archive, final)
        assert screen_text(app).count("Bản 3") == 2  # in the list once, and in the heading
        await pilot.press("enter")
        assert "mở lại" in screen_text(app)
        assert ended == []


async def test_escape_changes_nothing(app: BriefingApp, archive: Archive) -> None:
    async with app.run_test(size=SMALL) as pilot:
        ended = await revisions(app, pilot, archive)
        await pilot.press("escape")
        assert ended == [None]


async def test_what_stands_here_before_anything_was_finalized(
    app: BriefingApp, stored: Path
) -> None:
    archive = open_archive(stored)
    async with app.run_test(size=SMALL) as pilot:
        ended = await revisions(app, pilot, archive)
        assert "Chưa chốt lần nào" in screen_text(app)
        await pilot.press("down", "space", "up", "pagedown", "enter")
        assert ended == []


async def test_the_first_revision_has_nothing_before_it(app: BriefingApp, archive: Archive) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await revisions(app, pilot, archive)
        await pilot.press("down", "space")
        assert "Đây là bản đầu tiên" in screen_text(app)


async def test_a_spoilt_revision_is_told_and_hides_no_other(
    app: BriefingApp, archive: Archive, stored: Path
) -> None:
    spoilt = stored / "history" / draft_in(archive).id / "2.json"
    spoilt.write_text("{")
    async with app.run_test(size=WIDE) as pilot:
        await revisions(app, pilot, archive)
        assert "Không đọc được bản đã chốt" in screen_text(app)
        assert "Bản 1 → Nháp" in screen_text(app)


async def test_a_click_chooses_and_a_page_scrolls(app: BriefingApp, archive: Archive) -> None:
    long = draft_in(archive)
    for number in range(30):
        long = add_directive(long, f"việc thêm {number}.")
    async with app.run_test(size=SMALL) as pilot:
        await revisions(app, pilot, archive, long)
        row = next(y for y, line in enumerate(screen_lines(app)) if "Bản 1" in line)
        await pilot.click(offset=(6, row))
        assert "Bản 1 → Nháp" in screen_text(app)
        await pilot.press("pagedown", "pagedown")
        assert "Bản 1 → Nháp" not in screen_text(app)
        await pilot.press("pageup", "pageup")
        assert "Bản 1 → Nháp" in screen_text(app)


async def test_hostile_texts(app: BriefingApp, archive: Archive) -> None:
    draft = set_text(draft_in(archive), "d1", HOSTILE)
    final = finalize_in(archive, stored_as(archive, draft), by=HOSTILE, at=SECOND)
    reopened = reopen_in(archive, final)
    async with app.run_test(size=WIDE) as pilot:
        await revisions(app, pilot, archive, set_text(reopened, "d1", HOSTILE + " khác"))
        for key in ("down", "space", "up"):
            await pilot.press(key)
            assert not {"\x1b", "\u202e", "\x07"} & set(screen_text(app))
        assert "[@click=app.quit]x[/]" in screen_text(app)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_looks(
    app: BriefingApp, archive: Archive, golden: Golden, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await revisions(app, pilot, archive)
        await pilot.press("down")
        await golden(app, f"revisions-{size[0]}x{size[1]}")


async def test_every_key_stands_in_the_footer_at_80_columns(
    app: BriefingApp, archive: Archive
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await revisions(app, pilot, archive)
        footer = screen_lines(app)[-1]
        assert all(key in footer for key in ("Enter", "Space", "Esc"))
