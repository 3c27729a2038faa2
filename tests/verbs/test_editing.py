import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from briefing.archive import journal
from briefing.archive.journal import Journal
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import ArchiveError, StateError
from briefing.i18n import _
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
from briefing.verbs.clashes import Choice
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


def saying(text: str) -> Callable[[Briefing], Briefing]:
    return lambda briefing: set_text(briefing, "d1", text)


@pytest.fixture
def other(archive: TinyArchive, copy: WorkingCopy) -> WorkingCopy:
    """Another window on the same week, in which one conclusion stands."""
    copy.apply("thêm", adding("chung"))
    return reopened(archive)


@pytest.fixture
def clashing(copy: WorkingCopy, other: WorkingCopy) -> WorkingCopy:
    """The copy after both windows have changed the same conclusion."""
    other.apply("sửa", saying("của họ"))
    copy.apply("sửa", saying("của tôi"))
    return copy


def stored(archive: TinyArchive) -> Briefing:
    return open_archive(archive.folder).get(WEEK)


def test_what_two_windows_add_is_merged_and_told(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    other.apply("thêm", adding("của họ"))
    copy.apply("thêm", adding("của tôi"))
    assert (copy.conflict, copy.trouble) == (None, None)
    assert texts(copy.briefing) == ["chung", "của họ", "của tôi"]
    assert stored(archive) == copy.briefing
    assert "Hai là" in copy.take_news()
    assert copy.take_news() == ""
    copy.undo()
    assert texts(copy.briefing) == ["chung", "của tôi"]
    copy.undo()
    assert texts(copy.briefing) == ["chung"]


def test_the_same_changed_twice_is_a_conflict_and_typing_goes_on(
    archive: TinyArchive, clashing: WorkingCopy, other: WorkingCopy
) -> None:
    clashing.apply("ghi chú", noting("vẫn gõ được"))
    assert clashing.conflict == other.briefing
    assert clashing.unsaved is not None
    assert texts(clashing.briefing) == ["của tôi"]
    assert stored(archive) == other.briefing
    assert clashing.merged is not None
    assert [clash.theirs for clash in clashing.merged.clashes] == ["của họ"]


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        (Choice.MINE, ["của tôi"]),
        (Choice.THEIRS, ["của họ"]),
        (Choice.BOTH, ["của họ", "của tôi"]),
    ],
)
def test_a_conflict_is_merged_as_chosen(
    archive: TinyArchive,
    clashing: WorkingCopy,
    other: WorkingCopy,
    choice: Choice,
    wanted: list[str],
) -> None:
    other.apply("ghi chú", noting("mới nữa"))
    assert clashing.merged is not None
    clashing.merge({clash.key: choice for clash in clashing.merged.clashes})
    assert (clashing.conflict, clashing.trouble) == (None, None)
    assert (texts(stored(archive)), stored(archive).notes) == (wanted, "mới nữa")
    clashing.undo()
    assert texts(clashing.briefing) == ["của tôi"]


def test_a_conflict_stays_while_a_clash_is_open_or_another_comes_up(
    clashing: WorkingCopy, other: WorkingCopy
) -> None:
    clashing.merge({})
    assert clashing.conflict is not None
    assert clashing.merged is not None
    chosen = {clash.key: Choice.MINE for clash in clashing.merged.clashes}
    other.apply("sửa", saying("của họ, lần nữa"))
    clashing.merge(chosen)
    assert clashing.conflict == other.briefing
    assert [clash.theirs for clash in clashing.merged.clashes] == ["của họ, lần nữa"]


def test_a_conflict_ends_when_mine_is_undone(
    archive: TinyArchive, clashing: WorkingCopy, other: WorkingCopy
) -> None:
    clashing.undo()
    assert (clashing.conflict, clashing.trouble) == (None, None)
    assert clashing.briefing == stored(archive) == other.briefing


