from collections.abc import Callable

import pytest
from msgspec.structs import replace

from briefing.errors import BriefingError, StateError
from briefing.model.answering import answer_to
from briefing.model.editing import add_result
from briefing.model.records import Answer, Briefing, State, Status
from briefing.verbs.answering import answer, link, unlink
from tests.verbs.conftest import MakeWeek


@pytest.fixture
def week(make_week: MakeWeek) -> Briefing:
    """A week with the results r1 and r2."""
    return add_result(add_result(make_week("2020-06-29"), "Xong đề án."), "Đã họp.")


def linked(briefing: Briefing) -> dict[str, str | None]:
    return {item.id: item.answers for item in briefing.results}


@pytest.mark.parametrize("status", [Status.DONE, Status.IN_PROGRESS, Status.LATE, Status.CARRIED])
def test_an_answer_needs_no_reason(week: Briefing, status: Status) -> None:
    assert answer(week, "d1", status).answers == (Answer(directive="d1", status=status),)


def test_a_task_is_dropped_only_with_a_reason(week: Briefing) -> None:
    for nothing in ("", "  \n "):
        with pytest.raises(BriefingError) as refused:
            answer(week, "d1", Status.DROPPED, nothing)
        assert refused.value.advice
    dropped = answer(week, "d1", Status.DROPPED, " đã có\ncơ quan khác\x1b[2J làm ")
    assert dropped.answers == (
        Answer(directive="d1", status=Status.DROPPED, reason="đã có cơ quan khác làm"),
    )


def test_an_answer_can_be_taken_back(week: Briefing) -> None:
    assert answer(answer(week, "d1", Status.DONE), "d1", Status.OPEN) == week


def test_another_answer_keeps_the_result_and_forgets_the_reason(week: Briefing) -> None:
    late = answer(link(week, "r1", "d1"), "d1", Status.LATE, "thiếu người")
    assert late.answers == (
        Answer(directive="d1", status=Status.LATE, reason="thiếu người", result="r1"),
    )
    again = answer(late, "d1", Status.IN_PROGRESS)
    assert again.answers == (Answer(directive="d1", status=Status.IN_PROGRESS, result="r1"),)


def test_an_answer_names_the_result_that_was_linked_before_it(week: Briefing) -> None:
    imported = replace(week, results=(replace(week.results[0], answers="d1"), *week.results[1:]))
    answered = answer(imported, "d1", Status.LATE)
    assert answered.answers == (Answer(directive="d1", status=Status.LATE, result="r1"),)


def test_a_linked_task_counts_as_done(week: Briefing) -> None:
    after = link(week, "r1", "d1")
    assert linked(after) == {"r1": "d1", "r2": None}
    assert after.answers == (Answer(directive="d1", status=Status.DONE, result="r1"),)
    assert link(after, "r1", "d1") == after


def test_a_task_that_was_answered_otherwise_stays_so_when_linked(week: Briefing) -> None:
    after = link(answer(week, "d1", Status.IN_PROGRESS), "r1", "d1")
    assert after.answers == (Answer(directive="d1", status=Status.IN_PROGRESS, result="r1"),)


def test_a_link_taken_away_takes_its_own_answer_with_it(week: Briefing) -> None:
    assert unlink(link(week, "r1", "d1"), "r1") == week


def test_an_answer_that_was_heard_stays_without_the_link(week: Briefing) -> None:
    late = link(answer(week, "d1", Status.LATE), "r1", "d1")
    assert unlink(late, "r1").answers == (Answer(directive="d1", status=Status.LATE),)


def test_a_task_with_two_results_stays_done_while_one_is_left(week: Briefing) -> None:
    both = link(link(week, "r1", "d1"), "r2", "d1")
    assert unlink(both, "r2").answers == (Answer(directive="d1", status=Status.DONE, result="r1"),)


def test_a_result_that_turns_to_another_task_leaves_the_first_open(week: Briefing) -> None:
    after = link(link(week, "r1", "d1"), "r1", "d2")
    assert linked(after)["r1"] == "d2"
    assert answer_to(after, "d1") is None
    assert after.answers == (Answer(directive="d2", status=Status.DONE, result="r1"),)


def test_what_answers_nothing_can_be_unlinked_without_harm(week: Briefing) -> None:
    assert unlink(week, "r1") == week


def test_a_result_that_is_not_there_is_refused(week: Briefing) -> None:
    with pytest.raises(KeyError):
        link(week, "r9", "d1")
    with pytest.raises(KeyError):
        unlink(week, "r9")


@pytest.mark.parametrize(
    "deed",
    [
        lambda week: answer(week, "d1", Status.DONE),
        lambda week: answer(week, "d1", Status.OPEN),
        lambda week: link(week, "r1", "d1"),
        lambda week: unlink(week, "r1"),
    ],
    ids=["answer", "clear", "link", "unlink"],
)
def test_a_final_week_is_not_changed(week: Briefing, deed: Callable[[Briefing], Briefing]) -> None:
    with pytest.raises(StateError):
        deed(replace(week, state=State.FINAL))
