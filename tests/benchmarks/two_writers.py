"""Two writers on one archive, each a thousand edits: is any of them lost.

Two processes add and change items of the same weeks, and of weeks of their own, as fast as they
can, through what the command line calls; then two that keep the weeks open, as the application
does; then two loops of real `briefing add` processes; then the application in a pseudo-terminal
beside such a loop. What a writer was told is saved must be
there in the end, once and in its last wording. Being told that somebody else was quicker, and
doing it once more, is no loss.

    python tests/benchmarks/two_writers.py                   1,000 edits each, some minutes
    python tests/benchmarks/two_writers.py --edits 50 --only verbs
"""

import argparse
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import ArchiveError, ConflictError
from briefing.language.numerals import cardinal
from briefing.model.editing import add_directive, set_text
from briefing.model.encoding import fingerprint
from briefing.model.identity import directives
from briefing.model.records import Briefing
from briefing.verbs.adding import add_directive_to, add_result_to
from briefing.verbs.editing import WorkingCopy
from tests.benchmarks.pairs import scratch, surroundings
from tests.benchmarks.rehearsal import application
from tests.benchmarks.writers import (
    WEEKS,
    Saved,
    archive_to_write,
    forked,
    texts,
    unreadable,
    variables,
)

SHARES = {"verbs": 1.0, "copies": 1.0, "cli": 0.1, "app": 0.05}
"""Which part of the edits each kind of writers makes: a process takes longer than a call."""

_WORDING = re.compile(r"(việc \d+ của \w+), bản (\d+)", re.IGNORECASE)


class Told(NamedTuple):
    """What one writer was told: what is saved, and how often that somebody else was quicker."""

    saved: list[Saved]
    refused: int = 0


class Editor:
    """Edits weeks through the verbs, and does again what somebody else was quicker with."""

    def __init__(self, folder: Path, name: str, say: Callable[[Saved], None]) -> None:
        self.archive = open_archive(folder)
        self._name, self._say = name, say
        self._dice = random.Random(name)  # noqa: S311 - the same edits every time
        self._versions: dict[tuple[str, int], int] = {}

    def edit(self, number: int, weeks: tuple[str, ...]) -> None:
        """Add one item, or change one of those that this editor added."""
        week = self._dice.choice(weeks)
        known = [key for key in self._versions if key[0] == week]
        if known and self._dice.random() < 0.3:
            key = self._dice.choice(known)
            version = self._versions[key] + 1
            self._until_taken(
                partial(self.change, week, self._text(key, version - 1), self._text(key, version))
            )
        else:
            key, version = (week, number), 0
            self._until_taken(partial(self.add, week, self._text(key, 0)))
        self._versions[key] = version
        self._say(Saved(week, self._text(key, version)))

    def add(self, week: str, text: str) -> None:
        add = add_result_to if self._dice.random() < 0.4 else add_directive_to
        add(self.archive, self.archive.get(week), text)

    def change(self, week: str, before: str, after: str) -> None:
        briefing = self.archive.get(week)
        self.archive.put(_reworded(briefing, before, after), base=fingerprint(briefing))

    def _text(self, key: tuple[str, int], version: int) -> str:
        return f"Việc {key[1]} của {self._name}, bản {version}"

    def _until_taken(self, change: Callable[[], None]) -> None:
        while True:
            try:
                change()
            except ConflictError:
                self._say(Saved("", "refused"))
            else:
                return


class OpenEditor(Editor):
    """Keeps the weeks open and merges what others store meanwhile, as the application does."""

    def __init__(self, folder: Path, name: str, say: Callable[[Saved], None]) -> None:
        super().__init__(folder, name, say)
        self._copies: dict[str, WorkingCopy] = {}

    def add(self, week: str, text: str) -> None:
        self._apply(week, lambda briefing: add_directive(briefing, text))

    def change(self, week: str, before: str, after: str) -> None:
        self._apply(week, lambda briefing: _reworded(briefing, before, after))

    def _apply(self, week: str, change: Callable[[Briefing], Briefing]) -> None:
        copy = self._copies.get(week) or WorkingCopy(self.archive, self.archive.get(week))
        self._copies[week] = copy
        copy.apply("sửa", change)
        while copy.trouble is not None and copy.conflict is None:
            copy.save()  # somebody was quicker again and again
        if copy.conflict is not None:
            raise SystemExit(f"items that nobody else touches clash in {week}: {copy.merged}")


def _reworded(briefing: Briefing, before: str, after: str) -> Briefing:
    return set_text(briefing, _id_of(briefing, before), after)


def _id_of(week: Briefing, text: str) -> str:
    ids = {item.text: item.id for item in directives(week)}
    return (ids | {item.text: item.id for item in week.results})[text]


