"""Commands as processes with fifty years stored, against Python that does nothing.

`briefing list`, `show` and `add` are run in turns with `python -c pass` of the same interpreter
(goal: a median ratio of at most 6). `briefing search` is measured by `searching.py`.

    python tests/benchmarks/processes.py
    python tests/benchmarks/processes.py --runs 40 --made /tmp/weeks2600
"""

import argparse
import compileall
import shlex
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.pairs import (
    ROOT,
    archive_of,
    in_pairs,
    process_time,
    process_work,
    scratch,
    surroundings,
    tell,
)

GOAL = 6.0

COMMANDS = (
    ("list", "list"),
    ("list --json", "list --json"),
    ("show, a week of 2025", "show 2025-W20"),
    ("show, a week of 1980", "show 1980-W20"),
    ("add, a conclusion", 'add 2025-W51 "Thanh tra tỉnh đối thoại thêm một buổi"'),
)


def main() -> None:
    """Measure, print medians and ratios, and exit with 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=20, help="pairs of processes for each (20)")
    parser.add_argument("--weeks", type=int, default=2600, help="stored (2600)")
    parser.add_argument("--made", type=Path, help="an archive of so many weeks, to copy")
    parser.add_argument(
        "--cpu", action="store_true", help="count the processor's time: for a busy machine"
    )
    chosen = parser.parse_args()
    measure = process_work if chosen.cpu else process_time
    compileall.compile_dir(ROOT / "briefing", quiet=1)
    met: list[bool] = []
    with scratch() as folder:
        archive = archive_of(chosen.weeks, folder, chosen.made)
        environment = surroundings(folder / "home")
        briefing = [sys.executable, "-m", "briefing", "--archive", str(archive)]
        print(f"{'':<34} {'against':>11} {'measured':>11}")
        nothing = measure([sys.executable, "-c", "pass"], environment)
        for name, words in COMMANDS:
            command = measure([*briefing, *shlex.split(words)], environment)
            met.append(tell(name, in_pairs(nothing, command, chosen.runs), GOAL))
    if not all(met):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
