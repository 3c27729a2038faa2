"""A glance at the index tells what the archive tells, or nothing."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.archive import headerfile
from briefing.archive.headerfile import at_a_glance, homes_at_a_glance
from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive, new_briefing
from briefing.model.records import Briefing, Period, PeriodKind

WEEKS = [date(2018, 12, 31), date(2019, 6, 24), date(2020, 6, 22), date(2020, 6, 29)]


def week(monday: date) -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    return add_directive(new_briefing(period), "rà soát hồ sơ.")


@pytest.fixture
def stored(archive_folder: Path) -> Path:
    """An archive of four weeks with a fresh index."""
    archive = open_archive(archive_folder)
    for monday in reversed(WEEKS):
        archive.put(week(monday))
    open_archive(archive_folder).headers()
    return archive_folder


def test_a_fresh_index_tells_all_that_the_archive_does(stored: Path) -> None:
    found = at_a_glance(stored)
    assert found == open_archive(stored).headers()
    assert found is not None
    assert [header.period.start for header in found] == WEEKS
    homes = homes_at_a_glance(stored)
    assert homes is not None
    assert list(homes.items()) == [(h.id, f"{h.period.start.year}.json") for h in found]


def test_of_an_archive_that_is_not_there_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert at_a_glance(tmp_path / "nowhere") == []
    assert homes_at_a_glance(tmp_path / "nowhere") == {}


def _year(folder: Path, name: str) -> Path:
    return folder / "briefings" / name


def _touched(folder: Path) -> None:
    os.utime(_year(folder, "2019.json"), ns=(1, 1))


def _longer(folder: Path) -> None:
    with _year(folder, "2020.json").open("ab") as file:
        file.write(b" ")


def _gone(folder: Path) -> None:
    _year(folder, "2019.json").unlink()


def _another(folder: Path) -> None:
    _year(folder, "2017.json").write_text("{}\n")


def _doubled(folder: Path) -> None:
    _year(folder, "2031.json").write_bytes(_year(folder, "2020.json").read_bytes())
    open_archive(folder).headers()


def _damaged(folder: Path) -> None:
    _year(folder, "2020.json").write_text("{")
    open_archive(folder).headers()


def _no_index(folder: Path) -> None:
    (folder / "headers.json").unlink()


def _garbled(folder: Path) -> None:
    (folder / "headers.json").write_text('{"made_by": 3}')


@pytest.mark.parametrize(
    "happens",
    [_touched, _longer, _gone, _another, _doubled, _damaged, _no_index, _garbled],
    ids=lambda happens: happens.__name__.strip("_"),
)
def test_otherwise_the_years_have_to_be_looked_at(
    stored: Path, happens: Callable[[Path], None]
) -> None:
    happens(stored)
    assert at_a_glance(stored) is None
    assert homes_at_a_glance(stored) is None
    archive = open_archive(stored)
    assert archive.ids() == [header.id for header in archive.headers()]


def test_ids_and_one_briefing_come_without_reading_headers(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [header.id for header in open_archive(stored).headers()]
    monkeypatch.setattr(headerfile, "load", None)
    archive = open_archive(stored)
    assert archive.ids() == ids
    assert archive.get(ids[1]).period.start == WEEKS[1]


def test_one_change_after_a_stale_index_leaves_a_fresh_one(stored: Path) -> None:
    """As one command after the other does: each would read the year again for ever."""
    _touched(stored)
    archive = open_archive(stored)
    archive.put(add_directive(archive.get(archive.ids()[1]), "việc thêm"))
    found = at_a_glance(stored)
    assert found is not None
    assert found[1].directives == 2
