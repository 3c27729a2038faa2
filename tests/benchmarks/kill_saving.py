"""`kill -9` while something is being saved: is anything lost that was said to be saved.

Three kinds of writers are killed at random moments, again and again on the same archive: a
process that stores, moves between years, finalizes and enters people in one go; `briefing add`;
and the application in a pseudo-terminal, of which an item counts as saved as soon as the screen
offers the next number. After each kill every file must be readable, and everything must be there
that was said to be saved; then the next writer must be able to go on.

    python tests/benchmarks/kill_saving.py                   1,000 kills, about 20 minutes
    python tests/benchmarks/kill_saving.py --runs 50 --only direct --seed 7
"""

import argparse
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.tiny import open_archive
from briefing.errors import BriefingError
from briefing.language.markers import write_marker
from briefing.language.terms import ListStyle
from briefing.model.identity import directives
from tests.benchmarks.pairs import scratch, surroundings
from tests.benchmarks.rehearsal import application
from tests.benchmarks.writers import (
    WEEKS,
    Saved,
    archive_to_write,
    forked,
    lost,
    unreadable,
    variables,
    write_on,
)

SHARES = {"direct": 0.4, "cli": 0.35, "app": 0.25}
"""Which part of the runs is killed how."""

PER_ARCHIVE = 20
"""So many kills fall on one archive before there is a new one: weeks do not grow for ever."""


class Outcome(NamedTuple):
    """One kill: how much was said to be saved before, and what is wrong after it."""

    saved: int
    faults: tuple[str, ...]


def direct(folder: Path, seed: int) -> list[Saved]:
    """Kill a process that saves in every way there is; return what it said was saved."""
    dice = random.Random(seed)  # noqa: S311 - the same moment every time
    writer = forked(lambda say: write_on(folder, seed, say))
    time.sleep(dice.uniform(0.005, 0.3))
    return writer.kill()


def cli(folder: Path, seed: int, *, usual: float) -> list[Saved]:
    """Kill one `briefing add` at a moment of its ``usual`` seconds, mostly late ones."""
    dice = random.Random(seed)  # noqa: S311 - the same moment every time
    text = f"Việc của lượt {seed}"
    command = [sys.executable, "-m", "briefing", "--archive", str(folder), "add"]
    process = subprocess.Popen([*command, "2025-W52", text], stderr=subprocess.DEVNULL)
    try:
        ended = process.wait(usual * dice.choice((dice.random(), dice.uniform(0.6, 1.2))))
    except subprocess.TimeoutExpired:
        process.kill()
        ended = process.wait()
    if ended > 0:
        raise SystemExit(f"briefing add ended with {ended} by itself (seed {seed})")
    return [Saved(WEEKS[1], text)] if ended == 0 else []


def app(folder: Path, seed: int) -> list[Saved]:
    """Kill the application while conclusions are typed; saved are those whose next is offered."""
    dice = random.Random(seed)  # noqa: S311 - the same moment every time
    said: list[Saved] = []
    with application(folder) as terminal:
        count = len(list(directives(open_archive(folder).get(WEEKS[2]))))
        terminal.wait_for(_marker(count + 1), 20)
        terminal.settle(0.1)
        end = time.monotonic() + dice.uniform(0.05, 1.0)
        while time.monotonic() < end:
            text = f"việc {count} của lượt {seed}"
            before = len(terminal.output)
            terminal.write(f"{text}\r")
            wanted = _marker(count + 2).encode()
            while wanted not in terminal.output[before:] and time.monotonic() < end:
                terminal.read(max(end - time.monotonic(), 0))
            if wanted not in terminal.output[before:]:
                break
            said.append(Saved(WEEKS[2], text))
            count += 1
    return said  # leaving the terminal killed it


def _marker(number: int) -> str:
    return write_marker(number, ListStyle.WORDS)


def usual_time(folder: Path) -> float:
    """Return the seconds that `briefing add` takes here when it is left alone."""
    started = time.perf_counter()
    cli(folder, 0, usual=3600)
    return time.perf_counter() - started


def checked(folder: Path, said: list[Saved]) -> tuple[str, ...]:
    """Return what is wrong with the archive after a kill, as sentences."""
    try:
        faults = unreadable(folder)
        faults += [f"lost: {saved}" for saved in lost(folder, said)]
        leftovers = [path.name for path in folder.rglob("*.tmp")]
    except BriefingError as error:
        return (f"cannot be read: {error}",)
    if len(leftovers) > 3:  # the next writer takes them away
        faults.append(f"left lying about: {leftovers}")
    return tuple(faults)


@contextmanager
def archive() -> Iterator[Path]:
    """Give an archive to write to, and the settings of nobody, while it lasts."""
    with scratch() as folder, variables(surroundings(folder / "home")):
        yield archive_to_write(folder)


def kills(kind: str, count: int, seed: int) -> Iterator[tuple[int, Outcome]]:
    """Yield the seed and the outcome of ``count`` kills of one kind."""
    for first in range(seed, seed + count, PER_ARCHIVE):
        with archive() as folder:
            ways: dict[str, Callable[[Path, int], list[Saved]]] = {"direct": direct, "app": app}
            if kind == "cli":
                usual_time(folder)  # compiles, and makes what is derived
                ways["cli"] = partial(cli, usual=usual_time(folder))
            said: list[Saved] = []
            for one in range(first, min(first + PER_ARCHIVE, seed + count)):
                new = ways[kind](folder, one)
                said += new
                yield one, Outcome(len(new), checked(folder, said))


def main() -> None:
    """Kill, print what was lost, and exit with 1 when anything was."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=1000, help="how often (1000)")
    parser.add_argument("--only", choices=tuple(SHARES), help="one kind of writer (all)")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    shares = {chosen.only: 1.0} if chosen.only else SHARES
    faulty = 0
    for kind, share in shares.items():
        found: Counter[str] = Counter()
        for seed, outcome in kills(kind, max(round(share * chosen.runs), 1), chosen.seed):
            found += Counter(kills=1, saved=outcome.saved, faulty=bool(outcome.faults))
            for fault in outcome.faults:
                print(f"{kind}, seed {seed}: {fault}", flush=True)
        faulty += found["faulty"]
        print(
            f"{kind:<8} {found['kills']:5} kills, {found['saved']:6} items said to be saved, "
            f"{found['faulty']} kills after which something was wrong",
            flush=True,
        )
    if faulty:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
