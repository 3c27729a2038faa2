"""What lies on the desk: the archive, the briefing that is open, and the day it is."""

import contextlib
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.archive.journal import Journal
from briefing.archive.patient import PatientArchive
from briefing.archive.protocol import NOTHING_STORED, Archive, Header
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError, BriefingError, ConflictError
from briefing.model.editing import new_briefing
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.verbs.editing import WorkingCopy

if TYPE_CHECKING:
    from briefing.tui.overviewing import Overviewing  # loaded when a place needs all weeks
    from briefing.tui.screens.documents.shelf import (
        DocumentShelf,  # loaded when documents are asked for
    )
    from briefing.tui.screens.take_in.running import Running


LOCK_SECONDS = 1.5
"""How long a save waits for another program: less than the drive is given to answer, so that the
right one of the two is blamed."""


FORMS = "open-forms"
"""The journal that all forms share; no briefing is called so."""


class Drafts:
    """What is being typed in each place of one briefing and is not part of it yet."""

    def __init__(self, work: WorkingCopy) -> None:
        self._work = work
        self._texts = {draft.place: draft.text for draft in work.recovered}

    def text(self, place: str) -> str:
        """Return what was being typed at ``place``, in this session or the one before."""
        return self._texts.get(place, "")

    def keep(self, place: str, text: str) -> None:
        """Keep the text of ``place``, in the journal too; an empty one is forgotten."""
        if not text:
            self.fold(place)
        elif text != self._texts.get(place):
            self._texts[place] = text
            self._work.draft(place, text)

    def fold(self, place: str) -> None:
        """Forget the text of ``place``: it is part of the briefing now, or was thrown away."""
        if self._texts.pop(place, None) is not None:
            self._work.commit_draft(place)


