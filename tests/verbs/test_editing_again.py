"""Undo over several sessions: hundreds of steps, whatever lies between them."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.archive.protocol import Archive
from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive, move_item, remove_item, set_notes, set_text
from briefing.model.records import Briefing
from briefing.verbs.editing import WorkingCopy
from tests.verbs.conftest import MakeWeek

WEEK = "week-2020-06-22"


@pytest.fixture(autouse=True)
def _a_quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)  # the disk is not the point here


@pytest.fixture
def folder(archive: Archive, archive_folder: Path, make_week: MakeWeek) -> Path:
    archive.put(make_week("2020-06-22", "rà soát hồ sơ", "sơ kết sáu tháng", "cử đoàn giám sát"))
    return archive_folder


def reopened(folder: Path) -> WorkingCopy:
    """What a program that starts now works with."""
    archive = open_archive(folder)
    return WorkingCopy(archive, archive.get(WEEK))


def edit(copy: WorkingCopy, number: int) -> None:
    """Make one of a round of different edits."""
    edits = (
        lambda briefing: add_directive(briefing, f"giao việc {number}"),
        lambda briefing: set_text(briefing, "d1", f"rà soát hồ sơ lần {number}"),
        lambda briefing: move_item(briefing, "d2", 1 if number % 2 else -1),
        lambda briefing: set_notes(briefing, f"ghi chú {number}"),
        lambda briefing: remove_item(briefing, briefing.directive_lists[0].directives[-1].id),
    )
    copy.apply(f"việc {number}", edits[number % len(edits)])


def test_hundreds_of_steps_back_and_forth_over_restarts(folder: Path) -> None:
    copy = reopened(folder)
    states = [copy.briefing]
    for number in range(250):
        edit(copy, number)
        states.append(copy.briefing)
    assert len(set(map(id, states))) == 251
    copy = reopened(folder)
    for number in range(249, -1, -1):
        if number == 120:
            copy = reopened(folder)  # in the middle of it
        assert copy.undo() == f"việc {number}"
        assert copy.briefing == states[number]
    assert copy.undo() is None
    copy = reopened(folder)
    for number in range(250):
        if number == 120:
            copy = reopened(folder)
        assert copy.redo() == f"việc {number}"
        assert copy.briefing == states[number + 1]
    assert not copy.can_redo
    assert open_archive(folder).get(WEEK) == states[-1]


def test_another_program_in_between_begins_a_new_history(folder: Path) -> None:
    copy = reopened(folder)
    edit(copy, 0)
    archive = open_archive(folder)
    archive.put(set_notes(archive.get(WEEK), "đồng bộ từ máy khác"))
    copy = reopened(folder)
    assert (copy.can_undo, copy.undo(), copy.redo()) == (False, None, None)
    assert copy.briefing.notes == "đồng bộ từ máy khác"
    edit(copy, 1)
    assert reopened(folder).undo() == "việc 1"


def test_a_week_undone_elsewhere_to_the_same_text_keeps_its_steps(folder: Path) -> None:
    first = reopened(folder)
    edit(first, 0)
    second = reopened(folder)
    second.undo()
    third = reopened(folder)
    assert third.redo() == "việc 0"


def test_opening_reads_no_steps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(reopened(folder), 0)

    def refuse(_history: object, _present: Briefing) -> bool:
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr("briefing.archive.undo.UndoHistory.load", refuse)
        copy = reopened(folder)
    assert copy.undo() == "việc 0"


def test_the_steps_of_a_session_that_could_not_save_are_taken_back_one_by_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = reopened(folder)
    shard = folder / "briefings" / "2020.json"
    good = shard.read_bytes()
    shard.write_bytes(good[:50])
    for number in range(3):
        edit(copy, number)
    assert copy.unsaved is not None
    shard.write_bytes(good)
    later = reopened(folder)
    assert later.briefing == copy.briefing
    assert [later.undo() for _step in range(4)] == ["việc 2", "việc 1", "việc 0", None]


def test_a_history_that_cannot_be_written_keeps_no_edit_from_being_stored(folder: Path) -> None:
    (folder / "undo").write_text("a file is in the way")
    copy = reopened(folder)
    for number in range(3):
        edit(copy, number)
    assert copy.trouble is None
    assert open_archive(folder).get(WEEK) == copy.briefing
    assert [copy.undo() for _step in range(4)] == ["việc 2", "việc 1", "việc 0", None]


def test_periods_of_another_year_have_their_own_steps(
    folder: Path, archive: Archive, make_week: MakeWeek
) -> None:
    other = make_week(str(date(2020, 6, 22) + timedelta(days=7)), "việc khác")
    archive.put(other)
    edit(reopened(folder), 0)
    assert not WorkingCopy(archive, archive.get(other.id)).can_undo
