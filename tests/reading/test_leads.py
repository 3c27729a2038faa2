import pytest

from briefing.reading.leads import inline_items, leads_in, split_lead
from briefing.reading.lines import paragraphs

ITEM = "1. quét dọn toàn bộ sân trường."


@pytest.mark.parametrize(
    ("text", "told", "leads"),
    [
        ("Kết luận hội nghị, đồng chí Bí thư yêu cầu:", True, True),
        ("Trong tuần tới, các đơn vị thực hiện:", True, True),
        ("Chủ tịch giao nhiệm vụ như sau:", True, True),
        ("Đồng chí Chủ tịch đề nghị các thôn:", False, True),
        # Where results are told, what was asked for then is told too.
        ("Đồng chí Chủ tịch đề nghị các thôn:", True, False),
        ("Tuần qua, Đảng ủy đã chỉ đạo các nội dung sau:", False, False),
        ("Kết quả thực hiện kết luận giao ban tuần trước:", False, False),
        ("Một số tồn tại, đề nghị khắc phục:", False, False),
        ("Xã có các thôn:", False, False),
        ("Kết luận hội nghị, đồng chí Bí thư yêu cầu làm ngay.", False, False),
    ],
)
def test_which_sentences_lead_into_conclusions(text: str, told: bool, leads: bool) -> None:
    (sentence,) = paragraphs(text)
    (item,) = paragraphs(ITEM)
    assert leads_in(sentence, item, told=told) is leads
    assert not leads_in(sentence, None, told=told)


def test_only_the_last_sentence_leads() -> None:
    text = "Các thôn đã làm tốt. Chủ tịch đề nghị các thôn thực hiện các việc sau:"
    assert split_lead(text) == (
        "Các thôn đã làm tốt.",
        "Chủ tịch đề nghị các thôn thực hiện các việc sau:",
    )


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Yêu cầu: (1) quét sân; (2) lau cửa.", ["Yêu cầu:", "(1) quét sân;", "(2) lau cửa."]),
        ("Yêu cầu: một là, quét sân; hai là, lau cửa.",
         ["Yêu cầu:", "một là, quét sân;", "hai là, lau cửa."]),
        # Brackets that count nothing, or count on from nowhere, are no list.
        ("Yêu cầu: quét sân (1) và lau cửa (2).", []),
        ("Yêu cầu: (2) lau cửa; (3) tưới cây.", []),
        ("Yêu cầu: (1) quét sân.", []),
        ("Xã có (1) chợ, (2) trường.", []),
    ],
)  # fmt: skip
def test_items_within_a_line(text: str, pieces: list[str]) -> None:
    assert inline_items(text) == pieces
