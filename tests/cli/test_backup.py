"""``briefing backup`` as a shell sees it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("no_daily_backup")

Call = Callable[..., Any]


def test_a_backup_is_made_checked_and_said_where(briefing: Call, stored: Path) -> None:
    ended = briefing("backup")
    (path,) = (stored / "backups").iterdir()
    assert (ended.code, ended.out) == (0, "")
    assert "1 briefing" in ended.err
    assert str(path) in ended.err


def test_it_is_written_to_a_file_or_folder(briefing: Call, stored: Path, tmp_path: Path) -> None:
    target = tmp_path / "lưu.zip"
    assert briefing("backup", "-o", target).code == 0
    assert target.is_file()
    again = briefing("backup", "-o", target)
    assert (again.code, str(target) in again.err) == (3, True)
    assert briefing("backup", "--output", tmp_path).code == 0
    assert len(list(tmp_path.glob("*.zip"))) == 2
    assert not (stored / "backups").exists()


def test_the_list_has_day_size_and_weeks(briefing: Call, stored: Path) -> None:
    empty = briefing("backup", "--list")
    assert (empty.code, empty.out) == (0, "")
    assert empty.err
    briefing("backup")
    ended = briefing("backup", "--list")
    heading, row = ended.out.splitlines()
    assert heading.split() == ["Day", "Time", "Briefings", "Size", "File"]
    assert row.split()[2] == "1"
    assert row.split()[-1].endswith(".zip")
    (kept,) = briefing("backup", "--list", "--json").json
    assert (kept["weeks"], kept["problem"], Path(kept["file"]).is_file()) == (1, "", True)


def test_a_spoilt_one_is_marked(briefing: Call, stored: Path) -> None:
    briefing("backup")
    (path,) = (stored / "backups").iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    ended = briefing("backup", "--list")
    assert ended.code == 1
    assert "not a sound backup" in ended.out


def test_json_says_where_and_how_much(briefing: Call, stored: Path) -> None:
    found = briefing("backup", "--json").json
    path = Path(found["file"])
    assert (found["weeks"], found["bytes"], found["left_out"]) == (1, path.stat().st_size, {})


def test_without_an_archive_there_is_nothing_to_keep(briefing: Call, archive_folder: Path) -> None:
    ended = briefing("backup")
    assert (ended.code, ended.out) == (3, "")
    assert not archive_folder.exists()


def test_a_list_is_not_written_to_a_file(briefing: Call, stored: Path, tmp_path: Path) -> None:
    assert briefing("backup", "--list", "-o", tmp_path).code == 2


@pytest.mark.parametrize("verb", ["backup", "restore", "doctor"])
@pytest.mark.parametrize(("language", "word"), [("en", "Options"), ("vi", "Tùy chọn")])
def test_help_speaks_both_languages(briefing: Call, verb: str, language: str, word: str) -> None:
    ended = briefing(verb, "--help", "--lang", language)
    assert ended.code == 0
    assert word in ended.out
