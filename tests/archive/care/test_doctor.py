"""The doctor: every kind of damage is named, what can be had back is, nothing else is touched."""

import json
import os
import shutil
import stat
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.archive.backups import listing, make_backup
from briefing.archive.care.doctor import examine, repair
from briefing.archive.care.findings import Repaired
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from briefing.model.editing import add_directive
from briefing.model.encoding import to_json
from tests.archive.filled import IDS, NOW, OLD, W25, W26, W27, changed, filled, texts_of, week

LATER = NOW + timedelta(days=1)
YEAR = "briefings/2020.json"


@pytest.fixture
def folder(archive_folder: Path) -> Path:
    filled(archive_folder)
    return archive_folder


@pytest.fixture
def backed(folder: Path) -> Path:
    make_backup(folder, NOW)
    return folder


def found(folder: Path) -> list[str]:
    return [finding.id for finding in examine(folder).findings]


def mended(folder: Path) -> Repaired:
    return repair(folder, examine(folder), LATER)


def said(done: Repaired) -> str:
    return "\n".join(one.what for one in done.done)


def edited(path: Path, change: Any) -> None:
    document = json.loads(path.read_text())
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_sound_archive_is_sound(backed: Path) -> None:
    before = contents(backed)
    report = examine(backed)
    assert report.findings == ()
    assert report.unproved == ()
    assert report.weeks == 4
    assert contents(backed) == before
    assert repair(backed, report, LATER).done == ()
    assert contents(backed) == before


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        examine(tmp_path / "nowhere")


# ---- a broken year


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.95])
def test_a_truncated_year_comes_back_week_by_week(backed: Path, share: float) -> None:
    whole = texts_of(open_archive(backed))
    data = (backed / YEAR).read_bytes()
    spoilt = data[: int(len(data) * share)]
    (backed / YEAR).write_bytes(spoilt)
    assert found(backed) == ["year/damaged"]
    assert texts_of(open_archive(backed))[OLD] == whole[OLD]  # the other year is simply there
    done = mended(backed)
    assert texts_of(open_archive(backed)) == whole
    assert done.left == ()
    (kept,) = (backed / "damaged").iterdir()
    assert kept.read_bytes() == spoilt
    assert kept.name.startswith("2020.json.")
    assert Path(done.before).is_file()
    assert str(kept) in said(done)


def test_each_week_is_the_newest_intact_one(backed: Path) -> None:
    archive = open_archive(backed)
    changed(archive, W25, "gõ sau khi sao lưu")
    after = texts_of(archive)
    data = (backed / YEAR).read_bytes()
    (backed / YEAR).write_bytes(data[: data.rindex(W27.encode()) + 300])
    done = mended(backed)
    assert texts_of(open_archive(backed)) == after  # W25 from the file, W27 from the backup
    assert f"{W27} " in said(done)
    assert f"{W25} " not in said(done)


def test_a_revision_that_is_newer_than_the_backup_is_taken(folder: Path) -> None:
    make_backup(folder, NOW - timedelta(days=25))  # between the two finalizings of W26
    (folder / YEAR).write_bytes(b"")
    done = mended(folder)
    assert "việc bổ sung" in texts_of(open_archive(folder))[W26]
    assert any(W26 in one.what and "2" in one.what for one in done.done)


def test_without_a_backup_history_and_journal_give_what_they_have(folder: Path) -> None:
    waiting = add_directive(week(date(2020, 7, 6)), "chưa lưu được")
    open_archive(folder).journal(waiting.id).keep(waiting, base=None)
    data = (folder / YEAR).read_bytes()
    (folder / YEAR).write_bytes(data[: data.index(b'"briefings"')])
    done = mended(folder)
    texts = texts_of(open_archive(folder))
    assert set(texts) == {OLD, W26, waiting.id}
    assert texts[waiting.id] == ("chưa lưu được",)
    lost = [one.what for one in done.done if not one.mended]
    assert len(lost) == 2
    assert {W25, W27} == {one for one in (W25, W27) if any(one in what for what in lost)}


