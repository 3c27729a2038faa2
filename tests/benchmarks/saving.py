"""A durable save of one item: with fifty years stored against one, and against plain Python.

Each save adds a conclusion to a week of the last year, which is full in both archives, and is on
the disk when it returns. Plain Python writes that year's bytes beside their place, puts them on
the disk and moves them there. The goals are a median ratio of at most 1.2 for 2,600 weeks
against 52, and of 1.5 against plain Python.

    python tests/benchmarks/saving.py
    python tests/benchmarks/saving.py --runs 300 --made /tmp/weeks2600
"""

import argparse
import os
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive
from briefing.model.encoding import fingerprint
from briefing.verbs.editing import WorkingCopy
from tests.benchmarks.pairs import archive_of, in_pairs, scratch, tell, timed
from tests.benchmarks.rehearsal import conclusion

YEARS_GOAL = 1.2
PLAIN_GOAL = 1.5
WEEK = "week-2025-12-15"
EDITED = "week-2025-12-22"
YEAR = Path("briefings") / "2025.json"


def putting(archive: Path) -> Callable[[], float]:
    """Return a function that stores the week with another last conclusion."""
    opened = open_archive(archive)
    first = opened.get(WEEK)
    state = [first]
    dice = random.Random(1)  # noqa: S311 - the same conclusions every time

    def put(text: str) -> None:
        after = add_directive(first, text)
        opened.put(after, base=fingerprint(state[0]))
        state[0] = after

    def once() -> float:
        return timed(partial(put, conclusion(dice)))()

    return once


def applying(archive: Path) -> Callable[[], float]:
    """Return a function that adds a conclusion as the application does, undo kept as well."""
    opened = open_archive(archive)
    copy = WorkingCopy(opened, opened.get(EDITED))
    dice = random.Random(1)  # noqa: S311 - the same conclusions every time

    def once() -> float:
        edit = partial(add_directive, text=conclusion(dice))
        taken = timed(lambda: copy.apply("thêm", edit))()
        if copy.trouble is not None:
            raise SystemExit(str(copy.trouble))
        copy.undo()
        return taken

    return once


def plain(archive: Path, *, folder_too: bool) -> Callable[[], float]:
    """Return a function that writes a year's bytes as plain Python does.

    ``folder_too`` puts the folder on the disk as well, without which the new name may be lost.
    """
    year = archive / YEAR
    data = year.read_bytes()
    folder = archive.parent / "plain"
    folder.mkdir(exist_ok=True)

    def write() -> None:
        beside = folder / f".{year.name}.tmp"
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / year.name)
        if folder_too:
            descriptor = os.open(folder, os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)

    return timed(write)


def main() -> None:
    """Measure, print medians and ratios, and exit with 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=100, help="pairs of saves (100)")
    parser.add_argument("--weeks", type=int, default=2600, help="stored, against 52 (2600)")
    parser.add_argument("--made", type=Path, help="an archive of so many weeks, to copy")
    chosen = parser.parse_args()
    with scratch() as folder:
        (folder / "many").mkdir()
        (folder / "few").mkdir()
        many = archive_of(chosen.weeks, folder / "many", chosen.made)
        few = archive_of(52, folder / "few")
        put = putting(many)
        rows = (
            ("put: many weeks, 52 weeks", putting(few), put, YEARS_GOAL),
            ("edit: many weeks, 52 weeks", applying(few), applying(many), YEARS_GOAL),
            ("put: plain Python", plain(many, folder_too=True), put, PLAIN_GOAL),
            ("  its folder not synced", plain(many, folder_too=False), put, PLAIN_GOAL),
        )
        print(f"{'':<34} {'against':>11} {'measured':>11}")
        met = [
            tell(name, in_pairs(against, measured, chosen.runs), goal)
            for name, against, measured, goal in rows
        ]
    if not all(met):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
