"""Whatever has happened to a year's bytes, the weeks that are whole are shown and none is lost."""

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.archive.salvage import salvage
from briefing.archive.shard import Shard
from briefing.archive.tiny import open_archive
from briefing.errors import ArchiveError
from briefing.model.editing import add_directive, add_result, new_briefing, set_notes
from briefing.model.encoding import from_plain, to_plain
from briefing.model.records import Briefing, Period, PeriodKind

MONDAYS = [date(2020, 6, 8), date(2020, 6, 15), date(2020, 6, 22)]


def week(monday: date) -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    made = add_result(new_briefing(period), 'Đã ký "Kế hoạch" {số 1}, [phần \\ hai]')
    return add_directive(made, f"giao Tổ Một rà soát trước ngày {monday:%d/%m}", unit="Tổ Một")


WEEKS = {made.id: made for made in map(week, MONDAYS)}


def written(folder: Path) -> Path:
    """Write a year of three weeks into an archive and return its file."""
    archive = open_archive(folder)
    for made in WEEKS.values():
        archive.put(made)
    return folder / "briefings" / "2020.json"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(tmp_path_factory.mktemp("whole")).read_bytes()


@pytest.fixture(scope="module")
def spans(whole: bytes) -> dict[str, tuple[int, int]]:
    """Where each week's document stands in the bytes."""
    found = {}
    text, decode = whole.decode(), json.JSONDecoder().raw_decode
    for briefing_id in WEEKS:
        start = text.rindex("{", 0, text.index(f'"id": "{briefing_id}"'))
        end = decode(text, start)[1]
        found[briefing_id] = (len(text[:start].encode()), len(text[:end].encode()))
    return found


def shown(path: Path, data: bytes) -> dict[str, Briefing]:
    """Put ``data`` in the place of a year; return what another program then shows of it.

    Nothing may end in a traceback, and a damaged year stays as it is whatever is saved into it.
    """
    path.write_bytes(data)
    archive = open_archive(path.parents[1])
    headers = archive.headers()
    found = {header.id: archive.get(header.id) for header in headers}
    problems = archive.problems()
    try:
        archive.put(set_notes(week(date(2020, 7, 6)), "mới"))
    except ArchiveError as error:
        assert str(path) in str(error)
        assert problems
        assert path.read_bytes() == data
    else:
        kept = open_archive(path.parents[1])
        assert {header.id for header in kept.headers()} >= set(found)
    return found


def test_a_year_cut_off_at_any_byte_shows_all_weeks_before_the_cut(
    tmp_path: Path, whole: bytes, spans: dict[str, tuple[int, int]]
) -> None:
    path = written(tmp_path / "archive")
    step = 13  # the lengths of lines differ: every kind of place is met
    for cut in [*range(0, len(whole), step), len(whole) - 3, len(whole) - 2]:
        found = shown(path, whole[:cut])
        intact = {name for name, (_start, end) in spans.items() if end <= cut}
        assert {name: WEEKS[name] for name in intact} == found, cut


def test_every_cut_gives_whole_documents_or_none(
    whole: bytes, spans: dict[str, tuple[int, int]]
) -> None:
    for cut in range(0, len(whole), 2):
        intact = [name for name, (_start, end) in spans.items() if end <= cut]
        assert [document["id"] for document in salvage(whole[:cut]).documents] == intact


def test_flipped_bits_cost_only_the_week_they_are_in(
    tmp_path: Path, whole: bytes, spans: dict[str, tuple[int, int]]
) -> None:
    path = written(tmp_path / "archive")
    chosen = random.Random(4)  # noqa: S311 - the same places each time
    for _round in range(120):
        place, bit = chosen.randrange(len(whole)), chosen.randrange(8)
        data = bytearray(whole)
        data[place] ^= 1 << bit
        found = shown(path, bytes(data))
        for name, (start, end) in spans.items():
            if not start <= place < end:
                assert found.get(name) == WEEKS[name], (place, bit)


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=400)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["1", "id", "period", "meta", "briefings", ""]), inner
            )
        ),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode())
)
def test_bytes_that_are_not_ours_never_end_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "briefings" / "2020.json"
    path.parent.mkdir()
    shown(path, data)


