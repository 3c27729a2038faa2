"""Minutes as plain text: the same document, nothing escaped, nothing that acts on a terminal."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from msgspec.structs import replace

from briefing.model.records import (
    Briefing,
    Citation,
    Directive,
    DirectiveList,
    Figure,
    Meeting,
    Period,
    PeriodKind,
    Qualifier,
    Quotation,
    Result,
)
from briefing.writing.plaintext import write_plain_text
from tests.strategies import anything, briefings

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28), label="tuần 26")
EMPTY = Briefing(id="week-2020-06-22", period=WEEK)


def test_the_whole_document() -> None:
    briefing = Briefing(
        id="week-2020-06-22",
        period=WEEK,
        title="Giao ban tuần",
        meeting=Meeting(date=date(2020, 6, 29)),
        summary="Tuần qua có nhiều việc.",
        results=(Result(id="r1", text="Đã họp.", section="Nội bộ", unit="Văn phòng"),),
        directive_lists=(
            DirectiveList(
                lead_in="Các đơn vị:",
                directives=(
                    Directive(id="d1", ordinal=1, text="Rà soát *hồ sơ*.", unit="Vụ Cán bộ"),
                    Directive(id="d2", ordinal=2, text="Đoạn một.\n\nĐoạn hai."),
                    Directive(id="d3", ordinal=1, text="Điểm một.", level=1, unit="Văn phòng"),
                    Directive(id="d4", ordinal=2, text="Điểm hai.", level=1),
                ),
            ),
        ),
        quotations=(Quotation(text="Nói đi đôi với làm.", source="Báo Nhân Dân"),),
        figures=(
            Figure(
                name="Bổ nhiệm",
                value=Decimal(88),
                unit="trường hợp",
                qualifier=Qualifier.NEARLY,
                total=Decimal(1077),
            ),
        ),
        citations=(Citation(type="Kết luận", number="75", symbol="KL/TW"),),
        notes="Nhắc Văn phòng.",
    )
    assert write_plain_text(briefing) == (
        "GIAO BAN TUẦN\n\n"
        "Kỳ báo cáo: 22 – 28/6/2020 (tuần 26)\nThời gian: thứ Hai 29/6/2020\n"
        "Trạng thái: dự thảo\n\n"
        "TÓM TẮT\n\nTuần qua có nhiều việc.\n\n"
        "KẾT QUẢ THỰC HIỆN\n\nNội bộ\n\n- Đã họp.\n(Đơn vị: Văn phòng)\n\n"
        "KẾT LUẬN\n\nCác đơn vị:\n\n"
        "Một là, Rà soát *hồ sơ*.\n(Chủ trì: Vụ Cán bộ)\n\n"
        "Hai là, Đoạn một.\n\nĐoạn hai.\n\n"
        "a) Điểm một.\n(Chủ trì: Văn phòng)\n\nb) Điểm hai.\n\n"
        "TRÍCH DẪN\n\nNói đi đôi với làm.\n(Nguồn: Báo Nhân Dân)\n\n"
        "SỐ LIỆU\n\n- Bổ nhiệm: gần 88 trường hợp; lũy kế 1.077\n\n"
        "VĂN BẢN VIỆN DẪN\n\n- Kết luận số 75-KL/TW\n\n"
        "GHI CHÚ RIÊNG\n\nNhắc Văn phòng.\n"
    )


def test_a_long_paragraph_is_one_line() -> None:
    text = "việc " * 300
    assert text.strip() in write_plain_text(replace(EMPTY, summary=text)).split("\n")


@given(anything())
def test_nothing_in_it_acts_on_a_terminal(text: str) -> None:
    group = DirectiveList(directives=(Directive(id="d1", ordinal=1, text=text, unit=text),))
    written = write_plain_text(
        replace(EMPTY, title=text, directive_lists=(group,), notes=f"\x1b]0;{text}\x07 đỏ \x9b31m")
    )
    assert not any(
        ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in written if letter not in "\n\t"
    )


@given(briefings())
@settings(max_examples=30)
def test_any_briefing_can_be_written(briefing: Briefing) -> None:
    assert write_plain_text(briefing).endswith("\n")
