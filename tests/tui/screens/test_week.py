"""This week: typing, numbering, changing, moving, undoing, recovering."""

from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive
from briefing.model.parts import Part, PartKind, items
from briefing.model.records import Briefing
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.widgets.editor import Editor
from briefing.tui.widgets.fields import EntryField
from tests.tui.helpers import CONCLUSIONS, TODAY, Golden, screen_text, until

WIDE = (120, 36)
HOSTILE = "việc [/b] 3 [@click=app.quit]x[/] [red]đỏ"


def stored_week(folder: Path) -> Briefing:
    return open_archive(folder).get("week-2020-06-22")


def texts(briefing: Briefing) -> list[str]:
    return [item.text for item in briefing.directive_lists[0].directives]


async def type_line(pilot: Pilot[None], text: str) -> None:
    for letter in text:
        pilot.app.screen.focused.post_message(events.Key(letter, letter))  # type: ignore[union-attr]
    await pilot.pause()


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.focused.post_message(events.Paste(text))  # type: ignore[union-attr]
    await pilot.pause()


async def test_the_newest_week_is_open_at_its_next_number(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE):
        shown = screen_text(app)
        assert "Tuần 22 – 28/6/2020" in shown
        assert "họp chiều thứ Hai 29/6/2020" in shown
        assert "Ba là, cử năm đoàn giám sát" in shown
        assert "Bốn là," in shown
        assert isinstance(app.focused, EntryField)


