"""Báo cáo: the report of one period, or of many weeks (ND30, Phụ lục III, mẫu 1.4)."""

from collections.abc import Iterable, Iterator

from briefing.language.numerals import roman
from briefing.model.office import signer_of
from briefing.model.paper import Block, Blocks, Paper, PaperKind, Role
from briefing.model.records import Briefing
from briefing.model.report import CHAPTER_TITLES, Chapter, Report, Section, going_out
from briefing.writing.papers.compose import head
from briefing.writing.papers.compose.conclusions import conclusion_blocks
from briefing.writing.papers.compose.results import figure_blocks, result_blocks
from briefing.writing.papers.compose.words import (
    coming_period,
    paragraphs,
    period_words,
    sentence,
    stopped,
)
from briefing.writing.papers.form import Form

TYPE = "Báo cáo"
LETTERS = "BC"
RESULTS = "Kết quả thực hiện"
FIGURES = "Số liệu chủ yếu"
TASKS = "Nhiệm vụ trọng tâm"

_BOOKKEEPING = frozenset({Chapter.CHAIRS, Chapter.WEEKS})
"""Chapters that tell the office how its weeks were kept, and nobody else anything."""


def compose(briefing: Briefing, form: Form) -> Paper:
    """Return the report of one period: what was done, the figures, the tasks that come next."""
    period = period_words(briefing.period, form.profile)
    coming = coming_period(briefing.period)
    tasks = tuple(conclusion_blocks(briefing, form.profile))
    done = (
        *(Block(role=Role.BODY, text=stopped(text)) for text in paragraphs(briefing.summary)),
        *result_blocks(briefing, form.profile),
    )
    subject = f"kết quả công tác {period}"
    if tasks:
        subject += f" và nhiệm vụ trọng tâm {coming}"
    chapters = (
        (RESULTS, done),
        (FIGURES, tuple(figure_blocks(briefing, form.profile))),
        (f"{TASKS} {coming}", tasks),
    )
    return _paper(form, subject, chapters)


def compose_report(report: Report, form: Form) -> Paper:
    """Return a report gathered from many weeks, without its book-keeping."""
    chapters: dict[Chapter, list[Block]] = {}
    for section in going_out(report):
        if section.chapter not in _BOOKKEEPING:
            blocks = chapters.setdefault(section.chapter, [])
            number = 1 + sum(block.role is Role.SUBSECTION for block in blocks)
            blocks += _section(section, number, form)
    subject = f"kết quả công tác {period_words(report.period, form.profile)}"
    titled = ((CHAPTER_TITLES[chapter], tuple(blocks)) for chapter, blocks in chapters.items())
    return _paper(form, subject, titled)


def _paper(form: Form, subject: str, chapters: Iterable[tuple[str, Blocks]]) -> Paper:
    return Paper(
        kind=PaperKind.REPORT,
        profile=form.profile.name,
        left=head.left(form),
        right=head.right(form),
        number=head.number(form, LETTERS),
        place_date=head.place_date(form),
        title=head.title(form, TYPE, (subject,)),
        body=head.closed(tuple(_body(chapters, form)), form),
        signatures=(head.signature(form, signer_of(form.office, PaperKind.REPORT)),),
        recipients=head.recipients(form, form.office.recipients),
        name=f"{TYPE} {subject}",
        issuer=" ".join(form.office.organization),
        day=form.day,
    )


def _body(chapters: Iterable[tuple[str, Blocks]], form: Form) -> Iterator[Block]:
    filled = (chapter for chapter in chapters if chapter[1])
    for number, (title, blocks) in enumerate(filled, 1):
        text = form.profile.texts.section.format(roman=roman(number), title=title.upper())
        yield Block(role=Role.SECTION, text=text)
        yield from blocks


def _section(section: Section, number: int, form: Form) -> Iterator[Block]:
    if section.title:
        title = form.profile.texts.subsection.format(number=number, title=section.title)
        yield Block(role=Role.SUBSECTION, text=title)
    for one in section.paragraphs:
        *texts, last = paragraphs(one.text) or [""]
        if one.facts:
            last = f"{last.rstrip('.;')} ({one.facts})"
        for text in (*texts, last):
            yield Block(role=Role.BODY, text=stopped(sentence(text)))
