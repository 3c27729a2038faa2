"""A meeting from its first word to its minutes, typed into the real application.

Twelve conclusions of 60 to 120 words are said: some typed letter by letter, some as an input
method types them (letters, then backspaces and the letters anew in one piece), some pasted as a
numbered block. Between them items are moved, split, joined, deleted, undone, redone and
corrected, with units and deadlines in the line. Then the minutes are exported and compared word
for word with what was said.

    python tests/benchmarks/meeting.py              12 keys a second: about ten minutes
    python tests/benchmarks/meeting.py --rate 0     as fast as the screen follows
"""

import argparse
import difflib
import json
import random
import subprocess
import sys
import time
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.language.days import write_day_slashed
from briefing.language.numerals import cardinal
from tests.benchmarks.rehearsal import (
    MONDAY,
    UNITS,
    application,
    conclusion,
    empty_week,
    environment,
    in_ms,
    stored,
)
from tests.terminal import Terminal

UP, DOWN, ALT_UP, ALT_DOWN = "\x1b[A", "\x1b[B", "\x1b[1;3A", "\x1b[1;3B"
ENTER, ESCAPE, TAB, UNDO, REDO, DELETE = "\r", "\x1b", "\t", "\x1a", "\x19", "\x04"
LEFT, SPLIT, JOIN = "\x1b[D", "\x1bs", "\x1bj"
PASTE = "\x1b[200~", "\x1b[201~"


class Said(NamedTuple):
    """A conclusion as it has to stand in the minutes."""

    text: str
    unit: str = ""
    cooperating: tuple[str, ...] = ()
    due: date | None = None


class Secretary:
    """Somebody who types into the application, at a steady pace, and knows what was said."""

    def __init__(self, terminal: Terminal, rate: float) -> None:
        self.said: list[Said] = []
        self.times: list[float] = []
        self._terminal = terminal
        self._pause = 1 / rate if rate else 0.0

    def key(self, keys: str) -> None:
        """Type what one key, or an input method for one key, sends; wait until it shows."""
        started = time.perf_counter()
        self._terminal.write(keys)
        if self._terminal.read(0.5):
            self.times.append(time.perf_counter() - started)
        while (left := started + self._pause - time.perf_counter()) > 0:
            self._terminal.read(left)

    def type(self, text: str) -> None:
        """Type a text letter by letter."""
        for letter in text:
            self.key(letter)

    def type_with_input_method(self, text: str) -> None:
        """Type a text as UniKey does: bare letters, then with the tone the end of the word anew."""
        for word in text.split(" "):
            bare = _bare(word)
            same = next(
                (n for n, pair in enumerate(zip(word, bare, strict=True)) if len(set(pair)) > 1),
                len(word),
            )
            self.type(bare)
            if same < len(word):
                self.key("\x7f" * (len(word) - same) + word[same:])
            self.key(" ")
        self.key("\x7f")

    def command(self, *keys: str) -> None:
        """Give commands, each after everything before it has been drawn."""
        for key in keys:
            self._terminal.settle(0.15)
            self._terminal.write(key)
        self._terminal.settle(0.15)

    def commit(self) -> None:
        """Press Enter and wait for the next number."""
        self._terminal.settle(0.15)
        self._terminal.write(ENTER)
        self.see_number()

    def see_number(self) -> None:
        """Wait until the number after the last conclusion stands before the entry line."""
        self._terminal.wait_for(f"  {cardinal(len(self.said) + 1).capitalize()} là,")
        self._terminal.settle(0.15)

    def paste(self, texts: list[str]) -> None:
        """Paste conclusions as a numbered block, with a line for each."""
        numbers = (f"{cardinal(number).capitalize()} là, " for number in range(1, 99))
        block = "\r".join(number + text for number, text in zip(numbers, texts, strict=False))
        self._terminal.write(block.join(PASTE))
        self.said += map(Said, texts)
        self.see_number()


def _bare(word: str) -> str:
    """Return ``word`` without marks, letter for letter."""
    letters = (unicodedata.normalize("NFD", letter)[0] for letter in word)
    return "".join(letters).replace("đ", "d").replace("Đ", "D")


