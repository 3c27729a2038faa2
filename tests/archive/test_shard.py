"""A year that cannot be read is never overwritten, and the other years do not mind."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.archive.shard import Shard, is_shard_name, shard_name
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError, NotFoundError
from briefing.model.editing import new_briefing, set_notes
from briefing.model.encoding import to_plain
from briefing.model.records import Briefing, Period, PeriodKind

OTHER = date(2019, 6, 24)
BROKEN = date(2020, 6, 22)


def week(monday: date) -> Briefing:
    return new_briefing(Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6)))


def shard_text(*documents: object, **meta: object) -> str:
    rows = {str(number): document for number, document in enumerate(documents, 1)}
    return json.dumps({"meta": {"1": meta}, "briefings": rows}, ensure_ascii=False)


UNREADABLE = {
    "empty": b"",
    "truncated": shard_text(to_plain(week(BROKEN))).encode()[:-40],
    "garbage": bytes(range(256)) * 4,
    "not UTF-8": '{"briefings": {"1": {"id": "tuần"}}}'.encode("utf-16"),
    "a list": b"[]",
    "a table that is a list": b'{"briefings": []}',
    "documents without numbers": b'{"briefings": {"one": {}}}',
    "a number past counting": b'{"briefings": {"' + b"1" * 9000 + b'": {}}}',
    "two documents of one number": b'{"briefings": {"1": {"a": 1}, "1": {"a": 2}}}',
    "a document that is a list": b'{"briefings": {"1": []}}',
    "another program's": shard_text(format="addresses").encode(),
    "a version that is no number": shard_text(schema_version="hai").encode(),
    "nested without end": b"[" * 100_000,
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_broken_year_is_reported_and_never_overwritten(
    archive_folder: Path, content: bytes
) -> None:
    open_archive(archive_folder).put(week(OTHER))
    path = archive_folder / "briefings" / "2020.json"
    path.write_bytes(content)
    archive = open_archive(archive_folder)
    for _again in range(2):
        assert [header.id for header in archive.headers()] == ["week-2019-06-24"]
        (problem,) = archive.problems()
        assert str(path) in problem
    with pytest.raises(ArchiveError, match=r"2020\.json") as caught:
        archive.put(week(BROKEN))
    assert caught.value.advice
    with pytest.raises(NotFoundError, match=r"2020\.json"):
        archive.get("week-2020-06-22")
    with pytest.raises(NotFoundError):
        archive.remove("week-2020-06-22")
    archive.put(set_notes(week(OTHER), "vẫn ghi được"))
    assert archive.get("week-2019-06-24").notes == "vẫn ghi được"
    assert path.read_bytes() == content
    assert open_archive(archive_folder).problems() == archive.problems()


def test_a_broken_year_put_right_is_back(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(week(BROKEN))
    path = archive_folder / "briefings" / "2020.json"
    good = path.read_bytes()
    path.write_bytes(good[:100])
    assert archive.headers() == []
    path.write_bytes(good)
    assert [header.id for header in archive.headers()] == ["week-2020-06-22"]
    assert archive.problems() == ()


def test_a_year_of_a_newer_version_is_read_as_far_as_possible_but_not_written(
    archive_folder: Path,
) -> None:
    future = to_plain(week(date(2020, 6, 29))) | {"schema_version": 2, "mood": "vui"}
    content = shard_text(
        to_plain(week(BROKEN)), future, format="briefing-archive", schema_version=2
    )
    path = archive_folder / "briefings" / "2020.json"
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    archive = open_archive(archive_folder)
    assert [header.id for header in archive.headers()] == ["week-2020-06-22"]
    assert archive.get("week-2020-06-22") == week(BROKEN)
    assert "week-2020-06-29" in archive.problems()[0]
    for refused in (week(BROKEN), week(date(2020, 7, 6))):
        with pytest.raises(ArchiveError, match=r"2020\.json"):
            archive.put(refused)
    with pytest.raises(ArchiveError, match=r"2020\.json"):
        archive.remove("week-2020-06-22")
    assert path.read_text(encoding="utf-8") == content
    archive.put(week(OTHER))
    assert len(archive.headers()) == 2


def test_many_briefings_of_a_newer_version_are_one_sentence(archive_folder: Path) -> None:
    newer = [
        to_plain(week(BROKEN + timedelta(weeks=number))) | {"schema_version": 2, "mood": "vui"}
        for number in range(9)
    ]
    path = archive_folder / "briefings" / "2020.json"
    path.parent.mkdir(parents=True)
    path.write_text(shard_text(*newer, format="briefing-archive"), encoding="utf-8")
    archive = open_archive(archive_folder)
    (problem,) = archive.problems()
    assert "week-2020-06-22" in problem
    for attempt in (archive.get, archive.remove):
        with pytest.raises(ArchiveError, match="week-2020-06-29"):
            attempt("week-2020-06-29")
    assert len(Shard(path).documents()) == 9


def test_one_unreadable_briefing_does_not_cost_its_year(archive_folder: Path) -> None:
    broken = to_plain(week(date(2020, 6, 29))) | {"period": "tuần 27"}
    path = archive_folder / "briefings" / "2020.json"
    path.parent.mkdir(parents=True)
    path.write_text(shard_text(to_plain(week(BROKEN)), broken), encoding="utf-8")
    archive = open_archive(archive_folder)
    assert [header.id for header in archive.headers()] == ["week-2020-06-22"]
    (problem,) = archive.problems()
    assert "week-2020-06-29" in problem
    archive.put(set_notes(week(BROKEN), "sửa"))
    assert open_archive(archive_folder).get("week-2020-06-22").notes == "sửa"
    for attempt in (
        lambda: archive.get("week-2020-06-29"),
        lambda: archive.put(week(date(2020, 6, 29))),
        lambda: archive.remove("week-2020-06-29"),
    ):
        with pytest.raises(ArchiveError) as caught:
            attempt()
        assert not isinstance(caught.value, NotFoundError)
    rows = json.loads(path.read_text(encoding="utf-8"))["briefings"]
    assert json.loads(json.dumps(broken)) in rows.values()


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("2020.json", True),
        ("0001.json", True),
        ("2020.json.bak", False),
        ("2020 (1).json", False),
        (".2020.json.x.tmp", False),
        ("২০২০.json", False),
        ("headers.json", False),
    ],
)
def test_only_plain_years_are_shards(name: str, is_one: bool) -> None:
    assert is_shard_name(name) is is_one


def test_a_shard_is_named_after_the_year_in_which_the_period_begins() -> None:
    assert shard_name(date(2019, 12, 30)) == "2019.json"
    assert shard_name(date(7, 1, 1)) == "0007.json"


def test_an_editor_that_knows_no_lock_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "2020.json"
    shard = Shard(path)
    shard.write(shard.tables() | {"briefings": {"1": to_plain(week(BROKEN))}})
    tables = shard.tables()
    path.write_text(shard_text(), encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"2020\.json"):
        shard.write(tables)
    assert path.read_text(encoding="utf-8") == shard_text()
    assert shard.find("week-2020-06-22") is None
