"""Backups: one file that holds it all, made once a day, thinned out but never to nothing."""

import os
import stat
import threading
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.archive import backups, bundles, files, layout, packing
from briefing.archive.backups import (
    Backup,
    archive_lock,
    due,
    listing,
    make_backup,
    make_backup_locked,
    thin,
    to_keep,
    verify,
    write_backup,
)
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from tests.archive.filled import NOW, W26, W27, changed, filled


@pytest.fixture
def folder(archive_folder: Path) -> Path:
    filled(archive_folder)
    return archive_folder


def test_a_backup_holds_every_file_that_is_the_truth_byte_by_byte(folder: Path) -> None:
    path = make_backup(folder, NOW)
    assert path == folder / "backups" / "2026-03-02T081500.zip"
    expected = {
        "briefings/2019.json",
        "briefings/2020.json",
        "directory.json",
        f"history/{W26}/1.json",
        f"history/{W26}/2.json",
        f"history/{W26}/SHA256SUMS",
        f"journal/{W27}.jsonl",
    }
    with ZipFile(path) as packed:
        assert set(packed.namelist()) == expected | {"manifest.json"}
        for name in expected:
            assert packed.read(name) == (folder / name).read_bytes()
    manifest = verify(path)
    assert (manifest.weeks, manifest.made_at, set(manifest.files)) == (4, NOW, expected)


@pytest.mark.skipif(os.name == "nt", reason="no modes on Windows")
def test_nobody_else_may_read_it(folder: Path) -> None:
    path = make_backup(folder, NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_in_one_second_are_two(folder: Path) -> None:
    first, second = make_backup(folder, NOW), make_backup(folder, NOW)
    assert first != second
    assert [one.path for one in listing(folder)] == [second, first]


def test_one_before_something_says_so(folder: Path) -> None:
    with archive_lock(folder):
        path = make_backup_locked(folder, NOW, before="restore")
    assert path.name == "2026-03-02T081500-before-restore.zip"
    assert [one.before for one in listing(folder)] == ["restore"]


def test_it_waits_for_who_is_writing_and_says_who_does_not_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "LOCK_SECONDS", 0.05)
    with archive_lock(folder), pytest.raises(ArchiveError):
        make_backup(folder, NOW)
    assert not list((folder / "backups").iterdir())
    assert make_backup(folder, NOW).exists()


def test_what_changes_while_it_is_packed_is_packed_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = packing.Packer.take
    writer = threading.Thread(target=lambda: changed(open_archive(folder), W27, "vừa mới gõ"))
    begun: list[str] = []

    def meanwhile(packer: packing.Packer, place: Path, name: str) -> None:
        take(packer, place, name)
        if name == "briefings/2020.json" and not begun:
            begun.append(name)
            writer.start()
            writer.join()
            (folder / "briefings" / "2019.json").unlink()

    monkeypatch.setattr(packing.Packer, "take", meanwhile)
    path = make_backup(folder, NOW)
    assert begun
    with ZipFile(path) as packed:
        assert packed.read("briefings/2020.json") == (folder / "briefings/2020.json").read_bytes()
        assert "briefings/2019.json" not in packed.namelist()
    assert verify(path).weeks == 3


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_nothing_half_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os if step == "fsync" else Path, step, full)
        with pytest.raises(ArchiveError):
            make_backup(folder, NOW)
    assert listing(folder) == []
    assert not list((folder / "backups").iterdir())


def test_what_is_written_wrong_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_info", lambda name: ZipInfo(f"x{name}"))
    with pytest.raises(ArchiveError):
        make_backup(folder, NOW)
    assert not list((folder / "backups").iterdir())


def test_a_file_that_may_not_be_read_is_named_and_the_others_are_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = files.read

    def refuse(path: Path) -> tuple[bytes, files.Signature] | None:
        if path.name == "2019.json":
            raise files.unreadable(PermissionError(13, "Permission denied"), path)
        return read(path)

    monkeypatch.setattr(files, "read", refuse)
    manifest = verify(make_backup(folder, NOW))
    assert set(manifest.left_out) == {"briefings/2019.json"}
    assert "briefings/2020.json" in manifest.files


def test_a_file_that_is_far_too_large_is_named_and_the_others_are_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (folder / "briefings" / "2020.json").stat().st_size
    monkeypatch.setattr(bundles, "MOST_BYTES", size - 1)
    manifest = verify(make_backup(folder, NOW))
    assert set(manifest.left_out) == {"briefings/2020.json"}
    assert "briefings/2019.json" in manifest.files


def test_a_damaged_year_is_kept_as_it_is(folder: Path) -> None:
    (folder / "briefings" / "2020.json").write_bytes(b'{"briefings": {"1"')
    path = make_backup(folder, NOW)
    assert verify(path).weeks == 1
    with ZipFile(path) as packed:
        assert packed.read("briefings/2020.json") == b'{"briefings": {"1"'


def test_there_must_be_an_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as told:
        make_backup(tmp_path / "nowhere", NOW)
    assert "nowhere" in told.value.message
    assert not (tmp_path / "nowhere").exists()


