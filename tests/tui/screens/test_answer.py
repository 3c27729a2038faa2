"""Answering last week: a key for each answer, each one edit, stored and undoable."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.screen import Screen

from briefing.errors import ArchiveError
from briefing.model.answering import answer_to
from briefing.model.identity import directives
from briefing.model.records import Answer, Briefing, State, Status
from briefing.tui.app import BriefingApp
from briefing.tui.screens.answer import AnswerScreen
from briefing.tui.screens.link import LinkScreen
from briefing.tui.screens.reason import ReasonScreen
from briefing.tui.widgets.fields import EntryField
from briefing.tui.widgets.lastweek import LastWeek
from briefing.tui.widgets.page import Page
from tests.tui.asked import (
    HOSTILE,
    RESULTS,
    TASKS,
    answering,
    app_over,
    asking,
    stored,
    work_of,
)
from tests.tui.helpers import Golden, screen_text

WIDE, SMALL = (120, 36), (80, 24)


@pytest.fixture
def app(archive_folder: Path) -> BriefingApp:
    return app_over(archive_folder, asking(*TASKS), answering(*RESULTS))


async def opened(pilot: Pilot[None], app: BriefingApp) -> AnswerScreen:
    work = work_of(app)
    screen = AnswerScreen(app.desk, work.apply, work.undo, work.redo)
    await app.push_screen(screen)
    await pilot.pause()
    return screen


def chosen(app: BriefingApp) -> str:
    return app.screen.query_one(LastWeek).selected


def statuses(briefing: Briefing) -> dict[str, Status]:
    return {one.directive: one.status for one in briefing.answers}


@pytest.mark.parametrize(
    ("key", "status"), [("1", Status.DONE), ("2", Status.IN_PROGRESS), ("3", Status.LATE)]
)
async def test_a_digit_answers_and_is_stored(
    app: BriefingApp, archive_folder: Path, key: str, status: Status
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("down", key)
        assert statuses(stored(archive_folder)) == {"d2": status}
        assert "Việc 2: " in screen_text(app)


async def test_zero_takes_an_answer_back(app: BriefingApp, archive_folder: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("1", "0")
        assert stored(archive_folder).answers == ()


async def test_the_choice_moves_and_stays_within_the_list(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        seen = []
        for key in ("up", "down", "down", "end", "down", "home"):
            await pilot.press(key)
            seen.append(chosen(app))
        assert seen == ["d1", "d2", "d3", "d5", "d5", "d1"]


async def test_it_opens_at_the_first_task_without_an_answer(archive_folder: Path) -> None:
    heard = replace(answering(*RESULTS), answers=(Answer(directive="d1", status=Status.DONE),))
    app = app_over(archive_folder, asking(*TASKS), heard)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        assert chosen(app) == "d2"


async def test_carrying_on_gives_the_task_again_once(
    app: BriefingApp, archive_folder: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("4", "4")
        week = stored(archive_folder)
        (carried,) = directives(week)
        assert (carried.text, carried.origin) == (TASKS[0].text, TASKS[0].origin)
        assert statuses(week) == {"d1": Status.CARRIED}
        assert "Việc 1 đã được chuyển rồi." in screen_text(app)


async def test_a_copy_is_new_and_answers_nothing(app: BriefingApp, archive_folder: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("6")
        week = stored(archive_folder)
        (copied,) = directives(week)
        assert (copied.text, copied.origin) == (TASKS[0].text, None)
        assert statuses(week) == {}


async def test_what_was_carried_and_is_answered_otherwise_is_told(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("4", "1")
        assert "vẫn còn trong kết luận tuần này" in " ".join(screen_text(app).split())


async def test_dropping_asks_for_a_reason(app: BriefingApp, archive_folder: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("5")
        assert isinstance(app.screen, ReasonScreen)
        await pilot.press("enter")
        assert isinstance(app.screen, ReasonScreen)
        await pilot.press(*"trùng việc", "enter")
        await pilot.pause()
        dropped = Answer(directive="d1", status=Status.DROPPED, reason="trùng việc")
        assert stored(archive_folder).answers == (dropped,)
        assert "lý do: trùng việc" in screen_text(app)


async def test_dropping_can_be_thought_better_of(app: BriefingApp, archive_folder: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("5", "x", "escape")
        await pilot.pause()
        assert isinstance(app.screen, AnswerScreen)
        assert stored(archive_folder).answers == ()


async def test_enter_links_the_likeliest_result(app: BriefingApp, archive_folder: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        assert "Có thể là kết quả: Đã trình Lãnh đạo Ban" in " ".join(screen_text(app).split())
        await pilot.press("enter")
        week = stored(archive_folder)
        assert week.results[0].answers == "d1"
        assert answer_to(week, "d1") == Answer(directive="d1", status=Status.DONE, result="r1")


async def test_enter_lets_choose_where_nothing_is_likely(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("end", "enter")
        assert isinstance(app.screen, LinkScreen)


async def test_tab_chooses_a_result_and_takes_the_link_away(
    app: BriefingApp, archive_folder: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("tab", "down", "enter")
        await pilot.pause()
        assert [item.answers for item in stored(archive_folder).results].count("d1") == 1
        assert stored(archive_folder).results[0].answers is None
        await pilot.press("tab", "0")
        await pilot.pause()
        assert {item.answers for item in stored(archive_folder).results} == {None}
        assert stored(archive_folder).answers == ()


async def test_undo_and_redo_reach_the_answers(app: BriefingApp, archive_folder: Path) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("1", "ctrl+z")
        assert stored(archive_folder).answers == ()
        assert "? chưa rà" in screen_text(app)
        await pilot.press("ctrl+y")
        assert statuses(stored(archive_folder)) == {"d1": Status.DONE}


async def test_f2_goes_there_from_the_entry_line_and_back_to_what_was_typed(
    app: BriefingApp, archive_folder: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*"sơ kết", "f2", "2", "f2")
        await pilot.pause()
        entry = app.screen.query_one(EntryField)
        assert (entry.value, entry.has_focus) == ("sơ kết", True)
        await pilot.press("f2", "4", "escape", "enter")
        await pilot.pause()
        texts = [item.text for item in directives(stored(archive_folder))]
        assert texts == [TASKS[1].text, TASKS[2].text, "sơ kết"]


async def test_what_cannot_be_stored_is_told(
    app: BriefingApp, archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)

        def full(*_given: object, **_named: object) -> None:
            raise ArchiveError("Đĩa đã đầy.", "Hãy giải phóng chỗ.")

        monkeypatch.setattr(work_of(app)._archive, "put", full)
        await pilot.press("1")
        assert "Đĩa đã đầy." in screen_text(app)
        assert "Việc 1: " not in screen_text(app)
        assert stored(archive_folder).answers == ()


@pytest.mark.parametrize("key", ["f2", "escape"])
async def test_it_is_left_for_the_entry_line(app: BriefingApp, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press(key)
        await pilot.pause()
        assert not isinstance(app.screen, AnswerScreen)


async def test_a_click_chooses(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        screen = await opened(pilot, app)
        await pilot.click(screen.query_one(LastWeek).page, offset=(6, 5))
        await pilot.pause()
        assert chosen(app) == "d2"


async def test_a_long_task_can_be_read_to_its_end(archive_folder: Path) -> None:
    long = replace(TASKS[0], text=", ".join(f"việc thứ {place}" for place in range(120)) + ".")
    app = app_over(archive_folder, asking(long), answering())
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot, app)
        assert "việc thứ 119" not in screen_text(app)
        await pilot.press(*["pagedown"] * 12)
        assert "việc thứ 119" in " ".join(screen_text(app).split())
        await pilot.press(*["pageup"] * 12)
        assert screen.query_one("#answer-detail", Page).scroll_offset.y == 0


async def test_a_final_week_says_why_nothing_changes(archive_folder: Path) -> None:
    final = replace(answering(*RESULTS), state=State.FINAL, revision=1)
    app = app_over(archive_folder, asking(*TASKS), final)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        for key in ("1", "4", "enter", "ctrl+z"):
            await pilot.press(key)
        assert stored(archive_folder) == final
        assert isinstance(app.screen, AnswerScreen)
        assert "F8" in screen_text(app) or "đã chốt" in screen_text(app).lower()


async def test_without_a_week_before_nothing_is_asked(archive_folder: Path) -> None:
    app = app_over(archive_folder, answering(*RESULTS))
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("1", "4", "5", "enter", "tab", "down")
        assert isinstance(app.screen, AnswerScreen)
        assert "Kỳ trước không giao việc nào." in screen_text(app)


async def test_strange_text_is_shown_as_text(archive_folder: Path) -> None:
    strange = replace(TASKS[0], text=HOSTILE, unit=HOSTILE)
    app = app_over(archive_folder, asking(strange, TASKS[1]), answering((HOSTILE, HOSTILE)))
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("enter")
        shown = screen_text(app)
        assert "[@click=app.quit]x[/]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await pilot.press("5")
        await pilot.pause()
        assert "[/b]" in screen_text(app)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x36"])
async def test_it_looks(app: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    name = "x".join(map(str, size))
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Screen())  # what is below has goldens of its own
        await opened(pilot, app)
        await pilot.pause()
        await golden(app, f"answer-{name}")
        await pilot.press("enter", "down", "2", "down", "4", "down", "3", "down")
        await pilot.press("5", *"đã giao cơ quan khác")
        await pilot.pause()
        await golden(app, f"reason-{name}")
        await pilot.press("enter")
        await pilot.pause()
        await golden(app, f"answer-some-{name}")
