"""``briefing import`` of folders and zips, as somebody at a terminal meets it."""

from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from tests.cli.conftest import Briefing as Call
from tests.reading.documents import tasks, word, zipped


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "giay to"
    folder.mkdir()
    (folder / "a.docx").write_bytes(word(tasks))
    (folder / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_a_folder_gives_a_table_and_a_count(
    briefing: Call, papers: Path, archive_folder: Path
) -> None:
    ended = briefing("import", papers)
    assert ended.code == 3  # one file could not be taken
    assert "giay to/a.docx" in ended.out
    assert "week-2026-06-22" in ended.out
    assert "b.png" in ended.out
    assert "\r" not in ended.err  # nobody watches: no bar
    assert [header.id for header in open_archive(archive_folder).headers()] == ["week-2026-06-22"]


def test_the_accounts_as_json(briefing: Call, papers: Path) -> None:
    told = {Path(one["name"]).name: one for one in briefing("import", papers, "--json").json}
    assert told["a.docx"]["fate"] == "added"
    assert told["a.docx"]["start"] == "2026-06-22"
    assert told["b.png"]["fate"] == "refused"
    assert told["b.png"]["message"]
    again = {Path(o["name"]).name: o["fate"] for o in briefing("import", papers, "--json").json}
    assert again == {"a.docx": "taken-before", "b.png": "refused"}


def test_a_dry_run_stores_nothing(briefing: Call, papers: Path, archive_folder: Path) -> None:
    ended = briefing("import", papers, "--dry-run", "--json")
    assert {one["fate"] for one in ended.json} == {"understood", "refused"}
    assert open_archive(archive_folder).headers() == []


def test_a_zip_and_a_single_file_together(briefing: Call, papers: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x.docx": word(tasks)}))
    ended = briefing("import", path, papers / "a.docx")
    assert ended.code == 0
    assert "a.zip/x.docx" in ended.out


def test_a_word_file_alone_is_taken_as_one(briefing: Call, papers: Path) -> None:
    ended = briefing("import", papers / "a.docx", "--json")
    assert ended.code == 0
    assert ended.json["id"] == "week-2026-06-22"


def test_standard_input_does_not_go_with_a_folder(briefing: Call, papers: Path) -> None:
    ended = briefing("import", papers, "-")
    assert ended.code == 3
    assert ended.out == ""
