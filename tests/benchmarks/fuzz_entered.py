"""What an office enters, damaged in every way: is it told, is it put back, is nothing hidden by it.

Again and again one of the files beside the years (directory, documents, figures, schemes, office,
numbers, an edited report) is truncated, has bits flipped, pages lost or swapped, holds something
else, is of a newer version, or a folder stands in its place. Then, as a user would, the weeks are
listed, the verbs are run that read the file and those that write it, `briefing doctor` looks, and
`briefing backup` packs. Nothing may end in a traceback. The weeks must all be there. Reading
writes nothing; a file that cannot be read keeps its bytes whatever is entered; the doctor must
say what differs. Half of the time `briefing doctor --repair` then has to bring the file back from
a backup of before, half of the time `briefing restore` has to; either keeps what it replaces.

    python tests/benchmarks/fuzz_entered.py                   10,000 times, some minutes
    python tests/benchmarks/fuzz_entered.py --runs 1 --seed 4711 --keep /tmp/case
"""

import argparse
import json
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.backups import make_backup
from briefing.archive.care.doctor import examine
from briefing.archive.enteredfile import tables_in
from briefing.archive.rows import DamagedError
from briefing.archive.tiny import open_archive
from briefing.errors import BriefingError
from tests.benchmarks.damage import KINDS
from tests.benchmarks.fuzz_years import contents, last_lines, verb_faults
from tests.benchmarks.pairs import scratch, surroundings
from tests.benchmarks.writers import variables
from tests.entered import FILES, REPORT, enter_everything

WEEK = "2020-W26"
NOTICE = ["export", WEEK, "--to", "docx", "--paper", "notice", "-o"]
BACKUP_AT = datetime(2020, 7, 6, 8, 0, tzinfo=UTC)
CSV = "Mới"

Words = Sequence[str]


class Verbs(NamedTuple):
    """What reads a file, and what changes it; "{out}" is a folder to write to."""

    reading: tuple[Words, ...]
    writing: tuple[Words, ...]


VERBS: dict[str, Verbs] = {
    "directory.json": Verbs(
        (["directory"], ["directory", "--json"], ["check", WEEK], ["tasks"]),
        (["directory", "import", "{out}/directory.csv"],),
    ),
    "documents.json": Verbs(
        (["documents"], ["documents", "--conflicts"], ["report", "--month", "2020-06"]),
        (["documents", "--take-in", "{out}/documents.csv"],),
    ),
    "figures.json": Verbs(
        (["figures"], ["figures", "--definitions"], ["report", "--month", "2020-06"]),
        (["figures", "--define", "Việc mới", "--unit", "việc"],),
    ),
    "schemes.json": Verbs(
        (["schemes", "--year", "2020"], ["schemes", "--json"]),
        (["schemes", "--take-in", "{out}/schemes.csv"],),
    ),
    "office.json": Verbs(
        (["office"], ["office", "--json"], [*NOTICE, "{out}/notice.docx", "--force"]),
        (["office", "--set", "place=Hà Nội"],),
    ),
    "numbers.json": Verbs(
        ([*NOTICE, "{out}/notice.docx", "--force"],),
        ([*NOTICE, "{out}/notice.docx", "--force", "--number", "next"],),
    ),
    REPORT: Verbs(
        (["report", "--month", "2020-06"], ["report", "--month", "2020-06", "--json"]),
        (),
    ),
}  # fmt: skip


class Damage(NamedTuple):
    """What becomes of a file: bytes, or ``None`` for a folder in its place; how it was done."""

    data: bytes | None
    kind: str


