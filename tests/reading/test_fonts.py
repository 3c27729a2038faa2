"""Text typed for old fonts, told by its signs or its fonts, and turned into Unicode."""

import io

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ReadError
from briefing.reading import read_bytes, read_text
from briefing.reading.fonts import FontEncoding, encodings, mended, of_font
from tests.reading.documents import TASKS, WEEK

TEXT = "\n\n".join((*WEEK, *(f"{n}. {task}" for n, task in enumerate(TASKS, 1))))
TCVN3, VNI = encodings()
LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)


def source(data: bytes) -> str:
    found = read_bytes(data, "a.txt").briefing.source
    assert found is not None
    return found.text


def test_the_tables_are_whole() -> None:
    assert len(TCVN3.letters) == 67 + 7
    assert len(VNI.letters) == 2 * 67
    assert set(LETTERS) - set("abcdeghiklmnopqrstuvxy") <= set(TCVN3.letters.values())
    assert len(set(TCVN3.letters.values())) == len(TCVN3.letters)


@given(st.text(alphabet=LETTERS + " ,.", max_size=60))
def test_small_letters_come_back_from_both(text: str) -> None:
    for encoding in encodings():
        assert encoding.decoded(encoding.encoded(text)) == text


@pytest.mark.parametrize("encoding", encodings(), ids=lambda one: one.name)
@pytest.mark.parametrize("as_bytes", ["latin-1", "utf-8", "utf-16"])
def test_a_file_in_an_old_encoding_is_converted_and_told(
    encoding: FontEncoding, as_bytes: str
) -> None:
    old = encoding.encoded(TEXT)
    data = old.encode(as_bytes)
    assert source(data) == TEXT
    (note,) = read_bytes(data, "a.txt").briefing.warnings
    assert note.rule == "reading/encoding"
    assert encoding.name in note.message


def test_curly_quotes_of_windows_survive() -> None:
    old = TCVN3.encoded(TEXT).encode("latin-1").replace(b"Ph", b"\x93Ph", 1)
    assert "“Ph" in source(old)


def test_the_letter_that_a_copy_dropped_is_put_back() -> None:
    text = TEXT.replace("Tuần qua", "Trung ương, người, nước, trường, được, rượu, lượt. Tuần qua")
    lost = TCVN3.encoded(text).replace("\u00ad", "")
    briefing = read_text(lost, "a").briefing
    assert briefing.source is not None
    assert "Trung ương, người, nước, trường, được, rượu, lượt." in briefing.source.text
    assert any("ư" in note.message for note in briefing.warnings)


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("Trung ơng", "Trung ương"),
        ("TRỜNG", "TRƯỜNG"),
        ("Nớc", "Nước"),
        ("nh thế", "như thế"),
        ("sơn, mời, lớp, đơn", "sơn, mời, lớp, đơn"),
    ],
)
def test_words_are_mended_by_the_rules_of_spelling(lost: str, whole: str) -> None:
    assert mended(lost)[0] == whole


def test_capitals_come_from_the_font_of_a_word_file() -> None:
    document = Document()
    run = document.add_paragraph().add_run(TCVN3.encoded("thông báo kết luận giao ban tuần"))
    run.font.name = ".VnTimeH"
    for text in TEXT.split("\n\n"):
        run = document.add_paragraph().add_run(TCVN3.encoded(text))
        run.font.name = ".VnTime"
    run = document.add_paragraph().add_run("Văn phòng đã có Unicode.")
    run.font.name = ".VnTime"
    data = io.BytesIO()
    document.save(data)
    briefing = read_bytes(data.getvalue(), "a.docx").briefing
    assert briefing.source is not None
    assert briefing.source.text.startswith("THÔNG BÁO KẾT LUẬN GIAO BAN TUẦN\n\n")
    assert TASKS[0] in briefing.source.text
    assert "Văn phòng đã có Unicode." in briefing.source.text
    assert [note.rule for note in briefing.warnings] == ["reading/encoding"]


def test_fonts_are_known_by_their_names() -> None:
    assert of_font(".VnArialH") is TCVN3
    assert of_font("VNI-Times") is VNI
    assert of_font("Times New Roman") is None


def test_signs_that_make_no_vietnamese_are_refused() -> None:
    with pytest.raises(ReadError, match="bảng mã phông cũ"):
        read_text("µ¸¶ §¶µ ·¹¨ xyz " * 50, "a")
