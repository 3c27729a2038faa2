"""How conclusions and their points are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.numbering import (
    block_end,
    blocks,
    directive_marker,
    next_ordinal,
    numbered,
)
from briefing.model.records import Directive, ListStyle
from tests.strategies import directives


def of_levels(levels: str) -> tuple[Directive, ...]:
    return tuple(
        Directive(id=f"d{place}", ordinal=9, text="", level=int(level))
        for place, level in enumerate(levels, 1)
    )


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        ("", []),
        ("000", ["1.", "2.", "3."]),
        ("011011", ["1.", "a)", "b)", "2.", "a)", "b)"]),
        ("01010", ["1.", "a)", "2.", "a)", "3."]),
        ("110", ["1.", "a)", "2."]),  # no list begins with a point
        ("0111", ["1.", "a)", "b)", "c)"]),
    ],
)
def test_points_count_from_a_under_each_conclusion(levels: str, numbers: list[str]) -> None:
    counted = numbered(of_levels(levels))
    assert [directive_marker(item, ListStyle.ARABIC) for item in counted] == numbers


@pytest.mark.parametrize(
    ("ordinal", "level", "style", "marker"),
    [
        (5, 0, ListStyle.WORDS, "Năm là,"),
        (5, 1, ListStyle.WORDS, "đ)"),
        (2, 1, ListStyle.DASH, "b)"),
        (2, 0, ListStyle.DASH, "-"),
        (24, 1, ListStyle.WORDS, "24."),  # there are 23 letters
        (0, 0, ListStyle.WORDS, "0."),
        (-2, 0, ListStyle.ROMAN, "-2."),
        (0, 1, ListStyle.WORDS, "0."),
    ],
)
def test_every_number_has_a_marker(ordinal: int, level: int, style: ListStyle, marker: str) -> None:
    item = Directive(id="d1", ordinal=ordinal, text="", level=level)
    assert directive_marker(item, style) == marker


@given(st.lists(directives(), max_size=8))
def test_counting_changes_nothing_but_numbers_and_a_leading_point(items: list[Directive]) -> None:
    counted = numbered(items)
    assert [(item.id, item.text, item.due) for item in counted] == [
        (item.id, item.text, item.due) for item in items
    ]
    assert [item.level for item in counted[1:]] == [item.level for item in items[1:]]
    assert not counted or counted[0].level == 0
    assert numbered(counted) == counted


@given(st.lists(directives(), max_size=8))
def test_the_next_number_is_the_one_that_is_then_given(items: list[Directive]) -> None:
    for level in (0, 1):
        added = Directive(id="new", ordinal=0, text="", level=level)
        assert numbered([*items, added])[-1].ordinal == next_ordinal(items, level)


@given(st.lists(directives(), max_size=8))
def test_blocks_are_the_list_again(items: list[Directive]) -> None:
    found = blocks(items)
    assert [item for block in found for item in block] == items
    for block in found:
        assert block_end(block, 0) == len(block)
        assert all(point.level == 1 for point in block[1:])
