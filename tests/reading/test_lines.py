import pytest

from briefing.reading.lines import paragraphs


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each line of a web page is a paragraph, with or without an empty line between.
        ("Đoạn một.\nĐoạn hai.\n\nĐoạn ba.", ["Đoạn một.", "Đoạn hai.", "Đoạn ba."]),
        # A line that begins small goes on with the one above.
        ("Họp giao ban tuần\ntại phòng họp.", ["Họp giao ban tuần tại phòng họp."]),
        # An item does not, however small it begins.
        ("Các việc:\na) quét sân\nb) lau cửa", ["Các việc:", "a) quét sân", "b) lau cửa"]),
        # A number that stands alone belongs to the line under it.
        ("I.\nKẾT QUẢ", ["I. KẾT QUẢ"]),
        # Items that have run together are parted.
        (
            "Một là, quét sân.Hai là, lau cửa; Ba là, tưới cây.",
            ["Một là, quét sân.", "Hai là, lau cửa;", "Ba là, tưới cây."],
        ),
        # "Năm là" without a comma is prose.
        ("Sân sạch. Năm là bản lề.", ["Sân sạch. Năm là bản lề."]),
        # Rules and empty lines are none.
        ("Trên\n-----\n***\n\u00a0\nDưới", ["Trên", "Dưới"]),
        # The end mark of an official paper is no part of its last sentence.
        ("Các đơn vị thực hiện./.", ["Các đơn vị thực hiện."]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_text_broken_at_one_width_is_joined_before_capitals_too() -> None:
    wrapped = (
        "Trong tuần, Đội Quản lý chợ đã kiểm tra các quầy hàng ở khu\n"
        "Đông và khu Tây, nhắc nhở những hộ còn lấn lối đi chung của\n"
        "Chợ Mới.\n"
    )
    assert len(texts(wrapped)) == 1


def test_a_sentence_that_ends_with_its_line_does_not_end_the_paragraph() -> None:
    wrapped = (
        "Trong tuần, Đội Quản lý chợ đã kiểm tra các quầy hàng khu Tây.\n"
        "Những hộ lấn chiếm lối đi đều đã được nhắc nhở và cam kết giữ\n"
        "gìn.\n"
        "Đội cũng đã thay 4 bóng đèn.\n"
    )
    assert [text[-5:] for text in texts(wrapped)] == [" gìn.", " đèn."]


def test_markdown_signs_go_and_the_words_stay() -> None:
    text = "# Giao ban\n\n**Một là,** quét *sân* [trường](http://a.vn) \\* và `cửa`.\n\n> Lời hay\n"
    title, item, quote = paragraphs(text)
    assert (title.text, title.level) == ("Giao ban", 1)
    assert item.body == "quét sân trường * và `cửa`."
    assert item.marker is not None
    assert (quote.text, quote.quoted) == ("Lời hay", True)


@pytest.mark.parametrize("text", ["2 * 3 * 4 lượt", "tệp bien_ban_tuan.txt", "Họ tên : *"])
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert texts(text) == [text]
