"""The report: gathered, read, edited by keys, kept, written to a file."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_result
from briefing.model.records import Period, PeriodKind
from briefing.model.report import Report, paragraphs, report_id
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.export import ExportScreen
from briefing.tui.screens.report.screen import ReportScreen
from briefing.tui.screens.report.span import ReportSpanScreen
from briefing.tui.screens.week import WeekScreen
from briefing.tui.widgets.editor import Editor
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.wordsline import WordsLine
from tests.tui.helpers import TODAY, Golden, hint_text, screen_text, settled, until, week
from tests.tui.test_display import HOSTILE

WIDE = (120, 36)
JUNE = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))
FIRST = "result:week-2020-06-15/r1"
SECOND = "result:week-2020-06-22/r2"


@pytest.fixture
def told(stored: Path) -> Path:
    """The stored weeks, which have one result in common; the newer one tells two more."""
    archive = open_archive(stored)
    newer = add_result(archive.get("week-2020-06-22"), "Mở hai lớp bồi dưỡng.", section="Cán bộ")
    newer = add_result(newer, "Rà soát quy hoạch cán bộ.", section="Cán bộ", unit="Vụ Cán bộ")
    archive.put(newer)
    return stored


async def report(pilot: Pilot[None], app: BriefingApp) -> Page:
    """Open the report of June and wait until it is there."""
    await pilot.press("alt+r")
    await until(pilot, lambda: "Kết quả thực hiện" in screen_text(app))
    return app.screen.query_one("#report", Page)


def kept(folder: Path) -> Report:
    found = open_archive(folder).report(JUNE)
    assert found is not None
    return found


def texts(folder: Path) -> list[str]:
    return [one.text for one in paragraphs(kept(folder)) if one.home.startswith("results:")]


@pytest.mark.parametrize("size", [(80, 24), WIDE])
@pytest.mark.usefixtures("told")
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await report(pilot, app)
        await settled(pilot, app)
        await golden(app, f"report-{size[0]}x{size[1]}")
        await pilot.press("down", "enter", *" xong", "enter", "down", "delete", "up")
        await settled(pilot, app)
        await golden(app, f"report-edited-{size[0]}x{size[1]}")


async def test_it_opens_on_the_month_that_is_reported_on(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await report(pilot, app)
        assert "Tháng 6-2020" in screen_text(app)
        assert page.selected == FIRST
        await settled(pilot, app)
        assert "cùng một lời" in screen_text(app)
    assert not (told / "reports").exists()


async def test_an_archive_of_long_ago_opens_on_its_last_month(told: Path) -> None:
    app = BriefingApp(Desk(told, date(2026, 11, 22)))
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        assert "Tháng 6-2020" in screen_text(app)


async def test_enter_edits_and_keeps(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await report(pilot, app)
        await pilot.press("down", "enter", *" thêm", "enter")
        await pilot.pause()
        assert page.selected == SECOND
        assert "Mở hai lớp bồi dưỡng. thêm" in screen_text(app)
        assert "đã sửa" in screen_text(app)
        assert not app.screen.query_one(WordsLine).display
    assert texts(told)[1] == "Mở hai lớp bồi dưỡng. thêm"


async def test_esc_leaves_the_words_as_they_were_and_then_the_place(
    app: BriefingApp, told: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press("enter", *"abc", "escape")
        assert isinstance(app.screen, ReportScreen)
        assert "abc" not in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, WeekScreen)
    assert not (told / "reports").exists()


async def test_keys_of_reading_are_letters_while_typing(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await report(pilot, app)
        await pilot.press("down", "enter", "home", *"A", "space", "delete", "end", "left", *"!")
        await pilot.press("enter")
        await pilot.pause()
        assert page.selected == SECOND
    assert texts(told)[1] == "A ở hai lớp bồi dưỡng!."


async def test_del_leaves_out_and_takes_back(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press("delete")
        await pilot.pause()
        assert "1 đoạn bỏ ra" in screen_text(app)
        assert next(paragraphs(kept(told))).dropped
        await pilot.press("delete")
    assert not next(paragraphs(kept(told))).dropped


async def test_f6_gives_the_words_of_the_weeks_back(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press("enter", *"abc", "enter")
        await settled(pilot, app)
        assert "Lời gốc trong các tuần" in screen_text(app)
        await pilot.press("f6")
    assert texts(told)[0] == "Mở hội nghị quán triệt kết luận mới."


@pytest.mark.parametrize("key", ["insert", "ctrl+t"])
async def test_a_paragraph_is_written_below(app: BriefingApp, told: Path, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press(key, *"Mới", "enter")
        await pilot.pause()
        assert "viết thêm" in screen_text(app)
        await pilot.press("down", "delete")
        await pilot.pause()
        assert "viết thêm" not in screen_text(app)
        await pilot.press(key, "enter")
    assert len(texts(told)) == 3


async def test_alt_and_arrows_move_it(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await report(pilot, app)
        await pilot.press("down", "alt+down")
        await pilot.pause()
        assert page.selected == SECOND
        assert texts(told)[1:] == ["Rà soát quy hoạch cán bộ.", "Mở hai lớp bồi dưỡng."]
        await pilot.press("alt+up", "alt+up")
        await pilot.pause()
        assert "đã chuyển chỗ" in screen_text(app)
    assert texts(told)[1] == "Mở hai lớp bồi dưỡng."


async def test_arrows_tab_and_f2_choose_the_span(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press("left")
        await until(pilot, lambda: "Trong kho chưa có tuần nào" in screen_text(app))
        assert "Tháng 5-2020" in screen_text(app)
        await pilot.press("right", "tab")
        await until(pilot, lambda: "Quý II/2020" in screen_text(app))
        await pilot.press("tab", "tab")
        await until(pilot, lambda: "Năm 2020" in screen_text(app))
        await pilot.press("f2")
        assert isinstance(app.screen, ReportSpanScreen)
        await pilot.press("ctrl+u", *"15/6", "space", "-", "space", *"21/6/2020", "f2")
        await until(pilot, lambda: "15 – 21/6/2020 · 1 tuần" in screen_text(app))
        await pilot.press("f2")
        await pilot.press("ctrl+u", *"hôm nào", "f2")
        await pilot.pause()
        assert "Chưa hiểu" in screen_text(app)


async def test_f4_opens_the_week_at_the_result(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press("down", "f4")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        assert "Tuần 22 – 28/6/2020" in screen_text(app)
        assert app.screen.query_one(Editor)._items.selected == "r2"


async def test_a_new_week_comes_in_beside_what_was_edited(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press("enter", *"abc", "enter")
        another = add_result(week(date(2020, 6, 8)), "Việc vừa nhập.", section="Cán bộ")
        open_archive(told).put(another)
        await pilot.press("f5")
        await until(pilot, lambda: "Việc vừa nhập." in screen_text(app))
        assert "mới" in screen_text(app)
        assert "kết luận mới.abc" in screen_text(app)


async def test_what_was_being_typed_when_the_program_died_goes_on(told: Path) -> None:
    app = BriefingApp(Desk(told, TODAY))
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press("enter", *"dở dang")
        drafts = open_archive(told).journal(f"report-{report_id(JUNE)}")
        await until(pilot, lambda: bool(drafts.pending()))
    again = BriefingApp(Desk(told, TODAY))
    async with again.run_test(size=WIDE) as pilot:
        await report(pilot, again)
        await until(pilot, lambda: "đang gõ dở" in screen_text(again))
        await pilot.press("enter")
        assert again.screen.query_one(WordsLine).field.value.endswith("dở dang")
        await pilot.press("enter")
    assert texts(told)[0].endswith("dở dang")


async def test_f9_writes_it(app: BriefingApp, told: Path, tmp_path: Path) -> None:
    target = tmp_path / "ra"
    target.mkdir()
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press("f9")
        assert isinstance(app.screen, ExportScreen)
        assert "# Báo cáo kết quả công tác tháng 6-2020" in screen_text(app)
        await pilot.press("ctrl+u", *str(target), "enter")
        await pilot.pause()
        assert "bao-cao-2020-06.md" in hint_text(app)
    (path,) = target.iterdir()
    assert "Mở hai lớp bồi dưỡng." in path.read_text()


@pytest.mark.parametrize("name", ["md", "txt", "json", "docx", "pdf", "html"])
async def test_every_writer_writes_it(
    app: BriefingApp, told: Path, tmp_path: Path, name: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        await pilot.press("enter", *" hoà", "enter")
        await pilot.press("f9")
        while app.screen.query_one("#formats", Page).selected != name:
            await pilot.press("down")
        await pilot.press("f6", "f6", "ctrl+u", *str(tmp_path), "enter")
        await pilot.pause()
        assert f"bao-cao-2020-06.{name}" in screen_text(app)
    (path,) = tmp_path.glob("bao-cao-*")
    if name == "pdf":
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
    elif name == "docx":
        text = "\n".join(one.text for one in Document(str(path)).paragraphs)
    else:
        text = path.read_text()
    assert "kết luận mới. hòa" in " ".join(text.split())


async def test_movement(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        page = await report(pilot, app)
        keys = page.keys()
        await pilot.press("end")
        assert page.selected == keys[-1]
        await pilot.press("pageup")
        assert page.selected not in (keys[-1], keys[0])
        await pilot.press("home")
        assert page.selected == keys[0]
        await pilot.press("pagedown")
        assert page.selected != keys[0]
        await pilot.press("up")
        await pilot.press("space")
        await settled(pilot, app)
        assert "Nêu tại" in screen_text(app)
        await pilot.press("space")
        assert "Nêu tại" not in screen_text(app)


async def test_a_click_chooses_and_a_second_one_edits(app: BriefingApp, told: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await report(pilot, app)
        lines = screen_text(app).split("\n")
        row = next(n for n, line in enumerate(lines) if "Mở hai lớp" in line)
        await pilot.click(offset=(10, row))
        assert page.selected == SECOND
        await pilot.click(offset=(10, row))
        assert app.screen.query_one(WordsLine).display


async def test_a_hostile_text_is_text(app: BriefingApp, stored: Path) -> None:
    archive = open_archive(stored)
    newer = archive.get("week-2020-06-22")
    for text in HOSTILE.values():
        newer = add_result(newer, text, section=text, unit=text)
    archive.put(newer)
    async with app.run_test(size=WIDE) as pilot:
        page = await report(pilot, app)
        keys = page.keys()
        for _key in keys:
            await pilot.press("down")
        await pilot.press("home", "down", "enter")
        await settled(pilot, app)
        assert app.is_running
        assert "\x1b" not in screen_text(app)


async def test_a_drive_that_fails_says_so_and_keeps_what_was_typed(
    app: BriefingApp, told: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await report(pilot, app)
        (told / "reports").write_text("in the way")
        await pilot.press("enter", *"abc", "enter")
        await pilot.pause()
        line = app.screen.query_one(WordsLine)
        assert line.display
        assert line.field.value.endswith("abc")
        (told / "reports").unlink()
        await pilot.press("enter")
        await pilot.pause()
        assert not line.display
    assert texts(told)[0].endswith("abc")
