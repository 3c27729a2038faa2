"""The figures of the open week: taken over from the text, typed, taken out, defined."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.figures import Definition, with_definition
from briefing.model.records import Figure, State
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.figures.week import WeekFiguresScreen
from briefing.tui.screens.week import WeekScreen
from briefing.verbs.counting import change_definitions, load_definitions
from tests.counted import NAME, UNIT, number, week_of
from tests.tui.helpers import Golden, screen_text
from tests.tui.test_display import HOSTILE

TODAY = date(2020, 7, 6)
TEXT = (
    "Trong tuần, đã tiếp công dân 30 lượt, nâng tổng số từ đầu năm lên gần 560 lượt. "
    "Đến nay hoàn thành 15 trong số 17 đề án. Tổ chức 4 cuộc kiểm tra."
)


@pytest.fixture
def told(archive_folder: Path) -> Path:
    """A week over a month's end that tells of three figures, two of which are defined."""
    archive = open_archive(archive_folder)
    archive.put(week_of("2020-06-29", number(2, name="Đoàn ra", unit="đoàn"), text=TEXT))
    for name, unit, group in ((NAME, UNIT, "Dân vận"), ("Đề án hoàn thành", "đề án", "")):
        one = Definition(id="", name=name, unit=unit, group=group)
        change_definitions(archive, lambda known: with_definition(known, one))  # noqa: B023 - now
    return archive_folder


@pytest.fixture
def told_app(told: Path) -> BriefingApp:
    return BriefingApp(Desk(told, TODAY))


async def opened(pilot: Pilot[None], app: BriefingApp) -> None:
    await pilot.press("alt+e")
    await pilot.pause()
    assert isinstance(app.screen, WeekFiguresScreen)


def figures(app: BriefingApp) -> list[Figure]:
    assert app.desk.work
    return list(app.desk.work.briefing.figures)


def says(app: BriefingApp) -> list[tuple[str, str]]:
    return [(one.name, str(one.value)) for one in figures(app)]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(told_app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with told_app.run_test(size=size) as pilot:
        await opened(pilot, told_app)
        await golden(told_app, f"week-figures-{size[0]}x{size[1]}")


async def test_enter_takes_each_offer_over_and_none_is_taken_unasked(
    told_app: BriefingApp, told: Path
) -> None:
    async with told_app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, told_app)
        assert says(told_app) == [("Đoàn ra", "2")]
        await pilot.press("enter")
        assert says(told_app) == [("Đoàn ra", "2"), (NAME, "30")]
        assert str(figures(told_app)[1].total) == "560"
        await pilot.press("enter", "enter")
        assert says(told_app)[2:] == [("Đề án hoàn thành", "15"), ("Tổ chức kiểm tra", "4")]
        await pilot.press("ctrl+z")
        assert len(figures(told_app)) == 3
        stored = open_archive(told).get("week-2020-06-29")
        assert [one.name for one in stored.figures] == ["Đoàn ra", NAME, "Đề án hoàn thành"]


async def test_a_value_is_typed_with_its_part_of_the_month_that_ended(
    told_app: BriefingApp,
) -> None:
    async with told_app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, told_app)
        await pilot.press("home", "f2", *"gần 35", "down", *"40", "f2")
        assert "Phần không lớn hơn tổng số" in screen_text(told_app)
        await pilot.press("ctrl+u", *"12", "f2")
        (figure,) = figures(told_app)[1:]
        assert (figure.name, str(figure.value), str(figure.earlier)) == (NAME, "35", "12")
        assert figure.qualifier == "nearly"
        await pilot.press("enter", "ctrl+u", *"nhiều", "f2")
        assert "gần 560" in screen_text(told_app)
        await pilot.press("ctrl+u", *"15/17", "f2")
        assert str(figures(told_app)[1].of) == "17"
        await pilot.press("delete")
        assert says(told_app) == [("Đoàn ra", "2")]


async def test_what_is_not_defined_can_be(told_app: BriefingApp, told: Path) -> None:
    async with told_app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, told_app)
        while "▌ 2 đoàn" not in screen_text(told_app):
            await pilot.press("down")
        await pilot.press("f6", "f2")
        assert [one.name for one in load_definitions(open_archive(told))][-1] == "Đoàn ra"
        assert "Đã nhập, chưa khai báo" not in screen_text(told_app)
        await pilot.press("escape")
        assert isinstance(told_app.screen, WeekScreen)


async def test_a_finalized_week_stays_as_it_is(told: Path) -> None:
    archive = open_archive(told)
    week = archive.get("week-2020-06-29")
    archive.put(replace(week, state=State.FINAL, revision=1))
    app = BriefingApp(Desk(told, TODAY))
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, app)
        await pilot.press("enter", "ctrl+z")
        assert figures(app) == list(week.figures)


async def test_hostile_names(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    shown = [number(3, name=text, unit=text) for text in HOSTILE.values()]
    archive.put(week_of("2020-06-15", *shown, text=TEXT))
    app = BriefingApp(Desk(archive_folder, TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app)
        await pilot.press("home", "enter")
        await pilot.pause()
        assert app.is_running
        assert "[/b]" in screen_text(app)
