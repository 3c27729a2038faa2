"""The index finds exactly what reading everything finds, in the same order."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.archive.search import starts
from briefing.archive.search.asking import ask
from briefing.archive.search.hits import Found, QueryError
from briefing.archive.search.index import FILE, Index
from briefing.archive.search.indexing import update
from briefing.archive.search.query import read_query
from briefing.archive.search.scan import scan
from briefing.archive.tiny import TinyArchive, open_archive
from briefing.model.records import Briefing
from tests import strategies
from tests.archive.search.archives import TODAY, archives, briefings, moved, queries

ALL = 10_000
MOST = 50


@pytest.fixture(autouse=True, scope="module")
def count_all_starts() -> Iterator[None]:
    """Keep count of all beginnings, as of the common ones in an archive of many years."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(starts, "COMMON", 1)
        yield


@contextmanager
def archive_of(stored: list[Briefing]) -> Iterator[TinyArchive]:
    folder = Path(tempfile.mkdtemp())
    try:
        archive = open_archive(folder)
        for briefing in stored:
            archive.put(briefing)
        yield archive
    finally:
        shutil.rmtree(folder)


def asked(folder: Path, text: str, limit: int = ALL) -> Found:
    index = Index(str(folder))
    try:
        with index.reading() as base:
            return ask(base, read_query(text, TODAY), today=TODAY, limit=limit)
    finally:
        index.close()


def assert_equal(folder: Path, text: str) -> None:
    try:
        query = read_query(text, TODAY)
    except QueryError:
        return
    expected = scan(folder, query, today=TODAY, limit=ALL)
    assert asked(folder, text) == expected
    some = asked(folder, text, 2)
    assert (some.hits, some.total) == (expected.hits[:2], expected.total)


def assert_sound(folder: Path) -> None:
    """What the index deleted and what it holds agree, as FTS5 itself sees it."""
    base = sqlite3.connect(folder / FILE)
    base.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    counts = base.execute("SELECT word, items FROM start").fetchall()
    for word, items in counts:
        counted = base.execute("SELECT count(*) FROM words WHERE words MATCH ?", (f'"{word}"*',))
        assert counted.fetchone() == (items,), word
    base.close()


SOME = settings(max_examples=MOST, deadline=None, suppress_health_check=list(HealthCheck))


@SOME
@given(archives(), st.lists(queries(), min_size=4, max_size=12))
def test_a_new_index_finds_what_a_plain_scan_finds(
    stored: list[Briefing], asked_for: list[str]
) -> None:
    with archive_of(stored) as archive:
        update(archive.folder)
        for text in asked_for:
            assert_equal(archive.folder, text)


changes = st.lists(
    st.one_of(
        st.tuples(st.just("put"), briefings()),
        st.tuples(st.just("remove"), st.integers(0, 9)),
        st.tuples(
            st.just("move"), st.tuples(st.integers(0, 9), st.sampled_from((-200, 1, 7, 300)))
        ),
    ),
    min_size=1,
    max_size=4,
)


@SOME
@given(archives(), changes, st.lists(queries(), min_size=3, max_size=8))
def test_it_follows_edits_removals_and_moves_between_years(
    stored: list[Briefing], steps: list[tuple[str, object]], asked_for: list[str]
) -> None:
    with archive_of(stored) as archive:
        update(archive.folder)
        for what, which in steps:
            _change(archive, what, which)
            update(archive.folder)
            for text in asked_for:
                assert_equal(archive.folder, text)
        if (archive.folder / FILE).exists():
            assert_sound(archive.folder)


def _change(archive: TinyArchive, what: str, which: object) -> None:
    ids = [header.id for header in archive.headers()]
    if what == "put":
        assert isinstance(which, Briefing)
        archive.put(which)
    elif what == "remove" and ids:
        assert isinstance(which, int)
        archive.remove(ids[which % len(ids)])
    elif what == "move" and ids:
        assert isinstance(which, tuple)
        number, days = which
        archive.put(moved(archive.get(ids[number % len(ids)]), days))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(strategies.briefings(), max_size=3, unique_by=lambda briefing: briefing.id))
def test_any_record_that_can_be_stored_can_be_searched(stored: list[Briefing]) -> None:
    with archive_of(stored) as archive:
        update(archive.folder)
        for text in (
            "v",
            "a",
            "1",
            "is:open",
            "is:late",
            "in:people",
            "week:..2020",
            "-a",
            "doc:1",
        ):
            assert_equal(archive.folder, text)
