"""Archives with a few weeks in them."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.archive.protocol import Archive
from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive, new_briefing
from briefing.model.records import Briefing, Meeting, Period, PeriodKind

MakeWeek = Callable[..., Briefing]


@pytest.fixture
def archive(archive_folder: Path) -> Archive:
    return open_archive(archive_folder)


@pytest.fixture
def make_week() -> MakeWeek:
    """Return a maker of weeks: ``make_week("2020-06-22", "first conclusion", ...)``."""

    def make(monday: str, *conclusions: str) -> Briefing:
        start = date.fromisoformat(monday)
        briefing = new_briefing(
            Period(kind=PeriodKind.WEEK, start=start, end=start + timedelta(days=6))
        )
        for text in conclusions:
            briefing = add_directive(briefing, text)
        return briefing

    return make


@pytest.fixture
def summer(archive: Archive, make_week: MakeWeek) -> Archive:
    """Three weeks of June 2020, the month of May, and a meeting on the Monday after W26."""
    for monday in ("2020-06-08", "2020-06-15"):
        archive.put(make_week(monday, "Làm việc này"))
    last = make_week("2020-06-22", "Làm việc kia")
    archive.put(
        Briefing(
            id=last.id,
            period=last.period,
            directive_lists=last.directive_lists,
            meeting=Meeting(date=date(2020, 6, 29)),
        )
    )
    archive.put(
        Briefing(
            id="month-2020-06-01",
            period=Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30)),
        )
    )
    return archive
