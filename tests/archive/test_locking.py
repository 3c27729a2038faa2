"""One writer at a time, and a word about who it is."""

import os
import platform
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from filelock import FileLock

from briefing.archive import locking
from briefing.archive.locking import HOLDER_FILE, ArchiveLock
from briefing.errors import ArchiveError

HOLDING = """
import sys, time
from pathlib import Path
from briefing.archive.locking import ArchiveLock
with ArchiveLock(Path(sys.argv[1])).held(5):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture(params=["system", "filelock"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Lock as this system does, then as those without flock do."""
    if request.param == "filelock":
        monkeypatch.setattr(locking, "_FLOCK", None)
    return str(request.param)


def another_window(folder: Path) -> subprocess.Popen[str]:
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "held\n"
    return program


def refused(folder: Path) -> ArchiveError:
    with pytest.raises(ArchiveError) as caught, ArchiveLock(folder).held(0.05):
        pass
    return caught.value


def test_who_waits_is_told_which_window_holds_the_lock(tmp_path: Path, way: str) -> None:
    program = another_window(tmp_path)
    try:
        told = refused(tmp_path)
        assert str(program.pid) in told.message
        assert platform.node() in told.message
        assert str(tmp_path) in told.message
        assert told.advice
    finally:
        program.kill()
        program.communicate()
    with ArchiveLock(tmp_path).held(0.05):
        pass


def test_a_note_that_a_dead_program_left_names_nobody(tmp_path: Path) -> None:
    program = another_window(tmp_path)
    program.kill()
    program.communicate()
    assert str(program.pid) in (tmp_path / HOLDER_FILE).read_text(encoding="utf-8")
    with FileLock(tmp_path / ".lock"):
        assert str(program.pid) not in refused(tmp_path).message


@pytest.mark.parametrize("note", [b"", b"{", b"\xff" * 600, b'{"pid": "x"}', b"[" * 100_000])
def test_a_garbled_note_stops_nobody(tmp_path: Path, note: bytes) -> None:
    (tmp_path / HOLDER_FILE).write_bytes(note)
    with FileLock(tmp_path / ".lock"):
        assert str(tmp_path) in refused(tmp_path).message
    with ArchiveLock(tmp_path).held(0.05):
        pass


def test_a_name_of_a_computer_is_never_a_control_sequence(tmp_path: Path) -> None:
    holder = locking.Holder("x", os.getpid(), "may\x1b[31m\nhai", datetime.now(UTC), "")
    (tmp_path / HOLDER_FILE).write_bytes(msgspec.json.encode(holder))
    with FileLock(tmp_path / ".lock"):
        message = refused(tmp_path).message
    assert "may" in message
    assert "\x1b" not in message
    assert "\n" not in message


def test_threads_of_one_program_take_turns(tmp_path: Path, way: str) -> None:
    lock = ArchiveLock(tmp_path)
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        for _turn in range(20):
            with lock.held(10):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(most), max(most)) == (80, 1)


def test_a_thread_waits_no_longer_than_it_said(tmp_path: Path) -> None:
    lock = ArchiveLock(tmp_path)
    with lock.held(1):
        begun = time.monotonic()
        with pytest.raises(ArchiveError), lock.held(0.05):
            pass
        assert time.monotonic() - begun < 10


def test_it_tells_whether_anybody_else_has_been_there(tmp_path: Path, way: str) -> None:
    mine, theirs = ArchiveLock(tmp_path), ArchiveLock(tmp_path)
    told = []
    for lock in (mine, mine, theirs, theirs, mine, mine):
        with lock.held(1) as undisturbed:
            told.append(undisturbed)
    assert told == [False, True, False, True, False, True]
    (tmp_path / HOLDER_FILE).unlink()
    with mine.held(1) as undisturbed:
        assert not undisturbed


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right there")
def test_the_lock_writes_through_no_link(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"mine")
    (tmp_path / HOLDER_FILE).symlink_to(target)
    with ArchiveLock(tmp_path).held(1):
        pass
    assert target.read_bytes() == b"mine"


def test_a_folder_that_takes_no_lock_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"\.lock"), ArchiveLock(tmp_path / "no").held(0.05):
        pass