def test_a_week_that_moved_to_another_year_does_not_come_back_twice(backed: Path) -> None:
    archive = open_archive(backed)
    here = archive.get(W27)
    period = replace(here.period, start=date(2021, 1, 4), end=date(2021, 1, 10))
    archive.put(replace(here, period=period))
    (backed / YEAR).write_bytes(b"{")
    mended(backed)
    assert found(backed) == []
    assert open_archive(backed).get(W27).period == period


def test_a_damaged_backup_is_not_believed(backed: Path) -> None:
    (path,) = (one.path for one in listing(backed))
    make_backup(backed, NOW - timedelta(days=3))
    data = bytearray(path.read_bytes())
    data[200] ^= 4
    path.write_bytes(data)
    (backed / YEAR).write_bytes(b"")
    assert sorted(found(backed)) == ["backup/unsound", "year/damaged"]
    done = mended(backed)
    assert set(texts_of(open_archive(backed))) == set(IDS)
    assert done.left == ()
    assert not path.exists()
    assert any(path.name in one.name for one in (backed / "damaged").iterdir())


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_happens_to_a_year_it_comes_back(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("any") / "archive"
    archive = filled(folder)
    make_backup(folder, NOW)
    whole = texts_of(archive)
    content = bytearray((folder / YEAR).read_bytes())
    flips = data.draw(st.integers(1, 4))
    for _time in range(flips):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] ^= 1 << data.draw(st.integers(0, 7))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    (folder / YEAR).write_bytes(content)
    report = examine(folder)
    done = repair(folder, report, LATER)
    after = texts_of(open_archive(folder))
    # Where text and checksums are hit at once nobody can tell, but no week is ever lost.
    assert after.keys() >= whole.keys()
    if flips == 1:
        assert (after, done.left) == (whole, ())
    if done.done:
        kept = [path.read_bytes() for path in (folder / "damaged").iterdir()]
        assert bytes(content) in kept
    shutil.rmtree(folder)


# ---- a week in a year that is whole as a file


def altered(folder: Path, briefing_id: str) -> None:
    def change(document: Any) -> None:
        for stored in document["briefings"].values():
            if stored["id"] == briefing_id:
                stored["directive_lists"][0]["directives"][0]["text"] = "sửa tay"

    edited(folder / YEAR, change)


def test_a_week_changed_outside_is_named_and_put_back(backed: Path) -> None:
    whole = texts_of(open_archive(backed))
    altered(backed, W25)
    spoilt = (backed / YEAR).read_bytes()
    (finding,) = examine(backed).findings
    assert (finding.id, finding.file, finding.repairable) == ("year/altered", YEAR, True)
    assert W25 in finding.what
    assert texts_of(open_archive(backed))[W25][0] == "sửa tay"  # hidden from nobody
    done = mended(backed)
    assert texts_of(open_archive(backed)) == whole
    assert done.left == ()
    (kept,) = (backed / "damaged").iterdir()
    assert kept.read_bytes() == spoilt


def test_a_changed_week_without_a_copy_stays_as_it_stands(folder: Path) -> None:
    altered(folder, W25)
    before = (folder / YEAR).read_bytes()
    done = mended(folder)
    assert [one.id for one in done.left] == ["year/altered"]
    assert (folder / YEAR).read_bytes() == before
    assert not (folder / "damaged").exists()
    archive = open_archive(folder)
    archive.put(archive.get(W25))  # the change was meant: it is saved
    assert found(folder) == []


def test_a_week_that_makes_no_record_is_replaced(backed: Path) -> None:
    whole = texts_of(open_archive(backed))

    def change(document: Any) -> None:
        document["briefings"]["2"]["period"] = "hỏng"

    edited(backed / YEAR, change)
    assert found(backed) == ["year/unreadable"]
    assert mended(backed).left == ()
    assert texts_of(open_archive(backed)) == whole


def test_a_week_taken_out_by_hand_is_missed(backed: Path) -> None:
    whole = texts_of(open_archive(backed))
    edited(backed / YEAR, lambda document: document["briefings"].pop("1"))
    assert found(backed) == ["year/missing"]
    assert mended(backed).left == ()
    assert texts_of(open_archive(backed)) == whole


