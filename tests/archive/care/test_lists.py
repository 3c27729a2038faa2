"""What the office enters: each damaged file is told, put back from a backup, or left alone."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing.archive.backups import make_backup
from briefing.archive.care.doctor import examine, repair
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from briefing.model.register import Entry
from tests.entered import FILES, REPORT, enter_everything

NOW = datetime(2020, 7, 6, 8, 0, tzinfo=UTC)
LATER = datetime(2020, 7, 6, 9, 0, tzinfo=UTC)

every_file = pytest.mark.parametrize("name", FILES)


@pytest.fixture
def entered(archive_folder: Path) -> Path:
    enter_everything(archive_folder)
    return archive_folder


def found(folder: Path) -> list[tuple[str, str, bool]]:
    return [(one.id, one.file, one.repairable) for one in examine(folder).findings]


def kind(name: str) -> str:
    return "directory" if name == "directory.json" else "list"


def edited(path: Path, change: Callable[[dict[str, dict[str, dict[str, object]]]], None]) -> None:
    tables = json.loads(path.read_bytes())
    change(tables)
    path.write_text(json.dumps(tables), encoding="utf-8")


def test_what_is_whole_is_no_finding(entered: Path) -> None:
    assert found(entered) == []


@every_file
@pytest.mark.parametrize(
    "content",
    [b"", b'{"figures": {"1"', b"[]", b"\xff\xfe", b'{"meta": {"1": {"format": "x"}}}'],
    ids=["empty", "cut", "list", "bytes", "other"],
)
def test_a_damaged_file_comes_back_and_is_kept(entered: Path, name: str, content: bytes) -> None:
    make_backup(entered, NOW)
    whole = (entered / name).read_bytes()
    (entered / name).write_bytes(content)
    assert found(entered) == [(f"{kind(name)}/damaged", name, True)]
    assert repair(entered, examine(entered), LATER).left == ()
    assert (entered / name).read_bytes() == whole
    assert content in {path.read_bytes() for path in (entered / "damaged").iterdir()}
    assert not (entered / "restoring").exists()


@every_file
def test_a_single_flipped_bit_in_a_text_is_seen_and_put_right(entered: Path, name: str) -> None:
    make_backup(entered, NOW)
    whole = (entered / name).read_bytes()
    (entered / name).write_bytes(whole.replace(b"Mot", b"Mou", 1))
    assert (entered / name).read_bytes() != whole
    assert found(entered) == [(f"{kind(name)}/altered", name, True)]
    assert repair(entered, examine(entered), LATER).left == ()
    assert (entered / name).read_bytes() == whole


@every_file
def test_a_damaged_checksum_alone_is_put_right_too(entered: Path, name: str) -> None:
    make_backup(entered, NOW)
    whole = (entered / name).read_bytes()

    def spoil(tables: dict[str, dict[str, dict[str, object]]]) -> None:
        checksums = tables["meta"]["1"]["tables"]
        assert isinstance(checksums, dict)
        checksums[next(iter(checksums))] = "0" * 32

    edited(entered / name, spoil)
    assert found(entered) == [(f"{kind(name)}/altered", name, True)]
    assert repair(entered, examine(entered), LATER).left == ()
    assert (entered / name).read_bytes() == whole


@every_file
def test_a_lost_table_is_no_empty_one(entered: Path, name: str) -> None:
    data = (entered / name).read_bytes()
    first = next(table for table in json.loads(data) if table != "meta")
    (entered / name).write_bytes(data.replace(f'\n  "{first}"'.encode(), b'\n  "lost"', 1))
    assert found(entered) == [(f"{kind(name)}/damaged", name, True)]


@every_file
def test_a_file_of_a_newer_version_is_told_and_never_replaced(entered: Path, name: str) -> None:
    make_backup(entered, NOW)

    def renew(tables: dict[str, dict[str, dict[str, object]]]) -> None:
        tables["meta"]["1"]["schema_version"] = 99
        del tables["meta"]["1"]["tables"]
        for table in tables.values():
            for document in table.values():
                document["mood"] = 3

    edited(entered / name, renew)
    before = (entered / name).read_bytes()
    assert found(entered) == [(f"{kind(name)}/newer", name, False)]
    assert repair(entered, examine(entered), LATER).left == examine(entered).findings
    assert (entered / name).read_bytes() == before


@every_file
def test_a_folder_in_its_place_is_moved_away(entered: Path, name: str) -> None:
    make_backup(entered, NOW)
    whole = (entered / name).read_bytes()
    (entered / name).unlink()
    (entered / name).mkdir(mode=0o700)
    assert (f"{kind(name)}/damaged", name, True) in found(entered)
    assert repair(entered, examine(entered), LATER).left == ()
    assert (entered / name).read_bytes() == whole


@every_file
def test_one_that_may_not_be_read_is_told_and_left(
    entered: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(entered, NOW)
    opened = Path.open

    def refuse(path: Path, *arguments: object, **named: object) -> object:
        if path == entered / name:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    (finding,) = examine(entered).findings
    assert (finding.id, finding.repairable) == (f"{kind(name)}/unreachable", False)
    assert finding.how
    assert repair(entered, examine(entered), LATER).left == (finding,)


@every_file
def test_without_a_backup_it_is_told_and_left(entered: Path, name: str) -> None:
    (entered / name).write_bytes(b"{")
    done = repair(entered, examine(entered), LATER)
    assert [one.id for one in done.left] == [f"{kind(name)}/damaged"]
    assert (entered / name).read_bytes() == b"{"


def test_a_damaged_copy_in_a_backup_is_passed_over(entered: Path) -> None:
    name = "documents.json"
    make_backup(entered, NOW)
    whole = (entered / name).read_bytes()
    (entered / name).write_bytes(whole.replace(b"Mot", b"Mou", 1))
    make_backup(entered, NOW.replace(minute=30))
    (entered / name).write_bytes(b"{")
    assert repair(entered, examine(entered), LATER).left == ()
    assert (entered / name).read_bytes() == whole


def test_the_report_of_another_span_is_none(entered: Path) -> None:
    (entered / REPORT).rename(entered / "reports" / "month-2020-07.json")
    assert found(entered) == [("list/damaged", "reports/month-2020-07.json", True)]


def test_a_file_of_before_the_checksums_is_no_finding_and_gets_them(entered: Path) -> None:
    def older(tables: dict[str, dict[str, dict[str, object]]]) -> None:
        del tables["meta"]["1"]["tables"]

    path = entered / "documents.json"
    edited(path, older)
    assert found(entered) == []
    archive = open_archive(entered)
    before = archive.documents()
    archive.put_documents((*before, Entry(type="Chỉ thị", number="5", date=date(2020, 6, 1))))
    assert json.loads(path.read_bytes())["meta"]["1"]["tables"].keys() == {"documents"}
    assert found(entered) == []


def test_what_was_changed_by_hand_counts_again_once_something_is_changed(entered: Path) -> None:
    path = entered / "documents.json"
    path.write_bytes(path.read_bytes().replace(b"Mot", b"Mou", 1))
    archive = open_archive(entered)
    (entry,) = archive.documents()
    assert "Mou" in entry.title
    archive.put_documents((entry, Entry(type="Chỉ thị", number="5")))
    assert found(entered) == []


@every_file
def test_a_broken_one_hides_no_week_and_is_never_written_over(entered: Path, name: str) -> None:
    (entered / name).write_bytes(b'{"meta": {"1"')
    archive = open_archive(entered)
    assert len(archive.headers()) == 1
    assert archive.problems() == ()
    with pytest.raises(ArchiveError, match=name.replace(".", r"\.")):
        enter_everything(entered)
    assert (entered / name).read_bytes() == b'{"meta": {"1"'
