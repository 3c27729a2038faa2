import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.cli.verbs import search
from briefing.model.editing import set_notes
from tests.cli.conftest import Briefing


def test_hits_stand_on_lines_of_their_own_and_the_count_apart(
    briefing: Briefing, stored: Path
) -> None:
    ended = briefing("search", "bao", "cao")
    assert ended.code == 0
    assert ended.out.splitlines() == ["2020-W26  Một là, hoàn thiện báo cáo sáu tháng đầu năm."]
    assert "1 found." in ended.err


def test_nothing_found_is_exit_1(briefing: Briefing, stored: Path) -> None:
    ended = briefing("search", "báo", "cảo")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err


def test_the_best_or_everything(briefing: Briefing, stored: Path) -> None:
    some = briefing("search", "h", "--limit", "2")
    assert len(some.out.splitlines()) == 2
    assert "--all" in some.err
    everything = briefing("search", "h", "--all")
    assert len(everything.out.splitlines()) > 2
    assert "--all" not in everything.err
    assert briefing("search", "h", "--limit", "0").code == 2
    assert briefing("search").code == 2


def test_words_may_come_as_one_and_excluded_ones_after_two_hyphens(
    briefing: Briefing, stored: Path
) -> None:
    assert briefing("search", '"báo cáo" -xyz').code == 0
    assert briefing("search", "--", "in:tasks", "hội", "-sơ").code == 1


def test_json_has_all_of_a_hit(briefing: Briefing, stored: Path) -> None:
    found = briefing("search", "chuẩn bị", "--json").json
    assert found["total"] == 1
    hit = found["hits"][0]
    assert (hit["label"], hit["start"], hit["kind"]) == ("2020-W26", "2020-06-22", "directive")
    assert [hit["text"][start:end] for start, end in hit["marks"]] == ["chuẩn", "bị"]


def test_a_filter_beyond_understanding_says_what_is_possible(
    briefing: Briefing, stored: Path
) -> None:
    ended = briefing("search", "is:foo")
    assert (ended.code, ended.out) == (3, "")
    assert "open, late, done" in ended.err


def test_what_was_typed_steers_no_terminal(
    briefing: Briefing, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_archive(stored)
    (header,) = archive.headers()
    archive.put(set_notes(archive.get(header.id), "xóa \x1b[2J\x07 màn\thình\nhàng hai"))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ended = briefing("search", "màn")
    assert "\x1b[2J" not in ended.out
    assert "\x1b[1mmàn\x1b[22m hình hàng hai" in ended.out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in briefing("search", "màn").out


def test_a_long_item_is_cut_around_the_first_match(briefing: Briefing, stored: Path) -> None:
    archive = open_archive(stored)
    (header,) = archive.headers()
    archive.put(set_notes(archive.get(header.id), "trước " * 100 + "đích " + "sau " * 100))
    (line,) = briefing("search", "đích").out.splitlines()
    assert len(line) < 200
    assert "trước đích sau" in line
    assert line.count("…") == 2


def test_a_broken_year_is_named(briefing: Briefing, stored: Path) -> None:
    (stored / "briefings" / "2018.json").write_bytes(b"{")
    ended = briefing("search", "báo cáo")
    assert ended.code == 0
    assert "2018.json" in ended.err


_RUN = """
import json, sys
from briefing.__main__ import main
code = main()
print(json.dumps([code, sorted(sys.modules)]))
"""


def test_a_search_loads_next_to_nothing(stored: Path) -> None:
    """A second search; the first one makes the index."""
    for _again in range(2):
        ended = subprocess.run(
            [sys.executable, "-c", _RUN, "--archive", str(stored), "search", "tổ", "chức"],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(Path(search.__file__).parents[3])},
        )
    code, modules = json.loads(ended.stdout.splitlines()[-1])
    assert code in {0, 1}
    heavy = {"msgspec", "tinydb", "filelock", "argparse", "typing", "pathlib", "tempfile"}
    assert not heavy & set(modules)
    assert not {name for name in modules if name.startswith("briefing.model")}
