"""Commands as processes with fifty years stored: against Python that does nothing, and against rg.

`briefing list`, `show` and `add` are run in turns with `python -c pass` of the same interpreter
(goal: a median ratio of at most 6), `briefing search` in turns with `rg` looking for the same
accented words in the archive's years (goal: at most 2), its index made before. `rg` must be
installed for the second half.

    python tests/benchmarks/processes.py
    python tests/benchmarks/processes.py --runs 40 --made /tmp/weeks2600 --only search
"""

import argparse
import compileall
import shlex
import shutil
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

PYTHON_GOAL = 6.0
RG_GOAL = 2.0

COMMANDS = (
    ("list", "list"),
    ("list --json", "list --json"),
    ("show, a week of 2025", "show 2025-W20"),
    ("show, a week of 1980", "show 1980-W20"),
    ("add, a conclusion", 'add 2025-W51 "Thanh tra tỉnh đối thoại thêm một buổi"'),
)

QUERIES = (
    ("a rare name", "Ruyện", "Ruyện"),
    ("a rare phrase", '"sắc phong thất lạc"', "sắc phong thất lạc"),
    ("a phrase", '"giải phóng mặt bằng"', "giải phóng mặt bằng"),
    ("two words", "kho bạc Khiêm", "kho bạc.*Khiêm|Khiêm.*kho bạc"),
    ("a common word", "tiến độ", "tiến độ"),
    ("a document", "doc:75-KL/TW", "75-KL/TW"),
)
"""What is asked: a name for it, the words for `briefing search`, the same for rg."""


def main() -> None:
    """Measure, print medians and ratios, and exit with 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=20, help="pairs of processes for each (20)")
    parser.add_argument("--weeks", type=int, default=2600, help="stored (2600)")
    parser.add_argument("--made", type=Path, help="an archive of so many weeks, to copy")
    parser.add_argument("--only", choices=("python", "search"), help="one half (both)")
    parser.add_argument("--rg", default="rg", help='how rg is called ("rg"; "rg -l" writes less)')
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
        if chosen.only != "search":
            nothing = measure([sys.executable, "-c", "pass"], environment)
            for name, words in COMMANDS:
                command = measure([*briefing, *shlex.split(words)], environment)
                met.append(tell(name, in_pairs(nothing, command, chosen.runs), PYTHON_GOAL))
        if chosen.only != "python":
            if shutil.which("rg") is None:
                raise SystemExit("rg is not installed (package ripgrep): nothing to compare with")
            years = str(archive / "briefings")
            for name, query, pattern in QUERIES:
                rg = measure([*shlex.split(chosen.rg), pattern, years], environment)
                search = measure([*briefing, "search", query], environment)
                met.append(tell(f"search: {name}", in_pairs(rg, search, chosen.runs), RG_GOAL))
    if not all(met):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
