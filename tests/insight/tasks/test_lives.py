"""Tasks: one through all its weeks, how it stood on any day, and the rate of lateness."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.insight.tasks.lives import OPEN, Tally, Task, Timing, tally, tasks
from briefing.insight.weekfacts import week_facts
from briefing.language.dates import DateRange
from briefing.model.identity import directives, period_id
from briefing.model.records import (
    Answer,
    Briefing,
    Directive,
    DirectiveList,
    Meeting,
    Origin,
    Period,
    PeriodKind,
    Status,
)
from briefing.model.standing import CLOSED, Standing, standing, told

FIRST = date(2020, 6, 1)
SETTLED = (Status.DONE, Status.DROPPED)


def week(number: int, *items: Directive, answers: tuple[Answer, ...] = ()) -> Briefing:
    """Return week ``number`` (from 0); its meeting is on the Monday after it."""
    start = FIRST + timedelta(weeks=number)
    period = Period(kind=PeriodKind.WEEK, start=start, end=start + timedelta(days=6))
    return Briefing(
        id=period_id(period),
        period=period,
        meeting=Meeting(date=start + timedelta(days=7)),
        directive_lists=(DirectiveList(directives=items),) if items else (),
        answers=answers,
    )


def item(number: int = 1, due: date | None = None, **facts: object) -> Directive:
    text = f"việc {number}"
    return Directive(id=f"d{number}", ordinal=number, text=text, due=due, **facts)  # type: ignore[arg-type]


def carried(from_week: int, number: int = 1, due: date | None = None, **facts: object) -> Directive:
    origin = Origin(briefing=week(from_week).id, directive=f"d{number}", ordinal=number)
    return item(number, due, origin=origin, **facts)


def answered(status: Status, number: int = 1, reason: str = "") -> Answer:
    return Answer(directive=f"d{number}", status=status, reason=reason)


def found(*weeks: Briefing) -> list[Task]:
    return tasks([week_facts(one) for one in weeks])


def only(*weeks: Briefing) -> Task:
    (task,) = found(*weeks)
    return task


# ── How a task stands ───────────────────────────────────────────────────────────────────────

DUE = date(2020, 6, 12)  # the Friday of week 1, whose meeting is on 15/6


@pytest.mark.parametrize(
    ("today", "timing"),
    [
        (date(2020, 6, 4), Timing.IN_TIME),
        (date(2020, 6, 5), Timing.SOON),
        (DUE, Timing.SOON),
        (DUE + timedelta(days=1), Timing.LATE),
    ],
)
def test_an_open_task_goes_by_its_day(today: date, timing: Timing) -> None:
    assert only(week(0, item(due=DUE))).timing(today) is timing


@pytest.mark.parametrize(
    ("status", "timing"),
    [
        (Status.DONE, Timing.DONE_IN_TIME),
        (Status.DROPPED, Timing.CLOSED),
        (Status.CARRIED, Timing.CLOSED),
        (Status.LATE, Timing.LATE),
        (Status.IN_PROGRESS, Timing.IN_TIME),
        (Status.OPEN, Timing.IN_TIME),
    ],
)
def test_what_the_next_meeting_heard_counts(status: Status, timing: Timing) -> None:
    task = only(week(0, item()), week(1, answers=(answered(status),)))
    assert task.timing(date(2020, 6, 16)) is timing
    assert (task.timing(date(2020, 6, 16)) in OPEN) == (task.closed_on() is None)


@pytest.mark.parametrize(
    ("due", "timing"),
    [
        (date(2020, 6, 8), Timing.DONE_IN_TIME),  # the first day of the week that reports it done
        (date(2020, 6, 7), Timing.DONE_LATE),
        (None, Timing.DONE_IN_TIME),
    ],
)
def test_done_in_time_is_done_in_the_week_of_its_day(due: date | None, timing: Timing) -> None:
    task = only(week(0, item(due=due)), week(1, answers=(answered(Status.DONE),)))
    assert task.timing(date(2020, 7, 1)) is timing


def test_a_directive_may_bear_its_own_outcome() -> None:
    assert only(week(0, item(status=Status.DONE))).timing(FIRST) is Timing.DONE_IN_TIME
    assert only(week(0, item(status=Status.LATE))).timing(FIRST) is Timing.LATE
    assert only(week(0, item(status=Status.CARRIED))).timing(FIRST) is Timing.CLOSED


def test_what_is_settled_by_itself_no_answer_opens() -> None:
    weeks = week(0, item(status=Status.DONE)), week(1, answers=(answered(Status.LATE),))
    assert only(*weeks).timing(FIRST) is Timing.DONE_IN_TIME


def test_a_draft_of_a_meeting_to_come_counts_today_and_not_in_the_past() -> None:
    task = only(week(0, item()), week(1, answers=(answered(Status.DONE),)))
    before = date(2020, 6, 12)
    assert task.timing(before) is Timing.DONE_IN_TIME
    assert task.timing_at(before) is Timing.IN_TIME


# ── A life ──────────────────────────────────────────────────────────────────────────────────


def test_a_carried_task_is_one_through_all_its_weeks() -> None:
    later = date(2020, 6, 26)
    task = only(
        week(0, item(3, DUE)),
        week(1, carried(0, 3, later), answers=(answered(Status.CARRIED, 3),)),
        week(2, answers=(answered(Status.LATE, 3, "chờ ý kiến"),)),
    )
    assert task.key == ("week-2020-06-01", "d3")
    assert task.place == ("week-2020-06-08", "d3")
    assert (task.first_due, task.due, task.times_carried) == (DUE, later, 1)
    assert [(step.status, step.stands, step.reason) for step in task.steps] == [
        (Status.OPEN, True, ""),
        (Status.CARRIED, True, ""),
        (Status.LATE, False, "chờ ý kiến"),
    ]
    assert [step.day for step in task.steps] == [
        date(2020, 6, 8),
        date(2020, 6, 15),
        date(2020, 6, 22),
    ]
    assert task.timing_at(date(2020, 6, 14)) is Timing.LATE
    assert task.timing_at(date(2020, 6, 16)) is Timing.IN_TIME
    assert task.age(date(2020, 6, 29)) == 3


def test_only_the_meeting_that_follows_answers() -> None:
    two = week(0, item()), week(1), week(2, answers=(answered(Status.DONE),))
    assert only(*two).timing(FIRST) in OPEN


def test_a_task_of_a_week_that_is_not_stored_begins_where_it_was_carried() -> None:
    task = only(week(3, carried(1)))
    assert task.key == ("week-2020-06-08", "d1")
    assert task.given == date(2020, 6, 14)
    assert task.times_carried == 1


def test_a_task_that_stands_twice_waits_for_both() -> None:
    twice = week(1, carried(0, 1), replace_id(carried(0, 1), "d2"))
    one_done = week(2, answers=(answered(Status.DONE, 1),))
    both_done = week(2, answers=(answered(Status.DONE, 1), answered(Status.DONE, 2)))
    assert only(week(0, item()), twice, one_done).timing(FIRST) in OPEN
    assert only(week(0, item()), twice, both_done).timing(FIRST) is Timing.DONE_IN_TIME


def replace_id(directive: Directive, item_id: str) -> Directive:
    return Directive(id=item_id, ordinal=2, text=directive.text, origin=directive.origin)


def test_weeks_and_months_do_not_answer_each_other() -> None:
    month = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))
    report = Briefing(id=period_id(month), period=month, answers=(answered(Status.DONE),))
    assert only(week(0, item()), report).timing(FIRST) in OPEN


# ── Counting ────────────────────────────────────────────────────────────────────────────────


def test_the_rate_is_late_and_done_late_of_received_and_carried() -> None:
    due = date(2020, 6, 26)
    weeks = (
        week(0, item(1, date(2020, 6, 5)), item(2), item(3, date(2020, 6, 6))),
        week(1, item(1, date(2020, 8, 1)), item(2, due), answers=(answered(Status.DONE, 3),)),
        week(2, answers=(answered(Status.DONE, 2),)),
    )
    span = DateRange(date(2020, 6, 15), date(2020, 6, 30))
    counted = tally(found(*weeks), span)
    assert counted == Tally(
        received=2,
        carried=3,
        in_time=2,
        soon=0,
        late=1,
        done_in_time=1,
        done_late=1,
        closed=0,
    )
    assert counted.rate == Decimal("40.0")
    assert tally([], span).rate is None


def test_a_rate_is_rounded_half_up_to_one_decimal() -> None:
    assert Tally(800, 0, 0, 0, 1, 0, 0, 0).rate == Decimal("0.1")
    assert Tally(3, 0, 0, 0, 1, 0, 1, 0).rate == Decimal("66.7")


# ── Against an independent count ────────────────────────────────────────────────────────────


@st.composite
def archives(draw: st.DrawFn) -> list[Briefing]:
    """Up to seven weeks in which much is carried on, answered, forgotten."""
    made: list[Briefing] = []
    numbers = draw(st.lists(st.integers(0, 9), min_size=1, max_size=7, unique=True))
    for number in sorted(numbers):
        days = st.none() | st.integers(-10, 40).map(lambda on: FIRST + timedelta(days=7 + on))
        before = list(directives(made[-1])) if made else []
        items: list[Directive] = []
        for old in before:
            if draw(st.booleans()):
                origin = old.origin or Origin(
                    briefing=made[-1].id, directive=old.id, ordinal=old.ordinal
                )
                items.append(item(len(items) + 1, draw(days), origin=origin))
        statuses = st.sampled_from((Status.OPEN, Status.OPEN, *Status))
        for _new in range(draw(st.integers(0, 3))):
            items.append(item(len(items) + 1, draw(days), status=draw(statuses)))
        answers = tuple(
            Answer(directive=old.id, status=draw(st.sampled_from(Status)))
            for old in before
            if draw(st.booleans())
        )
        made.append(week(number, *items, answers=answers))
    return made


def known_by(weeks: list[Briefing], day: date) -> dict[tuple[str, str], Standing]:
    """Return where each directive stood after the meetings up to ``day``."""
    return standing(told(one) for one in weeks if (one.meeting.date or one.period.end) <= day)


def key_of(one: Briefing, directive: Directive) -> tuple[str, str]:
    origin = directive.origin
    return (origin.briefing, origin.directive) if origin else (one.id, directive.id)


def counted_anew(weeks: list[Briefing], span: DateRange) -> tuple[int, int, int, int]:
    """Return received, carried, late and done late, told from the records alone."""
    by_id = {one.id: one for one in weeks}
    places: dict[tuple[str, str], list[tuple[Briefing, Directive]]] = {}
    for one in weeks:
        for directive in directives(one):
            places.setdefault(key_of(one, directive), []).append((one, directive))
    eve = known_by(weeks, span.start - timedelta(days=1))
    end = known_by(weeks, span.end)
    received = carried = late = done_late = 0
    for key, stands in places.items():
        given = by_id[key[0]].meeting.date
        assert given is not None
        then = [eve[one.id, d.id] for one, d in stands if (one.id, d.id) in eve]
        if span.start <= given <= span.end:
            received += 1
        elif given < span.start and any(one.open for one in then):
            carried += 1
        else:
            continue
        known = [(end[one.id, d.id], d) for one, d in stands if (one.id, d.id) in end]
        waiting = [(how, d) for how, d in known if how.open]
        for how, directive in waiting:
            late += how.status is Status.LATE or bool(directive.due and directive.due < span.end)
        if not waiting and (last := known[-1])[0].status is Status.DONE:
            due, start = last[1].due, by_id[last[0].told_by].period.start
            done_late += bool(due and due < start)
    return received, carried, late, done_late


@settings(max_examples=150)
@given(archives(), st.integers(-3, 80), st.integers(0, 60))
def test_tallies_agree_with_a_count_from_the_records(
    weeks: list[Briefing], first: int, length: int
) -> None:
    span = DateRange(
        FIRST + timedelta(days=first), FIRST + timedelta(days=first) + timedelta(days=length)
    )
    counted = tally(found(*weeks), span)
    assert counted_anew(weeks, span) == (
        counted.received,
        counted.carried,
        counted.late,
        counted.done_late,
    )
    assert counted.received + counted.carried == sum(counted[2:])


@settings(max_examples=150)
@given(archives(), st.integers(0, 90))
def test_a_task_is_open_where_one_of_its_directives_is(weeks: list[Briefing], on: int) -> None:
    day = FIRST + timedelta(days=on)
    known = known_by(weeks, day)
    whole = standing(map(told, weeks))
    all_places: list[tuple[str, str]] = []
    for task in found(*weeks):
        places = {step.place for step in task.steps if step.stands}
        all_places += places
        stood = [known[place] for place in places if place in known]
        if stood:
            assert (task.timing_at(day) in OPEN) == any(one.open for one in stood)
        assert (task.status not in CLOSED) == any(whole[place].open for place in places)
        days = [step.day for step in task.steps]
        assert days == sorted(days)
    assert sorted(all_places) == sorted(whole)


def test_a_week_without_directives_has_no_task() -> None:
    assert found(week(0)) == []