def test_a_missing_week_without_a_copy_is_told_and_then_no_longer_missed(folder: Path) -> None:
    edited(folder / YEAR, lambda document: document["briefings"].pop("1"))
    done = mended(folder)
    assert any(W25 in one.what and not one.mended for one in done.done)
    assert done.left == ()


@pytest.mark.parametrize("whole_file", [True, False])
def test_a_week_whose_id_was_damaged_is_known_by_its_checksum(
    folder: Path, whole_file: bool
) -> None:
    whole = texts_of(open_archive(folder))
    data = (folder / YEAR).read_bytes().replace(f'"id": "{W25}"'.encode(), b'"id": "heek"')
    (folder / YEAR).write_bytes(data if whole_file else data[:-4])
    assert mended(folder).left == ()
    assert texts_of(open_archive(folder)) == whole


def test_a_checksum_that_was_damaged_is_noted_anew(backed: Path) -> None:
    whole = texts_of(open_archive(backed))

    def spoil(document: Any) -> None:
        document["meta"]["1"]["checksums"][W25] = "0" * 32

    edited(backed / YEAR, spoil)
    assert found(backed) == ["year/altered"]
    assert mended(backed).left == ()
    assert texts_of(open_archive(backed)) == whole


def test_a_week_stored_twice_is_named(folder: Path) -> None:
    shutil.copy(folder / YEAR, folder / "briefings" / "2021.json")
    findings = [one for one in examine(folder).findings if one.id == "year/doubled"]
    assert len(findings) == 3
    assert not any(one.repairable for one in findings)
    before = contents(folder)
    repair(folder, examine(folder), LATER)
    assert contents(folder) == before


def test_an_interrupted_move_is_finished(backed: Path) -> None:
    def move(document: Any) -> None:
        document["meta"]["1"]["moving"] = {OLD: "2019.json"}
        old = json.loads((backed / "briefings" / "2019.json").read_text())
        document["briefings"]["9"] = old["briefings"]["1"]

    edited(backed / YEAR, move)
    assert found(backed) == ["year/moving"]
    assert mended(backed).left == ()
    assert OLD not in (backed / "briefings" / "2019.json").read_text()
    assert set(texts_of(open_archive(backed))) == set(IDS)


def test_a_newer_versions_year_is_left_alone(backed: Path) -> None:
    def newer(document: Any) -> None:
        document["meta"]["1"]["schema_version"] = 99

    edited(backed / YEAR, newer)
    (finding,) = examine(backed).findings
    assert (finding.id, finding.repairable) == ("year/newer", False)


# ---- the other files


def test_the_directory_comes_back(backed: Path) -> None:
    before = open_archive(backed).directory()
    (backed / "directory.json").write_bytes(b'{"units": {"1"')
    assert found(backed) == ["directory/damaged"]
    assert mended(backed).left == ()
    assert open_archive(backed).directory() == before


@pytest.mark.parametrize("spoil", ["flip", "empty", "gone", "other"])
def test_a_finalized_revision_comes_back_byte_by_byte(backed: Path, spoil: str) -> None:
    path = backed / "history" / W26 / "1.json"
    whole = path.read_bytes()
    match spoil:
        case "flip":
            path.write_bytes(whole.replace(b"tu", b"tU", 1))
        case "empty":
            path.write_bytes(b"")
        case "gone":
            path.unlink()
        case _:
            path.write_bytes((path.parent / "2.json").read_bytes())
    assert found(backed) == ["history/damaged"]
    assert mended(backed).left == ()
    assert path.read_bytes() == whole


def test_a_revision_comes_back_from_its_year_without_a_backup(folder: Path) -> None:
    path = folder / "history" / W26 / "2.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    assert mended(folder).left == ()
    assert path.read_bytes() == whole


def test_a_revision_without_any_copy_stays_as_it_is(folder: Path) -> None:
    path = folder / "history" / W26 / "1.json"
    path.write_bytes(path.read_bytes()[:-30])
    before = path.read_bytes()
    done = mended(folder)
    assert [one.id for one in done.left] == ["history/damaged"]
    assert path.read_bytes() == before


