"""An archive for a front end that must never wait long: what takes too long is given up on.

A network drive may not answer for minutes. Everything that touches the drive is therefore done
in one thread of its own, in the order in which it was asked for. Who asks waits for a moment and
then hears that the drive does not answer; until it does, others hear so at once. What was given
up on is not taken back: it may still be done, late, and whoever asked must reckon with that.
"""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from briefing.archive.journal import Draft, Journal, Unstored
from briefing.archive.protocol import Archive, Header
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.records import Briefing, Period

if TYPE_CHECKING:
    from briefing.archive.lists import OfficeList
    from briefing.archive.patient_templates import PatientTemplates
    from briefing.model.directory import Directory
    from briefing.model.register import Entry
    from briefing.model.report import Report

PATIENCE = 2.0
"""Seconds that a caller waits for the drive."""

T = TypeVar("T")


class _Job(Generic[T]):
    """One thing to do in the thread, and what came of it."""

    def __init__(self, call: Callable[[], T]) -> None:
        self.done = threading.Lock()  # held until it is: cheaper than an event
        self.done.acquire()
        self._call = call
        self._result: T | None = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Do it; what it raises is kept for :meth:`result`."""
        try:
            self._result = self._call()
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that asked
            self._error = error
        self.done.release()

    def result(self) -> T:
        """Return what came of it, or raise what it raised."""
        if self._error is not None:
            raise self._error
        return cast("T", self._result)


class Patience:
    """Runs what touches one drive in one thread, which begins with the first call."""

    def __init__(self, seconds: float = PATIENCE) -> None:
        self._seconds = seconds
        self._jobs: SimpleQueue[_Job[Any]] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stuck: _Job[Any] | None = None

    @property
    def is_stuck(self) -> bool:
        """Whether the drive owes an answer that nobody waits for any more."""
        if self._stuck is not None and self._stuck.done.acquire(blocking=False):
            self._stuck = None
        return self._stuck is not None

    def call(self, call: Callable[[], T]) -> T:
        """Return what ``call`` returns, or raise what it raises.

        Raises :class:`ArchiveError` when it takes longer than the drive has time.
        """
        if self.is_stuck:
            raise _unanswered()
        if self._thread is None:
            # A daemon: a drive that never answers must not keep the program from ending.
            self._thread = threading.Thread(target=self._work, name="archive", daemon=True)
            self._thread.start()
        job = _Job(call)
        self._jobs.put(job)
        if not job.done.acquire(timeout=self._seconds):
            self._stuck = job
            raise _unanswered()
        return job.result()

    def _work(self) -> None:
        while True:
            self._jobs.get().run()


class PatientJournal(Journal):
    """A journal whose files are on the drive that ``patience`` is for."""

    def __init__(self, journal: Journal, patience: Patience) -> None:
        self.path = journal.path
        self._journal = journal
        self._patience = patience

    def record(self, text: str, *, place: str) -> None:
        """Keep ``text`` as what now stands at ``place``."""
        self._patience.call(lambda: self._journal.record(text, place=place))

    def keep(self, briefing: Briefing, *, base: str | None, was: Briefing | None = None) -> None:
        """Keep a whole briefing that the archive would not take."""
        self._patience.call(lambda: self._journal.keep(briefing, base=base, was=was))

    def pending(self) -> tuple[Draft, ...]:
        """Return the last text of each place that has not been committed since."""
        return self._patience.call(self._journal.pending)

    def all_unstored(self) -> tuple[Unstored, ...]:
        """Return the last briefing that each program kept and that was not stored since."""
        return self._patience.call(self._journal.all_unstored)

    def unstored(self) -> Unstored | None:
        """Return the last of them."""
        return self._patience.call(self._journal.unstored)

    def committed(self, place: str) -> None:
        """Note that what stood at ``place`` is durably part of the stored briefing."""
        self._patience.call(lambda: self._journal.committed(place))

    def stored(self) -> None:
        """Note that the briefings kept are durably in the archive."""
        self._patience.call(self._journal.stored)

    def guarded(self, call: Callable[[], T]) -> T:
        """Do something else with the files of the briefing."""
        return self._patience.call(lambda: self._journal.guarded(call))


class PatientArchive:
    """The :class:`~briefing.archive.protocol.Archive` ``archive``; any thread may ask.

    Every method raises :class:`ArchiveError` when the drive does not answer in time.
    """

    def __init__(self, archive: Archive, seconds: float = PATIENCE) -> None:
        self._archive = archive
        self._patience = Patience(seconds)

    @property
    def is_stuck(self) -> bool:
        """Whether the drive owes an answer."""
        return self._patience.is_stuck

    def headers(self) -> list[Header]:
        """Return a header for each briefing that can be read, oldest period first."""
        return self._patience.call(self._archive.headers)

    def ids(self) -> list[str]:
        """Return the ids of the briefings in :meth:`headers`, in their order, and sooner."""
        return self._patience.call(self._archive.ids)

    def problems(self) -> tuple[str, ...]:
        """Return one sentence for each stored thing that cannot be read."""
        return self._patience.call(self._archive.problems)

    def get(self, briefing_id: str) -> Briefing:
        """Return a briefing; raises :class:`NotFoundError`."""
        return self._patience.call(lambda: self._archive.get(briefing_id))

    def put(self, briefing: Briefing, *, base: str | None = None) -> None:
        """Store ``briefing`` under its id, durably."""
        self._patience.call(lambda: self._archive.put(briefing, base=base))

    def remove(self, briefing_id: str) -> None:
        """Take a briefing out."""
        self._patience.call(lambda: self._archive.remove(briefing_id))

    def stamp(self) -> tuple[object, ...]:
        """Return a value that is another one whenever the files have changed."""
        return self._patience.call(self._archive.stamp)

    def directory(self) -> "Directory":
        """Return the office's directory."""
        return self._patience.call(self._archive.directory)

    def put_directory(self, directory: "Directory", *, base: "Directory | None" = None) -> None:
        """Store the directory, durably."""
        self._patience.call(lambda: self._archive.put_directory(directory, base=base))

    def documents(self) -> "tuple[Entry, ...]":
        """Return what the office has entered of documents."""
        return self._patience.call(self._archive.documents)

    def put_documents(
        self, entries: "tuple[Entry, ...]", *, base: "tuple[Entry, ...] | None" = None
    ) -> None:
        """Store what the office has entered of documents, durably."""
        self._patience.call(lambda: self._archive.put_documents(entries, base=base))

    def entered(self, which: "OfficeList[T]") -> "tuple[T, ...]":
        """Return the entries of one of the office's lists."""
        return self._patience.call(lambda: self._archive.entered(which))

    def put_entered(
        self,
        which: "OfficeList[T]",
        entries: "tuple[T, ...]",
        *,
        base: "tuple[T, ...] | None" = None,
    ) -> None:
        """Store the entries of one of the office's lists, durably."""
        self._patience.call(lambda: self._archive.put_entered(which, entries, base=base))

    def report(self, period: Period) -> "Report | None":
        """Return the report of a span as somebody has edited it."""
        return self._patience.call(lambda: self._archive.report(period))

    def put_report(self, report: "Report", *, base: "Report | None") -> None:
        """Keep an edited report, durably."""
        self._patience.call(lambda: self._archive.put_report(report, base=base))

    def templates(self) -> "PatientTemplates":
        """Return the office's own Word documents, as patient as the archive."""
        from briefing.archive.patient_templates import (  # noqa: PLC0415 - start-up
            PatientTemplates,
        )

        return PatientTemplates(self._archive.templates(), self._patience)

    def revisions(self, briefing_id: str) -> list[int]:
        """Return the numbers of the kept revisions."""
        return self._patience.call(lambda: self._archive.revisions(briefing_id))

    def revision(self, briefing_id: str, number: int) -> Briefing:
        """Return one kept revision."""
        return self._patience.call(lambda: self._archive.revision(briefing_id, number))

    def keep_revision(self, briefing: Briefing) -> None:
        """Keep a finalized briefing under its revision."""
        self._patience.call(lambda: self._archive.keep_revision(briefing))

    def journal(self, briefing_id: str) -> Journal:
        """Return the journal of one briefing, as patient as the archive."""
        return PatientJournal(self._archive.journal(briefing_id), self._patience)


def _unanswered() -> ArchiveError:
    return ArchiveError(
        _("The drive does not answer; nothing typed is lost, and saving is tried again."),
        _("Check the network or the cable; leave the program open until it has saved."),
    )
