"""Templates on the screen: which one a paper is laid into, entered and removed in a form."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

pytest.importorskip("docx")

from briefing.archive.tiny import open_archive
from briefing.model.paper import PaperKind
from briefing.tui.app import BriefingApp
from briefing.tui.screens.export import ExportScreen
from briefing.tui.screens.office import OfficeScreen
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from tests.tui.helpers import screen_text, until
from tests.writing.papers.templating.letterheads import letterhead, texts

WIDE = (120, 36)
OWN = letterhead("Mẫu riêng", "{{trích yếu}}", "{{nội dung}}")


async def go_to(pilot: Pilot[None], folder: Path, format_name: str = "docx") -> None:
    """Open the export and choose a format."""
    await pilot.press("f9")
    await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
    pilot.app.screen.query_one("#folder", LineField).value = str(folder)
    while pilot.app.screen.query_one("#formats", Page).selected != format_name:
        await pilot.press("down")
    await pilot.pause()


def written(folder: Path) -> list[str]:
    return texts((folder / "bien-ban-2020-W26.docx").read_bytes())


async def test_a_kept_template_is_said_and_used(
    stored: Path, app: BriefingApp, tmp_path: Path
) -> None:
    open_archive(stored).templates().keep(PaperKind.MINUTES, OWN)
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, tmp_path)
        await until(pilot, lambda: "trên mẫu riêng" in screen_text(app))
        assert "{{số ký hiệu}}" in screen_text(app)  # it has no place for it
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, ExportScreen))
    assert "Mẫu riêng" in written(tmp_path)


async def test_one_key_goes_without_it_and_back(
    stored: Path, app: BriefingApp, tmp_path: Path
) -> None:
    open_archive(stored).templates().keep(PaperKind.MINUTES, OWN)
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, tmp_path)
        await pilot.press("f7")
        await until(pilot, lambda: "không dùng mẫu riêng" in screen_text(app))
        assert "{{số ký hiệu}}" not in screen_text(app)
        await pilot.press("f7")
        await until(pilot, lambda: "không dùng" not in screen_text(app))
        await pilot.press("f7", "enter")
        await until(pilot, lambda: not isinstance(app.screen, ExportScreen))
    assert "Mẫu riêng" not in written(tmp_path)


async def test_other_formats_and_papers_have_none(
    stored: Path, app: BriefingApp, tmp_path: Path
) -> None:
    open_archive(stored).templates().keep(PaperKind.MINUTES, OWN)
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, tmp_path)
        await pilot.press("f2")
        await until(pilot, lambda: "chưa có mẫu riêng" in screen_text(app))
        await pilot.press("escape")
        await go_to(pilot, tmp_path, "pdf")
        await until(pilot, lambda: "mẫu riêng" not in screen_text(app))
        await pilot.press("f7")
        assert isinstance(app.screen, ExportScreen)


async def test_where_there_is_none_the_key_leads_to_its_line(
    stored: Path, app: BriefingApp, tmp_path: Path
) -> None:
    (tmp_path / "mau-co-quan.docx").write_bytes(OWN)
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, tmp_path)
        await pilot.press("f7")
        await until(pilot, lambda: getattr(app.focused, "id", "") == "template-minutes")
        await pilot.press(*str(tmp_path / "mau"))
        await until(pilot, lambda: bool(app.screen.query_one("#offers", Page).display))
        await pilot.press("down", "enter", "f2")
        await until(pilot, lambda: "trên mẫu riêng" in screen_text(app))
    assert open_archive(stored).templates().read(PaperKind.MINUTES) == OWN


async def test_an_emptied_line_removes_it_and_an_untouched_one_keeps_it(
    stored: Path, app: BriefingApp
) -> None:
    templates = open_archive(stored).templates()
    for kind in (PaperKind.MINUTES, PaperKind.REPORT):
        templates.keep(kind, OWN)
    answers: list[bool | None] = []
    async with app.run_test(size=WIDE) as pilot:
        await app.push_screen(OfficeScreen(app.desk.archive), answers.append)
        line = app.screen.query_one("#template-minutes", LineField)
        assert line.value == "templates/minutes.docx"
        line.value = ""
        await pilot.press("f2")
        await until(pilot, lambda: bool(answers))
    assert answers == [True]
    assert templates.kinds() == (PaperKind.REPORT,)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no zip", "không phải tệp Word"),
        (letterhead("{{số văn bản}}"), "{{số văn bản}}"),
        (None, "Không có tệp"),
    ],
)
async def test_a_file_that_can_be_none_is_pointed_at_and_nothing_is_kept(
    stored: Path, app: BriefingApp, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "a.docx"
    if content is not None:
        path.write_bytes(content)
    async with app.run_test(size=WIDE) as pilot:
        await app.push_screen(OfficeScreen(app.desk.archive))
        app.screen.query_one("#organization", LineField).value = "Ban Tổ chức"
        app.screen.query_one("#template-notice", LineField).value = str(path)
        await pilot.press("f2")
        await until(pilot, lambda: said in screen_text(app))
        assert app.focused is app.screen.query_one("#template-notice")
    assert not (stored / "templates").exists()
    assert not (stored / "office.json").exists()


async def test_a_template_that_broke_meanwhile_is_a_sentence(
    stored: Path, app: BriefingApp, tmp_path: Path
) -> None:
    open_archive(stored).templates().keep(PaperKind.MINUTES, b"no zip")
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, tmp_path)
        await pilot.press("enter")
        await until(pilot, lambda: "không phải tệp Word" in screen_text(app))
    assert not list(tmp_path.glob("*.docx"))
