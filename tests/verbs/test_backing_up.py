"""The backup of the day: made by the way, cheap when there is one, and never in anybody's way."""

from datetime import timedelta
from pathlib import Path

import pytest

from briefing.archive import backups
from briefing.archive.backups import listing
from briefing.errors import ArchiveError
from briefing.verbs.backing_up import back_up, backup_when_due, kept_backups
from tests.archive.filled import NOW, filled


@pytest.fixture
def folder(archive_folder: Path) -> Path:
    filled(archive_folder)
    return archive_folder


def test_there_is_one_a_day(folder: Path) -> None:
    for number in range(3):
        for hour in (8, 17):
            now = NOW.replace(hour=hour) + timedelta(days=number)
            assert backup_when_due(folder, now) == ""
    assert [one.at.day for one in listing(folder)] == [4, 3, 2]


def test_old_ones_are_thinned_out(folder: Path) -> None:
    for number in range(24):
        backup_when_due(folder, NOW + timedelta(days=number))
    assert len(listing(folder)) == 7 + 2  # days, and the Sundays of the two weeks before


def test_nothing_is_read_when_there_is_one_already(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup_when_due(folder, NOW)
    for name in ("make_backup", "thin", "verify"):
        monkeypatch.delattr(backups, name)
    assert backup_when_due(folder, NOW) == ""


def test_no_archive_is_no_reason_to_speak(tmp_path: Path) -> None:
    assert backup_when_due(tmp_path / "nowhere", NOW) == ""
    assert not (tmp_path / "nowhere").exists()


def test_a_failure_is_told_once_in_a_while_and_raises_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def fail(place: Path, _now: object) -> Path:
        tries.append(place)
        raise ArchiveError("đĩa đầy")

    with monkeypatch.context() as patch:
        patch.setattr(backups, "make_backup", fail)
        assert "đĩa đầy" in backup_when_due(folder, NOW)
        assert backup_when_due(folder, NOW + timedelta(hours=1)) == ""
        assert len(tries) == 1
        other = tmp_path / "other"
        filled(other)
        assert "đĩa đầy" in backup_when_due(other, NOW + timedelta(hours=1))
        assert "đĩa đầy" in backup_when_due(folder, NOW + timedelta(hours=7))
    assert backup_when_due(folder, NOW + timedelta(hours=14)) == ""
    assert len(listing(folder)) == 1


def test_an_interrupted_restore_that_cannot_be_finished_is_told(folder: Path) -> None:
    (folder / "restore.journal").write_text("{")
    assert "restore.journal" in backup_when_due(folder, NOW)
    assert len(listing(folder)) == 1


def test_the_list_names_what_is_wrong_with_a_file(folder: Path) -> None:
    path, manifest = back_up(folder, NOW)
    path.with_name("2026-03-01T080000.zip").write_bytes(b"PK")
    newest, oldest = kept_backups(folder)
    assert (newest.path, newest.weeks, newest.size) == (path, 4, path.stat().st_size)
    assert (newest.problem, manifest.weeks) == ("", 4)
    assert str(oldest.path) in oldest.problem
