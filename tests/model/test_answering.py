from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.errors import StateError
from briefing.model.answering import (
    answer_to,
    answering_results,
    clear_answer,
    set_answer,
    set_answered,
)
from briefing.model.editing import add_result, new_briefing
from briefing.model.records import Answer, Briefing, Period, PeriodKind, State, Status

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 29), end=date(2020, 7, 5))
DONE = Answer(directive="d1", status=Status.DONE)


@pytest.fixture
def briefing() -> Briefing:
    """A week with the results r1 and r2."""
    return add_result(add_result(new_briefing(WEEK), "Xong đề án."), "Đã họp.")


def test_an_answer_is_kept_and_found(briefing: Briefing) -> None:
    assert answer_to(briefing, "d1") is None
    after = set_answer(briefing, DONE)
    assert answer_to(after, "d1") == DONE
    assert answer_to(after, "d2") is None


def test_a_second_answer_takes_the_place_of_the_first(briefing: Briefing) -> None:
    late = Answer(directive="d1", status=Status.LATE)
    other = Answer(directive="d2", status=Status.DONE)
    after = set_answer(set_answer(set_answer(briefing, DONE), other), late)
    assert after.answers == (late, other)


def test_a_cleared_answer_is_gone_and_the_others_stay(briefing: Briefing) -> None:
    other = Answer(directive="d2", status=Status.DONE)
    both = set_answer(set_answer(briefing, DONE), other)
    assert clear_answer(both, "d1").answers == (other,)
    assert clear_answer(briefing, "d1") == briefing


def test_a_result_says_what_it_answers(briefing: Briefing) -> None:
    after = set_answered(set_answer(briefing, DONE), "r1", "d1")
    assert answering_results(after, "d1") == ("r1",)
    assert answer_to(after, "d1") == replace(DONE, result="r1")


def test_an_answer_follows_when_its_result_turns_to_another_task(briefing: Briefing) -> None:
    both = set_answered(set_answer(briefing, DONE), "r2", "d1")
    both = set_answered(both, "r1", "d1")
    assert answer_to(both, "d1") == replace(DONE, result="r1")
    one = set_answered(both, "r1", "d2")
    assert answer_to(one, "d1") == replace(DONE, result="r2")
    assert answer_to(set_answered(one, "r2", None), "d1") == DONE


def test_what_is_not_there_cannot_answer(briefing: Briefing) -> None:
    with pytest.raises(KeyError):
        set_answered(briefing, "r9", "d1")


def test_a_final_briefing_is_not_changed(briefing: Briefing) -> None:
    final = replace(briefing, state=State.FINAL)
    with pytest.raises(StateError):
        set_answer(final, DONE)
    with pytest.raises(StateError):
        clear_answer(final, "d1")
    with pytest.raises(StateError):
        set_answered(final, "r1", "d1")


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(["d1", "d2", "d3"]), st.sampled_from(list(Status))), max_size=12
    )
)
def test_there_is_one_answer_to_each_task_and_the_last_one_counts(
    said: list[tuple[str, Status]],
) -> None:
    briefing = new_briefing(WEEK)
    for directive, status in said:
        briefing = set_answer(briefing, Answer(directive=directive, status=status))
    assert {one.directive: one.status for one in briefing.answers} == dict(said)
    assert len(briefing.answers) == len(dict(said))
