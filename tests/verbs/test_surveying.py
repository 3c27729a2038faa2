"""What a folder holds, told before anything is taken in."""

from pathlib import Path

import pytest

from briefing.archive.protocol import Archive
from briefing.archive.tiny import open_archive
from briefing.errors import ReadError
from briefing.verbs import sources
from briefing.verbs.sources import find_files
from briefing.verbs.surveying import FileKind, survey
from briefing.verbs.taking_many import take_many
from tests.reading.documents import tasks, word, zipped


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "giay to"
    (folder / ".an").mkdir(parents=True)
    (folder / "a.DOCX").write_bytes(word(tasks))
    (folder / "b.doc").write_bytes(b"x")
    (folder / "c.jpg").write_bytes(b"x")
    (folder / "~$a.docx").write_bytes(b"x")
    (folder / "d.zip").write_bytes(zipped({"e.txt": "x", "f.pdf": "x", "__MACOSX/g": "x"}))
    return folder


def test_files_are_counted_by_kind(papers: Path, archive: Archive, archive_folder: Path) -> None:
    found = survey(archive, archive_folder, [papers])
    assert found.kinds == {
        FileKind.WORD: 1,
        FileKind.OTHER_WORD: 1,
        FileKind.TEXT: 1,
        FileKind.PDF: 1,
        FileKind.OTHER: 1,
    }
    assert found.others == ("giay to/c.jpg",)
    assert found.passed_over == 3  # a hidden folder, a lock, what a Mac packs
    assert len(found.files) == 5
    assert found.taken == 0
    assert archive.headers() == []


def test_what_was_taken_in_before_is_counted(
    papers: Path, archive: Archive, archive_folder: Path
) -> None:
    list(take_many(archive, archive_folder, find_files([papers])))
    seen: list[str] = []
    found = survey(open_archive(archive_folder), archive_folder, [papers], progress=seen.append)
    assert found.taken == 1
    assert len(seen) == 5
    open_archive(archive_folder).remove("week-2026-06-22")
    assert survey(open_archive(archive_folder), archive_folder, [papers]).taken == 0


def test_too_many_are_refused(
    papers: Path, archive: Archive, archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    with pytest.raises(ReadError, match="2"):
        survey(archive, archive_folder, [papers])
