import os
import stat
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tinydb import TinyDB

from briefing.archive import storage
from briefing.archive.protocol import NOTHING_STORED
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.errors import ArchiveError, ConflictError, NotFoundError
from briefing.model.editing import add_directive, add_result, new_briefing, set_notes
from briefing.model.encoding import fingerprint, from_plain
from briefing.model.records import Briefing, Figure, Period, PeriodKind, Source

MONDAY = date(2020, 6, 22)


def week(monday: date = MONDAY, text: str = "Đã tiếp nhận 12 hồ sơ") -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    empty = new_briefing(period, organization="Văn phòng thử nghiệm")
    return add_directive(add_result(empty, text), "giao Tổ Một rà soát", unit="Tổ Một")


def year_file(folder: Path, year: int = 2020) -> Path:
    return folder / "briefings" / f"{year}.json"


TEXT = st.text(st.characters(codec="utf-8"), max_size=30)


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    made = week(draw(st.dates(date(1, 1, 1), date(9999, 12, 20))), draw(TEXT))
    return replace(
        made,
        id=draw(TEXT),
        title=draw(TEXT),
        notes=draw(TEXT),
        figures=tuple(
            Figure(name=draw(TEXT), value=value)
            for value in draw(
                st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=3), max_size=2)
            )
        ),
        source=draw(st.none() | st.builds(Source, name=TEXT, text=TEXT, fingerprint=TEXT)),
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(briefings(), min_size=1, max_size=3, unique_by=lambda made: made.id))
def test_what_is_put_is_got_by_another_program(made: list[Briefing]) -> None:
    with TemporaryDirectory() as name:
        mine = open_archive(Path(name))
        for briefing in made:
            mine.put(briefing)
        theirs = open_archive(Path(name))
        assert [theirs.get(briefing.id) for briefing in made] == made
        assert [mine.get(briefing.id) for briefing in made] == made
        assert theirs.headers() == mine.headers()


