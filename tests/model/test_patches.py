"""Patches: they turn one value into the other, are small after one edit, and say when they fail."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.encoding import from_plain, to_plain
from briefing.model.patches import patch, patched
from briefing.model.records import Briefing
from tests.strategies import briefings

scalars = st.none() | st.integers(0, 9) | st.text(max_size=3)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(values, values)
def test_a_patch_turns_one_value_into_the_other_even_through_a_file(start: Any, goal: Any) -> None:
    change = json.loads(json.dumps(patch(start, goal)))
    assert patched(start, change) == goal


@settings(max_examples=30)
@given(briefings(), briefings())
def test_a_patch_turns_one_briefing_into_the_other(start: Briefing, goal: Briefing) -> None:
    change = patch(to_plain(start), to_plain(goal))
    assert from_plain(patched(to_plain(start), change)) == goal


@pytest.mark.parametrize(
    ("start", "goal", "change"),
    [
        ({"a": 1, "b": [2]}, {"a": 1, "b": [2]}, {"fields": {}}),
        ({"a": 1}, {"b": 1}, {"put": {"b": 1}}),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, {"fields": {"b": {"put": 3}}}),
        ([1, 2, 4], [1, 2, 3, 4], {"at": 2, "out": 0, "in": [3]}),
        ([1, 2, 3], [1, 3], {"at": 1, "out": 1, "in": []}),
        ([1, [2, 3]], [1, [2]], {"at": 1, "item": {"at": 1, "out": 1, "in": []}}),
        ((1, 2), (1, 2, 3), {"at": 2, "out": 0, "in": [3]}),
        ([1, 1], [1, 1, 1], {"at": 2, "out": 0, "in": [1]}),
    ],
)
def test_a_patch_says_only_what_differs(start: Any, goal: Any, change: Any) -> None:
    assert patch(start, goal) == change


@pytest.mark.parametrize(
    ("start", "change"),
    [
        ({"a": 1}, {"fields": {"b": {"put": 1}}}),
        ([1], {"at": 4, "item": {"put": 1}}),
        ("text", {"fields": {"a": {"put": 1}}}),
        (3, {"at": 0, "out": 0, "in": []}),
        ([1], {}),
        ([1], {"at": "x", "out": 0, "in": []}),
        ({"a": 1}, {"fields": 3}),
        ([1], {"at": 0, "out": 0, "in": None}),
    ],
)
def test_a_patch_of_something_else_is_refused(start: Any, change: Any) -> None:
    with pytest.raises(ValueError, match="patch"):
        patched(start, change)
