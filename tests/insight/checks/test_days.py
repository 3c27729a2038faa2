"""Days that contradict one another."""

from datetime import date, time

import pytest
from msgspec.structs import replace

from briefing.insight.checks import Known, check
from briefing.model.records import (
    Briefing,
    DirectiveList,
    Meeting,
    Origin,
    Period,
    PeriodKind,
    Result,
)


def _period(
    start: tuple[int, int], end: tuple[int, int], kind: PeriodKind = PeriodKind.WEEK
) -> Period:
    return Period(kind=kind, start=date(2020, *start), end=date(2020, *end))


def _found(briefing: Briefing, previous: Briefing | None = None) -> list[tuple[str, str, str]]:
    return [(w.rule, w.message, w.where) for w in check(briefing, Known(previous=previous))]


@pytest.mark.parametrize(
    ("period", "messages"),
    [
        (_period((6, 22), (6, 27)), ["The week 22 – 27/6/2020 has 6 days."]),
        (_period((6, 22), (6, 22)), ["The week 22/6/2020 has 1 day."]),
        (
            _period((6, 23), (6, 29)),
            ["The week begins on thứ Ba 23/6/2020, not on a Monday."],
        ),
        (
            _period((6, 21), (6, 28)),
            [
                "The week begins on Chủ nhật 21/6/2020, not on a Monday.",
                "The week 21 – 28/6/2020 has 8 days.",
            ],
        ),
    ],
)
def test_a_week_runs_from_monday_to_sunday(
    week: Briefing, period: Period, messages: list[str]
) -> None:
    found = _found(replace(week, period=period, title=""))
    assert found == [("period/week", message, "Period") for message in messages]


def test_only_a_week_must_be_one(week: Briefing) -> None:
    assert _found(replace(week, period=_period((6, 2), (6, 27), PeriodKind.OTHER), title="")) == []


def test_a_period_does_not_end_before_it_begins(week: Briefing) -> None:
    assert _found(replace(week, period=_period((6, 28), (6, 22)), title="")) == [
        ("period/order", "The period begins on 28/6/2020 but ends on 22/6/2020.", "Period")
    ]


@pytest.mark.parametrize(
    ("before", "messages"),
    [
        (_period((6, 15), (6, 21)), []),
        (
            _period((6, 8), (6, 14)),
            ["No briefing covers 15 – 21/6/2020, since the one before ended on 14/6/2020."],
        ),
        (
            _period((6, 15), (6, 20)),
            ["No briefing covers 21/6/2020, since the one before ended on 20/6/2020."],
        ),
        (_period((6, 16), (6, 23)), ["The briefing before also covers 22 – 23/6/2020."]),
        # A month is no neighbour of a week, and what comes later was not before.
        (_period((5, 1), (5, 31), PeriodKind.MONTH), []),
        (_period((6, 29), (7, 5)), []),
    ],
)
def test_periods_follow_one_another(week: Briefing, before: Period, messages: list[str]) -> None:
    earlier = replace(week, id="before", period=before, directive_lists=(), figures=())
    found = _found(week, earlier)
    assert found == [("period/contiguity", message, "Period") for message in messages]


def test_the_meeting_comes_after_the_period(week: Briefing) -> None:
    assert _found(replace(week, meeting=Meeting(date=date(2020, 6, 26)))) == [
        (
            "meeting/before-end",
            "The meeting is on 26/6/2020, before the period ends on 28/6/2020.",
            "Meeting",
        )
    ]
    assert _found(replace(week, meeting=Meeting(date=date(2020, 6, 28)))) == []


def test_a_meeting_does_not_end_before_it_begins(week: Briefing) -> None:
    meeting = Meeting(start_time=time(14), end_time=time(10, 30))
    assert _found(replace(week, meeting=meeting)) == [
        ("meeting/hours", "The meeting ends before it begins.", "Meeting")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Họp lúc 8h00 thứ Hai 30/6/2020.", "30/6/2020 is thứ Ba, not thứ Hai."),
        ("Họp vào thứ Hai, ngày 30-6-2020.", "30/6/2020 is thứ Ba, not thứ Hai."),
        ("Họp sáng thứ 4 (30/6).", "30/6/2020 is thứ Ba, not thứ Tư."),
        ("Họp Chủ nhật, 06/7/2020.", "6/7/2020 is thứ Hai, not Chủ nhật."),
        ("Thứ Ba, 04/12/2019, họp tổng kết.", "4/12/2019 is thứ Tư, not thứ Ba."),
    ],
)
def test_a_weekday_fits_its_date(week: Briefing, text: str, message: str) -> None:
    results = (week.results[0], Result(id="r2", text=text))
    assert _found(replace(week, results=results)) == [("period/weekday", message, "Result 2")]


@pytest.mark.parametrize(
    "text",
    [
        "Họp lúc 8h00 thứ Ba 30/6/2020.",
        "Thứ Ba, 03/12/2019, họp tổng kết.",
        "Họp sáng thứ 3 (30/6).",
        "Hội nghị lần thứ ba ngày 24/6/2020 đã bế mạc.",
        "Phiên họp thứ 45, ngày 24/6/2020.",
        "Kỳ họp thứ tư, ngày 24/6/2020.",
        "Thứ ba, ngày 24/6/2020 phải xong hồ sơ.",
        "Xong việc. Thứ hai, ngày 24/6/2020 phải nộp hồ sơ.",
        "Họp thứ Hai hằng tuần.",
    ],
)
def test_a_right_weekday_or_a_rank_is_left_alone(week: Briefing, text: str) -> None:
    assert _found(replace(week, results=(Result(id="r1", text=text),))) == []


def _with_first(week: Briefing, **fields: object) -> Briefing:
    (group,) = week.directive_lists
    first = replace(group.directives[0], **fields)
    changed = DirectiveList(lead_in=group.lead_in, directives=(first, *group.directives[1:]))
    return replace(week, directive_lists=(changed,))


def test_a_task_is_not_due_before_it_is_given(week: Briefing) -> None:
    assert _found(_with_first(week, due=date(2020, 6, 19))) == [
        (
            "directive/due",
            "It is due on 19/6/2020, before the meeting on 29/6/2020.",
            "Conclusion 1, Một là",
        )
    ]
    assert _found(_with_first(week, due=date(2020, 6, 29))) == []


def test_a_carried_task_may_be_overdue(week: Briefing) -> None:
    origin = Origin(briefing="week-2020-06-15", directive="d1", ordinal=1)
    assert _found(_with_first(week, due=date(2020, 6, 19), origin=origin)) == []
