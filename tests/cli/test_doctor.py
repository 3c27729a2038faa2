"""``briefing doctor`` as a shell sees it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("no_daily_backup")

Call = Callable[..., Any]


@pytest.fixture
def broken(briefing: Call, stored: Path) -> Path:
    """An archive with a backup, whose only year is cut in the middle."""
    assert briefing("backup").code == 0
    path = stored / "briefings" / "2020.json"
    path.write_bytes(path.read_bytes()[:-200])
    return stored


def test_a_sound_archive(briefing: Call, stored: Path) -> None:
    ended = briefing("doctor")
    assert (ended.code, ended.out) == (0, "")
    assert "All is well." in ended.err
    assert briefing("doctor", "--json").json["findings"] == []
    assert briefing("doctor", "--repair").code == 0
    assert not (stored / "backups").exists()


def test_findings_are_named_and_nothing_is_touched(briefing: Call, broken: Path) -> None:
    path = broken / "briefings" / "2020.json"
    before = path.read_bytes()
    ended = briefing("doctor")
    assert ended.code == 1
    assert "[year/damaged]" in ended.out
    assert "--repair" in ended.err
    (finding,) = briefing("doctor", "--json").json["findings"]
    assert (finding["id"], finding["file"], finding["repairable"]) == (
        "year/damaged",
        "briefings/2020.json",
        True,
    )
    assert path.read_bytes() == before


def test_it_is_mended_and_told_from_where(briefing: Call, broken: Path) -> None:
    ended = briefing("doctor", "--repair")
    assert ended.code == 0
    assert "week-2020-06-22 was taken from the backup" in ended.err
    assert "All is well now." in ended.err
    assert briefing("show", "2020-W26").code == 0
    assert briefing("doctor").code == 0


def test_json_of_a_repair_and_what_is_left(briefing: Call, broken: Path) -> None:
    (broken / "ghi chú.txt").write_text("x")
    (broken / "ghi chú.txt").chmod(0o600)
    ended = briefing("doctor", "--repair", "--json")
    assert ended.code == 1
    assert [one["id"] for one in ended.json["repaired"]["left"]] == ["stray"]
    assert all(one["mended"] for one in ended.json["repaired"]["done"])


def test_without_an_archive_it_cannot(briefing: Call, archive_folder: Path) -> None:
    assert briefing("doctor").code == 3
    assert not archive_folder.exists()


def test_vietnamese(briefing: Call, broken: Path) -> None:
    ended = briefing("doctor", "--lang", "vi")
    assert "bị hỏng" in ended.out
