"""Definitions of figures: found by name, changed, put together."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from briefing.errors import StateError
from briefing.model.figures import (
    Definition,
    Names,
    agree,
    clashing,
    merged,
    moved,
    remove_figure,
    set_figure,
    with_definition,
    without_definition,
)
from briefing.model.records import State
from tests.counted import number, week_of

RECEIVED = Definition(id="f1", name="Tiếp công dân", other_names=("tiếp dân",), unit="lượt")
LETTERS = Definition(id="f2", name="Đơn thư được giải quyết", unit="đơn", group="Tiếp dân")


@pytest.mark.parametrize(
    ("name", "unit", "found"),
    [
        ("Tiếp công dân", "lượt", "f1"),
        ("tiep cong dan", "lượt", "f1"),
        ("TIẾP DÂN", "lượt", "f1"),
        ("Tiếp dân", "", "f1"),
        ("Tiếp công dân", "lượt người", "f1"),
        ("Tiếp công dân", "hồ sơ", None),
        ("Tiếp công dân", "%", None),
        ("Tiếp", "lượt", None),
        ("Đơn thư được giải quyết", "đơn", "f2"),
    ],
)
def test_a_number_belongs_to_the_definition_of_its_name(
    name: str, unit: str, found: str | None
) -> None:
    one = Names([RECEIVED, LETTERS]).of(name, unit)
    assert (one.id if one else None) == found


def test_accents_decide_between_two_that_differ_in_nothing_else() -> None:
    first, second = (Definition(id=name, name=name) for name in ("Thu hồi", "Thư hỏi"))
    names = Names([first, second])
    assert names.of("thư hỏi", "") is second
    assert names.of("thu hoi", "") is first


def test_words_within_a_longer_name_are_a_likely_one() -> None:
    names = Names([RECEIVED, LETTERS])
    assert names.within("đã giải quyết 7 đơn, thư được gửi đến", "đơn") is LETTERS
    assert names.within("tiếp 12 lượt công dân", "lượt") is RECEIVED
    assert names.within("tiếp", "lượt") is None
    twins = Names([replace(RECEIVED, other_names=()), replace(LETTERS, name="Công dân tiếp")])
    assert twins.within("tiếp công dân", "") is None


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("%", "%", True), ("", "%", False), ("lượt", "Lượt", True), ("ha", "hải lý", False)],
)
def test_units(one: str, other: str, wanted: bool) -> None:
    assert agree(one, other) is agree(other, one) is wanted


def test_a_new_one_comes_last_in_its_group() -> None:
    ones = with_definition((LETTERS, RECEIVED), Definition(id="", name="Mới", group="TIẾP DÂN"))
    assert [(one.id, one.name) for one in ones] == [
        ("f2", LETTERS.name),
        ("f3", "Mới"),
        ("f1", RECEIVED.name),
    ]
    assert with_definition(ones, replace(RECEIVED, unit="người"))[2].unit == "người"
    assert without_definition(ones, "f3") == (LETTERS, RECEIVED)
    assert moved(ones, "f1", -9)[0].id == "f1"
    assert moved(ones, "f9", 1) == ones


def test_an_incoming_one_completes_the_one_of_its_name() -> None:
    incoming = Definition(id="", name="tiếp Công dân", other_names=("tiếp",), whole=Decimal(9))
    (one,) = merged((RECEIVED,), [incoming])
    assert (one.id, one.unit, str(one.whole)) == ("f1", "lượt", "9")
    assert one.other_names == ("tiếp dân", "tiếp")
    assert len(merged((RECEIVED,), [LETTERS])) == 2


def test_two_may_not_answer_to_one_name_in_one_unit() -> None:
    assert clashing([RECEIVED], Definition(id="", name="Tiếp dân", unit="lượt")) is RECEIVED
    assert clashing([RECEIVED], Definition(id="", name="Tiếp dân", unit="%")) is None
    assert clashing([RECEIVED], replace(RECEIVED, name="tiếp dân")) is None


def test_a_number_takes_the_place_of_the_one_it_corrects() -> None:
    week = week_of("2020-06-15", number(5, name="tiếp dân"), number(1, name="Khác"), number(6))
    corrected = set_figure(week, number(9), RECEIVED)
    assert [int(one.value) for one in corrected.figures] == [9, 1]
    added = set_figure(week, number(3, name="Mới"), None)
    assert [int(one.value) for one in added.figures] == [5, 1, 6, 3]
    assert remove_figure(week, week.figures[1]).figures == (week.figures[0], week.figures[2])
    with pytest.raises(StateError):
        set_figure(replace(week, state=State.FINAL), number(9), RECEIVED)
