"""Schemes: a year's programme, its steps, the week behind a step, the count as a figure."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.records import PeriodKind
from briefing.model.schemes import Scheme, SchemeState, SchemeStep, with_scheme
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.schemes.screen import SchemesScreen
from briefing.tui.screens.week import WeekScreen
from briefing.tui.widgets.editor import Editor
from briefing.verbs.programming import change_schemes, load_schemes
from tests.tui.helpers import TODAY, Golden, screen_text, until
from tests.tui.test_display import HOSTILE

SCHEMES = (
    Scheme(
        id="",
        year=2020,
        name="Đề án vị trí việc làm",
        unit="Vụ Cán bộ",
        due=date(2020, 6, 30),
        due_by=PeriodKind.QUARTER,
        state=SchemeState.DONE,
        steps=(
            SchemeStep(briefing="week-2020-06-15", what="trình Ban Thường vụ"),
            SchemeStep(briefing="week-2020-06-22", what="ban hành", item="r1"),
        ),
    ),
    Scheme(id="", year=2020, name="Đề án luân chuyển", due=date(2020, 7, 3)),
    Scheme(id="", year=2019, name="Đề án cũ", state=SchemeState.DONE),
)


@pytest.fixture
def programme(stored: Path) -> Path:
    for one in SCHEMES:
        change_schemes(open_archive(stored), lambda known: with_scheme(known, one))  # noqa: B023
    return stored


@pytest.fixture
def programme_app(programme: Path) -> BriefingApp:
    return BriefingApp(Desk(programme, TODAY))


async def opened(pilot: Pilot[None], app: BriefingApp) -> None:
    await pilot.press("alt+p")
    await until(pilot, lambda: isinstance(app.screen, SchemesScreen) and "/" in screen_text(app))


def stored_ones(folder: Path) -> dict[str, Scheme]:
    return {one.name: one for one in load_schemes(open_archive(folder))}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(programme_app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with programme_app.run_test(size=size) as pilot:
        await opened(pilot, programme_app)
        await golden(programme_app, f"schemes-{size[0]}x{size[1]}")


async def test_years_go_round(programme_app: BriefingApp) -> None:
    async with programme_app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, programme_app)
        await pilot.press("f2")
        assert "1/1 đề án đã hoàn thành (100%)" in screen_text(programme_app)
        await pilot.press("f2")
        assert "1/2 đề án đã hoàn thành (50%)" in screen_text(programme_app)


async def test_a_step_opens_its_week(programme_app: BriefingApp) -> None:
    async with programme_app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, programme_app)
        await pilot.press("tab", "up", "enter")
        await until(pilot, lambda: isinstance(programme_app.screen, WeekScreen))
        assert programme_app.desk.work
        assert programme_app.desk.work.briefing.id == "week-2020-06-15"


async def test_the_chosen_item_becomes_a_step(programme_app: BriefingApp, programme: Path) -> None:
    async with programme_app.run_test(size=(100, 30)) as pilot:
        editor = programme_app.screen.query_one(Editor)
        await pilot.press("up")
        await pilot.pause()
        chosen = editor.chosen
        assert chosen
        await opened(pilot, programme_app)
        await pilot.press("down", "enter", "f2")
        await until(pilot, lambda: bool(stored_ones(programme)["Đề án luân chuyển"].steps))
        one = stored_ones(programme)["Đề án luân chuyển"]
        (step,) = one.steps
        assert (step.briefing, step.item) == ("week-2020-06-22", chosen)
        assert step.what
        assert one.state is SchemeState.UNDER_WAY


async def test_a_step_is_typed_and_taken_out(programme_app: BriefingApp, programme: Path) -> None:
    async with programme_app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, programme_app)
        await pilot.press("down", "enter", *"hop", "down", "ctrl+u", *"1999", "f2")
        assert "1999" in screen_text(programme_app)
        await pilot.press("ctrl+u", *"2020-W25", "f2")
        await until(pilot, lambda: bool(stored_ones(programme)["Đề án luân chuyển"].steps))
        await pilot.press("tab", "delete")
        await until(pilot, lambda: not stored_ones(programme)["Đề án luân chuyển"].steps)


async def test_schemes_are_added_changed_and_taken_out(
    programme_app: BriefingApp, programme: Path
) -> None:
    async with programme_app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, programme_app)
        await pilot.press("f6", *"Moi", "down", "down", *"mai sau", "f2")
        assert "quý III" in screen_text(programme_app)
        await pilot.press("ctrl+u", *"quý III", "f2")
        await until(pilot, lambda: "Moi" in stored_ones(programme))
        assert stored_ones(programme)["Moi"].due == date(2020, 9, 30)
        await pilot.press("end", "f5", "f5")
        await until(pilot, lambda: stored_ones(programme)["Moi"].state is SchemeState.DONE)
        await pilot.press("f4", *"2", "f2")
        await until(pilot, lambda: "Moi2" in stored_ones(programme))
        await pilot.press("delete", "enter")
        await until(pilot, lambda: "Moi2" not in stored_ones(programme))


async def test_the_count_becomes_a_figure_of_the_open_week(programme_app: BriefingApp) -> None:
    async with programme_app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, programme_app)
        await pilot.press("alt+s")
        assert programme_app.desk.work
        (figure,) = programme_app.desk.work.briefing.figures
        assert (str(figure.value), str(figure.of), figure.unit) == ("1", "2", "đề án")


async def test_tables(programme_app: BriefingApp, programme: Path, tmp_path: Path) -> None:
    path = tmp_path / "ra.csv"
    async with programme_app.run_test(size=(100, 30), notifications=True) as pilot:
        await opened(pilot, programme_app)
        await pilot.press("f9", "ctrl+u", *str(path), "f2")
        await pilot.pause()
        text = path.read_text("utf-8-sig")
        assert "2020-W26: ban hành" in text
        path.write_text(text + "2020;Thêm;;;;\n2020;;;;;\n", encoding="utf-8")
        await pilot.press("alt+i", "ctrl+u", *str(path), "f2")
        await until(pilot, lambda: "Thêm" in stored_ones(programme))
        await until(pilot, lambda: "Dòng 5" in screen_text(programme_app))
        assert len(stored_ones(programme)["Đề án vị trí việc làm"].steps) == 2


async def test_hostile_names_and_no_schemes_at_all(stored: Path) -> None:
    app = BriefingApp(Desk(stored, TODAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("alt+p")
        await until(pilot, lambda: "Insert để thêm" in screen_text(app))
        await pilot.press("enter", "f5", "delete", "tab", "down", "f2")
        for text in HOSTILE.values():
            one = Scheme(
                id="",
                year=2020,
                name=text,
                unit=text,
                steps=(SchemeStep(briefing=text[:40], what=text),),
            )
            change_schemes(open_archive(stored), lambda known: with_scheme(known, one))  # noqa: B023
        await pilot.press("escape")
        await opened(pilot, app)
        await pilot.press("down", "tab", "enter")
        await pilot.pause()
        assert app.is_running
        assert "[/b]" in screen_text(app)
