"""Documents: all that the weeks cite, each place a key away, and back again."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.tiny import open_archive
from briefing.i18n import use_language
from briefing.model.editing import add_result
from briefing.model.parts import PartKind
from briefing.tui.app import BriefingApp
from briefing.tui.screens.documents.screen import DocumentsScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.week import WeekScreen
from briefing.tui.widgets.editor import Editor
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from tests.tui.helpers import Golden, screen_text, settled, until, week
from tests.tui.test_display import HOSTILE

WIDE = (120, 36)

FULL = "Quán triệt Kết luận số 75-KL/TW, ngày 30-5-2020 của Bộ Chính trị về công tác dân vận."


@pytest.fixture
def citing(stored: Path) -> Path:
    """The stored weeks and two more, which cite four documents and one that is not clear."""
    archive = open_archive(stored)
    first = week(
        date(2020, 6, 1),
        "triển khai Quy định số 205-QĐ/TW, ngày 23-9-2019 và "
        "Thông báo số 114/TB-VPCP ngày 02/6/2020.",
        "rà soát theo Chỉ thị 19.",
    )
    archive.put(add_result(first, FULL, section="Quán triệt"))
    second = week(date(2020, 6, 8), "tiếp tục thực hiện Kết luận 75.", "theo Nghị định 30/2020.")
    archive.put(add_result(second, "Sao gửi Kết luận số 75-KL/TW, ngày 29-5-2020."))
    return stored


async def opened(pilot: object, app: BriefingApp, said: str = "Kết luận") -> Page:
    """Open the register and wait until ``said`` stands on the screen."""
    await pilot.press("alt+v")  # type: ignore[attr-defined]
    await until(pilot, lambda: said in screen_text(app))  # type: ignore[arg-type]
    return app.screen.query_one("#documents", Page)


def chosen(app: BriefingApp) -> str:
    return app.screen.query_one("#documents", Page).selected


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.usefixtures("citing")
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app, "75-KL/TW")
        await pilot.press("down")
        await settled(pilot, app)
        await golden(app, f"documents-{size[0]}x{size[1]}")
        await pilot.press("tab", "down")
        await settled(pilot, app)
        await golden(app, f"documents-places-{size[0]}x{size[1]}")


@pytest.mark.usefixtures("citing")
async def test_typing_narrows_it_down(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press(*"75-kl")
        await pilot.pause()
        assert app.screen.query_one("#documents", Page).keys() == ["Kết luận|75|kltw|2020"]
        await pilot.press("ctrl+u", *"dan", "space", *"van")
        await pilot.pause()
        assert app.screen.query_one("#documents", Page).keys() == ["Kết luận|75|kltw|2020"]
        await pilot.press(*"xyz")
        await pilot.pause()
        assert "Không có văn bản nào khớp." in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen.query_one("#documents", Page).keys()) == 5


@pytest.mark.usefixtures("citing")
async def test_enter_jumps_to_the_newest_place_and_esc_comes_back(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press(*"75-kl", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        editor = app.screen.query_one(Editor)
        await until(pilot, lambda: editor.chosen == "d1")
        assert app.desk.work is not None
        assert app.desk.work.briefing.id == "week-2020-06-08"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DocumentsScreen)
        assert chosen(app) == "Kết luận|75|kltw|2020"
        assert app.screen.query_one("#query", LineField).value == "75-kl"


@pytest.mark.usefixtures("citing")
async def test_any_place_may_be_chosen_and_it_is_still_chosen_afterwards(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press(*"75-kl")
        await settled(pilot, app)
        await pilot.press("tab", "down", "down", "enter")
        await pilot.pause()
        editor = app.screen.query_one(Editor)
        await until(pilot, lambda: editor.chosen == "r2")
        assert editor.part.kind is PartKind.RESULTS
        assert app.desk.work is not None
        assert app.desk.work.briefing.id == "week-2020-06-01"
        await pilot.press("escape")
        await settled(pilot, app)
        assert app.screen.query_one("#side", Page).selected == "2"


@pytest.mark.usefixtures("citing")
async def test_esc_stops_a_change_before_it_leads_back_and_only_from_that_week(
    app: BriefingApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press(*"75-kl", "enter")
        await until(pilot, lambda: app.screen.query_one(Editor).chosen == "d1")
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(Editor).changing
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        assert not app.screen.query_one(Editor).changing
        await pilot.press("ctrl+pagedown", "escape")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        await pilot.press("ctrl+pageup", "escape")
        await pilot.pause()
        assert isinstance(app.screen, DocumentsScreen)


@pytest.mark.usefixtures("citing")
async def test_from_an_item_to_what_it_cites_one_after_the_other(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        app.open_briefing("week-2020-06-01")
        await pilot.pause()
        await pilot.press("up", "up")
        assert app.screen.query_one(Editor).chosen == "d1"
        await opened(pilot, app)
        await until(pilot, lambda: chosen(app) == "Quy định|205|qđtw|2019")
        await pilot.press("alt+v")
        await pilot.pause()
        assert chosen(app) == "Thông báo|114|tbvpcp|2020"
        await pilot.press("alt+v")
        await pilot.pause()
        assert chosen(app) == "Quy định|205|qđtw|2019"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)


@pytest.mark.usefixtures("citing")
async def test_only_what_contradicts_itself_or_is_not_clear(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("f5")
        await settled(pilot, app)
        rows = app.screen.query_one("#documents", Page).keys()
        assert rows == ["Kết luận|75|kltw|2020", "?|week-2020-06-01|d2|Chỉ thị|19"]
        assert "! nhiều ngày ký: 30/5/2020 (1)" in screen_text(app)
        await pilot.press("down")
        await settled(pilot, app)
        assert "Không đoạn nào trước đó" in screen_text(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        await until(pilot, lambda: app.screen.query_one(Editor).chosen == "d2")


@pytest.mark.usefixtures("citing")
async def test_what_the_office_knows_is_entered_and_counts_first(
    app: BriefingApp, stored: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press(*"75-kl")
        await pilot.pause()
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("tab", "tab", "end", *" moi")
        await pilot.press("f2")
        await until(pilot, lambda: "Cơ quan nhập" in screen_text(app))
        (entry,) = open_archive(stored).documents()
        assert (entry.date, entry.title) == (date(2020, 5, 30), "công tác dân vận moi")
        await pilot.press("f2", "ctrl+u", "tab", "ctrl+u", "tab", "ctrl+u", "f2")
        await until(pilot, lambda: "Cơ quan nhập" not in screen_text(app))
        assert open_archive(stored).documents() == ()


@pytest.mark.usefixtures("citing")
async def test_it_is_written_as_csv_and_taken_in_again(
    app: BriefingApp, stored: Path, tmp_path: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("f9")
        await pilot.pause()
        target = tmp_path / "so.csv"
        app.screen.query_one("#file", LineField).value = str(target)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DocumentsScreen)
        assert "Kết luận;75;KL/TW;30/5/2020;Bộ Chính trị" in target.read_text("utf-8-sig")
        await pilot.press("f9", "enter")
        await pilot.pause()
        assert "Ctrl+R" in screen_text(app)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, DocumentsScreen)
        await pilot.press("f9", "f7")
        await pilot.pause()
        assert isinstance(app.screen, DocumentsScreen)
        assert len(open_archive(stored).documents()) == 4


@pytest.mark.usefixtures("citing")
async def test_keys_move_and_letters_type(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        keys = page.keys()
        went = []
        for key in ("down", "end", "up", "home", "pagedown", "pageup"):
            await pilot.press(key)
            await pilot.pause()
            went.append(keys.index(chosen(app)))
        assert went == [1, 4, 3, 0, 4, 0]
        await pilot.press("f4")
        await pilot.pause()
        assert app.screen.query_one("#body").has_class("-side")


async def test_an_archive_that_cites_nothing_says_so(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("alt+v")
        await until(pilot, lambda: "Chưa tuần nào dẫn văn bản." in screen_text(app))
        await pilot.press("enter", "tab", "f2", "down", "escape")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)


async def test_what_was_just_stored_is_there(app: BriefingApp, citing: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        archive = open_archive(citing)
        other = archive.get("week-2020-06-15")
        archive.put(add_result(other, "Ban hành Kế hoạch số 81-KH/TU, ngày 05-6-2020."))
        await until(pilot, lambda: "81-KH/TU" in screen_text(app))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_stays_text(app: BriefingApp, stored: Path, text: str) -> None:
    hostile = week(date(2020, 6, 29), f"theo Kết luận số 75-KL/TW về “Xyz {text}” {text}")
    open_archive(stored).put(replace(hostile, title=text, organization=text))
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await settled(pilot, app)
        assert not {"\x1b", "\x9b", "\x07"} & set(screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))


async def test_help_and_the_palette_know_it(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p", *"van ban duoc dan", "enter")
        await until(pilot, lambda: isinstance(app.screen, DocumentsScreen))
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)


@pytest.mark.usefixtures("citing")
async def test_in_english(app: BriefingApp, golden: Golden) -> None:
    use_language("en")
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app, "75-KL/TW")
        await pilot.press("down")
        await settled(pilot, app)
        await golden(app, "documents-english-120x36")
