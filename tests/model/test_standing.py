from datetime import date, timedelta

import pytest

from briefing.model.records import (
    Answer,
    Briefing,
    Directive,
    DirectiveList,
    Origin,
    Period,
    PeriodKind,
    Status,
)
from briefing.model.standing import Standing, is_late, standing, told

TODAY = date(2020, 7, 1)


def week(number: int, *items: Directive, answers: tuple[Answer, ...] = ()) -> Briefing:
    start = date(2020, 6, 1) + timedelta(days=7 * number)
    return Briefing(
        id=f"w{number}",
        period=Period(kind=PeriodKind.WEEK, start=start, end=start + timedelta(days=6)),
        directive_lists=(DirectiveList(directives=items),),
        answers=answers,
    )


def given(status: Status = Status.OPEN, *, from_: str = "", name: str = "d1") -> Directive:
    origin = Origin(briefing=from_, directive="d1", ordinal=1) if from_ else None
    return Directive(id=name, ordinal=1, text="làm", status=status, origin=origin)


def heard(status: Status, name: str = "d1") -> tuple[Answer, ...]:
    return (Answer(directive=name, status=status),)


def found(*briefings: Briefing) -> dict[tuple[str, str], Standing]:
    return standing(map(told, briefings))


@pytest.mark.parametrize("status", [Status.OPEN, Status.IN_PROGRESS, Status.LATE])
def test_what_nobody_answered_waits_as_it_was_given(status: Status) -> None:
    assert found(week(0, given(status)))["w0", "d1"] == Standing(status, "w0")
    assert found(week(0, given(status)))["w0", "d1"].open


@pytest.mark.parametrize("status", [Status.DONE, Status.DROPPED, Status.CARRIED])
def test_the_next_week_of_the_kind_answers(status: Status) -> None:
    after = found(week(1, answers=heard(status)), week(0, given()))
    assert after["w0", "d1"] == Standing(status, "w1")
    assert not after["w0", "d1"].open


def test_an_answer_is_to_the_week_before_alone() -> None:
    archive = (week(0, given()), week(1, given()), week(2, answers=heard(Status.DONE)))
    assert found(*archive)["w0", "d1"].open
    assert not found(*archive)["w1", "d1"].open


def test_an_answer_that_it_goes_on_leaves_it_open() -> None:
    after = found(week(0, given()), week(1, answers=heard(Status.LATE)))
    assert after["w0", "d1"] == Standing(Status.LATE, "w1")


def test_what_was_closed_at_once_stays_closed() -> None:
    after = found(week(0, given(Status.DONE)), week(1, answers=heard(Status.IN_PROGRESS)))
    assert after["w0", "d1"] == Standing(Status.DONE, "w0")


def test_the_last_of_those_carried_on_waits_alone() -> None:
    archive = (week(0, given()), week(1, given(from_="w0")), week(2, given(from_="w0")))
    after = found(*archive)
    assert [after[f"w{number}", "d1"].status for number in range(3)] == [
        Status.CARRIED,
        Status.CARRIED,
        Status.OPEN,
    ]


def test_a_month_answers_no_week() -> None:
    month = Briefing(
        id="m",
        period=Period(kind=PeriodKind.MONTH, start=date(2020, 7, 1), end=date(2020, 7, 31)),
        answers=heard(Status.DONE),
    )
    assert found(week(0, given()), month)["w0", "d1"].open


@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        (Status.OPEN, date(2020, 6, 30), True),
        (Status.OPEN, TODAY, False),
        (Status.OPEN, None, False),
        (Status.LATE, None, True),
        (Status.DONE, date(2020, 6, 30), False),
    ],
)
def test_late_is_open_and_past_its_day_or_said_to_be(
    status: Status, due: date | None, late: bool
) -> None:
    assert is_late(Standing(status, "w0"), due, TODAY) is late