def test_keeping_mine_replaces_what_was_seen(
    archive: TinyArchive, clashing: WorkingCopy, other: WorkingCopy
) -> None:
    other.apply("ghi chú", noting("mới nữa"))
    clashing.keep_mine()
    assert (clashing.conflict, clashing.unsaved) == (None, None)
    assert (texts(stored(archive)), stored(archive).notes) == (["của tôi"], "mới nữa")


def test_taking_theirs_keeps_mine_for_the_undo(
    archive: TinyArchive, clashing: WorkingCopy, other: WorkingCopy
) -> None:
    other.apply("ghi chú", noting("mới nữa"))
    assert clashing.take_theirs() == other.briefing
    assert (clashing.conflict, clashing.unsaved) == (None, None)
    assert reopened(archive).briefing == other.briefing
    clashing.undo()
    assert texts(clashing.briefing) == ["của tôi"]


def test_a_week_begun_in_two_windows_is_one(archive: TinyArchive, copy: WorkingCopy) -> None:
    copy.apply("thêm", adding("đã có"))
    late = WorkingCopy(open_archive(archive.folder), week())
    late.apply("thêm", adding("đến sau"))
    assert texts(stored(archive)) == ["đã có", "đến sau"]


def test_an_unsettled_conflict_outlives_the_session(
    archive: TinyArchive, clashing: WorkingCopy, other: WorkingCopy
) -> None:
    later = reopened(archive)
    assert texts(later.briefing) == ["của tôi"]
    assert later.conflict == other.briefing
    assert later.merged is not None
    assert [clash.base for clash in later.merged.clashes] == ["chung"]
    later.keep_mine()
    assert reopened(archive).conflict is None
    assert texts(stored(archive)) == ["của tôi"]


