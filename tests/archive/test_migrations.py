"""A year of an older form is read as if it were new, and written anew after a backup."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
from msgspec.structs import replace

from briefing.archive.care.doctor import examine
from briefing.archive.rows import Document
from briefing.archive.shard import Shard
from briefing.archive.tiny import open_archive
from briefing.archive.undo import UndoHistory
from briefing.errors import ArchiveError
from briefing.model import migrations
from briefing.model.editing import add_directive, new_briefing, set_notes
from briefing.model.encoding import RecordError, fingerprint, from_json, to_json, to_plain
from briefing.model.migrations import migrated
from briefing.model.patches import patch
from briefing.model.records import SCHEMA_VERSION, Briefing, Figure, Period, PeriodKind
from briefing.model.states import finalize
from briefing.reading import read_text
from briefing.verbs.editing import WorkingCopy

FIRST, SECOND = date(2020, 6, 15), date(2020, 6, 22)


def week(monday: date) -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    return set_notes(new_briefing(period), "ghi chú")


def first_form(briefing: Briefing) -> Document:
    """Return the document of a form that never was, in which the notes had another name."""
    document = to_plain(briefing) | {"schema_version": 0}
    document["remarks"] = document.pop("notes")
    return document


def rename_remarks(document: Document) -> Document:
    rest = {name: value for name, value in document.items() if name != "remarks"}
    return rest | {"notes": document["remarks"]}


@pytest.fixture(autouse=True)
def _fixture_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: rename_remarks})


def store(folder: Path, year: int, *documents: Document) -> Path:
    path = folder / "briefings" / f"{year}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = {str(number): document for number, document in enumerate(documents, 1)}
    meta = {"format": "briefing-archive", "schema_version": 0}
    path.write_text(json.dumps({"meta": {"1": meta}, "briefings": rows}), encoding="utf-8")
    return path


def backups(folder: Path) -> list[Path]:
    return sorted((folder / "backups").glob("*.zip"))


def test_an_old_year_is_read_as_if_it_were_new_and_left_alone(archive_folder: Path) -> None:
    path = store(archive_folder, 2020, first_form(week(FIRST)), first_form(week(SECOND)))
    before = path.read_bytes()
    archive = open_archive(archive_folder)
    assert archive.problems() == ()
    assert archive.get(week(FIRST).id) == week(FIRST)
    assert len(archive.headers()) == 2
    assert path.read_bytes() == before
    assert backups(archive_folder) == []


def test_the_first_change_brings_the_whole_year_up_after_a_backup(archive_folder: Path) -> None:
    path = store(archive_folder, 2020, first_form(week(FIRST)), first_form(week(SECOND)))
    other = store(archive_folder, 2019, first_form(week(date(2019, 6, 24))))
    before, untouched = path.read_bytes(), other.read_bytes()
    archive = open_archive(archive_folder)
    archive.put(set_notes(week(FIRST), "mới"))
    tables = json.loads(path.read_bytes())
    assert tables["meta"]["1"]["schema_version"] == SCHEMA_VERSION
    assert [row["notes"] for row in tables["briefings"].values()] == ["mới", "ghi chú"]
    assert Shard(path).altered() == ()
    (backup,) = backups(archive_folder)
    with ZipFile(backup) as packed:
        assert packed.read("briefings/2020.json") == before
        assert packed.read("briefings/2019.json") == untouched
    assert other.read_bytes() == untouched
    archive.put(set_notes(week(FIRST), "lần nữa"))
    assert backups(archive_folder) == [backup]


def test_without_a_backup_nothing_is_migrated(
    archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = store(archive_folder, 2020, first_form(week(FIRST)))
    before = path.read_bytes()

    def refuse(*_arguments: object, **_named: object) -> Path:
        raise ArchiveError("x")

    monkeypatch.setattr("briefing.archive.backups.make_backup_locked", refuse)
    archive = open_archive(archive_folder)
    with pytest.raises(ArchiveError):
        archive.put(set_notes(week(FIRST), "mới"))
    assert path.read_bytes() == before
    assert archive.get(week(FIRST).id) == week(FIRST)


def test_a_whole_state_that_waits_in_a_journal_is_brought_up(archive_folder: Path) -> None:
    """What an older version could not store is taken up by this one, with what it was made from."""
    was, kept = week(FIRST), add_directive(week(FIRST), "việc mới")
    record = first_form(kept)
    line = {
        "at": "2020-07-06T08:00:00Z",
        "briefing": kept.id,
        "record": record,
        "base": fingerprint(was),
        "was": patch(record, first_form(was)),
        "by": "x",
    }
    path = archive_folder / "journal" / f"{kept.id}.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(line, default=msgspec.to_builtins) + "\n", encoding="utf-8")
    unstored = open_archive(archive_folder).journal(kept.id).unstored()
    assert unstored is not None
    assert (unstored.briefing, unstored.was) == (kept, was)
    archive = open_archive(archive_folder)
    archive.put(was)
    assert WorkingCopy(archive, was).briefing == kept
    assert open_archive(archive_folder).get(kept.id) == kept


def test_a_kept_revision_is_read_as_if_it_were_new_and_keeps_its_bytes(
    archive_folder: Path,
) -> None:
    figure = Figure(name="Tỷ lệ", value=Decimal("88.020"), unit="%")
    locked = finalize(replace(week(FIRST), figures=(figure,)), datetime(2020, 7, 6, tzinfo=UTC), "")
    text = to_json(locked)
    old = text.replace('"schema_version": 1', '"schema_version": 0').replace('"notes"', '"remarks"')
    assert old != text
    home = archive_folder / "history" / locked.id
    home.mkdir(parents=True)
    (home / "1.json").write_text(old, encoding="utf-8")
    archive = open_archive(archive_folder)
    assert archive.revision(locked.id, 1) == locked
    assert str(archive.revision(locked.id, 1).figures[0].value) == "88.020"
    archive.keep_revision(locked)  # it is kept already
    assert (home / "1.json").read_text(encoding="utf-8") == old
    report = examine(archive_folder)
    assert [one.id for one in report.findings if one.id != "modes"] == []


def test_steps_of_an_older_form_count_for_nothing_and_those_made_since_do(
    archive_folder: Path,
) -> None:
    store(archive_folder, 2020, first_form(week(FIRST)))
    before, after = first_form(set_notes(week(FIRST), "trước")), first_form(week(FIRST))
    line = {"move": "step", "label": "ghi chú", "was": "a", "now": "b"}
    path = archive_folder / "undo" / f"{week(FIRST).id}.jsonl"
    path.parent.mkdir()
    step = line | {"patch": patch(after, before)}
    path.write_text(json.dumps(step, default=msgspec.to_builtins) + "\n", encoding="utf-8")
    archive = open_archive(archive_folder)
    copy = WorkingCopy(archive, archive.get(week(FIRST).id))
    assert copy.undo() is None
    copy.apply("sửa", lambda briefing: set_notes(briefing, "sau"))
    again = WorkingCopy(open_archive(archive_folder), archive.get(week(FIRST).id))
    assert again.undo() == "sửa"
    assert again.briefing == week(FIRST)


def test_a_step_that_leads_to_an_older_form_leads_to_the_present_one(archive_folder: Path) -> None:
    present, then = set_notes(week(FIRST), "sau"), week(FIRST)
    line = {"move": "step", "label": "sửa", "was": fingerprint(then), "now": fingerprint(present)}
    history = UndoHistory(open_archive(archive_folder).journal(present.id))
    history.path.parent.mkdir(parents=True)
    step = line | {"patch": patch(to_plain(present), first_form(then))}
    history.path.write_text(json.dumps(step, default=msgspec.to_builtins) + "\n", encoding="utf-8")
    assert history.load(present)
    travel = history.undo(present)
    assert travel is not None
    assert travel.briefing == then


def test_a_record_of_an_older_form_is_imported() -> None:
    text = to_json(week(FIRST)).replace('"schema_version": 1', '"schema_version": 0')
    assert read_text(text.replace('"notes"', '"remarks"'), "tuần.json").briefing == week(FIRST)


@pytest.mark.parametrize("text", ['{"schema_version": 0}', '{"schema_version": 0, "x": 1e', "[0]"])
def test_a_record_that_is_none_is_told_whatever_its_form(text: str) -> None:
    with pytest.raises(RecordError):
        from_json(text)


def test_a_document_no_migration_understands_is_told_and_kept(archive_folder: Path) -> None:
    odd = first_form(week(SECOND))
    odd["mood"] = odd.pop("remarks")
    path = store(archive_folder, 2020, first_form(week(FIRST)), odd)
    archive = open_archive(archive_folder)
    assert [header.id for header in archive.headers()] == [week(FIRST).id]
    assert week(SECOND).id in archive.problems()[0]
    archive.put(set_notes(week(FIRST), "mới"))
    stored = json.loads(path.read_bytes())["briefings"].values()
    assert json.loads(json.dumps(odd)) in stored


def test_a_week_changed_by_hand_before_is_still_told_afterwards(archive_folder: Path) -> None:
    path = store(archive_folder, 2020, first_form(week(FIRST)), first_form(week(SECOND)))
    tables = json.loads(path.read_bytes())
    tables["meta"]["1"]["checksums"] = {week(SECOND).id: "0" * 32}
    path.write_text(json.dumps(tables), encoding="utf-8")
    open_archive(archive_folder).put(set_notes(week(FIRST), "mới"))
    assert Shard(path).altered() == (week(SECOND).id,)


@pytest.mark.parametrize("version", [SCHEMA_VERSION, SCHEMA_VERSION + 1, "hai", None])
def test_what_is_not_older_is_left_as_it_is(version: object) -> None:
    document = {"id": "a", "schema_version": version}
    assert migrated(document, 0) == document


def test_migrations_run_in_the_order_of_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    def adding(step: int) -> migrations.Migration:
        return lambda document: document | {"steps": [*document.get("steps", []), step]}

    monkeypatch.setattr(migrations, "MIGRATIONS", {1: adding(1), 0: adding(0), -1: adding(-1)})
    assert migrated({"id": "a"}, -1)["steps"] == [0, 1]
    assert migrated({"id": "a", "schema_version": 0}, -1)["steps"] == [1]


def test_a_migration_that_fails_says_which_form(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RecordError, match="1"):
        migrated({"id": "a", "schema_version": 0}, 0)
