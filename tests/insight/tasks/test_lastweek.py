from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from briefing.i18n import _
from briefing.insight.tasks.lastweek import (
    Asked,
    brief,
    day_of,
    likeliest,
    likeliest_results,
    waiting,
)
from briefing.model.editing import add_result, change_directive, new_briefing, set_meeting
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

MEETING = date(2020, 7, 6)


def week(monday: date, *lists: tuple[Directive, ...]) -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    groups = tuple(DirectiveList(directives=group) for group in lists)
    return replace(new_briefing(period), directive_lists=groups)


def directive(number: int, text: str = "việc", **facts: object) -> Directive:
    return replace(Directive(id=f"d{number}", ordinal=number, text=text), **facts)


@pytest.fixture
def previous() -> Briefing:
    """Three directives: due 3/7 and carried from two weeks before, due 10/7, without a day."""
    carried = Origin(briefing="week-2020-06-08", directive="d4", ordinal=4)
    return week(
        date(2020, 6, 22),
        (
            directive(1, "trình đề án vị trí việc làm", due=date(2020, 7, 3), origin=carried),
            directive(2, "chuẩn bị hội nghị sơ kết", unit="Văn phòng", due=date(2020, 7, 10)),
            directive(3, "làm phim tư liệu"),
        ),
    )


@pytest.fixture
def current() -> Briefing:
    """The week after, with two results."""
    briefing = set_meeting(week(date(2020, 6, 29)), Meeting(date=MEETING))
    briefing = add_result(briefing, "Đã họp bàn chuẩn bị hội nghị sơ kết.", unit="Văn phòng")
    return add_result(briefing, "Trình xong đề án vị trí việc làm.")


def by_number(asked: tuple[Asked, ...]) -> dict[str, Asked]:
    return {one.number: one for one in asked}


def answered(briefing: Briefing, *answers: Answer) -> Briefing:
    return replace(briefing, answers=answers)


def test_everything_waits_at_first(current: Briefing, previous: Briefing) -> None:
    asked = waiting(current, previous, MEETING)
    assert [one.number for one in asked] == ["1", "2", "3"]
    assert [one.directive.text for one in asked][2] == "làm phim tư liệu"
    assert not any(one.reviewed or one.settled or one.results or one.answer for one in asked)


def test_lateness_is_told_at_the_day_of_the_meeting(current: Briefing, previous: Briefing) -> None:
    assert [one.late_by for one in waiting(current, previous, MEETING)] == [3, 0, 0]
    assert [one.late_by for one in waiting(current, previous, date(2020, 7, 3))] == [0, 0, 0]
    assert [one.late_by for one in waiting(current, previous, date(2020, 7, 12))] == [9, 2, 0]


def test_the_meeting_gives_the_day_or_else_today(current: Briefing) -> None:
    today = date(2020, 8, 1)
    assert day_of(current, today) == MEETING
    assert day_of(replace(current, meeting=Meeting()), today) == today


def test_age_counts_from_where_a_task_was_first_given(
    current: Briefing, previous: Briefing
) -> None:
    assert [one.age for one in waiting(current, previous, MEETING)] == [3, 1, 1]


def test_an_origin_that_names_no_day_counts_from_the_week_before(current: Briefing) -> None:
    strange = Origin(briefing="tuần nào đó", directive="d1", ordinal=1)
    given = week(date(2020, 6, 22), (directive(1, origin=strange),))
    assert waiting(current, given, MEETING)[0].age == 1


def test_what_this_meeting_heard_comes_before_what_the_record_says(
    current: Briefing, previous: Briefing
) -> None:
    previous = change_directive(previous, "d1", lambda item: replace(item, status=Status.LATE))
    previous = change_directive(previous, "d2", lambda item: replace(item, status=Status.DONE))
    heard = Answer(directive="d1", status=Status.IN_PROGRESS)
    asked = by_number(waiting(answered(current, heard), previous, MEETING))
    assert (asked["1"].status, asked["1"].answer) == (Status.IN_PROGRESS, heard)
    assert (asked["2"].status, asked["2"].answer) == (Status.DONE, None)
    assert not asked["3"].reviewed


