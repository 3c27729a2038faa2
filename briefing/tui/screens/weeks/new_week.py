"""New week: which days it covers."""

from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.language.dates import DateRange, read_day, read_range, week_of, write_range
from briefing.model.records import Period, PeriodKind
from briefing.tui.desk import Desk
from briefing.tui.screens.form import FormError, FormScreen, not_understood


class NewWeekScreen(FormScreen[str]):
    """Stores an empty briefing for the days that were agreed and returns its id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        period = desk.next_period()
        super().__init__(
            _("New week"),
            {
                "days": (
                    _("Days"),
                    write_range(DateRange(period.start, period.end)),
                    _("22 – 28/6/2020, or any day of the week"),
                )
            },
            place="new-week",
        )

    def outcome(self, typed: dict[str, str]) -> str:
        """Make the week; a week that is there already is opened."""
        text = typed["days"]
        anchor = self._desk.today
        span = read_range(text, anchor)
        if span is None and (day := read_day(text, anchor)):
            span = week_of(day)
        if span is None:
            raise not_understood("days", text, "22 – 28/6/2020")
        whole_week = span == week_of(span.start)
        kind = PeriodKind.WEEK if whole_week else PeriodKind.OTHER
        try:
            work = self._desk.create(Period(kind=kind, start=span.start, end=span.end))
        except BriefingError as error:
            raise FormError("days", str(error)) from error
        return work.briefing.id
