from datetime import date
from pathlib import Path

import pytest

from briefing.archive.search import aside, indexing
from briefing.archive.search.aside import bring_up_to_date
from briefing.archive.search.index import FILE, Index
from briefing.archive.search.indexing import Unwritable
from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive, new_briefing
from briefing.model.records import Period, PeriodKind


@pytest.fixture
def folder(archive_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive that counts as a large one."""
    monkeypatch.setattr(aside, "LONG", 1)
    week = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
    open_archive(archive_folder).put(add_directive(new_briefing(week), "việc này"))
    return archive_folder


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """See to it that this process does not do the work."""

    def never(*_given: object, **_named: object) -> None:
        pytest.fail("done in this process")

    monkeypatch.setattr(aside, "update", never)
    monkeypatch.setattr(aside, "renew", never)


@pytest.mark.usefixtures("elsewhere")
def test_what_is_long_is_done_in_a_process_of_its_own(folder: Path) -> None:
    (folder / "briefings" / "2018.json").write_bytes(b"{")
    told: list[tuple[int, int]] = []
    (problem,) = bring_up_to_date(folder, lambda done, years: told.append((done, years)))
    assert "2018.json" in problem
    assert told == [(0, 2), (1, 2), (2, 2)]
    Index(str(folder)).close()


def test_what_is_short_is_done_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "LONG", 1_000_000)
    monkeypatch.setattr("subprocess.Popen", None)
    assert bring_up_to_date(folder) == ()
    assert bring_up_to_date(folder, spoilt=True) == ()
    Index(str(folder)).close()


class StoppedError(Exception):
    pass


@pytest.mark.usefixtures("elsewhere")
def test_it_can_be_stopped(folder: Path) -> None:
    def stop(_done: int, _years: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        bring_up_to_date(folder, stop)
    assert not (folder / FILE).exists()


@pytest.mark.usefixtures("elsewhere")
def test_what_cannot_be_written_is_said(folder: Path) -> None:
    (folder / FILE).mkdir()
    with pytest.raises(Unwritable):
        bring_up_to_date(folder)


def test_where_no_process_can_be_started_it_is_done_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert bring_up_to_date(folder) == ()
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert bring_up_to_date(folder, spoilt=True) == ()
    assert indexing.update(folder) == ()