def test_a_missing_archive_is_empty_and_stays_missing(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    assert archive.headers() == []
    assert archive.problems() == ()
    assert archive.stamp() == ()
    with pytest.raises(NotFoundError):
        archive.get("week-2020-06-22")
    assert not archive_folder.exists()


def test_headers_tell_what_a_list_shows_oldest_first(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    for monday in (date(2021, 1, 4), date(2019, 12, 30), MONDAY):
        archive.put(week(monday))
    first, second, third = archive.headers()
    assert [first.period.start.year, second.period.start.year, third.period.start.year] == [
        2019,
        2020,
        2021,
    ]
    assert (second.id, second.results, second.directives, second.open) == (
        "week-2020-06-22",
        1,
        1,
        1,
    )
    assert second.organization == "Văn phòng thử nghiệm"
    assert second.fingerprint == fingerprint(archive.get(second.id))


def test_a_year_is_a_file_that_plain_tinydb_and_a_person_can_read(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(week())
    archive.put(week(date(2019, 12, 30)))
    text = year_file(archive_folder).read_text(encoding="utf-8")
    assert "Đã tiếp nhận 12 hồ sơ" in text
    assert any(line.strip() == '"unit": "Tổ Một",' for line in text.splitlines())
    with TinyDB(year_file(archive_folder)) as database:
        assert [from_plain(dict(row)) for row in database.table("briefings").all()] == [week()]
        (meta,) = database.table("meta").all()
    assert meta["format"] == "briefing-archive"
    assert meta["schema_version"] == 1
    assert sorted(path.name for path in (archive_folder / "briefings").iterdir()) == [
        "2019.json",
        "2020.json",
    ]


def test_a_put_leaves_other_years_alone_and_moves_the_stamp(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(week(date(2019, 12, 30)))
    archive.put(week())
    before, other = archive.stamp(), year_file(archive_folder, 2019).stat()
    archive.put(set_notes(week(), "x"))
    assert archive.stamp() != before
    assert year_file(archive_folder, 2019).stat() == other
    assert open_archive(archive_folder).stamp() == archive.stamp()


def test_every_put_moves_the_stamp_however_fast(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    stamps = set()
    for number in range(20):
        archive.put(set_notes(week(), f"{number:02d}"))
        stamps.add(archive.stamp()[0][1][:2])  # time and size, as the header index compares them
    assert len(stamps) == 20


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_everything_is_private_to_the_user(archive_folder: Path) -> None:
    archive = open_archive(archive_folder / "deep" / "er")
    archive.put(week())
    archive.headers()
    archive.journal("week-2020-06-22").record("đang gõ", place="entry")
    open_archive(archive.folder).headers()
    modes = {path.is_dir(): set[int]() for path in archive_folder.rglob("*")}
    for path in (archive_folder, *archive_folder.rglob("*")):
        modes[path.is_dir()].add(stat.S_IMODE(path.stat().st_mode))
    assert modes == {True: {0o700}, False: {0o600}}


@pytest.mark.parametrize(
    ("stored", "base", "conflict"),
    [
        (None, None, False),
        (None, NOTHING_STORED, False),
        (None, "0123456789abcdef", False),
        (week(), None, False),
        (week(), fingerprint(week()), False),
        (week(), fingerprint(set_notes(week(), "khác")), True),
        (week(), NOTHING_STORED, True),
    ],
)
def test_base_guards_what_the_caller_has_not_seen(
    archive_folder: Path, stored: Briefing | None, base: str | None, conflict: bool
) -> None:
    archive = open_archive(archive_folder)
    if stored is not None:
        archive.put(stored)
    mine = set_notes(week(), "của tôi")
    if conflict:
        with pytest.raises(ConflictError):
            archive.put(mine, base=base)
        assert archive.get(mine.id) == stored
    else:
        archive.put(mine, base=base)
        assert archive.get(mine.id) == mine


def test_two_programs_add_to_one_year_by_turns(archive_folder: Path) -> None:
    one, two = open_archive(archive_folder), open_archive(archive_folder)
    mondays = [MONDAY + timedelta(weeks=number) for number in range(6)]
    for number, monday in enumerate(mondays):
        (one, two)[number % 2].put(week(monday, f"tuần {number}"))
    for archive in (one, two, open_archive(archive_folder)):
        assert [header.period.start for header in archive.headers()] == mondays
        assert archive.get("week-2020-06-29").results[0].text == "tuần 1"


def test_a_change_made_with_an_editor_is_seen(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(week())
    path = year_file(archive_folder)
    changed = path.read_text(encoding="utf-8").replace("12 hồ sơ", "13 hồ sơ")
    path.write_text(changed, encoding="utf-8-sig")  # as a Windows editor saves it
    assert archive.get("week-2020-06-22").results[0].text == "Đã tiếp nhận 13 hồ sơ"
    assert archive.headers()[0].fingerprint == fingerprint(archive.get("week-2020-06-22"))
    with pytest.raises(ConflictError):
        archive.put(week(text="cũ"), base=fingerprint(week()))


def test_a_removed_briefing_is_gone_and_the_rest_stays(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(week())
    archive.put(week(date(2020, 6, 29)))
    archive.remove("week-2020-06-22")
    for reader in (archive, open_archive(archive_folder)):
        assert [header.id for header in reader.headers()] == ["week-2020-06-29"]
        with pytest.raises(NotFoundError):
            reader.get("week-2020-06-22")
    with pytest.raises(NotFoundError):
        archive.remove("week-2020-06-22")


def moved(briefing: Briefing, monday: date) -> Briefing:
    return replace(briefing, period=week(monday).period)


def holders(folder: Path, briefing_id: str) -> list[str]:
    return [
        path.name
        for path in sorted((folder / "briefings").glob("*.json"))
        if f'"id": "{briefing_id}"' in path.read_text(encoding="utf-8")
    ]


def test_a_briefing_moves_with_its_year_and_back(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(week())
    archive.put(week(date(2020, 6, 29)))
    for monday in (date(2021, 1, 4), MONDAY, date(2019, 12, 30)):
        archive.put(moved(week(), monday))
        assert holders(archive_folder, week().id) == [f"{monday.year}.json"]
        for reader in (archive, open_archive(archive_folder)):
            assert reader.get(week().id).period.start == monday
            assert len(reader.headers()) == 2
            assert reader.problems() == ()


def test_an_interrupted_move_shows_the_new_copy_and_is_finished_by_the_next_writer(
    archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_archive(archive_folder)
    archive.put(week())
    with monkeypatch.context() as patch:
        patch.setattr(storage, "remove_document", _die)
        with pytest.raises(KeyboardInterrupt):
            archive.put(moved(week(), date(2021, 1, 4)))
    assert holders(archive_folder, week().id) == ["2020.json", "2021.json"]
    later = open_archive(archive_folder)
    assert [header.period.start.year for header in later.headers()] == [2021]
    assert later.get(week().id).period.start.year == 2021
    later.put(moved(week(), MONDAY))  # straight back to where the old copy still is
    assert holders(archive_folder, week().id) == ["2020.json"]
    assert open_archive(archive_folder).get(week().id) == week()
    assert open_archive(archive_folder).problems() == ()


def test_a_move_that_cannot_be_finished_stops_no_other_briefing(
    archive_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_archive(archive_folder)
    archive.put(week())
    with monkeypatch.context() as patch:
        patch.setattr(storage, "remove_document", _die)
        with pytest.raises(KeyboardInterrupt):
            archive.put(moved(week(), date(2021, 1, 4)))
    year_file(archive_folder).write_text("{")
    later = open_archive(archive_folder)
    later.put(week(date(2021, 3, 1)))
    assert len(later.headers()) == 2
    with pytest.raises(ArchiveError, match=r"2020\.json"):
        later.put(moved(week(), date(2021, 1, 11)))
    assert later.get(week().id).period.start == date(2021, 1, 4)


def _die(*_arguments: object) -> None:
    raise KeyboardInterrupt


def test_a_briefing_found_twice_is_reported_and_neither_copy_overwritten(
    archive_folder: Path,
) -> None:
    archive = open_archive(archive_folder)
    archive.put(week())
    archive.put(week(date(2019, 12, 30)))
    text = year_file(archive_folder).read_text(encoding="utf-8")
    year_file(archive_folder, 2018).write_text(text, encoding="utf-8")
    (problem,) = archive.problems()
    assert "2018.json" in problem
    assert "2020.json" in problem
    assert archive.get(week().id) == week()
    with pytest.raises(ArchiveError, match=r"2018\.json, 2020\.json"):
        archive.put(set_notes(week(), "x"))
    with pytest.raises(ArchiveError):
        archive.remove(week().id)
    archive.put(set_notes(week(date(2019, 12, 30)), "x"))
    assert year_file(archive_folder).read_text(encoding="utf-8") == text


def test_a_held_lock_stops_writers_only_and_says_so(archive_folder: Path) -> None:
    archive = open_archive(archive_folder, lock_seconds=0.1)
    archive.put(week())
    with FileLock(archive_folder / ".lock"):
        with pytest.raises(ArchiveError) as caught:
            archive.put(set_notes(week(), "x"))
        assert str(archive_folder) in caught.value.message
        assert caught.value.advice
        assert archive.get(week().id) == week()
    archive.put(set_notes(week(), "x"))
    assert archive.get(week().id).notes == "x"


def test_the_archive_may_not_be_a_file(tmp_path: Path) -> None:
    blocked = tmp_path / "tep"
    blocked.write_text("x")
    archive: TinyArchive = open_archive(blocked / "archive")
    assert archive.headers() == []
    with pytest.raises(ArchiveError, match="tep"):
        archive.put(week())
    assert blocked.read_text() == "x"


def test_text_that_is_no_text_is_refused_in_a_sentence(archive_folder: Path) -> None:
    archive = open_archive(archive_folder)
    archive.put(week())
    with pytest.raises(ArchiveError):
        archive.put(set_notes(week(), "hỏng \ud800"))
    assert archive.get(week().id) == week()
