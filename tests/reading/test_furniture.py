import pytest

from briefing.reading import furniture
from briefing.reading.lines import paragraphs

BODY = "Trong tuần, " + "các thôn đã làm vệ sinh đường làng ngõ xóm sạch sẽ, " * 5 + "đúng hẹn."


@pytest.mark.parametrize(
    "line",
    [
        "Tin: Ngọc HàẢnh: Văn Sơn",
        "Bài, ảnh: Thu Hiền",
        "Nguồn: Cổng thông tin điện tử",
        "Lượt xem: 1.204",
        "PV",
        "Chia sẻ",
    ],
)
def test_small_print(line: str) -> None:
    assert furniture.is_line(line)


@pytest.mark.parametrize(
    "line", ["17:50' 29/6/2026", "Thứ Ba, 03/12/2026, 03:41:31", "14/07/2026 - 20:45",
             "Cập nhật lúc 8h05 ngày 06/7/2026", "Suối Trong, ngày 05 tháng 10 năm 2026"],
)  # fmt: skip
def test_stamps(line: str) -> None:
    assert furniture.is_stamp(line)
    assert not furniture.is_stamp(f"Kết quả công tác nổi bật của xã đến {line}")


@pytest.mark.parametrize(
    "line",
    [
        "Trong tuần, Ảnh viện Sông Lam đã khánh thành.",
        "Các đại biểu dự họp đã thảo luận sôi nổi.",
        "Kết luận hội nghị, đồng chí Bí thư yêu cầu:",
    ],
)
def test_sentences_are_no_captions(line: str) -> None:
    assert not furniture.is_caption(line)


def test_what_stands_behind_the_text_goes_and_long_passages_there_are_told() -> None:
    tail = "Bài cùng chuyên mục\nChợ mới mở cửa\n" + "Một bạn đọc viết rất dài. " * 12
    kept, doubtful = furniture.parted(paragraphs(f"Tiêu đề\n\n{BODY}\n\nThu Hằng\n{tail}"))
    assert [paragraph.text for paragraph in kept] == ["Tiêu đề", BODY]
    assert len(doubtful) == 1


def test_a_pointer_between_paragraphs_does_not_end_the_text() -> None:
    kept, _ = furniture.parted(paragraphs(f"{BODY}\n\nXem thêm: Chợ mới\n\n{BODY}"))
    assert [paragraph.text for paragraph in kept] == [BODY, BODY]


def test_signatures_end_an_official_paper() -> None:
    signed = f"{BODY}\n\nT/M ĐẢNG ỦY\nBÍ THƯ\n(đã ký và đóng dấu)\nLò Văn An"
    kept, _ = furniture.parted(paragraphs(signed))
    assert [paragraph.text for paragraph in kept] == [BODY]
