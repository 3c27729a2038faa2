"""What every format writes of a report: its facts, its chapters, the table of its figures."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from briefing.language.dates import DateRange, write_day_long, write_period, write_range
from briefing.model.records import Figure
from briefing.model.report import CHAPTER_TITLES, Chapter, Report, Section, going_out

TABLE_TITLE = "Bảng số liệu"


class ChapterPage(NamedTuple):
    """One chapter as it goes out: its heading, its sections, the figures of its table."""

    chapter: Chapter
    title: str
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]


def report_title(report: Report) -> str:
    """Return the title: "Báo cáo kết quả công tác tháng 6-2020"."""
    period = report.period
    span = write_period(period.kind.value, DateRange(period.start, period.end))
    return f"Báo cáo kết quả công tác {span}"


def report_facts(report: Report) -> Iterator[tuple[str, str]]:
    """Yield label and value of what stands under the title."""
    if report.organization:
        yield "Cơ quan", report.organization
    yield "Kỳ báo cáo", write_range(DateRange(report.period.start, report.period.end))
    if report.as_of < report.period.end:
        yield "Tính đến", write_day_long(report.as_of)
    if report.weeks:
        yield "Tổng hợp từ", f"{len(report.weeks)} kỳ giao ban"


def chapter_pages(report: Report) -> Iterator[ChapterPage]:
    """Yield the chapters that have something to say, in their order."""
    order = list(Chapter)
    sections = sorted(going_out(report), key=lambda section: order.index(section.chapter))
    for chapter, group in groupby(sections, key=lambda section: section.chapter):
        found = tuple(group)
        figures = tuple(one.figure for section in found for one in section.paragraphs if one.figure)
        yield ChapterPage(chapter, CHAPTER_TITLES[chapter], found, figures)
