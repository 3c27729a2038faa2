"""Finalize and reopen reach the archive."""

import getpass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing import settings
from briefing.archive.protocol import Archive
from briefing.archive.tiny import TinyArchive
from briefing.errors import ArchiveError, ConflictError, StateError
from briefing.model import states
from briefing.model.editing import add_directive
from briefing.model.records import Briefing, Finalized, Meeting, State
from briefing.verbs.finalizing import finalize_in, notice_due, reopen_in, secretary

W26 = "week-2020-06-22"
NOW = datetime(2020, 6, 29, 16, 30, tzinfo=UTC)


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


def test_a_revision_bears_when_and_by_whom_and_is_kept(summer: Archive) -> None:
    locked = finalize_in(summer, summer.get(W26), by="Nguyễn Thị An", at=NOW)
    assert locked.finalized == Finalized(at=NOW, by="Nguyễn Thị An")
    assert summer.get(W26) == summer.revision(W26, 1) == locked


def test_the_time_is_now_with_its_zone_and_full_seconds(summer: Archive) -> None:
    before = datetime.now(UTC)
    locked = finalize_in(summer, summer.get(W26)).finalized
    assert locked is not None
    assert locked.at.tzinfo is not None
    assert locked.at.microsecond == 0
    assert abs((locked.at - before).total_seconds()) < 60


def test_the_secretary_of_the_settings_comes_before_the_users_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "may-3")
    assert secretary() == "may-3"
    settings.change("secretary", "Trần Văn Bình")
    assert secretary() == "Trần Văn Bình"


def test_a_user_without_a_name_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert secretary() == ""


@pytest.mark.parametrize(
    ("met", "due"),
    [
        (None, None),
        (date(2020, 6, 29), date(2020, 7, 6)),
        (date(2020, 7, 3), date(2020, 7, 10)),
        (date(2020, 8, 31), date(2020, 9, 8)),  # 2/9 is a public holiday
        (date(2021, 2, 5), date(2021, 2, 19)),  # Tet lasts from 10/2 to 16/2
    ],
)
def test_the_notice_is_due_on_the_fifth_working_day(
    summer: Archive, met: date | None, due: date | None
) -> None:
    assert notice_due(replace(summer.get(W26), meeting=Meeting(date=met))) == due


def test_history_is_written_before_the_lock_is_stored(
    summer: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_self: object, _briefing: Briefing, *, base: str | None = None) -> None:
        raise ArchiveError("đầy đĩa")

    with monkeypatch.context() as patch:
        patch.setattr(TinyArchive, "put", fails)
        with pytest.raises(ArchiveError):
            finalize_in(summer, summer.get(W26), by="An", at=NOW)
    assert summer.get(W26).state is State.DRAFT
    assert summer.revisions(W26) == [1]
    # The same text is locked under the number it was kept under, with its first time.
    again = finalize_in(summer, summer.get(W26), by="Bình", at=NOW.replace(hour=17))
    assert (again.revision, again.finalized) == (1, Finalized(at=NOW, by="An"))


def test_another_text_after_an_interrupted_finalizing_takes_the_next_number(
    summer: Archive,
) -> None:
    draft = summer.get(W26)
    summer.keep_revision(states.finalize(draft, NOW, "An"))
    summer.put(add_directive(draft, "thêm"))
    assert finalize_in(summer, summer.get(W26)).revision == 2
    assert summer.revisions(W26) == [1, 2]


def test_a_spoilt_revision_keeps_its_number(summer: Archive, archive_folder: Path) -> None:
    spoilt = archive_folder / "history" / W26 / "1.json"
    spoilt.parent.mkdir(parents=True)
    spoilt.write_bytes(b"{")
    assert finalize_in(summer, summer.get(W26)).revision == 2
    assert spoilt.read_bytes() == b"{"


def test_what_was_locked_elsewhere_is_kept_when_it_is_reopened(summer: Archive) -> None:
    locked = states.finalize(summer.get(W26), NOW, "An")
    summer.put(locked)
    assert reopen_in(summer, locked).revision == 2
    assert summer.revision(W26, 1) == locked


def test_nothing_is_kept_of_what_is_refused(summer: Archive) -> None:
    before = summer.get(W26)
    summer.put(add_directive(before, "từ cửa sổ kia"))
    with pytest.raises(ConflictError):
        finalize_in(summer, before)
    assert summer.revisions(W26) == []