def test_what_could_not_be_stored_is_merged_with_what_others_stored_since(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    with full_disk(only="briefings"):
        copy.apply("thêm", adding("của tôi"))
    other.apply("thêm", adding("của họ"))
    later = reopened(archive)
    assert texts(later.briefing) == ["chung", "của họ", "của tôi"]
    assert later.trouble is None
    assert later.take_news()


def test_what_two_sessions_could_not_store_is_merged(
    archive: TinyArchive,
    copy: WorkingCopy,
    other: WorkingCopy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both were ended while nothing could be stored."""
    begun = copy.briefing
    for text in ("của một", "của hai"):
        monkeypatch.setattr(journal, "_PROGRAM", {})
        kept = add_directive(begun, text)
        archive.journal(WEEK).keep(kept, base=fingerprint(begun), was=begun)
    later = reopened(archive)
    assert sorted(texts(stored(archive))) == ["chung", "của hai", "của một"]
    assert later.trouble is None
    assert reopened(archive).take_news() == ""
    assert list((archive.folder / "journal").iterdir()) == []


def test_a_journal_of_before_the_merging_is_recovered_too(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    mine = add_directive(copy.briefing, "của tôi")
    archive.journal(WEEK).keep(mine, base=fingerprint(copy.briefing))
    other.apply("thêm", adding("của họ"))
    later = reopened(archive)
    assert sorted(texts(later.briefing)) == ["chung", "của họ", "của tôi"]


def test_looking_takes_up_what_another_window_stored(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    assert not copy.look()
    copy.draft("entry", "đang gõ")
    other.apply("thêm", adding("của họ"))
    assert copy.look()
    assert copy.briefing == other.briefing
    assert "Hai là" in copy.take_news()
    assert [draft.text for draft in archive.journal(WEEK).pending()] == ["đang gõ"]
    assert not copy.look()
    copy.apply("thêm", adding("của tôi"))
    assert texts(stored(archive)) == ["chung", "của họ", "của tôi"]
    assert [copy.undo(), copy.undo()] == ["thêm", _("Changed elsewhere")]
    assert texts(stored(archive)) == ["chung"]


def test_an_undo_elsewhere_is_taken_up_as_well(copy: WorkingCopy, other: WorkingCopy) -> None:
    other.apply("thêm", adding("của họ"))
    copy.look()
    other.undo()
    assert copy.look()
    assert texts(copy.briefing) == ["chung"]


def test_an_item_changed_elsewhere_while_it_was_typed_anew_is_asked_about(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    begun = copy.briefing
    other.apply("sửa", saying("của họ"))
    copy.look()
    copy.apply("sửa", saying("của tôi"), since=begun)
    assert copy.conflict == other.briefing
    assert texts(stored(archive)) == ["của họ"]
    assert copy.merged is not None
    copy.merge({clash.key: Choice.BOTH for clash in copy.merged.clashes})
    assert texts(stored(archive)) == ["của họ", "của tôi"]


def test_an_item_taken_out_elsewhere_while_it_was_typed_anew_is_not_lost(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    begun = copy.briefing
    other.apply("bỏ", lambda briefing: remove_item(briefing, "d1"))
    copy.look()
    copy.apply("sửa", saying("của tôi"), since=begun)
    later = reopened(archive)
    assert later.conflict == other.briefing
    assert texts(later.briefing) == ["của tôi"]


def test_an_edit_of_another_item_since_needs_no_question(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    begun = copy.briefing
    other.apply("thêm", adding("của họ"))
    copy.look()
    copy.apply("sửa", saying("của tôi"), since=begun)
    assert texts(stored(archive)) == ["của tôi", "của họ"]


def test_a_save_that_was_late_is_no_conflict(
    archive: TinyArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drive answers with an error, and yet the state gets there."""
    copy = WorkingCopy(archive, week())
    real = TinyArchive.put

    def late(self: TinyArchive, briefing: Briefing, *, base: str | None = None) -> None:
        real(self, briefing, base=base)
        raise ArchiveError("nothing is heard of the drive")

    with monkeypatch.context() as patch:
        patch.setattr(TinyArchive, "put", late)
        copy.apply("thêm", adding("một"))
        copy.apply("thêm", adding("hai"))
        assert copy.unsaved is not None
    assert copy.try_again()
    assert (copy.conflict, copy.take_news()) == (None, "")
    assert texts(stored(archive)) == ["một", "hai"]


def test_a_state_that_was_not_stored_and_is_stored_by_others_is_theirs(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    with full_disk(only="briefings"):
        copy.apply("thêm", adding("hai"))
        failed = copy.briefing
    copy.apply("thêm", adding("ba"))
    open_archive(archive.folder).put(failed)  # as after an undo in another window
    assert copy.look()
    assert texts(copy.briefing) == ["chung", "hai"]


def test_steps_of_two_windows_can_be_undone_after_both_have_ended(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    for number in range(2):
        copy.apply(f"một {number}", adding(f"một {number}"))
        other.look()
        other.apply(f"hai {number}", adding(f"hai {number}"))
        copy.look()
    later = reopened(archive)
    everything = ["chung", "một 0", "hai 0", "một 1", "hai 1"]
    for count in range(5, 0, -1):
        assert texts(later.briefing) == everything[:count]
        assert later.undo() is not None
    assert (texts(later.briefing), later.undo()) == ([], None)


def test_trying_again_stores_text_that_was_typed_last(copy: WorkingCopy) -> None:
    with full_disk():
        copy.draft("entry", "đang gõ")
        assert not copy.try_again()
    assert copy.try_again()
    assert [draft.text for draft in copy._journal.pending()] == ["đang gõ"]


def test_a_week_that_has_gone_is_stored_again(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    open_archive(archive.folder).remove(WEEK)
    other.look()
    assert texts(stored(archive)) == ["chung"]
    assert other.take_news()


def test_a_folder_that_has_gone_is_not_begun_anew_and_waited_for(
    archive: TinyArchive, copy: WorkingCopy, other: WorkingCopy
) -> None:
    away = archive.folder.with_name("elsewhere")
    archive.folder.rename(away)
    copy.look()
    assert copy.unsaved is not None
    copy.apply("thêm", adding("hai"))
    assert not (archive.folder / "briefings").exists()
    shutil.rmtree(archive.folder, ignore_errors=True)
    away.rename(archive.folder)
    assert copy.try_again()
    assert texts(stored(archive)) == ["chung", "hai"]


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
