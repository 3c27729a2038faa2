"""Some damaged files of what an office enters: the script damages ten thousand."""

from pathlib import Path

import pytest

from tests.benchmarks import fuzz_entered
from tests.benchmarks.fuzz_entered import Case, Damage


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fuzz_entered.whole_archive(tmp_path_factory.mktemp("fuzz"))


def test_damaged_files_are_told_put_back_and_never_overwritten(whole: Path) -> None:
    for seed, case in fuzz_entered.cases(whole, whole.with_name("case"), 21, seed=1):
        assert case.judge(restoring=seed % 2 == 0) == [], f"{seed}: {case.name} {case.damage.kind}"


def test_a_file_that_is_not_told_would_be_seen(whole: Path) -> None:
    name = "documents.json"
    data = (whole / name).read_bytes().replace(b"Mot", b"Mou")
    case = Case(whole.with_name("case"), whole, name, Damage(data, "a letter"))
    case.damage = Damage((whole / name).read_bytes(), "nothing")
    assert "overwritten by reading" in case.judge(restoring=False)
