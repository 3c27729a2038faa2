"""Search with fifty years stored, against rg looking for the same accented words in the years.

Two halves, in each of which rg runs in turns with what it is held against:

- `briefing search` as a process, its index made before; one line a query. The goal is a median
  ratio of at most 2.
- Search as one types, in the application in a pseudo-terminal with its search open. A key counts
  from its write until the number of hits of what is typed now is on the screen, which is drawn in
  one piece with the first of them. Keys after which that number is as before are typed and not
  counted. The goal is a p95 of at most half of rg's median.

Time is told twice: by the clock, and by the processors' work, which other programs on a busy
machine disturb less. rg works in several threads, so it takes less time than work; `--judge cpu`
counts the work. Linux tells the work of a key, other systems the clock alone.

    python tests/benchmarks/searching.py
    python tests/benchmarks/searching.py --runs 5 --made /tmp/weeks2600 --only keys
"""

import argparse
import compileall
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.verbs.searching import QueryError, Searcher
from tests.benchmarks.pairs import ROOT, archive_of, scratch, surroundings, timed
from tests.benchmarks.rehearsal import percentile
from tests.terminal import Terminal

PROCESS_GOAL = 2.0
KEY_GOAL = 0.5
SEARCH_KEY = "\x06"  # Ctrl+F
ERASE = "\x15"  # Ctrl+U
NOTHING = 1
"""How both end that find nothing."""


class Cost(NamedTuple):
    """What something took: seconds by the clock, and seconds of the processors' work."""

    wall: float
    cpu: float


class Asked(NamedTuple):
    """A query, its name, and the same accented words as a pattern for rg."""

    name: str
    query: str
    pattern: str


PROCESSES = (
    Asked("a rare name", "Ruyện", "Ruyện"),
    Asked("a rare phrase", '"sắc phong thất lạc"', "sắc phong thất lạc"),
    Asked("a phrase", '"giải phóng mặt bằng"', "giải phóng mặt bằng"),
    Asked("two words", "kho bạc Khiêm", "kho bạc.*Khiêm|Khiêm.*kho bạc"),
    Asked("a very common word", "tiến độ", "tiến độ"),
    Asked("the same without accents", "tien do", "tiến độ"),
    Asked("a document", "doc:75-KL/TW", "75-KL/TW"),
    Asked("a unit", "unit:nội-vụ giải ngân", "giải ngân"),
    Asked("a time", "week:2020-06..2020-09 giải ngân", "giải ngân"),
    Asked("a state", "is:open giải ngân", "giải ngân"),
    Asked("nothing", "khủng long", "khủng long"),
)

TYPED = (
    Asked("one letter", "đ", "giải ngân"),
    Asked("a name", "Ruyen", "Ruyện"),
    Asked("an accented phrase", "giải phóng mặt bằng", "giải phóng mặt bằng"),
    Asked("it without accents", "giai phong mat bang", "giải phóng mặt bằng"),
    Asked("a rare phrase", "sắc phong", "sắc phong"),
    Asked("a very common word", "tien do", "tiến độ"),
    Asked("a unit", "unit:nội kho bạc", "kho bạc"),
    Asked("a document's name", "75-KL/TW", "75-KL/TW"),
    Asked("a document", "doc:75-KL/TW", "75-KL/TW"),
    Asked("nothing", "khủng long", "khủng long"),
)
"""What is typed; for a single letter rg looks for a word, as it would write all there is."""

_LOOKS = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")


