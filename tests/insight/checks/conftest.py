"""A clean week to spoil, and the language in which the tests read warnings."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

import pytest

from briefing.i18n import current_language, use_language
from briefing.model.records import (
    Briefing,
    Citation,
    Directive,
    DirectiveList,
    Figure,
    Meeting,
    Period,
    PeriodKind,
    Quotation,
    Result,
)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = current_language()
    use_language("en")
    yield
    use_language(before)


@pytest.fixture
def week() -> Briefing:
    """A week about which there is nothing to say."""
    texts = ("Rà soát hồ sơ.", "Trả lời đơn thư.", "Chuẩn bị hội nghị thứ Sáu, 03/7/2020.")
    return Briefing(
        id="week-2020-06-22",
        period=Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28)),
        title="Kết quả công tác tuần từ ngày 22 đến ngày 28-6-2020",
        meeting=Meeting(date=date(2020, 6, 29), start_time=time(14), end_time=time(16, 30)),
        summary="Hoàn thành 15/16 nhiệm vụ (đạt 93,75%).",
        results=(
            Result(id="r1", text="Trong tuần, đã trả lời 12 đơn thư."),
            Result(id="r2", text="Thẩm định 30 trường hợp, nâng tổng số lên 560 trường hợp."),
        ),
        directive_lists=(
            DirectiveList(
                lead_in="Chủ trì kết luận, giao các nhiệm vụ sau:",
                directives=tuple(
                    Directive(id=f"d{n}", ordinal=n, text=text, due=date(2020, 7, 5 + n))
                    for n, text in enumerate(texts, 1)
                ),
            ),
        ),
        quotations=(Quotation(text="Làm việc gì cũng phải có kế hoạch.", source="Sổ tay cơ quan"),),
        figures=(Figure(name="thẩm định", value=Decimal(30), total=Decimal(560)),),
        citations=(Citation(type="Kết luận", number="75", symbol="KL/TW", date=date(2020, 5, 30)),),
    )
