"""Figures: the list, the spans with their plot, the week behind them, what is defined."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.insight.figures.totals import By, Crossing
from briefing.model.figures import Definition, with_definition
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.figures.screen import FiguresScreen
from briefing.tui.screens.week import WeekScreen
from briefing.verbs.counting import change_definitions, crossing_rule, load_definitions
from tests.counted import NAME, UNIT, month_of, number, week_of
from tests.tui.helpers import Golden, screen_lines, screen_text, settled, until
from tests.tui.test_display import HOSTILE

WIDE = (120, 36)
TODAY = date(2020, 7, 6)


@pytest.fixture
def counted(archive_folder: Path) -> Path:
    """Weeks of May to July with two figures, one of them defined, and a month's own report."""
    archive = open_archive(archive_folder)
    letters = partial(number, name="Đơn thư được giải quyết", unit="đơn")
    archive.put(week_of("2020-05-04", number(12), letters(7)))
    archive.put(week_of("2020-05-25", number(30)))
    archive.put(week_of("2020-06-15", number(1067), letters(9)))
    archive.put(week_of("2020-06-29", number(25, earlier=5), met="2020-06-30"))
    archive.put(month_of(2020, 6, number(1100)))
    one = Definition(id="", name=NAME, unit=UNIT, group="Công tác dân vận")
    change_definitions(archive, lambda known: with_definition(known, one))
    return archive_folder


@pytest.fixture
def figures_app(counted: Path) -> BriefingApp:
    return BriefingApp(Desk(counted, TODAY))


def place(app: BriefingApp) -> FiguresScreen:
    assert isinstance(app.screen, FiguresScreen)
    return app.screen


async def opened(pilot: Pilot[None], app: BriefingApp) -> None:
    await pilot.press("alt+x")
    await until(pilot, lambda: isinstance(app.screen, FiguresScreen) and bool(shown(app)))
    await settled(pilot, app)


def shown(app: BriefingApp) -> list[str]:
    """Return what the spans make, "Tháng 5/2020 42" and the like."""
    spans = [(one.span.start, int(one.value)) for one in place(app)._pane.totals]
    return [f"{day} {value}" for day, value in spans]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_looks(
    figures_app: BriefingApp,
    golden: Golden,
    size: tuple[int, int],
) -> None:
    async with figures_app.run_test(size=size) as pilot:
        await opened(pilot, figures_app)
        await golden(figures_app, f"figures-{size[0]}x{size[1]}")
        await pilot.press("tab", "up")
        await pilot.pause()
        await golden(figures_app, f"figures-span-{size[0]}x{size[1]}")


async def test_spans_are_counted_by_the_next_length(figures_app: BriefingApp) -> None:
    async with figures_app.run_test(size=WIDE) as pilot:
        await opened(pilot, figures_app)
        assert shown(figures_app) == ["2020-05-01 42", "2020-06-01 1067", "2020-07-01 25"]
        wanted = {
            By.QUARTER: ["2020-04-01 1109", "2020-07-01 25"],
            By.HALF: ["2020-01-01 1109", "2020-07-01 25"],
            By.YEAR: ["2020-01-01 1134"],
            By.WEEK: ["2020-05-04 12", "2020-05-25 30", "2020-06-15 1067", "2020-06-29 25"],
        }
        for by, spans in wanted.items():
            await pilot.press("f2")
            await until(pilot, lambda: shown(figures_app) == spans)  # noqa: B023 - now
            assert place(figures_app)._by is by


async def test_a_span_opens_its_weeks_and_a_week_itself(figures_app: BriefingApp) -> None:
    async with figures_app.run_test(size=WIDE) as pilot:
        await opened(pilot, figures_app)
        await pilot.press("enter", "up", "enter")
        await until(
            pilot, lambda: place(figures_app)._by is By.WEEK and len(shown(figures_app)) == 4
        )
        span = place(figures_app)._pane.span
        assert span
        assert str(span.span.start) == "2020-06-29"
        await pilot.press("up", "enter")
        await until(pilot, lambda: isinstance(figures_app.screen, WeekScreen))
        assert figures_app.desk.work
        assert figures_app.desk.work.briefing.id == "week-2020-06-15"


async def test_the_rule_goes_round_and_is_kept(figures_app: BriefingApp) -> None:
    async with figures_app.run_test(size=WIDE) as pilot:
        await opened(pilot, figures_app)
        for rule, june, july in (
            (Crossing.SPLIT, 1072, 20),
            (Crossing.MEETING, 1092, None),
            (Crossing.LAST, 1067, 25),
        ):
            await pilot.press("alt+t")
            wanted = ["2020-05-01 42", f"2020-06-01 {june}"]
            wanted += [f"2020-07-01 {july}"] if july else []
            await until(pilot, lambda: shown(figures_app) == wanted)  # noqa: B023 - now
            assert crossing_rule() is rule


