"""The prose of offices of many kinds: its faults are found, and nothing else is."""

import pytest

from briefing.insight.checks import check
from tests.benchmarks.prose import Week, clean_weeks, faulty_weeks

CLEAN = dict(clean_weeks())
FAULTY = list(faulty_weeks())


@pytest.mark.parametrize("field", CLEAN)
def test_clean_prose_is_left_alone(field: str) -> None:
    assert [(one.rule, one.words) for one in check(*CLEAN[field])] == []


@pytest.mark.parametrize(
    ("rule", "week"), FAULTY, ids=[f"{one.rule}-{n}" for n, one in enumerate(FAULTY)]
)
def test_a_fault_in_prose_is_found_and_nothing_else(rule: str, week: Week) -> None:
    assert {one.rule for one in check(*week)} == {rule}
