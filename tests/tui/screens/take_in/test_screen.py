"""Import: choosing a file, seeing what was understood, keeping it."""

from pathlib import Path

from briefing.archive.tiny import open_archive
from briefing.reading.fonts import encodings
from briefing.reading.packages import damaged
from briefing.tui.app import BriefingApp
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from tests.reading.documents import TASKS, tasks, word
from tests.tui.helpers import screen_text, until

WIDE = (120, 36)
TEXT = """Kết quả công tác tuần từ ngày 06 đến ngày 12-7-2020 của Văn phòng
17:00 13/7/2020

Chiều 13-7-2020, Văn phòng họp giao ban tuần, đồng chí Trần Văn Bình, Chánh Văn phòng chủ trì.

Trong tuần, Văn phòng đã chuẩn bị tài liệu cho hội nghị sơ kết sáu tháng đầu năm.

Kết luận Hội nghị, đồng chí Chánh Văn phòng yêu cầu các phòng thực hiện các nhiệm vụ sau:

Một là, rà soát tài liệu trước khi gửi đại biểu.

Hai là, kiểm tra đường truyền tại các điểm cầu.
"""


def prepare(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "tuan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


async def test_read_see_keep(empty_app: BriefingApp, archive_folder: Path, tmp_path: Path) -> None:
    prepare(Path.home())
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7")
        assert "tuan.txt" in screen_text(empty_app)
        await pilot.press("enter")
        await pilot.pause()
        shown = screen_text(empty_app)
        assert "Hai là, kiểm tra đường truyền" in shown
        assert "Enter để lưu" in shown
        assert open_archive(archive_folder).headers() == []
        await pilot.press("enter")
        await pilot.pause()
        assert "Tuần 6 – 12/7/2020" in screen_text(empty_app)
        assert "Ba là," in screen_text(empty_app)
    (header,) = open_archive(archive_folder).headers()
    assert header.id == "week-2020-07-06"
    assert header.directives == 2


async def test_a_week_edited_by_hand_is_asked_about(
    empty_app: BriefingApp, archive_folder: Path
) -> None:
    prepare(Path.home())
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7", "enter", "enter")
        await pilot.pause()
        await pilot.press(*"them", "enter", "f7", "enter", "enter")
        await pilot.pause()
        assert "Ctrl+R để thay" in screen_text(empty_app)
        assert open_archive(archive_folder).headers()[0].directives == 3
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert open_archive(archive_folder).headers()[0].directives == 2


async def test_a_file_that_cannot_be_read_says_why(empty_app: BriefingApp) -> None:
    (Path.home() / "anh.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7", "enter")
        await pilot.pause()
        hint = str(empty_app.screen.query_one("#hint").render())
        assert hint.endswith((".", "!"))
        assert "Traceback" not in hint
        assert "UTF-8" in hint


async def test_a_word_file_and_a_pdf_are_read(empty_app: BriefingApp) -> None:
    (Path.home() / "a.docx").write_bytes(word(tasks))
    (Path.home() / "b.pdf").write_bytes(b"%PDF-1.7\n")
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7", "enter")
        await pilot.pause()
        assert TASKS[0][:30] in screen_text(empty_app)
        await pilot.press("escape", "down", "enter")
        await empty_app.workers.wait_for_complete()
        await pilot.pause()
        hint = str(empty_app.screen.query_one("#hint").render())
        assert hint.startswith(damaged().message)


async def test_an_old_encoding_is_shown_before_it_is_kept(
    empty_app: BriefingApp, archive_folder: Path
) -> None:
    (Path.home() / "tuan.txt").write_bytes(encodings()[0].encoded(TEXT).encode("latin-1"))
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7", "enter")
        await pilot.pause()
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert "TCVN3" in screen_text(empty_app)
        assert open_archive(archive_folder).headers() == []


async def test_folders_are_gone_into(empty_app: BriefingApp) -> None:
    prepare(Path.home() / "giao ban")
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7")
        files = empty_app.screen.query_one("#files", Page)
        assert [Path(key).name for key in files.keys()] == ["giao ban"]  # noqa: SIM118
        await pilot.press("enter")
        assert [Path(key).name for key in files.keys()] == ["tuan.txt"]  # noqa: SIM118
        await pilot.press("escape")
        assert "Chưa có tuần nào." in screen_text(empty_app)


async def test_tab_completes_folders_and_files(empty_app: BriefingApp) -> None:
    prepare(Path.home() / "giao ban 2019")
    prepare(Path.home() / "giao ban 2020")
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7", "g", "tab")
        field = empty_app.screen.query_one(LineField)
        assert field.value == f"{Path.home()}/giao ban 20"
        await pilot.press("2", "tab")
        assert field.value == f"{Path.home()}/giao ban 2020/"
        await pilot.press("t", "tab")
        assert field.value == f"{Path.home()}/giao ban 2020/tuan.txt"
        await pilot.press("enter")
        await until(pilot, lambda: "Enter để lưu" in screen_text(empty_app))


async def test_the_encoding_stands_above_what_was_understood(empty_app: BriefingApp) -> None:
    (Path.home() / "tuan.txt").write_text(TEXT, encoding="utf-16")
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f7", "enter")
        await until(pilot, lambda: "Bảng mã: UTF-16" in screen_text(empty_app))


async def test_a_folder_that_is_not_there_says_so(empty_app: BriefingApp) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7", *"khong/", "f2")
        await until(pilot, lambda: "Không có tệp" in screen_text(empty_app))
        await pilot.press("backspace", "tab", "f2")
        await until(pilot, lambda: "tên như vậy" in screen_text(empty_app))


async def test_a_folder_begun_in_the_field_is_taken_whole(empty_app: BriefingApp) -> None:
    prepare(Path.home() / "giao ban 2019")
    (Path.home() / "giao ban.txt").write_text("x")
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7", *"giao", "f2")
        await until(pilot, lambda: "Nhập: ~/giao ban 2019" in screen_text(empty_app))
        await until(pilot, lambda: "Tìm thấy 1 tệp" in screen_text(empty_app))
