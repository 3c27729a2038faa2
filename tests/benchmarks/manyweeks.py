"""The places over many weeks, with 2,600 of them: how long each takes to open and to move in.

The application runs in a pseudo-terminal. Each place is opened once for the weeks to be read,
then again and again: what counts is from the key to the first chosen row on the screen, with the
data in (goal 100 ms), and from a cursor key to the next chosen row (goal 16 ms at the 95th
percentile): a row, a page, the end and the beginning; where a place has a line to type into, from
a letter to what is listed for it. Beside the clock on the wall stands the time that the
application's own thread was on a processor (Linux), which a busy machine changes little and by
which the goals are judged.

    python tests/benchmarks/weeks.py DIR
    python tests/benchmarks/manyweeks.py DIR [PLACE…]
"""

import argparse
import re
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.rehearsal import application, percentile
from tests.terminal import Terminal

OPEN_GOAL = 0.100
CURSOR_GOAL = 0.016
OPENINGS = 9
MOVES = 200
CHOSEN = "▌".encode()
"""What stands before the chosen row."""

_LOOKS = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_DOWN, _PAGE_DOWN, _END, _HOME = "\x1b[B", "\x1b[6~", "\x1b[F", "\x1b[H"
_ESCAPE = "\x1b"
_WORDS = "2016"
_JUMPS = 10


class Place(NamedTuple):
    """A place, what opens it, as the terminal sends it, and how far its list can be gone down.

    ``typed`` is what is typed into its line and finds less and less, "" where it has none.
    """

    name: str
    key: str
    moves: int = MOVES
    typed: str = _WORDS


PLACES = (
    Place("weeks", "\x1bOR"),  # F3
    Place("tasks", "\x1b[21~"),  # F10
    Place("documents", "\x1bv"),  # Alt+V
    Place("figures", "\x1bx", moves=17, typed=""),  # Alt+X; the generator has 18 figures
    Place("report", "\x1br", moves=24, typed=""),  # Alt+R; a month has no more
)
"""One line for each place over many weeks."""


class Taken(NamedTuple):
    """Seconds by the clock on the wall, and on a processor (0 where the system does not say)."""

    wall: float
    processor: float


class Measured(NamedTuple):
    """The first opening of a place, those after it, and what was done there, by its name."""

    first: Taken
    openings: list[Taken]
    done: dict[str, list[Taken]]


def to_chosen(terminal: Terminal, key: str, patience: float = 60) -> Taken:
    """Type ``key`` and return the time until a chosen row is drawn."""
    before = len(terminal.output)
    busy, started = _on_processor(terminal), time.perf_counter()
    terminal.write(key)
    while CHOSEN not in _LOOKS.sub(b"", terminal.output[before:]):
        terminal.read(0.5)
        if time.perf_counter() - started > patience:
            raise SystemExit("no row was chosen:\n" + "\n".join(terminal.lines))
    taken = Taken(time.perf_counter() - started, _on_processor(terminal) - busy)
    terminal.settle(0.15)
    return taken


def _on_processor(terminal: Terminal) -> float:
    """Return the seconds that the first thread of the application has been on a processor."""
    told = Path(f"/proc/{terminal.process.pid}/schedstat")
    return int(told.read_text().split()[0]) / 1e9 if told.exists() else 0.0


def measure(archive: Path, place: Place) -> Measured:
    """Open a place, once and again, move in its list and narrow it down."""
    with application(archive) as terminal:
        terminal.wait_for("F1", 60)
        terminal.settle(0.8)
        first = to_chosen(terminal, place.key)
        terminal.settle(0.5)
        openings = []
        for _turn in range(OPENINGS):
            terminal.write(_ESCAPE)
            terminal.settle(0.4)
            openings.append(to_chosen(terminal, place.key))
            terminal.settle(0.4)  # what is shown beside follows later
        moves = [to_chosen(terminal, _DOWN) for _turn in range(place.moves)]
        done = {"cursor": moves}
        if place.moves == MOVES:
            done["page"] = [to_chosen(terminal, _PAGE_DOWN) for _turn in range(_JUMPS)]
            done["ends"] = [to_chosen(terminal, key) for key in (_END, _HOME) * (_JUMPS // 2)]
        if place.typed:
            done["letters"] = [to_chosen(terminal, letter) for letter in place.typed]
    return Measured(first, openings, done)


def _in_ms(taken: Sequence[Taken], part: float) -> str:
    wall, processor = (percentile([one[place] for one in taken], part) * 1000 for place in (0, 1))
    return f"{processor:5.1f} ms ({wall:5.1f} on the wall)"


def main() -> int:
    """Measure the places that are asked for, all where none is; 1 when one is too slow."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("places", nargs="*", metavar="PLACE", help="else: all of them")
    chosen = parser.parse_args()
    slow = 0
    for place in PLACES:
        if chosen.places and place.name not in chosen.places:
            continue
        found = measure(chosen.archive, place)
        opening = statistics.median(one.processor or one.wall for one in found.openings)
        late = percentile([one.processor or one.wall for one in found.done["cursor"]], 0.95)
        fast = opening <= OPEN_GOAL and late <= CURSOR_GOAL
        slow += not fast
        print(f"{place.name}: first data after {found.first.wall:.2f} s")
        print(f"  opens         {_in_ms(found.openings, 0.5)}{'' if fast else '   TOO SLOW'}")
        for name, taken in found.done.items():
            print(f"  {name:<8} p50  {_in_ms(taken, 0.5)}    p95 {_in_ms(taken, 0.95)}")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
