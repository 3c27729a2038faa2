"""What a briefing is: plain, frozen records.

A record never changes; an edit makes a new one (see :mod:`briefing.model.editing`), so a record
can be kept as an undo step, handed to a thread or compared for free. Text is kept as typed,
normalised to NFC by whoever takes it in; several paragraphs are joined by a blank line.
Lengths and counts are plain numbers, dates are :class:`datetime.date`, amounts are exact
:class:`decimal.Decimal`.
"""

from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from briefing.language.terms import ListStyle, Qualifier, Session

SCHEMA_VERSION = 1

__all__ = [
    "SCHEMA_VERSION",
    "Accepted",
    "Answer",
    "Attendee",
    "Briefing",
    "Citation",
    "Directive",
    "DirectiveList",
    "Figure",
    "Finalized",
    "ListStyle",
    "Meeting",
    "Origin",
    "Period",
    "PeriodKind",
    "Person",
    "Presence",
    "Qualifier",
    "Quotation",
    "Result",
    "Session",
    "Source",
    "State",
    "Status",
    "Warning",
]


class PeriodKind(StrEnum):
    """How long a period (kỳ) is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    OTHER = "other"


class State(StrEnum):
    """Whether a briefing may still be edited."""

    DRAFT = "draft"
    FINAL = "final"


class Status(StrEnum):
    """What has become of a directive."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    LATE = "late"
    CARRIED = "carried"
    DROPPED = "dropped"


class Presence(StrEnum):
    """Whether an invited person attended."""

    PRESENT = "present"
    ABSENT = "absent"
    LATE = "late"
    LEFT = "left"


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Common settings of all records: frozen, by keyword, no field that is not known.

    The garbage collector does not follow them: what is frozen can hold no cycle, and fifty years
    of records are many objects to look through.
    """


class Period(Record, frozen=True, kw_only=True):
    """The first and last day that a briefing covers. ``label`` is as printed ("tuần 26")."""

    kind: PeriodKind
    start: date
    end: date
    label: str = ""


class Person(Record, frozen=True, kw_only=True):
    """A person with the titles that the text gives, in its own words."""

    name: str
    title: str = ""


class Attendee(Record, frozen=True, kw_only=True):
    """One invited person's presence; ``reason`` says why not, where it is known."""

    name: str
    title: str = ""
    unit: str = ""
    presence: Presence = Presence.PRESENT
    reason: str = ""


class Meeting(Record, frozen=True, kw_only=True):
    """The conference at which the period was reported and concluded.

    ``sites`` is the number of linked places (điểm cầu); ``None`` where nothing was said.
    """

    date: "date | None" = None
    session: Session | None = None
    start_time: time | None = None
    end_time: time | None = None
    place: str = ""
    sites: int | None = None
    chair: Person | None = None
    co_chairs: tuple[Person, ...] = ()
    secretary: Person | None = None
    attendance: tuple[Attendee, ...] = ()


class Result(Record, frozen=True, kw_only=True):
    """One paragraph of what was done.

    ``answers`` names the directive it answers by its id in the briefing before, of the same
    kind. ``noted_at`` is when it was typed.
    """

    id: str
    text: str
    section: str = ""
    unit: str = ""
    highlight: bool = False
    answers: str | None = None
    noted_at: datetime | None = None


class Origin(Record, frozen=True, kw_only=True):
    """Where a carried directive was first given: the briefing's id, its own id and number."""

    briefing: str
    directive: str
    ordinal: int


class Directive(Record, frozen=True, kw_only=True):
    """One numbered conclusion. Its text has no "Một là," in it.

    ``unit`` leads (chủ trì), ``cooperating`` help (phối hợp); names as the office writes them.
    ``ordinal`` is the number as it was given, counted from 1. At ``level`` 1 it is a point
    ("a)") of the directive above it and counts among the points there. ``noted_at`` is when it
    was typed.
    """

    id: str
    ordinal: int
    text: str
    unit: str = ""
    cooperating: tuple[str, ...] = ()
    due: date | None = None
    tags: tuple[str, ...] = ()
    status: Status = Status.OPEN
    origin: Origin | None = None
    level: int = 0
    noted_at: datetime | None = None


class Answer(Record, frozen=True, kw_only=True):
    """What has become of a directive of the briefing before, as this one heard it.

    The directive itself stays as it was. ``reason`` says why it was dropped or is late,
    ``result`` names the result of this briefing that answers it, by id.
    """

    directive: str
    status: Status
    reason: str = ""
    result: str | None = None


class DirectiveList(Record, frozen=True, kw_only=True):
    """A list of conclusions under one sentence that leads into it."""

    lead_in: str = ""
    style: ListStyle = ListStyle.WORDS
    directives: tuple[Directive, ...] = ()


class Quotation(Record, frozen=True, kw_only=True):
    """A passage quoted beside the conclusions, with where it is from."""

    text: str
    source: str = ""


class Figure(Record, frozen=True, kw_only=True):
    """A named number. ``of`` is the y of "x of y"; ``total`` the running total it raises.

    ``qualifier`` hedges the value, ``total_qualifier`` the total ("30 …, lên gần 560"). In a week
    that crosses the end of a month ``earlier`` is how much of the value belongs to the month that
    ended, where that was entered.
    """

    name: str
    value: Decimal
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    of: Decimal | None = None
    total: Decimal | None = None
    total_qualifier: Qualifier = Qualifier.EXACT
    earlier: Decimal | None = None


class Citation(Record, frozen=True, kw_only=True):
    """A document named in the text.

    ``type`` is the word for its kind ("Kết luận"), ``number`` and ``symbol`` its two halves
    ("75", "KL/TW"; the symbol may be empty for a bare "Công văn số 9723").
    """

    type: str
    number: str
    symbol: str = ""
    issuer: str = ""
    date: "date | None" = None


class Warning(Record, frozen=True, kw_only=True):  # noqa: A001 - the record's documented name
    """Something the reader should look at. ``where`` points at it in the user's words."""

    rule: str
    message: str
    where: str = ""


class Source(Record, frozen=True, kw_only=True):
    """The text a briefing was taken from, whole, and the fingerprint of what it gave."""

    name: str
    text: str
    fingerprint: str = ""


class Accepted(Record, frozen=True, kw_only=True):
    """A finding of the checks that somebody looked at and let stand.

    ``rule`` is the rule's id, ``text`` the words it found: they say which finding is meant
    wherever the words stand, so that renumbering and moving items change nothing.
    """

    rule: str
    text: str


class Finalized(Record, frozen=True, kw_only=True):
    """When a revision was locked, and by whom as far as is known."""

    at: datetime
    by: str = ""


class Briefing(Record, frozen=True, kw_only=True):
    """The record of one period: meeting, results, directives, figures.

    ``answers`` tell what became of the directives of the briefing before, of the same kind.
    ``confirmed`` are the ids of the directives that were read back and agreed.
    ``accepted`` are the findings of the checks that may stand as they are.
    """

    id: str
    period: Period
    title: str = ""
    organization: str = ""
    state: State = State.DRAFT
    revision: int = 0
    schema_version: int = SCHEMA_VERSION
    meeting: Meeting = Meeting()
    summary: str = ""
    results: tuple[Result, ...] = ()
    directive_lists: tuple[DirectiveList, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    answers: tuple[Answer, ...] = ()
    confirmed: tuple[str, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    finalized: Finalized | None = None
    notes: str = ""
    warnings: tuple[Warning, ...] = ()
    source: Source | None = None
