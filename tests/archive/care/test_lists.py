"""The office's lists: a damaged one is told and put back from a backup, an absent one is none."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.archive.backups import make_backup
from briefing.archive.care.doctor import examine, repair
from briefing.archive.lists import FIGURES, SCHEMES, OfficeList
from briefing.archive.tiny import open_archive
from briefing.model.figures import Definition
from briefing.model.schemes import Scheme
from tests.counted import week_of

NOW = datetime(2020, 7, 6, 8, 0, tzinfo=UTC)
LATER = datetime(2020, 7, 6, 9, 0, tzinfo=UTC)


@pytest.fixture
def listed(archive_folder: Path) -> Path:
    archive = open_archive(archive_folder)
    archive.put(week_of("2020-06-22"))
    archive.put_entered(FIGURES, (Definition(id="f1", name="Tiếp công dân"),))
    archive.put_entered(SCHEMES, (Scheme(id="s1", year=2020, name="Đề án"),))
    return archive_folder


@pytest.mark.parametrize("which", [FIGURES, SCHEMES], ids=lambda one: one.name)
@pytest.mark.parametrize(
    "content", [b"", b'{"figures": {"1"', b'{"schemes": {"1": {}}, "figures": 3}']
)
def test_a_damaged_list_comes_back(
    listed: Path, which: OfficeList[Definition] | OfficeList[Scheme], content: bytes
) -> None:
    assert examine(listed).findings == ()
    make_backup(listed, NOW)
    whole = (listed / which.file).read_bytes()
    (listed / which.file).write_bytes(content)
    report = examine(listed)
    assert [(one.id, one.file) for one in report.findings] == [("list/damaged", which.file)]
    assert repair(listed, report, LATER).left == ()
    assert (listed / which.file).read_bytes() == whole


def test_without_a_backup_it_is_told_and_left(listed: Path) -> None:
    (listed / FIGURES.file).write_bytes(b"{")
    report = examine(listed)
    done = repair(listed, report, LATER)
    assert [one.id for one in done.left] == ["list/damaged"]
    assert (listed / FIGURES.file).read_bytes() == b"{"
