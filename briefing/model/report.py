"""A report: what the weeks of a span told, gathered in sections, and what was made of it by hand.

A report says where each of its paragraphs is from, and keeps what was gathered beside what the
secretary made of it. So it can be gathered again at any time (:mod:`briefing.verbs.regathering`)
and what was written by hand stays.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from briefing.model.records import Figure, Period, PeriodKind, Record

REPORT_VERSION = 1
"""Of the stored form of a report."""

BY_HAND = "hand-"
"""How the ids of paragraphs begin that somebody has written into the report."""


class Chapter(StrEnum):
    """The parts of a report, in their order; each has one section or several."""

    HIGHLIGHTS = "highlights"
    RESULTS = "results"
    TASKS = "tasks"
    FIGURES = "figures"
    DOCUMENTS = "documents"
    CHAIRS = "chairs"
    WEEKS = "weeks"


CHAPTER_TITLES = {
    Chapter.HIGHLIGHTS: "Nổi bật",
    Chapter.RESULTS: "Kết quả thực hiện",
    Chapter.TASKS: "Nhiệm vụ được giao",
    Chapter.FIGURES: "Số liệu",
    Chapter.DOCUMENTS: "Văn bản",
    Chapter.CHAIRS: "Chủ trì giao ban",
    Chapter.WEEKS: "Kỳ chưa có biên bản",
}
"""The headings of a report, which is a Vietnamese paper whatever the interface speaks."""


class Mark(StrEnum):
    """What gathering again has found of a paragraph."""

    NONE = ""
    NEW = "new"  # it was not there when the report was last kept
    CHANGED = "changed"  # it was edited, and the weeks have another wording now
    GONE = "gone"  # it was edited or moved, and the weeks do not tell it any more


class Telling(Record, frozen=True, kw_only=True):
    """One place that tells what a paragraph tells: a briefing, and an item in it by id.

    ``why`` says why it counts as told: "same" words, every sentence "within" the newer text, or
    "alike" in ``percent`` of the letters; the place whose words are used needs no reason.
    ``words`` are its own, where they differ.
    """

    briefing: str
    item: str = ""
    why: str = ""
    percent: int = 100
    words: str = ""


class Paragraph(Record, frozen=True, kw_only=True):
    """One paragraph of a section.

    ``gathered`` is what the weeks give, ``text`` what goes out. ``facts`` stand on a line of
    their own under it. ``home`` is the id of the section in which it was gathered; one that was
    moved stands in another. One that is ``dropped`` is kept and does not go out; nor does the
    ``note``, which is for whoever edits.
    """

    id: str
    text: str
    gathered: str = ""
    facts: str = ""
    note: str = ""
    home: str = ""
    told: tuple[Telling, ...] = ()
    figure: Figure | None = None
    mark: Mark = Mark.NONE
    dropped: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether somebody wrote it into the report."""
        return self.id.startswith(BY_HAND)

    @property
    def edited(self) -> bool:
        """Whether it has other words than were gathered."""
        return self.text != self.gathered


class Section(Record, frozen=True, kw_only=True):
    """Paragraphs under a heading; ``title`` is "" where the chapter's own is enough."""

    id: str
    chapter: Chapter
    title: str = ""
    paragraphs: tuple[Paragraph, ...] = ()


class Report(Record, frozen=True, kw_only=True):
    """What was told in ``period``, as of the day ``as_of``.

    ``weeks`` are the ids of the briefings it was gathered from, oldest first.
    """

    period: Period
    as_of: date
    organization: str = ""
    schema_version: int = REPORT_VERSION
    weeks: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


def report_id(period: Period) -> str:
    """Return what a span's report is called: "month-2020-06", "quarter-2020-Q2", "half-2020-H1".

    A stretch of its own is called by its days: "other-2020-06-01-2020-06-15".
    """
    start, end = period.start, period.end
    match period.kind:
        case PeriodKind.MONTH:
            return f"month-{start:%Y-%m}"
        case PeriodKind.QUARTER:
            return f"quarter-{start:%Y}-Q{(start.month + 2) // 3}"
        case PeriodKind.HALF:
            return f"half-{start:%Y}-H{(start.month + 5) // 6}"
        case PeriodKind.YEAR:
            return f"year-{start:%Y}"
        case _:
            return f"other-{start.isoformat()}-{end.isoformat()}"


def paragraphs(report: Report) -> Iterator[Paragraph]:
    """Yield the paragraphs of all sections, the dropped ones too, in their order."""
    for section in report.sections:
        yield from section.paragraphs


def going_out(report: Report) -> Iterator[Section]:
    """Yield the sections as they go out: without dropped paragraphs, and none that is empty."""
    for section in report.sections:
        kept = tuple(one for one in section.paragraphs if not one.dropped)
        if kept:
            yield Section(
                id=section.id, chapter=section.chapter, title=section.title, paragraphs=kept
            )


def touched(report: Report) -> bool:
    """Tell whether anything in ``report`` was made by hand."""
    return any(
        one.edited or one.dropped or section.id != one.home
        for section in report.sections
        for one in section.paragraphs
    )
