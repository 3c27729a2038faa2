"""Finalize and reopen reach the archive."""

import pytest

from briefing.archive.protocol import Archive
from briefing.errors import ConflictError, StateError
from briefing.model.editing import add_directive
from briefing.model.records import State
from briefing.verbs.finalizing import finalize_in, reopen_in

W26 = "week-2020-06-22"


def test_the_lock_and_the_next_revision_are_stored(summer: Archive) -> None:
    finalize_in(summer, summer.get(W26))
    assert (summer.get(W26).state, summer.get(W26).revision) == (State.FINAL, 1)
    reopen_in(summer, summer.get(W26))
    assert (summer.get(W26).state, summer.get(W26).revision) == (State.DRAFT, 2)


def test_what_is_refused_changes_nothing(summer: Archive) -> None:
    before = summer.get(W26)
    with pytest.raises(StateError):
        reopen_in(summer, before)
    summer.put(add_directive(before, "từ cửa sổ kia"))
    with pytest.raises(ConflictError):
        finalize_in(summer, before)
    assert summer.get(W26).state is State.DRAFT
