"""A few edits of two writers at once: the script makes a thousand each."""

from pathlib import Path

import pytest

from tests.benchmarks import two_writers
from tests.benchmarks.pairs import surroundings
from tests.benchmarks.two_writers import Told
from tests.benchmarks.writers import WEEKS, Saved, archive_to_write, variables

pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")


@pytest.mark.parametrize(("kind", "edits"), [("verbs", 30), ("copies", 20), ("cli", 4), ("app", 3)])
def test_no_edit_of_two_writers_is_lost(tmp_path: Path, kind: str, edits: int) -> None:
    with variables(surroundings(tmp_path / "home")):
        archive = archive_to_write(tmp_path)
        told = two_writers.WAYS[kind](archive, edits)
        assert [len(writer.saved) for writer in told] == [edits, edits]
        assert two_writers.wrong(archive, told) == []


def test_a_loss_would_be_seen(tmp_path: Path) -> None:
    archive = archive_to_write(tmp_path)
    missing = Told([Saved(WEEKS[0], "Việc 1 của A, bản 0")])
    assert len(two_writers.wrong(archive, [missing])) == 1
