import stat
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.archive.journal import Journal
from briefing.model.editing import new_briefing
from briefing.model.records import Briefing, Period, PeriodKind

WEEK = "week-2020-06-22"


def week() -> Briefing:
    return new_briefing(
        Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
    )


def texts(folder: Path) -> dict[str, str]:
    """What a program that starts now finds waiting."""
    return {draft.place: draft.text for draft in Journal(folder, WEEK).pending()}


def test_the_last_text_of_each_place_waits_until_it_is_committed(archive_folder: Path) -> None:
    journal = Journal(archive_folder, WEEK)
    assert journal.pending() == ()
    journal.record("Ba l", place="entry")
    journal.record("Ba là, rà soát", place="entry")
    journal.record("sửa dòng hai", place="d2")
    assert texts(archive_folder) == {"entry": "Ba là, rà soát", "d2": "sửa dòng hai"}
    journal.committed("entry")
    assert texts(archive_folder) == {"d2": "sửa dòng hai"}
    journal.record("Bốn là", place="entry")
    assert texts(archive_folder) == {"d2": "sửa dòng hai", "entry": "Bốn là"}
    journal.committed("d2")
    journal.committed("entry")
    assert texts(archive_folder) == {}
    assert not journal.path.exists()


def test_an_emptied_line_leaves_nothing_to_recover(archive_folder: Path) -> None:
    journal = Journal(archive_folder, WEEK)
    journal.record("nhầm", place="entry")
    journal.record(" ", place="entry")
    assert texts(archive_folder) == {}


def test_a_torn_last_line_costs_only_itself(archive_folder: Path) -> None:
    journal = Journal(archive_folder, WEEK)
    journal.record("nguyên vẹn", place="entry")
    journal.record("bị cắt", place="d1")
    data = journal.path.read_bytes()
    for length in range(data.index(b"\n") + 1, len(data) - 1):
        journal.path.write_bytes(data[:length])
        assert texts(archive_folder) == {"entry": "nguyên vẹn"}
    journal.record("gõ tiếp", place="d1")
    assert texts(archive_folder) == {"entry": "nguyên vẹn", "d1": "gõ tiếp"}


@settings(max_examples=40, deadline=None)
@given(text=st.text(min_size=1), place=st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back_line_breaks_and_all(text: str, place: str) -> None:
    with TemporaryDirectory() as name:
        Journal(Path(name), WEEK).record(text, place=place)
        found = texts(Path(name))
    assert found == ({place: text} if text.strip() else {})


def test_half_a_character_does_not_cost_the_rest(archive_folder: Path) -> None:
    Journal(archive_folder, WEEK).record("trước \ud83d sau", place="entry")
    assert texts(archive_folder) == {"entry": "trước \ufffd sau"}


def test_half_a_character_in_a_briefing_does_not_cost_the_rest(archive_folder: Path) -> None:
    journal = Journal(archive_folder, WEEK)
    journal.keep(replace(week(), notes="trước \ud83d sau", title="Giao ban"), base=None)
    waiting = journal.unstored()
    assert waiting is not None
    assert (waiting.briefing.title, waiting.briefing.notes) == ("Giao ban", "trước \ufffd sau")


def test_a_whole_briefing_waits_until_it_is_stored(archive_folder: Path) -> None:
    journal = Journal(archive_folder, WEEK)
    journal.keep(week(), base="abc")
    journal.record("đang gõ", place="entry")
    waiting = Journal(archive_folder, WEEK).unstored()
    assert waiting is not None
    assert (waiting.briefing, waiting.base) == (week(), "abc")
    journal.stored()
    assert Journal(archive_folder, WEEK).unstored() is None
    assert texts(archive_folder) == {"entry": "đang gõ"}


@pytest.mark.parametrize(
    "briefing_id",
    ["../../thoát", "/etc/passwd", "a\x00b", "CON", "con", "", ".", "tuần 26", "x" * 300, "\ud800"],
)
def test_no_id_leads_out_of_the_journal_folder(archive_folder: Path, briefing_id: str) -> None:
    journal = Journal(archive_folder, briefing_id)
    journal.record("văn bản", place="entry")
    (path,) = (path for path in archive_folder.rglob("*") if path.is_file())
    assert path.parent == archive_folder / "journal"
    assert len(path.name) < 100
    assert path.name.isascii()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [draft.text for draft in Journal(archive_folder, briefing_id).pending()] == ["văn bản"]


def test_ids_that_differ_in_case_alone_have_journals_of_their_own(archive_folder: Path) -> None:
    names = {Journal(archive_folder, name).path.name.casefold() for name in ("tuan", "TUAN")}
    assert len(names) == 2


def test_committing_what_was_never_typed_makes_no_file(archive_folder: Path) -> None:
    journal = Journal(archive_folder, WEEK)
    journal.committed("entry")
    journal.stored()
    assert not archive_folder.exists()
