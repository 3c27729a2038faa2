"""Export: the page is shown, the file is written, nothing is overwritten unasked."""

from pathlib import Path

import pytest

from briefing.model.editing import add_directive
from briefing.model.identity import directives
from briefing.reading import read_bytes
from briefing.settings import change
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.widgets.page import Page
from tests.tui.helpers import screen_text

WIDE = (120, 36)


async def test_markdown_minutes_are_written_and_read_back(
    app: BriefingApp, tmp_path: Path, monkeypatch: object
) -> None:
    target = tmp_path / "ra"
    target.mkdir()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f9")
        assert "**Một là,**" in "\n".join(_page(app))
        await _go_to(pilot, target)
        await pilot.press("enter")
        await pilot.pause()
        assert "Đã ghi tệp" in screen_text(app)
    (written,) = target.iterdir()
    assert written.suffix == ".md"
    assert written.stat().st_mode & 0o777 == 0o600
    desk = app.desk
    assert isinstance(desk, Desk)
    assert desk.work is not None
    assert read_bytes(written.read_bytes(), written.name).briefing == desk.work.briefing


async def test_a_file_that_is_there_is_asked_about(app: BriefingApp, tmp_path: Path) -> None:
    target = tmp_path / "ra"
    target.mkdir()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f9")
        await _go_to(pilot, target)
        await pilot.press("enter")
        (written,) = target.iterdir()
        written.write_text("của người khác", encoding="utf-8")
        await pilot.press("f9", "enter")
        await pilot.pause()
        assert "Ctrl+R để ghi đè" in screen_text(app)
        assert written.read_text(encoding="utf-8") == "của người khác"
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "Một là" in written.read_text(encoding="utf-8")


async def test_other_formats_by_arrow(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f9", "down", "down")
        assert app.screen.query_one("#formats", Page).selected == "json"
        assert '"directive_lists"' in "\n".join(_page(app))


@pytest.mark.parametrize("name", ["md", "txt", "json", "html", "docx"])
async def test_tones_by_key_in_every_format(app: BriefingApp, tmp_path: Path, name: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        desk = app.desk
        assert isinstance(desk, Desk)
        assert desk.work is not None
        desk.work.apply("", lambda one: add_directive(one, "làm việc với Đảng uỷ xã Hòa Bình"))
        await pilot.press("f9")
        await _go_to(pilot, tmp_path)
        while app.screen.query_one("#formats", Page).selected != name:
            await pilot.press("down")
        assert "Đảng uỷ xã Hòa Bình" in "\n".join(_page(app))
        await pilot.press("f6")
        assert "Đảng uỷ xã Hoà Bình" in "\n".join(_page(app))
        assert "oà, uỷ" in screen_text(app)
        await pilot.press("f6")
        assert "Đảng ủy xã Hòa Bình" in "\n".join(_page(app))
        await pilot.press("enter")
        await pilot.pause()
    (written,) = tmp_path.glob(f"*.{name}")
    if name != "docx":
        assert "Đảng ủy xã Hòa Bình" in written.read_text(encoding="utf-8")
    found = read_bytes(written.read_bytes(), written.name).briefing
    assert list(directives(found))[-1].text.startswith("làm việc với Đảng ủy xã Hòa Bình")


async def test_the_tones_that_are_set_hold_at_first_and_not_for_records(app: BriefingApp) -> None:
    change("tone_style", "old")
    async with app.run_test(size=WIDE) as pilot:
        desk = app.desk
        assert isinstance(desk, Desk)
        assert desk.work is not None
        desk.work.apply("", lambda one: add_directive(one, "làm việc với Đảng uỷ"))
        await pilot.press("f9")
        assert "Đảng ủy" in "\n".join(_page(app))
        await pilot.press("down", "down")
        assert "Đảng uỷ" in "\n".join(_page(app))


def _page(app: BriefingApp) -> list[str]:
    page = app.screen.query_one("#page", Page)
    return ["".join(span.text for span in line.spans) for line, _key in page._lines]


async def _go_to(pilot: object, folder: Path) -> None:
    from briefing.tui.widgets.linefield import LineField  # noqa: PLC0415

    pilot.app.screen.query_one(LineField).value = str(folder)  # type: ignore[attr-defined]
