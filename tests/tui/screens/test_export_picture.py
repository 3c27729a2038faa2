"""The page as a picture in the export: drawn in a thread, turned, seen closer or as text."""

import re
import struct
from collections.abc import Callable
from threading import Event

import pytest
from textual.pilot import Pilot

from briefing.errors import BriefingError
from briefing.model.paper import Paper, PaperKind
from briefing.settings import change, remembered
from briefing.tui.app import BriefingApp
from briefing.tui.pictures.means import Means, Way
from briefing.tui.screens import export
from briefing.tui.screens.office import OfficeScreen
from briefing.tui.widgets import papershown
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.papershown import PaperShown
from briefing.writing.papers.profile import Profile
from tests.tui.helpers import screen_text, until

WIDE, SMALL = (160, 45), (80, 24)
CELL = (10, 20)

Render = Callable[[Paper, Profile, float], list[bytes]]


def page(mark: str, width: int, height: int) -> bytes:
    """Return what says its size where a PNG file does, and a mark."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + mark.encode()


def two_pages(paper: Paper, profile: Profile, dots: float) -> list[bytes]:
    width, height = int(210 * dots / 25.4), int(297 * dots / 25.4)
    return [page(f"{number} {profile.name} {paper.kind}", width, height) for number in (1, 2)]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a terminal that shows pictures is sent."""

    async def kitty(*_asked: object) -> Means:
        return Means(Way.KITTY, CELL)

    written: list[str] = []
    monkeypatch.setattr(export, "find_means", kitty)
    monkeypatch.setattr(papershown, "render_pictures", two_pages)
    monkeypatch.setattr(PaperShown, "_send", lambda _shown, text: written.append(text))
    return written


def shown(sent: list[str]) -> list[tuple[str, str]]:
    """Return the cursor's place and the part for each time that a picture was placed."""
    return re.findall(r"\x1b7\x1b\[(\d+;\d+)H\x1b_Ga=p,[^x]*(x=[^z]*),z", "".join(sent))


async def open_export(pilot: Pilot[None], format_name: str = "pdf") -> PaperShown:
    await pilot.press("f9")
    formats = pilot.app.screen.query_one("#formats", Page)
    while formats.selected != format_name:
        await pilot.press("down")
    return pilot.app.screen.query_one(PaperShown)


