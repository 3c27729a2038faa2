from datetime import date

import pytest

from briefing.archive.search.documents import mentions_in
from briefing.archive.search.filters import read_number
from briefing.archive.search.query import DocNumber, Mention
from briefing.archive.search.spans import answers_to
from briefing.archive.search.tokens import mentions_read, mentions_written

DAY = date(2020, 7, 1)


def finds(asked: str, text: str) -> bool:
    number = read_number(asked)
    assert number is not None
    return any(answers_to(number, named.document) for named in mentions_in(text, DAY))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("75-KL/TW", "theo Kết luận số 75-KL/TW, ngày 30-5-2020 của Bộ Chính trị"),
        ("75-kl/tw", "Kết luận 75 - KL/T.Ư"),
        ("75", "Kết luận 75 của Bộ Chính trị"),
        ("75", "Kết luận số 75-KL/TW"),
        ("75-KL", "Kết luận số 75"),
        ("KL", "Kết luận số 75-KL/TW"),
        ("TW", "Kết luận số 75-KL/TW"),
        ("30/2020/ND-CP", "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"),
        ("30/NĐ-CP", "Nghị định số 30/2020/NĐ-CP"),
        ("30", "Nghị định 30/2020"),
        ("5", "Chỉ thị 05 của Bộ Chính trị"),
        ("2908/BGDĐT", "Công văn số 2908/BGDĐT-GDTC"),
        ("3294-CV/VPTW", "Công văn 3294-CV/VPTW/nb"),
    ],
)
def test_a_document_is_found_by_number_letters_or_both(asked: str, text: str) -> None:
    assert finds(asked, text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("75-KL/TW", "Kết luận số 175-KL/TW"),
        ("75-KL/TW", "Kết luận số 75-KL/TWx"),
        ("75-KL/TW", "Kết luận số 75"),
        ("75-KL/TW", "Kết luận số 75-KL/TU"),
        ("75", "75 đồng chí, 75%, ngày 7-5"),
        ("2020", "Nghị định số 30/2020/NĐ-CP"),
        ("K", "Kết luận số 75-KL/TW"),
        ("7", "Kết luận số 75-KL/TW"),
    ],
)
def test_a_part_of_a_number_or_of_letters_is_another_document(asked: str, text: str) -> None:
    assert not finds(asked, text)


def test_where_a_document_is_named() -> None:
    text = "75 đồng chí học Kết luận số 75-KL/TW."
    assert [(text[start:end], named) for start, end, named in mentions_in(text, DAY)] == [
        ("Kết luận số 75-KL/TW", DocNumber("75", ("kl", "tw")))
    ]


@pytest.mark.parametrize(
    "mentions",
    [
        (),
        mentions_in("Kết luận 75, Nghị định số 30/2020/NĐ-CP và Công văn 3294-CV/VPTW/nb", DAY),
        (Mention(3, 9, DocNumber("30a", ())), Mention(11, 12, DocNumber("", ("kl",)))),
    ],
)
def test_mentions_are_kept_by_the_index_as_they_are(mentions: tuple[Mention, ...]) -> None:
    assert tuple(mentions_read(mentions_written(mentions))) == mentions
