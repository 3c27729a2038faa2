"""Years that are damaged in every way: is each week that is whole still shown, is nothing written.

Again and again a year's file is truncated, has bits flipped, pages lost or swapped. Then, as a
user would, the archive is listed, its weeks are shown, something is added to another year and to
the damaged one, and `briefing doctor` looks at it. Nothing may end in a traceback. Every week of
which no byte was touched must be listed and read as it was, those of the other years as ever. A
file that is no year any more must keep its bytes; one that still is may only gain what was added.

    python tests/benchmarks/fuzz_years.py                    10,000 times, some minutes
    python tests/benchmarks/fuzz_years.py --runs 1 --seed 4711 --keep /tmp/case
"""

import argparse
import contextlib
import io
import random
import shutil
import sys
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.shard import BRIEFINGS
from briefing.archive.tiny import open_archive
from briefing.cli.main import run
from briefing.errors import BriefingError
from briefing.model.encoding import from_plain
from briefing.model.records import Briefing, State
from tests.benchmarks.damage import KINDS, Damaged, documents, is_touched
from tests.benchmarks.pairs import scratch, surroundings
from tests.benchmarks.weeks import briefings, store
from tests.benchmarks.writers import variables

YEAR = "2025.json"
WEEKS = slice(0, 14)
"""Which of the 58 last weeks are stored: six of 2024, which stays whole, and eight of 2025."""

OTHER_WEEK, WEEK = "2024-W51", "2025-W05"
ADDED = "Thêm một việc"


class Case:
    """One damaged archive, and the faults found in how it is dealt with."""

    def __init__(self, folder: Path, whole: Path, damaged: Damaged) -> None:
        self.folder, self.damaged = folder, damaged
        self.year = folder / "briefings" / YEAR
        self.original = (whole / "briefings" / YEAR).read_bytes()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(whole, folder)
        self.year.write_bytes(damaged.data)
        self.faults: list[str] = []

    def expected(self) -> Iterator[Briefing]:
        """Yield the weeks of the damaged year of which no byte was touched."""
        for span in documents(self.original):
            if not is_touched(span, self.damaged):
                yield _briefing(self.original[slice(*span)])

    def judge(self) -> list[str]:
        """Use the archive as a user would and return what is wrong with that, as sentences."""
        self._shown("")
        self._said(["list"], {0})
        self._said(["list", "--json"], {0})
        for week in list(self.expected())[:1]:
            self._said(["show", week.id], {0})
        self._unwritten("list and show")
        self._said(["doctor"], {0, 1})
        self._unwritten("doctor")
        self._said(["add", OTHER_WEEK, ADDED], {0})
        self._said(["add", WEEK, ADDED], {0, 3})
        self._kept("add")
        self._shown(" after adding")
        self._mended()
        return self.faults

    def _mended(self) -> None:
        """Mending loses no week, leaves a year that can be read, and keeps the damaged file."""
        before = self.year.read_bytes() if self.year.exists() else b""
        self._said(["doctor", "--repair"], {0, 1})
        self._shown(" after mending")
        now = self.year.read_bytes() if self.year.exists() else b""
        if _year(now) is None and any(True for _week in self.expected()):
            self.faults.append("no year after mending")
        if now != before and before not in contents(self.folder):
            self.faults.append("what was mended is not kept")

    def _shown(self, when: str) -> None:
        """Every week that is whole is in the list and reads as it was, but for what was added."""
        try:
            archive = open_archive(self.folder)
            listed = {header.id for header in archive.headers()}
            for week in self.expected():
                if week.id not in listed:
                    self.faults.append(f"{week.id} is whole and not listed{when}")
                elif not _same_but_added(archive.get(week.id), week):
                    self.faults.append(f"{week.id} is whole and reads otherwise{when}")
            others = sum(1 for name in listed if "-2024-" in name)
            if others != _of_2024(self.folder):
                self.faults.append(f"{others} weeks of 2024 listed{when}")
            archive.problems()
        except BriefingError as error:
            self.faults.append(f"the list ends with a sentence{when}: {error}")
        except Exception:  # noqa: BLE001 - any traceback is what is looked for
            self.faults.append(f"a traceback{when}: {last_lines()}")

    def _said(self, words: Sequence[str], codes: set[int]) -> None:
        self.faults += verb_faults(self.folder, words, codes)

    def _unwritten(self, what: str) -> None:
        if not self.year.exists() or self.year.read_bytes() != self.damaged.data:
            self.faults.append(f"overwritten by {what}")

    def _kept(self, what: str) -> None:
        """The bytes are what they were; or a year that still is one has gained what was added."""
        now = self.year.read_bytes() if self.year.exists() else b""
        if now == self.damaged.data:
            return
        before, after = _year(self.damaged.data), _year(now)
        if before is None or after is None:
            self.faults.append(f"overwritten by {what}")
            return
        for number, document in before.items():
            if document != after.get(number) and ADDED not in str(after.get(number)):
                self.faults.append(f"document {number} is another one after {what}")


