"""What the checks find of faults that were planted, and what they say of text without any.

Prints, rule by rule, how many of the faults in ``faults.py`` are found when each is planted in each
of the clean weeks, how many of those in the prose of ``prose/``, and how many findings there are in
a thousand words of the weeks as they are.
What is found there is printed, for somebody has to look at it: a finding that is right is none of
the checks' faults.

    python tests/benchmarks/findings.py                      # the sample archive, the sample texts
    python tests/benchmarks/findings.py --archive DIR --last 500
"""

import argparse
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.archive.tiny import open_archive
from briefing.i18n import use_language
from briefing.insight.checks import RULES, Finding, Known, Level, check
from briefing.insight.checks.rule import passages
from briefing.model.records import Briefing
from briefing.reading import read_bytes
from briefing.resources import data_dir
from tests.benchmarks.faults import FAULTS
from tests.benchmarks.prose import clean_weeks, faulty_weeks

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(os.environ.get("BRIEFING_SAMPLES", ROOT.parent / "shared" / "samples"))
GOAL = 1.0
"""Fewer findings than this in a thousand words of clean text, advice left out."""


class Case(NamedTuple):
    """A briefing with what is known beside it, and where it is from."""

    name: str
    briefing: Briefing
    known: Known


def cases(archive: Path | None, last: int) -> Iterator[Case]:
    """Yield the weeks of an archive, or those that ship and the sample texts."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "archive"
        shutil.copytree(archive or data_dir(), copy)
        opened = open_archive(copy)
        directory = opened.directory()
        before: dict[str, Briefing] = {}
        for header in opened.headers()[-last:]:
            briefing = opened.get(header.id)
            yield Case(header.id, briefing, Known(before.get(header.period.kind), directory))
            before[header.period.kind] = briefing
    if archive is None:
        for path in sorted(SAMPLES.glob("*.txt")):
            yield Case(path.name, read_bytes(path.read_bytes(), path.name).briefing, Known())


def words(briefing: Briefing) -> int:
    """Return how many words of ``briefing`` the checks look at."""
    return sum(len(passage.text.split()) for passage in passages(briefing))


def plantable(case: Case) -> bool:
    """Tell whether a week can carry every fault: it has conclusions with units, and a directory."""
    groups = case.briefing.directive_lists
    return (
        case.briefing.period.kind == "week"
        and bool(groups and len(groups[0].directives) > 2)
        and all(item.unit and item.due for item in groups[0].directives)
        and len(case.known.directory.units) > 1
        and bool(case.briefing.title)
    )


def recall(weeks: list[Case]) -> dict[str, tuple[int, int]]:
    """Return by rule how many faults were found, of how many planted."""
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    for case in weeks:
        before = {(one.rule, one.words) for one in check(case.briefing, case.known)}
        for fault in FAULTS:
            spoilt, known = fault.plant(case.briefing, case.known)
            planted[fault.rule] += 1
            new = {(one.rule, one.words) for one in check(spoilt, known)} - before
            found[fault.rule] += any(rule == fault.rule for rule, _words in new)
    return {rule: (found[rule], planted[rule]) for rule in RULES if planted[rule]}


def said(every: list[Case]) -> tuple[list[tuple[str, Finding]], list[float]]:
    """Return what is found in the weeks as they are, and how long each took, in seconds."""
    told = []
    times = []
    for case in every:
        start = time.perf_counter()
        found = check(case.briefing, case.known)
        times.append(time.perf_counter() - start)
        told += [(case.name, one) for one in found]
    return told, times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--last", type=int, default=10_000)
    parser.add_argument("--shown", type=int, default=3, help="findings shown of each rule")
    asked = parser.parse_args()
    use_language("en")
    every = list(cases(asked.archive, asked.last))
    told, times = said(every)

    weeks = [case for case in every if plantable(case)][:20]
    print(f"{len(FAULTS)} faults planted in each of {len(weeks)} weeks")
    for rule, (found, planted) in recall(weeks).items():
        print(f"  {rule:22} {found:4} of {planted}{'' if found == planted else '   MISSED'}")
    print("rules without a fault:", sorted(set(RULES) - {fault.rule for fault in FAULTS}) or "none")

    prose = list(faulty_weeks())
    missed = [rule for rule, week in prose if rule not in {one.rule for one in check(*week)}]
    wrong = [one for _field, week in clean_weeks() for one in check(*week)]
    written = sum(words(week.briefing) for _field, week in clean_weeks())
    print(
        f"prose of other offices: {len(prose) - len(missed)} of {len(prose)} faults found", missed
    )
    print(f"  and {len(wrong)} findings in {written} words of it without a fault")

    total = sum(words(case.briefing) for case in every)
    counts = Counter(one.rule for _name, one in told)
    warnings = sum(1 for _name, one in told if one.level is Level.WARNING)
    print(f"{len(every)} texts as they are, {total} words")
    for rule, count in counts.most_common():
        print(f"  {rule:22} {count:5}  {RULES[rule].level}")
        for name, one in [it for it in told if it[1].rule == rule][: asked.shown]:
            print(f"      {name}: {one.message} ({one.where}) “{one.words}”")
    print(f"warnings in 1,000 words: {warnings * 1000 / max(total, 1):.2f}, goal < {GOAL}")
    times.sort()
    print(f"a check: median {times[len(times) // 2] * 1e3:.0f} ms, most {times[-1] * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
