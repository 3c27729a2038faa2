import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.protocol import Archive
from briefing.archive.search.index import FILE
from briefing.errors import ArchiveError, BriefingError
from briefing.model.editing import set_notes
from briefing.verbs.searching import QueryError, Searcher, search
from tests.verbs.conftest import MakeWeek

TODAY = date(2020, 7, 1)


@pytest.fixture
def folder(archive: Archive, make_week: MakeWeek, archive_folder: Path) -> Path:
    """Two weeks that agree in one word."""
    archive.put(make_week("2020-06-15", "họp với Vụ Địa phương"))
    archive.put(set_notes(make_week("2020-06-22", "hợp nhất hai đơn vị"), "nhớ họp riêng"))
    return archive_folder


@pytest.fixture
def opened() -> Iterator[Callable[[Path], Searcher]]:
    """Searchers that let go of their index at the end."""
    with ExitStack() as ends:
        yield lambda folder: ends.enter_context(closing(Searcher(folder)))


def refuse(*_given: object, **_named: object) -> None:
    raise PermissionError


def test_a_search_makes_the_index_and_finds(folder: Path) -> None:
    found = search(folder, "hop", today=TODAY)
    assert [(hit.label, hit.kind, hit.marker) for hit in found.hits] == [
        ("2020-W26", "directive", "Một là,"),
        ("2020-W26", "note", ""),
        ("2020-W25", "directive", "Một là,"),
    ]
    assert found.problems == ()
    assert (folder / FILE).is_file()
    assert search(folder, "họp", today=TODAY).total == 2
    assert search(str(folder), "hợp ", today=TODAY, limit=1).total == 1


def test_changes_are_found_at_once(folder: Path, archive: Archive, make_week: MakeWeek) -> None:
    search(folder, "hop", today=TODAY)
    archive.put(make_week("2020-06-15", "việc mới tinh"))
    assert search(folder, "tinh", today=TODAY).total == 1
    assert search(folder, "địa phương", today=TODAY).total == 0


def test_an_empty_archive_has_nothing(tmp_path: Path, opened: Callable[[Path], Searcher]) -> None:
    assert search(tmp_path / "none", "gì", today=TODAY) == ((), 0, ())
    assert not (tmp_path / "none").exists()
    searcher = opened(tmp_path / "none")
    searcher.refresh()
    assert searcher.search("gì", today=TODAY) == ((), 0, ())
    assert not (tmp_path / "none").exists()
    searcher.close()


def test_without_an_index_everything_is_read_and_that_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.archive.search.indexing.mkstemp", refuse)
    found = search(folder, "hop", today=TODAY)
    assert found.total == 3
    assert len(found.problems) == 1


def test_a_broken_year_is_named_each_time(folder: Path) -> None:
    (folder / "briefings" / "2018.json").write_bytes(b"{")
    for _again in range(2):
        found = search(folder, "hop", today=TODAY)
        assert found.total == 3
        assert "2018.json" in found.problems[0]


def test_a_folder_beyond_reading_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(ArchiveError):
        search(folder, "hop", today=TODAY)


def test_a_filter_beyond_understanding_is_one_of_the_family(folder: Path) -> None:
    with pytest.raises(QueryError):
        search(folder, "is:foo", today=TODAY)
    assert issubclass(QueryError, BriefingError)


def test_a_searcher_answers_before_during_and_after_the_index(
    folder: Path, archive: Archive, make_week: MakeWeek, opened: Callable[[Path], Searcher]
) -> None:
    searcher = opened(folder)
    assert searcher.stale()
    assert searcher.search("hop", today=TODAY).total == 3  # a small archive is read whole
    assert not (folder / FILE).exists()
    told: list[tuple[int, int]] = []
    searcher.refresh(lambda done, years: told.append((done, years)))
    assert told[-1] == (1, 1)
    assert not searcher.stale()
    assert searcher.search("hop", today=TODAY).problems == ()
    archive.put(make_week("2020-06-29", "họp nữa"))
    assert searcher.stale()
    late = searcher.search("hop", today=TODAY)
    assert late.total == 3
    assert len(late.problems) == 1
    searcher.refresh()
    assert searcher.search("hop", today=TODAY)[1:] == (4, ())
    searcher.close()


def test_a_searcher_sees_an_index_that_another_program_made(
    folder: Path, opened: Callable[[Path], Searcher]
) -> None:
    searcher = opened(folder)
    searcher.refresh()
    assert searcher.search("hop", today=TODAY).total == 3
    (folder / FILE).unlink()
    assert searcher.search("hop", today=TODAY).total == 3
    search(folder, "hop", today=TODAY)
    assert searcher.search("hop", today=TODAY) == search(folder, "hop", today=TODAY)
    searcher.close()


def test_of_a_large_archive_the_newest_years_are_read_first(
    folder: Path,
    archive: Archive,
    make_week: MakeWeek,
    monkeypatch: pytest.MonkeyPatch,
    opened: Callable[[Path], Searcher],
) -> None:
    archive.put(make_week("2018-06-18", "họp xưa"))
    monkeypatch.setattr("briefing.archive.search.scan.MOST_BYTES", 10)
    found = opened(folder).search("hop", today=TODAY)
    assert found.total == 3
    assert "2020" in found.problems[0]


def test_an_index_that_cannot_be_written_is_told_by_the_searcher(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[Path], Searcher]
) -> None:
    monkeypatch.setattr("briefing.archive.search.indexing.mkstemp", refuse)
    searcher = opened(folder)
    searcher.refresh()
    found = searcher.search("hop", today=TODAY)
    assert found.total == 3
    assert len(found.problems) == 1


def test_a_spoilt_index_is_made_anew(folder: Path, opened: Callable[[Path], Searcher]) -> None:
    search(folder, "hop", today=TODAY)
    searcher = opened(folder)
    with sqlite3.connect(folder / FILE) as base:
        base.execute("DELETE FROM item")
    base.close()
    assert searcher.search("hop", today=TODAY).total == 3
    searcher.refresh()
    assert searcher.search("hop", today=TODAY)[1:] == (3, ())
    with sqlite3.connect(folder / FILE) as base:
        base.execute("DELETE FROM item")
    base.close()
    assert search(folder, "hop", today=TODAY)[1:] == (3, ())
