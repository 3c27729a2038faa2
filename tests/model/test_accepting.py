"""Findings that may stand: kept in the record, in every form of it, and given up again."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.errors import StateError
from briefing.model.accepting import accept, doubt_again, is_accepted
from briefing.model.encoding import fingerprint, from_json, from_plain, to_json, to_plain
from briefing.model.records import Accepted, Briefing, Period, PeriodKind, State
from briefing.reading import read_bytes
from briefing.writing import write

WEEK = Briefing(
    id="week-2020-06-22",
    period=Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28)),
)
HOSTILE = 'T,Ư ",\\"accepted":[] --> <!-- # \n'


def test_a_finding_is_accepted_once_and_by_its_words() -> None:
    accepted = accept(accept(WEEK, "spelling/centre", "T,Ư"), "spelling/centre", "T,Ư")
    assert accepted.accepted == (Accepted(rule="spelling/centre", text="T,Ư"),)
    assert is_accepted(accepted, "spelling/centre", "T,Ư")
    assert not is_accepted(accepted, "spelling/centre", "T,W")
    assert not is_accepted(accepted, "spelling/tone", "T,Ư")


def test_a_rule_is_doubted_again_alone() -> None:
    both = accept(accept(WEEK, "spelling/centre", "T,Ư"), "spelling/tone", "khóa")
    assert doubt_again(both, "spelling/centre") == accept(WEEK, "spelling/tone", "khóa")


def test_a_finalized_briefing_stays_as_it_is() -> None:
    final = replace(WEEK, state=State.FINAL)
    with pytest.raises(StateError):
        accept(final, "a/b", "c")
    with pytest.raises(StateError):
        doubt_again(final, "a/b")


@pytest.mark.parametrize("format_name", ["md", "json"])
def test_it_comes_back_from_a_file(format_name: str) -> None:
    accepted = accept(WEEK, "spelling/centre", HOSTILE)
    assert read_bytes(write(accepted, format_name), f"a.{format_name}").briefing == accepted


def test_it_comes_back_from_the_archive_s_form() -> None:
    accepted = accept(WEEK, "spelling/centre", HOSTILE)
    assert from_plain(to_plain(accepted)) == accepted
    assert from_json(to_json(accepted)) == accepted


def test_a_record_without_any_is_stored_as_before_there_were_such() -> None:
    assert "accepted" not in to_plain(WEEK)
    assert from_plain(to_plain(WEEK)) == WEEK
    noted = replace(WEEK, notes=',"accepted":[]')
    assert fingerprint(noted) != fingerprint(WEEK)
    assert fingerprint(accept(WEEK, "a/b", "c")) != fingerprint(WEEK)
