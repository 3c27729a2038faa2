"""Thông báo kết luận: the notice of what the chair concluded (ND30, Phụ lục III, mẫu 1.4)."""

from collections.abc import Iterator

from briefing.language.numerals import roman
from briefing.model.office import signer_of
from briefing.model.paper import Block, Paper, PaperKind, Role
from briefing.model.records import Briefing
from briefing.writing.papers.compose import head
from briefing.writing.papers.compose.conclusions import conclusion_blocks
from briefing.writing.papers.compose.words import (
    coming_period,
    meeting_day,
    meeting_name,
    paragraphs,
    person_words,
    sentence,
    short_person,
    stopped,
)
from briefing.writing.papers.form import Form

TYPE = "Thông báo"
LETTERS = "TB"
ASSESSMENT = "Đánh giá chung"
TASKS = "Nhiệm vụ trọng tâm"


def compose(briefing: Briefing, form: Form) -> Paper:
    """Return the notice of conclusions of ``briefing``: its summary and its conclusions."""
    subject = _subject(briefing, form)
    return Paper(
        kind=PaperKind.NOTICE,
        profile=form.profile.name,
        left=head.left(form),
        right=head.right(form),
        number=head.number(form, LETTERS),
        place_date=head.place_date(form),
        title=head.title(form, TYPE, (subject,)),
        body=head.closed(tuple(_body(briefing, form)), form),
        signatures=(head.signature(form, signer_of(form.office, PaperKind.NOTICE)),),
        recipients=head.recipients(form, form.office.recipients),
        name=f"{TYPE} {subject}",
        issuer=" ".join(form.office.organization),
        day=form.day,
    )


def _subject(briefing: Briefing, form: Form) -> str:
    """Return "kết luận của đồng chí …, tại hội nghị giao ban tuần …"."""
    chair = briefing.meeting.chair
    name = meeting_name(briefing.period, form.profile)
    if chair is None:
        return f"kết luận {name}"
    by = person_words(chair, form.profile)
    comma = "," if form.profile.texts.comrade and chair.title else ""
    return f"kết luận của {by}{comma} tại {name}"


def _body(briefing: Briefing, form: Form) -> Iterator[Block]:
    yield Block(role=Role.BODY, text=_opening(briefing, form))
    assessment = [Block(role=Role.BODY, text=stopped(text)) for text in _assessment(briefing)]
    tasks = list(conclusion_blocks(briefing, form.profile))
    coming = f"{TASKS} {coming_period(briefing.period)}"
    sections = [part for part in ((ASSESSMENT, assessment), (coming, tasks)) if part[1]]
    for number, (title, blocks) in enumerate(sections, 1):
        if len(sections) > 1:
            text = form.profile.texts.section.format(roman=roman(number), title=title.upper())
            yield Block(role=Role.SECTION, text=text)
        yield from blocks


def _assessment(briefing: Briefing) -> list[str]:
    """Return the summary; where there is none, the results that stand out."""
    said = paragraphs(briefing.summary)
    return said or [
        text for item in briefing.results if item.highlight for text in paragraphs(item.text)
    ]


def _opening(briefing: Briefing, form: Form) -> str:
    """Return who presided over what, when and where, up to "kết luận như sau:"."""
    meeting, profile = briefing.meeting, form.profile
    when = meeting_day(meeting, profile)
    where = f"tại {meeting.place}" if meeting.place else ""
    name = meeting_name(briefing.period, profile)
    about = ", ".join(filter(None, (when, where)))
    if meeting.chair is None:
        held = f"{about}, đã diễn ra {name}" if about else name
        return f"{sentence(held)}. Hội nghị kết luận như sau:"
    who = person_words(meeting.chair, profile)
    comma = "," if profile.texts.comrade and meeting.chair.title else ""
    held = ", ".join(filter(None, (about, f"{who}{comma} chủ trì {name}")))
    again = short_person(meeting.chair)
    return (
        f"{sentence(held)}. Sau khi nghe báo cáo và ý kiến phát biểu tại hội nghị, "
        f"{again} kết luận như sau:"
    )
