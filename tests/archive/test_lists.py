"""The office's lists: kept beside the years, read by others, never written over unseen."""

import os
import stat
from decimal import Decimal
from pathlib import Path

import pytest
from tinydb import TinyDB

from briefing.archive import backups, layout
from briefing.archive.layout import Kind
from briefing.archive.lists import FIGURES, SCHEMES
from briefing.archive.patient import PatientArchive
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError, ConflictError
from briefing.model.figures import Counting, Definition
from briefing.model.schemes import Scheme

ONE = Definition(
    id="f1", name="Tiếp công dân", unit="lượt", counting=Counting.LEVEL, whole=Decimal("1.50")
)
SCHEME = Scheme(id="s1", year=2020, name="Đề án")


def test_an_archive_without_them_has_empty_ones(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    assert archive.entered(FIGURES) == ()
    assert archive.entered(SCHEMES) == ()
    assert not archive_folder.exists()


def test_each_is_a_private_tinydb_file_of_its_own(archive_folder: Path) -> None:
    archive = PatientArchive(open_archive(archive_folder))
    archive.put_entered(FIGURES, (ONE,))
    archive.put_entered(SCHEMES, (SCHEME,))
    again = open_archive(archive_folder)
    assert (again.entered(FIGURES), again.entered(SCHEMES)) == ((ONE,), (SCHEME,))
    assert str(again.entered(FIGURES)[0].whole) == "1.50"
    path = archive_folder / "figures.json"
    with TinyDB(path, encoding="utf-8") as database:
        assert [one["name"] for one in database.table("figures")] == ["Tiếp công dân"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_another_program_stored_is_not_written_over(archive_folder: Path) -> None:
    mine, other = open_archive(archive_folder), open_archive(archive_folder)
    mine.put_entered(FIGURES, (ONE,), base=())
    assert other.entered(FIGURES) == (ONE,)
    other.put_entered(FIGURES, (), base=(ONE,))
    with pytest.raises(ConflictError):
        mine.put_entered(FIGURES, (ONE, ONE), base=(ONE,))
    assert mine.entered(FIGURES) == ()


@pytest.mark.parametrize(
    "content", ["{", '{"meta": {"1": {"format": "x"}}}', '{"figures": {"1": {}}}']
)
def test_a_file_that_cannot_be_read_is_left_alone(archive_folder: Path, content: str) -> None:
    archive_folder.mkdir()
    path = archive_folder / "figures.json"
    path.write_text(content)
    archive = open_archive(archive_folder)
    with pytest.raises(ArchiveError, match=r"figures\.json"):
        archive.entered(FIGURES)
    with pytest.raises(ArchiveError):
        archive.put_entered(FIGURES, (ONE,))
    assert path.read_text() == content


def test_half_a_letter_is_refused(archive_folder: Path) -> None:
    with pytest.raises(ArchiveError, match="ký tự"):
        open_archive(archive_folder).put_entered(FIGURES, (Definition(id="f1", name="x\ud800"),))


def test_they_are_truth_and_go_into_a_backup(archive_folder: Path) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415 - only here

    open_archive(archive_folder).put_entered(FIGURES, (ONE,))
    assert layout.kind_of("figures.json") is layout.kind_of("schemes.json") is Kind.LIST
    assert "figures.json" in set(layout.truth(archive_folder))
    made = backups.make_backup(archive_folder, datetime(2020, 7, 6, tzinfo=UTC))
    assert "figures.json" in backups.verify(made).files
