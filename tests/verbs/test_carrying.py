"""Conclusions of the week before come into this one, and the week before stays as it was."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from briefing.errors import StateError
from briefing.model.editing import new_briefing, place_directives, remove_item
from briefing.model.identity import directives
from briefing.model.records import (
    Answer,
    Briefing,
    Directive,
    DirectiveList,
    Meeting,
    Origin,
    Period,
    PeriodKind,
    State,
    Status,
)
from briefing.model.structure import add_list
from briefing.verbs.carrying import age_in_weeks, carry_on, duplicate, repeat_standing

MONDAY = date(2020, 6, 22)
EARLIER = Origin(briefing="week-2020-06-01", directive="d4", ordinal=4)
GIVEN = (
    Directive(
        id="d1",
        ordinal=1,
        text="triển khai:",
        unit="Vụ Cán bộ",
        cooperating=("Văn phòng",),
        due=date(2020, 7, 10),
        tags=("gấp",),
        status=Status.IN_PROGRESS,
        noted_at=datetime(2020, 6, 22, 9, tzinfo=UTC),
    ),
    Directive(id="d2", ordinal=1, text="một việc;", level=1, status=Status.DONE),
    Directive(id="d3", ordinal=2, text="hai việc.", level=1, unit="Vụ A"),
    Directive(id="d7", ordinal=2, text="Rà soát hồ sơ.", due=date(2020, 6, 25), origin=EARLIER),
)


def week(monday: date, *given: Directive) -> Briefing:
    period = Period(kind=PeriodKind.WEEK, start=monday, end=monday + timedelta(days=6))
    briefing = replace(new_briefing(period), meeting=Meeting(date=monday + timedelta(days=7)))
    return replace(briefing, directive_lists=(DirectiveList(directives=given),))


LAST = week(MONDAY - timedelta(days=7), *GIVEN)
NOW = week(MONDAY, Directive(id="d1", ordinal=1, text="Việc mới."))


def rows(briefing: Briefing) -> list[tuple[str, int, int, str]]:
    return [(item.id, item.level, item.ordinal, item.text) for item in directives(briefing)]


def standing(*texts: str, tag: str = "thường-xuyên") -> tuple[Directive, ...]:
    return tuple(
        Directive(id=f"d{place}", ordinal=place, text=text, tags=(tag,))
        for place, text in enumerate(texts, 1)
    )


# ── Duplicate ───────────────────────────────────────────────────────────────────────────────


def test_a_duplicate_is_a_new_conclusion_with_its_points() -> None:
    copied = duplicate(NOW, LAST, "d1")
    assert rows(copied) == [
        ("d1", 0, 1, "Việc mới."),
        ("d2", 0, 2, "triển khai:"),
        ("d3", 1, 1, "một việc;"),
        ("d4", 1, 2, "hai việc."),
    ]
    assert tuple(directives(copied))[1] == Directive(
        id="d2",
        ordinal=2,
        text="triển khai:",
        unit="Vụ Cán bộ",
        cooperating=("Văn phòng",),
        due=date(2020, 7, 10),
        tags=("gấp",),
    )
    assert {item.status for item in directives(copied)} == {Status.OPEN}
    assert copied.answers == ()


def test_a_date_that_is_past_is_not_given_again() -> None:
    _mine, copy = directives(duplicate(NOW, LAST, "d7"))
    assert (copy.text, copy.due, copy.origin) == ("Rà soát hồ sơ.", None, None)


# ── Carry on ────────────────────────────────────────────────────────────────────────────────


def test_a_carried_conclusion_keeps_its_date_and_says_where_it_was_given() -> None:
    carried = carry_on(NOW, LAST, "d1")
    assert rows(carried) == [
        ("d1", 0, 1, "Việc mới."),
        ("d2", 0, 2, "triển khai:"),
        ("d3", 1, 1, "hai việc."),  # the other point is done
    ]
    _mine, head, point = directives(carried)
    assert head.origin == Origin(briefing=LAST.id, directive="d1", ordinal=1)
    assert point.origin == Origin(briefing=LAST.id, directive="d3", ordinal=2)
    assert (head.due, head.status, head.noted_at) == (date(2020, 7, 10), Status.OPEN, None)
    assert (head.unit, head.cooperating, head.tags) == ("Vụ Cán bộ", ("Văn phòng",), ("gấp",))
    assert carried.answers == (
        Answer(directive="d1", status=Status.CARRIED),
        Answer(directive="d3", status=Status.CARRIED),
    )
    assert LAST.directive_lists[0].directives == GIVEN


def test_the_first_origin_stays_through_the_weeks() -> None:
    item = tuple(directives(carry_on(NOW, LAST, "d7")))[-1]
    assert item.origin == EARLIER
    assert item.due == date(2020, 6, 25)


def test_carrying_twice_adds_nothing_and_after_a_removal_adds_again() -> None:
    carried = carry_on(NOW, LAST, "d1")
    assert carry_on(carried, LAST, "d1") == carried
    removed = remove_item(carried, "d2")
    assert rows(carry_on(removed, LAST, "d1"))[-1][3] == "triển khai:"


def test_an_answer_given_before_gives_way_and_keeps_its_result() -> None:
    before = replace(NOW, answers=(Answer(directive="d7", status=Status.LATE, result="r1"),))
    carried = carry_on(before, LAST, "d7")
    assert carried.answers == (Answer(directive="d7", status=Status.CARRIED, result="r1"),)


def test_a_point_answered_here_as_dropped_stays_behind() -> None:
    dropped = Answer(directive="d3", status=Status.DROPPED, reason="đã xong ở nơi khác")
    carried = carry_on(replace(NOW, answers=(dropped,)), LAST, "d1")
    assert [row[3] for row in rows(carried)] == ["Việc mới.", "triển khai:"]
    assert dropped in carried.answers


def test_a_point_carried_alone_is_a_conclusion_of_the_chosen_list() -> None:
    carried = carry_on(add_list(NOW), LAST, "d3", list_index=1)
    (item,) = carried.directive_lists[1].directives
    assert (item.level, item.ordinal, item.text) == (0, 1, "hai việc.")


# ── Standing items ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("tag", ["thường-xuyên", "Thường-xuyên", "thuong-xuyen"])
def test_standing_items_that_are_not_here_are_repeated(tag: str) -> None:
    last = week(MONDAY, *standing("Trực cơ quan.", "Báo cáo tuần.", tag=tag), GIVEN[3])
    now = place_directives(NOW, (Directive(id="d2", ordinal=2, text="trực  cơ quan."),))
    repeated = repeat_standing(now, last)
    assert [row[3] for row in rows(repeated)] == ["Việc mới.", "trực  cơ quan.", "Báo cáo tuần."]
    copy = tuple(directives(repeated))[-1]
    assert (copy.id, copy.tags, copy.origin) == ("d3", (tag,), None)
    assert repeat_standing(repeated, last) == repeated


def test_a_standing_item_that_was_carried_on_or_dropped_is_not_repeated() -> None:
    last = week(MONDAY - timedelta(days=7), *standing("Trực cơ quan.", "Báo cáo tuần."))
    dropped = Answer(directive="d2", status=Status.DROPPED, reason="không cần")
    now = carry_on(replace(NOW, answers=(dropped,)), last, "d1")
    assert repeat_standing(now, last) == now


def test_standing_items_go_to_the_list_of_the_same_place() -> None:
    last = week(MONDAY, GIVEN[3])
    second = DirectiveList(directives=standing("Trực cơ quan."))
    last = replace(last, directive_lists=(*last.directive_lists, second))
    assert repeat_standing(add_list(NOW), last).directive_lists[1].directives[0].ordinal == 1
    assert rows(repeat_standing(NOW, last))[-1][3] == "Trực cơ quan."
    empty = replace(NOW, directive_lists=())
    assert [row[3] for row in rows(repeat_standing(empty, last))] == ["Trực cơ quan."]


# ── Age ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("origin", "weeks"),
    [
        (None, 0),
        ("week-2020-06-15", 1),
        ("week-2020-06-01", 3),
        ("month-2020-06-01", 3),
        ("week-2020-06-24", 0),
        ("week-2021-06-01", 0),
        ("", 0),
        ("week-không-ngày", 0),
    ],
)
def test_the_age_counts_from_where_it_was_first_given(origin: str | None, weeks: int) -> None:
    item = Directive(
        id="d1",
        ordinal=1,
        text="",
        origin=None if origin is None else Origin(briefing=origin, directive="d1", ordinal=1),
    )
    assert age_in_weeks(NOW, item) == weeks


# ── What is refused ─────────────────────────────────────────────────────────────────────────


def test_a_finalized_briefing_and_an_unknown_conclusion_are_refused() -> None:
    final = replace(NOW, state=State.FINAL)
    for edit in (duplicate, carry_on):
        with pytest.raises(StateError):
            edit(final, LAST, "d1")
        with pytest.raises(KeyError):
            edit(NOW, LAST, "d99")
    with pytest.raises(StateError):
        repeat_standing(final, LAST)
