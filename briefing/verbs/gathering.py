"""Gathering a report from the weeks of a span: nothing is made up, every origin is kept."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing.archive.lists import FIGURES
from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.insight.figures.totals import Crossing
from briefing.insight.report_weeks import Chosen, chosen, missing
from briefing.insight.tasks.tasklist import UnitName, unit_names
from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import DateRange, write_range
from briefing.language.letters import marked_key
from briefing.model.directory import EMPTY
from briefing.model.figures import Definitions
from briefing.model.records import Briefing, Period
from briefing.model.register import Entry
from briefing.model.report import Chapter, Paragraph, Report, Section, Telling
from briefing.verbs.following_up import TaskBook, period_words, task_book
from briefing.verbs.overview import Overview, overview
from briefing.verbs.report_documents import document_sections
from briefing.verbs.report_figures import figure_sections
from briefing.verbs.report_results import result_sections
from briefing.verbs.report_tasks import task_sections
from briefing.verbs.unreadable import Helpers


class Known(NamedTuple):
    """All weeks and what is drawn from them, for any number of reports."""

    overview: Overview
    weeks: dict[str, WeekFacts]
    book: TaskBook


class Office(NamedTuple):
    """What the office has entered once: names of units, figures, documents, its rule for weeks.

    ``problems`` are sentences on what of it cannot be read, and is empty here.
    """

    name_of: UnitName
    definitions: Definitions
    entries: tuple[Entry, ...]
    crossing: Crossing
    problems: tuple[str, ...] = ()


class Gathered(NamedTuple):
    """A report as the weeks tell it, and a sentence for each thing that could not be read."""

    report: Report
    problems: tuple[str, ...] = ()


def known_of(told: Overview) -> Known:
    """Return what reports need of all weeks."""
    return Known(told, {week.id: week for week in told.weeks}, task_book(told))


def known_in(folder: Path) -> Known:
    """Return what reports need of the archive in ``folder``; raises as ``overview`` does."""
    return known_of(overview(folder))


def office_of(archive: Archive, crossing: Crossing) -> Office:
    """Return what the office has entered, as far as it can be read."""
    helpers = Helpers()
    name_of = unit_names(helpers.read(archive.directory, EMPTY))
    no_figures: Definitions = ()
    no_documents: tuple[Entry, ...] = ()
    definitions = helpers.read(lambda: archive.entered(FIGURES), no_figures)
    entries = helpers.read(archive.documents, no_documents)
    return Office(name_of, definitions, entries, crossing, helpers.problems)


def gather_report(
    known: Known,
    office: Office,
    briefing_of: Callable[[str], Briefing],
    period: Period,
    today: date,
) -> Gathered:
    """Return the report of ``period``, as of its last day, or of ``today`` while that is earlier.

    ``briefing_of`` gives a briefing by its id, and raises :class:`BriefingError` for one that
    cannot be read: that is told, and the others are gathered all the same.
    """
    span = DateRange(period.start, max(min(period.end, today), period.start))
    picked = chosen(known.overview.weeks, DateRange(period.start, period.end), office.crossing)
    briefings: list[Briefing] = []
    problems = [*office.problems, *known.overview.problems]
    for week in picked.weeks:
        try:
            briefings.append(briefing_of(week.id))
        except BriefingError as error:
            problems.append(str(error))
    weeks = picked.weeks
    sections = [
        *result_sections(briefings),
        *task_sections(known.book.tasks, known.weeks, span, office.name_of),
        *figure_sections(known.overview.weeks, office.definitions, period, office.crossing),
        *document_sections(known.overview.weeks, weeks, span, office.entries),
        *_chairs(weeks),
        *_gaps(known, picked, period, office.crossing, today),
    ]
    return Gathered(
        Report(
            period=period,
            as_of=span.end,
            organization=next((one.organization for one in reversed(weeks)), ""),
            weeks=tuple(week.id for week in weeks),
            sections=tuple(sections),
        ),
        tuple(dict.fromkeys(problems)),
    )


def _chairs(weeks: Sequence[WeekFacts]) -> list[Section]:
    """Return who presided how often; of a person's titles the newest counts."""
    presided: dict[str, list[WeekFacts]] = {}
    for week in weeks:
        name = week.chair.name if week.chair else ""
        presided.setdefault(marked_key(" ".join(name.split())), []).append(week)
    found = []
    for key, told in sorted(presided.items(), key=lambda pair: (not pair[0], -len(pair[1]))):
        chair = told[-1].chair
        if key and chair:
            name = " ".join(chair.name.split())
            who = ", ".join(filter(None, (f"Đồng chí {name}", chair.title)))
            text = f"{who}: chủ trì {len(told)} kỳ."
        else:
            text = f"Không ghi người chủ trì: {len(told)} kỳ."
        found.append(_line(f"chair:{key}", text, Chapter.CHAIRS, [week.id for week in told]))
    return _section(Chapter.CHAIRS, found)


def _gaps(
    known: Known, picked: Chosen, period: Period, crossing: Crossing, today: date
) -> list[Section]:
    """Return the weeks without a briefing, and the longer reports that were left aside."""
    span = DateRange(period.start, period.end)
    found = []
    for gap in missing(known.overview.weeks, span, crossing, today):
        count = ((gap.end - gap.start).days + 1) // 7
        text = f"Tuần {write_range(gap)}."
        if count > 1:
            text = f"{count} tuần liền, {write_range(gap)}."
        found.append(_line(f"missing:{gap.start.isoformat()}", text, Chapter.WEEKS, []))
    for week in picked.aside:
        text = f"Có báo cáo riêng {period_words(week.id)}; báo cáo này tổng hợp từ các kỳ ngắn hơn."
        found.append(_line(f"aside:{week.id}", text, Chapter.WEEKS, [week.id]))
    return _section(Chapter.WEEKS, found)


def _line(key: str, text: str, chapter: Chapter, weeks: Sequence[str]) -> Paragraph:
    told = tuple(Telling(briefing=week) for week in weeks)
    return Paragraph(id=key, text=text, gathered=text, home=chapter.value, told=told)


def _section(chapter: Chapter, found: Sequence[Paragraph]) -> list[Section]:
    if not found:
        return []
    return [Section(id=chapter.value, chapter=chapter, paragraphs=tuple(found))]
