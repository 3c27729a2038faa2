"""The undo file: private, small, and in nobody's way when it is spoilt."""

import errno
import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefing.archive.journal import Journal
from briefing.archive.undo import STEPS, UndoHistory
from briefing.model.editing import add_directive, new_briefing, set_notes
from briefing.model.identity import directives
from briefing.model.records import Briefing, Period, PeriodKind

WEEK = "week-2020-06-22"


def week(*conclusions: str) -> Briefing:
    briefing = new_briefing(
        Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
    )
    for text in conclusions:
        briefing = add_directive(briefing, text)
    return briefing


def opened(folder: Path, present: Briefing) -> UndoHistory:
    """The history that a program finds which starts now on ``present``."""
    history = UndoHistory(Journal(folder, WEEK))
    history.load(present)
    return history


def noted(history: UndoHistory, start: Briefing, count: int) -> list[Briefing]:
    """Record ``count`` steps from ``start`` and return all states, the first one first."""
    states = [start]
    for number in range(count):
        states.append(set_notes(states[-1], f"lần {number}"))
        history.record(f"ghi {number}", states[-2], states[-1])
    return states


def walk(step: Callable[[Briefing], object], present: Briefing, limit: int = 9999) -> Briefing:
    """Take ``step`` until there is none, and return where that leads."""
    for _turn in range(limit):
        if (travel := step(present)) is None:
            break
        present = travel.briefing  # type: ignore[attr-defined]
    return present


def test_steps_are_found_again_and_lead_there_and_back(archive_folder: Path) -> None:
    first = opened(archive_folder, week())
    states = noted(first, week("một"), 3)
    second = opened(archive_folder, states[-1])
    assert (second.can_undo, second.can_redo) == (True, False)
    travel = second.undo(states[-1])
    assert travel is not None
    assert (travel.label, travel.briefing) == ("ghi 2", states[2])
    third = opened(archive_folder, states[2])
    assert (third.can_undo, third.can_redo) == (True, True)
    assert walk(third.undo, states[2]) == states[0]
    fourth = opened(archive_folder, states[0])
    assert (fourth.can_undo, fourth.can_redo) == (False, True)
    assert walk(fourth.redo, states[0]) == states[-1]


def test_a_new_step_forgets_what_was_undone(archive_folder: Path) -> None:
    history = opened(archive_folder, week())
    states = noted(history, week(), 2)
    assert history.undo(states[2])
    noted(history, states[1], 1)
    assert not history.can_redo
    assert not opened(archive_folder, set_notes(states[1], "lần 0")).can_redo


def test_a_file_of_another_briefing_counts_for_nothing_and_goes(archive_folder: Path) -> None:
    history = opened(archive_folder, week())
    noted(history, week("một"), 5)
    other = week("của chương trình khác")
    changed = opened(archive_folder, other)
    assert (changed.can_undo, changed.can_redo) == (False, False)
    states = noted(changed, other, 1)
    assert "lần 4" not in changed.path.read_text()
    assert walk(opened(archive_folder, states[-1]).undo, states[-1]) == other


def test_a_change_between_two_sessions_hides_the_steps_before_it(archive_folder: Path) -> None:
    first, second = opened(archive_folder, week()), opened(archive_folder, week())
    ours = noted(first, week(), 2)
    theirs = noted(second, set_notes(week(), "của họ"), 2)
    assert walk(opened(archive_folder, theirs[-1]).undo, theirs[-1]) == theirs[0]
    assert not opened(archive_folder, ours[-1]).can_undo


def test_a_step_noted_and_never_stored_is_passed_over(archive_folder: Path) -> None:
    history = opened(archive_folder, week())
    states = noted(history, week(), 3)
    again = opened(archive_folder, states[2])
    assert walk(again.undo, states[2]) == states[0]


