"""The report that is worked at in this session: gathered in threads, edited, kept."""

import asyncio
from collections.abc import Mapping

from briefing.archive.journal import Journal
from briefing.insight.weekfacts import WeekFacts
from briefing.model.records import Period, PeriodKind
from briefing.model.report import report_id
from briefing.tui.desk import Desk
from briefing.tui.phrases import period_name
from briefing.verbs.counting import crossing_rule
from briefing.verbs.gathering import known_of, office_of
from briefing.verbs.report_spans import span_at, usual_span
from briefing.verbs.reporting import Edit, Opened, edit_report, open_report, reopened


class ReportShelf:
    """One report at a time; the place that shows it finds it as it was left.

    ``opened`` is ``None`` until the span has been gathered.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.period = usual_span(desk.today)
        self.opened: Opened | None = None
        self._chosen = False

    def turn_to(self, period: Period) -> None:
        """Put the report of another span on the shelf; it has to be gathered."""
        self.period, self.opened = period, None
        self._chosen = True

    @property
    def waits_for_weeks(self) -> bool:
        """Whether the weeks have to be read first, which takes a while."""
        return self._desk.overviewing.known(known_of) is None

    async def gather(self) -> Opened:
        """Gather the report as the archive is now, with what was made of it by hand.

        While nobody has chosen a span, it is the month of the newest week, should that lie before
        the month that is reported on now. Keys are read meanwhile, and edits made meanwhile are in
        it. Raises what reading raises (:class:`~briefing.errors.BriefingError`).
        """
        archive, today = self._desk.archive, self._desk.today
        known = await self._desk.overviewing.see(known_of)
        newest = max((week.period.end for week in known.overview.weeks), default=today)
        if not self._chosen and newest < self.period.start:
            self.turn_to(span_at(PeriodKind.MONTH, newest))
        period, before = self.period, self.opened
        office = await asyncio.to_thread(lambda: office_of(archive, crossing_rule()))
        opened = await asyncio.to_thread(open_report, archive, known, office, period, today)
        while self.opened is not before and self.period == period:
            before = self.opened
            opened = await asyncio.to_thread(reopened, archive, opened)
        if self.period == period:
            self.opened = opened
        return opened

    def edit(self, edit: Edit) -> Opened | None:
        """Make an edit and keep it; raises as :func:`briefing.verbs.reporting.edit_report`."""
        if self.opened is not None:
            self.opened = edit_report(self._desk.archive, self.opened, edit)
        return self.opened

    def journal(self) -> Journal:
        """Return the journal of what is typed into this report."""
        return self._desk.archive.journal(f"report-{report_id(self.period)}")

    async def drafts(self) -> dict[str, str]:
        """Return what was being typed and never kept, by paragraph; raises ``ArchiveError``."""
        pending = await asyncio.to_thread(lambda: self.journal().pending())
        return {draft.place: draft.text for draft in pending}

    @property
    def weeks(self) -> Mapping[str, WeekFacts]:
        """The weeks by the ids of their briefings, as far as they have been read."""
        known = self._desk.overviewing.known(known_of)
        return known.weeks if known else {}

    def week_name(self, briefing_id: str) -> str:
        """Return a week as lists show it."""
        week = self.weeks.get(briefing_id)
        return period_name(week.period) if week else briefing_id
