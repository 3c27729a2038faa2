"""The kept revisions: written once, durably, readable by nobody else, and never again."""

import os
import stat
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.files import signature
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import ArchiveError, ConflictError, NotFoundError
from briefing.model.editing import add_directive, new_briefing
from briefing.model.encoding import from_json
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.model.states import finalize, reopen

W26 = "week-2020-06-22"
WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
NOW = datetime(2020, 6, 29, 16, 30, tzinfo=UTC)


@pytest.fixture
def archive(archive_folder: Path) -> TinyArchive:
    return open_archive(archive_folder)


def locked(*texts: str, number: int = 1) -> Briefing:
    briefing = new_briefing(WEEK)
    for text in texts:
        briefing = add_directive(briefing, text)
    return finalize(replace(briefing, revision=number), NOW, "An")


def kept_file(folder: Path, number: int = 1) -> Path:
    return folder / "history" / W26 / f"{number}.json"


def test_revisions_are_kept_as_they_were_for_another_program(archive_folder: Path) -> None:
    mine = open_archive(archive_folder)
    assert mine.revisions(W26) == []
    first = locked("làm việc này")
    second = finalize(add_directive(reopen(first), "làm việc kia"), NOW, "Bình")
    for one in (second, first):
        mine.keep_revision(one)
    other = open_archive(archive_folder)
    assert other.revisions(W26) == [1, 2]
    assert [other.revision(W26, number) for number in (1, 2)] == [first, second]
    assert other.revisions("week-2020-06-15") == []


def test_numbers_are_sorted_as_numbers(archive: TinyArchive) -> None:
    for number in (10, 2, 1):
        archive.keep_revision(locked("x", number=number))
    assert archive.revisions(W26) == [1, 2, 10]


@pytest.mark.skipif(os.name == "nt", reason="no modes on Windows")
def test_nobody_else_may_read_them(archive: TinyArchive) -> None:
    archive.keep_revision(locked("x"))
    path = kept_file(archive.folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_kept_revision_is_never_written_over(archive: TinyArchive) -> None:
    first = locked("làm việc này")
    archive.keep_revision(first)
    before = signature(kept_file(archive.folder))
    archive.keep_revision(first)
    with pytest.raises(ConflictError):
        archive.keep_revision(locked("làm việc khác"))
    assert signature(kept_file(archive.folder)) == before
    assert archive.revision(W26, 1) == first


def test_it_is_on_the_disk_before_the_call_returns(
    archive: TinyArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    archive.keep_revision(locked("x"))
    assert len(synced) >= 2  # the file, then the name in its folder


def test_a_revision_that_is_not_there_names_those_that_are(archive: TinyArchive) -> None:
    archive.keep_revision(locked("x"))
    archive.keep_revision(locked("x", number=3))
    with pytest.raises(NotFoundError) as missing:
        archive.revision(W26, 2)
    assert "1, 3" in missing.value.advice


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b'{"id": "x"}'])
def test_a_spoilt_file_is_told_and_stays(archive: TinyArchive, data: bytes) -> None:
    archive.keep_revision(locked("x"))
    path = kept_file(archive.folder)
    path.write_bytes(data)
    with pytest.raises(ArchiveError) as told:
        archive.revision(W26, 1)
    assert str(path) in told.value.message
    with pytest.raises(ArchiveError):
        archive.keep_revision(locked("x"))
    assert path.read_bytes() == data


def test_a_file_in_the_wrong_place_is_not_taken_for_a_revision(archive: TinyArchive) -> None:
    archive.keep_revision(locked("x"))
    kept_file(archive.folder).rename(kept_file(archive.folder, 2))
    with pytest.raises(ArchiveError):
        archive.revision(W26, 2)


def test_other_files_are_no_revisions(archive: TinyArchive) -> None:
    archive.keep_revision(locked("x"))
    home = kept_file(archive.folder).parent
    for name in ("0.json", "01.json", "2.json.bak", "ghi chú.txt", "-1.json"):
        (home / name).write_text("x")
    assert archive.revisions(W26) == [1]


@pytest.mark.parametrize("name", ["../../ngoài", "a/b", "..", ".", "con", "a\x00b", "x" * 400])
def test_any_id_stays_inside_the_folder(archive: TinyArchive, name: str) -> None:
    archive.keep_revision(replace(locked("x"), id=name))
    (path,) = (archive.folder / "history").glob("*/1.json")
    assert from_json(path.read_bytes()).id == name
    assert archive.revisions(name) == [1]
    assert archive.revision(name, 1).id == name


def test_half_a_character_is_refused_and_nothing_kept(archive: TinyArchive) -> None:
    with pytest.raises(ArchiveError):
        archive.keep_revision(locked("hỏng \ud800"))
    assert archive.revisions(W26) == []


def test_a_write_that_fails_leaves_no_half_revision(
    archive: TinyArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ArchiveError):
            archive.keep_revision(locked("x"))
    assert archive.revisions(W26) == []
    archive.keep_revision(locked("x"))
    assert archive.revisions(W26) == [1]
    kept = {path.name for path in kept_file(archive.folder).parent.iterdir()}
    assert kept == {"1.json", "SHA256SUMS"}


def test_checksums_stand_beside_them_as_sha256sum_writes_them(archive: TinyArchive) -> None:
    for number in (10, 2, 1):
        archive.keep_revision(locked("x", number=number))
    home = kept_file(archive.folder).parent
    digests = {path.name: sha256(path.read_bytes()).hexdigest() for path in home.glob("*.json")}
    lines = [f"{digests[name]}  {name}" for name in ("1.json", "2.json", "10.json")]
    assert (home / "SHA256SUMS").read_text().splitlines() == lines
    assert stat.S_IMODE((home / "SHA256SUMS").stat().st_mode) == 0o600


def test_a_revision_that_was_changed_is_told_although_it_can_be_read(archive: TinyArchive) -> None:
    archive.keep_revision(locked("làm việc này"))
    path = kept_file(archive.folder)
    path.write_bytes(path.read_bytes().replace("này".encode(), b"kia"))
    with pytest.raises(ArchiveError) as told:
        archive.revision(W26, 1)
    assert str(path) in told.value.message
    assert "doctor" in told.value.advice
    with pytest.raises(ArchiveError):
        archive.keep_revision(locked("làm việc này"))


@pytest.mark.parametrize("sums", [None, "", "không phải dòng nào\n\x00", "ff  1.json\n"])
def test_a_revision_without_a_checksum_is_simply_unproved(
    archive: TinyArchive, sums: str | None
) -> None:
    archive.keep_revision(locked("x"))
    path = kept_file(archive.folder).with_name("SHA256SUMS")
    if sums is None:
        path.unlink()
    else:
        path.write_text(sums)
    assert archive.revision(W26, 1) == locked("x")


def test_keeping_a_revision_is_no_change_of_the_briefings(archive: TinyArchive) -> None:
    archive.put(new_briefing(WEEK))
    before = archive.stamp()
    archive.keep_revision(locked("x"))
    assert archive.stamp() == before
    archive.remove(W26)
    assert archive.revisions(W26) == [1]