async def test_enter_stores_an_item_and_offers_the_next_number(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await type_line(pilot, "sơ kết sáu tháng đầu năm")
        await pilot.press("enter")
        assert texts(stored_week(stored))[-1] == "sơ kết sáu tháng đầu năm"
        assert "Năm là," in screen_text(app)
        assert "Đã ghi Bốn là" in screen_text(app)
        assert "đã lưu" in screen_text(app)
        assert isinstance(app.focused, EntryField)


async def test_several_items_without_leaving_the_line(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        for text in ("việc bốn", "việc năm", "việc sáu"):
            await type_line(pilot, text)
            await pilot.press("enter")
        assert texts(stored_week(stored))[3:] == ["việc bốn", "việc năm", "việc sáu"]
        assert "Bảy là," in screen_text(app)


async def test_an_item_of_two_paragraphs(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await type_line(pilot, "đoạn một")
        await pilot.press("ctrl+j", "ctrl+j")
        await type_line(pilot, "đoạn hai")
        await pilot.press("enter")
        assert texts(stored_week(stored))[-1] == "đoạn một\n\nđoạn hai"


async def test_empty_line_adds_nothing(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "space", "space", "enter")
        assert len(texts(stored_week(stored))) == 3


async def test_choose_and_change_an_item(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "up", "enter")
        entry = app.screen.query_one(EntryField)
        assert entry.value == f'{CONCLUSIONS[1]} @"Vụ Cán bộ" !31/7/2020'
        assert "Hai là," in str(app.screen.query_one("#marker").render())
        await type_line(pilot, " #tuần")
        await pilot.press("enter")
        item = stored_week(stored).directive_lists[0].directives[1]
        assert (item.text, item.unit, item.tags) == (CONCLUSIONS[1], "Vụ Cán bộ", ("tuần",))
        assert entry.value == ""


async def test_escape_leaves_an_item_as_it_was(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "enter")
        await type_line(pilot, " thêm")
        await pilot.press("escape")
        assert texts(stored_week(stored)) == list(CONCLUSIONS)
        assert app.screen.query_one(EntryField).value == ""


async def test_moving_renumbers(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "alt+up", "alt+up")
        briefing = stored_week(stored)
        assert texts(briefing) == [CONCLUSIONS[2], CONCLUSIONS[0], CONCLUSIONS[1]]
        assert [item.ordinal for item in briefing.directive_lists[0].directives] == [1, 2, 3]
        assert "Một là, cử năm đoàn" in screen_text(app)


async def test_delete_undo_redo(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "up", "ctrl+d")
        assert texts(stored_week(stored)) == [CONCLUSIONS[0], CONCLUSIONS[2]]
        await pilot.press("ctrl+z")
        assert texts(stored_week(stored)) == list(CONCLUSIONS)
        assert "Đã hoàn tác: Đã xoá Hai là" in screen_text(app)
        await pilot.press("ctrl+y")
        assert texts(stored_week(stored)) == [CONCLUSIONS[0], CONCLUSIONS[2]]
        await pilot.press("ctrl+z", "ctrl+z")
        assert "Không còn gì để hoàn tác" in screen_text(app)


async def test_undo_in_the_line_comes_before_undo_of_items(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await type_line(pilot, "gõ dở")
        await pilot.press("ctrl+z")
        assert app.screen.query_one(EntryField).value == ""
        assert texts(stored_week(stored)) == list(CONCLUSIONS)


async def test_pasted_block_becomes_items_and_one_undo_takes_it_back(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await paste(pilot, "Một là, việc một.\nHai là, việc hai.\n\nphần hai của việc hai.")
        assert texts(stored_week(stored))[3:] == [
            "việc một.",
            "việc hai.\n\nphần hai của việc hai.",
        ]
        assert "Đã dán thành 2 ý" in screen_text(app)
        await pilot.press("ctrl+z")
        assert texts(stored_week(stored)) == list(CONCLUSIONS)


async def test_one_pasted_line_goes_into_the_line(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await paste(pilot, "một dòng")
        assert app.screen.query_one(EntryField).value == "một dòng"
        assert texts(stored_week(stored)) == list(CONCLUSIONS)


@pytest.mark.parametrize("how", ["typed", "pasted"])
async def test_hostile_text_is_shown_and_stored_as_it_is(
    app: BriefingApp, stored: Path, how: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        if how == "typed":
            await type_line(pilot, HOSTILE)
        else:
            await paste(pilot, HOSTILE)
        await pilot.press("enter")
        await pilot.pause()
        assert texts(stored_week(stored))[-1] == HOSTILE
        assert "việc [/b] 3 [@click=app.quit]x[/] [red]đỏ" in screen_text(app)
        assert app.is_running


async def test_escape_sequences_do_not_get_in(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await paste(pilot, "trước\x1b]52;c;AAAA\x07\x1b[31msau\x00")
        await pilot.press("enter")
        assert texts(stored_week(stored))[-1] == "trướcsau"


async def test_ten_thousand_characters(app: BriefingApp, stored: Path) -> None:
    long = "nhiệm vụ " * 1111
    async with app.run_test(size=WIDE) as pilot:
        await paste(pilot, long)
        await pilot.press("enter")
        await pilot.pause()
        assert texts(stored_week(stored))[-1] == long.strip()
        assert "Năm là," in screen_text(app)


async def test_decomposed_letters_are_stored_composed(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await paste(pilot, "tie\u0302\u0301ng Vie\u0323\u0302t")
        await pilot.press("enter")
        assert texts(stored_week(stored))[-1] == "tiếng Việt"


async def test_parts_by_tab(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        editor = app.screen.query_one(Editor)
        await pilot.press("shift+tab")
        assert editor.part == Part(PartKind.RESULTS)
        assert "Mở hội nghị quán triệt kết luận mới." in screen_text(app)
        await type_line(pilot, "Thi tuyển chức danh xong.")
        await pilot.press("enter")
        assert stored_week(stored).results[-1].text == "Thi tuyển chức danh xong."
        await pilot.press("tab", "tab", "tab")
        assert editor.part == Part(PartKind.NOTES)
        await type_line(pilot, "nhắc phòng hành chính")
        await pilot.press("enter")
        assert stored_week(stored).notes == "nhắc phòng hành chính"


async def test_what_is_typed_in_one_part_waits_there(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        entry = app.screen.query_one(EntryField)
        await type_line(pilot, "đang gõ")
        await pilot.press("tab")
        assert entry.value == ""
        await pilot.press("shift+tab")
        assert entry.value == "đang gõ"


async def test_what_was_being_typed_comes_back_after_a_crash(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await type_line(pilot, "chưa kịp ghi")
        journal = open_archive(stored).journal("week-2020-06-22")
        await until(pilot, lambda: bool(journal.pending()))
    again = BriefingApp(Desk(stored, TODAY))
    async with again.run_test(size=WIDE):
        assert again.screen.query_one(EntryField).value == "chưa kịp ghi"
        assert "Đã khôi phục phần đang gõ" in screen_text(again)


async def test_private_notes_stay_out_of_the_preview(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "tab")
        await type_line(pilot, "điều riêng tư")
        await pilot.press("enter", "tab")
        assert "điều riêng tư" not in screen_text(app)


async def test_neighbouring_weeks(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+pageup")
        assert "Tuần 15 – 21/6/2020" in screen_text(app)
        await pilot.press("ctrl+pageup")
        assert "Tuần 15 – 21/6/2020" in screen_text(app)
        await pilot.press("ctrl+pagedown")
        assert "Tuần 22 – 28/6/2020" in screen_text(app)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("ctrl+pagedown",), "Đây là tuần mới nhất trong kho."),
        (("ctrl+pageup", "ctrl+pageup"), "Đây là tuần đầu tiên trong kho."),
        (("alt+k",), "Hãy chọn một kết quả trước"),
        (("tab", "alt+u"), "Hãy chọn một kết quả hay kết luận trước."),
    ],
)
async def test_a_key_that_can_do_nothing_here_says_why(
    app: BriefingApp, keys: tuple[str, ...], said: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: said in " ".join(screen_text(app).split()))


async def test_finalize_locks_and_reopen_unlocks(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f8")
        await pilot.pause()
        assert "thông báo kết luận" in screen_text(app).lower()
        await pilot.press("f8")
        await pilot.pause()
        assert stored_week(stored).state == "final"
        assert open_archive(stored).revisions("week-2020-06-22") == [1]
        assert "Đã chốt · bản 1" in screen_text(app)
        await type_line(pilot, "thêm")
        await pilot.press("enter", "ctrl+d")
        assert texts(stored_week(stored)) == list(CONCLUSIONS)
        await pilot.press("f8", "enter")
        await pilot.pause()
        assert stored_week(stored).state == "draft"


async def test_what_another_program_adds_is_merged_and_told(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        other = open_archive(stored)
        other.put(add_directive(stored_week(stored), "việc của người khác"))
        await type_line(pilot, "việc của tôi")
        await pilot.press("enter")
        await pilot.pause()
        assert texts(stored_week(stored))[-2:] == ["việc của người khác", "việc của tôi"]
        assert "Nơi khác vừa sửa: thêm Bốn là." in screen_text(app)
        await pilot.press("ctrl+z")
        assert texts(stored_week(stored))[-1] == "việc của tôi"


async def test_meeting_facts(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o")
        assert "Thông tin hội nghị" in screen_text(app)
        await pilot.press("tab", "tab", "end", "ctrl+u")
        await type_line(pilot, "30/6")
        await pilot.press("f2")
        await pilot.pause()
        assert stored_week(stored).meeting.date == date(2020, 6, 30)
        assert "thứ Ba 30/6/2020" in screen_text(app)


async def test_meeting_facts_say_what_was_not_understood(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+o", "tab", "tab", "end", "ctrl+u")
        await type_line(pilot, "hôm nào đó")
        await pilot.press("f2")
        assert "Chưa hiểu “hôm nào đó”" in screen_text(app)
        await pilot.press("escape")
        assert stored_week(stored).meeting.date == date(2020, 6, 29)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36), (160, 45)])
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with app.run_test(size=size):
        await golden(app, f"week-{size[0]}x{size[1]}")


async def test_preview_over_the_items_where_there_is_little_room(app: BriefingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        assert "KẾT LUẬN" not in screen_text(app)
        await pilot.press("f4")
        await pilot.pause()
        assert "KẾT LUẬN" in screen_text(app)


async def test_empty_archive_says_what_to_do(empty_app: BriefingApp, golden: Golden) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await golden(empty_app, "week-empty")
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert "22 – 28/6/2020" not in screen_text(empty_app)
        assert "29/6 – 5/7/2020" in screen_text(empty_app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Tuần 29/6 – 5/7/2020" in screen_text(empty_app)
        await type_line(pilot, "việc đầu tiên")
        await pilot.press("enter")
        assert "Hai là," in screen_text(empty_app)


async def test_tokens_become_chips_and_facts(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await type_line(pilot, "chuẩn bị hội nghị @Vụ_Cán_bộ !10/7 #sơ-kết")
        await pilot.pause()
        chips = str(app.screen.query_one("#chips").render())
        assert "Vụ Cán bộ chủ trì" in chips
        assert "hạn thứ\u00a0Sáu\u00a010/7/2020" in chips or "hạn thứ Sáu 10/7/2020" in chips
        assert "#sơ-kết" in chips
        await pilot.press("enter")
        item = stored_week(stored).directive_lists[0].directives[-1]
        assert (item.text, item.unit) == ("chuẩn bị hội nghị", "Vụ Cán bộ")
        assert item.due == date(2020, 7, 10)
        assert item.tags == ("sơ-kết",)
        assert item.noted_at is not None


async def test_tab_completes_a_unit(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await type_line(pilot, "việc @vu")
        await pilot.pause()
        assert "Tab" in str(app.screen.query_one("#chips").render())
        await pilot.press("tab", "enter")
        assert stored_week(stored).directive_lists[0].directives[-1].unit == "Vụ Cán bộ"


async def test_an_unknown_unit_is_told_and_never_blocks(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await type_line(pilot, "việc @BộLạ ")
        await pilot.pause()
        assert "chưa rõ BộLạ" in str(app.screen.query_one("#chips").render())
        await pilot.press("enter")
        assert stored_week(stored).directive_lists[0].directives[-1].unit == "BộLạ"


async def test_prose_is_offered_and_accepted_with_one_key(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await type_line(pilot, "giao Vụ Cán bộ rà soát, xong trước ngày 05-7")
        await pilot.pause()
        assert "Ctrl+G" in str(app.screen.query_one("#chips").render())
        await pilot.press("ctrl+g", "enter")
        item = stored_week(stored).directive_lists[0].directives[-1]
        assert item.text == "giao Vụ Cán bộ rà soát, xong trước ngày 05-7"
        assert (item.unit, item.due) == ("Vụ Cán bộ", date(2020, 7, 5))


async def test_correction_like_a_scribe(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await type_line(pilot, "s/năm đoàn/sáu đoàn/")
        await pilot.press("enter")
        assert texts(stored_week(stored))[2] == "cử sáu đoàn giám sát công tác cán bộ."
        await pilot.press("ctrl+z")
        assert texts(stored_week(stored)) == list(CONCLUSIONS)


def markers(app: BriefingApp) -> list[str]:
    editor = app.screen.query_one(Editor)
    assert editor.briefing is not None
    return [item.marker for item in items(editor.briefing, editor.part)]


async def test_points_and_back(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "alt+right")
        assert markers(app) == ["Một là,", "Hai là,", "a)"]
        assert "Ba là," in str(app.screen.query_one("#marker").render())
        await pilot.press("alt+left")
        assert markers(app) == ["Một là,", "Hai là,", "Ba là,"]


async def test_insert_before_the_chosen_item(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "up")
        await type_line(pilot, "chen vào")
        await pilot.press("alt+i")
        assert texts(stored_week(stored))[1] == "chen vào"
        assert app.screen.query_one(EntryField).value == ""


async def test_split_at_the_cursor_and_join_again(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "enter", "home", *["right"] * 7, "alt+s")
        assert texts(stored_week(stored))[2:] == ["cử năm", "đoàn giám sát công tác cán bộ."]
        await pilot.press("up", "alt+j")
        assert texts(stored_week(stored))[2:] == ["cử năm đoàn giám sát công tác cán bộ."]


async def test_convert_both_ways(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("up", "alt+c")
        assert texts(stored_week(stored)) == list(CONCLUSIONS[:2])
        assert stored_week(stored).results[-1].text == CONCLUSIONS[2]
        await pilot.press("shift+tab", "up", "alt+c")
        assert texts(stored_week(stored)) == list(CONCLUSIONS)


async def test_styles_and_a_second_list(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("alt+l")
        assert markers(app)[0] == "Thứ nhất,"
        await pilot.press("alt+l")
        assert markers(app)[0] == "1."
        await pilot.press("alt+n")
        await type_line(pilot, "việc của danh sách hai")
        await pilot.press("enter")
        lists = stored_week(stored).directive_lists
        assert [len(group.directives) for group in lists] == [3, 1]
        await pilot.press("up", "alt+m")
        assert [len(group.directives) for group in stored_week(stored).directive_lists] == [4, 0]
