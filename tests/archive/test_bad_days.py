"""Bad days for files: each is a sentence, and nothing is lost."""

import errno
import os
import shutil
import time
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive import tablefile
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError, NotFoundError
from briefing.model.editing import new_briefing, set_notes
from briefing.model.records import Briefing, Directive, DirectiveList, Period, PeriodKind, Result

MONDAY = date(2020, 6, 22)


def week(monday: date = MONDAY) -> Briefing:
    return new_briefing(Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6)))


@pytest.fixture
def year(archive_folder: Path) -> Path:
    open_archive(archive_folder).put(week())
    open_archive(archive_folder).put(week(date(2019, 6, 24)))
    return archive_folder / "briefings" / "2020.json"


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(year: Path) -> None:
    with year.open("r+b") as file:
        file.truncate(1_000_000_000)  # a hole: it takes no room on the disk
    tracemalloc.start()
    try:
        archive = open_archive(year.parents[1])
        assert [header.period.start.year for header in archive.headers()] == [2019]
        (problem,) = archive.problems()
        assert str(year) in problem
        assert "1000 MB" in problem
        with pytest.raises(ArchiveError, match=r"2020\.json"):
            archive.put(week())
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    assert year.stat().st_size == 1_000_000_000


def test_what_would_not_be_read_again_is_not_written(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = year.read_bytes()
    monkeypatch.setattr(tablefile, "LARGEST", 20_000)
    archive = open_archive(year.parents[1])
    with pytest.raises(ArchiveError, match=r"2020\.json") as caught:
        archive.put(set_notes(week(), "n" * 30_000))
    assert caught.value.advice
    assert year.read_bytes() == before
    archive.put(set_notes(week(), "ngắn"))
    assert open_archive(year.parents[1]).get(week().id).notes == "ngắn"


def test_a_week_of_fifty_thousand_items_is_kept(archive_folder: Path) -> None:
    results = tuple(Result(id=f"r{n}", text=f"Việc thứ {n}") for n in range(25_000))
    given = tuple(Directive(id=f"d{n}", ordinal=n, text=f"rà soát {n}") for n in range(25_000))
    large = replace(week(), results=results, directive_lists=(DirectiveList(directives=given),))
    archive = open_archive(archive_folder)
    archive.put(large)
    later = open_archive(archive_folder)
    (header,) = later.headers()
    assert (header.results, header.directives) == (25_000, 25_000)
    assert later.get(large.id) == large


def test_a_clock_set_back_hides_no_change(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = time.time_ns() + 10**9 * 86_400 * 400
    os.utime(year, ns=(ahead, ahead))
    reader, writer = open_archive(year.parents[1]), open_archive(year.parents[1])
    for text in ("một", "hai", "bốn"):
        stamp = reader.stamp()
        writer.put(set_notes(week(), text))
        assert reader.stamp() != stamp
        assert reader.get(week().id).notes == text
        assert open_archive(year.parents[1]).get(week().id).notes == text


@pytest.mark.parametrize("left", ["nothing", "the folder", "an empty folder of years"])
def test_a_folder_removed_under_the_program_is_told_and_not_begun_anew(
    year: Path, left: str
) -> None:
    folder = year.parents[1]
    archive = open_archive(folder)
    archive.put(set_notes(week(), "đang làm"))
    kept = folder.with_name("elsewhere")
    shutil.copytree(folder, kept)
    shutil.rmtree(folder if left == "nothing" else year.parent)
    if left == "an empty folder of years":
        year.parent.mkdir()
    for _again in range(2):
        with pytest.raises(ArchiveError) as caught:
            archive.put(set_notes(week(), "gõ thêm"))
        assert str(folder) in caught.value.message
        assert caught.value.advice
        assert not year.exists()
        assert folder.exists() == (left != "nothing")
    assert archive.headers() == []
    with pytest.raises(NotFoundError):
        archive.get(week().id)
    shutil.rmtree(folder, ignore_errors=True)
    kept.rename(folder)
    archive.put(set_notes(week(), "gõ thêm"))
    assert open_archive(folder).get(week().id).notes == "gõ thêm"
    assert len(open_archive(folder).headers()) == 2


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_year_that_may_no_longer_be_read_is_told_and_comes_back(
    year: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    real = Path.open

    def refuse(self: Path, *arguments: object, **named: object) -> object:
        if self == year:
            raise OSError(code, os.strerror(code))
        return real(self, *arguments, **named)  # type: ignore[call-overload]

    os.utime(year)
    archive = open_archive(year.parents[1])
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        assert [header.period.start.year for header in archive.headers()] == [2019]
        assert str(year) in archive.problems()[0]
        with pytest.raises(ArchiveError, match=r"2020\.json"):
            archive.put(week())
        archive.put(set_notes(week(date(2019, 6, 24)), "năm khác"))
    assert len(archive.headers()) == 2
    assert archive.problems() == ()


@pytest.fixture
def locked_away(year: Path) -> Iterator[Path]:
    """An archive that may be read and not written."""
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("permissions do not stop this user")
    folders = (year.parent, year.parents[1])
    for folder in folders:
        folder.chmod(0o500)
    yield year.parents[1]
    for folder in folders:
        folder.chmod(0o700)


def test_a_read_only_folder_is_shown_and_refuses_changes_in_a_sentence(locked_away: Path) -> None:
    archive = open_archive(locked_away)
    assert len(archive.headers()) == 2
    assert archive.get(week().id) == week()
    with pytest.raises(ArchiveError) as caught:
        archive.put(set_notes(week(), "x"))
    assert str(locked_away) in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_folder_that_takes_no_new_file_refuses_changes_in_a_sentence(
    year: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    real = os.open

    def refuse(path: object, flags: int, *arguments: object, **named: object) -> int:
        if flags & os.O_CREAT:
            raise OSError(code, os.strerror(code))
        return real(path, flags, *arguments, **named)  # type: ignore[arg-type]

    archive = open_archive(year.parents[1])
    monkeypatch.setattr(os, "open", refuse)
    assert len(archive.headers()) == 2
    with pytest.raises(ArchiveError) as caught:
        archive.put(set_notes(week(), "x"))
    assert str(year.parents[1]) in caught.value.message
    assert caught.value.advice
    assert archive.get(week().id) == week()


def test_a_disk_that_takes_half_a_slice_is_asked_for_the_rest(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.writev

    def half(descriptor: int, slices: list[bytes]) -> int:
        return real(descriptor, [slices[0], slices[1][:1]])

    monkeypatch.setattr(os, "writev", half)
    open_archive(year.parents[1]).put(set_notes(week(), "một nửa"))
    assert open_archive(year.parents[1]).get(week().id).notes == "một nửa"
