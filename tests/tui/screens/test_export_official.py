"""Export of official papers: which one, in whose form, with which tones, for which office."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.export import ExportScreen
from briefing.tui.screens.office import OfficeScreen
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from briefing.verbs.officing import load_office, save_office, set_field
from tests.tui.helpers import Golden, screen_text

SMALL, WIDE = (80, 24), (120, 36)
ENTERED = {
    "parents": "Ban Chấp hành Trung ương",
    "organization": "Ban Tổ chức",
    "symbol": "BTCTW",
    "place": "Hà Nội",
    "signer.authority": "KT Trưởng Ban",
    "signer.title": "Phó Trưởng Ban",
    "signer.name": "Nguyễn Văn An",
    "recipients": "Các vụ, đơn vị; Lãnh đạo Ban",
    "archive": "Văn phòng Ban",
}


@pytest.fixture
def office(stored: Path) -> Path:
    """The archive of an office that has entered what papers say of it."""
    archive = open_archive(stored)
    entered = load_office(archive)
    for name, value in ENTERED.items():
        entered = set_field(entered, name, value)
    save_office(archive, entered)
    return stored


async def go_to(pilot: Pilot[None], format_name: str, folder: Path) -> None:
    """Open the export and choose a format."""
    await pilot.press("f9")
    screen = pilot.app.screen
    assert isinstance(screen, ExportScreen)
    screen.query_one(LineField).value = str(folder)
    while screen.query_one("#formats", Page).selected != format_name:
        await pilot.press("down")
    await pilot.pause()


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_page_is_seen_before_it_is_written(
    office: Path, app: BriefingApp, golden: Golden, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await go_to(pilot, "pdf", Path("/van-ban"))
        await pilot.press("f2")
        await golden(app, f"export-pdf-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_what_is_blank_is_told_with_the_key_that_enters_it(
    app: BriefingApp, golden: Golden, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await go_to(pilot, "docx", Path("/van-ban"))
        await golden(app, f"export-blank-{size[0]}x{size[1]}")


@pytest.mark.parametrize(
    ("format_name", "begin"),
    [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")],
)
async def test_each_format_is_written_once(
    office: Path, app: BriefingApp, tmp_path: Path, format_name: str, begin: bytes
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, format_name, tmp_path)
        await pilot.press("enter")
        await pilot.pause()
        written = tmp_path / f"bien-ban-2020-W26.{format_name}"
        assert written.read_bytes().startswith(begin)
        assert written.stat().st_mode & 0o777 == 0o600
        assert written.name in screen_text(app)


async def test_another_paper_form_and_tones_by_key(office: Path, app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "pdf", Path("/van-ban"))
        assert "BIÊN BẢN" in shown(app)
        await pilot.press("f2")
        assert "THÔNG BÁO" in shown(app)
        assert "thong-bao-ket-luan-2020-W26.pdf" in screen_text(app)
        await pilot.press("f2")
        assert "BÁO CÁO" in shown(app)
        await pilot.press("f2")
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in shown(app)
        await pilot.press("f4")
        assert "Độc lập - Tự do - Hạnh phúc" in shown(app)
        assert "CHỦ TỌA" in shown(app)
        await pilot.press("f6")
        assert "CHỦ TOẠ" in shown(app)
        assert "oà, uỷ" in screen_text(app)


async def test_the_keys_are_offered_only_where_they_do_something(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "md", Path("/van-ban"))
        assert "Thể thức" not in screen_text(app)
        before = shown(app)
        await pilot.press("f2", "f4", "f6", "f8")
        assert isinstance(app.screen, ExportScreen)
        assert shown(app) == before


async def test_the_office_is_entered_from_there_and_is_on_the_paper(
    stored: Path, app: BriefingApp
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "docx", Path("/van-ban"))
        await pilot.press("f8")
        assert isinstance(app.screen, OfficeScreen)
        app.screen.query_one("#organization", LineField).value = "Ban Tổ chức"
        app.screen.query_one("#signer-authority", LineField).value = "TM Ban Thường vụ"
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, ExportScreen)
        assert "BAN TỔ CHỨC" in shown(app)
    kept = load_office(open_archive(stored))
    assert kept.organization == ("Ban Tổ chức",)
    assert kept.signer.authorities[0].of == "Ban Thường vụ"


async def test_private_notes_are_on_no_paper(office: Path, app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        desk = app.desk
        assert isinstance(desk, Desk)
        assert desk.work is not None
        desk.work.apply("", lambda briefing: replace(briefing, notes="chỉ thư ký biết"))
        for name in ("docx", "pdf", "html", "md"):
            await go_to(pilot, name, Path("/van-ban"))
            assert "Một là," in shown(app).replace("*", "")
            assert "chỉ thư ký biết" not in shown(app)
            await pilot.press("escape")


async def test_an_office_that_cannot_be_read_is_told_and_the_minutes_are_written(
    stored: Path, app: BriefingApp, tmp_path: Path
) -> None:
    (stored / "office.json").write_text("{")
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "docx", tmp_path)
        assert "Không đọc được" in shown(app)
        await pilot.press("f2", "f4", "f6", "f7", "f8", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ExportScreen)
        assert "Tệp này được giữ nguyên" in screen_text(app)
        await pilot.press(*["up"] * 3, "enter")
        await pilot.pause()
    (written,) = tmp_path.glob("*.md")
    assert "Một là" in written.read_text()


async def test_a_home_that_nobody_knows_is_a_folder_like_any_other(
    app: BriefingApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=WIDE) as pilot:
        await go_to(pilot, "docx", Path("~nobody-at-all/ra"))
        await pilot.press("enter")
        await pilot.pause()
    assert (tmp_path / "~nobody-at-all" / "ra" / "bien-ban-2020-W26.docx").is_file()


def shown(app: BriefingApp) -> str:
    """Return the page that would be written."""
    page = app.screen.query_one("#page", Page)
    return "\n".join("".join(span.text for span in line.spans) for line, _key in page._lines)
