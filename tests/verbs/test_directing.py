import os
import stat
from pathlib import Path

import pytest

from briefing.archive import files
from briefing.archive.protocol import Archive
from briefing.errors import ArchiveError, BriefingError, ConflictError, ReadError
from briefing.model.directory import EMPTY, Directory, Unit, add_member, add_unit
from briefing.verbs.directing import (
    export_directory,
    import_directory,
    load_directory,
    save_directory,
)
from briefing.verbs.giving import ExportError

OFFICE = add_member(add_unit(EMPTY, "Văn phòng", ("VP",)), "Trần Thị Hoa", "Chánh Văn phòng", "u1")


def test_what_is_saved_is_loaded(archive: Archive) -> None:
    assert load_directory(archive) == EMPTY
    save_directory(archive, OFFICE)
    assert load_directory(archive) == OFFICE
    with pytest.raises(ConflictError):
        save_directory(archive, add_unit(EMPTY, "Vụ Cán bộ"), EMPTY)
    assert load_directory(archive) == OFFICE


def test_an_import_adds_and_updates_and_says_what_it_did(archive: Archive, tmp_path: Path) -> None:
    save_directory(archive, OFFICE)
    table = tmp_path / "danh-ba.csv"
    table.write_text(
        "Đơn vị;Tên tắt;Họ và tên;Chức vụ;Thứ tự\nvăn phòng;;Trần Thị Hoa;Phó Chủ tịch;\n"
        "Vụ Cán bộ;CB;Lê Văn An;Vụ trưởng;x\n",
        encoding="utf-8",
    )
    done = import_directory(archive, table)
    assert (done.units, done.members, len(done.notes)) == (1, 1, 1)
    assert load_directory(archive) == done.directory
    assert [unit.name for unit in done.directory.units] == ["văn phòng", "Vụ Cán bộ"]
    assert done.directory.units[0].short_names == ("VP",)
    assert [member.title for member in done.directory.members] == ["Phó Chủ tịch", "Vụ trưởng"]
    again = import_directory(archive, table)
    assert (again.directory, again.units, again.members) == (done.directory, 0, 0)


@pytest.mark.parametrize("content", [None, b"", b"a,b\n1,2\n", b'Unit\n"A\n'])
def test_a_table_that_cannot_be_read_changes_nothing(
    archive: Archive, tmp_path: Path, content: bytes | None
) -> None:
    save_directory(archive, OFFICE)
    table = tmp_path / "danh-ba.csv"
    if content is not None:
        table.write_bytes(content)
    with pytest.raises(ReadError) as raised:
        import_directory(archive, table)
    assert raised.value.advice
    assert load_directory(archive) == OFFICE


def test_a_table_that_is_far_too_large_is_not_even_loaded(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "danh-ba.csv"
    with table.open("wb") as file:
        file.truncate(10**9)
    monkeypatch.setattr(files, "read", None)
    with pytest.raises(ReadError, match=r"danh-ba\.csv"):
        import_directory(archive, table)


def test_a_folder_is_no_table(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(BriefingError):
        import_directory(archive, tmp_path)


def test_an_export_is_private_and_can_be_imported_elsewhere(
    archive: Archive, tmp_path: Path
) -> None:
    save_directory(archive, OFFICE)
    path = export_directory(archive, tmp_path)
    assert path == tmp_path / "danh-ba.csv"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    save_directory(archive, EMPTY)
    assert import_directory(archive, path).directory == OFFICE


def test_an_export_writes_over_nothing_unasked(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_text("của tôi", encoding="utf-8")
    with pytest.raises(ConflictError):
        export_directory(archive, path)
    assert path.read_text(encoding="utf-8") == "của tôi"
    assert export_directory(archive, path, overwrite=True) == path
    assert "Đơn vị" in path.read_text(encoding="utf-8-sig")


def test_an_export_that_cannot_be_written_says_so(archive: Archive, tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    with pytest.raises(ExportError):
        export_directory(archive, blocker / "danh-ba.csv")


def test_a_broken_directory_is_said_to_be_so(archive: Archive, archive_folder: Path) -> None:
    archive_folder.mkdir()
    (archive_folder / "directory.json").write_text("{", encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"directory\.json"):
        save_directory(archive, Directory(units=(Unit(id="u1", name="A"),)))


def test_people_whose_names_differ_in_an_accent_are_two(archive: Archive, tmp_path: Path) -> None:
    for name in ("Trần Văn Hùng", "Trần Văn Hưng"):
        path = tmp_path / "danh-ba.csv"
        path.write_text(f"Đơn vị;Họ và tên\nVụ Cán bộ;{name}\n", encoding="utf-8")
        import_directory(archive, path)
    names = [member.name for member in archive.directory().members]
    assert names == ["Trần Văn Hùng", "Trần Văn Hưng"]
