import pytest

from briefing.reading.lines import paragraphs
from briefing.reading.quotations import read_quotation


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("“Nói phải đi đôi với làm”. Trích “Quy chế 07-QC/ĐU, ngày 15-01-2026”.",
         "Nói phải đi đôi với làm", "Quy chế 07-QC/ĐU, ngày 15-01-2026"),
        ('"Nói phải đi đôi với làm." (Trích Quy chế làm việc)', "Nói phải đi đôi với làm.",
         "Quy chế làm việc"),
        ("“Cán bộ xã phải nói đi đôi với làm, hứa đi đôi với giữ lời”",
         "Cán bộ xã phải nói đi đôi với làm, hứa đi đôi với giữ lời", ""),
        ("> Nói phải đi đôi với làm", "Nói phải đi đôi với làm", ""),
    ],
)  # fmt: skip
def test_quotations(text: str, words: str, source: str) -> None:
    (paragraph,) = paragraphs(text)
    quotation = read_quotation(paragraph)
    assert quotation is not None
    assert (quotation.text, quotation.source) == (words, source)


@pytest.mark.parametrize(
    "text",
    [
        "“Ngày thứ Bảy xanh” được phát động tại 12 thôn.",
        "“Hội thi nhà nông” và “Ngày hội đọc sách” đã diễn ra tốt đẹp, bà con rất vui”",
        "Đề án “Chợ sạch” đã xong.",
        "“Chợ sạch”",
    ],
)
def test_names_in_quotation_marks_are_no_quotations(text: str) -> None:
    (paragraph,) = paragraphs(text)
    assert read_quotation(paragraph) is None
