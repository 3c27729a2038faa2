"""What leaves the office: never what is marked as internal, nor what would give it away."""

from datetime import date

import pytest
from msgspec.structs import replace

from briefing.model.encoding import to_json
from briefing.model.public import INTERNAL, internal_count, without_internal
from briefing.model.records import (
    Answer,
    Briefing,
    Citation,
    Directive,
    DirectiveList,
    Period,
    PeriodKind,
    Quotation,
    Result,
    Source,
    Status,
)

WEEK = Briefing(
    id="week-2020-06-22",
    period=Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28)),
    summary="Tuần qua tốt.\n\nĐiều kín một #nội-bộ",
    results=(
        Result(id="r1", text="Xong hồ sơ."),
        Result(id="r2", text="Điều kín hai #noi-bo theo Kết luận số 75-KL/TW."),
    ),
    directive_lists=(
        DirectiveList(
            directives=(
                Directive(id="d1", ordinal=1, text="làm trước theo Chỉ thị số 45-CT/TW"),
                Directive(id="d2", ordinal=2, text="điều kín ba", tags=(INTERNAL,)),
                Directive(id="d3", ordinal=1, level=1, text="điểm của điều kín bốn"),
                Directive(id="d4", ordinal=3, text="làm sau"),
                Directive(id="d5", ordinal=1, level=1, text="điều kín năm", tags=("Nội bộ",)),
                Directive(id="d6", ordinal=2, level=1, text="điểm còn lại"),
            )
        ),
    ),
    quotations=(Quotation(text="Điều kín sáu #nội_bộ"),),
    citations=(
        Citation(type="Kết luận", number="75", symbol="KL/TW"),
        Citation(type="Chỉ thị", number="45", symbol="CT/TW"),
        Citation(type="Quy định", number="9", symbol="QĐ/TW"),
    ),
    answers=(Answer(directive="d9", status=Status.DONE, result="r2"),),
    confirmed=("d1", "d2"),
    source=Source(name="a.txt", text="điều kín trong nguồn"),
)


def test_nothing_internal_is_left_anywhere_in_the_record() -> None:
    assert "kín" not in to_json(without_internal(WEEK))
    assert internal_count(WEEK) == 5


def test_what_is_left_is_numbered_anew() -> None:
    (group,) = without_internal(WEEK).directive_lists
    assert [(item.id, item.level, item.ordinal) for item in group.directives] == [
        ("d1", 0, 1),
        ("d4", 0, 2),
        ("d6", 1, 1),
    ]


def test_what_points_at_it_goes_as_well() -> None:
    left = without_internal(WEEK)
    assert [one.number for one in left.citations] == ["45", "9"]
    assert left.confirmed == ("d1",)
    assert left.answers[0].result is None


@pytest.mark.parametrize("tag", ["nội-bộ-1", "đối-nội-bộ", "giám-sát"])
def test_other_tags_hold_nothing_back(tag: str) -> None:
    item = Directive(id="d1", ordinal=1, text=f"việc #{tag}", tags=(tag,))
    week = replace(
        WEEK,
        summary="",
        results=(),
        quotations=(),
        directive_lists=(DirectiveList(directives=(item,)),),
    )
    assert without_internal(week) is week
    assert internal_count(week) == 0