def verb_faults(folder: Path, words: Sequence[str], codes: set[int]) -> list[str]:
    """Run a verb as the command line does; it ends with one of ``codes`` and no traceback."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(["--archive", str(folder), *words])
    except Exception:  # noqa: BLE001 - any traceback is what is looked for
        return [f"briefing {words[0]}: {last_lines()}"]
    if code in codes:
        return []
    err.seek(0)
    return [f"briefing {' '.join(words)} ends with {code}: {err.read()}"]


@cache
def _briefing(data: bytes) -> Briefing:
    return from_plain(msgspec.json.decode(data))


@cache
def _of_2024(folder: Path) -> int:
    return len(_year((folder / "briefings" / "2024.json").read_bytes()) or {})


def _year(data: bytes) -> dict[str, object] | None:
    """Return the documents of a year that any JSON reader takes in, ``None`` for another file."""
    try:
        tables = msgspec.json.decode(data, type=dict[str, dict[str, dict[str, object]]])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return dict(tables.get(BRIEFINGS, {}))


def contents(folder: Path) -> Iterator[bytes]:
    """Yield what each file holds, those in packed ones as well."""
    for path in folder.rglob("*"):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as packed:
                yield from map(packed.read, packed.namelist())
        elif path.is_file():
            yield path.read_bytes()


def _same_but_added(now: Briefing, before: Briefing) -> bool:
    if now == before:
        return True
    groups = before.directive_lists
    texts = [item.text for group in now.directive_lists for item in group.directives]
    return texts == [*(item.text for group in groups for item in group.directives), ADDED]


def last_lines() -> str:
    """Return the end of the traceback of the exception that is being handled."""
    return " | ".join(traceback.format_exc().strip().splitlines()[-3:])


def cases(whole: Path, folder: Path, count: int, seed: int) -> Iterator[tuple[int, Case]]:
    """Yield seed and case of so many damaged archives, each in ``folder`` while it is looked at."""
    data = (whole / "briefings" / YEAR).read_bytes()
    for one in range(seed, seed + count):
        dice = random.Random(one)  # noqa: S311 - a seed repeats its case
        yield one, Case(folder, whole, dice.choice(KINDS)(data, dice))


def whole_archive(folder: Path) -> Path:
    """Make the archive that is damaged again and again: small and all drafts, to be added to."""
    made = [
        replace(briefing, state=State.DRAFT, revision=0, finalized=None)
        for briefing in briefings(58, seed=1, kilobytes=6)
    ]
    store(folder / "whole", made[WEEKS])
    return folder / "whole"


def main() -> None:
    """Damage, judge, print what is wrong, and exit with 1 when anything is."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=10_000, help="how often (10,000)")
    parser.add_argument("--seed", type=int, default=1, help="of the first; a seed is one case")
    parser.add_argument("--show", type=int, default=20, help="faults that are printed (20)")
    parser.add_argument("--keep", type=Path, help="leave the last case in this folder")
    chosen = parser.parse_args()
    found: Counter[str] = Counter()
    with scratch() as folder, variables(surroundings(folder / "home")):
        whole = whole_archive(folder)
        for seed, case in cases(whole, folder / "case", chosen.runs, chosen.seed):
            if chosen.keep:
                shutil.copytree(case.folder, chosen.keep, dirs_exist_ok=True)
            faults = case.judge()
            found += Counter(runs=1, weeks=len(list(case.expected())), faulty=bool(faults))
            if faults and found["faulty"] <= chosen.show:
                print(f"seed {seed} ({case.damaged.kind}): {'; '.join(faults)}", flush=True)
    print(
        f"{found['runs']} damaged years, {found['weeks']} whole weeks in them looked for, "
        f"{found['faulty']} not dealt with as they should be"
    )
    if found["faulty"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
