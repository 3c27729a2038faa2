"""The list, whole or one year of it."""

from collections import Counter

from briefing.archive.protocol import Archive
from briefing.model.answering import set_answer
from briefing.model.records import Answer, Status
from briefing.model.standing import standing, told
from briefing.verbs.listing import listing
from tests.benchmarks.weeks import briefings
from tests.verbs.conftest import MakeWeek


def test_the_list_is_whole_and_oldest_first(summer: Archive) -> None:
    starts = [header.period.start for header in listing(summer)]
    assert len(starts) == 4
    assert starts == sorted(starts)


def test_a_week_over_new_year_belongs_to_both_years(summer: Archive, make_week: object) -> None:
    assert callable(make_week)
    summer.put(make_week("2020-12-28", "Làm việc này"))
    assert [header.id for header in listing(summer, year=2021)] == ["week-2020-12-28"]
    assert len(listing(summer, year=2020)) == 5
    assert listing(summer, year=1999) == ()


def test_what_the_next_week_heard_to_be_settled_is_no_longer_open(
    summer: Archive, make_week: MakeWeek
) -> None:
    asked = make_week("2020-06-29", "việc một", "việc hai", "việc ba")
    summer.put(asked)
    assert open_in(summer)["week-2020-06-29"] == 3
    heard = make_week("2020-07-06", "việc mới")
    heard = set_answer(heard, Answer(directive="d1", status=Status.DONE))
    heard = set_answer(heard, Answer(directive="d2", status=Status.IN_PROGRESS))
    heard = set_answer(heard, Answer(directive="d3", status=Status.CARRIED))
    summer.put(heard)
    assert open_in(summer)["week-2020-06-29"] == 1
    assert open_in(summer)["week-2020-07-06"] == 1
    assert open_in(summer)["week-2020-06-15"] == 1


def test_the_numbers_are_those_of_every_directive_by_itself(archive: Archive) -> None:
    stored = list(briefings(40, seed=7))
    for briefing in stored:
        archive.put(briefing)
    expected: Counter[str] = Counter()
    for (briefing_id, _directive), found in standing(map(told, stored)).items():
        expected[briefing_id] += found.open
    assert open_in(archive) == {briefing.id: expected[briefing.id] for briefing in stored}


def open_in(archive: Archive) -> dict[str, int]:
    return {header.id: header.open for header in listing(archive)}
