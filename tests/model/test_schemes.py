"""Schemes: their steps, their days, a table put among them."""

from datetime import date

import pytest

from briefing.model.records import PeriodKind
from briefing.model.schemes import (
    Scheme,
    SchemeState,
    SchemeStep,
    due_words,
    merged_schemes,
    of_year,
    with_scheme,
    with_step,
    without_scheme,
    without_step,
)

STEP = SchemeStep(briefing="week-2020-06-22", what="trình Ban Thường vụ")
ONE = Scheme(id="s1", year=2020, name="Đề án vị trí việc làm", unit="Vụ Cán bộ")


def test_a_step_begins_what_was_planned_and_is_added_once() -> None:
    begun = with_step(ONE, STEP)
    assert (begun.state, begun.steps) == (SchemeState.UNDER_WAY, (STEP,))
    assert with_step(begun, STEP) == begun
    assert without_step(begun, 0).steps == ()


@pytest.mark.parametrize(
    ("day", "by", "said"),
    [
        (date(2020, 6, 30), PeriodKind.MONTH, "tháng 6-2020"),
        (date(2020, 9, 30), PeriodKind.QUARTER, "quý III/2020"),
        (date(2020, 12, 31), PeriodKind.HALF, "6 tháng cuối năm 2020"),
        (date(2020, 12, 31), PeriodKind.YEAR, "năm 2020"),
        (date(2020, 6, 15), None, "15/6/2020"),
        (None, None, ""),
    ],
)
def test_days_as_the_programme_names_them(
    day: date | None, by: PeriodKind | None, said: str
) -> None:
    assert due_words(Scheme(id="s1", year=2020, name="x", due=day, due_by=by)) == said


def test_schemes_are_told_apart_by_year_and_name() -> None:
    other = Scheme(id="", year=2021, name=ONE.name)
    more = Scheme(
        id="", year=2020, name="đề án vị trí việc làm", state=SchemeState.DONE, steps=(STEP,)
    )
    schemes = merged_schemes((ONE,), [other, more])
    assert [(one.id, one.year, one.unit) for one in schemes] == [
        ("s1", 2020, "Vụ Cán bộ"),
        ("s2", 2021, ""),
    ]
    assert (schemes[0].state, schemes[0].steps) == (SchemeState.DONE, (STEP,))
    assert of_year(schemes, 2021) == schemes[1:]
    assert without_scheme(schemes, "s1") == schemes[1:]
    assert with_scheme(schemes, ONE)[0] == ONE
