"""The file of the office's register: durable, readable, never written over by mistake."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest
from tinydb import TinyDB

from briefing.archive import layout
from briefing.archive.layout import Kind
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError, ConflictError
from briefing.model.register import Entry

ONE = Entry(type="Kết luận", number="75", symbol="KL/TW", date=date(2020, 5, 30), title="dân vận")
TWO = Entry(type="Công văn", number="9723", issuer="Bộ Nội vụ")


def test_an_archive_without_one_has_no_entries(archive_folder: Path) -> None:
    assert open_archive(archive_folder).documents() == ()
    assert not archive_folder.exists()


def test_what_is_stored_is_there_for_the_next_program(archive_folder: Path) -> None:
    open_archive(archive_folder).put_documents((ONE, TWO))
    assert open_archive(archive_folder).documents() == (ONE, TWO)


def test_the_file_is_tinydb_readable_private_and_part_of_the_truth(archive_folder: Path) -> None:
    open_archive(archive_folder).put_documents((ONE,))
    path = archive_folder / "documents.json"
    assert "dân vận" in path.read_text(encoding="utf-8")
    with TinyDB(path, encoding="utf-8") as database:
        assert [entry["date"] for entry in database.table("documents")] == ["2020-05-30"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert layout.kind_of("documents.json") is Kind.DOCUMENTS
    assert "documents.json" in list(layout.truth(archive_folder))


def test_another_programs_change_is_seen_and_not_written_over(archive_folder: Path) -> None:
    mine, other = open_archive(archive_folder), open_archive(archive_folder)
    mine.put_documents((ONE,))
    assert other.documents() == (ONE,)
    other.put_documents((ONE, TWO), base=(ONE,))
    assert mine.documents() == (ONE, TWO)
    with pytest.raises(ConflictError):
        mine.put_documents((TWO,), base=(ONE,))
    assert mine.documents() == (ONE, TWO)
    (archive_folder / "documents.json").unlink()
    assert mine.documents() == ()


@pytest.mark.parametrize(
    "content",
    ["{", '{"meta": {"1": {"format": "other"}}}', '{"documents": {"1": {"number": 5}}}'],
)
def test_what_cannot_be_read_is_said_and_never_written_to(
    archive_folder: Path, content: str
) -> None:
    archive_folder.mkdir()
    path = archive_folder / "documents.json"
    path.write_text(content, encoding="utf-8")
    archive = open_archive(archive_folder)
    with pytest.raises(ArchiveError):
        archive.documents()
    with pytest.raises(ArchiveError):
        archive.put_documents((ONE,))
    assert path.read_text(encoding="utf-8") == content
