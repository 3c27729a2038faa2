"""A share of what ``hostile.py`` imports: refused in a sentence, and nothing is stored."""

import sys
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.errors import ReadError
from briefing.verbs.sources import find_files
from briefing.verbs.taking_many import Fate, take_many
from tests.benchmarks.hostile import GROUPS, MEGABYTES, SECONDS, tried
from tests.hostile import collections, documents
from tests.hostile.cases import Case

SMALL = {
    f"{group}: {case.name}": case for group, cases in GROUPS.items() for case in cases if case.small
}
BY_PROCESS = {
    case.name: case
    for case in (*documents.CASES, *collections.CASES)
    if case.name in {"billion laughs", "file names of controls and of no encoding"}
}


@pytest.mark.parametrize("case", SMALL.values(), ids=SMALL)
def test_refused_in_a_sentence_and_nothing_stored(
    case: Case, tmp_path: Path, archive_folder: Path
) -> None:
    try:
        files = find_files([case.lay(tmp_path)])
        accounts = list(take_many(open_archive(archive_folder), archive_folder, files))
    except ReadError as error:  # of a zip that cannot be opened at all
        assert error.message
        assert error.advice
    else:
        assert {account.fate for account in accounts} == {Fate.REFUSED}
        for account in accounts:
            assert account.message
            assert account.name.isprintable()
    assert [path for path in archive_folder.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="a process's memory is measured as on Unix")
@pytest.mark.parametrize("case", BY_PROCESS.values(), ids=BY_PROCESS)
def test_a_process_keeps_within_its_bounds(case: Case, tmp_path: Path) -> None:
    ended = tried(case, tmp_path / "place", tmp_path / "home")
    assert ended.faults(text=case.text, seconds=SECONDS, megabytes=MEGABYTES) == []