class Case:
    """One archive of which the file ``name`` is damaged, and the faults found."""

    def __init__(self, folder: Path, whole: Path, name: str, damage: Damage) -> None:
        self.folder, self.name, self.damage = folder, name, damage
        self.path = folder / name
        self.original = (whole / name).read_bytes()
        self.out = folder.with_name("out")
        for place in (folder, self.out):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(whole, folder)
        shutil.copytree(whole.with_name("tables"), self.out)
        self.path.unlink()
        if damage.data is None:
            self.path.mkdir(mode=0o700)
        else:
            self.path.write_bytes(damage.data)
            self.path.chmod(0o600)
        self.faults: list[str] = []

    def judge(self, *, restoring: bool) -> list[str]:
        """Use the archive as a user would and return what is wrong with that, as sentences."""
        self._weeks("")
        self._said(["list"], {0})
        for words in VERBS[self.name].reading:
            self._said(words, {0, 1, 3})
        self._unwritten("reading")
        self._examined()
        for words in VERBS[self.name].writing:
            self._said(words, {0, 3})
        if not self._is_readable():
            self._unwritten("entering")
        self._said(["backup"], {0, 1})  # 1: something could not be packed
        if restoring:
            self._restored()
        else:
            self._repaired()
        self._weeks(" at the end")
        return self.faults

    def _examined(self) -> None:
        """The doctor says what differs, and changes nothing."""
        self._said(["doctor"], {0, 1})
        self._unwritten("doctor")
        try:
            found = [one.file for one in examine(self.folder).findings]
        except BriefingError as error:
            self.faults.append(f"the doctor ends with a sentence: {error}")
            return
        if self._differs() and self.name not in found:
            self.faults.append("the doctor does not see it")
        if set(found) - {self.name}:
            self.faults.append(f"the doctor sees {found}")

    def _repaired(self) -> None:
        """What differs is as it was before, unless it is of a newer version; and it is kept."""
        before = self._now()
        finding = next(
            (one for one in examine(self.folder).findings if one.file == self.name), None
        )
        self._said(["doctor", "--repair"], {0, 1})
        if finding is None or not finding.repairable:
            if self._now() != before:
                self.faults.append("changed by a repair without a reason")
            return
        self._as_it_was("repairing")
        if before is not None and before not in contents(self.folder):
            self.faults.append("what was repaired is not kept")

    def _restored(self) -> None:
        """A backup of before brings it back, unless a folder is in the way; that is told."""
        before = self._now()
        backup = min((self.folder / "backups").glob("*.zip"))
        self._said(["restore", str(backup), "--yes"], {0} if before is not None else {3})
        if before is None:
            return
        self._as_it_was("restoring")
        if before not in contents(self.folder):
            self.faults.append("what was replaced is not kept")

    def _as_it_was(self, what: str) -> None:
        now = self._now()
        if now is None or tables_in(now) != tables_in(self.original):
            self.faults.append(f"not as it was after {what}")
            return
        for words in VERBS[self.name].reading:
            self._said(words, {0, 1})

    def _weeks(self, when: str) -> None:
        try:
            archive = open_archive(self.folder)
            weeks = [archive.get(header.id) for header in archive.headers()]
            if weeks != _weeks_of(self.folder.with_name("whole")):
                self.faults.append(f"the weeks are not what they were{when}")
        except Exception:  # noqa: BLE001 - any traceback is what is looked for
            self.faults.append(f"a traceback{when}: {last_lines()}")

    def _said(self, words: Words, codes: set[int]) -> None:
        filled = [word.replace("{out}", str(self.out)) for word in words]
        self.faults += verb_faults(self.folder, filled, codes)

    def _unwritten(self, what: str) -> None:
        if self._now() != self.damage.data:
            self.faults.append(f"overwritten by {what}")

    def _now(self) -> bytes | None:
        return None if self.path.is_dir() else self.path.read_bytes()

    def _differs(self) -> bool:
        """Tell whether it does not say what it said, nor could anybody have stored it so."""
        try:
            now = json.loads(self.damage.data or b"")
            then = json.loads(self.original)
            noted = now["meta"]["1"]["tables"] == then["meta"]["1"]["tables"]
        except (ValueError, LookupError, TypeError):
            return not _is_tables(self.damage.data)
        return bool(noted and now != then and tables_in(self.original) != _tables(self.damage.data))

    def _is_readable(self) -> bool:
        finding = next(
            (one for one in examine(self.folder).findings if one.file == self.name), None
        )
        return finding is None or finding.id.endswith("/altered")


def _is_tables(data: bytes | None) -> bool:
    return _tables(data) is not None


def _tables(data: bytes | None) -> dict[str, str] | None:
    try:
        return tables_in(data or b"")
    except DamagedError:
        return None


@cache
def _weeks_of(folder: Path) -> list[Any]:
    archive = open_archive(folder)
    return [archive.get(header.id) for header in archive.headers()]


def _byte_damage(data: bytes, dice: random.Random) -> Damage:
    damaged = dice.choice(KINDS)(data, dice)
    return Damage(damaged.data, damaged.kind)


def _newer(data: bytes, dice: random.Random) -> Damage:
    """Be of a newer version, with fields that this one does not know, or without."""
    tables = json.loads(data)
    tables["meta"]["1"]["schema_version"] = 99
    if dice.random() < 0.5:
        for name, table in tables.items():
            if name != "meta":
                table["1"]["mood"] = "tốt"
    return Damage(json.dumps(tables, ensure_ascii=False).encode(), "newer")


def _other_shape(data: bytes, dice: random.Random) -> Damage:
    """Be JSON of two levels and the right names whose documents are of another shape."""
    tables = json.loads(data)
    name = dice.choice([name for name in tables if name != "meta"])
    document = tables[name]["1"]
    field = dice.choice(sorted(document))
    document[field] = dice.choice((None, 7, [], {"a": 1}, "\u0000", [[]], True))
    return Damage(
        json.dumps(tables, ensure_ascii=False).encode(), f"{name}.{field} of another kind"
    )


def _folder(_data: bytes, _dice: random.Random) -> Damage:
    return Damage(None, "a folder in its place")


SHAPES: tuple[Callable[[bytes, random.Random], Damage], ...] = (
    *([_byte_damage] * 14), _newer, _other_shape, _other_shape, _folder,
)  # fmt: skip
"""The kinds of damage, likelier ones more often."""


def cases(whole: Path, folder: Path, count: int, seed: int) -> Iterator[tuple[int, Case]]:
    """Yield seed and case of so many damaged archives, each in ``folder`` while it is looked at."""
    for one in range(seed, seed + count):
        dice = random.Random(one)  # noqa: S311 - a seed repeats its case
        name = FILES[one % len(FILES)]
        yield one, Case(folder, whole, name, dice.choice(SHAPES)((whole / name).read_bytes(), dice))


def whole_archive(folder: Path) -> Path:
    """Make the archive that is damaged again and again, with a backup, and tables to take in."""
    whole = folder / "whole"
    enter_everything(whole)
    tables = folder / "tables"
    tables.mkdir()
    for words in (
        ["directory", "export", str(tables / "directory.csv")],
        ["documents", "--csv", str(tables / "documents.csv")],
        ["schemes", "--year", "2020", "--csv", str(tables / "schemes.csv")],
    ):
        if faults := verb_faults(whole, words, {0}):
            raise SystemExit("; ".join(faults))
    for path in tables.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("Mot", CSV), encoding="utf-8")
    make_backup(whole, BACKUP_AT)
    return whole


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
            faults = case.judge(restoring=seed % 2 == 0)
            found += Counter(runs=1, faulty=bool(faults))
            if faults and found["faulty"] <= chosen.show:
                print(
                    f"seed {seed} ({case.name} {case.damage.kind}): {'; '.join(faults)}", flush=True
                )
    print(f"{found['runs']} damaged files, {found['faulty']} not dealt with as they should be")
    if found["faulty"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
