"""All rules together: what they say of clean text, of the sample texts, and of themselves."""

import os
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.i18n import use_language
from briefing.insight.checks import RULES, check, summaries
from briefing.model.records import Briefing, Meeting, Result
from briefing.reading import read_bytes

SAMPLES = Path(
    os.environ.get("BRIEFING_SAMPLES", Path(__file__).parents[3].parent / "shared" / "samples")
)


def test_a_clean_week_is_passed_over_in_silence(week: Briefing) -> None:
    assert check(week) == ()


def test_an_empty_briefing_is_passed_over_in_silence(week: Briefing) -> None:
    assert check(Briefing(id=week.id, period=week.period)) == ()


def test_private_notes_are_nobody_s_business(week: Briefing) -> None:
    assert check(replace(week, notes="15/17 đề án (chiếm 88,02%) của của T,Ư")) == ()


def test_a_warning_carries_the_id_of_its_rule(week: Briefing) -> None:
    early = replace(week, meeting=Meeting(date=date(2020, 6, 26)))
    assert [warning.rule for warning in check(early)] == ["meeting/before-end"]


def test_every_rule_is_listed_with_what_it_asks_for() -> None:
    listed = summaries()
    assert list(listed) == list(RULES)
    assert listed["period/week"] == "A week runs from Monday to Sunday."
    assert all(summary.endswith(".") for summary in listed.values())


def test_places_are_told_in_vietnamese_unless_asked_otherwise(week: Briefing) -> None:
    use_language("vi")
    results = (Result(id="r1", text="Làm việc trong trong tuần."),)
    (warning,) = check(replace(week, results=results))
    if warning.where.startswith("Result"):
        pytest.skip("the message catalogue has not been compiled")
    assert warning.where == "Kết quả 1"


def _sample(name: str) -> Briefing:
    found = sorted(SAMPLES.glob(name))
    if not found:
        pytest.skip("the sample texts are not beside this checkout")
    return read_bytes(found[0].read_bytes(), found[0].name).briefing


def test_the_weekly_sample_is_clean() -> None:
    assert check(_sample("002*.txt")) == ()


def test_the_monthly_sample_has_its_two_known_faults() -> None:
    briefing = _sample("003*.txt")
    assert briefing.source is not None
    paragraphs = briefing.source.text.split("\n")
    results = tuple(Result(id=f"r{n}", text=text) for n, text in enumerate(paragraphs, 1))
    warnings = check(replace(briefing, summary="", directive_lists=(), results=results))
    assert [(warning.rule, warning.message) for warning in warnings] == [
        ("figures/ratio", "15 of 17 is 88,24%, not 88,02%."),
        ("spelling/centre", "“T,Ư” has a comma where “T.Ư” has a point."),
    ]
