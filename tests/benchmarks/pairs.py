"""Measuring in pairs: one thing and what it is held against, in turns, in the same run.

Whatever else the machine does falls on both, so their ratio says more than either time.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from shutil import rmtree
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.weeks import copied, fill

ROOT = Path(__file__).resolve().parents[2]


class Pairs(NamedTuple):
    """What was measured, pair by pair, in seconds (or any one unit)."""

    base: tuple[float, ...]
    measured: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        return [mine / base for base, mine in zip(self.base, self.measured, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the ratios of the pairs."""
        return statistics.median(self.ratios)


def in_pairs(base: Callable[[], float], measured: Callable[[], float], runs: int) -> Pairs:
    """Measure both ``runs`` times in turns (A B, B A, …), after once for nothing."""
    base()
    measured()
    bases, mine = [], []
    for turn in range(runs):
        if turn % 2:
            mine.append(measured())
            bases.append(base())
        else:
            bases.append(base())
            mine.append(measured())
    return Pairs(tuple(bases), tuple(mine))


def timed(call: Callable[[], object]) -> Callable[[], float]:
    """Return a function that makes ``call`` and returns the seconds it took."""

    def once() -> float:
        started = time.perf_counter()
        call()
        return time.perf_counter() - started

    return once


def process_time(command: Sequence[str], environment: Mapping[str, str]) -> Callable[[], float]:
    """Return a function that runs ``command`` and returns the seconds from start to end."""
    return timed(partial(_run, command, environment))


def process_work(command: Sequence[str], environment: Mapping[str, str]) -> Callable[[], float]:
    """Return a function that runs ``command`` and returns the processor's seconds it took.

    On a busy machine that is steadier; what works in several threads has more than its time.
    """

    def once() -> float:
        before = getrusage(RUSAGE_CHILDREN)
        _run(command, environment)
        after = getrusage(RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    return once


def _run(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Run ``command``; SystemExit when it fails: a command that does nothing is quick."""
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace")
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{said}")


def tell(name: str, pairs: Pairs, goal: float) -> bool:
    """Print one line about ``pairs``; return whether the median ratio is within ``goal``."""
    quarters = statistics.quantiles(pairs.ratios, n=4) if len(pairs.ratios) > 1 else pairs.ratios
    met = pairs.ratio <= goal
    print(
        f"{name:<34} {1000 * statistics.median(pairs.base):8.1f} ms "
        f"{1000 * statistics.median(pairs.measured):8.1f} ms   ratio {pairs.ratio:5.2f} "
        f"({quarters[0]:.2f} – {quarters[-1]:.2f})  {'within' if met else 'OVER'} {goal:g}",
        flush=True,
    )
    return met


def surroundings(home: Path) -> dict[str, str]:
    """Return what keeps a program's settings and state in ``home``, and lets it keep bytecode."""
    return {
        **{f"XDG_{kind}_HOME": str(home) for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "PYTHONDONTWRITEBYTECODE": "",  # an installed package has its bytecode too
    }


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder of one's own, while it lasts."""
    folder = Path(tempfile.mkdtemp(prefix="benchmark-"))
    try:
        yield folder
    finally:
        rmtree(folder)


def archive_of(weeks: int, folder: Path, made: Path | None = None) -> Path:
    """Return an archive of so many weeks in ``folder``, copied from ``made`` where that is given.

    ``made`` must have been made by ``weeks.py`` with the same number of weeks.
    """
    if made is not None:
        return copied(made, folder)
    fill(folder / "archive", weeks)
    return folder / "archive"