async def test_the_sentence_goes_into_the_open_week(figures_app: BriefingApp) -> None:
    async with figures_app.run_test(size=WIDE) as pilot:
        await opened(pilot, figures_app)
        await pilot.press("tab", "up", "f5")
        assert figures_app.desk.work
        assert figures_app.desk.work.briefing.results[-1].text == (
            "Trong tháng 6/2020, tiếp công dân 1.067 lượt, nâng tổng số từ đầu năm lên 1.109 lượt."
        )


async def test_what_is_not_defined_is_shown_and_defined(
    figures_app: BriefingApp, counted: Path
) -> None:
    async with figures_app.run_test(size=WIDE) as pilot:
        await opened(pilot, figures_app)
        await pilot.press("down")
        await until(pilot, lambda: shown(figures_app) == ["2020-05-01 7", "2020-06-01 9"])
        await pilot.press("enter", "f2")
        archive = open_archive(counted)
        await until(pilot, lambda: len(load_definitions(archive)) == 2)
        one = load_definitions(archive)[1]
        assert (one.name, one.unit) == ("Đơn thư được giải quyết", "đơn")
        await until(pilot, lambda: "Chưa khai báo" not in screen_text(figures_app))


async def test_definitions_are_added_changed_moved_and_taken_out(
    figures_app: BriefingApp, counted: Path
) -> None:
    archive = open_archive(counted)

    def names() -> list[str]:
        return [one.name for one in load_definitions(archive)]

    async with figures_app.run_test(size=WIDE) as pilot:
        await opened(pilot, figures_app)
        await pilot.press("insert", *"xyz", "f2")
        await until(pilot, lambda: names() == [NAME, "xyz"])
        await pilot.press("alt+down")
        await until(pilot, lambda: names() == ["xyz", NAME])
        await pilot.press("f6", *"2", "down", *"a|b", "f2")
        await until(pilot, lambda: names() == ["xyz", f"{NAME}2"])
        assert load_definitions(archive)[1].other_names == ("a", "b")
        await pilot.press("f6", "ctrl+u", "f2")
        assert "Còn thiếu tên" in screen_text(figures_app)
        await pilot.press("escape", "delete", "enter")
        await until(pilot, lambda: names() == ["xyz"])


async def test_tables_are_written_and_taken_in(
    figures_app: BriefingApp, counted: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ra.csv"
    async with figures_app.run_test(size=WIDE) as pilot:
        await opened(pilot, figures_app)
        for key in ("enter", "ctrl+r"):
            await pilot.press("f9", "ctrl+u", *str(path), "enter")
            await pilot.pause()
            if key == "ctrl+r":
                assert "Ctrl+R" in screen_text(figures_app)
                await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(figures_app.screen, FiguresScreen))
        assert "2020-06;2020-06-01;2020-06-30;Công tác dân vận;" in path.read_text("utf-8-sig")
        path.write_text("Tên;ĐVT\nKiểm tra;cuộc\n", encoding="utf-8")
        await pilot.press("f9", "ctrl+u", *str(path), "down", "down", "down", "enter")
        archive = open_archive(counted)
        await until(pilot, lambda: len(load_definitions(archive)) == 2)


async def test_the_plot_may_be_hidden_and_esc_goes_back(figures_app: BriefingApp) -> None:
    async with figures_app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, figures_app)
        assert any("█" in line for line in screen_lines(figures_app))
        await pilot.press("f4")
        await pilot.pause()
        assert not any("█" in line for line in screen_lines(figures_app))
        await pilot.press("f4", "right", "escape")
        assert not place(figures_app)._pane.active
        await pilot.press("escape")
        assert isinstance(figures_app.screen, WeekScreen)


async def test_the_mouse_chooses_and_opens(figures_app: BriefingApp) -> None:
    async with figures_app.run_test(size=WIDE) as pilot:
        await opened(pilot, figures_app)
        await pilot.click("#spans", offset=(6, 2))
        await pilot.pause()
        assert place(figures_app)._pane.span == place(figures_app)._pane.totals[0]
        await pilot.click("#figures", offset=(6, 5))
        await until(pilot, lambda: len(shown(figures_app)) == 2)


async def test_an_empty_archive_says_how_to_begin(empty_app: BriefingApp) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("alt+x")
        await until(pilot, lambda: "Insert để khai báo" in screen_text(empty_app))
        await pilot.press("enter", "down", "f5", "tab", "delete", "f9", "escape", "f2")
        assert isinstance(empty_app.screen, FiguresScreen)


async def test_hostile_names_are_shown_as_they_are(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(
        week_of("2020-06-15", *(number(3, name=text, unit=text) for text in HOSTILE.values()))
    )
    first, second, *_others = HOSTILE.values()
    one = Definition(id="", name=first, unit=first, group=second)
    change_definitions(archive, lambda known: with_definition(known, one))
    app = BriefingApp(Desk(archive_folder, TODAY))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("alt+x")
        await until(pilot, lambda: "Chưa khai báo" in screen_text(app))
        await pilot.press("down", "f6")
        await settled(pilot, app)
        assert app.is_running
        assert "\x1b" not in screen_text(app)
