"""A report on paper: what goes out, in its order, and nothing that a text could do to the page."""

from datetime import date
from decimal import Decimal

import pytest
from markdown_it import MarkdownIt

from briefing.errors import BriefingError
from briefing.model.records import Figure, Period, PeriodKind
from briefing.model.report import Chapter, Paragraph, Report, Section
from briefing.writing.report_formats import write_report

JUNE = Period(kind=PeriodKind.MONTH, start=date(2020, 6, 1), end=date(2020, 6, 30))
HOSTILE = "# tiêu đề\n- mục [x](javascript:alert) <script> **đậm** | cột\x1b[31m &amp; `mã`"


def paragraph(text: str, facts: str = "", **others: object) -> Paragraph:
    return Paragraph(id=text, text=text, gathered=text, facts=facts, **others)  # type: ignore[arg-type]


def report(*sections: Section, as_of: date = JUNE.end) -> Report:
    return Report(
        period=JUNE, as_of=as_of, organization="Ban Tổ chức", weeks=("w1", "w2"), sections=sections
    )


def section(chapter: Chapter, title: str, *rows: Paragraph) -> Section:
    return Section(id=f"{chapter}:{title}", chapter=chapter, title=title, paragraphs=rows)


WHOLE = report(
    section(Chapter.HIGHLIGHTS, "", paragraph("Nổi bật một.")),
    section(
        Chapter.RESULTS,
        "Cán bộ",
        paragraph("Việc một.\n\nĐoạn hai.", "Đơn vị: Vụ Cán bộ"),
        paragraph("Bỏ đi.", dropped=True),
    ),
    section(Chapter.RESULTS, "Rỗng", paragraph("Bỏ cả.", dropped=True)),
    section(
        Chapter.FIGURES,
        "",
        paragraph(
            "Tiếp dân 30 lượt.",
            note="Ghi chú riêng",
            figure=Figure(name="Tiếp dân", value=Decimal(30), unit="lượt", total=Decimal("1077.5")),
        ),
    ),
    as_of=date(2020, 6, 16),
)


def test_the_page_as_markdown() -> None:
    assert write_report(WHOLE, "md").decode() == (
        "# Báo cáo kết quả công tác tháng 6-2020\n\n"
        "- **Cơ quan:** Ban Tổ chức\n"
        "- **Kỳ báo cáo:** 1 – 30/6/2020\n"
        "- **Tính đến:** ngày 16 tháng 6 năm 2020\n"
        "- **Tổng hợp từ:** 2 kỳ giao ban\n\n"
        "## Nổi bật\n\n"
        "- Nổi bật một.\n\n"
        "## Kết quả thực hiện\n\n"
        "### Cán bộ\n\n"
        "- Việc một.\n\n  Đoạn hai.\n\n  *Đơn vị: Vụ Cán bộ*\n\n"
        "## Số liệu\n\n"
        "- Tiếp dân 30 lượt.\n\n"
        "### Bảng số liệu\n\n"
        "| Nội dung | Số liệu | Đơn vị tính | Trên tổng số | Lũy kế |\n"
        "| --- | ---: | --- | ---: | ---: |\n"
        "| Tiếp dân | 30 | lượt |  | 1.077,5 |\n"
    )


def test_the_page_as_plain_text() -> None:
    assert write_report(WHOLE, "txt").decode() == (
        "BÁO CÁO KẾT QUẢ CÔNG TÁC THÁNG 6-2020\n\n"
        "Cơ quan: Ban Tổ chức\nKỳ báo cáo: 1 – 30/6/2020\n"
        "Tính đến: ngày 16 tháng 6 năm 2020\nTổng hợp từ: 2 kỳ giao ban\n\n"
        "NỔI BẬT\n\n- Nổi bật một.\n\n"
        "KẾT QUẢ THỰC HIỆN\n\nCán bộ\n\n- Việc một.\n\nĐoạn hai.\n(Đơn vị: Vụ Cán bộ)\n\n"
        "SỐ LIỆU\n\n- Tiếp dân 30 lượt.\n"
    )


def test_a_hostile_text_is_text() -> None:
    page = write_report(
        report(section(Chapter.RESULTS, HOSTILE, paragraph(HOSTILE, HOSTILE))), "md"
    )
    tokens = MarkdownIt().enable("table").parse(page.decode())
    kinds = [token.type for token in tokens]
    assert kinds.count("heading_open") == 3
    assert "html_block" not in kinds
    inline = [child for token in tokens for child in token.children or ()]
    assert not [c for c in inline if c.type in ("link_open", "html_inline", "code_inline")]
    assert b"\x1b" not in page
    assert b"\x1b" not in write_report(
        report(section(Chapter.RESULTS, HOSTILE, paragraph(HOSTILE))), "txt"
    )


def test_the_record_tells_origins_and_what_was_left_out() -> None:
    said = write_report(WHOLE, "json").decode()
    assert '"dropped": true' in said
    assert '"note": "Ghi chú riêng"' in said
    assert '"total": 1077.5' in said


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(BriefingError):
        write_report(WHOLE, "docx")
