"""Numbers of conclusions that leave one out, come twice or go back."""

import pytest
from msgspec.structs import replace

from briefing.insight.checks import check
from briefing.language.terms import ListStyle
from briefing.model.records import Briefing, Directive, DirectiveList


def _list(ordinals: list[int], style: ListStyle = ListStyle.WORDS) -> DirectiveList:
    items = (
        Directive(id=f"d{n}", ordinal=o, text="Việc phải làm") for n, o in enumerate(ordinals, 1)
    )
    return DirectiveList(style=style, directives=tuple(items))


def _found(week: Briefing, *lists: DirectiveList) -> list[tuple[str, str, str]]:
    return [(w.rule, w.message, w.where) for w in check(replace(week, directive_lists=lists))]


@pytest.mark.parametrize("style", list(ListStyle))
def test_a_list_that_counts_on_is_clean(week: Briefing, style: ListStyle) -> None:
    assert _found(week, _list([1, 2, 3, 4], style)) == []


@pytest.mark.parametrize(
    ("ordinals", "message", "where"),
    [
        ([1, 2, 4], "“Ba là” is missing before “Bốn là”.", "Conclusion 3, Bốn là"),
        ([1, 5], "“Hai là – Bốn là” is missing before “Năm là”.", "Conclusion 2, Năm là"),
        ([2, 3], "“Một là” is missing before “Hai là”.", "Conclusion 1, Hai là"),
    ],
)
def test_a_number_left_out_is_named(
    week: Briefing, ordinals: list[int], message: str, where: str
) -> None:
    assert _found(week, _list(ordinals)) == [("numbering/gap", message, where)]


def test_a_number_that_comes_twice_is_named(week: Briefing) -> None:
    assert _found(week, _list([1, 2, 2, 3])) == [
        ("numbering/repeat", "“Hai là” occurs again.", "Conclusion 3, Hai là")
    ]


def test_a_repeated_number_is_not_also_out_of_order(week: Briefing) -> None:
    assert [rule for rule, _, _ in _found(week, _list([1, 2, 1, 3]))] == ["numbering/repeat"]


def test_a_number_that_goes_back_is_named(week: Briefing) -> None:
    assert _found(week, _list([1, 3, 2])) == [
        ("numbering/order", "“Hai là” comes after “Ba là”.", "Conclusion 3, Hai là")
    ]


def test_a_list_without_numbers_cannot_be_misnumbered(week: Briefing) -> None:
    assert _found(week, _list([1, 1, 7], ListStyle.DASH)) == []


def test_two_lists_are_told_apart(week: Briefing) -> None:
    lists = (_list([1, 2], ListStyle.ORDINAL_WORDS), _list([1, 3], ListStyle.ARABIC))
    assert _found(week, *lists) == [
        ("numbering/gap", "“2” is missing before “3”.", "List 2, conclusion 2")
    ]


@pytest.mark.parametrize("ordinals", [[0, 1], [-5, 1], [1, 10**9]])
def test_impossible_numbers_do_no_harm(week: Briefing, ordinals: list[int]) -> None:
    assert len(_found(week, _list(ordinals))) <= 2


def test_points_count_under_their_conclusion(week: Briefing) -> None:
    items = tuple(
        Directive(id=f"d{n}", ordinal=ordinal, text="Việc phải làm", level=level)
        for n, (ordinal, level) in enumerate([(1, 0), (1, 1), (2, 1), (2, 0), (1, 1), (3, 1)], 1)
    )
    assert _found(week, DirectiveList(directives=items)) == [
        ("numbering/gap", "“b” is missing before “c”.", "Conclusion 6, c")
    ]
