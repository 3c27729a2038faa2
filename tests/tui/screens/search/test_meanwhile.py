"""While it searches: typing goes on, late answers are dropped, the index is made meanwhile."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path

import pytest

from briefing.errors import ArchiveError
from briefing.tui.app import BriefingApp
from briefing.tui.screens.search import finding
from briefing.tui.screens.search.screen import SearchScreen
from briefing.tui.screens.week import WeekScreen
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from briefing.verbs.searching import Found, Searcher
from tests.tui.helpers import screen_text, search, settled, until

WIDE = (120, 36)


class Slow(Searcher):
    """A searcher whose answers and whose index wait until they are let go."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []
        self.answer = threading.Event()
        self.index = threading.Event()
        self.trouble: ArchiveError | None = None

    def search(self, text: str, *, today: date, limit: int = 50) -> Found:
        self.asked.append(text)
        if not self.answer.wait(60):
            raise AssertionError("nobody let the answer go")
        return super().search(text, today=today, limit=limit)

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> None:
        if progress:
            progress(1, 4)
        if not self.index.wait(60):
            raise AssertionError("nobody let the index go")
        if self.trouble:
            raise self.trouble


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, stored: Path) -> Iterator[Slow]:
    """The searcher of the application, which takes as long as the test wants."""
    searcher = Slow(stored)
    monkeypatch.setattr(finding, "Searcher", lambda _folder: searcher)
    yield searcher
    searcher.answer.set()
    searcher.index.set()


async def test_typing_never_waits_and_only_the_last_question_is_answered(
    app: BriefingApp, slow: Slow
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+f", *"theo", "backspace", *"o", "space", *"doi")
        await until(pilot, lambda: bool(slow.asked))
        assert app.screen.query_one("#query", LineField).value == "theo doi"
        assert slow.asked == ["t"]
        assert "chỗ khớp" not in screen_text(app)
        slow.answer.set()
        await until(pilot, lambda: "1 chỗ khớp" in screen_text(app))
        assert slow.asked == ["t", "theo doi"]


async def test_an_answer_that_comes_after_the_line_is_empty_is_dropped(
    app: BriefingApp, slow: Slow
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+f", "t")
        await until(pilot, lambda: bool(slow.asked))
        await pilot.press("backspace")
        slow.answer.set()
        await settled(pilot, app)
        assert "chỗ khớp" not in screen_text(app)
        assert "Gõ để tìm" in screen_text(app)


async def test_the_index_is_made_meanwhile_and_says_how_far_it_is(
    app: BriefingApp, slow: Slow
) -> None:
    slow.answer.set()
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "so ket", "Đang lập chỉ mục … 25 %")
        await until(pilot, lambda: "1 chỗ khớp" in screen_text(app))
        asked = len(slow.asked)
        slow.index.set()
        await until(pilot, lambda: "Đang lập chỉ mục" not in screen_text(app))
        await until(pilot, lambda: len(slow.asked) > asked)  # the index may know more


async def test_an_index_that_cannot_be_made_is_told_and_all_is_found_without(
    app: BriefingApp, slow: Slow
) -> None:
    slow.trouble = ArchiveError("Không ghi được chỉ mục.")
    slow.answer.set()
    slow.index.set()
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "so ket", "1 chỗ khớp")
        await until(pilot, lambda: "Không ghi được chỉ mục." in screen_text(app))


async def test_leaving_and_coming_back_while_the_index_is_made(
    app: BriefingApp, slow: Slow
) -> None:
    slow.answer.set()
    async with app.run_test(size=WIDE) as pilot, AsyncExitStack() as stack:
        stack.callback(slow.index.set)
        await pilot.press("ctrl+f")
        await until(pilot, lambda: "25 %" in screen_text(app))
        await pilot.press("escape", "ctrl+f")
        slow.index.set()
        await search(pilot, app, "so ket", "1 chỗ khớp")
        assert isinstance(app.screen, SearchScreen)


async def test_a_folder_that_cannot_be_read_is_a_sentence(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_all: object, **_named: object) -> Found:
        raise ArchiveError("Không đọc được kho [/b].", "Hãy xem lại quyền của thư mục.")

    monkeypatch.setattr(Searcher, "search", refuse)
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "so ket", "Không đọc được kho [/b]. Hãy xem lại quyền")
        await pilot.press("escape")
        assert isinstance(app.screen, WeekScreen)


async def test_enter_waits_for_the_answer_to_what_is_typed(app: BriefingApp, slow: Slow) -> None:
    slow.answer.set()
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "hoan thien", "1 chỗ khớp")
        slow.answer.clear()
        await pilot.press("ctrl+u", *"so", "space", *"ket", "enter")
        await pilot.pause(0.1)
        assert isinstance(app.screen, SearchScreen)
        slow.answer.set()
        await until(pilot, lambda: isinstance(app.screen, WeekScreen))
        await until(pilot, lambda: "Giao ban   Tuần 15 – 21/6/2020" in screen_text(app))


async def test_typing_on_takes_enter_back(app: BriefingApp, slow: Slow) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+f", *"so", "enter", "space", *"ket")
        slow.answer.set()
        await until(pilot, lambda: "1 chỗ khớp" in screen_text(app))
        assert isinstance(app.screen, SearchScreen)


async def test_the_chosen_hit_stays_chosen_when_the_index_is_ready(
    app: BriefingApp, slow: Slow
) -> None:
    slow.answer.set()
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, app, "hoi nghi", "chỗ khớp")
        await pilot.press("down")
        asked = len(slow.asked)
        slow.index.set()
        await until(pilot, lambda: len(slow.asked) > asked)
        await settled(pilot, app)
        assert app.screen.query_one("#hits", Page).selected == "1"


async def test_the_index_is_let_go_of_when_the_application_ends(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = threading.Event()

    class Closing(Searcher):
        def close(self) -> None:
            super().close()
            closed.set()

    monkeypatch.setattr(finding, "Searcher", Closing)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+f", "a")
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        assert not closed.is_set()
    assert closed.wait(60)
