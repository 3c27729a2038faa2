"""PDF files with text: what the printer broke is joined, what he added is dropped."""

import pytest
import typst

from briefing.errors import ReadError
from briefing.model.identity import directives
from briefing.reading import pdf_in, pdf_lines, read_bytes
from tests.reading.documents import TASKS, WEEK

LONG = (
    "Trong tuần, các đơn vị đã phối hợp chặt chẽ, hoàn thành việc rà soát quy hoạch, kiểm tra tiến "
    "độ giải ngân vốn đầu tư công và tiếp công dân định kỳ, không để phát sinh điểm nóng trên địa "
    "bàn; báo cáo kết quả theo Kết luận số 75-KL/TW về cấp có thẩm quyền đúng thời hạn quy định."
)


def pdf(paragraphs: list[str], more: str = "") -> bytes:
    """Return a PDF of justified paragraphs with their first lines indented."""
    body = "\n\n".join("#text(" + _quoted(text) + ")" for text in paragraphs)
    source = (
        '#set page(paper: "a4", margin: 25mm, numbering: "1", number-align: top + center)\n'
        '#set text(font: "Libertinus Serif", size: 14pt, lang: "vi")\n'
        "#set par(justify: true, first-line-indent: (amount: 10mm, all: true), spacing: 14pt)\n"
        f"{more}{body}"
    )
    return typst.compile(source.encode())


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def lines(data: bytes) -> list[str]:
    source = read_bytes(data, "a.pdf").briefing.source
    assert source is not None
    return source.text.split("\n\n")


def test_broken_lines_are_joined_over_pages() -> None:
    tasks = [f"{number}. {task}" for number, task in enumerate(TASKS, 1)]
    whole = [*WEEK[:3], *[LONG] * 9, WEEK[3], *tasks]
    data = pdf(whole)
    assert lines(data) == whole
    assert [item.text for item in directives(read_bytes(data, "a").briefing)] == list(TASKS)


def test_columns_come_one_after_the_other() -> None:
    head = (
        "#grid(columns: (1fr, 1fr), align: center, [VĂN PHÒNG\\ Số 12-TB/VP], "
        "[ĐẢNG CỘNG SẢN VIỆT NAM\\ Hà Nội, ngày 29 tháng 6 năm 2026])\n\n"
    )
    assert lines(pdf(list(WEEK), head))[:4] == [
        "VĂN PHÒNG",
        "Số 12-TB/VP",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hà Nội, ngày 29 tháng 6 năm 2026",
    ]


def test_what_runs_through_the_pages_is_dropped() -> None:
    pages = [
        f"BÁO CÁO NỘI BỘ\n\n     {word} là, {LONG[:60]}\n{LONG[60:130]}\n{word} xong.\n\n   - {n} -"
        for n, word in enumerate(("Một", "Hai", "Ba", "Bốn"), 1)
    ]
    found = [line.text for line in pdf_lines.joined(pages)]
    assert [text.split(" là,", 1)[0] for text in found] == ["Một", "Hai", "Ba", "Bốn"]
    assert all(text.endswith(" xong.") for text in found)


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    page = "     Ban hành theo Kết luận số 75-KL/TW, giao ban từ ngày 22 đến ngày 28-\n6-2026."
    (line,) = pdf_lines.joined([page])
    assert line.text.endswith("ngày 28-6-2026.")


def test_one_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(list(WEEK))
    monkeypatch.setattr(pdf_in, "SECONDS", 0.01)
    with pytest.raises(ReadError, match="PDF"):
        read_bytes(data, "a.pdf")


def test_a_number_is_parted_from_its_words() -> None:
    page = "     1.Rà soát hồ sơ.\n     2.      Lập danh sách.\n     a)Báo cáo.\n     -Gửi đi."
    found = [line.text for line in pdf_lines.joined([page])]
    assert found == ["1. Rà soát hồ sơ.", "2. Lập danh sách.", "a) Báo cáo.", "- Gửi đi."]


def test_what_is_no_number_is_left_as_it_is() -> None:
    page = "     Số 12.CV và 1.250 hộ, giảm -5 điểm.\n"
    assert pdf_lines.joined([page])[0].text == "Số 12.CV và 1.250 hộ, giảm -5 điểm."


def test_cells_over_several_lines_are_one_row() -> None:
    page = """\
TT          Nội dung              Đơn vị              Hạn
1           Hoàn thiện            Phòng               05/7
            dự thảo               Tổng hợp
            nghị quyết
2           Rà soát                                   10/7
"""
    assert [line.text for line in pdf_lines.joined([page])] == [
        "| TT | Nội dung | Đơn vị | Hạn |",
        "| 1 | Hoàn thiện dự thảo nghị quyết | Phòng Tổng hợp | 05/7 |",
        "| 2 | Rà soát | | 10/7 |",
    ]


def test_what_runs_over_two_pages_is_dropped() -> None:
    pages = [
        f"VĂN PHÒNG\n\n     {word} là, {LONG[:60]}\n{LONG[60:130]}\nxong.\n\nTrang {n}"
        for n, word in enumerate(("Một", "Hai"), 1)
    ]
    found = [line.text for line in pdf_lines.joined(pages)]
    assert [text.split(" là,", 1)[0] for text in found] == ["Một", "Hai"]
