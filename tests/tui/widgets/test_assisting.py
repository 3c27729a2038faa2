"""What the entry line offers: phrases, a section, a unit; none of it without its own key."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive, add_result, change_result
from briefing.model.records import Briefing
from briefing.settings import change
from briefing.tui import phrasing
from briefing.tui.app import BriefingApp
from briefing.tui.screens.hints import HintsScreen
from briefing.tui.widgets.entryline import EntryLine
from briefing.tui.widgets.fields import EntryField
from tests.tui.helpers import screen_lines, screen_text, settled, until, week

WIDE = (120, 36)
SAID = "hoàn thiện hồ sơ trình Ban Thường vụ xem xét"
HEALTH = "Thẩm định hồ sơ nâng cấp trạm y tế xã miền núi"


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrasing, "PAUSE", 0.0)


@pytest.fixture
def known(stored: Path) -> Path:
    """Three weeks more, which say one phrase each, and results with sections."""
    archive = open_archive(stored)
    for number in range(3):
        briefing = week(date(2020, 5, 4 + 7 * number), f"{SAID} lần {number}.")
        briefing = add_result(briefing, f"{HEALTH}, lần {number}.", section="Y tế")
        item = briefing.results[-1].id
        briefing = change_result(briefing, item, lambda result: replace(result, unit="Sở Y tế"))
        archive.put(add_directive(briefing, "mở lớp bồi dưỡng nghiệp vụ văn thư", unit="Sở Nội vụ"))
    return stored


def field(app: BriefingApp) -> EntryField:
    return app.screen.query_one(EntryLine).field


def keys(text: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in text]


async def ready(pilot: object, app: BriefingApp) -> None:
    """Type a letter, wait until the phrases are read, take it back."""
    await pilot.press("x")  # type: ignore[attr-defined]

    def read() -> bool:
        offering = field(app).going_on
        return offering is not None and bool(offering("hoàn thiện hồ "))

    await until(pilot, read)  # type: ignore[arg-type]
    await pilot.press("backspace")  # type: ignore[attr-defined]


def result(app: BriefingApp) -> tuple[str, str, str]:
    assert app.desk.work is not None
    last = app.desk.work.briefing.results[-1]
    return last.text, last.section, last.unit


@pytest.mark.usefixtures("known")
async def test_a_phrase_is_shown_dim_and_taken_by_the_right_arrow(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        await pilot.press(*keys("hoàn thiện hồ"))
        await pilot.pause()
        assert field(app).value == "hoàn thiện hồ"
        assert f"Bốn là, {SAID} lần" in screen_text(app)
        await pilot.press("right")
        await pilot.pause()
        assert field(app).value == f"{SAID} lần"
        assert not field(app).suggestion


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("key", ["space", "enter", "tab", "end", "down", "shift+right", "a"])
async def test_no_other_key_takes_it(app: BriefingApp, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        await pilot.press(*keys("hoàn thiện hồ"))
        assert field(app).suggestion
        await pilot.press(key)
        await pilot.pause()
        assert "trình" not in field(app).value
        work = app.desk.work
        assert work is not None
        texts = [item.text for item in work.briefing.directive_lists[0].directives]
        assert not any("Ban Thường vụ" in text for text in texts)


@pytest.mark.usefixtures("known")
async def test_it_goes_when_the_cursor_moves_away_and_with_the_text(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        await pilot.press(*keys("hoàn thiện hồ"))
        assert field(app).suggestion
        await pilot.press("left")
        assert not field(app).suggestion
        await pilot.press("right")
        assert field(app).value == "hoàn thiện hồ"
        await pilot.press("backspace", *keys("ồ"))
        await pilot.pause()
        assert field(app).suggestion
        await pilot.press("enter")
        await pilot.pause()
        assert not field(app).suggestion
        assert field(app).value == ""


@pytest.mark.usefixtures("known")
async def test_an_input_method_types_through_it(app: BriefingApp) -> None:
    """Backspaces and letters in one read, as UniKey sends them, while a phrase is offered."""
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        await pilot.press(*keys("hoàn thiện hồ so"))
        entry = field(app)
        for key, letter in (("backspace", "\x7f"), ("ơ", "ơ"), ("space", " "), ("t", "t")):
            entry.post_message(events.Key(key, letter))
        await pilot.pause()
        assert entry.value == "hoàn thiện hồ sơ t"
        assert entry.suggestion == "rình Ban Thường vụ xem xét lần"


@pytest.mark.usefixtures("known")
async def test_a_long_line_that_wraps_stays_whole(app: BriefingApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot, app)
        entry = field(app)
        entry.going_on = lambda before: " và tiếp tục nhiều chữ nữa" * 3 if before else ""
        entry.value = "một câu rất dài " * 6 + "hế"
        await pilot.press("backspace", "ế", "t")
        await pilot.pause()
        rows = [line for line in screen_lines(app) if "một câu" in line]
        assert len(rows) >= 2
        assert "hết và tiếp tục" in screen_text(app)
        assert all(len(line) <= 80 for line in screen_lines(app))


@pytest.mark.usefixtures("known")
async def test_the_setting_turns_it_off(app: BriefingApp) -> None:
    change("phrases", "off")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys("hoàn thiện hồ"))
        await settled(pilot, app)
        assert field(app).going_on is None


# ── Section and unit ────────────────────────────────────────────────────────────────────────

TYPED = "Đã thẩm định hồ sơ nâng cấp trạm y tế xã vùng cao"


@pytest.mark.usefixtures("known")
async def test_a_section_and_a_unit_are_offered_with_the_reason_and_taken_with_ctrl_g(
    app: BriefingApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("shift+tab", *keys(TYPED))
        await until(pilot, lambda: "Ctrl+G mục Y tế · Sở Y tế chủ trì" in screen_text(app))
        assert "giống kết quả tuần 18 – 24/5/2020" in screen_text(app)
        await pilot.press("ctrl+g")
        await until(pilot, lambda: "Ctrl+G" not in screen_text(app).split("Thêm")[0])
        assert field(app).value == TYPED
        await pilot.press("enter")
        await pilot.pause()
        assert result(app) == (TYPED, "Y tế", "Sở Y tế")
        await pilot.press(*keys("Việc khác hẳn không giống gì"), "enter")
        await pilot.pause()
        assert result(app)[1:] != ("Y tế", "Sở Y tế")


@pytest.mark.usefixtures("known")
async def test_without_the_key_nothing_is_taken(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("shift+tab", *keys(TYPED))
        await until(pilot, lambda: "mục Y tế" in screen_text(app))
        await pilot.press("enter")
        await pilot.pause()
        text, section, unit = result(app)
        assert (text, unit) == (TYPED, "")
        assert section != "Y tế"


@pytest.mark.usefixtures("known")
async def test_a_conclusion_is_offered_a_unit(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        typed = "tiếp tục mở lớp bồi dưỡng nghiệp vụ văn thư"
        await pilot.press(*keys(typed))
        await until(pilot, lambda: "Ctrl+G Sở Nội vụ chủ trì" in screen_text(app))
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert field(app).value == f'{typed} @"Sở Nội vụ"'


def _pasted(app: BriefingApp) -> Briefing:
    assert app.desk.work is not None
    return app.desk.work.briefing


@pytest.mark.usefixtures("known")
async def test_pasted_results_are_given_theirs_one_by_one(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("shift+tab")
        field(app).post_message(events.Paste(f"{TYPED}.\n\nKhông giống gì cả ở đây."))
        await until(pilot, lambda: len(_pasted(app).results) == 3)
        await pilot.press("up", "up", "alt+u")
        await until(pilot, lambda: isinstance(app.screen, HintsScreen))
        await until(pilot, lambda: "mục Y tế" in screen_text(app))  # not the one it came under
        assert "giống kết quả tuần" in screen_text(app)
        await pilot.press("f2")
        await until(pilot, lambda: not isinstance(app.screen, HintsScreen))
        given = [(one.text, one.section, one.unit) for one in _pasted(app).results]
        assert (f"{TYPED}.", "Y tế", "Sở Y tế") in given
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert not any(one.section == "Y tế" for one in _pasted(app).results)


@pytest.mark.usefixtures("known")
async def test_where_nothing_is_alike_it_says_so(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("alt+u")
        await until(pilot, lambda: isinstance(app.screen, HintsScreen))
        await pilot.press("enter")
        assert isinstance(app.screen, HintsScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, HintsScreen)