class Desk:
    """One archive and at most one open briefing, shared by all screens."""

    def __init__(self, folder: Path, today: date, *, demo: bool = False) -> None:
        self.folder = folder
        self._stored = open_archive(folder, lock_seconds=LOCK_SECONDS)
        self.archive: Archive = PatientArchive(self._stored)
        self.today = today
        self.demo = demo
        self.work: WorkingCopy | None = None
        self.drafts: Drafts | None = None
        self.taken_in: Running | None = None
        """The last import of many files, whose account can be seen again."""
        self.unread = False
        """Whether the archive has not been read yet, so that nobody knows what is in it."""
        self._wanted = ""
        self._left: dict[str, tuple[WorkingCopy, Drafts]] = {}  # with something not saved yet
        self._overviewing: Overviewing | None = None
        self._documents: DocumentShelf | None = None

    @property
    def trouble(self) -> ArchiveError | None:
        """What keeps something off the disk that was typed, in the open briefing or another."""
        works = (self.work, *(work for work, _drafts in self._left.values()))
        return next((work.trouble for work in works if work and work.trouble), None)

    def try_again(self) -> None:
        """Save what could not be saved so far, in the open briefing and those left before."""
        if self.work is not None:
            self.work.try_again()
        for briefing_id, (work, _drafts) in list(self._left.items()):
            if work.try_again():
                del self._left[briefing_id]

    def last_words(self, place: str, text: str) -> None:
        """Write what the open briefing has in memory only, and what is typed at ``place``.

        For the thread that ends the program while this one waits for a drive or a lock.
        """
        work = self.work
        if work is not None:
            with contextlib.suppress(ArchiveError):  # nothing more can be done
                journal = self._stored.journal(work.briefing.id)
                work.last_words(journal)
                if text:
                    journal.record(text, place=place)

    def stamp(self) -> object:
        """Return what changes with the archive; for a thread that does not mind to wait."""
        return self._stored.stamp()

    @cached_property
    def forms(self) -> Journal:
        """The journal of what is typed into forms, whatever they are of."""
        return self.archive.journal(FORMS)

    @property
    def overviewing(self) -> "Overviewing":
        """The facts of all weeks, for the places that look over them; read when first asked."""
        if self._overviewing is None:
            from briefing.tui.overviewing import Overviewing  # noqa: PLC0415 - start-up

            self._overviewing = Overviewing(self.folder, self.stamp)
        return self._overviewing

    @property
    def documents(self) -> "DocumentShelf":
        """The register of documents, for whoever shows or completes citations."""
        if self._documents is None:
            from briefing.tui.screens.documents.shelf import DocumentShelf  # noqa: PLC0415 - start-up

            self._documents = DocumentShelf(self.archive, self.overviewing)
        return self._documents

    def forget_weeks(self, after: float) -> bool:
        """Forget the facts of all weeks where nobody has asked for them for ``after`` seconds."""
        if self._overviewing is None or not self._overviewing.forget(after):
            return False
        if self._documents is not None:
            self._documents.known = None
        return True

    def read_ahead(self) -> None:
        """Read what has changed in the archive, so that nobody else need wait for it."""
        self._stored.headers()

    def headers(self) -> list[Header]:
        """Return what is in the archive, oldest first."""
        return self.archive.headers()

    def open(self, briefing_id: str) -> WorkingCopy:
        """Open a stored briefing for editing; raises what the archive raises."""
        before = (self.work, self.drafts)
        if self.work is not None and self.work.trouble and self.work.briefing.id == briefing_id:
            self.work.try_again()
            return self.work
        if briefing_id in self._left:
            work, self.drafts = self._left.pop(briefing_id)
            work.try_again()
        else:
            work = WorkingCopy(self.archive, self.archive.get(briefing_id))
            self.drafts = Drafts(work)
        self.work = work
        if before[0] is not None and before[1] is not None and before[0].trouble:
            self._left[before[0].briefing.id] = (before[0], before[1])
        return work

    def open_first(self, wanted: str) -> WorkingCopy | None:
        """Open ``wanted`` where it exists, else the newest; ``None`` in an empty archive.

        Raises what the archive raises; :meth:`open_at_last` then tries again.
        """
        self._wanted = wanted
        self.unread = True
        ids = self.archive.ids()
        if not ids:
            self.unread = False
            return None
        work = self.open(wanted if wanted in ids else ids[-1])
        self.unread = False
        return work

    def open_at_last(self) -> bool:
        """Try again what :meth:`open_first` could not do; tell whether it is done now.

        A drive may take a while to answer, and an index of fifty years to be made again.
        """
        if self.unread and self.work is None:
            with contextlib.suppress(BriefingError):
                self.open_first(self._wanted)
                return True
        return False

    def neighbour(self, step: int) -> str:
        """Return the id of the briefing ``step`` places after the open one, or ""."""
        if self.work is None:
            return ""
        ids = [header.id for header in self.headers()]
        place = ids.index(self.work.briefing.id) + step if self.work.briefing.id in ids else -1
        return ids[place] if 0 <= place < len(ids) else ""

    def previous(self) -> Briefing | None:
        """Return the briefing before the open one, of the same kind, or ``None``."""
        if self.work is None:
            return None
        current = self.work.briefing.period
        earlier = [
            header
            for header in self.headers()
            if header.period.kind is current.kind and header.period.start < current.start
        ]
        return self.archive.get(earlier[-1].id) if earlier else None

    def next_period(self) -> Period:
        """Return the week after the newest one stored, or the week before today."""
        from briefing.language.periods import week_of  # noqa: PLC0415 - start-up

        weeks = [h.period.end for h in self.headers() if h.period.kind is PeriodKind.WEEK]
        day = weeks[-1] + timedelta(days=1) if weeks else self.today - timedelta(days=7)
        start, end = week_of(day)
        return Period(kind=PeriodKind.WEEK, start=start, end=end)

    def create(self, period: Period) -> WorkingCopy:
        """Store and open an empty briefing for ``period``; opens the one that is there already."""
        briefing = new_briefing(period, organization=self._organization())
        if briefing.id in {header.id for header in self.headers()}:
            return self.open(briefing.id)
        with contextlib.suppress(ConflictError):  # somebody has just begun it
            self.archive.put(briefing, base=NOTHING_STORED)
        return self.open(briefing.id)

    def _organization(self) -> str:
        headers = self.headers()
        return headers[-1].organization if headers else ""
