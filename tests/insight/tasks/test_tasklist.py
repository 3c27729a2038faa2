"""The list of tasks: what is wanted, in what order, under which headings, counted for whom."""

from datetime import date, timedelta
from typing import Any

import pytest

from briefing.insight.tasks.lives import OPEN, Task, Timing, tasks
from briefing.insight.tasks.tasklist import (
    By,
    Wanted,
    grouped,
    seen_on,
    tallies,
    unit_names,
    wanted,
)
from briefing.insight.weekfacts import week_facts
from briefing.language.dates import DateRange
from briefing.language.letters import search_key
from briefing.model.directory import EMPTY, add_unit
from briefing.model.records import Answer, Briefing, Directive, DirectiveList, Status
from tests.tui.helpers import week

TODAY = date(2020, 7, 6)
NAMES = unit_names(add_unit(add_unit(EMPTY, "Vụ Cán bộ", ["VCB"]), "Văn phòng", ["VP"]))


def item(number: int, text: str, **facts: Any) -> Directive:
    return Directive(id=f"d{number}", ordinal=number, text=text, **facts)


def of_week(monday: date, *items: Directive, answers: tuple[Answer, ...] = ()) -> Briefing:
    made = week(monday)
    return Briefing(
        id=made.id,
        period=made.period,
        meeting=made.meeting,
        directive_lists=(DirectiveList(directives=items),),
        answers=answers,
    )


@pytest.fixture
def found() -> list[Task]:
    first = of_week(
        date(2020, 6, 15),
        item(1, "hoàn thiện đề án", unit="VCB", due=date(2020, 6, 26), tags=("đề-án",)),
        item(2, "chuẩn bị hội nghị", unit="Văn phòng", due=date(2020, 7, 10)),
        item(3, "rà soát quy chế"),
        item(4, "cử đoàn giám sát", unit="Vụ Cán bộ", cooperating=("VP",)),
    )
    second = of_week(
        date(2020, 6, 22),
        item(1, "sơ kết công tác", unit="vụ cán bộ", due=date(2020, 7, 31)),
        answers=(Answer(directive="d4", status=Status.DONE),),
    )
    return tasks([week_facts(first), week_facts(second)])


def texts(found: list[Task], **asked: Any) -> list[str]:
    chosen = wanted(seen_on(found, TODAY), Wanted(**asked), NAMES)
    return [seen.task.latest.text for seen in chosen]


def test_the_open_ones_come_by_their_day_those_without_one_last(found: list[Task]) -> None:
    assert texts(found) == [
        "hoàn thiện đề án",
        "chuẩn bị hội nghị",
        "sơ kết công tác",
        "rà soát quy chế",
    ]


@pytest.mark.parametrize(
    ("asked", "fitting"),
    [
        ({"unit": search_key("Vụ Cán bộ")}, ["hoàn thiện đề án", "sơ kết công tác"]),
        (
            {"unit": search_key("Văn phòng"), "timings": frozenset(Timing)},
            ["chuẩn bị hội nghị", "cử đoàn giám sát"],  # which it leads, with which it helps
        ),
        ({"tag": "de-an"}, ["hoàn thiện đề án"]),
        ({"timings": frozenset({Timing.LATE})}, ["hoàn thiện đề án"]),
        ({"timings": frozenset({Timing.SOON})}, ["chuẩn bị hội nghị"]),
        ({"timings": frozenset({Timing.DONE_IN_TIME})}, ["cử đoàn giám sát"]),
        (
            {"due": DateRange(date(2020, 7, 10), date(2020, 7, 31))},
            ["chuẩn bị hội nghị", "sơ kết công tác"],
        ),
        ({"week": DateRange(date(2020, 6, 22), date(2020, 6, 28))}, ["sơ kết công tác"]),
        ({"least_age": 2}, ["hoàn thiện đề án", "chuẩn bị hội nghị", "rà soát quy chế"]),
        ({"words": "HOI nghi"}, ["chuẩn bị hội nghị"]),
        ({"words": "hội vắng"}, []),
    ],
)
def test_each_filter(found: list[Task], asked: dict[str, Any], fitting: list[str]) -> None:
    assert texts(found, **asked) == fitting


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        (By.UNIT, [("Văn phòng", 1), ("Vụ Cán bộ", 2), ("", 1)]),
        (By.DUE, [("late", 1), ("soon", 1), ("in_time", 2)]),
        (By.AGE, [("2", 3), ("1", 1)]),
        (By.WEEK, [("week-2020-06-22", 1), ("week-2020-06-15", 3)]),
    ],
)
def test_each_grouping(found: list[Task], by: By, headings: list[tuple[str, int]]) -> None:
    seen = [one for one in seen_on(found, TODAY) if one.timing in OPEN]
    groups = grouped(seen, by, NAMES)
    assert [(group.key, len(group.tasks)) for group in groups] == headings
    assert [one for group in groups for one in group.tasks if one not in seen] == []


def test_days_are_counted_from_the_due_day(found: list[Task]) -> None:
    days = {seen.task.latest.text: seen.days for seen in seen_on(found, TODAY)}
    assert days["hoàn thiện đề án"] == 10
    assert days["chuẩn bị hội nghị"] == -4
    assert days["rà soát quy chế"] is None


def test_each_unit_is_counted_under_its_full_name(found: list[Task]) -> None:
    span = DateRange(date(2020, 1, 1), TODAY)
    counted = tallies(found, span, NAMES)
    assert [(name, one.received, one.late, one.rate) for name, one in counted] == [
        ("Văn phòng", 1, 0, 0),
        ("Vụ Cán bộ", 3, 1, counted[1][1].rate),
        ("", 1, 0, 0),
    ]
    assert str(counted[1][1].rate) == "33.3"
    assert tallies(found, DateRange(TODAY - timedelta(days=4000), date(2019, 1, 1)), NAMES) == []
