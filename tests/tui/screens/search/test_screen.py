"""Search: as one types, over all weeks; a hit opens its week at its item."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from briefing.archive.tiny import open_archive
from briefing.i18n import use_language
from briefing.model.editing import set_notes
from briefing.model.parts import PartKind
from briefing.tui.app import BriefingApp
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.search.screen import SearchScreen
from briefing.tui.screens.week import WeekScreen
from briefing.tui.screens.weeks.screen import WeeksScreen
from briefing.tui.widgets.editor import Editor
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from tests.tui.helpers import Golden, screen_lines, screen_text, search, settled, until, week
from tests.tui.test_display import HOSTILE

WIDE = (120, 36)


def hits(app: BriefingApp) -> Page:
    return app.screen.query_one("#hits", Page)


def selected(app: BriefingApp) -> str:
    """Return week and kind of the chosen hit, as its row says."""
    (row,) = [line for line in screen_lines(app) if "▌ Tuần" in line]
    return " ".join(row.partition("│")[0].strip("▌ ").split())


@pytest.fixture
def noted(stored: Path) -> Path:
    """The stored weeks, one with a private note, and one more before them."""
    archive = open_archive(stored)
    archive.put(week(date(2020, 6, 8), "rà soát việc chuẩn bị hội nghị ở từng đơn vị."))
    with_note = set_notes(archive.get("week-2020-06-22"), "Hỏi lại đoàn giám sát.")
    archive.put(with_note)
    return stored


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.usefixtures("noted")
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await search(pilot, app, "chuan bi", "3 chỗ khớp")
        await settled(pilot, app)
        await golden(app, f"search-{size[0]}x{size[1]}")
        await pilot.press("ctrl+u")
        await settled(pilot, app)
        await golden(app, f"search-empty-{size[0]}x{size[1]}")


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize("over", [("f5",), ("f5", "f3")], ids=["wall", "weeks"])
async def test_over_the_wall_no_private_note_is_found(
    app: BriefingApp, over: tuple[str, ...]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "đoàn giám sát", "2 chỗ khớp")
        assert "Ghi chú riêng" in screen_text(app)
        await pilot.press("escape", *over)
        await search(pilot, app, "đoàn giám sá", "1 chỗ khớp")
        await settled(pilot, app)
        assert "Ghi chú riêng" not in screen_text(app)
        assert "Hỏi lại" not in screen_text(app)
        await pilot.press("ctrl+u", *'"đoàn giám')  # a quotation mark is still open
        await until(pilot, lambda: "1 chỗ khớp" in screen_text(app))
        assert "Hỏi lại" not in screen_text(app)


@pytest.mark.usefixtures("noted")
async def test_looks_in_english(app: BriefingApp, golden: Golden) -> None:
    use_language("en")
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "giam sat", "hits")
        await settled(pilot, app)
        await golden(app, "search-english-120x36")
        await pilot.press("ctrl+u")
        await settled(pilot, app)
        assert "unit:office" in screen_text(app)
        await golden(app, "search-english-empty-120x36")


async def test_matches_are_marked(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "hoan thien de an", "1 chỗ khớp")
        spans = [span for line, _key in hits(app)._lines for span in line.spans]
        matches = [span.text.strip() for span in spans if span.style == "match"]
        assert matches == ["hoàn", "thiện", "đề", "án"]


@pytest.mark.parametrize("opened", ["enter", "click"])
async def test_a_hit_opens_its_week_at_its_item(app: BriefingApp, opened: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "theo doi", "1 chỗ khớp")
        await pilot.pause()
        if opened == "enter":
            await pilot.press("enter")
        else:
            await pilot.click("#hits", offset=(10, 1))
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        editor = app.screen.query_one(Editor)
        assert editor.part.kind is PartKind.CONCLUSIONS
        assert editor._items.selected == "d2"
        assert "▌ Hai là, theo dõi" in screen_text(app)


@pytest.mark.usefixtures("noted")
async def test_a_hit_of_another_week_and_part(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "quan triet week:2020-W25", "1 chỗ khớp")
        await pilot.press("enter")
        await pilot.pause()
        assert "Giao ban   Tuần 15 – 21/6/2020" in screen_text(app)
        editor = app.screen.query_one(Editor)
        assert (editor.part.kind, editor._items.selected) == (PartKind.RESULTS, "r1")
        await search(pilot, app, "hoi lai", "Ghi chú riêng")
        await pilot.press("enter")
        await pilot.pause()
        assert (editor.part.kind, editor._items.selected) == (PartKind.NOTES, "n0")


async def test_from_weeks_one_comes_to_the_week(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3", "slash", *"so", "space", *"ket")
        await until(pilot, lambda: "1 chỗ khớp" in screen_text(app))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        assert "Giao ban   Tuần 15 – 21/6/2020" in screen_text(app)


async def test_from_the_search_to_weeks_and_into_one(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "so ket", "1 chỗ khớp")
        await pilot.press("f3")
        assert isinstance(app.screen, WeeksScreen)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)


async def test_esc_goes_back_with_nothing_changed(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*"dang", "up")
        before = screen_lines(app)[2:]
        work = app.desk.work
        await search(pilot, app, "so ket", "1 chỗ khớp")
        await pilot.press("escape")
        await pilot.pause()
        assert screen_lines(app)[2:] == before
        assert app.desk.work is work
        await pilot.press("f3")
        await search(pilot, app, "so ket", "1 chỗ khớp")
        await pilot.press("escape")
        assert isinstance(app.screen, WeeksScreen)


async def test_the_open_week_is_not_opened_again(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        work = app.desk.work
        await search(pilot, app, "theo doi", "1 chỗ khớp")
        await pilot.press("enter")
        await pilot.pause()
        assert app.desk.work is work


@pytest.mark.usefixtures("noted")
async def test_keys_move_in_the_hits_and_letters_always_type(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "chuan", "3 chỗ khớp")
        await pilot.pause()
        went = []
        for key in ("down", "end", "up", "home", "pagedown", "pageup"):
            await pilot.press(key)
            await pilot.pause()
            went.append(hits(app).selected)
        assert went == ["1", "2", "1", "0", "2", "0"]
        first = selected(app)
        await pilot.press("down")
        await pilot.pause()
        assert selected(app) != first
        await pilot.press("space", *"bi")
        assert app.screen.query_one("#query", LineField).value == "chuan bi"


async def test_home_and_end_are_the_fields_where_there_is_no_list(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "khong thay dau", "Không thấy")
        field = app.screen.query_one("#query", LineField)
        await pilot.press("home")
        assert field.cursor_position == 0
        await pilot.press("enter")
        assert isinstance(app.screen, SearchScreen)


async def test_the_week_of_the_hit_stands_beside_with_its_item_marked(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "so ket", "1 chỗ khớp")
        side = app.screen.query_one("#side", Page)
        await until(pilot, lambda: side.selected == "conclusions:0:d1")
        assert "Vụ Cán bộ · hạn" in screen_text(app)
        await pilot.press("f4")
        await pilot.pause()
        assert not side.display


async def test_where_there_is_little_room_the_week_takes_the_place_of_the_hits(
    app: BriefingApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await search(pilot, app, "so ket", "1 chỗ khớp")
        assert "Chủ trì" not in screen_text(app)
        await pilot.press("f4")
        await until(pilot, lambda: "▌ Một là, chuẩn bị" in screen_text(app))
        assert not app.screen.query_one("#found").display


async def test_a_filter_that_cannot_be_is_explained_calmly(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "week:hom", "week:hom")
        await until(pilot, lambda: "tuần:2020-06..2020-09" in screen_text(app))
        assert not hits(app).keys()
        await pilot.press("ctrl+u", *"so", "space", *"ket")
        await until(pilot, lambda: "1 chỗ khớp" in screen_text(app))


async def test_the_searches_of_before_are_offered(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        for text in ("so ket", "theo doi"):
            await search(pilot, app, text, "1 chỗ khớp")
            await pilot.press("escape")
        await search(pilot, app, "khong co gi", "Không thấy")
        await pilot.press("escape", "ctrl+f")
        await pilot.pause()
        assert hits(app).keys() == ["0", "1"]  # a search that found nothing is not offered
        await pilot.press("down", "down", "enter")
        assert app.screen.query_one("#query", LineField).value == "so ket"
        await until(pilot, lambda: "1 chỗ khớp" in screen_text(app))
        await pilot.press("enter")
        await pilot.pause()
        assert "Tuần 15 – 21/6/2020" in screen_text(app)


async def test_more_are_asked_for_at_the_last_one(app: BriefingApp, stored: Path) -> None:
    many = week(date(2020, 6, 29), *[f"kiểm tra nơi thứ {number}" for number in range(50)])
    open_archive(stored).put(many)
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "kiem tra", "36 chỗ khớp nhất trong 50")
        await pilot.press("end")
        await until(pilot, lambda: "50 chỗ khớp" in screen_text(app))
        assert hits(app).selected == "35"
        await pilot.press("end")
        assert hits(app).selected == "49"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_is_found_and_shown_letter_for_letter(
    app: BriefingApp, stored: Path, text: str
) -> None:
    hostile = week(date(2020, 6, 29), f"moc {text}")
    open_archive(stored).put(replace(hostile, title=text, organization=text))
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "moc", "1 chỗ khớp")
        await settled(pilot, app)
        assert not {"\x1b", "\x9b", "\x07"} & set(screen_text(app))
        app.screen.query_one("#query", LineField).value = text
        await settled(pilot, app)
        assert isinstance(app.screen, SearchScreen)


async def test_input_methods_type_as_they_do_elsewhere(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+f")
        field = app.screen.query_one("#query", LineField)
        for key, letter in (*((c, c) for c in "hanh"), *(("backspace", "\x7f"),) * 3):
            field.post_message(events.Key(key, letter))
        for letter in "ạnh":
            field.post_message(events.Key(letter, letter))
        await pilot.pause()
        assert field.value == "hạnh"


async def test_help_and_the_palette_know_it(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p", *"tim trong moi", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SearchScreen)
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        await pilot.pause()
        rows = app.screen.query_one("#help", Page)._lines
        shown = "\n".join("".join(span.text for span in line.spans) for line, _key in rows)
        for words in ("Ctrl+F", "Mở tuần đó, đúng mục này", "Hiện hoặc ẩn cả tuần đó"):
            assert words in shown


async def test_a_week_that_is_gone_is_told(app: BriefingApp, stored: Path) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await search(pilot, app, "so ket", "1 chỗ khớp")
        open_archive(stored).remove("week-2020-06-15")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WeekScreen)
        assert "Giao ban   Tuần 22 – 28/6/2020" in screen_text(app)
        assert "week-2020-06-15" in screen_text(app)
