"""Every total of a generated year, recomputed from the raw JSON by other means.

Reads ``briefings/*.json`` with the standard library alone, adds up what the weeks report by the
stated rules (``briefing/insight/figures.py``), and compares with what ``briefing figures --json``
prints, for each rule for weeks that cross a month. Prints how many totals there are and how many
differ; exits 1 when one does.

    python tests/benchmarks/totals.py
    python tests/benchmarks/totals.py --weeks 104 --seed 7
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks import weeks as generator  # noqa: E402 - the path has to be set first

RULES = ("meeting", "last", "split")
SPANS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
LEVELS = 2
"""So many of the figures are counted as levels."""

Report = dict[str, Any]


def reports(folder: Path) -> list[Report]:
    """Return all briefings as plain JSON, oldest first."""
    found: list[Report] = []
    for path in sorted((folder / "briefings").glob("*.json")):
        found += json.loads(path.read_text())["briefings"].values()
    return sorted(found, key=lambda one: (one["period"]["start"], one["period"]["end"]))


def parts(report: Report, figure: Report, rule: str) -> list[tuple[int, int, Fraction]]:
    """Return year, month and amount of what a week gives to which month."""
    first = date.fromisoformat(report["period"]["start"])
    last = date.fromisoformat(report["period"]["end"])
    value = Fraction(str(figure["value"]))
    if (first.year, first.month) == (last.year, last.month):
        return [(last.year, last.month, value)]
    if rule == "meeting":
        met = report["meeting"]["date"]
        day = min(max(date.fromisoformat(met) if met else last, first), last)
        return [(day.year, day.month, value)]
    if rule == "split" and figure.get("earlier") is not None:
        earlier = Fraction(str(figure["earlier"]))
        return [
            (first.year, first.month, earlier),
            (last.year, last.month, value - earlier),
        ]
    return [(last.year, last.month, value)]


def expected(found: list[Report], name: str, rule: str, *, level: bool) -> dict[str, Fraction]:
    """Return what each span makes of one figure, by "month 2025-06" and the like."""
    if level and rule == "split":
        rule = "last"
    weekly: dict[tuple[int, int], list[Fraction]] = defaultdict(list)
    monthly: dict[tuple[int, int], list[Fraction]] = defaultdict(list)
    for report in found:
        figures = [one for one in report["figures"] if one["name"] == name]
        if not figures:
            continue
        kind, start = report["period"]["kind"], date.fromisoformat(report["period"]["start"])
        if kind == "month":
            monthly[start.year, start.month].append(Fraction(str(figures[0]["value"])))
        elif kind == "week":
            for year, month, amount in parts(report, figures[0], rule):
                weekly[year, month].append(amount)
    months = {month: weekly.get(month) or monthly[month] for month in {*weekly, *monthly}}
    totals: dict[str, Fraction] = {}
    for span, length in SPANS.items():
        inside: dict[str, list[Fraction]] = defaultdict(list)
        for year, month in sorted(months):
            first = (month - 1) // length * length + 1
            inside[f"{span} {year:04}-{first:02}"] += months[year, month]
        totals |= {
            key: values[-1] if level else sum(values, Fraction(0)) for key, values in inside.items()
        }
    return totals


def printed(folder: Path, by: str, rule: str) -> list[dict[str, Any]]:
    """Return the totals that the program prints; amounts keep every digit."""
    command = [
        sys.executable,
        "-m",
        "briefing",
        "--archive",
        str(folder),
        "figures",
        "--by",
        by,
        "--crossing",
        rule,
        "--json",
    ]
    home = {**os.environ, "BRIEFING_LANG": "en", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=home, cwd=ROOT)
    totals: list[dict[str, Any]] = json.loads(done.stdout, parse_float=Fraction)["totals"]
    return totals


def spoil(folder: Path, seed: int) -> None:
    """Split some of the weeks that cross a month, so that the rule "split" has work to do.

    Also makes some values fractions. Written as plain JSON, as another program would.
    """
    dice = random.Random(seed)  # noqa: S311 - no secret
    for path in sorted((folder / "briefings").glob("*.json")):
        year = json.loads(path.read_text())
        year["meta"]["1"].pop("checksums", None)
        for report in year["briefings"].values():
            period = report["period"]
            for figure in report["figures"]:
                if dice.random() < 0.3:
                    figure["value"] = f"{figure['value']}.{dice.randrange(1, 1000):03}"
                crosses = period["start"][:7] != period["end"][:7]
                if period["kind"] == "week" and crosses and dice.random() < 0.7:
                    whole = int(str(figure["value"]).split(".")[0])
                    figure["earlier"] = str(dice.randrange(whole + 1))
        path.write_text(json.dumps(year, ensure_ascii=False, indent=1))


def define(folder: Path, found: list[Report]) -> list[str]:
    """Define every figure of the weeks; return those that are levels."""
    names: dict[str, str] = {}
    for report in found:
        for figure in report["figures"]:
            names.setdefault(figure["name"], figure["unit"])
    levels = sorted(names)[:LEVELS]
    table = ["Số liệu;Đơn vị tính;Cách tính"]
    table += [f"{n};{u};{'thời điểm' if n in levels else 'lũy kế'}" for n, u in names.items()]
    path = folder / "define.csv"
    path.write_text("\n".join(table))
    command = [
        sys.executable,
        "-m",
        "briefing",
        "--archive",
        str(folder),
        "figures",
        "--take-in",
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    path.unlink()
    return levels


def compare(folder: Path) -> tuple[int, list[str]]:
    """Return how many totals there are, and a line for each that differs."""
    found = reports(folder)
    levels = define(folder, found)
    names = sorted({figure["name"] for report in found for figure in report["figures"]})
    count, wrong = 0, []
    for rule in RULES:
        told: dict[tuple[str, str], dict[str, Any]] = {}
        for span in SPANS:
            for line in printed(folder, span, rule):
                told[line["name"], f"{span} {line['start'][:7]}"] = line
        sums: dict[str, dict[str, Fraction]] = {}
        for name in names:
            sums[name] = expected(found, name, rule, level=name in levels)
            for key, value in sums[name].items():
                count += 1
                line = told.pop((name, key), {"value": None, "running": None})
                if line["value"] is None or Fraction(line["value"]) != value:
                    wrong.append(f"{rule} {name} {key}: {line['value']} for {value}")
                elif name not in levels:
                    count += 1
                    last = date.fromisoformat(line["end"])
                    since = sum(
                        (
                            sums[name].get(f"month {last.year:04}-{month:02}", Fraction(0))
                            for month in range(1, last.month + 1)
                        ),
                        Fraction(0),
                    )
                    if Fraction(line["running"]) != since:
                        wrong.append(f"{rule} {name} {key}: since New Year {line['running']}")
        wrong += [f"{rule} {name} {key}: nothing was expected" for name, key in told]
    return count, wrong


def main() -> None:
    """Generate, compare and say what differs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--weeks", type=int, default=60, help="how many (60: a year and a bit)")
    parser.add_argument("--seed", type=int, default=1, help="other words (1)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        archive.mkdir()
        generator.fill(archive, chosen.weeks, chosen.seed, 4)
        spoil(archive, chosen.seed)
        count, wrong = compare(archive)
    for line in wrong[:20]:
        print("  " + line)
    print(f"{count} totals of {chosen.weeks} weeks recomputed, {len(wrong)} differ")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
