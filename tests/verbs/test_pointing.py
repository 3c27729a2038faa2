"""Pointing: every kind of hit is found again in its briefing."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from briefing.archive.search import kinds
from briefing.archive.search.hits import Hit
from briefing.model.editing import add_directive, add_result, set_notes, set_summary
from briefing.model.parts import LEAD_IN, Part, PartKind
from briefing.model.records import (
    Briefing,
    Citation,
    Directive,
    DirectiveList,
    Figure,
    Quotation,
)
from briefing.verbs.pointing import Spot, spot_of
from tests.tui.helpers import week

CONCLUSIONS = Part(PartKind.CONCLUSIONS)


@pytest.fixture
def briefing() -> Briefing:
    """A week with everything in it that can be found, and two lists of conclusions."""
    made = week(date(2020, 6, 22), "chuẩn bị hội nghị.", "báo cáo 12 đề án theo Kết luận 75.")
    made = add_result(made, "Triển khai Chỉ thị số 45-CT/TW tại 15 đơn vị.")
    made = set_notes(set_summary(made, "Tuần nhiều việc."), "Hỏi lại.\n\nNhắc Văn phòng.")
    second = DirectiveList(
        lead_in="Về nhân sự:", directives=(Directive(id="d9", ordinal=1, text="bổ sung hai người"),)
    )
    return replace(
        made,
        directive_lists=(*made.directive_lists, second),
        quotations=(Quotation(text="Phải sát dân."),),
        figures=(
            Figure(name="Đề án", value=Decimal(12)),
            Figure(name="Không ai nêu", value=Decimal(1)),
        ),
        citations=(
            Citation(type="Kết luận", number="75", symbol="KL/TW"),
            Citation(type="Chỉ thị", number="45", symbol="CT/TW"),
        ),
    )


def hit(kind: str, item: str = "", ordinal: int = 0) -> Hit:
    return Hit("week-2020-06-22", date(2020, 6, 22), "2020-W26", kind, item, ordinal, "", (), 0)


@pytest.mark.parametrize(
    ("found", "spot"),
    [
        (hit(kinds.SUMMARY, "summary"), Spot(Part(PartKind.SUMMARY), "summary")),
        (hit(kinds.RESULT, "r2", 2), Spot(Part(PartKind.RESULTS), "r2")),
        (hit(kinds.DIRECTIVE, "d2", 2), Spot(CONCLUSIONS, "d2")),
        (hit(kinds.DIRECTIVE, "d9", 1), Spot(Part(PartKind.CONCLUSIONS, 1), "d9")),
        (hit(kinds.LEAD_IN, LEAD_IN, 2), Spot(Part(PartKind.CONCLUSIONS, 1), LEAD_IN)),
        (hit(kinds.QUOTATION, "q0", 1), Spot(Part(PartKind.QUOTATIONS), "q0")),
        (hit(kinds.NOTE, "n1", 2), Spot(Part(PartKind.NOTES), "n1")),
        (hit(kinds.FIGURE, "", 1), Spot(CONCLUSIONS, "d2")),
        (hit(kinds.FIGURE, "", 2), Spot(Part(PartKind.MEETING))),
        (hit(kinds.DOCUMENT, "", 1), Spot(CONCLUSIONS, "d2")),
        (hit(kinds.DOCUMENT, "", 2), Spot(Part(PartKind.RESULTS), "r2")),
        (hit(kinds.PERSON, "", 1), Spot(Part(PartKind.MEETING))),
        (hit(kinds.TITLE), Spot(Part(PartKind.MEETING))),
        (hit(kinds.ANSWER, "d1"), Spot(CONCLUSIONS)),
    ],
)
def test_every_kind_is_pointed_at(briefing: Briefing, found: Hit, spot: Spot) -> None:
    assert spot_of(briefing, found) == spot


@pytest.mark.parametrize(
    ("gone", "part"),
    [
        (hit(kinds.DIRECTIVE, "d77", 7), PartKind.CONCLUSIONS),
        (hit(kinds.NOTE, "n9", 9), PartKind.NOTES),
        (hit(kinds.FIGURE, "", 9), PartKind.MEETING),
        (hit(kinds.DOCUMENT, "", 9), PartKind.MEETING),
    ],
)
def test_of_what_is_gone_the_part_is_right(briefing: Briefing, gone: Hit, part: PartKind) -> None:
    assert spot_of(briefing, gone) == Spot(Part(part))


def test_a_lead_in_that_is_gone_leaves_the_conclusions() -> None:
    empty = add_directive(week(date(2020, 6, 22)), "việc")
    assert spot_of(replace(empty, directive_lists=()), hit(kinds.LEAD_IN, LEAD_IN, 1)) == Spot(
        CONCLUSIONS
    )
