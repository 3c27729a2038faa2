"""How the screens name things: periods, states, parts, who does what by when."""

from datetime import date, datetime

from briefing.i18n import N_, _, ngettext
from briefing.language.clock import session_word
from briefing.language.dayforms import DateRange
from briefing.language.days import write_day_spoken, write_range
from briefing.model.identity import period_of_id
from briefing.model.parts import Part, PartKind
from briefing.model.records import (
    Attendee,
    Directive,
    Meeting,
    Origin,
    Period,
    PeriodKind,
    Presence,
    Status,
)

_PERIODS = {
    PeriodKind.WEEK: N_("Week {range}"),
    PeriodKind.MONTH: N_("Month {month}/{year}"),
    PeriodKind.QUARTER: N_("Quarter {quarter}/{year}"),
    PeriodKind.HALF: N_("Half-year {range}"),
    PeriodKind.YEAR: N_("Year {year}"),
    PeriodKind.OTHER: N_("Period {range}"),
}
_QUARTERS = ("I", "II", "III", "IV")

_PARTS = {
    PartKind.MEETING: N_("Meeting"),
    PartKind.SUMMARY: N_("Summary"),
    PartKind.RESULTS: N_("Results"),
    PartKind.CONCLUSIONS: N_("Conclusions"),
    PartKind.QUOTATIONS: N_("Excerpts"),
    PartKind.NOTES: N_("Private notes"),
}

_PRESENCES = {
    Presence.ABSENT: N_("absent"),
    Presence.LATE: N_("came late"),
    Presence.LEFT: N_("left early"),
}

_STATUSES = {
    Status.OPEN: N_("open"),
    Status.IN_PROGRESS: N_("in progress"),
    Status.DONE: N_("done"),
    Status.LATE: N_("late"),
    Status.CARRIED: N_("carried on"),
    Status.DROPPED: N_("dropped"),
}


def period_name(period: Period) -> str:
    """Return "Tuần 22 – 28/6/2020", "Tháng 11/2019" and the like."""
    return _(_PERIODS[period.kind]).format(
        range=write_range(DateRange(period.start, period.end)),
        month=period.start.month,
        quarter=_QUARTERS[(period.start.month - 1) // 3],
        year=period.start.year,
    )


def meeting_phrase(meeting: Meeting) -> str:
    """Return "họp chiều thứ Hai 29/6/2020", or nothing where no day is known."""
    if meeting.date is None:
        return ""
    session = session_word(meeting.session) + " " if meeting.session else ""
    return _("met {session}{day}").format(session=session, day=write_day_spoken(meeting.date))


def saved_phrase(when: datetime | None) -> str:
    """Return "đã lưu 14:32:07", or nothing before the first save."""
    return _("saved {time}").format(time=f"{when:%H:%M:%S}") if when else ""


def part_name(part: Part, lists: int) -> str:
    """Return the name of a part; several lists of conclusions are told apart by number."""
    name = _(_PARTS[part.kind])
    if part.kind is PartKind.CONCLUSIONS and lists > 1:
        return f"{name} {part.list_index + 1}"
    return name


def directive_facts(directive: Directive) -> str:
    """Return who leads, who helps, until when and what became of it: "Vụ Cán bộ · hạn …"."""
    facts = []
    if directive.unit:
        facts.append(
            _("{unit} leads").format(unit=directive.unit)
            if directive.cooperating
            else directive.unit
        )
    if directive.cooperating:
        facts.append(_("with {units}").format(units=", ".join(directive.cooperating)))
    if directive.due:
        facts.append(due_phrase(directive.due))
    facts += [f"#{tag}" for tag in directive.tags]
    if directive.status is not Status.OPEN:
        facts.append(_(_STATUSES[directive.status]))
    if directive.origin:
        facts.append(_("carried from {origin}").format(origin=_origin(directive.origin)))
    return " · ".join(facts)


def due_phrase(day: date) -> str:
    """Return "hạn thứ Sáu 10/7/2020", the date in one piece."""
    return _("due {day}").format(day=_unbroken(write_day_spoken(day)))


def _origin(origin: Origin) -> str:
    period = period_of_id(origin.briefing)
    name = period_name(period) if period else origin.briefing
    return _unbroken(name[:1].lower() + name[1:])


def _unbroken(text: str) -> str:
    """Return ``text`` so that no line ends in it, as a date should be read in one."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def attendance(meeting: Meeting) -> tuple[int, int]:
    """Return how many were there, for whatever time, and how many were invited by name."""
    absent = sum(person.presence is Presence.ABSENT for person in meeting.attendance)
    return len(meeting.attendance) - absent, len(meeting.attendance)


def attendance_phrase(meeting: Meeting) -> str:
    """Return "6/8 có mặt", or nothing where nobody was invited by name."""
    if not meeting.attendance:
        return ""
    here = (Presence.PRESENT, Presence.LATE, Presence.LEFT)
    present = sum(person.presence in here for person in meeting.attendance)
    return _("{present}/{invited} present").format(present=present, invited=len(meeting.attendance))


def presence_phrase(person: Attendee) -> str:
    """Return "vắng (đi công tác)" and the like; nothing for who was there throughout."""
    if person.presence is Presence.PRESENT:
        return ""
    word = _(_PRESENCES[person.presence])
    return f"{word} ({person.reason})" if person.reason else word


def conclusions_phrase(count: int) -> str:
    """Return "5 kết luận"."""
    return ngettext("{count} conclusion", "{count} conclusions", count).format(count=count)


def open_phrase(count: int) -> str:
    """Return "2 việc còn mở", or a dash where nothing is open."""
    return ngettext("{count} open task", "{count} open tasks", count).format(count=count)
