"""The index as a file: private, derived, whatever has happened to it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.archive.search import indexing
from briefing.archive.search.asking import ask
from briefing.archive.search.hits import Found
from briefing.archive.search.index import FILE, FORMAT, Index, Unusable, stamps
from briefing.archive.search.indexing import Unwritable, renew, update
from briefing.archive.search.query import read_query
from briefing.archive.search.stored import Year, read_year
from briefing.archive.shard import FOLDER
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.model.editing import add_directive, new_briefing
from briefing.model.records import Briefing, Period, PeriodKind

TODAY = date(2020, 8, 1)


def week(monday: str, *texts: str) -> Briefing:
    start = date.fromisoformat(monday)
    period = Period(kind=PeriodKind.WEEK, start=start, end=start + timedelta(days=6))
    briefing = new_briefing(period)
    for text in texts:
        briefing = add_directive(briefing, text)
    return briefing


@pytest.fixture
def archive(archive_folder: Path) -> TinyArchive:
    """Three weeks in two years."""
    archive = open_archive(archive_folder)
    archive.put(week("2019-06-24", "tổ chức cũ"))
    archive.put(week("2020-06-22", "tổ chức mới", "việc khác"))
    archive.put(week("2020-06-29", "không có gì"))
    return archive


def found(folder: Path, text: str) -> Found:
    index = Index(str(folder))
    try:
        with index.reading() as base:
            return ask(base, read_query(text, TODAY), today=TODAY, limit=50)
    finally:
        index.close()


def texts(folder: Path, text: str) -> list[str]:
    return [hit.text for hit in found(folder, text).hits]


def test_newest_first_and_private(archive: TinyArchive) -> None:
    assert update(archive.folder) == ()
    assert texts(archive.folder, "to chuc") == ["tổ chức mới", "tổ chức cũ"]
    assert (archive.folder / FILE).stat().st_mode & 0o777 == 0o600


def test_only_the_years_that_changed_are_read_again(
    archive: TinyArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(archive.folder)
    read: list[str] = []

    def noted(folder: Path, name: str) -> Year:
        read.append(name)
        return read_year(folder, name)

    monkeypatch.setattr("briefing.archive.search.changes.read_year", noted)
    update(archive.folder)
    assert read == []
    archive.put(week("2020-06-29", "tổ chức sau cùng"))
    update(archive.folder)
    assert read == ["2020.json"]
    assert texts(archive.folder, "tổ chức")[0] == "tổ chức sau cùng"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database at all" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + os.urandom(8192)),
        lambda path: _told(path, "DROP TABLE words"),
        lambda path: _told(path, "DROP TABLE item"),
        lambda path: _told(path, "UPDATE meta SET format = 'of tomorrow'"),
        lambda path: _told(path, "DELETE FROM meta"),
        lambda path: _told(path, "UPDATE briefing SET told = x'00'"),
        lambda path: path.with_name(f"{FILE}-journal").write_bytes(os.urandom(4096)),
    ],
    ids=range(10),
)
def test_a_spoilt_index_is_made_anew(archive: TinyArchive, spoil: Callable[[Path], object]) -> None:
    update(archive.folder)
    spoil(archive.folder / FILE)
    archive.put(week("2020-07-06", "tổ chức thêm"))
    update(archive.folder)
    assert texts(archive.folder, "tổ chức") == ["tổ chức thêm", "tổ chức mới", "tổ chức cũ"]
    assert not list(archive.folder.glob("*.making"))


def test_tables_that_do_not_agree_are_unusable_until_made_anew(archive: TinyArchive) -> None:
    update(archive.folder)
    _told(archive.folder / FILE, "DELETE FROM item")
    with pytest.raises(Unusable):
        texts(archive.folder, "tổ chức")
    renew(archive.folder)
    assert texts(archive.folder, "tổ chức") == ["tổ chức mới", "tổ chức cũ"]


def _told(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as base:
        base.execute(statement)
    base.close()


@pytest.mark.parametrize("length", [0, 1, 15, 100, 4095, 20_000, 40_000])
def test_an_index_cut_short_is_unusable_or_right(archive: TinyArchive, length: int) -> None:
    update(archive.folder)
    path = archive.folder / FILE
    path.write_bytes(path.read_bytes()[:length])
    try:
        hits = texts(archive.folder, "to chuc")
    except Unusable:
        return
    assert hits == ["tổ chức mới", "tổ chức cũ"]


def test_something_else_in_its_place_is_left_alone(archive: TinyArchive) -> None:
    (archive.folder / FILE).mkdir()
    with pytest.raises(Unwritable):
        update(archive.folder)
    with pytest.raises(Unusable):
        Index(str(archive.folder))
    assert (archive.folder / FILE).is_dir()


def test_a_folder_that_takes_nothing(archive: TinyArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError

    monkeypatch.setattr("briefing.archive.search.indexing.mkstemp", refuse)
    with pytest.raises(Unwritable):
        update(archive.folder)


class StoppedError(Exception):
    pass


def test_what_is_interrupted_leaves_the_index_as_it_was(archive: TinyArchive) -> None:
    def stop(done: int, years: int) -> None:
        if done == years:
            raise StoppedError

    with pytest.raises(StoppedError):
        update(archive.folder, stop)
    assert not (archive.folder / FILE).exists()
    update(archive.folder)
    archive.put(week("2020-06-22", "khác hẳn"))
    with pytest.raises(StoppedError):
        update(archive.folder, stop)
    assert texts(archive.folder, "tổ chức mới") == ["tổ chức mới"]
    assert not list(archive.folder.glob("*.making"))
    update(archive.folder)
    assert texts(archive.folder, "khác") == ["khác hẳn"]


def test_saving_leaves_an_index_alone_that_is_being_made(archive: TinyArchive) -> None:
    def save(done: int, _years: int) -> None:
        if done == 1:
            open_archive(archive.folder).put(week("2020-07-06", "việc khác"))

    update(archive.folder, save)
    assert texts(archive.folder, "cũ") == ["tổ chức cũ"]


def test_what_a_killed_program_left_is_cleared_away(archive: TinyArchive) -> None:
    left = archive.folder / f"{FILE}.abc.making"
    left.write_bytes(b"half")
    update(archive.folder)
    assert not left.exists()


def test_progress_counts_the_years(archive: TinyArchive) -> None:
    told: list[tuple[int, int]] = []
    update(archive.folder, lambda done, years: told.append((done, years)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_reader_is_not_disturbed_by_a_writer(archive: TinyArchive) -> None:
    update(archive.folder)
    index = Index(str(archive.folder))
    writer = sqlite3.connect(archive.folder / FILE, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with index.reading() as base:
        assert ask(base, read_query("tổ", TODAY), today=TODAY, limit=9).total == 2
    writer.execute("ROLLBACK")
    writer.close()
    index.close()


def test_a_block_in_an_index_of_another_form_leaves_nothing_open(archive: TinyArchive) -> None:
    update(archive.folder)
    index = Index(str(archive.folder))
    with sqlite3.connect(archive.folder / FILE) as writer:
        writer.execute("UPDATE meta SET format = 'x'")
        writer.commit()
        for _time in range(2):
            with pytest.raises(Unusable), index.reading():
                pass
        writer.execute("UPDATE meta SET format = ?", (FORMAT,))
        writer.commit()
    writer.close()
    with index.reading() as base:
        assert ask(base, read_query("tổ", TODAY), today=TODAY, limit=9).total == 2
    index.close()


def test_an_index_held_by_another_is_unusable(
    archive: TinyArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.archive.search.index.PATIENCE", 0.05)
    monkeypatch.setattr(indexing, "PATIENCE", 0.05)
    update(archive.folder)
    writer = sqlite3.connect(archive.folder / FILE, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    index = Index(str(archive.folder))
    with pytest.raises(Unusable), index.reading():
        pass
    index.close()
    archive.put(week("2020-06-22", "khác hẳn"))
    with pytest.raises(Unwritable):
        update(archive.folder)
    writer.close()


def test_a_broken_year_hides_no_other_and_is_read_again_when_it_is_whole(
    archive: TinyArchive,
) -> None:
    path = archive.folder / FOLDER / "2019.json"
    whole = path.read_bytes()
    path.write_bytes(b"{")
    (problem,) = update(archive.folder)
    assert "2019.json" in problem
    assert texts(archive.folder, "tổ chức") == ["tổ chức mới"]
    assert update(archive.folder) == (problem,)
    path.write_bytes(whole)
    assert update(archive.folder) == ()
    assert texts(archive.folder, "tổ chức") == ["tổ chức mới", "tổ chức cũ"]


def test_what_can_be_read_of_a_damaged_year_is_found(archive: TinyArchive) -> None:
    update(archive.folder)
    path = archive.folder / FOLDER / "2020.json"
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex("không có gì".encode())])
    (problem,) = update(archive.folder)
    assert "2020.json" in problem
    assert texts(archive.folder, "tổ chức mới") == ["tổ chức mới"]


def test_a_year_that_is_gone_is_forgotten(archive: TinyArchive) -> None:
    update(archive.folder)
    (archive.folder / FOLDER / "2019.json").unlink()
    update(archive.folder)
    assert texts(archive.folder, "tổ chức") == ["tổ chức mới"]


def test_of_two_copies_the_latest_year_counts_and_the_other_comes_back(
    archive: TinyArchive,
) -> None:
    old = archive.folder / FOLDER / "2019.json"
    copy = archive.folder / FOLDER / "2021.json"
    update(archive.folder)
    copy.write_bytes(old.read_bytes().replace("tổ chức cũ".encode(), "tổ chức sửa".encode()))
    update(archive.folder)
    assert texts(archive.folder, "tổ chức") == ["tổ chức mới", "tổ chức sửa"]
    copy.unlink()
    update(archive.folder)
    assert texts(archive.folder, "tổ chức") == ["tổ chức mới", "tổ chức cũ"]


def test_a_briefing_with_thousands_of_items_pushes_others_on(archive: TinyArchive) -> None:
    update(archive.folder)
    texts_of = [f"việc số {number}" for number in range(9000)]
    period = week("2020-06-22").period
    many = Briefing(id="week-2020-06-22", period=period, notes="\n\n".join(texts_of))
    archive.put(many)
    update(archive.folder)
    assert found(archive.folder, "việc").total == 9000
    assert texts(archive.folder, "cũ") == ["tổ chức cũ"]


_UPDATE = """
import sys
from pathlib import Path
from briefing.archive.search.indexing import update
for _ in range(5):
    (Path(sys.argv[1]) / "search.sqlite3").unlink(missing_ok=True)
    update(Path(sys.argv[1]))
"""


def test_two_processes_may_make_it_at_once(archive: TinyArchive) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", _UPDATE, str(archive.folder)]) for _ in range(2)
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    update(archive.folder)
    assert texts(archive.folder, "tổ chức") == ["tổ chức mới", "tổ chức cũ"]
    assert not list(archive.folder.glob("*.making"))


def test_stamps_are_of_years_alone(archive: TinyArchive) -> None:
    (archive.folder / FOLDER / "notes.json").write_bytes(b"{}")
    (archive.folder / FOLDER / "2021.json.bak").write_bytes(b"{}")
    assert sorted(stamps(str(archive.folder))) == ["2019.json", "2020.json"]
    assert stamps(str(archive.folder / "nowhere")) == {}
