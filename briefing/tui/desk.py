"""What lies on the desk: the archive, the briefing that is open, and the day it is."""

from datetime import date, timedelta
from pathlib import Path

from briefing.archive.protocol import Archive, Header
from briefing.archive.tiny import open_archive
from briefing.model.editing import new_briefing
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.verbs.editing import WorkingCopy


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
        self.archive: Archive = open_archive(folder)
        self.today = today
        self.demo = demo
        self.work: WorkingCopy | None = None
        self.drafts: Drafts | None = None

    def headers(self) -> list[Header]:
        """Return what is in the archive, oldest first."""
        return self.archive.headers()

    def open(self, briefing_id: str) -> WorkingCopy:
        """Open a stored briefing for editing; raises what the archive raises."""
        self.work = WorkingCopy(self.archive, self.archive.get(briefing_id))
        self.drafts = Drafts(self.work)
        return self.work

    def open_first(self, wanted: str) -> WorkingCopy | None:
        """Open ``wanted`` where it exists, else the newest; ``None`` in an empty archive."""
        headers = self.headers()
        if not headers:
            return None
        known = {header.id for header in headers}
        return self.open(wanted if wanted in known else headers[-1].id)

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
        self.archive.put(briefing)
        return self.open(briefing.id)

    def _organization(self) -> str:
        headers = self.headers()
        return headers[-1].organization if headers else ""
