"""Restoring: what it would change is said with numbers, and what it replaces is kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.backups import listing, make_backup
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import ArchiveError, ConflictError, NotFoundError, StateError
from briefing.model.directory import Unit, make_directory
from briefing.model.states import finalize
from briefing.verbs.restore_plan import plan
from briefing.verbs.restoring import (
    named_backup,
    restore_all,
    restore_revision,
    restore_week,
    week_in_backup,
)
from tests.archive.filled import IDS, NOW, OLD, W25, W26, W27, changed, filled, texts_of, week

TODAY = date(2026, 3, 3)
LATER = NOW + timedelta(days=1)
W28 = "week-2020-07-06"


@pytest.fixture
def archive(archive_folder: Path) -> TinyArchive:
    """An archive that has changed since it was backed up."""
    archive = filled(archive_folder)
    make_backup(archive_folder, NOW)
    archive.remove(OLD)
    changed(archive, W25, "gõ sau")
    archive.put(week(date(2020, 7, 6), "tuần mới"))
    archive.put_directory(make_directory([Unit(id="u2", name="Phòng Tổ chức")], []))
    return archive


def backup_of(archive: TinyArchive) -> Path:
    return listing(archive.folder)[-1].path


def test_the_plan_names_weeks_with_their_numbers(archive: TinyArchive) -> None:
    found = plan(archive.folder, backup_of(archive))
    assert [(one.id, one.label, one.now, one.then) for one in found.added] == [
        (OLD, "2019-W25", None, (0, 1))
    ]
    assert [(one.label, one.now, one.then) for one in found.changed] == [
        ("2020-W25", (0, 3), (0, 2))
    ]
    assert [(one.label, one.now, one.then) for one in found.removed] == [("2020-W28", (0, 1), None)]
    assert (found.same, found.directory, found.revisions, found.notes) == (2, True, 0, ())


def test_the_archive_is_as_it_was_and_what_it_was_is_kept(archive: TinyArchive) -> None:
    folder = archive.folder
    before = texts_of(archive)
    kept = restore_all(folder, plan(folder, backup_of(archive)), LATER)
    assert set(texts_of(archive)) == set(IDS)
    assert len(texts_of(open_archive(folder))[W25]) == 2
    assert [unit.id for unit in archive.directory().units] == ["u1"]
    assert kept is not None
    assert plan(folder, backup_of(archive)).steps == ()
    restore_all(folder, plan(folder, kept), LATER)
    assert texts_of(open_archive(folder)) == before


def test_an_archive_that_changed_meanwhile_is_not_touched(archive: TinyArchive) -> None:
    agreed = plan(archive.folder, backup_of(archive))
    changed(archive, W27, "vừa mới")
    before = texts_of(archive)
    with pytest.raises(ConflictError):
        restore_all(archive.folder, agreed, LATER)
    assert texts_of(archive) == before
    assert len(listing(archive.folder)) == 1


def test_history_is_only_added_to(archive: TinyArchive) -> None:
    folder = archive.folder
    third = finalize(replace(archive.get(W27), revision=1), LATER, "An")
    archive.keep_revision(third)
    home = folder / "history" / W26
    second = (home / "2.json").read_bytes()
    (home / "2.json").unlink()
    (home / "SHA256SUMS").unlink()
    found = plan(folder, backup_of(archive))
    assert found.revisions == 1
    restore_all(folder, found, LATER)
    assert (home / "2.json").read_bytes() == second
    assert archive.revision(W27, 1) == third
    assert [archive.revision(W26, number).revision for number in (1, 2)] == [1, 2]
    assert "2.json" in (home / "SHA256SUMS").read_text()


@pytest.mark.parametrize("noted", [True, False])
def test_a_finalized_revision_is_never_written_over(archive: TinyArchive, noted: bool) -> None:
    home = archive.folder / "history" / W26
    other = replace(archive.revision(W26, 1), title="đã chốt khác")
    for name in ("1.json", "SHA256SUMS"):
        (home / name).unlink()
    archive.keep_revision(other)
    if not noted:
        (home / "SHA256SUMS").unlink()
    found = plan(archive.folder, backup_of(archive))
    assert any("1.json" in note for note in found.notes)
    restore_all(archive.folder, found, LATER)
    assert archive.revision(W26, 1) == other


def test_a_damaged_revision_is_replaced(archive: TinyArchive) -> None:
    path = archive.folder / "history" / W26 / "1.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    restore_all(archive.folder, plan(archive.folder, backup_of(archive)), LATER)
    assert path.read_bytes() == whole


def test_what_is_being_typed_now_stays(archive: TinyArchive) -> None:
    archive.journal(W27).record("đang gõ bây giờ", place="entry")
    typed = {path.name: path.read_bytes() for path in (archive.folder / "journal").iterdir()}
    restore_all(archive.folder, plan(archive.folder, backup_of(archive)), LATER)
    assert typed == {
        path.name: path.read_bytes() for path in (archive.folder / "journal").iterdir()
    }
    assert "đang gõ bây giờ" in archive.journal(W27).pending()[0].text


def test_a_new_computer_gets_it_all(archive: TinyArchive, tmp_path: Path) -> None:
    folder = tmp_path / "máy mới" / "archive"
    kept = restore_all(folder, plan(folder, backup_of(archive)), LATER)
    fresh = open_archive(folder)
    assert kept is None
    assert set(texts_of(fresh)) == set(IDS)
    assert fresh.revisions(W26) == [1, 2]
    assert [draft.text for draft in fresh.journal(W27).pending()] == ["đang gõ dở"]


def test_a_year_that_was_damaged_when_it_was_backed_up_is_left(archive: TinyArchive) -> None:
    folder = archive.folder
    whole = (folder / "briefings" / "2020.json").read_bytes()
    (folder / "briefings" / "2020.json").write_bytes(whole[:-50])
    path = make_backup(folder, LATER)
    (folder / "briefings" / "2020.json").write_bytes(whole)
    found = plan(folder, path)
    assert any("2020.json" in note for note in found.notes)
    assert found.steps == ()


def test_a_year_that_is_damaged_now_is_replaced(archive: TinyArchive) -> None:
    (archive.folder / "briefings" / "2020.json").write_bytes(b"{")
    found = plan(archive.folder, backup_of(archive))
    assert any("2020.json" in note for note in found.notes)
    restore_all(archive.folder, found, LATER)
    assert set(texts_of(open_archive(archive.folder))) == set(IDS)


def test_a_newer_versions_backup_is_refused(archive: TinyArchive) -> None:
    path = archive.folder / "briefings" / "2020.json"
    data = path.read_text().replace('"schema_version": 1', '"schema_version": 99', 1)
    path.write_text(data)
    kept = make_backup(archive.folder, LATER)
    with pytest.raises(ArchiveError) as told:
        plan(archive.folder, kept)
    assert str(kept) in told.value.message
    assert told.value.advice


@pytest.mark.parametrize(
    "name", ["latest", "mới nhất", "2026-03-02", "2/3/2026", "2026-03-02T081500.zip"]
)
def test_a_backup_is_found_by_file_day_or_age(archive: TinyArchive, name: str) -> None:
    path = backup_of(archive)
    assert named_backup(archive.folder, name, TODAY) == path
    assert named_backup(archive.folder, str(path), TODAY) == path


@pytest.mark.parametrize("name", ["2026-03-01", "nothing.zip", "", "../..", "2020-W26"])
def test_a_backup_that_is_not_there_is_said(archive: TinyArchive, name: str) -> None:
    with pytest.raises(NotFoundError) as told:
        named_backup(archive.folder, name, TODAY)
    assert "--list" in told.value.advice


@pytest.mark.parametrize("name", [OLD, "2019-W25", "20/6/2019"])
def test_a_week_that_was_removed_comes_back_alone(archive: TinyArchive, name: str) -> None:
    then = week_in_backup(archive, backup_of(archive), name, TODAY)
    before = texts_of(archive)
    kept = restore_week(archive, archive.folder, None, then, LATER)
    assert texts_of(archive) == {**before, OLD: ("hoàn thiện báo cáo năm 2019",)}
    assert kept is not None
    assert kept.name.endswith("-before-restore.zip")


def test_a_week_that_changed_comes_back_unless_it_changed_again(archive: TinyArchive) -> None:
    stored = archive.get(W25)
    then = week_in_backup(archive, backup_of(archive), W25, TODAY)
    changed(archive, W25, "một lần nữa")
    with pytest.raises(ConflictError):
        restore_week(archive, archive.folder, stored, then, LATER)
    restore_week(archive, archive.folder, archive.get(W25), then, LATER)
    assert archive.get(W25) == then


def test_a_final_week_that_history_does_not_have_is_kept_in_it_first(archive: TinyArchive) -> None:
    final = finalize(archive.get(W25), LATER, "An")
    archive.put(final)
    then = week_in_backup(archive, backup_of(archive), W25, TODAY)
    restore_week(archive, archive.folder, final, then, LATER)
    assert archive.get(W25) == then
    assert archive.revision(W25, final.revision) == final


def test_a_week_that_the_backup_does_not_have_is_said(archive: TinyArchive) -> None:
    for name in (W28, "2020-W28", "2018-W01"):
        with pytest.raises(NotFoundError):
            week_in_backup(archive, backup_of(archive), name, TODAY)


def test_a_revision_becomes_the_drafts_text(archive: TinyArchive) -> None:
    with pytest.raises(StateError):
        restore_revision(archive, archive.folder, archive.get(W26), 1, LATER)
    archive.keep_revision(finalize(archive.get(W25), LATER, "An"))
    draft = changed(archive, W25, "thừa")
    kept = restore_revision(archive, archive.folder, draft, archive.revisions(W25)[0], LATER)
    assert "thừa" not in texts_of(archive)[W25]
    assert kept is not None
    with pytest.raises(NotFoundError):
        restore_revision(archive, archive.folder, archive.get(W25), 9, LATER)
