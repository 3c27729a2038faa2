from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.archive.search.express import express
from briefing.archive.search.filters import read_number
from briefing.archive.search.hits import QueryError
from briefing.archive.search.query import Days, DocNumber, Filter, Query, Term, read_query
from briefing.errors import BriefingError

TODAY = date(2020, 7, 1)  # a Wednesday


def read(text: str) -> Query:
    return read_query(text, TODAY)


def said(term: Term) -> str:
    """Write a term shortly: words with a sign where accents count, "*" where it may go on."""
    row = " ".join(f"={word.marked}" if word.marked else word.plain for word in term.words)
    return f"{row}*" if term.begun else row


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("can bo", ["can", "bo*"]),
        ("can bo ", ["can", "bo"]),
        ("CÁN bộ", ["=cán", "=bộ*"]),
        ("cán bo", ["=cán", "bo*"]),
        ("hòa ", ["=hoà"]),
        ("da\u0302n ", ["=dân"]),
        ('"cán bộ" x ', ["=cán =bộ", "x"]),
        ("“cán bộ” ", ["=cán =bộ"]),
        ('"cán b', ["=cán b*"]),
        ("dai-hoi ", ["dai hoi"]),
        ("tha* x ", ["tha*", "x"]),
        ("7:30 ", ["7 30"]),
        ("http://a.vn ", ["http a vn"]),
        ("— *** ? ", []),
        ("a\x00b ", ["ab"]),
        ("\x1b[31mđỏ\x1b[0m ", ["=đỏ"]),
        ("", []),
    ],
)
def test_words(text: str, terms: list[str]) -> None:
    assert [said(term) for term in read(text).terms] == terms


def test_what_must_not_be_there() -> None:
    query = read('-can -"cán bộ" -tag:x y')
    assert [said(term) for term in query.excluded] == ["can", "=cán =bộ"]
    assert [one.excluded for one in query.filters] == [True]
    assert [said(term) for term in query.terms] == ["y*"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("unit:van-phong", "unit"),
        ('đơnvị:"Văn phòng"', "unit"),
        ("dv:vp", "unit"),
        ("@vp", "unit"),
        ("tag:x", "tag"),
        ("nhãn:x", "tag"),
        ("#x", "tag"),
        ("tuan:2020", "week"),
        ("la:mo", "is"),
        ("vb:75", "doc"),
        ("han:2020", "due"),
        ("trong:ketqua", "in"),
    ],
)
def test_fields_in_both_languages(text: str, field: str) -> None:
    assert [one.field for one in read(text).filters] == [field]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-W26", date(2020, 6, 22), date(2020, 6, 28)),
        ("2020w26", date(2020, 6, 22), date(2020, 6, 28)),
        ("2020-06", date(2020, 6, 1), date(2020, 6, 30)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("6/2020", date(2020, 6, 1), date(2020, 6, 30)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("24/6/2020", date(2020, 6, 22), date(2020, 6, 28)),
        ("24-6-2020", date(2020, 6, 22), date(2020, 6, 28)),
        ("06-2020", date(2020, 6, 1), date(2020, 6, 30)),
        ("2020-06-28", date(2020, 6, 22), date(2020, 6, 28)),
        ("2020-06..2020-09", date(2020, 6, 1), date(2020, 9, 30)),
        ("2020-W26..", date(2020, 6, 22), date.max),
        ("..2020-W26", date.min, date(2020, 6, 28)),
        ("this", date(2020, 6, 29), date(2020, 7, 5)),
        ("nay", date(2020, 6, 29), date(2020, 7, 5)),
        ('"tuần trước"', date(2020, 6, 22), date(2020, 6, 28)),
    ],
)
def test_times(text: str, first: date, last: date) -> None:
    assert read(f"week:{text}").filters == (Filter("week", Days(first, last), excluded=False),)


@pytest.mark.parametrize(
    "text",
    [
        "week:", "week:x", "week:2020-13", "week:2020-W54", "week:..", "week:2020-09..2020-06",
        "week:31/2/2020", "week:2020/06", "week:2020-6/22", "week:24/6/20", "week:1/24/6/2020",
        "week:2020-W", "week:W26", "week:2020-06-2020", "week:206", "week:2020-123",
        "is:", "is:foo", "is:open,done", "in:x", "in:results,x", "doc:", "doc:-",
        "tag:", "unit:", 'unit:""', "due:mai", "unit: van phong",
    ],
)  # fmt: skip
def test_a_filter_beyond_understanding_says_what_is_possible(text: str) -> None:
    with pytest.raises(QueryError) as raised:
        read(text)
    assert text.split(maxsplit=1)[0] in raised.value.message
    assert raised.value.advice


@pytest.mark.parametrize(
    ("text", "number", "letters"),
    [
        ("75-KL/TW", "75", ("kl", "tw")),
        ("75 - KL/T.Ư", "75", ("kl", "tw")),
        ("số 075", "75", ()),
        ("30/2020/NĐ-CP", "30", ("2020", "nd", "cp")),
        ("KL/TW", "", ("kl", "tw")),
        ("175-KL", "175", ("kl",)),
        ("30a", "30a", ()),
        ("0", "0", ()),
        ("30ab", "", ("30ab",)),
        ("123456-KL", "", ("123456", "kl")),
        ("số 30e/TƯ", "30e", ("tw",)),
        ("75 t,ư x", "75", ("tw", "x")),
        ("75-KL/T.Ưx", "75", ("kl", "t", "ux")),
        ("  75.KL", "75", ("kl",)),
        ("số hiệu", "", ("so", "hieu")),
    ],
)
def test_documents(text: str, number: str, letters: tuple[str, ...]) -> None:
    assert read_number(text) == DocNumber(number, letters)


HOSTILE = (
    '"', "''", "NEAR(a b)", "a AND b", "NOT", "a OR", "*", "^a", "body:x", "{body}:x", "a + b",
    "(", "rowid", "\x00", "a\x00", '" OR 1=1 --', "-", "--", "- -", ":", "unit", "¬a", "±", "¶75",
    "a" * 5000, "x " * 10_000, '"' + "y " * 10_000, "-z " * 10_000, "tag:a " * 500, "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_is_typed_is_an_expression(text: str) -> None:
    asked = express(read(text))
    outside = asked.match.split('"')[::2]
    allowed = {"AND", "OR", "NOT", "(", ")", "*", ""}
    assert {
        piece for part in outside for piece in part.replace("(", " ( ").replace(")", " ) ").split()
    } <= allowed


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_no_text_ends_in_another_error(text: str) -> None:
    try:
        express(read(text))
    except BriefingError as error:
        assert error.message
