"""Checksums say whether a stored week is still what the program wrote; they never block."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.archive.checksums import checksum
from briefing.archive.shard import Shard
from briefing.archive.tiny import open_archive
from briefing.model.editing import add_result, new_briefing, set_notes
from briefing.model.encoding import to_plain
from briefing.model.records import Briefing, Period, PeriodKind

FIRST, SECOND = date(2020, 6, 15), date(2020, 6, 22)


def week(monday: date) -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    return add_result(new_briefing(period), "Đã tiếp nhận 12 hồ sơ")


@pytest.fixture
def year(archive_folder: Path) -> Path:
    for monday in (FIRST, SECOND):
        open_archive(archive_folder).put(week(monday))
    return archive_folder / "briefings" / "2020.json"


def kept(year: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(year.read_bytes())["meta"]["1"]["checksums"]
    return found


def test_a_checksum_minds_the_content_and_not_the_order() -> None:
    one = checksum({"id": "a", "results": [{"text": "x", "unit": ""}]})
    assert one == checksum({"results": [{"unit": "", "text": "x"}], "id": "a"})
    assert one != checksum({"id": "a", "results": [{"text": "y", "unit": ""}]})
    assert len(one) == 32
    assert set(one) <= set("0123456789abcdef")


def test_each_stored_week_has_the_checksum_of_its_document(year: Path) -> None:
    expected = {made.id: checksum(to_plain(made)) for made in map(week, (FIRST, SECOND))}
    assert kept(year) == expected
    changed = set_notes(week(FIRST), "mới")
    open_archive(year.parents[1]).put(changed)
    assert kept(year) == expected | {changed.id: checksum(to_plain(changed))}


def test_a_week_changed_by_hand_is_told_shown_and_may_be_saved_again(year: Path) -> None:
    text = year.read_text(encoding="utf-8")
    year.write_text(text.replace("12 hồ sơ", "13 hồ sơ", 1), encoding="utf-8")
    archive = open_archive(year.parents[1])
    assert Shard(year).altered() == ("week-2020-06-15",)
    assert archive.problems() == ()
    altered = archive.get("week-2020-06-15")
    assert altered.results[0].text == "Đã tiếp nhận 13 hồ sơ"
    archive.put(set_notes(week(SECOND), "tuần khác"))
    assert Shard(year).altered() == ("week-2020-06-15",)
    archive.put(altered)
    assert Shard(year).altered() == ()


def test_a_removed_or_moved_week_leaves_no_checksum_and_a_lost_one_is_told(year: Path) -> None:
    archive = open_archive(year.parents[1])
    archive.remove("week-2020-06-15")
    assert set(kept(year)) == {"week-2020-06-22"}
    assert Shard(year).missing() == ()
    tables = json.loads(year.read_bytes())
    tables["briefings"].clear()
    year.write_text(json.dumps(tables), encoding="utf-8")
    archive.put(week(date(2020, 7, 6)))
    assert Shard(year).missing() == ("week-2020-06-22",)


def test_a_file_of_before_gets_its_checksums_at_the_next_write(year: Path) -> None:
    tables = json.loads(year.read_bytes())
    checksums = tables["meta"]["1"].pop("checksums")
    year.write_text(json.dumps(tables), encoding="utf-8")
    assert Shard(year).altered() == ()
    archive = open_archive(year.parents[1])
    archive.put(week(SECOND))
    assert kept(year) == checksums
