"""The end, however it comes: what was typed is kept, nothing stays alive or spins."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.model.identity import directives
from briefing.verbs.editing import WorkingCopy
from tests.benchmarks.rehearsal import WEEK, application, empty_week, environment, stored
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

ENDED = 20.0
"""Seconds, and not the one that is promised: the other tests run at the same time."""

HOLD = """
import sys
from pathlib import Path
from briefing.archive.locking import ArchiveLock
with ArchiveLock(Path(sys.argv[1])).held(5):
    print("held", flush=True)
    sys.stdin.readline()
"""

End = Callable[[Terminal], None]


def close_window(terminal: Terminal) -> None:
    terminal.hang_up()


def terminate(terminal: Terminal) -> None:
    terminal.process.send_signal(signal.SIGTERM)


def quit_by_key(terminal: Terminal) -> None:
    terminal.write("\x11")


@pytest.fixture
def archive() -> Iterator[Path]:
    with stored(empty_week()) as folder:
        yield folder


@pytest.fixture
def running(archive: Path) -> Iterator[Terminal]:
    with application(archive) as terminal:
        terminal.wait_for("Một là,")
        terminal.settle()
        yield terminal


def ended(terminal: Terminal, seconds: float) -> int:
    """Wait for the end, whether or not there still is a terminal; return the exit code."""
    limit = time.monotonic() + seconds
    while terminal.process.poll() is None:
        assert time.monotonic() < limit, "still alive"
        terminal.read(0.005)
    return terminal.process.returncode


def left(archive: Path) -> tuple[list[str], str]:
    """The conclusions, and the line that was being typed, as the next start finds them."""
    opened = open_archive(archive)
    copy = WorkingCopy(opened, opened.get(WEEK))
    return [item.text for item in directives(copy.briefing)], "".join(
        draft.text for draft in copy.recovered
    )


@pytest.mark.parametrize(("end", "code"), [(close_window, 129), (terminate, 143), (quit_by_key, 0)])
def test_all_that_was_typed_is_kept_and_the_program_ends(
    running: Terminal, archive: Path, end: End, code: int
) -> None:
    running.write("rà soát hồ sơ\rđôn đốc các vụ\rsơ kết sáu thá")
    running.wait_for("sơ kết sáu thá")
    end(running)
    assert ended(running, ENDED) == code
    assert left(archive) == (["rà soát hồ sơ", "đôn đốc các vụ"], "sơ kết sáu thá")
    with application(archive) as again:
        again.wait_for("sơ kết sáu thá")


def test_the_end_of_input_alone_is_the_end_too(archive: Path) -> None:
    """Where the signal does not arrive, a bare Textual application goes on at a full core."""
    deaf = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    command = [sys.executable, "-c", f"{deaf}; os.execv(sys.executable, sys.argv[1:])"]
    command += [sys.executable, "-m", "briefing", "--archive", str(archive)]
    with Terminal(command, columns=120, rows=36, environment=environment(archive)) as terminal:
        terminal.wait_for("Một là,")
        terminal.settle()
        terminal.write("rà soát\rsơ kết")
        terminal.wait_for("sơ kết")
        close_window(terminal)
        assert ended(terminal, ENDED) == 129
    assert left(archive) == (["rà soát"], "sơ kết")


def test_a_drive_that_does_not_answer_holds_up_no_end(running: Terminal, archive: Path) -> None:
    """Somebody else has the lock and does not give it back: saving waits, the end does not."""
    command = [sys.executable, "-c", HOLD, str(archive)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        running.write("rà soát\r")
        running.settle()
        terminate(running)
        assert ended(running, ENDED) == 143
        holder.kill()
    assert "rà soát" in "".join((*left(archive)[0], left(archive)[1]))


def test_keys_and_the_end_in_one_breath_lose_nothing(running: Terminal, archive: Path) -> None:
    running.write("rà soát hồ sơ\rsơ kết")
    running.wait_until(lambda: "sơ kết" in "".join(running.lines))
    close_window(running)
    ended(running, ENDED)
    assert left(archive) == (["rà soát hồ sơ"], "sơ kết")


def test_a_stopped_program_comes_back_and_draws_everything_anew(
    running: Terminal, archive: Path
) -> None:
    running.write("rà soát")
    running.wait_for("rà soát")
    running.settle()
    running.process.send_signal(signal.SIGTSTP)
    running.wait_until(lambda: _state(running.process.pid) == "T")
    running.settle()
    assert not any("rà soát" in line for line in running.lines)  # the shell's screen is back
    running.process.send_signal(signal.SIGCONT)
    running.wait_for("rà soát")
    running.write(" hồ sơ\r")
    running.wait_for("Hai là,")
    assert left(archive)[0] == ["rà soát hồ sơ"]


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
