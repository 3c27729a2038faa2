import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.archive import claims
from briefing.archive.journal import Journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")

WEEK = "week-2020-06-22"
TYPING = """
import sys
from pathlib import Path
from briefing.archive.journal import Journal
journal = Journal(Path(sys.argv[1]), "week-2020-06-22")
journal.record(sys.argv[2], place=sys.argv[3])
print("typed", flush=True)
sys.stdin.readline()
"""


@contextmanager
def typing(folder: Path, text: str, place: str = "entry") -> Iterator[Callable[[], None]]:
    """Another program that has typed and lives until it is killed."""
    command = [sys.executable, "-c", TYPING, str(folder), text, place]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"typed\n"

        def kill() -> None:
            process.kill()
            process.wait()

        yield kill
        kill()


def pending(folder: Path) -> list[str]:
    return [draft.text for draft in Journal(folder, WEEK).pending()]


def test_what_a_living_program_types_is_not_offered_and_stays(archive_folder: Path) -> None:
    with typing(archive_folder, "của họ") as kill:
        assert pending(archive_folder) == []
        mine = Journal(archive_folder, WEEK)
        mine.record("của tôi", place="entry")
        assert pending(archive_folder) == ["của tôi"]
        mine.committed("entry")
        assert pending(archive_folder) == []
        kill()
        assert pending(archive_folder) == ["của họ"]


def test_what_several_ended_programs_left_is_put_together(archive_folder: Path) -> None:
    with typing(archive_folder, "một"), typing(archive_folder, "hai"):
        assert len(list((archive_folder / "journal").iterdir())) == 2
    with typing(archive_folder, "ba", "d1"):
        pass
    assert pending(archive_folder) == ["một\nhai", "ba"]
    journal = Journal(archive_folder, WEEK)
    assert len(journal.pending()) == 2
    journal.record("bốn", place="d2")
    assert sorted(pending(archive_folder)) == ["ba", "bốn", "một\nhai"]
    assert [path.name for path in (archive_folder / "journal").iterdir()] == [journal.path.name]
    for place in ("entry", "d1", "d2"):
        journal.committed(place)
    assert list((archive_folder / "journal").iterdir()) == []


def test_what_was_left_unread_waits_for_the_next_one_who_reads(archive_folder: Path) -> None:
    with typing(archive_folder, "của họ") as kill:
        mine = Journal(archive_folder, WEEK)
        assert mine.pending() == ()
        kill()
        mine.record("của tôi", place="entry")
        mine.committed("entry")
        mine.stored()
    assert pending(archive_folder) == ["của họ"]


def test_a_claim_ends_with_its_last_user(tmp_path: Path) -> None:
    path = tmp_path / "file"
    own = claims.claim(path)
    assert own is not None
    assert claims.claim(path) is own
    assert not claims.is_taken(path)
    path.unlink()
    assert not own.holds
    fresh = claims.claim(path)
    assert fresh is not None
    assert fresh.holds
    del own, fresh
    assert path.exists()
    assert not claims.is_taken(path)
