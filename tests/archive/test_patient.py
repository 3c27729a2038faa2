import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.patient import PatientArchive
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import ArchiveError, NotFoundError
from briefing.model.editing import add_directive, new_briefing
from briefing.model.identity import directives
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.verbs.editing import WorkingCopy

SLOWLY = 0.3
"""Seconds that a drive is given when it is known not to answer."""

WEEK = new_briefing(Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28)))


class Drive(TinyArchive):
    """An archive on a drive that can be made to answer no more."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.answering = threading.Event()
        self.answering.set()

    def put(self, briefing: Briefing, *, base: str | None = None) -> None:
        self.answering.wait()
        super().put(briefing, base=base)

    def get(self, briefing_id: str) -> Briefing:
        self.answering.wait()
        return super().get(briefing_id)


@pytest.fixture
def drive(archive_folder: Path) -> Drive:
    return Drive(archive_folder)


@pytest.fixture
def patient(drive: Drive) -> PatientArchive:
    return PatientArchive(drive, seconds=60)


@contextmanager
def stalled(drive: Drive, patient: PatientArchive) -> Iterator[None]:
    drive.answering.clear()
    with pytest.MonkeyPatch.context() as impatience:
        impatience.setattr(patient._patience, "_seconds", SLOWLY)
        yield
    drive.answering.set()
    deadline = time.monotonic() + 60
    while patient.is_stuck and time.monotonic() < deadline:
        time.sleep(0.01)


def adding(text: str) -> Callable[[Briefing], Briefing]:
    return lambda briefing: add_directive(briefing, text)


def texts(briefing: Briefing) -> list[str]:
    return [item.text for item in directives(briefing)]


def test_it_does_what_the_archive_does(drive: Drive, patient: PatientArchive) -> None:
    patient.put(WEEK)
    assert patient.get(WEEK.id) == WEEK
    assert patient.headers() == drive.headers()
    assert patient.stamp() == drive.stamp()
    assert patient.directory() == drive.directory()
    assert (patient.revisions(WEEK.id), patient.problems()) == ([], ())
    with pytest.raises(NotFoundError):
        patient.get("week-1999-01-04")
    patient.remove(WEEK.id)
    assert patient.headers() == []


def test_a_drive_that_stalls_is_told_once_slowly_and_then_at_once(
    drive: Drive, patient: PatientArchive
) -> None:
    with stalled(drive, patient):
        with pytest.raises(ArchiveError, match=r"chưa trả lời|does not answer"):
            patient.put(WEEK)
        before = time.perf_counter()
        for _attempt in range(5):
            with pytest.raises(ArchiveError):
                patient.headers()
        assert time.perf_counter() - before < 4 * SLOWLY
    assert patient.get(WEEK.id) == WEEK


def test_what_was_typed_while_a_drive_stalled_is_stored_when_it_answers(
    drive: Drive, patient: PatientArchive
) -> None:
    copy = WorkingCopy(patient, WEEK)
    copy.apply("thêm", adding("một"))
    with stalled(drive, patient):
        for text in ("hai", "ba"):
            copy.draft("entry", text)
            copy.apply("thêm", adding(text))
            copy.commit_draft("entry")
        copy.draft("entry", "đang gõ")
        assert copy.trouble is not None
        assert not copy.try_again()
    assert copy.try_again()
    assert (copy.conflict, copy.take_news()) == (None, "")
    assert texts(open_archive(drive.folder).get(WEEK.id)) == ["một", "hai", "ba"]
    assert [one.text for one in drive.journal(WEEK.id).pending()] == ["đang gõ"]
    assert [copy.undo() for _step in range(3)] == ["thêm"] * 3


def test_another_window_during_the_stall_loses_nothing(
    drive: Drive, patient: PatientArchive
) -> None:
    copy = WorkingCopy(patient, WEEK)
    copy.apply("thêm", adding("một"))
    with stalled(drive, patient):
        copy.apply("thêm", adding("hai"))
        other = open_archive(drive.folder)
        other.put(add_directive(other.get(WEEK.id), "của họ"))
        copy.apply("thêm", adding("ba"))
    copy.try_again()
    assert copy.trouble is None
    assert sorted(texts(open_archive(drive.folder).get(WEEK.id))) == ["ba", "của họ", "hai", "một"]


def test_the_thread_costs_little(drive: Drive, patient: PatientArchive) -> None:
    """Less than 1 ms is promised; the machine may be busy, so the best of many is taken."""
    patient.stamp()

    def least(archive: TinyArchive | PatientArchive) -> float:
        taken = []
        for _attempt in range(100):
            before = time.perf_counter()
            archive.stamp()
            taken.append(time.perf_counter() - before)
        return min(taken)

    assert least(patient) - least(drive) < 0.001
