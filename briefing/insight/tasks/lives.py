"""Tasks: every directive over all weeks, with its life from week to week and how it stands.

A directive that is carried on is one task however many weeks it stands in. A week is dated by its
meeting. What a meeting hears as done was done in the weeks it reports on, so a task counts as
done in time when its day does not lie before the first day of that period: nobody writes down
the day itself. The words are those of the offices: trong hạn, sắp đến hạn, quá hạn, hoàn thành
đúng hạn, hoàn thành quá hạn.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import DateRange
from briefing.model.identity import period_of_id
from briefing.model.records import Answer, Directive, PeriodKind, Status
from briefing.model.standing import CLOSED

SOON_DAYS = 7
"""A task is due soon when its day is at most so many days ahead."""

Place = tuple[str, str]
"""The ids of a briefing and of a directive in it."""


class Timing(StrEnum):
    """How a task stands to its day. One without a day is in time as long as nobody calls it late.

    ``CLOSED`` was dropped, or carried to where nothing waits for it any more.
    """

    IN_TIME = "in_time"
    SOON = "soon"
    LATE = "late"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    CLOSED = "closed"


OPEN = frozenset({Timing.IN_TIME, Timing.SOON, Timing.LATE})


class Step(NamedTuple):
    """One moment of a task's life: what a meeting gave or heard.

    ``place`` is where the directive stood that was given, carried or spoken of; ``week`` the
    briefing that says so. It ``stands`` in that week where it was given (``status`` OPEN) or
    carried on (CARRIED); otherwise ``status`` is what was said of it. ``result`` is the id of the
    result that answers it, in ``week``.
    """

    day: date
    week: str
    start: date
    place: Place
    ordinal: int
    status: Status
    due: date | None
    stands: bool
    reason: str = ""
    result: str | None = None


class Task(NamedTuple):
    """One directive through all weeks. ``latest`` is as it was last given, at ``place``.

    ``key`` is where it was first given, and ``given`` the day of that meeting. ``kind`` is the
    kind of periods it lives in. ``steps`` are in order; the first is the giving of it, or, where
    that week is not stored, the first carrying on.
    """

    key: Place
    kind: PeriodKind
    given: date
    latest: Directive
    place: Place
    steps: tuple[Step, ...]

    @property
    def due(self) -> date | None:
        """The day it is to be done by, as last given."""
        return self.latest.due

    @property
    def first_due(self) -> date | None:
        """The day it was to be done by when it was first given, as far as known."""
        return self.steps[0].due

    @property
    def times_carried(self) -> int:
        """How often it was carried on."""
        return sum(1 for step in self.steps if step.stands and step.status is Status.CARRIED)

    @property
    def status(self) -> Status:
        """What is known last of it."""
        return _said_last(self.steps)

    def timing(self, today: date, soon: int = SOON_DAYS) -> Timing:
        """Return how it stands, all that is known seen from ``today``; ``soon`` is in days.

        What is written down for a meeting that is still to come counts.
        """
        return _timing(self.steps, today, soon)

    def timing_at(self, day: date, soon: int = SOON_DAYS) -> Timing:
        """Return how it stood on ``day``, with what meetings had said up to it."""
        said = [step for step in self.steps if step.day <= day]
        return _timing(said or self.steps[:1], day, soon)

    def closed_on(self) -> date | None:
        """Return the day of the meeting that heard it was done or dropped; ``None`` while open."""
        return self.steps[-1].day if self.status in CLOSED else None

    def age(self, day: date) -> int:
        """Return how many whole weeks before ``day`` it was given."""
        return max((day - self.given).days // 7, 0)


class Tally(NamedTuple):
    """How many tasks there were in a span of days, and how they stood at its end.

    ``received`` were given in the span, ``carried`` were open when it began. The five that
    follow are of those two together.
    """

    received: int
    carried: int
    in_time: int
    soon: int
    late: int
    done_in_time: int
    done_late: int
    closed: int

    @property
    def rate(self) -> Decimal | None:
        """The rate of lateness in percent with one decimal: late and done late of all.

        (open late + done late) / (received + carried), as the offices count it; ``None`` of
        nothing.
        """
        whole = self.received + self.carried
        if not whole:
            return None
        late = Decimal(100 * (self.late + self.done_late)) / whole
        return late.quantize(Decimal("0.1"), ROUND_HALF_UP)


def tasks(weeks: Sequence[WeekFacts]) -> list[Task]:
    """Return every task of ``weeks`` (oldest first), in the order in which they were given."""
    growing: dict[Place, _Growing] = {}
    for kind in dict.fromkeys(week.period.kind for week in weeks):
        row = [week for week in weeks if week.period.kind is kind]
        _grow(growing, row)
    found = [one.task() for one in growing.values()]
    return sorted(found, key=lambda task: (task.given, task.key[0], task.steps[0].ordinal))


def tally(found: Iterable[Task], span: DateRange, soon: int = SOON_DAYS) -> Tally:
    """Return how the tasks of a span of days stood at its end."""
    counts = dict.fromkeys(Timing, 0)
    received = carried = 0
    before = date.fromordinal(max(span.start.toordinal() - 1, 1))
    for task in found:
        if span.start <= task.given <= span.end:
            received += 1
        elif task.given < span.start and task.timing_at(before, soon) in OPEN:
            carried += 1
        else:
            continue
        counts[task.timing_at(span.end, soon)] += 1
    return Tally(received, carried, *(counts[timing] for timing in Timing))


class _Growing:
    """A task while its weeks are gone through."""

    def __init__(self, key: Place, kind: PeriodKind, given: date) -> None:
        self.key = key
        self.kind = kind
        self.given = given
        self.latest: Directive | None = None
        self.place = key
        self.steps: list[Step] = []

    def stand(self, week: WeekFacts, item: Directive) -> None:
        """Take in that ``week`` gives the directive, or carries it on."""
        status = Status.CARRIED if item.origin else Status.OPEN
        self.latest, self.place = item, (week.id, item.id)
        self._say(week, item, status, stands=True)
        if item.status is not Status.OPEN:
            self._say(week, item, item.status)

    def hear(self, week: WeekFacts, item: Directive, answer: Answer, place: Place) -> None:
        """Take in what ``week`` heard of the directive at ``place``."""
        self._say(week, item, answer.status, place=place, answer=answer)

    def _say(
        self,
        week: WeekFacts,
        item: Directive,
        status: Status,
        *,
        stands: bool = False,
        place: Place | None = None,
        answer: Answer | None = None,
    ) -> None:
        self.steps.append(
            Step(
                day=week.day,
                week=week.id,
                start=week.period.start,
                place=place or (week.id, item.id),
                ordinal=item.ordinal,
                status=status,
                due=item.due,
                stands=stands,
                reason=answer.reason if answer else "",
                result=answer.result if answer else None,
            )
        )

    def task(self) -> Task:
        """Return the task as it has grown."""
        assert self.latest is not None  # noqa: S101 - it stands somewhere, or it would not be here
        return Task(self.key, self.kind, self.given, self.latest, self.place, tuple(self.steps))


def _grow(growing: dict[Place, "_Growing"], row: Sequence[WeekFacts]) -> None:
    """Go through the weeks of one kind: what each heard of the one before, then what it gives."""
    for previous, week in _with_previous(row):
        asked = {item.id: item for item in previous.directives} if previous else {}
        for answer in week.answers:
            item = asked.get(answer.directive)
            if item is None or previous is None or answer.status is Status.OPEN:
                continue
            if item.status in CLOSED:  # by itself, and that stays
                continue
            place = (previous.id, item.id)
            one = growing.get(_key(previous, item))
            # What was carried on is told where it is given again; with no copy it ends here.
            if one and (answer.status is not Status.CARRIED or not _again(week, one.key)):
                one.hear(week, item, answer, place)
        for item in week.directives:
            key = _key(week, item)
            if key not in growing:
                growing[key] = _Growing(key, week.period.kind, _given(week, item))
            growing[key].stand(week, item)


def _with_previous(row: Sequence[WeekFacts]) -> Iterator[tuple[WeekFacts | None, WeekFacts]]:
    """Yield each week with the newest one that begins before it."""
    previous: WeekFacts | None = None
    newest: WeekFacts | None = None
    for week in row:
        if newest is None or week.period.start > newest.period.start:
            previous, newest = newest, week
        yield previous, week


def _key(week: WeekFacts, item: Directive) -> Place:
    return (item.origin.briefing, item.origin.directive) if item.origin else (week.id, item.id)


def _again(week: WeekFacts, key: Place) -> bool:
    return any(item.origin and _key(week, item) == key for item in week.directives)


def _given(week: WeekFacts, item: Directive) -> date:
    """Return the day on which a directive was first given, as far as its origin tells."""
    origin = period_of_id(item.origin.briefing) if item.origin else None
    return origin.end if origin else week.day


def _timing(steps: Sequence[Step], day: date, soon: int) -> Timing:
    status, last = _said_last(steps), steps[-1]
    if status is Status.DONE:
        in_time = last.due is None or last.due >= last.start
        return Timing.DONE_IN_TIME if in_time else Timing.DONE_LATE
    if status in CLOSED:
        return Timing.CLOSED
    if status is Status.LATE or (last.due is not None and last.due < day):
        return Timing.LATE
    if last.due is not None and (last.due - day).days <= soon:
        return Timing.SOON
    return Timing.IN_TIME


def _said_last(steps: Sequence[Step]) -> Status:
    """Return what is known last of a task: open where it stands and nothing more was said.

    Should it stand twice in its last week, it waits as long as one of the two does.
    """
    last = steps[-1]
    if last.stands:
        return Status.OPEN
    week = next((step.week for step in reversed(steps) if step.stands), "")
    said = {
        step.place: Status.OPEN if step.stands else step.status
        for step in steps
        if step.place[0] == week
    }
    return next((status for status in said.values() if status not in CLOSED), last.status)
