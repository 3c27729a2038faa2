"""Half a year of totals recomputed: the script does a year and more."""

from pathlib import Path

from tests.benchmarks import totals
from tests.benchmarks.weeks import fill


def test_no_total_differs_from_one_recomputed_from_the_raw_files(tmp_path: Path) -> None:
    fill(tmp_path, 26, seed=2, kilobytes=4)
    totals.spoil(tmp_path, 2)
    count, wrong = totals.compare(tmp_path)
    assert count > 500
    assert wrong == []
