"""Weeks: the list, its filter, the preview, opening."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.tiny import open_archive
from briefing.language.periods import week_of
from briefing.tui.app import BriefingApp
from briefing.tui.screens.search.screen import SearchScreen
from briefing.tui.screens.weeks.screen import WeeksScreen
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from briefing.verbs.finalizing import finalize_in
from tests.tui.helpers import Golden, screen_text, settled, until, week
from tests.tui.test_display import HOSTILE

WIDE = (120, 36)
NOW = datetime(2020, 6, 29, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        await golden(app, f"weeks-{size[0]}x{size[1]}")


async def test_newest_first_and_the_open_one_chosen(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3")
        weeks = app.screen.query_one("#weeks", Page)
        assert weeks.keys() == ["week-2020-06-22", "week-2020-06-15"]
        assert weeks.selected == "week-2020-06-22"
        assert "2 kỳ giao ban · 4 việc còn mở" in screen_text(app)


async def test_preview_follows_and_enter_opens(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3", "down")
        await settled(pilot, app)
        assert "chuẩn bị hội nghị sơ kết." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Giao ban   Tuần 15 – 21/6/2020" in screen_text(app)


async def test_typing_filters_without_accents(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3", *"15")
        weeks = app.screen.query_one("#weeks", Page)
        assert weeks.keys() == ["week-2020-06-15"]
        await pilot.press("escape")
        assert len(weeks.keys()) == 2
        await pilot.press(*"khong co")
        assert "Không có tuần nào khớp" in screen_text(app)
        await pilot.press("escape", "escape")
        assert "Bốn là," in screen_text(app)


async def test_a_word_for_the_state_filters_too(app: BriefingApp, stored: Path) -> None:
    archive = open_archive(stored)
    finalize_in(archive, archive.get("week-2020-06-15"), at=NOW)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3", *"nhap")
        assert app.screen.query_one("#weeks", Page).keys() == ["week-2020-06-22"]
        await pilot.press("escape", *"chot")
        assert app.screen.query_one("#weeks", Page).keys() == ["week-2020-06-15"]


@pytest.fixture
def years(stored: Path) -> Path:
    """The stored weeks and those of three years before, four a year."""
    archive = open_archive(stored)
    for year in (2017, 2018, 2019):
        for month in (3, 6, 9, 12):
            archive.put(week(week_of(date(year, month, 14)).start, "việc cũ"))
    return stored


@pytest.mark.usefixtures("years")
async def test_home_end_and_the_keys_of_the_years(app: BriefingApp) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("f3")
        weeks = app.screen.query_one("#weeks", Page)
        went = []
        for key in ("ctrl+pagedown", "ctrl+pagedown", "down", "ctrl+pageup", "ctrl+pageup"):
            await pilot.press(key)
            went.append(weeks.selected[5:12])
        assert went == ["2019-12", "2018-12", "2018-09", "2018-12", "2019-12"]
        await pilot.press("end")
        assert weeks.selected == weeks.keys()[-1]
        await pilot.press("ctrl+pagedown")  # no older year: the newest week of this one
        assert weeks.selected[5:12] == "2017-12"
        await pilot.press("home")
        assert weeks.selected == "week-2020-06-22"
        await pilot.press("ctrl+pageup")
        assert weeks.selected == "week-2020-06-22"
        await pilot.press("pagedown", "pageup")
        assert weeks.selected == "week-2020-06-22"


@pytest.mark.usefixtures("years")
async def test_a_year_is_jumped_to_by_its_digits(app: BriefingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3", *"2018")
        weeks = app.screen.query_one("#weeks", Page)
        assert {key[5:9] for key in weeks.keys()} == {"2018"}  # noqa: SIM118 - not a mapping
        await pilot.press("escape")
        await pilot.pause()
        assert weeks.selected.startswith("week-2018-12")
        assert weeks.shows(weeks.selected)
        assert "Tháng 12" in screen_text(app)


async def test_a_slash_searches_the_text_but_stays_a_letter_of_a_date(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3", *"22", "slash", "6")
        assert app.screen.query_one("#search", LineField).value == "22/6"
        await pilot.press("escape", "slash")
        assert isinstance(app.screen, SearchScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, WeeksScreen)


async def test_what_was_typed_is_searched_for_in_the_text(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3", *"so ket")
        assert "Ctrl+F" in screen_text(app)
        await pilot.press("ctrl+f")
        await until(pilot, lambda: "chuẩn bị hội nghị sơ kết." in screen_text(app))
        await pilot.press("enter")
        await pilot.pause()
        assert "Giao ban   Tuần 15 – 21/6/2020" in screen_text(app)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_titles_are_shown_letter_for_letter(
    app: BriefingApp, stored: Path, text: str
) -> None:
    open_archive(stored).put(replace(week(date(2020, 6, 29), text), title=text, organization=text))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f3")
        await settled(pilot, app)
        assert isinstance(app.screen, WeeksScreen)
        assert "\x1b" not in screen_text(app)
        await pilot.press(*"viec")


async def test_a_broken_year_is_told_and_hides_nothing(app: BriefingApp, stored: Path) -> None:
    open_archive(stored).put(week(date(2019, 12, 2), "việc cũ"))
    (stored / "briefings" / "2019.json").write_text("{ hỏng", encoding="utf-8")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert app.screen.query_one("#weeks", Page).keys() == ["week-2020-06-22", "week-2020-06-15"]
        assert "2019.json" in screen_text(app)
