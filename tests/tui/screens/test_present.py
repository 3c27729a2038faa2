"""Present: conclusions for the wall, one or all, legible from afar, nothing private."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.color import Color

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive, set_lead_in, set_notes, set_text
from briefing.model.records import Directive, DirectiveList
from briefing.tui import themes
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.present import BlankScreen, PresentScreen
from tests.tui.helpers import CONCLUSIONS, TODAY, Golden, screen_lines, screen_text
from tests.tui.test_themes import contrast
from tests.tui.walls import LONG, Clock, present, stored_briefing, with_points

WIDE, SMALL = (120, 36), (80, 24)
HOSTILE = "việc [/b] 3 [@click=app.quit]x[/] \x1b]0;tên\x07\x1b[31mđỏ\u202e [red]"


@pytest.fixture
def clock() -> Clock:
    return Clock()


# ── One and all ─────────────────────────────────────────────────────────────────────────────


async def test_one_at_a_time(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5")
        assert "Một là," in screen_text(app)
        assert "Hai là," not in screen_text(app)
        assert "1 / 3" in screen_text(app)
        await pilot.press("right", "space")
        assert CONCLUSIONS[2] in screen_text(app)
        assert "●  ●  ●" in screen_text(app)
        assert "3 / 3" in screen_text(app)
        await pilot.press("right", "home")
        assert "1 / 3" in screen_text(app)
        await pilot.press("end", "left")
        assert "●  ●  ○" in screen_text(app)
        assert "2 / 3" in screen_text(app)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["right"], 2),
        (["enter"], 2),
        (["down"], 2),
        (["pagedown"], 2),
        (["space"], 2),
        (["end"], 3),
        (["end", "left"], 2),
        (["end", "backspace"], 2),
        (["end", "up"], 2),
        (["end", "pageup"], 2),
        (["end", "home"], 1),
        (["left"], 1),
    ],
)
async def test_every_key_that_turns_the_page(app: BriefingApp, keys: list[str], place: int) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5", *keys)
        assert f"{place} / 3" in screen_text(app)


@pytest.mark.parametrize("key", ["tab", "f4"])
async def test_the_whole_list(app: BriefingApp, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5", key)
        shown = screen_text(app)
        assert all(f"{marker} là, " in shown for marker in ("Một", "Hai", "Ba"))
        assert "3 kết luận" in shown
        await pilot.press(key)
        assert "1 / 3" in screen_text(app)


@pytest.mark.parametrize("key", ["escape", "f5", "q"])
async def test_closing(app: BriefingApp, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5")
        assert isinstance(app.screen, PresentScreen)
        await pilot.press(key)
        assert not isinstance(app.screen, PresentScreen)


async def test_points_stand_with_their_conclusion(app: BriefingApp) -> None:
    briefing = with_points(stored_briefing(app))
    async with app.run_test(size=WIDE) as pilot:
        await present(app, pilot, briefing)
        await pilot.press("right")
        shown = screen_text(app)
        assert "Hai là," in shown
        assert "a) rà soát nhân sự" in shown
        assert "b) tổng hợp ý kiến." in shown
        assert "2 / 4" in shown


async def test_several_lists_are_told_apart_by_their_sentence(app: BriefingApp) -> None:
    briefing = with_points(stored_briefing(app))
    async with app.run_test(size=SMALL) as pilot:
        screen = await present(app, pilot, briefing)
        assert "Kết luận 1" in screen_text(app)  # a list without a sentence has its number
        await pilot.press("end")
        (heading,) = (line for line in screen_lines(app) if "Về công tác chuẩn bị" in line)
        assert heading.endswith("…")
        screen.update(set_lead_in(briefing, "Giao Văn phòng:", list_index=1))
        await pilot.press("tab")
        assert "     Giao Văn phòng\n" in screen_text(app) + "\n"


# ── Nothing private ─────────────────────────────────────────────────────────────────────────


async def test_nothing_private_and_no_keys(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "tab", *"rieng", "enter", "f5")
        await pilot.pause()
        for key in ("right", "tab", "end", "t"):
            await pilot.press(key)
            shown = screen_text(app)
            assert "rieng" not in shown
            assert not re.search(r"F\d|Ctrl|Esc", shown)
        await pilot.press("escape")
        assert "F1" in screen_text(app)


async def test_hostile_notes_and_texts(archive_folder: Path, app: BriefingApp) -> None:
    briefing = set_notes(stored_briefing(app), f"{HOSTILE} ghi riêng {archive_folder}")
    briefing = set_text(briefing, "d1", HOSTILE)
    briefing = set_lead_in(add_directive(briefing, "x", tags=("nhãn-riêng",)), HOSTILE)
    lists = (
        *briefing.directive_lists,
        DirectiveList(directives=(Directive(id="d9", ordinal=1, text=HOSTILE, unit=HOSTILE),)),
    )
    async with app.run_test(size=SMALL) as pilot:
        screen = await present(app, pilot, briefing)
        for shown in (briefing, replace(briefing, directive_lists=lists)):
            screen.update(shown)
            for key in ("home", "end", "tab", "end", "tab"):
                await pilot.press(key)
                text = screen_text(app)
                assert not {"\x1b", "\u202e", "\x07"} & set(text)
                assert "riêng" not in text
                assert str(archive_folder) not in text
        await pilot.press("home")
        assert "việc [/b] 3 [@click=app.quit]x[/]" in screen_text(app)


async def test_no_message_appears_on_the_wall(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("f5")
        app.say("chuyện riêng")
        await pilot.pause()
        assert "chuyện riêng" not in screen_text(app)
        await pilot.press("b")
        await pilot.pause()
        assert screen_text(app).strip() == ""


@pytest.mark.parametrize("key", ["b", "space", "escape", "f1", "f3", "ctrl+p", "q", "right"])
async def test_blank_until_any_key_which_does_nothing_else(app: BriefingApp, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5", "right", "b")
        await pilot.pause()
        assert isinstance(app.screen, BlankScreen)
        assert screen_text(app).strip() == ""
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, PresentScreen)
        assert "2 / 3" in screen_text(app)


async def test_a_change_does_not_light_a_blank_screen(app: BriefingApp) -> None:
    briefing = stored_briefing(app)
    async with app.run_test(size=WIDE) as pilot:
        screen = await present(app, pilot, briefing)
        await pilot.press("b")
        screen.update(add_directive(briefing, "việc mới."))
        await pilot.pause()
        assert screen_text(app).strip() == ""
        await pilot.press("b")
        assert "việc mới." in screen_text(app)


async def test_the_mouse_turns_pages_too(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5")
        await pilot.click("#wall-body")
        assert "2 / 3" in screen_text(app)
        await pilot.click("#wall-body", button=3)
        assert "1 / 3" in screen_text(app)
        await pilot.press("b")
        await pilot.click()
        assert "1 / 3" in screen_text(app)


# ── Looks ───────────────────────────────────────────────────────────────────────────────────


def worst_contrast(app: BriefingApp) -> float:
    """Return the least contrast of any letter on the screen, or 21 where there is none."""
    worst = 21.0
    for strip in app.screen._compositor.render_strips(app.size):
        for segment in strip:
            if segment.text.strip():
                assert segment.style is not None
                assert segment.style.color is not None
                assert segment.style.bgcolor is not None
                ink = Color.from_rich_color(segment.style.color)
                ground = Color.from_rich_color(segment.style.bgcolor)
                worst = min(worst, contrast(ink, ground))
    return worst


@pytest.mark.parametrize("theme", themes.ORDER)
async def test_every_letter_on_the_wall_has_a_contrast_of_seven(
    app: BriefingApp, theme: str, clock: Clock
) -> None:
    briefing = with_points(set_text(stored_briefing(app), "d3", LONG))
    async with app.run_test(size=SMALL) as pilot:
        for shipped in themes.shipped():
            app.register_theme(shipped)
        app.theme = theme
        screen = await present(app, pilot, None, waiting="Chờ một chút.", clock=clock)
        assert "Chờ một chút." in screen_text(app)
        assert worst_contrast(app) >= 7
        screen.update(briefing)
        screen.update(add_directive(briefing, "việc mới."))
        await pilot.press("t")
        for key in ("end", "home", "right", "right", "tab", "home", "plus"):
            await pilot.press(key)
            assert 7 <= worst_contrast(app) < 21.1
        assert "Vừa thêm" in screen_text(app)


async def test_another_theme_recolours_the_wall(app: BriefingApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f5", "f12")
        await pilot.pause()
        assert app.theme == "dark"
        assert worst_contrast(app) >= 7


async def test_looks(app: BriefingApp, golden: Golden) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        await golden(app, "present-100x30")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_looks_of_points_and_lists(
    app: BriefingApp, golden: Golden, clock: Clock, size: tuple[int, int]
) -> None:
    name = f"{size[0]}x{size[1]}"
    async with app.run_test(size=size) as pilot:
        await present(app, pilot, with_points(stored_briefing(app)), clock=clock)
        await pilot.press("right", "t")
        await golden(app, f"present-points-{name}")
        await pilot.press("tab", "home")
        await golden(app, f"present-all-{name}")


async def test_nothing_stored_has_changed(stored: Path, app: BriefingApp) -> None:
    before = open_archive(stored).stamp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5", "right", "tab", "t", "b", "b", "plus", "escape")
    assert open_archive(stored).stamp() == before
    assert Desk(stored, TODAY).open_first("") is not None
