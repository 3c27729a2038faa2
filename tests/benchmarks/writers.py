"""Processes that save without end, what each of them said was saved, and whether it still is.

A writer does one thing after the other to an archive and says of each, once it is done, what has
been saved and where. Said things that are not there later are lost.
"""

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.directory import DirectoryFile
from briefing.archive.shard import FOLDER
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.model.directory import Member, make_directory
from briefing.model.editing import add_directive, add_result
from briefing.model.encoding import fingerprint
from briefing.model.identity import directives
from briefing.model.records import Briefing, Period, PeriodKind, State
from briefing.verbs.adding import add_directive_to, add_result_to
from briefing.verbs.editing import WorkingCopy
from briefing.verbs.finalizing import finalize_in, reopen_in
from tests.benchmarks.weeks import fill

WEEKS = ("week-2025-12-15", "week-2025-12-22", "week-2025-12-29")
"""The drafts among the made-up weeks: each kind of writer has its own."""

MOVING = "other-moving"
LOCKED = "other-locked"
_YEARS = (date(2024, 12, 2), date(2025, 12, 1))


class Saved(NamedTuple):
    """What a writer said was saved: the briefing's id ("" for the directory) and a text in it.

    ``revision`` is the number of the finalized revision that must have it, 0 for the draft.
    """

    briefing: str
    text: str
    revision: int = 0


Operation = Callable[[TinyArchive, str], Saved]


def archive_to_write(folder: Path) -> Path:
    """Make an archive of the year 2025 and the last weeks of 2024, with what the writers need."""
    place = folder / "archive"
    fill(place, 60)
    archive = open_archive(place)
    for briefing_id in (MOVING, LOCKED):
        period = Period(kind=PeriodKind.OTHER, start=_YEARS[0], end=_YEARS[0])
        archive.put(Briefing(id=briefing_id, period=period))
    return place


def _put(archive: TinyArchive, text: str) -> Saved:
    week = archive.get(WEEKS[0])
    archive.put(add_directive(week, text), base=fingerprint(week))
    return Saved(week.id, text)


def _verb(archive: TinyArchive, text: str) -> Saved:
    add_result_to(archive, archive.get(WEEKS[0]), text)
    return Saved(WEEKS[0], text)


def _edit(archive: TinyArchive, text: str) -> Saved:
    """Save as the application does: with undo and journal, the typed line first."""
    copy = WorkingCopy(archive, archive.get(WEEKS[0]))
    copy.draft("directive", text)
    copy.apply("thêm", lambda week: add_directive(week, text))
    copy.commit_draft("directive")
    if copy.trouble is not None:
        raise copy.trouble
    return Saved(WEEKS[0], text)


def _move(archive: TinyArchive, text: str) -> Saved:
    """Add to a briefing and move it to the other year."""
    briefing = archive.get(MOVING)
    start = _YEARS[briefing.period.start.year == _YEARS[0].year]
    period = Period(kind=PeriodKind.OTHER, start=start, end=start)
    archive.put(replace(add_result(briefing, text), period=period), base=fingerprint(briefing))
    return Saved(MOVING, text)


def _lock(archive: TinyArchive, text: str) -> Saved:
    """Begin the next revision, add to it and finalize it."""
    briefing = archive.get(LOCKED)
    if briefing.state is State.FINAL:
        briefing = reopen_in(archive, briefing)
    briefing, _item = add_directive_to(archive, briefing, text)
    return Saved(LOCKED, text, finalize_in(archive, briefing, by="thư ký").revision)


def _enter(archive: TinyArchive, text: str) -> Saved:
    """Add a person to the directory."""
    before = archive.directory()
    member = Member(name=text, order=len(before.members))
    archive.put_directory(make_directory(before.units, (*before.members, member)), base=before)
    return Saved("", text)


OPERATIONS: tuple[Operation, ...] = (_put, _verb, _edit, _move, _lock, _enter)


def write_on(folder: Path, seed: int, say: Callable[[Saved], None]) -> None:
    """Do one thing after the other to the archive in ``folder``, until killed."""
    archive = open_archive(folder)
    dice = random.Random(seed)  # noqa: S311 - the same order every time
    number = 0
    while True:
        number += 1
        say(dice.choice(OPERATIONS)(archive, f"Việc {number} của lượt {seed}"))


class Writer(NamedTuple):
    """A process of its own, and the end of the pipe on which it says what it saved."""

    process: int
    pipe: int

    def kill(self) -> list[Saved]:
        """End the process at once and return all that it said."""
        os.kill(self.process, signal.SIGKILL)
        return self.wait()[0]

    def wait(self) -> tuple[list[Saved], int]:
        """Return all that the process said until its end, and how it ended (0: by itself)."""
        with os.fdopen(self.pipe, "rb") as file:
            said = file.read()
        _process, status = os.waitpid(self.process, 0)
        whole = said[: said.rfind(b"\n") + 1]
        return [msgspec.json.decode(line, type=Saved) for line in whole.splitlines()], status


def forked(work: Callable[[Callable[[Saved], None]], None]) -> Writer:
    """Start a process that does ``work``, which is given what to say saved things with.

    A copy of this process, so that it begins at once; an error is printed and ends it with 1.
    """
    here, there = os.pipe()
    process = os.fork()
    if process:
        os.close(there)
        return Writer(process, here)
    code = 1
    try:
        os.close(here)
        work(lambda saved: _say(there, saved))
        code = 0
    except BaseException as error:  # noqa: BLE001 - a copy of this process must not go on as it
        sys.stderr.write(f"{error!r}\n")
    finally:
        os._exit(code)


def _say(pipe: int, saved: Saved) -> None:
    os.write(pipe, msgspec.json.encode(saved) + b"\n")


def lost(folder: Path, said: list[Saved]) -> list[Saved]:
    """Return what was said to be saved and is not in the archive as it stands now.

    The line that a killed application leaves behind is what the next one begins with, so a text
    may have that before it.
    """
    archive = open_archive(folder)
    there = {
        (briefing_id, number): set(texts(archive, briefing_id, number))
        for briefing_id, number in {(saved.briefing, saved.revision) for saved in said}
    }
    return [
        saved
        for saved in said
        if not any(text.endswith(saved.text) for text in there[saved.briefing, saved.revision])
    ]


def texts(archive: TinyArchive, briefing_id: str, revision: int = 0) -> Iterator[str]:
    """Yield the texts of a briefing's items, or of a revision's; people's names for ""."""
    if not briefing_id:
        yield from (member.name for member in archive.directory().members)
        return
    briefing = archive.revision(briefing_id, revision) if revision else archive.get(briefing_id)
    yield from (item.text for item in directives(briefing))
    yield from (item.text for item in briefing.results)


def unreadable(folder: Path) -> list[str]:
    """Return a sentence for each file of the archive that is not what it should be."""
    archive = open_archive(folder)
    headers = archive.headers()
    faults = list(archive.problems())
    for header in headers:
        archive.get(header.id)
        for number in archive.revisions(header.id):
            archive.revision(header.id, number)
    for path in (folder / FOLDER).glob("[0-9]*.json"):
        try:
            msgspec.json.decode(path.read_bytes())
        except msgspec.DecodeError as error:
            faults.append(f"{path}: {error}")
    DirectoryFile(folder).read()
    return faults


@contextmanager
def variables(values: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables while it lasts, for what reads settings in this process."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
