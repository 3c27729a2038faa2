"""A draft is locked into a revision, and a locked one becomes the next draft."""

from datetime import UTC, date, datetime

import pytest

from briefing.errors import StateError
from briefing.model.editing import add_directive
from briefing.model.records import Briefing, Finalized, Period, PeriodKind, State
from briefing.model.states import finalize, reopen

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
DRAFT = Briefing(id="week-2020-06-22", period=WEEK)
NOW = datetime(2020, 6, 29, 16, 30, tzinfo=UTC)
LATER = datetime(2020, 6, 30, 8, 0, tzinfo=UTC)


def test_revisions_count_from_one() -> None:
    first = finalize(DRAFT, NOW, "Nguyễn Thị An")
    assert (first.state, first.revision) == (State.FINAL, 1)
    draft = reopen(first)
    assert (draft.state, draft.revision) == (State.DRAFT, 2)
    second = finalize(draft, LATER)
    assert (second.state, second.revision) == (State.FINAL, 2)


def test_a_locked_briefing_takes_no_edit_until_it_is_reopened() -> None:
    locked = finalize(DRAFT, NOW)
    with pytest.raises(StateError):
        add_directive(locked, "thêm")
    assert add_directive(reopen(locked), "thêm").directive_lists


def test_nothing_is_locked_or_reopened_twice() -> None:
    locked = finalize(DRAFT, NOW)
    with pytest.raises(StateError):
        finalize(locked, LATER)
    with pytest.raises(StateError):
        reopen(DRAFT)


def test_a_revision_bears_when_and_by_whom_and_the_next_draft_does_not() -> None:
    locked = finalize(DRAFT, NOW, "Nguyễn Thị An")
    assert locked.finalized == Finalized(at=NOW, by="Nguyễn Thị An")
    assert reopen(locked).finalized is None