def hold(secretary: Secretary, dice: random.Random) -> None:
    """Hold the meeting: say, type, paste, rearrange; ``secretary.said`` is what must come out."""
    said = secretary.said
    due = MONDAY + timedelta(days=18)

    # One to three: typed, with a lead, a cooperating unit and a deadline in the line.
    for number in range(3):
        text = conclusion(dice)
        (secretary.type_with_input_method if number == 1 else secretary.type)(text)
        secretary.type(f' @"{UNITS[number]}" @"{UNITS[number + 1]}" !{write_day_slashed(due)}')
        said.append(Said(text, UNITS[number], (UNITS[number + 1],), due))
        secretary.commit()

    # Four to six: pasted as a block, taken back and done again.
    secretary.paste([conclusion(dice) for _number in range(3)])
    secretary.command(UNDO)
    secretary.command(REDO)
    secretary.see_number()

    # Seven: with a slip that is corrected, and one that nobody said, taken back.
    text = conclusion(dice)
    wrong, right = "tiến đọo", "tiến độ"
    secretary.type(f"{text[:-1]}, giữ đúng {wrong}.")
    said.append(Said(f"{text[:-1]}, giữ đúng {right}."))
    secretary.commit()
    secretary.type(f"s/{wrong}/{right}/")
    secretary.command(ENTER)
    secretary.type("câu này không ai nói")
    secretary.command(ENTER, UNDO)

    # Eight and nine: a unit completed from the directory, three days; then moved about.
    text = conclusion(dice)
    secretary.type(f"{text} !+3 @sở")
    secretary.command(TAB)
    said.append(Said(text, "Sở Nội vụ", (), MONDAY + timedelta(days=10)))
    secretary.commit()
    text = conclusion(dice)
    secretary.type_with_input_method(text)
    said.append(Said(text))
    secretary.commit()
    secretary.command(ALT_UP)
    said[-2:] = said[-1], said[-2]
    secretary.command(UP, UP, UP, ALT_UP, ALT_UP, ALT_DOWN, ESCAPE)
    said[-4], said[-3] = said[-3], said[-4]

    # Ten to twelve: pasted; one typed and deleted; one split, joined and split again.
    secretary.paste([conclusion(dice) for _number in range(2)])
    secretary.type("thừa một câu")
    secretary.command(ENTER, UP, DELETE, ESCAPE)
    text = conclusion(dice)
    secretary.type(text)
    said.append(Said(text))
    secretary.commit()
    first, second = _halves(text)
    for turn in range(3):
        secretary.command(UP, ENTER)
        secretary.command(LEFT * len(second), SPLIT)
        secretary.command(*((UNDO,), (UP, JOIN, ESCAPE), ())[turn])
    said[-1:] = Said(first), Said(second)
    secretary.see_number()


def _halves(text: str) -> tuple[str, str]:
    """Return a text cut before its last five words."""
    words = text.split(" ")
    return " ".join(words[:-5]), " ".join(words[-5:])


def exported(archive: Path, form: str) -> str:
    """Return the minutes as ``briefing export`` writes them."""
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "briefing",
            "--archive",
            str(archive),
            "export",
            "2020-W26",
            "--to",
            form,
        ],
        capture_output=True,
        check=True,
        env=environment(archive),
    )
    return ended.stdout.decode()


def differences(minutes: str, said: list[Said]) -> list[str]:
    """Return what differs, word for word, between the conclusions in ``minutes`` and ``said``."""
    wanted = [
        f"{cardinal(number).capitalize()} là, {item.text}" for number, item in enumerate(said, 1)
    ]
    body = minutes.partition("KẾT LUẬN\n")[2]
    got = [line for line in body.splitlines() if line and not line.startswith("(")]
    return [
        line
        for line in difflib.ndiff(" ".join(wanted).split(), " ".join(got).split())
        if not line.startswith(" ")
    ]


def facts(record: str) -> list[tuple[str, tuple[str, ...], date | None]]:
    """Return unit, cooperating units and deadline of each conclusion in the JSON record."""
    items = [
        item for group in json.loads(record)["directive_lists"] for item in group["directives"]
    ]
    return [
        (
            item["unit"],
            tuple(item["cooperating"]),
            date.fromisoformat(item["due"]) if item["due"] else None,
        )
        for item in items
    ]


def main() -> None:
    """Hold the meeting, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rate", type=float, default=12, help="keys a second (12); 0: no pause")
    parser.add_argument("--size", default="120x36", help="columns x rows (120x36)")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    columns, rows = map(int, chosen.size.split("x"))
    dice = random.Random(chosen.seed)  # noqa: S311 - the same meeting every time
    with stored(empty_week()) as archive:
        with application(archive, columns=columns, rows=rows) as terminal:
            terminal.wait_for("Một là,")
            terminal.settle(0.3)
            secretary = Secretary(terminal, chosen.rate)
            hold(secretary, dice)
            terminal.write("\x11")
            terminal.wait()
        different = differences(exported(archive, "txt"), secretary.said)
        got = facts(exported(archive, "json"))
    wanted = [(item.unit, item.cooperating, item.due) for item in secretary.said]
    words = sum(len(item.text.split()) for item in secretary.said)
    print(f"conclusions            {len(secretary.said)} with {words} words")
    print(f"keys                   {len(secretary.times)}, {in_ms(secretary.times)} to the screen")
    print(f"words that differ      {len(different)}", *different[:20])
    print(f"units and deadlines    {'as said' if got == wanted else 'DIFFERENT'}")
    if got != wanted:
        print(
            *(f"  {one} instead of {other}" for one, other in zip(got, wanted, strict=False)),
            sep="\n",
        )
    if different or got != wanted:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
