import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefing.archive.journal import Journal
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import ArchiveError, StateError
from briefing.model.editing import (
    add_directive,
    move_item,
    new_briefing,
    remove_item,
    set_notes,
    set_text,
)
from briefing.model.encoding import fingerprint
from briefing.model.identity import directives
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.model.states import finalize
from briefing.verbs.editing import WorkingCopy

MONDAY = date(2020, 6, 22)
WEEK = "week-2020-06-22"


def week() -> Briefing:
    return new_briefing(Period(kind=PeriodKind.WEEK, start=MONDAY, end=MONDAY + timedelta(days=6)))


def adding(text: str) -> Callable[[Briefing], Briefing]:
    return lambda briefing: add_directive(briefing, text)


def noting(text: str) -> Callable[[Briefing], Briefing]:
    return lambda briefing: set_notes(briefing, text)


def texts(briefing: Briefing) -> list[str]:
    return [item.text for item in directives(briefing)]


@pytest.fixture
def archive(archive_folder: Path) -> TinyArchive:
    return open_archive(archive_folder)


@pytest.fixture
def copy(archive: TinyArchive) -> WorkingCopy:
    return WorkingCopy(archive, week())


def reopened(archive: TinyArchive) -> WorkingCopy:
    """What a program that starts now finds, in its own memory."""
    fresh = open_archive(archive.folder)
    known = [header.id for header in fresh.headers()]
    return WorkingCopy(fresh, fresh.get(WEEK) if WEEK in known else week())


@contextmanager
def full_disk(*, only: str = "") -> Iterator[None]:
    """Refuse to write any file under a path that has ``only`` in it."""
    real = os.open

    def refuse(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and only in str(path) and str(path).endswith((".tmp", ".jsonl")):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, flags, mode)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", refuse)
        yield


def test_each_step_is_stored_before_it_returns(archive: TinyArchive, copy: WorkingCopy) -> None:
    assert copy.saved_at is None
    before = datetime.now(UTC)
    after = copy.apply("thêm", adding("rà soát"))
    assert after is copy.briefing
    assert open_archive(archive.folder).get(WEEK) == after
    assert copy.saved_at is not None
    assert copy.saved_at >= before
    assert copy.trouble is None