def cost_of(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run ``command``; SystemExit when it fails: a command that does nothing is quick."""
    before, started = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=False
    )
    wall, after = time.perf_counter() - started, getrusage(RUSAGE_CHILDREN)
    if done.returncode not in {0, NOTHING}:
        raise SystemExit(f"{' '.join(command)} ended so:\n{done.stderr.decode(errors='replace')}")
    return Cost(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def rg(asked: Asked, archive: Path, environment: Mapping[str, str]) -> Cost:
    """Let rg look for the words of ``asked`` in the years."""
    return cost_of(["rg", asked.pattern, str(archive / "briefings")], environment)


# ---- As a process


def processes(archive: Path, environment: Mapping[str, str], runs: int) -> list[Cost]:
    """Print a line for each query and return their median ratios."""
    briefing = [sys.executable, "-m", "briefing", "--archive", str(archive), "search"]
    print(f"{'briefing search':<26}{'rg':>16}{'briefing':>26}{'ratio':>20}")
    ratios: list[Cost] = []
    for asked in PROCESSES:
        look = partial(rg, asked, archive, environment)
        search = partial(cost_of, [*briefing, asked.query], environment)
        look()
        search()
        theirs: list[Cost] = []
        mine: list[Cost] = []
        for turn in range(runs):
            for costs, run in [(theirs, look), (mine, search)][:: 1 if turn % 2 else -1]:
                costs.append(run())
        pairs = [_against(*pair) for pair in zip(theirs, mine, strict=True)]
        ratios.append(_at(pairs, 0.5))
        print(
            f"  {asked.name:<24}{_told(theirs, 0.5)}{_told(mine, 0.5)}"
            f"   {ratios[-1].wall:5.2f} ({ratios[-1].cpu:.2f} of the work)",
            flush=True,
        )
    return ratios


def _against(theirs: Cost, mine: Cost) -> Cost:
    return Cost(mine.wall / theirs.wall, mine.cpu / max(theirs.cpu, 1e-6))


# ---- As one types


def counts(searcher: Searcher, query: str) -> list[int | None]:
    """Return how many hits each beginning of ``query`` has; ``None`` where it is no query yet."""
    found: list[int | None] = []
    for end in range(1, len(query) + 1):
        try:
            found.append(searcher.search(query[:end].strip(), today=_today(), limit=20).total)
        except QueryError:
            found.append(None)
    return found


def _today() -> date:
    return datetime.now().astimezone().date()


def work_of(process: int) -> float:
    """Return the seconds that the threads of a process have been running; 0 beyond Linux."""
    try:
        states = [path.read_text() for path in Path(f"/proc/{process}/task").glob("*/schedstat")]
    except OSError:
        return 0.0
    return sum(int(state.split()[0]) for state in states) / 1e9


def key_cost(terminal: Terminal, key: str, count: int) -> Cost:
    """Type ``key`` and return what it took until the screen says ``count`` hits."""
    wanted = re.compile(rb"(?<![\d.,])%d hits?\b" % count)
    before, worked = len(terminal.output), work_of(terminal.process.pid)
    started = time.perf_counter()
    terminal.write(key)
    while not wanted.search(_LOOKS.sub(b"", terminal.output[before:])):
        terminal.read(0.5)
        if time.perf_counter() - started > 10:
            raise SystemExit(f"no {count} hits came:\n" + "\n".join(terminal.lines))
    wall = time.perf_counter() - started
    return Cost(wall, work_of(terminal.process.pid) - worked)


def typed(terminal: Terminal, query: str, expected: list[int | None]) -> list[Cost]:
    """Type ``query`` into the empty field; return what the keys took that change the count."""
    costs: list[Cost] = []
    before: int | None = None
    for key, count in zip(query, expected, strict=True):
        if count is None or count == before:
            terminal.write(key)
        else:
            costs.append(key_cost(terminal, key, count))
        terminal.settle(0.15)
        before = count
    terminal.write(ERASE)
    terminal.settle(0.15)
    return costs


def keys(archive: Path, environment: Mapping[str, str], rounds: int) -> Cost:
    """Print a line for each query and return the ratio of all keys, by the clock and by work."""
    searcher = Searcher(archive)
    expected = {asked.query: counts(searcher, asked.query) for asked in TYPED}
    searcher.close()
    mine: dict[str, list[Cost]] = {asked.name: [] for asked in TYPED}
    theirs: dict[str, list[Cost]] = {asked.name: [] for asked in TYPED}
    command = [sys.executable, "-m", "briefing", "--lang", "en", "--archive", str(archive)]
    with Terminal(command, columns=120, rows=36, environment=environment) as terminal:
        terminal.wait_for("Một là,")
        terminal.settle()
        terminal.write(SEARCH_KEY)
        terminal.wait_for("accents optional")
        terminal.settle(1.0)
        for _round in range(rounds):
            for asked in TYPED:
                theirs[asked.name].append(rg(asked, archive, environment))
                mine[asked.name] += typed(terminal, asked.query, expected[asked.query])
    print(f"{'key to first results':<26}{'rg':>16}{'p50':>26}{'p95':>20}")
    for asked in TYPED:
        costs = mine[asked.name]
        middle, high = _told(costs, 0.5), _told(costs, 0.95)
        print(f"  {asked.name:<24}{_told(theirs[asked.name], 0.5)}{middle}{high}  ({len(costs)})")
    every, base = ([*chain.from_iterable(costs.values())] for costs in (mine, theirs))
    print(f"  {'all':<24}{_told(base, 0.5)}{_told(every, 0.5)}{_told(every, 0.95)}  ({len(every)})")
    ratio = _against(_at(base, 0.5), _at(every, 0.95))
    print(f"  p95 against rg's median: {ratio.wall:.2f} ({ratio.cpu:.2f} of the work)")
    return ratio


def _at(costs: Sequence[Cost], part: float) -> Cost:
    walls, cpus = zip(*costs, strict=True)
    return Cost(percentile(walls, part), percentile(cpus, part))


def _told(costs: Sequence[Cost], part: float) -> str:
    """Return one percentile in ms: by the clock and, in brackets, of work."""
    cost = _at(costs, part)
    return f"{1000 * cost.wall:9.1f} ({1000 * cost.cpu:5.1f}) ms"


def main() -> None:
    """Measure, print, and exit with 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=15, help="processes for each query (15)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is typed (3)")
    parser.add_argument("--weeks", type=int, default=2600, help="stored (2600)")
    parser.add_argument("--made", type=Path, help="an archive of so many weeks, to copy")
    parser.add_argument("--only", choices=("processes", "keys"), help="one half (both)")
    parser.add_argument("--judge", choices=Cost._fields, default="wall", help="what counts (wall)")
    chosen = parser.parse_args()
    if shutil.which("rg") is None:
        raise SystemExit("rg is not installed (package ripgrep): nothing to compare with")
    compileall.compile_dir(ROOT / "briefing", quiet=1)
    met: list[bool] = []
    with scratch() as folder:
        archive = archive_of(chosen.weeks, folder, chosen.made)
        environment = surroundings(folder / "home")
        searcher = Searcher(archive)
        print(f"making the index: {timed(searcher.refresh)():.1f} s; below, the work in brackets")
        searcher.close()
        if chosen.only != "keys":
            ratios = processes(archive, environment, chosen.runs)
            met += [getattr(ratio, chosen.judge) <= PROCESS_GOAL for ratio in ratios]
        if chosen.only != "processes":
            met.append(getattr(keys(archive, environment, chosen.rounds), chosen.judge) <= KEY_GOAL)
    print(f"{sum(met)} of {len(met)} within the goals of {PROCESS_GOAL:g} and {KEY_GOAL:g}")
    if not all(met):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
