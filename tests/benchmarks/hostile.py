"""Files made to harm, or harmed: what does `briefing import` say, and what does it cost.

Every file is made here: zips that grow a thousandfold, entities that multiply or name other
files, macros, tables of a thousand columns, pages and records in one another without end, PDF
that goes round in circles, names that lead out of a zip, what is locked and what is cut off. Each
is imported into an empty archive by a process of its own, whose peak of memory and time are
measured with those of all that it starts. A file passes when it is refused (exit code 3) in a
sentence that says what to do, within the bounds, and the archive is as empty as before; what is
minutes all the same, only odd or very long, may be read, within the same bounds.

    python tests/benchmarks/hostile.py
    python tests/benchmarks/hostile.py --only pdf --keep /tmp/hostile

LibreOffice, where it is installed, opens the old Word files among them, and takes its own time
and memory. Needs Linux or macOS.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.pairs import scratch, surroundings
from tests.hostile import collections, documents, portable, texts
from tests.hostile.cases import Case

SECONDS = 10.0
MEGABYTES = 300.0
REFUSED = 3
_PATIENCE = 3  # how much longer the processor's work may take on a machine that is busy
_LONGEST = 300.0  # seconds after which a process is ended
_PER_MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10

GROUPS: dict[str, Sequence[Case]] = {
    "word": documents.CASES,
    "zip": collections.CASES,
    "pdf": portable.CASES,
    "html": texts.PAGES,
    "text": texts.TEXTS,
    "long": texts.LONG,
    "json": texts.RECORDS,
}


class Ended(NamedTuple):
    """How an import ended: what it said, what it cost, and what is in the archive after it."""

    code: int
    said: str
    seconds: float
    work: float  # of the processor, in seconds
    megabytes: float
    stored: int

    def faults(self, *, text: bool, seconds: float, megabytes: float) -> list[str]:
        """Return what is wrong with it; ``text`` says that it may be read."""
        found = []
        if self.code != REFUSED and not text:
            found.append(f"code {self.code}")
        if "Traceback" in self.said or not self.said.strip():
            found.append("no sentence")
        if "\x1b" in self.said or "\r" in self.said:
            found.append("a command to the terminal")
        if self.work > seconds or self.seconds > seconds * _PATIENCE:
            found.append("slow")
        if self.megabytes > megabytes:
            found.append("large")
        if self.stored and not text:
            found.append("something stored")
        return found


def main() -> None:
    """Import every file, print a line for each, and exit with 1 when one does not pass."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--only", choices=GROUPS, help="one kind (all)")
    parser.add_argument("--name", default="", help="those with this in their name (all)")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="bound of time (10)")
    parser.add_argument("--megabytes", type=float, default=MEGABYTES, help="of memory (300)")
    parser.add_argument("--keep", type=Path, help="a folder to leave the files in")
    chosen = parser.parse_args()
    count, wrong = 0, 0
    worst = Ended(0, "", 0.0, 0.0, 0.0, 0)
    print(f"{'':<7}{'':<40} code {'s':>6} {'work':>6} {'MB':>6} {'stored':>6}  what it says")
    with scratch() as folder:
        for group in [chosen.only] if chosen.only else GROUPS:
            for number, case in enumerate(GROUPS[group]):
                if chosen.name not in case.name:
                    continue
                place = (chosen.keep or folder) / f"{group}-{number}"
                ended = tried(case, place, folder / "home")
                faults = ended.faults(
                    text=case.text, seconds=chosen.seconds, megabytes=chosen.megabytes
                )
                count += 1
                wrong += bool(faults)
                _tell(group, case.name, ended, faults)
                worst = worst._replace(
                    seconds=max(worst.seconds, ended.seconds),
                    work=max(worst.work, ended.work),
                    megabytes=max(worst.megabytes, ended.megabytes),
                )
    print(
        f"{count} files, {wrong} not passed; at most {worst.seconds:.1f} s "
        f"({worst.work:.1f} s of work), {worst.megabytes:.0f} MB"
    )
    if wrong:
        raise SystemExit(1)


# A process counts the memory of the one that started it as its own, up to its first instruction:
# so a small one stands between it and this one, which may be large.
_BETWEEN = """
import os, sys, time
account, longest, *command = sys.argv[1:]
ends = time.monotonic() + float(longest)
process = os.posix_spawn(command[0], command, os.environ)
while not (ended := os.wait4(process, os.WNOHANG))[0]:
    if time.monotonic() > ends:
        os.kill(process, 9)
    time.sleep(0.01)
used = ended[2]
with open(account, "w") as into:
    code = os.waitstatus_to_exitcode(ended[1])
    into.write(f"{code} {used.ru_utime + used.ru_stime} {used.ru_maxrss}")
"""


def tried(case: Case, place: Path, home: Path) -> Ended:
    """Make the file of ``case`` in ``place``, import it, and return how that ended."""
    place.mkdir(parents=True)
    made = _made(case, place)
    archive = place / "archive"
    return imported(made, archive, home)


def imported(path: Path, archive: Path, home: Path) -> Ended:
    """Import ``path`` by a process; its memory is that of the largest process of its family."""
    command = [sys.executable, "-m", "briefing", "--archive", str(archive), "import", str(path)]
    environment = {**os.environ, **surroundings(home), "BRIEFING_LANG": "en"}
    with TemporaryFile() as heard, NamedTemporaryFile("r") as account:
        started = time.perf_counter()
        between = [sys.executable, "-S", "-c", _BETWEEN, account.name, str(_LONGEST)]
        subprocess.run(
            [*between, *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=heard,
            stderr=heard,
            check=True,
        )
        seconds = time.perf_counter() - started
        code, work, most = account.read().split()
        heard.seek(0)
        said = heard.read().decode(errors="replace")
    stored = sum(1 for found in archive.rglob("*") if found.is_file()) if archive.is_dir() else 0
    return Ended(int(code), said, seconds, float(work), int(most) / _PER_MEGABYTE, stored)


def _made(case: Case, place: Path) -> Path:
    """Make the file in another process: what that needs would count as the import's memory."""
    context = get_context("fork")
    out, into = context.Pipe(duplex=False)
    maker = context.Process(target=_make, args=(case, place, into))
    maker.start()
    into.close()
    made: Path = out.recv()
    maker.join()
    return made


def _make(case: Case, place: Path, into: object) -> None:
    into.send(case.lay(place))  # type: ignore[attr-defined]


def _tell(group: str, name: str, ended: Ended, faults: Sequence[str]) -> None:
    lines = [line for line in ended.said.splitlines() if line.strip()]
    said = " ".join(lines)
    shown = said if len(said) <= 150 else f"{said[:147]}…"
    verdict = "" if not faults else f"   <<< {', '.join(faults)}"
    print(
        f"{group:<7}{name:<40} {ended.code:>4} {ended.seconds:6.1f} {ended.work:6.1f} "
        f"{ended.megabytes:6.0f} {ended.stored:>6}  {shown}{verdict}",
        flush=True,
    )


if __name__ == "__main__":
    main()
