"""Rearranging: each edit as its user sees it, and what it refuses."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from briefing.errors import StateError
from briefing.model import editing, structure
from briefing.model.identity import directives
from briefing.model.parts import Part, PartKind, items
from briefing.model.records import (
    Answer,
    Briefing,
    Directive,
    DirectiveList,
    ListStyle,
    Origin,
    Period,
    PeriodKind,
    Result,
    State,
)

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))
EMPTY = editing.new_briefing(WEEK)
DUE = date(2020, 7, 10)
AT = datetime(2020, 6, 29, 14, 5, tzinfo=UTC)
ORIGIN = Origin(briefing="week-2020-06-15", directive="d4", ordinal=4)
CONCLUSIONS = Part(PartKind.CONCLUSIONS)


def outline(*lines: str) -> Briefing:
    """Return a briefing with these conclusions; "- x" is the point "x" of the one above."""
    made = tuple(
        Directive(
            id=f"d{place}",
            ordinal=1,
            text=line.removeprefix("- "),
            level=int(line.startswith("- ")),
        )
        for place, line in enumerate(lines, 1)
    )
    return editing.place_directives(EMPTY, made)


def shown(briefing: Briefing, list_index: int = 0) -> list[str]:
    """Return the items of one list as a reader sees them: "1. x", "a) y"."""
    briefing = editing.set_style(briefing, ListStyle.ARABIC, list_index=list_index)
    part = Part(PartKind.CONCLUSIONS, list_index)
    return [f"{item.marker} {item.text}" for item in items(briefing, part)]


def with_results(*results: tuple[str, str]) -> Briefing:
    """Return a briefing with results of these sections and texts."""
    briefing = EMPTY
    for section, text in results:
        briefing = editing.add_result(briefing, text, section=section)
    return briefing


def result_rows(briefing: Briefing) -> list[tuple[str, str, str]]:
    return [(item.id, item.section, item.text) for item in briefing.results]


PLAN = outline("A", "- a", "- b", "B", "- c", "C")


# ── Moving ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("item_id", "by", "expected"),
    [
        ("d1", 1, ["1. B", "a) c", "2. A", "a) a", "b) b", "3. C"]),
        ("d1", 9, ["1. B", "a) c", "2. C", "3. A", "a) a", "b) b"]),
        ("d1", -1, shown(PLAN)),
        ("d6", -1, ["1. A", "a) a", "b) b", "2. C", "3. B", "a) c"]),
        ("d6", -2, ["1. C", "2. A", "a) a", "b) b", "3. B", "a) c"]),
        ("d2", 1, ["1. A", "a) b", "b) a", "2. B", "a) c", "3. C"]),
        ("d3", 1, ["1. A", "a) a", "2. B", "a) b", "b) c", "3. C"]),
        ("d5", -1, ["1. A", "a) a", "b) b", "c) c", "2. B", "3. C"]),
        ("d5", 9, ["1. A", "a) a", "b) b", "2. B", "3. C", "a) c"]),
        ("d3", -9, ["1. A", "a) b", "b) a", "2. B", "a) c", "3. C"]),
    ],
)
def test_a_conclusion_moves_with_its_points_and_a_point_line_by_line(
    item_id: str, by: int, expected: list[str]
) -> None:
    assert shown(editing.move_item(PLAN, item_id, by)) == expected


def test_a_removed_conclusion_leaves_its_points_as_conclusions() -> None:
    assert shown(editing.remove_item(PLAN, "d4")) == ["1. A", "a) a", "b) b", "2. c", "3. C"]
    assert shown(editing.remove_item(PLAN, "d1")) == ["1. a", "2. b", "3. B", "a) c", "4. C"]
    assert shown(editing.remove_item(PLAN, "d2")) == ["1. A", "a) b", "2. B", "a) c", "3. C"]


def test_an_answer_never_names_a_result_that_is_gone() -> None:
    briefing = with_results(("", "Đã họp."))
    briefing = replace(
        briefing,
        answers=(Answer(directive="d4", status="done", result="r1"),),  # type: ignore[arg-type]
    )
    assert editing.remove_item(briefing, "r1").answers[0].result is None
    assert structure.to_directive(briefing, "r1").answers[0].result is None


# ── Insert, split, join ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("item_id", "expected"),
    [
        ("d1", ["1. mới", "2. A", "a) a", "b) b", "3. B", "a) c", "4. C"]),
        ("d4", ["1. A", "a) a", "b) b", "2. mới", "3. B", "a) c", "4. C"]),
        ("d3", ["1. A", "a) a", "b) mới", "c) b", "2. B", "a) c", "3. C"]),
    ],
)
def test_an_item_comes_before_another_at_its_level(item_id: str, expected: list[str]) -> None:
    assert shown(structure.insert_before(PLAN, item_id, "mới")) == expected


def test_a_result_comes_before_another_in_its_section() -> None:
    briefing = with_results(("Nhân sự", "a"), ("Nội bộ", "b"))
    assert result_rows(structure.insert_before(briefing, "r2", "mới")) == [
        ("r1", "Nhân sự", "a"),
        ("r3", "Nội bộ", "mới"),
        ("r2", "Nội bộ", "b"),
    ]


def test_splitting_leaves_the_facts_with_the_first_half() -> None:
    whole = Directive(
        id="d1",
        ordinal=1,
        text="hoàn thiện đề án;\n\n rà soát hồ sơ.",
        unit="Vụ Cán bộ",
        cooperating=("Văn phòng",),
        due=DUE,
        tags=("gấp",),
        origin=ORIGIN,
        noted_at=AT,
    )
    briefing = editing.place_directives(EMPTY, (whole,))
    first, second = directives(structure.split(briefing, "d1", len("hoàn thiện đề án;\n")))
    assert first == replace(whole, text="hoàn thiện đề án;")
    assert second == Directive(id="d2", ordinal=2, text="rà soát hồ sơ.", noted_at=AT)


def test_points_follow_the_second_half_and_a_point_splits_into_points() -> None:
    briefing = outline("A và B:", "- a b", "C")
    assert shown(structure.split(briefing, "d1", 1)) == ["1. A", "2. và B:", "a) a b", "3. C"]
    assert shown(structure.split(briefing, "d2", 1)) == ["1. A và B:", "a) a", "b) b", "2. C"]


def test_a_result_splits_within_its_section() -> None:
    briefing = editing.add_result(EMPTY, "Đã họp. Đã trình.", section="Nội bộ", unit="Vụ Cán bộ")
    briefing = structure.split(briefing, "r1", 7)
    assert result_rows(briefing) == [("r1", "Nội bộ", "Đã họp."), ("r2", "Nội bộ", "Đã trình.")]
    assert [item.unit for item in briefing.results] == ["Vụ Cán bộ", ""]


@pytest.mark.parametrize("at", [-3, 0, 1, 6, 7, 99])
def test_nothing_is_split_where_a_half_would_be_empty(at: int) -> None:
    briefing = editing.add_result(outline(" Hai ý "), " Hai ý ")
    assert structure.split(briefing, "d1", at) == briefing
    assert structure.split(briefing, "r1", at) == briefing


def test_joining_takes_the_facts_that_the_first_has_none_of() -> None:
    first = Directive(id="d1", ordinal=1, text="Một. ", unit="Vụ A", tags=("gấp", "mới"))
    second = Directive(
        id="d2",
        ordinal=2,
        text=" Hai.",
        unit="Vụ B",
        cooperating=("Vụ C",),
        due=DUE,
        tags=("mới", "mật"),
        origin=ORIGIN,
    )
    briefing = editing.place_directives(EMPTY, (first, second))
    assert tuple(directives(structure.join(briefing, "d2"))) == (
        replace(
            first,
            text="Một. Hai.",
            cooperating=("Vụ C",),
            due=DUE,
            tags=("gấp", "mới", "mật"),
            origin=ORIGIN,
        ),
    )


def test_joined_items_hand_their_points_on() -> None:
    assert shown(structure.join(PLAN, "d4")) == ["1. A", "a) a", "b) b B", "c) c", "2. C"]
    assert shown(structure.join(PLAN, "d2")) == ["1. A a", "a) b", "2. B", "a) c", "3. C"]
    assert structure.join(PLAN, "d1") == PLAN


def test_an_answer_by_the_second_result_is_one_by_the_joined() -> None:
    briefing = editing.add_result(EMPTY, "Đã họp.", section="Nội bộ")
    briefing = editing.add_result(briefing, "Đã trình.", section="Nhân sự", unit="Vụ A")
    briefing = editing.change_result(briefing, "r2", lambda item: replace(item, answers="d4"))
    answer = Answer(directive="d4", status="done", result="r2")  # type: ignore[arg-type]
    joined = structure.join(replace(briefing, answers=(answer,)), "r2")
    (result,) = joined.results
    assert (result.id, result.text, result.section) == ("r1", "Đã họp. Đã trình.", "Nội bộ")
    assert (result.unit, result.answers) == ("Vụ A", "d4")
    assert joined.answers == (replace(answer, result="r1"),)
    assert structure.join(joined, "r1") == joined


# ── Levels ──────────────────────────────────────────────────────────────────────────────────


def test_indenting_makes_points_and_outdenting_conclusions() -> None:
    assert shown(structure.indent(PLAN, "d4")) == ["1. A", "a) a", "b) b", "c) B", "d) c", "2. C"]
    assert shown(structure.outdent(PLAN, "d2")) == ["1. A", "2. a", "a) b", "3. B", "a) c", "4. C"]
    assert structure.outdent(structure.indent(PLAN, "d6"), "d6") == PLAN


def test_the_first_is_never_a_point_and_there_is_one_level_only() -> None:
    assert structure.indent(PLAN, "d1") == PLAN
    assert structure.indent(PLAN, "d2") == PLAN
    assert structure.outdent(PLAN, "d1") == PLAN


# ── Results and directives ──────────────────────────────────────────────────────────────────


def test_a_directive_becomes_a_result_at_the_end_of_its_section_with_its_points() -> None:
    briefing = replace(PLAN, results=with_results(("X", "x"), ("Y", "y")).results)
    briefing = editing.change_directive(briefing, "d1", lambda item: replace(item, unit="Vụ A"))
    converted = structure.to_result(briefing, "d1", "X")
    assert result_rows(converted) == [
        ("r1", "X", "x"),
        ("r3", "X", "A"),
        ("r4", "X", "a"),
        ("r5", "X", "b"),
        ("r2", "Y", "y"),
    ]
    assert converted.results[1].unit == "Vụ A"
    assert shown(converted) == ["1. B", "a) c", "2. C"]
    assert result_rows(structure.to_result(briefing, "d5"))[-1] == ("r3", "", "c")


def test_a_result_becomes_the_last_conclusion() -> None:
    result = Result(id="r1", text="Đã họp.", section="X", unit="Vụ A", noted_at=AT)
    briefing = structure.to_directive(replace(PLAN, results=(result,)), "r1")
    assert briefing.results == ()
    assert tuple(directives(briefing))[-1] == Directive(
        id="d7", ordinal=4, text="Đã họp.", unit="Vụ A", noted_at=AT
    )
    assert shown(structure.to_directive(with_results(("", "x")), "r1")) == ["1. x"]


# ── Lists ───────────────────────────────────────────────────────────────────────────────────


def test_a_second_list_counts_for_itself_and_takes_items_with_their_points() -> None:
    briefing = structure.add_list(PLAN, "Đề nghị:", ListStyle.ROMAN)
    assert briefing.directive_lists[1] == DirectiveList(lead_in="Đề nghị:", style=ListStyle.ROMAN)
    briefing = structure.move_to_list(briefing, "d1", 1)
    briefing = structure.move_to_list(briefing, "d5", 1)
    assert shown(briefing) == ["1. B", "2. C"]
    assert shown(briefing, 1) == ["1. A", "a) a", "b) b", "2. c"]
    assert structure.move_to_list(briefing, "d1", 1) == briefing


def test_a_week_without_conclusions_shows_one_list_and_then_two() -> None:
    assert len(structure.add_list(EMPTY).directive_lists) == 2


def test_only_an_empty_list_is_taken_out() -> None:
    briefing = structure.add_list(PLAN, "Đề nghị:")
    assert structure.remove_list(briefing, 1) == PLAN
    with pytest.raises(StateError) as error:
        structure.remove_list(briefing, 0)
    assert error.value.advice


def test_there_is_no_moving_into_a_list_that_is_not_there() -> None:
    with pytest.raises(IndexError):
        structure.move_to_list(PLAN, "d1", 1)


# ── What is refused ─────────────────────────────────────────────────────────────────────────

EDITS: dict[str, Callable[[Briefing, str], Briefing]] = {
    "insert_before": lambda briefing, item_id: structure.insert_before(briefing, item_id, "x"),
    "split": lambda briefing, item_id: structure.split(briefing, item_id, 1),
    "join": structure.join,
    "indent": structure.indent,
    "outdent": structure.outdent,
    "to_result": structure.to_result,
    "to_directive": structure.to_directive,
    "move_to_list": lambda briefing, item_id: structure.move_to_list(briefing, item_id, 0),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_unknown_item_is_refused(name: str) -> None:
    for item_id in ("d99", "r99"):
        with pytest.raises(KeyError):
            EDITS[name](PLAN, item_id)


@pytest.mark.parametrize("name", EDITS)
def test_a_finalized_briefing_is_left_as_it_is(name: str) -> None:
    final = replace(PLAN, state=State.FINAL)
    item_id = "r1" if name == "to_directive" else "d1"
    with pytest.raises(StateError):
        EDITS[name](final, item_id)


def test_a_finalized_briefing_keeps_its_lists() -> None:
    final = replace(PLAN, state=State.FINAL)
    with pytest.raises(StateError):
        structure.add_list(final)
    with pytest.raises(StateError):
        structure.remove_list(final, 0)