def with_editors(editor: type[Editor], folder: Path, edits: int) -> list[Told]:
    """Have two processes edit the same week, and one of their own now and then."""

    def work(name: str, own: str, say: Callable[[Saved], None]) -> None:
        mine = editor(folder, name, say)
        for number in range(edits):
            mine.edit(number, (WEEKS[0], WEEKS[0], WEEKS[0], own))

    writers = [forked(partial(work, name, own)) for name, own in zip("AB", WEEKS[1:], strict=True)]
    told = []
    for writer in writers:
        said, status = writer.wait()
        if status:
            raise SystemExit(f"a writer ended with {status}")
        saved = [one for one in said if one.briefing]
        told.append(Told(saved, len(said) - len(saved)))
    return told


def with_processes(folder: Path, edits: int) -> list[Told]:
    """Have two loops of `briefing add` add to the same week and to others."""
    with ThreadPoolExecutor(2) as loops:
        return list(loops.map(lambda name: add_in_a_loop(folder, name, edits), "AB"))


def add_in_a_loop(folder: Path, name: str, edits: int) -> Told:
    """Run `briefing add` so often, each until it is taken."""
    command = [sys.executable, "-m", "briefing", "--archive", str(folder), "add"]
    saved: list[Saved] = []
    refused = 0
    for number in range(edits):
        week = WEEKS[2] if number % 3 else WEEKS["AB".index(name)]
        text = f"Việc {number} của {name}, bản 0"
        for _attempt in range(50):
            done = subprocess.run(
                [*command, week, text], capture_output=True, text=True, check=False
            )
            if done.returncode == 0:
                saved.append(Saved(week, text))
                break
            if done.returncode != 3:
                raise SystemExit(f"briefing add ended with {done.returncode}: {done.stderr}")
            refused += 1
        else:
            raise SystemExit(f"briefing add was never taken: {done.stderr}")
    return Told(saved, refused)


def with_application(folder: Path, edits: int) -> list[Told]:
    """Type conclusions in the application while `briefing add` adds to the same week."""
    with ThreadPoolExecutor(1) as loops, application(folder) as terminal:
        count = len(list(directives(open_archive(folder).get(WEEKS[2]))))
        terminal.wait_for(f"{_number(count + 1)} là,", 20)
        beside = loops.submit(add_in_a_loop, folder, "B", edits)
        saved: list[Saved] = []
        for number in range(edits):
            text = f"Việc {number} của A, bản 0"
            terminal.write(text)
            terminal.settle(0.05)
            terminal.write("\r")
            terminal.settle(0.2)
            saved.append(Saved(WEEKS[2], text))
        told = beside.result()
        terminal.settle(1.5)
        screen = "\n".join(terminal.lines)
        if saved[-1].text[:20] not in screen:
            print(f"the last item is not on the screen:\n{screen}")
        return [Told(saved), told]


def _number(number: int) -> str:
    return cardinal(number).capitalize()


WAYS: dict[str, Callable[[Path, int], list[Told]]] = {
    "verbs": partial(with_editors, Editor),
    "copies": partial(with_editors, OpenEditor),
    "cli": with_processes,
    "app": with_application,
}


def wrong(folder: Path, told: list[Told]) -> list[str]:
    """Return what is lost, doubled or stands in an older wording, as sentences."""
    archive: TinyArchive = open_archive(folder)
    last: dict[tuple[str, str], int] = {}
    for saved in (one for writer in told for one in writer.saved):
        item, version = _read(saved.text)
        last[saved.briefing, item] = max(version, last.get((saved.briefing, item), 0))
    faults = unreadable(folder)
    for week in sorted({week for week, _item in last}):
        there: Counter[str] = Counter(texts(archive, week))
        for item, version in (
            (item, last[key]) for key in last if (item := key[1]) and key[0] == week
        ):
            count = there[f"{item}, bản {version}"]
            if count != 1:
                faults.append(f"{week}: {item}, bản {version} is there {count} times")
        items = Counter(_read(text)[0] for text in there if _WORDING.fullmatch(text))
        faults += [
            f"{week}: {item} is there in {count} wordings"
            for item, count in items.items()
            if count > 1
        ]
    return faults


def _read(text: str) -> tuple[str, int]:
    found = _WORDING.fullmatch(text)
    assert found, text
    return found[1], int(found[2])


def main() -> None:
    """Write, print what was lost, and exit with 1 when anything was."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--edits", type=int, default=1000, help="of each writer (1000)")
    parser.add_argument("--only", choices=tuple(WAYS), help="one kind of writers (all)")
    chosen = parser.parse_args()
    faulty = False
    for kind in [chosen.only] if chosen.only else WAYS:
        edits = chosen.edits if chosen.only else max(round(SHARES[kind] * chosen.edits), 3)
        with scratch() as folder, variables(surroundings(folder / "home")):
            archive = archive_to_write(folder)
            told = WAYS[kind](archive, edits)
            try:
                faults = wrong(archive, told)
            except ArchiveError as error:
                faults = [str(error)]
        for fault in faults[:20]:
            print(f"{kind}: {fault}", flush=True)
        faulty = faulty or bool(faults)
        saved = " and ".join(str(len(writer.saved)) for writer in told)
        refused = sum(writer.refused for writer in told)
        print(
            f"{kind:<8} {saved} edits saved, {refused} told to do it again, {len(faults)} lost",
            flush=True,
        )
    if faulty:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
