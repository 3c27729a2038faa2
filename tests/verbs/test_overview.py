"""The overview tells of every stored week, of changed ones what they say now."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.archive.tiny import open_archive
from briefing.model.editing import add_directive
from briefing.model.records import Period
from briefing.verbs.overview import Overlooker, overview


def told(folder: Path) -> list[tuple[str, list[str]]]:
    return [(week.id, [item.text for item in week.directives]) for week in overview(folder).weeks]


def test_every_briefing_is_told_oldest_first(summer: Archive, archive_folder: Path) -> None:
    assert told(archive_folder) == [
        ("month-2020-06-01", []),
        ("week-2020-06-08", ["Làm việc này"]),
        ("week-2020-06-15", ["Làm việc này"]),
        ("week-2020-06-22", ["Làm việc kia"]),
    ]


def test_an_edit_and_a_removal_are_told_by_the_same_overlooker(
    summer: Archive, archive_folder: Path
) -> None:
    overlooker = Overlooker(archive_folder)
    overlooker.look()
    summer.put(add_directive(summer.get("week-2020-06-15"), "việc thêm sau"))
    summer.remove("week-2020-06-08")
    weeks = {week.id: week for week in overlooker.look().weeks}
    assert [item.text for item in weeks["week-2020-06-15"].directives][-1] == "việc thêm sau"
    assert "week-2020-06-08" not in weeks
    assert overlooker.look() == overview(archive_folder)


def test_what_was_drawn_once_does_without_the_years(summer: Archive, archive_folder: Path) -> None:
    before = told(archive_folder)
    for path in (archive_folder / "briefings").iterdir():
        status = path.stat()
        path.write_bytes(b"x" * status.st_size)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert told(archive_folder) == before


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff\x00", b'{"version": "0"}', b"[" * 100_000])
def test_a_garbled_derived_file_is_made_again(
    summer: Archive, archive_folder: Path, garbage: bytes
) -> None:
    before = told(archive_folder)
    derived = archive_folder / "derived" / "weeks" / "2020.json"
    assert derived.stat().st_mode & 0o777 == 0o600
    derived.write_bytes(garbage)
    assert told(archive_folder) == before
    assert derived.read_bytes() != garbage


def test_a_broken_year_is_told_and_hides_no_other(summer: Archive, archive_folder: Path) -> None:
    week = summer.get("week-2020-06-22")
    summer.put(
        replace(
            week,
            id="week-2019-06-03",
            period=Period(
                kind=week.period.kind,
                start=week.period.start.replace(year=2019, day=3),
                end=week.period.end.replace(year=2019, day=9),
            ),
        )
    )
    (archive_folder / "briefings" / "2020.json").write_text("no JSON")
    seen = overview(archive_folder)
    assert [week.id for week in seen.weeks] == ["week-2019-06-03"]
    assert "2020.json" in seen.problems[0]


def test_a_week_that_moved_to_another_year_is_told_once(
    summer: Archive, archive_folder: Path
) -> None:
    overlooker = Overlooker(archive_folder)
    overlooker.look()
    week = summer.get("week-2020-06-22")
    moved = replace(
        week,
        period=Period(
            kind=week.period.kind,
            start=week.period.start.replace(year=2021),
            end=week.period.end.replace(year=2021),
        ),
    )
    summer.put(moved)
    assert [found.period for found in overlooker.look().weeks if found.id == week.id] == [
        moved.period
    ]


def test_an_empty_archive_has_no_weeks(tmp_path: Path) -> None:
    assert overview(tmp_path / "none").weeks == ()
    assert open_archive(tmp_path / "none").headers() == []
    assert not (tmp_path / "none").exists()


def test_what_a_kill_left_half_drawn_goes_with_the_next_drawing(
    summer: Archive, archive_folder: Path
) -> None:
    told(archive_folder)
    derived = archive_folder / "derived" / "weeks"
    (derived / ".2020.json.0123456789ab.tmp").write_text("{")
    summer.put(add_directive(summer.get("week-2020-06-15"), "việc thêm sau"))
    told(archive_folder)
    assert [path.name for path in derived.iterdir()] == ["2020.json"]
