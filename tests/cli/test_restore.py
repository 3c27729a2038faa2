"""``briefing restore`` as a shell sees it."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.archive.tiny import open_archive

pytestmark = pytest.mark.usefixtures("no_daily_backup")

Call = Callable[..., Any]
W26, W40 = "week-2020-06-22", "week-2020-09-28"


@pytest.fixture
def changed(briefing: Call, stored: Path) -> Path:
    """An archive with a backup, and with a week changed and one added since."""
    assert briefing("backup").code == 0
    assert briefing("add", "2020-W26", "thêm sau khi sao lưu").code == 0
    assert briefing("add", "2020-W40", "tuần mới", "--new").code == 0
    return stored


def ids(folder: Path) -> list[str]:
    return [header.id for header in open_archive(folder).headers()]


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(text))


def test_what_would_change_is_shown_and_done_and_the_rest_kept(
    briefing: Call, changed: Path
) -> None:
    ended = briefing("restore", "latest", "--yes")
    assert (ended.code, ended.out) == (0, "")
    assert "~ 2020-W26  1 result, 3 conclusions → 1 result, 2 conclusions" in ended.err
    assert "- 2020-W40  0 results, 1 conclusion" in ended.err
    assert "-before-restore.zip" in ended.err
    assert ids(changed) == [W26]
    back = briefing("restore", "latest", "--yes")
    assert "+ 2020-W40" in back.err
    assert ids(changed) == [W26, W40]


def test_without_a_terminal_it_needs_a_yes(briefing: Call, changed: Path) -> None:
    ended = briefing("restore", "latest")
    assert ended.code == 2
    assert "--yes" in ended.err
    assert "2020-W40" in ended.err
    assert ids(changed) == [W26, W40]


@pytest.mark.parametrize("text", ["y\n", "có\n", "n\n", "\n", ""])
def test_at_a_terminal_it_asks(
    briefing: Call, changed: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    answer(monkeypatch, text)
    agreed = text in {"y\n", "có\n"}
    assert briefing("restore", "latest").code == (0 if agreed else 1)
    assert ids(changed) == ([W26] if agreed else [W26, W40])


def test_json_has_the_changes(briefing: Call, changed: Path) -> None:
    found = briefing("restore", "latest", "--yes", "--json").json
    assert [one["label"] for one in found["removed"]] == ["2020-W40"]
    assert [(one["now"], one["then"]) for one in found["changed"]] == [([1, 3], [1, 2])]
    assert (found["restored"], Path(found["before"]).is_file()) == (True, True)


def test_nothing_to_do_asks_nothing(briefing: Call, stored: Path) -> None:
    briefing("backup")
    ended = briefing("restore", "latest")
    assert ended.code == 0
    assert "Nothing changes." in ended.err


def test_one_week_alone(briefing: Call, changed: Path) -> None:
    ended = briefing("restore", "latest", "--week", "2020-W26", "--yes")
    assert ended.code == 0
    assert ids(changed) == [W26, W40]
    assert "thêm sau" not in briefing("show", "2020-W26").out
    again = briefing("restore", "latest", "--week", "2020-W40", "--yes", "--json")
    assert again.code == 0  # the newest is the one made before the first restore
    assert (again.json["id"], again.json["restored"]) == (W40, False)


def test_a_revision_of_a_week(briefing: Call, stored: Path) -> None:
    briefing("finalize", "2020-W26", "--by", "An")
    refused = briefing("restore", "2020-W26", "--revision", "1", "--yes")
    assert refused.code == 3
    briefing("reopen", "2020-W26")
    briefing("add", "2020-W26", "thừa ra")
    assert briefing("restore", "2020-W26", "--revision", "1").code == 2
    ended = briefing("restore", "2020-W26", "--revision", "1", "--yes", "--json")
    assert (ended.code, ended.json["revision"]) == (0, 1)
    assert "thừa ra" not in briefing("show", "2020-W26").out
    assert briefing("restore", "2020-W26", "--revision", "7", "--yes").code == 3
    assert briefing("restore", "x", "--revision", "1", "--week", "2020-W26").code == 2


@pytest.mark.parametrize("name", ["2001-01-01", "nothing.zip", "latest"])
def test_a_backup_that_is_not_there_is_said(briefing: Call, stored: Path, name: str) -> None:
    ended = briefing("restore", name, "--yes")
    assert (ended.code, ended.out) == (3, "")
    assert "--list" in ended.err


def test_an_unsound_file_is_refused_and_nothing_changes(
    briefing: Call, changed: Path, tmp_path: Path
) -> None:
    (path,) = (changed / "backups").iterdir()
    spoilt = tmp_path / "hỏng.zip"
    spoilt.write_bytes(path.read_bytes()[:-40])
    ended = briefing("restore", spoilt, "--yes")
    assert (ended.code, "Traceback" in ended.err) == (3, False)
    assert str(spoilt) in ended.err
    assert ids(changed) == [W26, W40]


def test_vietnamese(briefing: Call, changed: Path) -> None:
    ended = briefing("restore", "latest", "--yes", "--lang", "vi")
    assert "Đã khôi phục." in ended.err
