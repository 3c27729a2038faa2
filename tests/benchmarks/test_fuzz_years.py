"""Some damaged years: the script damages ten thousand."""

from pathlib import Path

import msgspec
import pytest

from tests.benchmarks import damage, fuzz_years
from tests.benchmarks.damage import Damaged


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fuzz_years.whole_archive(tmp_path_factory.mktemp("fuzz"))


def test_damaged_years_show_what_is_whole_and_are_never_overwritten(
    whole: Path, tmp_path: Path
) -> None:
    for seed, case in fuzz_years.cases(whole, tmp_path / "case", 40, seed=1):
        assert case.judge() == [], f"seed {seed}: {case.damaged.kind}"


def test_the_weeks_of_a_year_are_found_in_its_bytes(whole: Path) -> None:
    data = (whole / "briefings" / fuzz_years.YEAR).read_bytes()
    spans = damage.documents(data)
    documents = msgspec.json.decode(data)["briefings"].values()
    assert [msgspec.json.decode(data[start:end]) for start, end in spans] == list(documents)


def test_a_week_that_is_not_shown_would_be_seen(whole: Path, tmp_path: Path) -> None:
    data = (whole / "briefings" / fuzz_years.YEAR).read_bytes()
    (start, end), *_others = damage.documents(data)
    without = data[:start] + b"{}" + data[end:]
    case = fuzz_years.Case(tmp_path / "case", whole, Damaged(without, (), "a week taken out"))
    assert any("is whole and not listed" in fault for fault in case.judge())