@pytest.mark.parametrize("status", [Status.DONE, Status.CARRIED, Status.DROPPED])
def test_what_is_settled_is_late_no_more(
    current: Briefing, previous: Briefing, status: Status
) -> None:
    after = answered(current, Answer(directive="d1", status=status, reason="có lý do"))
    asked = waiting(after, previous, MEETING)[0]
    assert asked.settled
    assert asked.late_by == 0


def test_a_result_that_answers_is_known(current: Briefing, previous: Briefing) -> None:
    first, second = current.results
    linked = replace(current, results=(replace(first, answers="d2"), second))
    asked = by_number(waiting(linked, previous, MEETING))
    assert asked["2"].results == (first.id,)
    assert asked["1"].results == ()


def test_points_and_several_lists_are_told_apart(current: Briefing) -> None:
    first = (directive(1), replace(directive(1, level=1), id="d2"), directive(2))
    given = week(date(2020, 6, 22), first, (replace(directive(1), id="d9"),))
    numbers = [one.number for one in waiting(current, given, MEETING)]
    assert numbers == ["1.1", "1.1a", "1.2", "2.1"]
    alone = week(date(2020, 6, 22), first)
    assert [one.number for one in waiting(current, alone, MEETING)] == ["1", "1a", "2"]


def test_numbers_from_elsewhere_do_no_harm(current: Briefing) -> None:
    given = week(date(2020, 6, 22), (directive(0, level=1), directive(200, level=1)))
    assert len({one.number for one in waiting(current, given, MEETING)}) == 2


def test_without_a_week_before_nothing_waits(current: Briefing) -> None:
    assert waiting(current, None, MEETING) == ()
    assert brief(current, None, MEETING).asked == ()


def test_the_likeliest_directive_comes_first_with_a_reason(
    current: Briefing, previous: Briefing
) -> None:
    asked = waiting(current, previous, MEETING)
    offered, *others = likeliest("Đã trình xong đề án vị trí việc làm.", asked, MEETING)
    assert offered.asked.number == "1"
    assert "đề án vị trí việc làm" in offered.reason
    assert [one.score for one in others] == [0, 0]
    by_unit = likeliest("Xong.", asked, MEETING, unit="Văn phòng")[0]
    assert (by_unit.asked.number, by_unit.reason) == ("2", _("same unit"))


def test_the_likeliest_result_comes_first(current: Briefing, previous: Briefing) -> None:
    asked = by_number(waiting(current, previous, MEETING))
    best = {
        number: likeliest_results(one, current.results, MEETING)[0].result.text
        for number, one in asked.items()
    }
    assert best["1"].startswith("Trình xong đề án")
    assert best["2"].startswith("Đã họp bàn")


def test_the_brief_tells_what_is_open_late_and_without_a_result(
    current: Briefing, previous: Briefing
) -> None:
    first, second = current.results
    current = replace(current, results=(replace(first, answers="d2"), second))
    current = answered(current, Answer(directive="d2", status=Status.IN_PROGRESS))
    found = brief(current, previous, MEETING)
    assert [one.number for one in found.asked] == ["1", "2", "3"]
    assert [one.number for one in found.open] == ["1", "2", "3"]
    assert [one.number for one in found.late] == ["1"]
    assert [one.number for one in found.waiting] == ["1", "3"]
    assert [one.number for one in found.carried] == ["1"]


def test_what_is_settled_is_not_in_the_brief_but_late_answers_are(
    current: Briefing, previous: Briefing
) -> None:
    current = answered(
        current,
        Answer(directive="d1", status=Status.DONE),
        Answer(directive="d3", status=Status.LATE),
    )
    found = brief(current, previous, MEETING)
    assert [one.number for one in found.open] == ["2", "3"]
    assert [one.number for one in found.late] == ["3"]
    assert found.carried == ()
