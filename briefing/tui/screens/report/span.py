"""Which span a report is about: typed, or chosen from the likely ones."""

from datetime import date

from briefing.i18n import _
from briefing.language.dates import read_day, read_range
from briefing.language.letters import search_key
from briefing.model.records import Period
from briefing.tui.screens.form import FormScreen, Offer, not_understood
from briefing.verbs.report_spans import (
    KINDS,
    days_phrase,
    neighbour,
    read_span,
    span_at,
    span_between,
    span_title,
)

_BACK = 3
"""So many spans of each kind are offered, the newest first."""


class ReportSpanScreen(FormScreen[Period]):
    """Returns the span that was typed: a month, quarter, half-year or year, or any days."""

    def __init__(self, period: Period, today: date) -> None:
        self._today = today
        super().__init__(
            _("Report on"),
            {"span": (_("Span"), span_title(period), "6/2020, quý II/2020, 2020, 1/6 – 15/6/2020")},
            place="report-span",
        )

    def offers(self, field: str, typed: str) -> list[Offer]:  # noqa: ARG002 - there is one line
        """Return the newest spans of each kind whose names have what is typed."""
        words = search_key(typed).split()
        found = []
        for kind in KINDS:
            period = span_at(kind, self._today)
            for _number in range(_BACK):
                title = span_title(period)
                if all(word in search_key(title) for word in words):
                    found.append(Offer(title, days_phrase(period)))
                period = neighbour(period, -1)
        return found

    def outcome(self, typed: dict[str, str]) -> Period:
        """Return the span that was typed; today tells the year of one without."""
        text = typed["span"]
        if period := read_span(text, self._today):
            return period
        if span := read_range(text, self._today):
            return span_between(span.start, span.end)
        if day := read_day(text, self._today):
            return span_between(day, day)
        raise not_understood("span", text, "tháng 6-2020")
