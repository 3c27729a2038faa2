"""A broken file of what the office enters: the weeks are listed, shown and checked all the same."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.entered import FILES, REPORT, enter_everything

WEEK = "2020-W26"
BROKEN = b'{"meta": {"1"'

TELLING: list[tuple[str, Sequence[str], int]] = [
    ("directory.json", ["tasks"], 0),
    ("directory.json", ["check", WEEK], 1),
    ("directory.json", ["report", "--month", "2020-06"], 0),
    ("directory.json", ["directory"], 3),
    ("documents.json", ["documents"], 1),
    ("documents.json", ["check", WEEK], 1),
    ("figures.json", ["check", WEEK], 1),
    ("figures.json", ["report", "--month", "2020-06"], 0),
    ("figures.json", ["figures"], 3),
    ("schemes.json", ["schemes"], 3),
    ("office.json", ["office"], 3),
    (REPORT, ["report", "--month", "2020-06"], 3),
]
"""Which verbs say that a file is broken, and how each ends: 3 where there is nothing without it."""


@pytest.fixture(params=FILES)
def broken(request: pytest.FixtureRequest, archive_folder: Path) -> Path:
    enter_everything(archive_folder)
    path = archive_folder / str(request.param)
    path.write_bytes(BROKEN)
    return path


def test_the_weeks_are_there(broken: Path, briefing: Briefing) -> None:
    assert "22 – 28/6/2020" in briefing("list").out
    assert briefing("show", WEEK).code == 0
    assert briefing("show", WEEK, "--json").json["id"] == "week-2020-06-22"
    assert briefing("add", WEEK, "thêm một việc").code == 0
    assert briefing("finalize", WEEK).code == 0
    assert broken.read_bytes() == BROKEN


@pytest.mark.parametrize(("name", "words", "code"), TELLING)
def test_what_is_broken_is_told(
    archive_folder: Path, briefing: Briefing, name: str, words: Sequence[str], code: int
) -> None:
    enter_everything(archive_folder)
    (archive_folder / name).write_bytes(BROKEN)
    ended = briefing(*words)
    assert ended.code == code
    assert name in ended.out + ended.err
    assert (archive_folder / name).read_bytes() == BROKEN
