import json
import os
import stat
from pathlib import Path

import pytest
from tinydb import TinyDB

from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError, ConflictError
from briefing.i18n import use_language
from briefing.model.directory import EMPTY, Directory, Member, Unit, add_unit

OFFICE = Directory(
    units=(
        Unit(id="u1", name="Văn phòng", short_names=("VP", "VPĐU"), order=1),
        Unit(id="u2", name="Vụ Tổng hợp", order=2),
    ),
    members=(Member(name="Trần Thị Hoa", title="Chánh Văn phòng", unit="u1", order=1),),
)


def test_an_archive_without_one_has_an_empty_directory(archive_folder: Path) -> None:
    assert open_archive(archive_folder).directory() == EMPTY
    assert not archive_folder.exists()


def test_what_is_stored_is_there_for_the_next_program(archive_folder: Path) -> None:
    open_archive(archive_folder).put_directory(OFFICE)
    assert open_archive(archive_folder).directory() == OFFICE


def test_the_file_is_tinydb_readable_and_private(archive_folder: Path) -> None:
    open_archive(archive_folder).put_directory(OFFICE)
    path = archive_folder / "directory.json"
    assert "Văn phòng" in path.read_text(encoding="utf-8")
    with TinyDB(path, encoding="utf-8") as database:
        assert [unit["name"] for unit in database.table("units")] == ["Văn phòng", "Vụ Tổng hợp"]
        assert [member["unit"] for member in database.table("members")] == ["u1"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_change_by_another_program_is_seen(archive_folder: Path) -> None:
    mine, other = open_archive(archive_folder), open_archive(archive_folder)
    mine.put_directory(OFFICE)
    assert other.directory() == OFFICE
    changed = add_unit(OFFICE, "Vụ Cán bộ")
    other.put_directory(changed, base=OFFICE)
    assert mine.directory() == changed
    (archive_folder / "directory.json").unlink()
    assert mine.directory() == EMPTY


def test_another_programs_change_is_not_written_over(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put_directory(OFFICE)
    with pytest.raises(ConflictError):
        archive.put_directory(add_unit(EMPTY, "Vụ Cán bộ"), base=EMPTY)
    assert archive.directory() == OFFICE
    archive.put_directory(OFFICE, base=EMPTY)  # the same change twice is no conflict


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b'{"units": {"1": {"id": 7}}}',
        b'{"meta": {"1": {"format": "something else"}}}',
        b'{"units": {"1": {"id": "u1", "name": "A", "colour": "red"}}}',
    ],
)
def test_a_file_that_cannot_be_read_is_never_written_over(
    archive_folder: Path, content: bytes
) -> None:
    use_language("en")
    archive_folder.mkdir()
    path = archive_folder / "directory.json"
    path.write_bytes(content)
    archive = open_archive(archive_folder)
    with pytest.raises(ArchiveError, match="readable directory"):
        archive.directory()
    with pytest.raises(ArchiveError, match="readable directory"):
        archive.put_directory(OFFICE)
    assert path.read_bytes() == content


def test_a_newer_programs_file_is_read_but_not_written(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put_directory(OFFICE)
    path = archive_folder / "directory.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["meta"]["1"]["schema_version"] = 99
    path.write_text(json.dumps(content), encoding="utf-8")
    assert archive.directory() == OFFICE
    with pytest.raises(ArchiveError):
        archive.put_directory(EMPTY)
    assert archive.directory() == OFFICE


def test_tables_of_others_stay(archive_folder: Path) -> None:
    archive_folder.mkdir()
    path = archive_folder / "directory.json"
    path.write_text('{"rooms": {"1": {"name": "Hội trường"}}}', encoding="utf-8")
    open_archive(archive_folder).put_directory(OFFICE)
    assert json.loads(path.read_text(encoding="utf-8"))["rooms"] == {"1": {"name": "Hội trường"}}


def test_text_that_is_none_is_refused_and_the_old_directory_stays(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put_directory(OFFICE)
    with pytest.raises(ArchiveError):
        archive.put_directory(add_unit(OFFICE, "\ud800"))
    assert archive.directory() == OFFICE


def test_a_full_disk_leaves_the_old_directory(
    archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_archive(archive_folder)
    archive.put_directory(OFFICE)

    def full(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArchiveError):
        archive.put_directory(EMPTY)
    monkeypatch.undo()
    assert archive.directory() == OFFICE
    assert open_archive(archive_folder).directory() == OFFICE
