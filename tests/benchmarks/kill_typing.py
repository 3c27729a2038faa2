"""`kill -9` while somebody types: how much is missing when the application is opened again.

The real application in a pseudo-terminal, killed at a random moment. Then what it left is
compared with what was typed: conclusions, kept with Enter, and the line that was being typed.
Whatever is missing must have been typed in the last 0.3 s, and the rest must be there letter for
letter, on the screen of the application opened anew as well.

    python tests/benchmarks/kill_typing.py              100 times, half of them typing fast
    python tests/benchmarks/kill_typing.py --runs 10 --rate 12
"""

import argparse
import random
import signal
import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.tiny import open_archive
from briefing.model.identity import directives
from briefing.verbs.editing import WorkingCopy
from tests.benchmarks.rehearsal import (
    WEEK,
    application,
    conclusion,
    empty_week,
    in_ms,
    percentile,
    stored,
)
from tests.terminal import Terminal

ALLOWED = 0.3
"""Seconds: only what was typed later than that before the end may be missing."""

LONGEST = 3.0
"""Seconds of typing after which a run is ended at the latest."""


class Outcome(NamedTuple):
    """One run: how many keys were typed, how many of the last ones are missing, the oldest's age.

    ``age`` is in seconds before the end, 0 when nothing is missing; ``fault`` says what is wrong
    beyond that, or is empty.
    """

    typed: int
    missing: int
    age: float
    items: int
    fault: str


def script(dice: random.Random) -> str:
    """Return what is typed: short conclusions, each ended with Enter, more than time allows."""
    words = conclusion(dice, (2000, 2000)).split()
    keys = ""
    while words:
        length = dice.randint(1, 6)
        keys += " ".join(words[:length]) + "\r"
        words = words[length:]
    return keys


def type_until(terminal: Terminal, keys: str, rate: float, seconds: float) -> list[float]:
    """Type ``keys`` for so long and kill; return when each key was typed, before the end (s).

    At ``rate`` 0 a key follows as soon as the one before it has made the application write.
    """
    end = time.monotonic() + seconds
    typed: list[float] = []
    due = time.monotonic()
    for key in keys:
        while (left := min(due, end) - time.monotonic()) > 0:
            terminal.read(left)
        if time.monotonic() >= end:
            break
        typed.append(time.monotonic())
        terminal.write(key)
        if rate:
            due += 1 / rate
        else:
            terminal.read(min(0.1, seconds))
    terminal.process.send_signal(signal.SIGKILL)
    ended = time.monotonic()
    terminal.process.wait()
    return [ended - at for at in typed]


def found(archive: Path) -> tuple[list[str], str]:
    """Return the conclusions and the line being typed that ``archive`` still has."""
    opened = open_archive(archive)
    copy = WorkingCopy(opened, opened.get(WEEK))
    return [item.text for item in directives(copy.briefing)], "".join(
        draft.text for draft in copy.recovered
    )


def one_run(seed: int, rate: float, longest: float = LONGEST) -> Outcome:
    """Type for at most ``longest`` seconds, kill, open again, compare."""
    dice = random.Random(seed)  # noqa: S311 - the same run every time
    keys = script(dice)
    with stored(empty_week()) as archive:
        with application(archive) as terminal:
            terminal.wait_for("Một là,")
            terminal.settle()
            ages = type_until(terminal, keys, rate, dice.uniform(0.2, longest))
        with application(archive) as terminal:
            items, line = found(archive)
            terminal.wait_for(words_to_look_for(line) if line else f"{number_after(items)} là,")
    return compared(keys, ages, items, line)


def words_to_look_for(line: str) -> str:
    """Return the beginning of a recovered line that surely fits on one row of the screen."""
    return line[:30].strip()


def number_after(items: list[str]) -> str:
    """Return the number that the next conclusion bears."""
    from briefing.language.numerals import cardinal  # noqa: PLC0415 - for this alone

    return cardinal(len(items) + 1).capitalize()


def compared(keys: str, ages: list[float], items: list[str], line: str) -> Outcome:
    """Say what of the typed ``keys`` is missing in ``items`` and ``line``.

    An item that the application has taken in, but not yet taken off the line, is there twice and
    not lost; nothing else may differ.
    """
    kept = "".join(f"{text}\r" for text in items)
    there = kept + line
    if line and keys.startswith(kept) and items and items[-1].startswith(line.strip()):
        there = kept
    typed = len(ages)
    if not keys.startswith(there) or len(there) > typed:
        return Outcome(typed, typed, ages[0], len(items), f"not what was typed: {there[-80:]!r}")
    missing = typed - len(there)
    if keys[len(there) : typed].strip() == "" and missing and "\r" not in keys[len(there) : typed]:
        missing = 0  # a blank at the end is not kept by itself
    age = ages[len(there)] if missing else 0.0
    return Outcome(typed, missing, age, len(items), "")


def main() -> None:
    """Run, and print how much was missing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=100, help="how often (100)")
    parser.add_argument("--rate", type=float, help="keys a second; 0: as fast as it can (both)")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    outcomes: list[Outcome] = []
    for number in range(chosen.runs):
        rate = (12.0, 0.0)[number % 2] if chosen.rate is None else chosen.rate
        outcome = one_run(chosen.seed + number, rate)
        outcomes.append(outcome)
        if outcome.fault or outcome.age > ALLOWED:
            print(
                f"seed {chosen.seed + number}, rate {rate:g}: {outcome.missing} keys missing, "
                f"the oldest {outcome.age:.3f} s old {outcome.fault}"
            )
    ages = [outcome.age for outcome in outcomes]
    faults = sum(bool(outcome.fault) for outcome in outcomes)
    print(f"runs                   {len(outcomes)}")
    print(f"keys typed             {sum(outcome.typed for outcome in outcomes)}")
    print(f"conclusions kept       {sum(outcome.items for outcome in outcomes)}")
    print(f"missing keys           {in_keys(outcomes)}")
    print(f"oldest missing key     {in_ms(ages)}, worst {1000 * max(ages):.0f} ms (allowed 300)")
    print(f"committed items lost   {faults}")
    if faults or max(ages) > ALLOWED:
        raise SystemExit(1)


def in_keys(outcomes: list[Outcome]) -> str:
    """Return how many keys were missing, as a sentence."""
    missing = [float(outcome.missing) for outcome in outcomes]
    return f"p50 {percentile(missing, 0.5):.0f}, worst {max(missing):.0f}"


if __name__ == "__main__":
    main()
