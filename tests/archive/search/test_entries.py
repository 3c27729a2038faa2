from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings

from briefing.archive.search import kinds
from briefing.archive.search.entries import sheet_of
from briefing.model.records import (
    Answer,
    Attendee,
    Briefing,
    Citation,
    Directive,
    DirectiveList,
    Figure,
    Meeting,
    Period,
    PeriodKind,
    Person,
    Quotation,
    Result,
    Source,
    Status,
)
from tests.strategies import briefings

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))

FULL = Briefing(
    id="week-2020-06-22",
    period=WEEK,
    title="Giao ban tuần",
    organization="Văn phòng",
    meeting=Meeting(
        place="Phòng họp số 2",
        chair=Person(name="Lê Nam", title="Chánh Văn phòng"),
        attendance=(Attendee(name="Trần Bình", unit="Vụ Cán bộ", reason="đi công tác"),),
    ),
    summary="Tóm tắt tuần.",
    results=(Result(id="r1", text="Đã làm xong.", section="Thường xuyên", unit="Vụ Cán bộ"),),
    directive_lists=(
        DirectiveList(
            lead_in="Chỉ đạo sau:",
            directives=(
                Directive(
                    id="d1",
                    ordinal=1,
                    text="làm tiếp theo Kết luận số 75-KL/TW.",
                    unit="Vụ Tổng hợp",
                    cooperating=("Vụ Địa phương",),
                    tags=("đại-hội",),
                ),
            ),
        ),
    ),
    quotations=(Quotation(text="Lời trích.", source="Nhật ký"),),
    figures=(Figure(name="lượt", value=Decimal("88.02"), unit="%"),),
    citations=(Citation(type="Kết luận", number="75", symbol="KL/TW"),),
    answers=(Answer(directive="d1", status=Status.DROPPED, reason="không còn cần"),),
    notes="riêng một\n\nriêng hai",
    source=Source(name="x.txt", text="toàn văn gốc"),
)


def test_everything_but_the_source_can_be_found() -> None:
    found = [
        (entry.kind, entry.item, entry.ordinal, entry.text) for entry in sheet_of(FULL).entries
    ]
    assert found == [
        (kinds.TITLE, "", 0, "Giao ban tuần"),
        (kinds.SUMMARY, "summary", 0, "Tóm tắt tuần."),
        (kinds.RESULT, "r1", 1, "Đã làm xong.\nThường xuyên · Vụ Cán bộ"),
        (kinds.LEAD_IN, "lead-in", 1, "Chỉ đạo sau:"),
        (
            kinds.DIRECTIVE,
            "d1",
            1,
            "làm tiếp theo Kết luận số 75-KL/TW.\nVụ Tổng hợp · Vụ Địa phương · #đại-hội",
        ),
        (kinds.QUOTATION, "q0", 1, "Lời trích.\nNhật ký"),
        (kinds.FIGURE, "", 1, "lượt: 88,02 %"),
        (kinds.ANSWER, "d1", 0, "không còn cần"),
        (kinds.NOTE, "n0", 1, "riêng một"),
        (kinds.NOTE, "n1", 2, "riêng hai"),
        (kinds.DOCUMENT, "", 1, "Kết luận số 75-KL/TW"),
        (kinds.UNIT, "", 0, "Văn phòng"),
        (kinds.PLACE, "", 0, "Phòng họp số 2"),
        (kinds.PERSON, "", 1, "Lê Nam, Chánh Văn phòng"),
        (kinds.PERSON, "", 2, "Trần Bình, Vụ Cán bộ\nđi công tác"),
    ]


def test_a_directive_comes_with_what_filters_ask() -> None:
    directive = sheet_of(FULL).entries[4]
    assert directive.units == ("Vụ Tổng hợp", "Vụ Địa phương")
    assert directive.tags == ("đại-hội",)
    assert directive.documents == (("75", ("kl", "tw")),)
    assert directive.marker == "Một là,"
    assert directive.text[: directive.length] == "làm tiếp theo Kết luận số 75-KL/TW."


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (WEEK, "2020-W26"),
        (Period(kind=PeriodKind.WEEK, start=WEEK.start, end=WEEK.start), "week-2020-06-22"),
        (Period(kind=PeriodKind.MONTH, start=WEEK.start, end=WEEK.end), "week-2020-06-22"),
    ],
)
def test_the_label_is_that_of_lists(period: Period, label: str) -> None:
    assert sheet_of(Briefing(id="week-2020-06-22", period=period)).label == label


@settings(max_examples=100)
@given(briefings())
def test_any_record_has_entries_in_the_order_of_kinds(briefing: Briefing) -> None:
    entries = sheet_of(briefing).entries
    places = [kinds.KINDS.index(entry.kind) for entry in entries]
    assert all(before <= after for before, after in pairwise(places))
    assert all(entry.text.strip() and entry.length <= len(entry.text) for entry in entries)
