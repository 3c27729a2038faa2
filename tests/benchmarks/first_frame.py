"""How long from starting the program to its first frame, against a bare Textual application.

Both run in a pseudo-terminal of the same size, in turns (A B, B A, …), so that whatever else
the machine does falls on both. Each run counts from the start of the process to the moment
when a text of its first frame has been written to the terminal. The goal is a median ratio of
at most 1.3 with the sample archive, and of at most 1.15 with fifty years of weeks stored.

    python tests/benchmarks/first_frame.py
    python tests/benchmarks/first_frame.py --weeks 2600
    python tests/benchmarks/first_frame.py --command "briefing --archive DIR" --marker "Hai là,"
"""

import argparse
import os
import re
import shlex
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.verbs.demo import sample_copy
from tests.benchmarks.pairs import archive_of
from tests.terminal import Terminal

GOAL = 1.3
WEEKS_GOAL = 1.15
BARE_MARKER = "first frame of nothing"
BARE = f"""
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static({BARE_MARKER!r})

Bare().run()
"""
_LOOKS = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")


def first_frame(
    command: Sequence[str], marker: str, *, size: tuple[int, int], environment: Mapping[str, str]
) -> float:
    """Return the seconds until ``marker`` is written; SystemExit when it never is."""
    wanted = marker.encode()
    started = time.perf_counter()
    with Terminal(command, columns=size[0], rows=size[1], environment=environment) as terminal:
        while True:
            came = terminal.read(timeout=10)
            now = time.perf_counter()
            if wanted in _LOOKS.sub(b"", terminal.output):
                return now - started
            if not came:
                screen = "\n".join(terminal.lines)
                raise SystemExit(
                    f"{shlex.join(command)}: no {marker!r} came; the screen:\n{screen}"
                )


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=15, help="pairs of runs (15)")
    parser.add_argument("--size", default="100x30", help="columns x rows (100x30)")
    parser.add_argument(
        "--command",
        help='what is measured; "bare" measures the bare application against itself '
        "(the application, on a copy of the sample archive)",
    )
    parser.add_argument(
        "--marker", default="Một là,", help="a text certainly in its first full frame (Một là,)"
    )
    parser.add_argument("--weeks", type=int, help="stored, made up (the sample archive)")
    parser.add_argument("--made", type=Path, help="an archive of so many weeks, to copy")
    return parser.parse_args()


def main() -> None:
    """Measure, and print medians in milliseconds and the median ratio of the pairs."""
    chosen = arguments()
    columns, rows = map(int, chosen.size.split("x"))
    home = Path(tempfile.mkdtemp(prefix="first-frame-"))
    archive = None
    bare = [sys.executable, "-c", BARE]
    if chosen.command == "bare":
        command, marker = bare, BARE_MARKER
    elif chosen.command:
        command, marker = shlex.split(chosen.command), chosen.marker
    else:
        archive = archive_of(chosen.weeks, home, chosen.made) if chosen.weeks else sample_copy()
        command = [sys.executable, "-m", "briefing", "--archive", str(archive)]
        marker = chosen.marker
    environment = {
        **{f"XDG_{kind}_HOME": str(home) for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        "HOME": str(home),
        "PYTHONPATH": os.pathsep.join(sys.path[:1]),
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "PYTHONDONTWRITEBYTECODE": "",  # an installed package has its bytecode too
    }

    def once(program: Sequence[str], text: str) -> float:
        return first_frame(program, text, size=(columns, rows), environment=environment)

    try:
        once(bare, BARE_MARKER)  # both once for nothing: files read, bytecode compiled
        once(command, marker)
        pairs: list[tuple[float, float]] = []
        for turn in range(chosen.runs):
            if turn % 2:
                measured, base = once(command, marker), once(bare, BARE_MARKER)
            else:
                base, measured = once(bare, BARE_MARKER), once(command, marker)
            pairs.append((base, measured))
    finally:
        shutil.rmtree(home)
        if archive and not chosen.weeks:
            shutil.rmtree(archive)
    ratios = [measured / base for base, measured in pairs]
    ratio = statistics.median(ratios)
    print(f"bare application  {1000 * statistics.median(base for base, _ in pairs):6.0f} ms")
    print(f"measured          {1000 * statistics.median(mine for _, mine in pairs):6.0f} ms")
    goal = WEEKS_GOAL if chosen.weeks else GOAL
    verdict = "within" if ratio <= goal else "over"
    spread = f"{min(ratios):.2f} – {max(ratios):.2f}"
    print(f"ratio             {ratio:6.2f}    ({spread}; {verdict} the goal of {goal})")


if __name__ == "__main__":
    main()
