"""Several weeks exported at once: which, how, how far it is, what became of it."""

from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive
from briefing.reading import read_bytes
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.weeks import sending
from briefing.tui.screens.weeks.export import WeeksExportScreen
from briefing.tui.screens.weeks.screen import WeeksScreen
from briefing.tui.widgets.linefield import LineField
from briefing.tui.widgets.page import Page
from briefing.verbs.giving_many import give_week
from tests.tui.helpers import TODAY, Golden, screen_text, until, week

SMALL, WIDE = (80, 24), (120, 36)


@pytest.fixture
def years(archive_folder: Path) -> BriefingApp:
    """Two weeks of 2019, four of 2020."""
    archive = open_archive(archive_folder)
    for monday in (date(2019, 12, 9), *(date(2020, 6, 1) + timedelta(7 * n) for n in range(4))):
        archive.put(week(monday, "làm việc với Đảng uỷ xã Hòa Bình."))
    secret = week(date(2019, 12, 16), "việc chung.")
    archive.put(add_directive(secret, "điều kín", tags=("nội-bộ",)))
    return BriefingApp(Desk(archive_folder, TODAY))


async def open_export(pilot: Pilot[None], folder: Path, format_name: str = "docx") -> None:
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(pilot.app.screen, WeeksScreen))
    await export(pilot, folder, format_name)


async def export(pilot: Pilot[None], folder: Path, format_name: str) -> None:
    await pilot.press("f9")
    await until(pilot, lambda: isinstance(pilot.app.screen, WeeksExportScreen))
    screen = pilot.app.screen
    screen.query_one(LineField).value = str(folder)
    formats = screen.query_one("#formats", Page)
    while formats.selected != format_name:
        await pilot.press("down" if format_name in ("pdf", "html") else "up")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_it_looks(years: BriefingApp, golden: Golden, size: tuple[int, int]) -> None:
    async with years.run_test(size=size) as pilot:
        await open_export(pilot, Path("/van-ban"))
        await pilot.press("f2")
        await golden(years, f"weeks-export-{size[0]}x{size[1]}")


@pytest.mark.parametrize("format_name", ["docx", "pdf", "html", "md", "txt", "json"])
async def test_the_year_of_the_chosen_week_is_written(
    years: BriefingApp, tmp_path: Path, format_name: str
) -> None:
    folder = tmp_path / "mới" / "ra"
    async with years.run_test(size=WIDE) as pilot:
        await open_export(pilot, folder, format_name)
        assert "4 kỳ giao ban của năm 2020" in screen_text(years)
        await pilot.press("enter")
        await until(pilot, lambda: "Đã ghi 4 tệp" in screen_text(years))
        assert len(names(folder)) == 4
        assert all(
            name.endswith(f"2020-W{23 + n}.{format_name}") for n, name in enumerate(names(folder))
        )
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.iterdir())
        await pilot.press("escape")
        assert isinstance(years.screen, WeeksScreen)
    for path in folder.iterdir():
        if format_name != "pdf":
            found = read_bytes(path.read_bytes(), path.name).briefing
            assert found.period.start.year == 2020


async def test_what_is_listed_is_written_and_the_year_by_a_key(
    years: BriefingApp, tmp_path: Path
) -> None:
    async with years.run_test(size=WIDE) as pilot:
        await pilot.press("f3", *"12/2019")
        await export(pilot, tmp_path / "ra", "txt")
        assert "2 kỳ đang liệt kê" in screen_text(years)
        await pilot.press("f3")
        assert "2 kỳ giao ban của năm 2019" in screen_text(years)
        await pilot.press("f3", "enter")
        await until(pilot, lambda: "Đã ghi 2 tệp" in screen_text(years))
    texts = [path.read_text() for path in (tmp_path / "ra").iterdir()]
    assert any("việc chung" in text for text in texts)
    assert not any("điều kín" in text for text in texts)