@pytest.mark.parametrize(
    "data",
    [
        b'{"1":' * 30_000,
        b"{" * 200_000,
        b'{"a":[' * 20_000 + b"1," * 100_000,
        b'{"id": "a", "period": {' * 10_000,
        b'{"1": ' + b"9" * 10_000 + b"}",
        b'{"id": "\xff", "period": {}}',
        b'{"id": "\\ud800", "period": {}} x',
        b'{"id": "a", "period": {}, "n": NaN} x',
    ],
    ids=range(8),
)
def test_hostile_bytes_hold_nothing_and_take_no_age(data: bytes) -> None:
    assert salvage(data).documents == ()


def damaged(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"week-2020-06-15",', b'"week-2020-06-15";'))


def test_a_damaged_year_says_how_much_of_it_is_left_and_what_to_do(tmp_path: Path) -> None:
    path = written(tmp_path / "archive")
    damaged(path)
    archive = open_archive(tmp_path / "archive")
    assert [header.period.start for header in archive.headers()] == [MONDAYS[0], MONDAYS[2]]
    (problem,) = archive.problems()
    assert str(path) in problem
    assert "2" in problem
    assert "3" in problem
    assert "briefing doctor" in problem
    before = path.read_bytes()
    for refused in (set_notes(WEEKS["week-2020-06-08"], "x"), week(date(2020, 7, 6))):
        with pytest.raises(ArchiveError, match=r"2020\.json"):
            archive.put(refused)
    with pytest.raises(ArchiveError, match=r"2020\.json"):
        archive.remove("week-2020-06-08")
    assert path.read_bytes() == before
    archive.put(week(date(2019, 6, 24)))
    assert len(archive.headers()) == 3


def test_a_shard_tells_that_it_was_salvaged(tmp_path: Path) -> None:
    path = written(tmp_path / "archive")
    shard = Shard(path)
    assert len(shard.documents()) == 3
    assert not shard.salvaged
    damaged(path)
    documents = shard.documents()
    assert shard.salvaged
    assert shard.reason
    assert [from_plain(document) for document in documents.values()] == [
        WEEKS["week-2020-06-08"],
        WEEKS["week-2020-06-22"],
    ]
    assert shard.missing() == ("week-2020-06-15",)
    with pytest.raises(ArchiveError, match=r"2020\.json"):
        shard.write(shard.tables())


def test_two_documents_under_one_number_are_both_shown_and_neither_is_dropped(
    tmp_path: Path,
) -> None:
    path = written(tmp_path / "archive")
    data = path.read_bytes().replace(b'    "3": {\n      "id"', b'    "2": {\n      "id"')
    assert set(shown(path, data)) == set(WEEKS)
    assert path.read_bytes() == data


def test_a_table_under_a_wrong_name_is_still_shown(tmp_path: Path) -> None:
    path = written(tmp_path / "archive")
    data = path.read_bytes().replace(b'  "briefings": {', b'  "brkefings": {')
    assert shown(path, data) == WEEKS
    assert path.read_bytes() == data


def test_a_year_edited_by_hand_in_another_layout_is_as_good(tmp_path: Path) -> None:
    path = written(tmp_path / "archive")
    tables = json.loads(path.read_bytes())
    data = json.dumps(tables, sort_keys=True).encode()
    assert shown(path, data) == WEEKS
    assert path.read_bytes() != data  # it is sound, so it was written to
    assert open_archive(tmp_path / "archive").problems() == ()


def test_the_bytes_of_other_weeks_stay_as_they_are(tmp_path: Path) -> None:
    path = written(tmp_path / "archive")
    odd = json.dumps(to_plain(WEEKS["week-2020-06-15"]), ensure_ascii=True).encode()
    text = path.read_text(encoding="utf-8")
    start = text.rindex("{", 0, text.index('"id": "week-2020-06-15"'))
    end = json.JSONDecoder().raw_decode(text, start)[1]
    path.write_bytes(text[:start].encode() + odd + text[end:].encode())
    open_archive(tmp_path / "archive").put(set_notes(WEEKS["week-2020-06-08"], "x"))
    assert odd in path.read_bytes()