def test_undo_and_redo_walk_back_and_forth_and_are_stored(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    states = [copy.briefing]
    for label, edit in (
        ("thêm một", adding("một")),
        ("thêm hai", adding("hai")),
        ("chuyển", lambda briefing: move_item(briefing, "d2", -1)),
        ("sửa", lambda briefing: set_text(briefing, "d1", "một, sửa")),
        ("bỏ", lambda briefing: remove_item(briefing, "d2")),
    ):
        states.append(copy.apply(label, edit))
    labels = ["thêm một", "thêm hai", "chuyển", "sửa", "bỏ"]
    assert [copy.undo() for _label in labels] == labels[::-1]
    assert copy.briefing == states[0]
    assert (copy.can_undo, copy.can_redo, copy.undo()) == (False, True, None)
    assert [copy.redo() for _label in labels] == labels
    assert (copy.can_undo, copy.can_redo, copy.redo()) == (True, False, None)
    assert open_archive(archive.folder).get(WEEK) == states[-1]
    copy.undo()
    assert open_archive(archive.folder).get(WEEK) == states[-2]
    copy.apply("khác", adding("ba"))
    assert not copy.can_redo


def test_hundreds_of_steps_can_be_undone(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)  # the disk is not the point here
    for number in range(220):
        copy.apply(str(number), noting(str(number)))
    assert [copy.undo() for _step in range(220)] == [str(number) for number in range(219, -1, -1)]
    assert copy.briefing == week()


def test_an_edit_that_changes_nothing_is_no_step(copy: WorkingCopy) -> None:
    copy.apply("không", lambda briefing: set_notes(briefing, ""))
    assert not copy.can_undo
    assert copy.saved_at is None


def test_a_refused_edit_changes_nothing(copy: WorkingCopy) -> None:
    copy.apply("thêm", adding("một"))
    with pytest.raises(KeyError):
        copy.apply("sửa", lambda briefing: set_text(briefing, "d9", "x"))
    assert texts(copy.briefing) == ["một"]
    assert copy.undo() == "thêm"


def test_a_finalized_briefing_is_not_undone(copy: WorkingCopy) -> None:
    copy.apply("thêm", adding("một"))
    copy.apply("chốt", lambda briefing: finalize(briefing, datetime.now(UTC)))
    with pytest.raises(StateError):
        copy.undo()
    with pytest.raises(StateError):
        copy.apply("thêm", adding("hai"))
    assert texts(copy.briefing) == ["một"]


def test_a_failed_save_keeps_the_text_and_is_made_up_for(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    copy.apply("thêm", adding("một"))
    with full_disk():
        copy.apply("thêm", adding("hai"))
        assert isinstance(copy.unsaved, ArchiveError)
        assert copy.trouble is not None
        assert not copy.save()
    assert texts(open_archive(archive.folder).get(WEEK)) == ["một"]
    copy.apply("thêm", adding("ba"))
    assert copy.unsaved is None
    assert copy.trouble is None
    assert texts(open_archive(archive.folder).get(WEEK)) == ["một", "hai", "ba"]
    assert [copy.undo() for _step in range(3)] == ["thêm"] * 3


def test_save_tries_again_without_an_edit(archive: TinyArchive, copy: WorkingCopy) -> None:
    with full_disk():
        copy.apply("thêm", adding("một"))
    assert copy.save()
    assert copy.unsaved is None
    assert texts(open_archive(archive.folder).get(WEEK)) == ["một"]


@pytest.mark.parametrize("stored_before", [True, False])
def test_what_could_not_be_stored_comes_back_in_the_next_session(
    archive: TinyArchive, copy: WorkingCopy, stored_before: bool
) -> None:
    if stored_before:
        copy.apply("thêm", adding("một"))
    with full_disk(only="briefings"):
        copy.draft("entry", "hai")
        copy.apply("thêm", adding("hai"))
        copy.commit_draft("entry")
        copy.draft("entry", "ba, đang gõ")
        again = reopened(archive)
        assert again.unsaved is not None
        assert texts(again.briefing)[-1] == "hai"
    later = reopened(archive)
    assert texts(later.briefing) == (["một", "hai"] if stored_before else ["hai"])
    assert later.unsaved is None
    assert texts(open_archive(archive.folder).get(WEEK)) == texts(later.briefing)
    assert [draft.text for draft in later.recovered] == ["ba, đang gõ"]
    assert later.undo() is not None
    assert texts(later.briefing) == (["một"] if stored_before else [])
    assert reopened(archive).can_undo == stored_before


def test_an_older_text_is_not_lost_to_the_next_line_typed(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    """Archive and journal both refuse for a moment; then the journal alone works again."""
    copy.draft("entry", "một")
    with full_disk():
        copy.apply("thêm", adding("một"))
        copy.commit_draft("entry")
    with full_disk(only="briefings"):
        copy.draft("entry", "hai")
    later = reopened(archive)
    assert texts(later.briefing) == ["một"]
    assert [draft.text for draft in later.recovered] == ["hai"]


def test_another_window_is_a_conflict_until_one_is_chosen(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    copy.apply("thêm", adding("chung"))
    other = reopened(archive)
    other.apply("thêm", adding("của họ"))
    copy.apply("thêm", adding("của tôi"))
    copy.apply("ghi chú", noting("vẫn gõ được"))
    assert copy.conflict == other.briefing
    assert copy.unsaved is not None
    assert texts(copy.briefing) == ["chung", "của tôi"]
    assert open_archive(archive.folder).get(WEEK) == other.briefing


def test_keeping_mine_replaces_what_was_seen(archive: TinyArchive, copy: WorkingCopy) -> None:
    copy.apply("thêm", adding("chung"))
    other = reopened(archive)
    other.apply("thêm", adding("của họ"))
    copy.apply("thêm", adding("của tôi"))
    other.apply("ghi chú", noting("mới nữa"))
    copy.keep_mine()  # they were quicker once more
    assert copy.conflict == other.briefing
    assert open_archive(archive.folder).get(WEEK) == other.briefing
    assert copy.keep_mine() == copy.briefing
    assert copy.conflict is None
    assert copy.unsaved is None
    assert texts(open_archive(archive.folder).get(WEEK)) == ["chung", "của tôi"]
    assert copy.undo() == "thêm"


def test_taking_theirs_keeps_mine_for_the_undo(archive: TinyArchive, copy: WorkingCopy) -> None:
    copy.apply("thêm", adding("chung"))
    other = reopened(archive)
    other.apply("thêm", adding("của họ"))
    copy.apply("thêm", adding("của tôi"))
    other.apply("ghi chú", noting("mới nữa"))
    assert copy.take_theirs() == other.briefing
    assert copy.conflict is None
    assert copy.unsaved is None
    assert reopened(archive).briefing == other.briefing
    copy.undo()
    assert texts(copy.briefing) == ["chung", "của tôi"]


def test_a_new_week_does_not_replace_one_that_is_there(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    copy.apply("thêm", adding("đã có"))
    late = WorkingCopy(open_archive(archive.folder), week())
    late.apply("thêm", adding("đến sau"))
    assert late.conflict == copy.briefing
    assert texts(open_archive(archive.folder).get(WEEK)) == ["đã có"]


def test_an_unsettled_conflict_outlives_the_session(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    copy.apply("thêm", adding("chung"))
    other = reopened(archive)
    other.apply("thêm", adding("của họ"))
    copy.apply("thêm", adding("của tôi"))
    later = reopened(archive)
    assert texts(later.briefing) == ["chung", "của tôi"]
    assert later.conflict == other.briefing
    later.keep_mine()
    assert reopened(archive).conflict is None
    assert texts(open_archive(archive.folder).get(WEEK)) == ["chung", "của tôi"]


def test_a_draft_waits_for_the_next_session_until_committed(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    copy.draft("entry", "Ba là, giao")
    later = reopened(archive)
    (draft,) = later.recovered
    assert (draft.place, draft.text) == ("entry", "Ba là, giao")
    later.apply("thêm", adding(draft.text))
    later.commit_draft(draft.place)
    assert later.recovered == ()
    assert reopened(archive).recovered == ()
    assert not Journal(archive.folder, WEEK).path.exists()


def test_a_draft_of_an_unstored_step_is_kept(archive: TinyArchive, copy: WorkingCopy) -> None:
    copy.draft("entry", "một")
    with full_disk():
        copy.apply("thêm", adding("một"))
        copy.commit_draft("entry")
    assert [draft.text for draft in archive.journal(WEEK).pending()] == ["một"]
    copy.save()
    assert archive.journal(WEEK).pending() == ()


def test_a_journal_that_cannot_be_written_is_told_and_forgiven(copy: WorkingCopy) -> None:
    with full_disk():
        copy.draft("entry", "một")
        assert copy.trouble is not None
        assert copy.unsaved is None
    copy.draft("entry", "một h")
    assert copy.trouble is None


def test_a_briefing_removed_elsewhere_is_stored_again(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    copy.apply("thêm", adding("một"))
    open_archive(archive.folder).remove(WEEK)
    copy.apply("thêm", adding("hai"))
    assert copy.unsaved is None
    assert texts(open_archive(archive.folder).get(WEEK)) == ["một", "hai"]


def test_a_broken_year_leaves_the_text_in_the_journal(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    copy.apply("thêm", adding("một"))
    path = archive.folder / "briefings" / "2020.json"
    good = path.read_bytes()
    path.write_bytes(good[:50])
    copy.apply("thêm", adding("hai"))
    assert copy.unsaved is not None
    assert path.read_bytes() == good[:50]
    path.write_bytes(good)
    assert texts(reopened(archive).briefing) == ["một", "hai"]


def test_a_line_begun_while_the_disk_was_full_is_still_a_draft_after_the_save(
    archive: TinyArchive, copy: WorkingCopy
) -> None:
    with full_disk(only="briefings"):
        copy.draft("entry", "một")
        copy.apply("thêm", adding("một"))
        copy.commit_draft("entry")
        copy.draft("entry", "hai, đang gõ")
    assert copy.save()
    assert [draft.text for draft in reopened(archive).recovered] == ["hai, đang gõ"]


def test_a_session_that_ended_just_after_its_save_leaves_nothing_to_recover(
    archive: TinyArchive,
) -> None:
    saved = add_directive(week(), "một")
    archive.journal(WEEK).keep(saved, base=fingerprint(week()))
    archive.put(saved)
    later = reopened(archive)
    assert later.briefing == saved
    assert (later.can_undo, later.conflict) == (False, None)
    assert not archive.journal(WEEK).path.exists()
