from datetime import date

import pytest
from hypothesis import given, settings

from briefing.archive.search.documents import mentions_in
from briefing.archive.search.query import read_query
from briefing.archive.search.spans import has_term, marks
from briefing.language.folding import keys
from briefing.language.letters import nfc
from tests.archive.search.archives import queries, texts

TODAY = date(2020, 7, 1)


@pytest.mark.parametrize(
    ("asked", "text", "marked"),
    [
        ("dang uy ", "Đảng uỷ và ĐẢNG ỦY", ["Đảng", "uỷ", "ĐẢNG", "ỦY"]),
        ("đảng", "Đảng, đang, dâng", ["Đảng"]),
        ("đả", "Đảng đã", ["Đả"]),
        ("da", "Đảng dự", ["Đả"]),
        ('"to chuc" ', "tổ và tổ  chức", ["tổ  chức"]),
        ("to-chuc", "Tổ chức", ["Tổ chức"]),
        ("hò", "hòa hoà hoa hó", ["hò", "ho"]),
        ("stras", "Straße STRASSE", ["Stra" + "ß", "STRAS"]),
        ("unit:can-bo x", "làm\nVụ Cán bộ", ["Cán bộ"]),
        ("-cán bộ ", "cán bộ", ["bộ"]),
        ("doc:75", "75 người học Kết luận 75", ["Kết luận 75"]),
        ("is:open", "việc", []),
        ("a-b ", "a_b A–B ab", ["a_b", "A–B"]),
    ],
)
def test_what_is_marked(asked: str, text: str, marked: list[str]) -> None:
    spans = marks(read_query(asked, TODAY), text, lambda: mentions_in(text, TODAY))
    assert [text[start:end] for start, end in spans] == marked


@settings(max_examples=200)
@given(queries(), texts)
def test_marks_lie_in_the_text_apart_and_are_there_where_a_word_is(asked: str, text: str) -> None:
    text = nfc(text)
    query = read_query(asked, TODAY)
    spans = marks(query, text, lambda: mentions_in(text, TODAY))
    assert all(start < end for start, end in spans)
    ends = [0, *(end for _start, end in spans)]
    assert all(end < start for end, (start, _end) in zip(ends[1:], spans[1:], strict=False))
    assert not spans or (spans[0][0] >= 0 and spans[-1][1] <= len(text))
    if any(has_term(term, keys(text)) for term in query.terms):
        assert spans
