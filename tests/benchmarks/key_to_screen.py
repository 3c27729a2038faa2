"""From a key to the screen that shows it, with a 15 KB week open, against a stock TextArea.

The application and a bare Textual application whose TextArea holds the same 15 KB run at the same
time in two pseudo-terminals of one size. Each key is sent to one, waited for, then to the other,
in turns, so that whatever else the machine does falls on both. A key counts from its write to the
read that brings its letter to the screen. The goal is a p95 of at most a quarter of the stock's,
and 20 ms (p95) for the durable commit of an item.

    python tests/benchmarks/key_to_screen.py
    python tests/benchmarks/key_to_screen.py --keys 600 --size 80x24
"""

import argparse
import random
import re
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.tiny import open_archive
from briefing.language.numerals import cardinal
from briefing.model.editing import add_directive
from briefing.model.identity import directives
from briefing.model.records import Briefing
from briefing.verbs.editing import WorkingCopy
from tests.benchmarks.rehearsal import (
    WEEK,
    application,
    conclusion,
    environment,
    in_ms,
    long_week,
    percentile,
    stored,
)
from tests.terminal import Terminal

KEY_GOAL = 0.25
COMMIT_GOAL = 0.020
_LOOKS = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
QUIET = 0.04
"""Seconds without output after which a program has drawn all that a key changes."""

STOCK = """
import sys
from pathlib import Path
from textual.app import App
from textual.widgets import TextArea

class Stock(App):
    def compose(self):
        yield TextArea(Path(sys.argv[1]).read_text(encoding="utf-8"))

    def on_mount(self):
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor((area.document.line_count // 4 * 2 + 1, 0), center=True)

Stock().run()
"""


def letters() -> list[str]:
    """Return letters that Vietnamese does not have: output that has one shows the key."""
    return [
        letter
        for number in range(0x100, 0x250)
        if len(letter := unicodedata.normalize("NFC", chr(number))) == 1
        and letter.isalpha()
        and letter not in "ĂăĐđĨĩŨũƠơƯư"
    ]


def key_time(terminal: Terminal, key: str, shown: str) -> float:
    """Type ``key`` and return the seconds until ``shown``, not written before, is drawn."""
    wanted = shown.encode()
    before = len(terminal.output)
    started = time.perf_counter()
    terminal.write(key)
    while wanted not in _LOOKS.sub(b"", terminal.output[before:]):
        terminal.read(0.5)
        if time.perf_counter() - started > 5:
            raise SystemExit(f"{shown!r} was not shown:\n" + "\n".join(terminal.lines))
    taken = time.perf_counter() - started
    terminal.settle(QUIET)
    return taken


def typed_keys(count: int) -> Iterator[str]:
    """Yield ``count`` letters, each new to the screen, in words of six."""
    dice = random.Random(3)  # noqa: S311 - the same keys every time
    known = letters()
    dice.shuffle(known)
    for number in range(count):
        yield known[number % len(known)]


def key_times(
    mine: Terminal, stock: Terminal, count: int
) -> tuple[Sequence[float], Sequence[float]]:
    """Return the times of ``count`` keys in the application and in the stock TextArea."""
    times: tuple[list[float], list[float]] = ([], [])
    dice = random.Random(5)  # noqa: S311 - the same words every time
    for number, key in enumerate(typed_keys(count)):
        if number % 100 == 0:  # a new conclusion, of which half is already there
            begun = " ".join(conclusion(dice).split()[:40]) + " "
            for terminal in (mine, stock):
                terminal.write("\x15" * 9)  # takes the rows of the one before away
                terminal.settle(0.3)
                terminal.write(f"\x1b[200~{begun}\x1b[201~")
                terminal.settle(0.3)
        elif number % 6 == 0:
            for terminal in (mine, stock):
                terminal.write(" ")
                terminal.settle(QUIET)
        turns = [(mine, times[0]), (stock, times[1])]
        for terminal, taken in turns if number % 2 else reversed(turns):
            taken.append(key_time(terminal, key, key))
    return times


def commit_times(archive: Path, count: int) -> list[float]:
    """Return the seconds that :meth:`WorkingCopy.apply` takes to add a conclusion, durably."""
    opened = open_archive(archive)
    copy = WorkingCopy(opened, opened.get(WEEK))
    dice = random.Random(7)  # noqa: S311 - the same conclusions every time
    taken = []
    for _number in range(count):
        text = conclusion(dice)
        started = time.perf_counter()
        copy.apply("thêm", partial(add_directive, text=text))
        taken.append(time.perf_counter() - started)
        if copy.trouble is not None:
            raise SystemExit(str(copy.trouble))
        copy.undo()
    return taken


def shown_commit_times(terminal: Terminal, count: int, next_number: int) -> list[float]:
    """Return the seconds from Enter to the next number on the screen."""
    dice = random.Random(9)  # noqa: S311 - the same conclusions every time
    taken = []
    for number in range(next_number, next_number + count):
        terminal.write(f"\x1b[200~{conclusion(dice, (20, 30))}\x1b[201~")
        terminal.settle(0.3)
        taken.append(key_time(terminal, "\r", f"{cardinal(number + 1).capitalize()} là,"))
    return taken


def texts(week: Briefing) -> str:
    """Return the texts of a week, one paragraph each."""
    said = [*(item.text for item in week.results), *(item.text for item in directives(week))]
    return "\n\n".join(said)


def _has_drawn(terminal: Terminal) -> bool:
    return len(terminal.output) > 2000


def main() -> None:
    """Measure, and print percentiles and whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--keys", type=int, default=300, help="how many keys (300)")
    parser.add_argument("--commits", type=int, default=50, help="how many items (50)")
    parser.add_argument("--size", default="120x36", help="columns x rows (120x36)")
    chosen = parser.parse_args()
    columns, rows = map(int, chosen.size.split("x"))
    week = long_week(1)
    with stored(week) as archive:
        page = archive.parent / "page.txt"
        page.write_text(texts(week), encoding="utf-8")
        commits = commit_times(archive, chosen.commits)
        with (
            application(archive, columns=columns, rows=rows) as mine,
            Terminal(
                [sys.executable, "-c", STOCK, str(page)],
                columns=columns,
                rows=rows,
                environment=environment(archive),
            ) as stock,
        ):
            for terminal in (mine, stock):
                terminal.wait_until(partial(_has_drawn, terminal))
                terminal.settle(0.4)
            my_keys, stock_keys = key_times(mine, stock, chosen.keys)
            mine.write("\r")
            mine.settle(0.4)
            number = len(list(directives(open_archive(archive).get(WEEK)))) + 1
            shown = shown_commit_times(mine, max(chosen.commits // 4, 2), number)
    ratio = percentile(my_keys, 0.95) / percentile(stock_keys, 0.95)
    print(f"week {len(texts(week).encode()) / 1000:.1f} KB, {columns} x {rows}, {chosen.keys} keys")
    print(f"key to screen          {in_ms(my_keys)}")
    print(f"stock TextArea         {in_ms(stock_keys)}")
    print(f"ratio of p95           {ratio:6.2f}    ({_verdict(ratio <= KEY_GOAL)} {KEY_GOAL})")
    met = percentile(commits, 0.95) <= COMMIT_GOAL
    print(f"durable commit         {in_ms(commits)} ({_verdict(met)} {1000 * COMMIT_GOAL:.0f} ms)")
    print(f"  as seen on screen    {in_ms(shown)}")


def _verdict(met: bool) -> str:
    return "within the goal of" if met else "over the goal of"


if __name__ == "__main__":
    main()