async def test_paper_form_and_tones_by_key(years: BriefingApp, tmp_path: Path) -> None:
    async with years.run_test(size=WIDE) as pilot:
        await open_export(pilot, tmp_path / "ra", "html")
        assert "thể thức theo ngày họp" in screen_text(years)
        await pilot.press("f2", "f4", "f4", "f4", "f6")
        assert "Thông báo kết luận" in screen_text(years)
        await pilot.press("enter")
        await until(pilot, lambda: "Đã ghi 4 tệp" in screen_text(years))
    text = (tmp_path / "ra" / "thong-bao-ket-luan-2020-W24.html").read_text()
    assert "Độc lập - Tự do - Hạnh phúc" in text
    assert "Đảng uỷ xã Hoà Bình" in text


async def test_a_record_is_as_typed_until_tones_are_chosen(
    years: BriefingApp, tmp_path: Path
) -> None:
    async with years.run_test(size=WIDE) as pilot:
        await open_export(pilot, tmp_path / "ra", "json")
        assert "dấu như đã gõ" in screen_text(years)
        await pilot.press("f6", "f6", "enter")
        await until(pilot, lambda: "Đã ghi 4 tệp" in screen_text(years))
    text = (tmp_path / "ra" / "giao-ban-tuan-2020-W24.json").read_text()
    assert "Đảng ủy xã Hòa Bình" in text


async def test_nothing_is_written_over_unasked(years: BriefingApp, tmp_path: Path) -> None:
    there = tmp_path / "bien-ban-2020-W24.docx"
    there.write_text("của người khác")
    async with years.run_test(size=WIDE) as pilot:
        await open_export(pilot, tmp_path)
        assert "Ghi đè" not in screen_text(years)
        await pilot.press("enter")
        await until(pilot, lambda: "Ctrl+R để ghi đè" in screen_text(years))
        assert "Đã ghi 3 tệp" in screen_text(years)
        assert there.read_text() == "của người khác"
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "Đã ghi 4 tệp" in screen_text(years))
        assert there.read_bytes().startswith(b"PK")


async def test_esc_stops_after_the_file_that_is_written(
    years: BriefingApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def slow(*arguments: object, **options: object) -> Path:
        begun.set()
        assert go_on.wait(10)
        return give_week(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(sending, "give_week", slow)
    async with years.run_test(size=WIDE) as pilot:
        await open_export(pilot, tmp_path / "ra")
        await pilot.press("enter")
        await until(pilot, begun.is_set)
        assert "0/4  Tuần 1 – 7/6/2020" in screen_text(years)
        await pilot.press("enter", "f2", "down", "escape")
        assert isinstance(years.screen, WeeksExportScreen)
        go_on.set()
        await until(pilot, lambda: "còn 3 tệp chưa ghi" in screen_text(years))
        assert names(tmp_path / "ra") == ["bien-ban-2020-W23.docx"]
        await pilot.press("enter")
        await until(pilot, lambda: "1 kỳ đã có tệp" in screen_text(years))
        assert len(names(tmp_path / "ra")) == 4


async def test_what_cannot_be_written_is_told_and_the_rest_is_written(
    years: BriefingApp, tmp_path: Path, archive_folder: Path
) -> None:
    async with years.run_test(size=WIDE) as pilot:
        await open_export(pilot, tmp_path / "ra", "txt")
        open_archive(archive_folder).remove("week-2020-06-08")
        await pilot.press("enter")
        await until(pilot, lambda: "Đã ghi 3 tệp" in screen_text(years))
        assert "Tuần 8 – 14/6/2020:" in screen_text(years)
        (tmp_path / "tep").write_text("x")
        years.screen.query_one(LineField).value = str(tmp_path / "tep")
        await pilot.press("enter")
        await until(pilot, lambda: "Đã ghi 0 tệp" in screen_text(years))


async def test_an_empty_archive_has_nothing_to_export(empty_app: BriefingApp) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(empty_app.screen, WeeksScreen))
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(empty_app.screen, WeeksScreen)
