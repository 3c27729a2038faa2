"""Registers as offices keep them in spreadsheets; what is written can be read again."""

from datetime import date

import pytest

from briefing.errors import ReadError
from briefing.model.register import Entry
from briefing.reading.documents_csv import read_documents
from briefing.writing.documents_csv import write_documents

KL = Entry(
    type="Kết luận",
    number="75",
    symbol="KL/TW",
    date=date(2020, 5, 30),
    issuer="Bộ Chính trị",
    title="công tác dân vận",
)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Loại;Số;Ký hiệu;Ngày ban hành;Cơ quan ban hành;Trích yếu\n"
            "Kết luận;75;KL/TW;30/5/2020;Bộ Chính trị;công tác dân vận\n"
        ),
        (
            "TT,Số ký hiệu,Ngày,Loại văn bản,Trích yếu,Nơi ban hành\n"
            "1,75-KL/TW,30-5-2020,kết luận,công tác dân vận,Bộ Chính trị\n"
        ),
        (
            "type\tnumber\tdate\tissuer\tsubject\n"
            "Kết luận\t75-KL/TW\t2020-05-30\tBộ Chính trị\tcông tác dân vận\n"
        ),
        (
            "SỔ VĂN BẢN\n\nSố và ký hiệu;Ngày ký;Cơ quan;Nội dung\n"
            "75-KL/TW;30/5/2020;Bộ Chính trị;công tác dân vận\n"
        ),
    ],
)
def test_headings_as_offices_write_them(text: str) -> None:
    assert read_documents(text.encode("utf-8-sig"), "so.csv").entries == (KL,)


def test_what_is_written_is_read_again_formulas_harmless() -> None:
    odd = ("Công văn", "9723", "", "", "=1+1", "'-x")
    lines = [
        (
            "Kết luận",
            "75",
            "KL/TW",
            "30/5/2020",
            "Bộ Chính trị",
            "công tác dân vận",
            "3",
            "",
            "",
            "",
        )
    ]
    written = write_documents([*lines, (*odd, "0", "", "", "")])
    assert b"'=1+1" in written
    reading = read_documents(written, "so.csv")
    assert reading.entries == (
        KL,
        Entry(type="Công văn", number="9723", issuer="=1+1", title="'-x"),
    )
    assert reading.notes == ()


def test_what_is_left_aside_is_said() -> None:
    text = (
        "Loại;Số;Ngày\nKết luận;75-KL/TW;hôm qua\n;không số;\nKết luận;75-KL/TW;30/5\n"
        "Nghị định;30/2020/NĐ-CP;5/3/2020\n"
    )
    reading = read_documents(text.encode(), "so.csv")
    assert [(one.number, one.symbol, one.date) for one in reading.entries] == [
        ("75", "KL/TW", None),
        ("30", "2020/NĐ-CP", date(2020, 3, 5)),
    ]
    assert [note.split(":")[0] for note in reading.notes] == [
        "Dòng 2",
        "Dòng 3 không nêu văn bản nào nên bỏ qua.",
        "Dòng 4",
        "Dòng 4",
    ]


@pytest.mark.parametrize("text", ["", "a;b\nc;d\n", "Loại;Số\n", 'Loại;Số\n"75'])
def test_what_is_no_register(text: str) -> None:
    with pytest.raises(ReadError):
        read_documents(text.encode(), "so.csv")
