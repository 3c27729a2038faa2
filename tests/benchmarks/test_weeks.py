"""The made-up archive is what the measurements say it is: so long, so large, the same each time."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from briefing.archive.tiny import open_archive
from briefing.model.identity import directives
from briefing.model.records import Briefing, PeriodKind, State, Status
from tests.benchmarks.weeks import LAST_MONDAY, briefings, fill


@pytest.fixture(scope="module")
def year() -> list[Briefing]:
    return list(briefings(52, seed=1))


def weeks_of(made: list[Briefing]) -> list[Briefing]:
    return [briefing for briefing in made if briefing.period.kind is PeriodKind.WEEK]


def test_weeks_follow_each_other_up_to_the_last_monday_of_2025(year: list[Briefing]) -> None:
    starts = [week.period.start for week in weeks_of(year)]
    assert starts[-1] == LAST_MONDAY
    assert starts == [LAST_MONDAY - timedelta(weeks=back) for back in range(51, -1, -1)]


def test_2600_weeks_begin_in_1976() -> None:
    first = next(briefings(2600, seed=1))
    assert first.period.start.isoformat() == "1976-03-08"


def test_a_week_is_as_large_and_as_full_as_is_said(year: list[Briefing]) -> None:
    weeks = weeks_of(year)
    sizes = [len(msgspec.json.encode(week)) for week in weeks]
    assert 11_000 < sum(sizes) / len(sizes) < 13_000
    for week in weeks:
        assert 10 <= len(week.results) <= 15
        assert 5 <= len(list(directives(week))) <= 11  # two may be carried on
        assert week.meeting.chair is not None
    assert any(week.citations for week in weeks)
    assert any(item.tags and item.due for week in weeks for item in directives(week))
    assert {PeriodKind.MONTH, PeriodKind.WEEK} == {briefing.period.kind for briefing in year}


def test_the_same_seed_says_the_same_and_another_something_else(year: list[Briefing]) -> None:
    assert list(briefings(52, seed=1)) == year
    assert next(briefings(52, seed=2)) != year[0]


def test_answers_are_to_what_was_concluded_a_week_earlier(year: list[Briefing]) -> None:
    weeks = weeks_of(year)
    carried = 0
    for before, week in pairwise(weeks):
        given = {item.id for item in directives(before)}
        assert {answer.directive for answer in week.answers} <= given
        assert {result.answers for result in week.results} - {None} <= given
        on_the_way = sum(answer.status is Status.CARRIED for answer in week.answers)
        assert on_the_way == sum(item.origin is not None for item in directives(week))
        carried += on_the_way
    assert carried


def test_totals_grow_by_what_each_week_counts(year: list[Briefing]) -> None:
    totals: dict[tuple[int, str], int] = {}
    for week in weeks_of(year):
        for figure in week.figures:
            key = (week.period.start.year, figure.name)
            totals[key] = totals.get(key, 0) + int(figure.value)
            assert figure.total == totals[key]
    assert totals


def test_an_archive_is_filled_as_the_program_would_have(tmp_path: Path) -> None:
    count = fill(tmp_path / "archive", 8, seed=3, kilobytes=6)
    archive = open_archive(tmp_path / "archive")
    made = list(briefings(8, seed=3, kilobytes=6))
    assert {header.id for header in archive.headers()} == {briefing.id for briefing in made}
    assert [archive.get(briefing.id) for briefing in made] == made
    assert archive.problems() == ()
    assert len(archive.directory().units) == 9
    locked = [briefing for briefing in made if briefing.state is State.FINAL]
    assert count == len(made)
    assert [archive.revision(briefing.id, 1) for briefing in locked] == locked


def test_a_folder_that_holds_an_archive_is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path / "archive", 2)
    before = (tmp_path / "archive" / "briefings" / "2025.json").read_bytes()
    with pytest.raises(SystemExit):
        fill(tmp_path / "archive", 2, seed=5)
    assert (tmp_path / "archive" / "briefings" / "2025.json").read_bytes() == before
