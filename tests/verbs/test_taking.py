"""Import: what is refused unread, and what may and may not overwrite what is stored."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import ConflictError, ReadError, StateError
from briefing.model.editing import add_directive, set_notes
from briefing.model.encoding import fingerprint
from briefing.model.records import Briefing, Period, PeriodKind, Source, State
from briefing.model.states import finalize, reopen
from briefing.reading import Reading
from briefing.verbs import taking
from briefing.verbs.taking import Outcome, read_file, read_stream, take_in

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))


def reading(*conclusions: str, name: str = "tuan26.txt", text: str | None = None) -> Reading:
    """Return what a text with these conclusions gives when it is read."""
    briefing = Briefing(id="week-2020-06-22", period=WEEK)
    for conclusion in conclusions:
        briefing = add_directive(briefing, conclusion)
    source = Source(name=name, text="\n".join(conclusions) if text is None else text)
    return Reading(briefing=replace(briefing, source=source), unplaced=())


def conclusions(briefing: Briefing) -> list[str]:
    return [item.text for group in briefing.directive_lists for item in group.directives]


def test_the_first_import_adds_and_notes_what_the_source_gave(archive: Archive) -> None:
    taken = take_in(archive, reading("làm việc này"))
    assert taken.outcome is Outcome.ADDED
    stored = archive.get("week-2020-06-22")
    assert stored == taken.briefing
    assert stored.source is not None
    assert stored.source.fingerprint == fingerprint(stored)


def test_the_same_source_twice_is_one_briefing(archive: Archive) -> None:
    take_in(archive, reading("làm việc này"))
    again = take_in(archive, reading("làm việc này"))
    assert again.outcome is Outcome.UNCHANGED
    assert len(archive.headers()) == 1


def test_a_corrected_file_of_the_same_name_updates(archive: Archive) -> None:
    take_in(archive, reading("làm việc này"))
    taken = take_in(archive, reading("làm việc này", "làm việc kia"))
    assert taken.outcome is Outcome.UPDATED
    assert conclusions(archive.get("week-2020-06-22")) == ["làm việc này", "làm việc kia"]
    assert take_in(archive, reading("làm việc này")).outcome is Outcome.UPDATED


def test_private_notes_survive_an_update(archive: Archive) -> None:
    take_in(archive, reading("làm việc này"))
    archive.put(set_notes(archive.get("week-2020-06-22"), "gọi lại anh Ba"))
    taken = take_in(archive, reading("làm việc khác"))
    assert taken.outcome is Outcome.UPDATED
    assert archive.get("week-2020-06-22").notes == "gọi lại anh Ba"


def test_notes_alone_are_no_reason_to_store_again(archive: Archive) -> None:
    take_in(archive, reading("làm việc này"))
    archive.put(set_notes(archive.get("week-2020-06-22"), "gọi lại anh Ba"))
    taken = take_in(archive, reading("làm việc này"))
    assert taken.outcome is Outcome.UNCHANGED
    assert taken.briefing.notes == "gọi lại anh Ba"


def test_what_was_edited_by_hand_is_kept_unless_replaced(archive: Archive) -> None:
    take_in(archive, reading("làm việc này"))
    edited = add_directive(archive.get("week-2020-06-22"), "gõ tay")
    archive.put(edited)
    with pytest.raises(ConflictError) as error:
        take_in(archive, reading("làm việc khác"))
    assert "--replace" in error.value.advice
    assert archive.get("week-2020-06-22") == edited
    taken = take_in(archive, reading("làm việc khác"), replace=True)
    assert taken.outcome is Outcome.UPDATED
    assert conclusions(archive.get("week-2020-06-22")) == ["làm việc khác"]


def test_a_week_typed_by_hand_is_kept_but_an_empty_one_is_filled(archive: Archive) -> None:
    empty = Briefing(id="week-2020-06-22", period=WEEK)
    archive.put(empty)
    assert take_in(archive, reading("làm việc này")).outcome is Outcome.UPDATED
    archive.put(add_directive(empty, "gõ tay"))
    with pytest.raises(ConflictError):
        take_in(archive, reading("làm việc này"))


def test_another_file_with_another_text_needs_agreement(archive: Archive) -> None:
    take_in(archive, reading("làm việc này"))
    with pytest.raises(ConflictError, match=r"tuan26\.txt"):
        take_in(archive, reading("làm việc khác", name="khac.txt"))
    taken = take_in(archive, reading("làm việc khác", name="khac.txt"), replace=True)
    assert taken.outcome is Outcome.UPDATED


def test_the_same_text_under_another_name_is_the_same_source(archive: Archive) -> None:
    take_in(archive, reading("làm việc này", text="một"))
    taken = take_in(archive, reading("làm việc này, đọc tốt hơn", text="một", name="ban-sao.txt"))
    assert taken.outcome is Outcome.UPDATED


def test_two_texts_from_standard_input_are_two_sources(archive: Archive) -> None:
    take_in(archive, reading("làm việc này", name="-"))
    with pytest.raises(ConflictError):
        take_in(archive, reading("làm việc khác", name="-"))


def test_a_finalized_briefing_stays_even_when_replacing_until_reopened(archive: Archive) -> None:
    take_in(archive, reading("làm việc này"))
    locked = finalize(archive.get("week-2020-06-22"), datetime(2020, 6, 29, tzinfo=UTC))
    archive.put(locked)
    assert take_in(archive, reading("làm việc này")).outcome is Outcome.UNCHANGED
    for agreed in (False, True):
        with pytest.raises(StateError, match="reopen"):
            take_in(archive, reading("làm việc khác"), replace=agreed)
    assert archive.get("week-2020-06-22") == locked
    archive.put(reopen(locked))
    taken = take_in(archive, reading("làm việc khác"))
    assert (taken.outcome, taken.briefing.revision) == (Outcome.UPDATED, 2)
    assert taken.briefing.state is State.DRAFT


def test_a_record_keeps_the_fingerprint_that_it_came_with(archive: Archive) -> None:
    """A record exported after editing is still an edited one when it is taken in elsewhere."""
    given = reading("làm việc này").briefing
    assert given.source is not None
    stamped = replace(given, source=replace(given.source, fingerprint=fingerprint(given)))
    edited = add_directive(stamped, "gõ tay")
    take_in(archive, Reading(briefing=edited, unplaced=()))
    assert archive.get(edited.id) == edited
    with pytest.raises(ConflictError):
        take_in(archive, reading("làm việc khác"))


def test_a_missing_file_a_folder_and_an_unreadable_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"thieu\.txt"):
        read_file(tmp_path / "thieu.txt")
    with pytest.raises(ReadError, match=tmp_path.name):
        read_file(tmp_path)
    with pytest.raises(ReadError):
        read_file(Path("a\0b"))
    (tmp_path / "tep").write_text("x")
    with pytest.raises(ReadError):
        read_file(tmp_path / "tep" / "trong-tep")


def test_no_permission_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rieng.txt"
    path.write_text("x")

    def refuse(*_arguments: object, **_keywords: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # file modes do not stop root
    with pytest.raises(ReadError, match=r"rieng\.txt"):
        read_file(path)


def test_a_huge_file_is_refused_without_being_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(taking.LARGEST_FILE + 1)  # sparse: takes no room
    monkeypatch.setattr(taking, "read_stream", None)
    with pytest.raises(ReadError, match="50 MB"):
        read_file(path)


def test_an_endless_stream_is_read_no_further_than_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(taking, "LARGEST_FILE", 10)
    stream = io.BytesIO(b"x" * 100)
    with pytest.raises(ReadError):
        read_stream(stream)
    assert stream.tell() == 11