def test_it_is_written_where_the_user_wants_but_never_over_something(
    folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert write_backup(folder, stick, NOW) == stick / "2026-03-02T081500.zip"
    assert write_backup(folder, stick / "giao ban.zip", NOW).exists()
    with pytest.raises(ArchiveError) as told:
        write_backup(folder, stick / "giao ban.zip", NOW)
    assert "giao ban.zip" in told.value.message
    assert listing(folder) == []
    with pytest.raises(ArchiveError):
        write_backup(folder, tmp_path / "nowhere" / "x.zip", NOW)


def test_an_archive_that_may_not_be_written_is_backed_up_elsewhere(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> AbstractContextManager[None]:
        error = OSError(30, "Read-only file system")
        raise files.unwritable(error, folder / ".lock") from error

    monkeypatch.setattr(backups, "archive_lock", refuse)
    assert verify(write_backup(folder, tmp_path, NOW)).weeks == 4
    with pytest.raises(ArchiveError):
        make_backup(folder, NOW)


def test_one_a_day_is_due_and_none_without_briefings(folder: Path, tmp_path: Path) -> None:
    assert due(folder, NOW)
    make_backup(folder, NOW)
    assert not due(folder, NOW)
    assert not due(folder, NOW.replace(hour=23))
    assert due(folder, NOW + timedelta(days=1))
    assert due(folder, NOW - timedelta(days=400))  # a clock set back waits for nothing
    assert not due(tmp_path / "nowhere", NOW)
    (tmp_path / "empty").mkdir()
    assert not due(tmp_path / "empty", NOW)


def test_other_files_are_no_backups(folder: Path) -> None:
    make_backup(folder, NOW)
    for name in ("ghi chú.zip", "2026-13-45T081500.zip", ".2026-03-02T081500.zip.x.tmp", "x.json"):
        (folder / "backups" / name).write_text("x")
    assert len(listing(folder)) == 1
    assert thin(folder, NOW + timedelta(days=9999)) == []


# ---- thinning


def kept(*moments: datetime) -> list[Backup]:
    return [Backup(Path(f"{at:%Y-%m-%dT%H%M%S}.zip"), at, 1, "") for at in moments]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - local, as files are named


def test_three_years_of_days_keep_a_week_a_quarter_and_the_months() -> None:
    there: frozenset[Backup] = frozenset()
    first = date(2024, 1, 1)
    for number in range(3 * 366):
        today = first + timedelta(days=number)
        there = to_keep({*there, *kept(noon(today))}, today)
        days = {one.at.date() for one in there}
        assert today in days
        assert len(there) <= 7 + 13 + 36
    assert {today - timedelta(days=back) for back in range(7)} <= days
    weeks = {today - timedelta(days=today.weekday(), weeks=back) for back in range(13)}
    assert weeks <= {day - timedelta(days=day.weekday()) for day in days}
    months = {(first + timedelta(days=n)).replace(day=1) for n in range(3 * 366)}
    assert months == {day.replace(day=1) for day in days}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.datetimes(min_value=datetime(2023, 1, 1), max_value=datetime(2027, 1, 1)),  # noqa: DTZ001
        max_size=60,
        unique=True,
    ),
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
)
def test_thinning_twice_is_thinning_once_and_keeps_the_newest(
    moments: list[datetime], today: date
) -> None:
    there = kept(*moments)
    once = to_keep(there, today)
    assert to_keep(once, today) == once <= set(there)
    if there:
        assert max(there, key=lambda one: one.at) in once
    months = {(one.at.year, one.at.month) for one in there}
    assert months == {(one.at.year, one.at.month) for one in once}


def test_one_before_a_restore_stays_for_a_quarter() -> None:
    day = date(2026, 3, 2)
    daily = kept(*(noon(day + timedelta(days=n)) for n in range(120)))
    marked = Backup(Path("m.zip"), noon(day) - timedelta(hours=1), 1, "restore")
    assert marked in to_keep([*daily, marked], day + timedelta(days=80))
    assert marked not in to_keep([*daily, marked], day + timedelta(days=119))


def test_all_of_today_and_yesterday_stay() -> None:
    day = date(2026, 3, 2)
    there = kept(*(datetime(2026, 3, 1 + n % 2, 1 + n) for n in range(20)))  # noqa: DTZ001
    assert to_keep(there, day) == set(there)


def test_files_are_removed_and_the_only_good_one_never_is(folder: Path) -> None:
    good = make_backup(folder, NOW)
    spoilt = []
    for number in range(1, 5):
        path = good.with_name(f"2026-03-02T08150{number}.zip")
        path.write_bytes(b"PK")
        spoilt.append(path)
    later = NOW + timedelta(days=300)
    gone = thin(folder, later)
    assert good.exists()
    assert spoilt[-1].exists()
    assert set(gone) == set(spoilt[:-1])
    assert thin(folder, later) == []
    newer = make_backup(folder, NOW + timedelta(minutes=5))
    assert set(thin(folder, later)) == {good, spoilt[-1]}
    assert [one.path for one in listing(folder)] == [newer]


def test_truth_is_what_a_backup_brings_back() -> None:
    assert layout.kind_of("briefings/2020.json") in layout.TRUTH
    assert layout.kind_of("undo/week-2020-06-22.jsonl") not in layout.TRUTH
    assert UTC is NOW.tzinfo
