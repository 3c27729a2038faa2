"""Two at once: whoever is overtaken does it again, and nothing of either is lost."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import ConflictError
from briefing.model.directory import Directory, Unit
from briefing.model.editing import add_directive, new_briefing
from briefing.model.identity import directives
from briefing.model.records import Briefing, Period, PeriodKind, Source
from briefing.reading import Reading
from briefing.verbs import storing
from briefing.verbs.directing import import_directory, load_directory
from briefing.verbs.storing import store_change
from briefing.verbs.taking import Outcome, take_in

PERIOD = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
WEEK = new_briefing(PERIOD)
ROOT = Path(__file__).resolve().parents[2]

ADDING = """
import sys
from pathlib import Path
from datetime import date
from briefing.archive.tiny import open_archive
from briefing.verbs.adding import add_directive_to, week_or_new
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
archive = open_archive(folder)
sys.stdin.readline()
for number in range(count):
    week = week_or_new(archive, "2020-W26", date(2020, 6, 30))
    add_directive_to(archive, week, f"{name} {number}")
"""


class Overtaken(TinyArchive):
    """An archive in which somebody else is quicker, each of the first ``times`` times."""

    def __init__(self, folder: Path, quicker: Callable[[TinyArchive, int], None], times: int):
        super().__init__(folder)
        self._quicker = quicker
        self.times = times

    def put(self, briefing: Briefing, *, base: str | None = None) -> None:
        self._let_ahead()
        super().put(briefing, base=base)

    def put_directory(self, directory: Directory, *, base: Directory | None = None) -> None:
        self._let_ahead()
        super().put_directory(directory, base=base)

    def _let_ahead(self) -> None:
        if self.times:
            self.times -= 1
            self._quicker(open_archive(self.folder), self.times)


def others_add(archive: TinyArchive, number: int) -> None:
    """Somebody else adds a conclusion to the week."""
    known = [header.id for header in archive.headers()]
    week = archive.get(WEEK.id) if WEEK.id in known else WEEK
    archive.put(add_directive(week, f"của họ {number}"))


def texts(folder: Path) -> list[str]:
    return [item.text for item in directives(open_archive(folder).get(WEEK.id))]


def test_a_change_is_made_anew_on_what_others_stored(archive_folder: Path) -> None:
    archive = Overtaken(archive_folder, others_add, times=3)
    stored = store_change(archive, WEEK, lambda week: add_directive(week, "của tôi"))
    assert [item.text for item in directives(stored)] == texts(archive_folder)
    assert texts(archive_folder) == ["của họ 2", "của họ 1", "của họ 0", "của tôi"]


def test_it_ends_some_day(archive_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "TRIES", 5)
    archive = Overtaken(archive_folder, others_add, times=5)
    with pytest.raises(ConflictError):
        store_change(archive, WEEK, lambda week: add_directive(week, "của tôi"))
    assert len(texts(archive_folder)) == 5


def test_an_import_that_is_overtaken_decides_again(archive_folder: Path) -> None:
    imported = add_directive(WEEK, "từ tệp")
    source = Source(name="tuan26.txt", text="từ tệp")
    reading = Reading(briefing=replace(imported, source=source), unplaced=())
    with pytest.raises(ConflictError):  # what somebody has just typed is not replaced unasked
        take_in(Overtaken(archive_folder, others_add, times=1), reading)
    assert texts(archive_folder) == ["của họ 0"]
    agreed = take_in(Overtaken(archive_folder, others_add, times=2), reading, replace=True)
    assert agreed.outcome is Outcome.UPDATED
    assert texts(archive_folder) == ["từ tệp"]


def test_a_directory_imported_at_the_same_time_keeps_both(
    archive_folder: Path, tmp_path: Path
) -> None:
    def others_enter(archive: TinyArchive, number: int) -> None:
        known = load_directory(archive)
        unit = Unit(id=f"u{number + 5}", name=f"Vụ {number}", order=number)
        archive.put_directory(Directory(units=(*known.units, unit), members=known.members))

    table = tmp_path / "danh-ba.csv"
    table.write_text("Đơn vị\nVăn phòng\n", encoding="utf-8")
    import_directory(Overtaken(archive_folder, others_enter, times=2), table)
    names = {unit.name for unit in load_directory(open_archive(archive_folder)).units}
    assert names == {"Vụ 0", "Vụ 1", "Văn phòng"}


def test_two_processes_that_add_at_once_lose_nothing(archive_folder: Path) -> None:
    count = 25
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", ADDING, str(archive_folder), name, str(count)],
            stdin=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for name in ("một", "hai")
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"\n")
        writer.stdin.close()
    assert [writer.wait(60) for writer in writers] == [0, 0]
    for name in ("một", "hai"):
        own = [text for text in texts(archive_folder) if text.startswith(name)]
        assert own == [f"{name} {number}" for number in range(count)]
    assert len(texts(archive_folder)) == 2 * count