@pytest.mark.parametrize("cut", [1, 40])
def test_a_torn_last_line_costs_only_what_hangs_on_it(archive_folder: Path, cut: int) -> None:
    history = opened(archive_folder, week())
    states = noted(history, week(), 4)
    data = history.path.read_bytes()
    history.path.write_bytes(data[:-cut])
    torn = opened(archive_folder, states[3])
    assert walk(torn.undo, states[3]) == states[0]
    more = noted(opened(archive_folder, states[0]), states[0], 2)
    assert walk(opened(archive_folder, more[-1]).undo, more[-1]) == states[0]


@pytest.mark.parametrize(
    "spoilt", [b"", b"\0" * 300, b"{}\n[]\n", b'{"move":"undo"}\n', b"\xff\xfe\n", b"x" * 99]
)
def test_a_broken_file_is_an_empty_history(archive_folder: Path, spoilt: bytes) -> None:
    history = opened(archive_folder, week())
    states = noted(history, week(), 2)
    history.path.write_bytes(spoilt)
    again = opened(archive_folder, states[-1])
    assert (again.can_undo, again.can_redo) == (False, False)
    more = noted(again, states[-1], 1)
    assert walk(opened(archive_folder, more[-1]).undo, more[-1]) == states[-1]


def test_a_patch_that_fits_nothing_ends_the_history_there(archive_folder: Path) -> None:
    history = opened(archive_folder, week())
    states = noted(history, week(), 3)
    lines = history.path.read_text().splitlines()
    lines[1] = lines[1].replace("notes", "nodes")
    history.path.write_text("\n".join(lines) + "\n")
    assert walk(opened(archive_folder, states[-1]).undo, states[-1]) == states[2]


def test_only_the_newest_steps_are_kept(archive_folder: Path) -> None:
    history = opened(archive_folder, week())
    states = noted(history, week(), 2 * STEPS + 20)
    assert len(history.path.read_bytes().splitlines()) <= 2 * STEPS
    again = opened(archive_folder, states[-1])
    assert walk(again.undo, states[-1]) == states[-1 - STEPS]


def test_tidying_keeps_what_can_be_redone(archive_folder: Path) -> None:
    history = opened(archive_folder, week())
    states = noted(history, week(), 2 * STEPS - 2)
    present = walk(history.undo, states[-1], 10)  # the file is tidied on the way
    again = opened(archive_folder, present)
    assert walk(again.redo, present) == states[-1]
    again = opened(archive_folder, states[-1])
    assert walk(again.undo, states[-1]) == states[-1 - STEPS]


def test_what_a_kill_left_half_written_goes_with_the_next_tidying(archive_folder: Path) -> None:
    history = opened(archive_folder, week())
    states = noted(history, week(), 1)
    left = history.path.with_name(f".{history.path.name}.0123456789ab.tmp")
    left.write_text("một nửa")
    noted(history, states[-1], 2 * STEPS)
    assert [path.name for path in history.path.parent.iterdir()] == [history.path.name]


def test_a_step_costs_as_much_as_it_changes(archive_folder: Path) -> None:
    history = opened(archive_folder, week())
    long = week(*["giao các đơn vị rà soát " * 20] * 30)
    noted(history, long, 1)
    after = add_directive(long, "thêm một")
    history.record("thêm", long, after)
    assert len(list(directives(after))) == 31
    assert len(history.path.read_bytes()) < 1000


def test_the_file_and_its_folder_are_private(archive_folder: Path) -> None:
    history = opened(archive_folder, week())
    noted(history, week(), 1)
    assert stat.S_IMODE(history.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(history.path.parent.stat().st_mode) == 0o700


def test_a_full_disk_costs_nothing_while_the_program_runs(
    archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = opened(archive_folder, week())
    states = noted(history, week(), 1)
    real = os.open

    def refuse(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, flags, mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        states += noted(history, states[-1], 2)[1:]
        assert walk(history.undo, states[-1]) == states[0]
        assert walk(history.redo, states[0]) == states[-1]
    states += noted(history, states[-1], 1)[1:]  # the disk has room again
    assert walk(opened(archive_folder, states[-1]).undo, states[-1]) == states[0]
