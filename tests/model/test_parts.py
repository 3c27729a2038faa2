"""What a reader goes through: the numbers that its items bear."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.model import parts
from briefing.model.editing import new_briefing
from briefing.model.parts import Part, PartKind
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    ListStyle,
    Period,
    PeriodKind,
)

CONCLUSIONS = Part(PartKind.CONCLUSIONS)
WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))


def with_points(style: ListStyle) -> Briefing:
    numbers = ((0, 1), (1, 1), (1, 2), (0, 2))
    made = tuple(
        Directive(id=f"d{place}", ordinal=ordinal, text="x", level=level)
        for place, (level, ordinal) in enumerate(numbers, 1)
    )
    group = DirectiveList(style=style, directives=made)
    return replace(new_briefing(WEEK), directive_lists=(group,))


@pytest.mark.parametrize(
    ("style", "markers", "following"),
    [
        (ListStyle.WORDS, ["Một là,", "a)", "b)", "Hai là,"], "Ba là,"),
        (ListStyle.ORDINAL_WORDS, ["Thứ nhất,", "a)", "b)", "Thứ hai,"], "Thứ ba,"),
        (ListStyle.DASH, ["-", "a)", "b)", "-"], "-"),
    ],
)
def test_points_bear_letters_and_the_next_number_is_a_conclusion(
    style: ListStyle, markers: list[str], following: str
) -> None:
    briefing = with_points(style)
    assert [item.marker for item in parts.items(briefing, CONCLUSIONS)] == markers
    assert parts.next_marker(briefing, CONCLUSIONS) == following
    added = parts.add(briefing, CONCLUSIONS, "y")
    assert parts.items(added, CONCLUSIONS)[-1].marker == following


def test_a_number_that_no_list_counts_is_shown_all_the_same() -> None:
    group = DirectiveList(directives=(Directive(id="d1", ordinal=0, text="x"),))
    briefing = replace(new_briefing(WEEK), directive_lists=(group,))
    assert [item.marker for item in parts.items(briefing, CONCLUSIONS)] == ["0."]
