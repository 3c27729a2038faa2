"""Export: the page is shown, the file is written, nothing is overwritten unasked."""

from pathlib import Path

from briefing.reading import read_bytes
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


def _page(app: BriefingApp) -> list[str]:
    page = app.screen.query_one("#page", Page)
    return ["".join(span.text for span in line.spans) for line, _key in page._lines]


async def _go_to(pilot: object, folder: Path) -> None:
    from briefing.tui.widgets.linefield import LineField  # noqa: PLC0415

    pilot.app.screen.query_one(LineField).value = str(folder)  # type: ignore[attr-defined]
