"""How much memory the open application holds with fifty years stored, against a bare Textual one.

Both run in a pseudo-terminal at the same time and are looked at a while after their first frame,
the application again after its weeks have been opened and paged through. PSS counts pages that
several processes share only in part, RSS in full; the goal is a PSS of at most twice the bare
application's. Needs Linux (/proc/PID/smaps_rollup).

    python tests/benchmarks/memory.py
    python tests/benchmarks/memory.py --runs 5 --made /tmp/weeks2600
"""

import argparse
import re
import statistics
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.first_frame import BARE, BARE_MARKER
from tests.benchmarks.pairs import archive_of, scratch, surroundings
from tests.terminal import Terminal

GOAL = 2.0
WEEKS_KEY = "\x1bOR"  # F3
PAGE_DOWN = "\x1b[6~"
_LINE = re.compile(r"^(Rss|Pss):\s+(\d+) kB$", re.MULTILINE)


class Memory(NamedTuple):
    """What a process holds, in kilobytes."""

    rss: int
    pss: int


def memory(process: int) -> Memory:
    """Return what the process with this id holds now."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    found = {name: int(number) for name, number in _LINE.findall(rollup)}
    return Memory(found["Rss"], found["Pss"])


def rest(terminal: Terminal, seconds: float) -> None:
    """Let the program work for ``seconds``, taking in what it draws."""
    for _tenth in range(int(seconds * 10)):
        terminal.read(0.1)


def one_run(archive: Path, home: Path, wait: float) -> dict[str, tuple[Memory, Memory]]:
    """Return for each moment what the bare application and ours hold."""
    environment = surroundings(home)
    with (
        Terminal([sys.executable, "-c", BARE], environment=environment) as bare,
        Terminal(
            [sys.executable, "-m", "briefing", "--archive", str(archive)], environment=environment
        ) as mine,
    ):
        bare.wait_for(BARE_MARKER)
        mine.wait_for("Một là,")
        both = partial(_both, bare, mine, wait)
        found = {"after the first frame": both()}
        mine.write(WEEKS_KEY)
        mine.wait_for("Tuần 8 – 14/12/2025")
        found["with the weeks open"] = both()
        for _page in range(30):
            mine.write(PAGE_DOWN)
            mine.settle(0.05)
        found["paged through them"] = both()
    return found


def _both(bare: Terminal, mine: Terminal, wait: float) -> tuple[Memory, Memory]:
    rest(mine, wait)
    bare.settle()
    return memory(bare.process.pid), memory(mine.process.pid)


def main() -> None:
    """Measure, print the medians, and exit with 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=3, help="how often (3)")
    parser.add_argument("--weeks", type=int, default=2600, help="stored (2600)")
    parser.add_argument("--made", type=Path, help="an archive of so many weeks, to copy")
    parser.add_argument("--wait", type=float, default=2.0, help="seconds after a frame (2)")
    chosen = parser.parse_args()
    with scratch() as folder:
        archive = archive_of(chosen.weeks, folder, chosen.made)
        one_run(archive, folder / "home", 0.5)  # bytecode compiled, derived files made
        runs = [one_run(archive, folder / "home", chosen.wait) for _run in range(chosen.runs)]
    worst = 0.0
    print(f"{'':<24} {'bare PSS':>10} {'PSS':>10} {'ratio':>6} {'ratio of RSS':>13}")
    for moment in runs[0]:
        bare = statistics.median(run[moment][0].pss for run in runs)
        mine = statistics.median(run[moment][1].pss for run in runs)
        ratio = statistics.median(run[moment][1].pss / run[moment][0].pss for run in runs)
        rss = statistics.median(run[moment][1].rss / run[moment][0].rss for run in runs)
        worst = max(worst, ratio, rss)
        print(f"{moment:<24} {bare / 1000:7.1f} MB {mine / 1000:7.1f} MB {ratio:6.2f} {rss:13.2f}")
    print(f"the worst is {'within' if worst <= GOAL else 'over'} the goal of {GOAL}")
    if worst > GOAL:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
