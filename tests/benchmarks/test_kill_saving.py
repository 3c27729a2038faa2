"""A few kills while something is saved, each time: the script kills a thousand times."""

import pytest

from tests.benchmarks import kill_saving, writers

pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")


@pytest.mark.parametrize(("kind", "count"), [("direct", 8), ("cli", 4), ("app", 1)])
def test_nothing_said_to_be_saved_is_lost(kind: str, count: int) -> None:
    faults = [outcome.faults for _seed, outcome in kill_saving.kills(kind, count, seed=1)]
    assert faults == [()] * count


def test_a_loss_would_be_seen() -> None:
    with kill_saving.archive() as folder:
        said = writers.Saved(writers.WEEKS[0], "không có việc này")
        assert kill_saving.checked(folder, [said]) == (f"lost: {said}",)
        year = folder / "briefings" / "2025.json"
        year.write_bytes(year.read_bytes()[:-100])
        assert kill_saving.checked(folder, [])
