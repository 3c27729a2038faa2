"""Meeting facts: chair and secretary completed from the directory, anybody else typed."""

from datetime import date

import pytest
from textual.pilot import Pilot

from briefing.model.directory import EMPTY, Directory, add_member
from briefing.model.records import Briefing, Person
from briefing.tui.app import BriefingApp
from briefing.tui.screens.facts import FactsScreen
from briefing.tui.widgets.linefield import LineField
from tests.tui.helpers import Golden, screen_text, week
from tests.tui.people import HOSTILE, office

WIDE = (120, 36)
HUNG = Person(name="Trần Văn Hùng", title="Vụ trưởng")


async def fill_in(
    app: BriefingApp, pilot: Pilot[None], field: str, directory: Directory | None = None
) -> list[Briefing | None]:
    """Open the form with the cursor in one empty line; return where the outcome will be."""
    assert app.desk.work is not None
    kept: list[Briefing | None] = []
    screen = FactsScreen(app.desk.work.briefing, office() if directory is None else directory)
    await app.push_screen(screen, kept.append)
    line = screen.query_one(f"#{field}", LineField)
    line.value = ""
    line.focus()
    await pilot.pause()
    return kept


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(empty_app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with empty_app.run_test(size=size) as pilot:
        await empty_app.push_screen(FactsScreen(week(date(2020, 6, 22)), office()))
        await pilot.press("up", *"hung", "down")
        await pilot.pause()
        await golden(empty_app, f"facts-{size[0]}x{size[1]}")


@pytest.mark.parametrize("key", ["down", "tab"])
async def test_a_name_without_accents_finds_the_person_with_title(
    app: BriefingApp, key: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        kept = await fill_in(app, pilot, "chair")
        await pilot.press(*"hung")
        assert "Trần Văn Hùng, Vụ trưởng" in screen_text(app)
        await pilot.press(key, "enter")
        assert app.focused is not None
        assert app.focused.id == "secretary"
        await pilot.press("f2")
        assert kept[0] is not None
        assert kept[0].meeting.chair == HUNG


async def test_the_arrows_choose_among_those_that_fit(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        kept = await fill_in(app, pilot, "secretary")
        await pilot.press(*"tran", "down", "down", "down", "up", "down", "enter", "f2")
        assert kept[0] is not None
        assert kept[0].meeting.secretary == Person(name="Trần Văn Hưng", title="Phó Vụ trưởng")


async def test_down_in_an_empty_line_offers_everybody(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        kept = await fill_in(app, pilot, "chair")
        await pilot.press("down")
        assert "Lê Thị Hoa, Chánh Văn phòng" in screen_text(app)
        await pilot.press("enter", "f2")
        assert kept[0] is not None
        assert kept[0].meeting.chair == Person(name="Lê Quang Tường", title="Phó Trưởng Ban")


async def test_nothing_is_taken_that_was_not_chosen(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        kept = await fill_in(app, pilot, "chair")
        await pilot.press(*"Tran Van H", "enter")
        assert app.focused is not None
        assert app.focused.id == "secretary"
        assert "Trần Văn Hùng" not in screen_text(app)
        await pilot.press("f2")
        assert kept[0] is not None
        assert kept[0].meeting.chair == Person(name="Tran Van H")


async def test_up_from_the_first_chooses_none(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        kept = await fill_in(app, pilot, "chair")
        await pilot.press(*"hung", "down", "up", "enter", "f2")
        assert kept[0] is not None
        assert kept[0].meeting.chair == Person(name="hung")


async def test_escape_closes_the_offers_then_the_form(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        kept = await fill_in(app, pilot, "chair")
        await pilot.press(*"hung", "escape")
        assert "Trần Văn Hùng" not in screen_text(app)
        assert app.screen.query_one("#chair", LineField).value == "hung"
        assert isinstance(app.screen, FactsScreen)
        await pilot.press("escape")
        assert kept == [None]


async def test_tab_leaves_an_empty_line_and_other_lines_offer_nobody(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await fill_in(app, pilot, "chair")
        await pilot.press("tab")
        assert app.focused is not None
        assert app.focused.id == "secretary"
        await fill_in(app, pilot, "place")
        await pilot.press(*"Hung", "down")
        assert app.focused is not None
        assert app.focused.id == "sites"


async def test_without_a_directory_the_arrows_go_on(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await fill_in(app, pilot, "chair", EMPTY)
        await pilot.press("down")
        assert app.focused is not None
        assert app.focused.id == "secretary"


async def test_a_click_takes(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await fill_in(app, pilot, "chair")
        await pilot.press(*"hung")
        await pilot.pause()
        rows = screen_text(app).splitlines()
        row = next(number for number, text in enumerate(rows) if "Trần Văn Hưng" in text)
        await pilot.click(offset=(30, row))
        await pilot.pause()
        assert app.screen.query_one("#chair", LineField).value == "Trần Văn Hưng, Phó Vụ trưởng"


async def test_hostile_names_are_text(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await fill_in(app, pilot, "chair", add_member(EMPTY, HOSTILE, HOSTILE))
        await pilot.press("down")
        await pilot.pause()
        assert "[@click=app.quit]x[/]" in screen_text(app)
        await pilot.press("enter")
        assert "[@click=app.quit]x[/]" in app.screen.query_one("#chair", LineField).value


async def test_what_is_not_understood_is_said_as_it_was_typed(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await fill_in(app, pilot, "day")
        await pilot.press(*"[/b]", "f2")
        await pilot.pause()
        assert "Chưa hiểu “[/b]”." in screen_text(app)
        assert isinstance(app.screen, FactsScreen)
