"""The header index is derived: fresh it saves opening the years, else it is made again."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive import files
from briefing.archive.protocol import header_of
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError, ConflictError
from briefing.model.editing import (
    add_directive,
    change_directive,
    new_briefing,
    set_notes,
)
from briefing.model.encoding import fingerprint
from briefing.model.records import Briefing, Period, PeriodKind, Source, Status
from briefing.model.states import finalize

WEEKS = [date(2019, 6, 24), date(2020, 6, 22), date(2020, 6, 29)]


def week(monday: date) -> Briefing:
    return new_briefing(Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6)))


@pytest.fixture
def stored(archive_folder: Path) -> Path:
    """An archive of three weeks with a fresh index."""
    archive = open_archive(archive_folder)
    for monday in WEEKS:
        archive.put(week(monday))
    open_archive(archive_folder).headers()
    assert (archive_folder / "headers.json").exists()
    return archive_folder


def listed(folder: Path) -> list[date]:
    return [header.period.start for header in open_archive(folder).headers()]


def test_a_fresh_index_does_without_the_years(stored: Path) -> None:
    for path in (stored / "briefings").iterdir():
        status = path.stat()
        path.write_bytes(b"x" * status.st_size)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert listed(stored) == WEEKS


def test_a_list_from_a_fresh_index_imports_neither_database_nor_lock(stored: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing.archive.tiny import open_archive\n"
        "print(len(open_archive(Path(sys.argv[1])).headers()))\n"
        "print(sorted({'tinydb', 'filelock', 'tempfile', 'textual'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(stored)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["3", "[]"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b'{"made_by": "0", "shards": {}}', b"[" * 100_000],
)
def test_a_useless_index_is_made_again(stored: Path, content: bytes) -> None:
    good = (stored / "headers.json").read_bytes()
    (stored / "headers.json").write_bytes(content)
    assert listed(stored) == WEEKS
    assert (stored / "headers.json").read_bytes() == good


def test_the_index_may_be_deleted_at_any_time(stored: Path) -> None:
    archive = open_archive(stored)
    archive.headers()
    (stored / "headers.json").unlink()
    archive.put(set_notes(week(WEEKS[0]), "x"))
    assert listed(stored) == WEEKS
    assert (stored / "headers.json").exists()


def test_a_stale_index_gives_way_to_the_year(stored: Path) -> None:
    index = (stored / "headers.json").read_bytes()
    archive = open_archive(stored)
    archive.remove("week-2020-06-22")
    archive.put(replace(week(WEEKS[2]), title="mới"))
    (stored / "headers.json").write_bytes(index)
    assert [header.title for header in open_archive(stored).headers()] == ["", "mới"]
    (stored / "briefings" / "2019.json").unlink()
    assert listed(stored) == [WEEKS[2]]


def test_an_archive_that_cannot_be_written_is_listed_all_the_same(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stored / "headers.json").unlink()

    def refuse(path: Path, data: bytes) -> files.Signature:
        raise ArchiveError("x")

    monkeypatch.setattr(files, "write", refuse)
    assert listed(stored) == WEEKS


def test_only_a_year_that_changed_is_read_again(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = stored / "briefings" / "2020.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    read: list[str] = []
    real = files.read

    def spy(path: Path) -> tuple[bytes, files.Signature] | None:
        read.append(path.name)
        return real(path)

    monkeypatch.setattr(files, "read", spy)
    archive = open_archive(stored)
    archive.headers()
    assert read == ["headers.json", "2020.json"]
    archive.headers()
    archive.problems()
    assert len(read) == 2


def test_the_next_program_reads_no_year_after_one_has_saved(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_archive(stored).put(replace(week(WEEKS[1]), title="mới"))
    read: list[str] = []
    real = files.read

    def spy(path: Path) -> tuple[bytes, files.Signature] | None:
        read.append(path.name)
        return real(path)

    monkeypatch.setattr(files, "read", spy)
    assert [header.title for header in open_archive(stored).headers()] == ["", "mới", ""]
    assert read == ["headers.json"]


def test_an_index_that_lies_about_a_week_costs_no_update(stored: Path) -> None:
    path = stored / "headers.json"
    path.write_bytes(path.read_bytes().replace(b'"week-2020-06-22"', b'"week-2020-06-23"'))
    with pytest.raises(ConflictError):
        open_archive(stored).put(set_notes(week(WEEKS[1]), "x"), base="")
    assert open_archive(stored).get("week-2020-06-29") == week(WEEKS[2])


def test_lists_stay_in_order_through_changes_of_every_kind(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    days = [date(2019, 12, 23) + timedelta(weeks=number) for number in (3, 0, 5, 1, 4, 2)]
    for day in days:
        archive.put(week(day))
        archive.headers()
    archive.put(replace(week(days[5]), period=week(date(2020, 1, 24)).period))
    assert archive.headers() == open_archive(archive_folder).headers()
    archive.put(replace(week(days[1]), period=week(date(2021, 3, 1)).period))
    archive.remove(week(days[2]).id)
    listed_here = archive.headers()
    assert listed_here == open_archive(archive_folder).headers()
    starts = [header.period.start for header in listed_here]
    assert starts == sorted(starts)
    assert len(starts) == 5


@pytest.mark.parametrize(
    ("status", "still_open"),
    [
        (Status.OPEN, 1),
        (Status.IN_PROGRESS, 1),
        (Status.LATE, 1),
        (Status.DONE, 0),
        (Status.CARRIED, 0),
        (Status.DROPPED, 0),
    ],
)
def test_open_counts_what_waits_for_an_answer(status: Status, still_open: int) -> None:
    given = add_directive(week(WEEKS[0]), "rà soát")
    answered = change_directive(given, "d1", lambda item: replace(item, status=status))
    header = header_of(answered)
    assert (header.directives, header.open) == (1, still_open)


def test_edited_tells_hand_work_from_what_the_source_gave() -> None:
    typed = week(WEEKS[0])
    assert header_of(typed).edited
    source = Source(name="a.txt", text="…", fingerprint=fingerprint(typed))
    taken = replace(typed, source=source)
    assert not header_of(taken).edited
    final = finalize(set_notes(taken, "x"), datetime(2020, 6, 29, tzinfo=UTC), "An")
    assert not header_of(final).edited
    assert header_of(add_directive(taken, "x")).edited
