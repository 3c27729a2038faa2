"""What a page says of a briefing's facts, as plain Vietnamese text that no format has marked up.

The labels are those of a biên bản in Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9.
"""

from collections.abc import Iterator
from decimal import Decimal

from briefing.language.dates import (
    DateRange,
    session_word,
    write_day_spoken,
    write_range,
    write_time,
)
from briefing.language.documents import write_citation
from briefing.language.quantities import qualifier_word, write_number
from briefing.model.minutes import DIRECTIVES
from briefing.model.records import (
    Attendee,
    Briefing,
    Citation,
    Figure,
    Meeting,
    Period,
    Person,
    Presence,
    Qualifier,
    State,
)

FIGURE_COLUMNS = ("Nội dung", "Số liệu", "Đơn vị tính", "Trên tổng số", "Lũy kế")

_PRESENCE_LABELS = {
    Presence.PRESENT: "Có mặt",
    Presence.LATE: "Đến muộn",
    Presence.LEFT: "Về trước",
    Presence.ABSENT: "Vắng mặt",
}


def header_facts(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield label and value of every header fact that is known, in the order of a biên bản."""
    meeting = briefing.meeting
    if briefing.organization:
        yield "Cơ quan", briefing.organization
    yield "Kỳ báo cáo", _period(briefing.period)
    if when := _when(meeting):
        yield "Thời gian", when
    if meeting.place:
        yield "Địa điểm", meeting.place
    if meeting.sites is not None:
        yield "Số điểm cầu", str(meeting.sites)
    if meeting.chair:
        yield "Chủ trì", _person(meeting.chair)
    if meeting.co_chairs:
        yield "Đồng chủ trì", "; ".join(map(_person, meeting.co_chairs))
    if meeting.secretary:
        yield "Thư ký", _person(meeting.secretary)
    for presence, label in _PRESENCE_LABELS.items():
        people = [person for person in meeting.attendance if person.presence is presence]
        if people:
            yield f"{label} ({len(people)})", "; ".join(map(_attendee, people))
    yield "Trạng thái", _state(briefing)


def list_titles(briefing: Briefing) -> list[str]:
    """Return the heading of every list of conclusions; several are told apart by a number."""
    count = len(briefing.directive_lists)
    if count < 2:
        return [DIRECTIVES] * count
    return [f"{DIRECTIVES} (phần {number})" for number in range(1, count + 1)]


def figure_cells(figure: Figure) -> tuple[str, ...]:
    """Return what stands under each of :data:`FIGURE_COLUMNS` for one figure."""
    return (
        figure.name,
        _hedged(figure.value, figure.qualifier),
        figure.unit,
        _amount(figure.of),
        _hedged(figure.total, figure.total_qualifier),
    )


def _hedged(amount: Decimal | None, qualifier: Qualifier) -> str:
    return f"{qualifier_word(qualifier)} {_amount(amount)}".strip() if amount is not None else ""


def citation_line(citation: Citation) -> str:
    """Return "Kết luận số 75-KL/TW, ngày 30-5-2020 của Bộ Chính trị"."""
    line = write_citation(citation.type, citation.number, citation.symbol, citation.date)
    return f"{line} của {citation.issuer}" if citation.issuer else line


def _period(period: Period) -> str:
    days = write_range(DateRange(period.start, period.end))
    return f"{days} ({period.label})" if period.label else days


def _when(meeting: Meeting) -> str:
    hours = " – ".join(write_time(at) for at in (meeting.start_time, meeting.end_time) if at)
    day = " ".join(
        word
        for word in (
            session_word(meeting.session) if meeting.session else "",
            write_day_spoken(meeting.date) if meeting.date else "",
        )
        if word
    )
    return ", ".join(said for said in (hours, day) if said)


def _person(person: Person) -> str:
    return ", ".join(said for said in (person.name, person.title) if said)


def _attendee(attendee: Attendee) -> str:
    said = ", ".join(part for part in (attendee.name, attendee.title, attendee.unit) if part)
    return f"{said} ({attendee.reason})" if attendee.reason else said


def _state(briefing: Briefing) -> str:
    word = "đã chốt" if briefing.state is State.FINAL else "dự thảo"
    return f"{word}, bản {briefing.revision}" if briefing.revision else word


def _amount(value: Decimal | None) -> str:
    return "" if value is None else write_number(value)