async def test_pages_are_turned_and_counted(app: BriefingApp, sent: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        picture = await open_export(pilot)
        await until(pilot, lambda: bool(shown(sent)))
        assert picture.display
        assert not app.screen.query_one("#page", Page).display
        assert "trang 1/2" in screen_text(app)
        await pilot.press("pagedown")
        await until(pilot, lambda: len(shown(sent)) > 1)
        assert "trang 2/2" in screen_text(app)
        await pilot.press("pagedown")
        await pilot.pause()
        assert "trang 2/2" in screen_text(app)
        await pilot.press("pageup")
        await until(pilot, lambda: "trang 1/2" in screen_text(app))


async def test_the_picture_lies_within_its_frame(app: BriefingApp, sent: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        picture = await open_export(pilot)
        await until(pilot, lambda: bool(shown(sent)))
        (place, part), *_more = shown(sent)
        row, column = map(int, place.split(";"))
        size = dict(pair.split("=") for pair in part.split(","))
        region = picture.content_region
        assert region.y == row - 1
        assert region.x <= column - 1
        assert (column - 1) * CELL[0] + int(size["w"]) <= region.right * CELL[0]
        assert int(size["h"]) <= region.height * CELL[1]


async def test_a_small_terminal_shows_pages_part_by_part(app: BriefingApp, sent: list[str]) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await open_export(pilot)
        await until(pilot, lambda: bool(shown(sent)))
        tops = []
        while "trang 2/2" not in screen_text(app):
            tops.append(re.search(r"y=(\d+)", shown(sent)[-1][1]))
            count = len(shown(sent))
            await pilot.press("pagedown")
            await until(pilot, lambda count=count: len(shown(sent)) > count)  # type: ignore[misc]
        assert len({top[1] for top in tops if top}) == len(tops) > 1


async def test_f5_goes_from_the_page_to_its_text_and_that_is_remembered(
    app: BriefingApp, sent: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        picture = await open_export(pilot)
        await until(pilot, lambda: bool(shown(sent)))
        whole = shown(sent)[-1][1]
        await pilot.press("f5")
        await until(pilot, lambda: shown(sent)[-1][1] != whole)
        await pilot.press("f5")
        await until(pilot, lambda: not picture.display)
        assert "a=d,d=I" in sent[-1]
        assert "BIÊN BẢN" in screen_text(app)
        assert "trang 1/" not in screen_text(app)
        assert remembered("export_view") == "text"
        await pilot.press("escape")
        picture = await open_export(pilot, "docx")
        assert not picture.display
        await pilot.press("f5")
        await until(pilot, lambda: "trang 1/2" in screen_text(app))


async def test_other_formats_are_text_without_the_key(app: BriefingApp, sent: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        picture = await open_export(pilot, "json")
        await pilot.pause()
        assert not picture.display
        assert "Cách xem" not in screen_text(app)
        await pilot.press("down")
        await until(pilot, lambda: "Cách xem" in screen_text(app))


async def test_a_sentence_stands_there_while_it_is_drawn_and_a_later_choice_wins(
    app: BriefingApp, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[PaperKind] = []
    go_on = Event()

    def slow(paper: Paper, profile: Profile, dots: float) -> list[bytes]:
        begun.append(paper.kind)
        if paper.kind is PaperKind.MINUTES:
            assert go_on.wait(10)
        return two_pages(paper, profile, dots)

    monkeypatch.setattr(papershown, "render_pictures", slow)
    async with app.run_test(size=WIDE) as pilot:
        picture = await open_export(pilot)
        await until(pilot, lambda: bool(begun))
        assert "Đang vẽ trang" in screen_text(app)
        assert not shown(sent)
        await pilot.press("f2")
        await until(pilot, lambda: bool(shown(sent)))
        go_on.set()
        await pilot.pause(0.1)
        assert begun[-1] is PaperKind.NOTICE
        assert "Đang vẽ trang" not in screen_text(app)
        assert all(b"notice" in one for one in picture._pages)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BriefingError("Không dàn được trang: [/b] sâu.", "Đổi sang Word."), "trang: [/b] sâu."),
        (OSError("đĩa hỏng"), "Không vẽ được trang: đĩa hỏng"),
        (ValueError("[/b] lạ"), "Không vẽ được trang: [/b] lạ"),
    ],
)
async def test_a_page_that_cannot_be_drawn_is_a_sentence(
    app: BriefingApp, sent: list[str], monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def broken(*_asked: object) -> list[bytes]:
        raise error

    monkeypatch.setattr(papershown, "render_pictures", broken)
    async with app.run_test(size=WIDE) as pilot:
        await open_export(pilot)
        await until(pilot, lambda: said in screen_text(app))
        await pilot.press("pagedown", "f5", "f5")
        await until(pilot, lambda: "BIÊN BẢN" in screen_text(app))


async def test_no_picture_stands_over_a_dialog(app: BriefingApp, sent: list[str]) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_export(pilot)
        await until(pilot, lambda: bool(shown(sent)))
        await pilot.press("f8")
        await until(pilot, lambda: isinstance(app.screen, OfficeScreen))
        await until(pilot, lambda: "a=d,d=I" in sent[-1])
        before = len(sent)
        await pilot.press("a")
        await pilot.pause()
        assert sent[before:] == []
        await pilot.press("escape")
        await until(pilot, lambda: bool(shown(sent[before:])))
        assert any("a=t,f=100" in text for text in sent[before:])


async def test_the_page_fits_a_terminal_that_has_become_another(
    app: BriefingApp, sent: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_export(pilot)
        await until(pilot, lambda: bool(shown(sent)))
        before = shown(sent)[-1][1]
        await pilot.resize_terminal(*SMALL)
        await until(pilot, lambda: shown(sent)[-1][1] != before)


async def test_what_is_set_is_what_is_asked_with(
    app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    async def none(_driver: object, setting: str) -> None:
        asked.append(setting)

    monkeypatch.setattr(export, "find_means", none)
    change("pictures", "off")
    async with app.run_test(size=WIDE) as pilot:
        picture = await open_export(pilot)
        assert asked == ["off"]
        assert not picture.display
        assert "Cách xem" not in screen_text(app)
