"""Biên bản: the minutes, field by field as in ND30, Phụ lục III, mẫu 1.9.

The Party's guidance prescribes the head and the signatures of minutes and not their body, so the
same fields serve for both.
"""

from collections.abc import Iterable, Iterator

from briefing.language.numerals import roman
from briefing.model.paper import Block, Paper, PaperKind, Role
from briefing.model.records import Attendee, Briefing, Person, Presence
from briefing.writing.papers.compose import head
from briefing.writing.papers.compose.conclusions import conclusion_blocks
from briefing.writing.papers.compose.results import result_blocks
from briefing.writing.papers.compose.words import (
    BLANK,
    day_in_text,
    ended,
    hours_in_text,
    meeting_name,
    own_words,
    paragraphs,
    sentence,
    stopped,
)
from briefing.writing.papers.form import Form

TYPE = "Biên bản"
LETTERS = "BB"
RESULTS = "Kết quả thực hiện"
CONCLUSIONS = "Kết luận"

_GROUPS = (
    (Presence.LATE, "Đến muộn"),
    (Presence.LEFT, "Về trước"),
    (Presence.ABSENT, "Vắng mặt"),
)


def compose(briefing: Briefing, form: Form) -> Paper:
    """Return the minutes of ``briefing``; what it does not know is left to be written by hand."""
    meeting = briefing.meeting
    subject = sentence(meeting_name(briefing.period, form.profile))
    dated = form.profile.texts.place_in_minutes
    return Paper(
        kind=PaperKind.MINUTES,
        profile=form.profile.name,
        left=head.left(form),
        right=head.right(form),
        number=head.number(form, LETTERS),
        place_date=head.place_date(form) if dated else (),
        title=head.title(form, TYPE, (subject,)),
        body=tuple(_body(briefing, form)),
        signatures=head.keeper_and_chair(form, meeting.secretary, meeting.chair),
        recipients=head.recipients(form, ()),
        name=f"{TYPE} {subject}",
        issuer=" ".join(form.office.organization),
        day=form.day,
    )


def _body(briefing: Briefing, form: Form) -> Iterator[Block]:
    meeting = briefing.meeting
    for label, value in (
        ("Thời gian bắt đầu", _beginning(briefing, form)),
        ("Địa điểm", meeting.place + _sites(meeting.sites)),
        ("Thành phần tham dự", _attendance(briefing)),
        *((label, _people(group)) for label, group in _others(meeting.attendance)),
        (
            own_words("Chủ trì (chủ tọa)", form.profile),
            _people(_known(meeting.chair)),
        ),
    ):
        yield Block(role=Role.BODY, text=stopped(f"{label}: {value or BLANK}"))
    if meeting.co_chairs:
        yield Block(role=Role.BODY, text=stopped(f"Đồng chủ trì: {_people(meeting.co_chairs)}"))
    keeper = _people(_known(meeting.secretary))
    text = stopped(f"Thư ký (người ghi biên bản): {keeper or BLANK}")
    yield Block(role=Role.BODY, text=text)
    yield Block(role=Role.BODY, text="Nội dung (theo diễn biến hội nghị):")
    yield from _course(briefing, form)
    yield Block(role=Role.BODY, text=_end(briefing, form))


def _course(briefing: Briefing, form: Form) -> Iterator[Block]:
    """Yield what was reported and what was concluded, under a heading each."""
    reported = [
        *(Block(role=Role.BODY, text=stopped(text)) for text in paragraphs(briefing.summary)),
        *result_blocks(briefing, form.profile),
    ]
    concluded = [*conclusion_blocks(briefing, form.profile), *_quotations(briefing)]
    sections = ((RESULTS, reported), (CONCLUSIONS, concluded))
    for number, (title, blocks) in enumerate((one for one in sections if one[1]), 1):
        text = form.profile.texts.section.format(roman=roman(number), title=title.upper())
        yield Block(role=Role.SECTION, text=text)
        yield from blocks


def _quotations(briefing: Briefing) -> Iterator[Block]:
    """Yield “…” (source)., as own papers are read back: the marks hold its paragraphs together."""
    for quotation in briefing.quotations:
        source = f" ({' '.join(quotation.source.split())})" if quotation.source.strip() else ""
        *texts, last = paragraphs(f"“{quotation.text.strip()}”{source}")
        for text in (*texts, stopped(last)):
            yield Block(role=Role.BODY, text=text)


def _beginning(briefing: Briefing, form: Form) -> str:
    meeting = briefing.meeting
    hours = hours_in_text(meeting.start_time) if meeting.start_time else BLANK
    day = day_in_text(meeting.date, form.profile) if meeting.date else f"ngày {BLANK}"
    return f"{hours}, {day}"


def _end(briefing: Briefing, form: Form) -> str:
    """Return "Hội nghị kết thúc vào 17 giờ 30 phút, ngày 29 tháng 6 năm 2020./."."""
    meeting = briefing.meeting
    hours = hours_in_text(meeting.end_time) if meeting.end_time else "…… giờ ……"
    day = day_in_text(meeting.date, form.profile) if meeting.date else f"ngày {BLANK}"
    return ended(f"Hội nghị kết thúc vào {hours}, {day}", form.profile.texts.end_mark)


def _sites(sites: int | None) -> str:
    return f" và {sites} điểm cầu" if sites else ""


def _attendance(briefing: Briefing) -> str:
    """Return how many came, and who; an attendance that was not taken is left blank."""
    people = briefing.meeting.attendance
    there = [one for one in people if one.presence is not Presence.ABSENT]
    if not people:
        return ""
    present = [one for one in there if one.presence is Presence.PRESENT]
    return f"{len(there)}/{len(people)} đồng chí" + (
        f", gồm: {_people(present)}" if present else ""
    )


def _others(people: Iterable[Attendee]) -> Iterator[tuple[str, list[Attendee]]]:
    """Yield who came late, left early or was absent, each group that there is."""
    known = list(people)
    for presence, label in _GROUPS:
        group = [one for one in known if one.presence is presence]
        if group:
            yield f"{label} ({len(group)})", group


def _known(person: Person | None) -> tuple[Person, ...]:
    return (person,) if person else ()


def _people(people: Iterable[Attendee | Person]) -> str:
    return "; ".join(map(_named, people))


def _named(one: Attendee | Person) -> str:
    """Return name, title and unit, and why somebody was not there."""
    unit = one.unit if isinstance(one, Attendee) else ""
    said = ", ".join(part for part in (one.name, one.title, unit) if part)
    reason = one.reason if isinstance(one, Attendee) else ""
    return f"{said} ({reason})" if reason else said