def test_a_missing_checksum_is_no_fault_and_is_filled_in(folder: Path) -> None:
    home = folder / "history" / W26
    before = (home / "SHA256SUMS").read_bytes()
    (home / "SHA256SUMS").unlink()
    report = examine(folder)
    assert report.findings == ()
    assert report.unproved == (f"history/{W26}/1.json", f"history/{W26}/2.json")
    repair(folder, report, LATER)
    assert (home / "SHA256SUMS").read_bytes() == before
    assert examine(folder).unproved == ()


def test_torn_lines_are_no_fault_and_waiting_weeks_are_told(folder: Path) -> None:
    archive = open_archive(folder)
    journal = archive.journal(W27)
    with journal.path.open("ab") as file:
        file.write(b'{"at": "2026')
    assert found(folder) == []
    journal.keep(add_directive(archive.get(W27), "chưa lưu"), base=None)
    (finding,) = examine(folder).findings
    assert (finding.id, finding.repairable) == ("journal/waiting", False)
    assert W27 in finding.what


def test_a_garbled_index_is_removed_and_made_anew(folder: Path) -> None:
    open_archive(folder).headers()
    (folder / "headers.json").write_bytes(b'{"made_by": ')
    assert found(folder) == ["derived/damaged"]
    assert mended(folder).left == ()
    assert len(open_archive(folder).headers()) == 4


def test_leftovers_go_once_they_are_old_and_strays_are_named(folder: Path) -> None:
    old, fresh = folder / "briefings" / ".2020.json.ab12.tmp", folder / ".headers.json.x.tmp"
    for path in (old, fresh):
        path.write_text("x")
    os.utime(old, (1, 1))
    (folder / "ghi chú.txt").write_text("x")
    photos = folder / "ảnh"
    photos.mkdir()
    for number in range(3):
        (photos / f"{number}.jpg").write_text("x")
    (folder / "briefings" / "2020 (bản sao).json").write_text("x")
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    strays = {one.file: one for one in examine(folder).findings if one.id == "stray"}
    assert set(strays) == {"ghi chú.txt", "ảnh/", "briefings/2020 (bản sao).json"}
    assert "3" in strays["ảnh/"].what
    assert "leftover" in found(folder)
    done = mended(folder)
    assert {one.id for one in done.left} == {"stray"}
    assert not old.exists()
    assert fresh.exists()


@pytest.mark.skipif(os.name == "nt", reason="no modes on Windows")
def test_what_others_may_read_is_closed(folder: Path) -> None:
    (folder / YEAR).chmod(0o644)
    (folder / "briefings").chmod(0o755)
    (finding,) = examine(folder).findings
    assert finding.id == "modes"
    assert "2" in finding.what
    assert mended(folder).left == ()
    assert stat.S_IMODE((folder / YEAR).stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "briefings").stat().st_mode) == 0o700


def test_one_repair_that_fails_does_not_stop_the_others(
    backed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = texts_of(open_archive(backed))
    (backed / YEAR).write_bytes(b"")
    (backed / "directory.json").write_bytes(b"{")

    def fail(*_arguments: object) -> Any:
        raise ArchiveError("hỏng")

    monkeypatch.setattr("briefing.archive.care.lists.mend_list", fail)
    done = mended(backed)
    assert [one.id for one in done.left] == ["directory/damaged"]
    assert texts_of(open_archive(backed)) == whole


def test_the_revision_kept_in_a_year_is_what_history_has(folder: Path) -> None:
    data = to_json(open_archive(folder).get(W26)).encode() + b"\n"
    kept = (folder / "history" / W26 / "2.json").read_bytes()
    assert sha256(data).digest() == sha256(kept).digest()


def test_a_week_that_has_lost_its_id_comes_back_once(backed: Path) -> None:
    whole = texts_of(open_archive(backed))
    path = backed / YEAR
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"id": "week-', '"hd": "week-', 1), encoding="utf-8")
    assert "year/unreadable" in found(backed)
    assert mended(backed).left == ()
    assert texts_of(open_archive(backed)) == whole
    assert found(backed) == []
