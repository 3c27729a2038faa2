"""A small archive with one of everything, for tests that look at the folder as a whole."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from briefing.archive.tiny import TinyArchive, open_archive
from briefing.model.directory import Unit, make_directory
from briefing.model.editing import add_directive, new_briefing
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.model.states import finalize, reopen

NOW = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
W25, W26, W27 = "week-2020-06-15", "week-2020-06-22", "week-2020-06-29"
OLD = "week-2019-06-17"
IDS = (OLD, W25, W26, W27)


def week(monday: date, *texts: str) -> Briefing:
    """Return a draft of the week that begins on ``monday`` with these conclusions."""
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    briefing = new_briefing(period)
    for text in texts:
        briefing = add_directive(briefing, text)
    return briefing


def weeks() -> Iterable[Briefing]:
    """Yield one week of 2019 and three of 2020."""
    yield week(date(2019, 6, 17), "hoàn thiện báo cáo năm 2019")
    for number, monday in enumerate((date(2020, 6, 15), date(2020, 6, 22), date(2020, 6, 29)), 25):
        yield week(monday, f"việc thứ nhất của tuần {number}", f"việc thứ hai của tuần {number}")


def filled(folder: Path) -> TinyArchive:
    """Return an archive with four weeks, one of them finalized twice, units and a draft."""
    archive = open_archive(folder)
    for briefing in weeks():
        archive.put(briefing)
    first = finalize(archive.get(W26), NOW - timedelta(days=30), "An")
    archive.keep_revision(first)
    second = finalize(add_directive(reopen(first), "việc bổ sung"), NOW - timedelta(days=20), "An")
    archive.keep_revision(second)
    archive.put(second)
    archive.put_directory(make_directory([Unit(id="u1", name="Văn phòng")], []))
    archive.journal(W27).record("đang gõ dở", place="entry")
    return archive


def texts_of(archive: TinyArchive) -> dict[str, tuple[str, ...]]:
    """Return the conclusions of every week by its id."""
    return {
        header.id: tuple(
            directive.text
            for group in archive.get(header.id).directive_lists
            for directive in group.directives
        )
        for header in archive.headers()
    }


def changed(archive: TinyArchive, briefing_id: str, text: str) -> Briefing:
    """Add a conclusion to a draft, store it and return it."""
    after = add_directive(archive.get(briefing_id), text)
    archive.put(after)
    return after


def renumbered(briefing: Briefing, number: int) -> Briefing:
    """Return ``briefing`` under another number of revision."""
    return replace(briefing, revision=number)
