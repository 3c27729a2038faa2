"""A draft is locked into a revision, and a locked one becomes the next draft."""

from datetime import date

import pytest

from briefing.errors import StateError
from briefing.model.editing import add_directive
from briefing.model.records import Briefing, Period, PeriodKind, State
from briefing.model.states import finalize, reopen

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
DRAFT = Briefing(id="week-2020-06-22", period=WEEK)


def test_revisions_count_from_one() -> None:
    first = finalize(DRAFT)
    assert (first.state, first.revision) == (State.FINAL, 1)
    draft = reopen(first)
    assert (draft.state, draft.revision) == (State.DRAFT, 2)
    second = finalize(draft)
    assert (second.state, second.revision) == (State.FINAL, 2)


def test_a_locked_briefing_takes_no_edit_until_it_is_reopened() -> None:
    locked = finalize(DRAFT)
    with pytest.raises(StateError):
        add_directive(locked, "thêm")
    assert add_directive(reopen(locked), "thêm").directive_lists


def test_nothing_is_locked_or_reopened_twice() -> None:
    with pytest.raises(StateError):
        finalize(finalize(DRAFT))
    with pytest.raises(StateError):
        reopen(DRAFT)
