"""Nothing stored is lost: not to kill -9, not to a full disk, not to two writers at once."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from briefing.model.editing import new_briefing, set_notes
from briefing.model.records import Briefing, Period, PeriodKind

MONDAY = date(2020, 6, 22)

PRELUDE = """
import sys
from datetime import date, timedelta
from pathlib import Path
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError, ConflictError
from briefing.model.editing import add_result, new_briefing, set_notes
from briefing.model.encoding import fingerprint
from briefing.model.records import Period

def week(number):
    start = date(2020, 1, 6) + timedelta(weeks=number)
    return new_briefing(Period(kind="week", start=start, end=start + timedelta(days=6)))

archive = open_archive(Path(sys.argv[1]))
"""

SAVING_FOR_EVER = """
made = week(0)
for number in range(10**9):
    made = set_notes(made, "n" * 20_000 + f" {number}")
    archive.put(made)
    print(number, flush=True)
"""

OTHER_WEEKS = """
for number in range(int(sys.argv[2]), 50, 2):
    archive.put(week(number), base="")
"""

SAME_WEEK = """
for number in range(25):
    while True:
        stored = archive.get(week(0).id)
        try:
            archive.put(add_result(stored, f"{sys.argv[2]}-{number}"), base=fingerprint(stored))
            break
        except ConflictError:
            pass
"""

SMALL_FILES_ONLY = """
import resource
archive.put(week(0))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    archive.put(set_notes(week(0), "n" * 50_000))
except ArchiveError as error:
    print(error.message)
archive.put(set_notes(week(0), "ngắn"))
"""


def start(code: str, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + code, str(folder), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(*programs: subprocess.Popen[str]) -> list[str]:
    answers = [program.communicate(timeout=60) for program in programs]
    assert [error for _out, error in answers] == [""] * len(programs)
    return [out for out, _error in answers]


def week() -> Briefing:
    return new_briefing(Period(kind=PeriodKind.WEEK, start=MONDAY, end=MONDAY + timedelta(days=6)))


@pytest.mark.skipif(os.name == "nt", reason="needs kill -9")
def test_what_was_saved_survives_a_killed_program(tmp_path: Path) -> None:
    for round_number in range(3):
        folders = [tmp_path / f"{round_number}-{place}" for place in range(4)]
        programs = [start(SAVING_FOR_EVER, folder) for folder in folders]
        for place, program in enumerate(programs):
            assert program.stdout is not None
            program.stdout.readline()
            time.sleep(0.004 * place + 0.003 * round_number)
            program.send_signal(signal.SIGKILL)
        for folder, program in zip(folders, programs, strict=True):
            told = [line for line in program.communicate(timeout=60)[0].splitlines() if line]
            archive = open_archive(folder)
            (header,) = archive.headers()
            assert archive.problems() == ()
            stored = archive.get(header.id)
            assert int(stored.notes.split()[1]) >= max(map(int, told), default=0)
            archive.put(set_notes(stored, "sau đó"))
            assert open_archive(folder).get(header.id).notes == "sau đó"
            assert not list(folder.rglob("*.tmp"))


def test_two_programs_adding_weeks_to_one_year_keep_them_all(archive_folder: Path) -> None:
    finish(*(start(OTHER_WEEKS, archive_folder, first) for first in ("0", "1")))
    assert len(open_archive(archive_folder).headers()) == 50


def test_two_programs_changing_one_week_keep_each_others_work(archive_folder: Path) -> None:
    start_week = date(2020, 1, 6)
    period = Period(kind=PeriodKind.WEEK, start=start_week, end=start_week + timedelta(days=6))
    archive = open_archive(archive_folder)
    archive.put(new_briefing(period))
    finish(*(start(SAME_WEEK, archive_folder, who) for who in ("a", "b")))
    texts = {item.text for item in archive.get("week-2020-01-06").results}
    assert texts == {f"{who}-{number}" for who in "ab" for number in range(25)}


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on the size of files")
def test_a_disk_that_takes_no_more_loses_nothing(archive_folder: Path) -> None:
    (told,) = finish(start(SMALL_FILES_ONLY, archive_folder))
    assert "2020.json" in told
    archive = open_archive(archive_folder)
    assert [archive.get(header.id).notes for header in archive.headers()] == ["ngắn"]


@pytest.mark.parametrize("step", ["fsync", "replace", "making"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_a_failed_save_is_told_and_leaves_what_was_stored(
    archive_folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    archive = open_archive(archive_folder)
    archive.put(week())
    before = (archive_folder / "briefings" / "2020.json").read_bytes()
    with monkeypatch.context() as patch:
        fail = _failing(code)
        patch.setattr(
            {
                "fsync": "os.fsync",
                "replace": "pathlib.Path.replace",
                "making": "briefing.archive.files._beside",
            }[step],
            fail,
        )
        for refused in (set_notes(week(), "mới"), new_briefing(_next_week())):
            with pytest.raises(ArchiveError) as caught:
                archive.put(refused)
            assert "2020.json" in caught.value.message
            assert caught.value.advice
        assert archive.get(week().id) == week()
        assert [header.id for header in archive.headers()] == [week().id]
    assert (archive_folder / "briefings" / "2020.json").read_bytes() == before
    assert not list(archive_folder.rglob("*.tmp"))
    archive.put(set_notes(week(), "mới"))
    assert open_archive(archive_folder).get(week().id).notes == "mới"
    assert len(open_archive(archive_folder).headers()) == 1


def test_leftovers_of_a_killed_program_are_cleared_away(archive_folder: Path) -> None:
    open_archive(archive_folder).put(week())
    for name in (".headers.json.abc.tmp", "briefings/.2020.json.abc.tmp"):
        (archive_folder / name).write_text("{")
    assert len(open_archive(archive_folder).headers()) == 1
    open_archive(archive_folder).put(set_notes(week(), "x"))
    assert not list(archive_folder.rglob("*.tmp"))


def _next_week() -> Period:
    start_day = MONDAY + timedelta(days=7)
    return Period(kind=PeriodKind.WEEK, start=start_day, end=start_day + timedelta(days=6))


def _failing(code: int) -> Callable[..., object]:
    def fail(*_arguments: object, **_named: object) -> object:
        raise OSError(code, os.strerror(code))

    return fail
