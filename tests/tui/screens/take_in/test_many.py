"""Import of a folder or a zip: listed, taken in, stopped, gone on with, accounted for, decided."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.archive.protocol import Archive
from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive
from briefing.model.identity import directives
from briefing.reading.fonts import encodings
from briefing.tui.app import BriefingApp
from briefing.tui.desk import Desk
from briefing.tui.screens.take_in import running
from briefing.verbs.sources import SourceFile
from briefing.verbs.taking_many import Account, Progress, StopTakingError, take_many
from tests.reading.documents import tasks, word, zipped
from tests.tui.helpers import TODAY, Golden, screen_text, until

WIDE, SMALL = (120, 36), (80, 24)
TEXT = """Kết quả giao ban tuần từ ngày {first} đến ngày {last}-6-2026

Tuần qua, các phòng đã hoàn thành báo cáo sáu tháng đầu năm.

Kết luận Hội nghị, Chánh Văn phòng chỉ đạo các nhiệm vụ sau:

Một là, rà soát hồ sơ.
"""
WEEKS = ["week-2026-06-01", "week-2026-06-08", "week-2026-06-15", "week-2026-06-22"]


def text(first: int) -> str:
    return TEXT.format(first=first, last=first + 6)


@pytest.fixture
def papers() -> Path:
    """Four weeks, one of them in an old font, with a picture and a lock beside them."""
    folder = Path.home() / "Giao ban"
    (folder / "cu").mkdir(parents=True)
    (folder / "01-6-2026.txt").write_text(text(1), encoding="utf-8")
    (folder / "08-6-2026.txt").write_bytes(encodings()[0].encoded(text(8)).encode("latin-1"))
    (folder / "15-6-2026.txt").write_text(text(15), encoding="utf-16")
    (folder / "cu" / "22-6-2026.docx").write_bytes(word(tasks))
    (folder / "anh 23-6-2026.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "~$a.docx").write_bytes(b"x")
    return folder


async def found(pilot: Pilot[None], app: BriefingApp) -> None:
    """Go into the folder and have it listed."""
    await pilot.press("f7")
    await until(pilot, lambda: "Giao ban/" in screen_text(app))
    await pilot.press("enter", "f2")
    await until(pilot, lambda: "Enter để nhập" in screen_text(app))


async def taken(pilot: Pilot[None], app: BriefingApp) -> None:
    """Have it taken in."""
    await pilot.press("enter")
    await until(pilot, lambda: "Enter mở tuần" in screen_text(app))


def stored(folder: Path) -> list[str]:
    return [header.id for header in open_archive(folder).headers()]


def edited(archive: Archive, week: str) -> int:
    """Add a conclusion to a week by hand; return how many it has then."""
    briefing = add_directive(archive.get(week), "gửi giấy mời.")
    archive.put(briefing)
    return len(list(directives(briefing)))


async def test_listed_before_anything_is_stored(
    empty_app: BriefingApp, papers: Path, archive_folder: Path
) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await found(pilot, empty_app)
        shown = screen_text(empty_app)
        assert "Tìm thấy 5 tệp" in shown
        assert "3  văn bản thuần" in shown
        assert "1  tệp Word (.docx)" in shown
        assert "anh 23-6-2026.png" in shown
        assert "Bỏ qua: 1 tệp" in shown
        assert stored(archive_folder) == []
        await pilot.press("escape")
        await pilot.pause()
        assert stored(archive_folder) == []


async def test_every_file_has_its_account_and_opens_its_week(
    empty_app: BriefingApp, papers: Path, archive_folder: Path
) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await found(pilot, empty_app)
        await taken(pilot, empty_app)
        shown = screen_text(empty_app)
        assert "Không đọc được 1 · Mới 4" in shown
        assert "Đây là tệp ảnh" in shown
        assert stored(archive_folder) == WEEKS
        await pilot.press("down", "down")
        await until(pilot, lambda: "Bảng mã: TCVN3" in screen_text(empty_app))
        await pilot.press("down")
        await until(pilot, lambda: "Bảng mã: UTF-16" in screen_text(empty_app))
        await pilot.press("end", "enter")
        await until(pilot, lambda: "Tuần 22 – 28/6/2026" in screen_text(empty_app))
        assert empty_app.desk.work is not None
        assert empty_app.desk.work.briefing.id == WEEKS[3]
        await pilot.press("f7", "f4")  # the account can be seen again
        await until(pilot, lambda: "Mới 4" in screen_text(empty_app))


async def test_again_everything_was_imported_before(
    empty_app: BriefingApp, papers: Path, archive_folder: Path
) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await found(pilot, empty_app)
        await taken(pilot, empty_app)
        await pilot.press("escape", "f2")
        await until(pilot, lambda: "Đã nhập từ trước: 4 tệp" in screen_text(empty_app))
        await taken(pilot, empty_app)
        assert "Đã nhập từ trước 4" in screen_text(empty_app)
        assert stored(archive_folder) == WEEKS


class Gate:
    """Lets an import go on for a number of files, then holds it until it is opened."""

    def __init__(self, files: int) -> None:
        self.files = files
        self.held = threading.Event()
        self.opened = threading.Event()

    def take_many(
        self,
        archive: Archive,
        folder: Path,
        sources: Sequence[SourceFile],
        *,
        progress: Progress,
    ) -> Iterator[Account]:
        seen = 0

        def step(name: str) -> None:
            nonlocal seen
            seen += 1
            if seen > self.files:
                self.held.set()
                self.opened.wait(10)
            progress(name)

        yield from take_many(archive, folder, sources, progress=step)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate(2)
    monkeypatch.setattr("briefing.verbs.taking_many._AT_ONCE", 1)
    monkeypatch.setattr(running, "take_many", gate.take_many)
    yield gate
    gate.opened.set()


async def test_stopped_it_keeps_what_is_done_and_goes_on(
    empty_app: BriefingApp, papers: Path, archive_folder: Path, gate: Gate
) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await found(pilot, empty_app)
        await pilot.press("enter")
        await until(pilot, gate.held.is_set)
        await until(pilot, lambda: "2/5" in screen_text(empty_app))
        assert "█" in screen_text(empty_app)
        await pilot.press("escape")
        gate.opened.set()
        await until(pilot, lambda: "Đã dừng" in screen_text(empty_app))
        assert stored(archive_folder) == WEEKS[:2]
        gate.files = 99
        await pilot.press("f2")
        await until(pilot, lambda: "Đã nhập từ trước 2" in screen_text(empty_app))
        await until(pilot, lambda: "Mới 2" in screen_text(empty_app))
        assert stored(archive_folder) == WEEKS


async def test_closed_in_the_middle_it_goes_on_another_day(
    empty_app: BriefingApp, papers: Path, archive_folder: Path, gate: Gate
) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await found(pilot, empty_app)
        await pilot.press("enter")
        await until(pilot, gate.held.is_set)
        threading.Timer(0.2, gate.opened.set).start()
        await pilot.press("ctrl+q")
    assert 2 <= len(stored(archive_folder)) < len(WEEKS)
    gate.files = 99
    later = BriefingApp(Desk(archive_folder, TODAY))
    async with later.run_test(size=WIDE) as pilot:
        await pilot.press("f7")
        await until(pilot, lambda: "còn dở" in screen_text(later))
        await pilot.press("f2")
        await until(pilot, lambda: "Đã nhập từ trước: 2 tệp" in screen_text(later))
        await taken(pilot, later)
        assert stored(archive_folder) == WEEKS
        await pilot.press("escape", "escape", "f7")
        await until(pilot, lambda: "↑↓ chọn, Enter đọc" in screen_text(later))


async def test_an_edited_week_is_never_overwritten_unasked(
    empty_app: BriefingApp, papers: Path, archive_folder: Path
) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await found(pilot, empty_app)
        await taken(pilot, empty_app)
        archive = open_archive(archive_folder)
        count = edited(archive, WEEKS[0])
        (papers / "01-6-2026.txt").write_text(text(1).replace("rà soát", "lập"), encoding="utf-8")
        await pilot.press("escape", "f2")
        await until(pilot, lambda: "Đã nhập từ trước: 3 tệp" in screen_text(empty_app))
        await taken(pilot, empty_app)
        assert "Cần quyết định 1" in screen_text(empty_app)
        assert len(list(directives(archive.get(WEEKS[0])))) == count
        await pilot.press("enter")
        await until(pilot, lambda: "Ctrl+R để thay" in screen_text(empty_app))
        shown = screen_text(empty_app)
        assert "gửi giấy mời." in shown  # what would be lost
        await pilot.press("escape")
        await until(pilot, lambda: "Cần quyết định · 1" in screen_text(empty_app))
        assert len(list(directives(archive.get(WEEKS[0])))) == count
        await pilot.press("enter")
        await until(pilot, lambda: "Ctrl+R để thay" in screen_text(empty_app))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "Đã cập nhật · 1" in screen_text(empty_app))
        assert [item.text for item in directives(archive.get(WEEKS[0]))] == ["lập hồ sơ."]


async def test_the_stored_week_is_opened_from_what_is_to_decide(
    empty_app: BriefingApp, papers: Path, archive_folder: Path
) -> None:
    (papers / "khac 01-6-2026.txt").write_text(text(1).replace("rà soát", "lập"), encoding="utf-8")
    async with empty_app.run_test(size=WIDE) as pilot:
        await found(pilot, empty_app)
        await taken(pilot, empty_app)
        await pilot.press("enter")
        await until(pilot, lambda: "Ctrl+R để thay" in screen_text(empty_app))
        await pilot.press("f2")
        await until(pilot, lambda: "Tuần 1 – 7/6/2026" in screen_text(empty_app))


async def test_a_file_that_was_mended_is_taken_in_from_the_account(
    empty_app: BriefingApp, papers: Path, archive_folder: Path
) -> None:
    (papers / "cu" / "22-6-2026.docx").write_bytes(word(tasks)[:5000])
    async with empty_app.run_test(size=WIDE) as pilot:
        await found(pilot, empty_app)
        await taken(pilot, empty_app)
        assert "Không đọc được · 2" in screen_text(empty_app)
        await pilot.press("enter")
        await until(pilot, lambda: "hỏng" in screen_text(empty_app))
        await pilot.press("escape")
        (papers / "cu" / "22-6-2026.docx").write_bytes(word(tasks))
        await pilot.press("enter")
        await until(pilot, lambda: "Enter để lưu" in screen_text(empty_app))
        assert stored(archive_folder) == WEEKS[:3]
        await pilot.press("enter")
        await until(pilot, lambda: "Mới · 4" in screen_text(empty_app))
        assert stored(archive_folder) == WEEKS


async def test_a_zip_is_taken_in_as_a_folder(empty_app: BriefingApp, archive_folder: Path) -> None:
    path = Path.home() / "cu.zip"
    path.write_bytes(zipped({"2026/a.txt": text(8), "../b.txt": text(15)}))
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7")
        await until(pilot, lambda: "cu.zip" in screen_text(empty_app))
        await pilot.press("enter")
        await until(pilot, lambda: "Tìm thấy 2 tệp" in screen_text(empty_app))
        await taken(pilot, empty_app)
        assert "gây hại" in screen_text(empty_app)
        assert stored(archive_folder) == WEEKS[1:2]


async def test_a_folder_that_cannot_be_listed_says_why(
    empty_app: BriefingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.verbs.sources.MOST_FILES", 2)
    (Path.home() / "a").mkdir()
    for number in range(4):
        (Path.home() / "a" / f"{number}.txt").write_text("x")
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.press("f7", "enter", "f2")
        await until(pilot, lambda: "hơn 2 tệp" in screen_text(empty_app))
        await pilot.press("escape", "escape")


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x36", "80x24"])
async def test_looks(
    empty_app: BriefingApp, papers: Path, golden: Golden, size: tuple[int, int]
) -> None:
    name = f"{size[0]}x{size[1]}"
    async with empty_app.run_test(size=size) as pilot:
        await found(pilot, empty_app)
        await golden(empty_app, f"import-found-{name}")
        await taken(pilot, empty_app)
        await golden(empty_app, f"import-told-{name}")


def test_a_stopped_look_finds_nothing(papers: Path, archive_folder: Path) -> None:
    """An import that is left while it compares files with those of before tells nothing."""
    first = running.Running(archive_folder, papers)
    first.look()
    first.take()
    again = running.Running(archive_folder, papers)
    steps: list[str] = []

    def stop(name: str) -> None:
        steps.append(name)
        raise StopTakingError

    again._step: Callable[[str], None] = stop  # type: ignore[method-assign,misc]
    again.look()
    assert steps
    assert again.found is None
