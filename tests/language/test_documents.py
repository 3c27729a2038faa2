"""Document numbers: every form that has been seen, what only looks like one, and folding."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.document_types import DOCUMENT_TYPES
from briefing.language.documents import (
    Mention,
    document_number,
    find_mentions,
    resolve,
    write_citation,
)

ANCHOR = date(2020, 6, 29)
SAMPLES = Path(
    os.environ.get("BRIEFING_SAMPLES", Path(__file__).parents[2].parent / "shared" / "samples")
)


def named(text: str, anchor: date = ANCHOR) -> list[tuple[str, str, str]]:
    return [(m.type, m.number, m.symbol) for m in find_mentions(text, anchor)]


def register(text: str, anchor: date = ANCHOR) -> list[tuple[str, str, str, str, date | None]]:
    documents = resolve(find_mentions(text, anchor))
    return [(m.type, m.number, m.symbol, m.issuer, m.date) for m in documents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kết luận số 75-KL/TW", ("Kết luận", "75", "KL/TW")),
        ("kết luận số 75-KL/TW", ("Kết luận", "75", "KL/TW")),
        ("KẾT LUẬN SỐ 75-KL/TW", ("Kết luận", "75", "KL/TW")),
        ("Kết luận 75-KL/TW", ("Kết luận", "75", "KL/TW")),
        ("Kết luận\u00a0số\u00a075-KL/TW", ("Kết luận", "75", "KL/TW")),
        ("Kết luận số 100 - KL/TW", ("Kết luận", "100", "KL/TW")),
        ("Kết luận số 100 – KL / TW", ("Kết luận", "100", "KL/TW")),
        ("Chỉ thị số 45‑CT/TW", ("Chỉ thị", "45", "CT/TW")),
        ("Chỉ thị số 45-CT/T.Ư", ("Chỉ thị", "45", "CT/T.Ư")),
        ("Quy định số 205-QĐ/TW", ("Quy định", "205", "QĐ/TW")),
        ("Hướng dẫn số 26-HD/BTCTW", ("Hướng dẫn", "26", "HD/BTCTW")),
        ("Kế hoạch số 81-KH/ĐUK", ("Kế hoạch", "81", "KH/ĐUK")),
        ("Nghị quyết số 05-NQ/TU", ("Nghị quyết", "05", "NQ/TU")),
        ("Kế hoạch số 101-KH/ĐU", ("Kế hoạch", "101", "KH/ĐU")),
        ("Công văn số 3294-CV/VPTW/nb", ("Công văn", "3294", "CV/VPTW/nb")),
        ("Quy chế số 03-QC/BTCTU-BNCTU", ("Quy chế", "03", "QC/BTCTU-BNCTU")),
        ("Chương trình số 12-CTr/TU", ("Chương trình", "12", "CTr/TU")),
        ("Nghị định 30/2020/NĐ-CP", ("Nghị định", "30", "2020/NĐ-CP")),
        ("Thông tư số 31/2017/TT-BGDĐT", ("Thông tư", "31", "2017/TT-BGDĐT")),
        (
            "Thông tư liên tịch số 02/2016/TTLT-BTC-BNV",
            ("Thông tư liên tịch", "02", "2016/TTLT-BTC-BNV"),
        ),
        ("Thông báo số 114/TB-VPCP", ("Thông báo", "114", "TB-VPCP")),
        ("Công văn số 2908/BGDĐT-GDTC", ("Công văn", "2908", "BGDĐT-GDTC")),
        ("Công văn số 415/PGD&ĐT", ("Công văn", "415", "PGD&ĐT")),
        ("Công văn 1234/TTg-KGVX", ("Công văn", "1234", "TTg-KGVX")),
        ("Nghị quyết số 28/2017/NQ-HĐND", ("Nghị quyết", "28", "2017/NQ-HĐND")),
        ("Nghị quyết 30a/2008/NQ-CP", ("Nghị quyết", "30a", "2008/NQ-CP")),
        ("Luật số 45/2019/QH14", ("Luật", "45", "2019/QH14")),
        ("Nghị quyết 1211/2016/UBTVQH13", ("Nghị quyết", "1211", "2016/UBTVQH13")),
        ("Quy định số 08/QyĐ-UBND", ("Quy định", "08", "QyĐ-UBND")),
        ("Nghị định 30/2020 về công tác văn thư", ("Nghị định", "30", "2020")),
        ("Nghị định số 30/2020", ("Nghị định", "30", "2020")),
        ("KL số 75-KL/TW", ("Kết luận", "75", "KL/TW")),
        ("NĐ 30/2020/NĐ-CP", ("Nghị định", "30", "2020/NĐ-CP")),
        ("CV số 9723", ("Công văn", "9723", "")),
        ("Kết luận (số 75-KL/TW)", ("Kết luận", "75", "KL/TW")),
        # The number alone gives no kind yet.
        ("theo 75-KL/TW", ("", "75", "KL/TW")),
        ("theo 114/TB-VPCP", ("", "114", "TB-VPCP")),
        ("Văn bản số 415/PGD&ĐT", ("", "415", "PGD&ĐT")),
    ],
)
def test_a_full_citation_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert named(f"Thực hiện {text} trong toàn cơ quan.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Công văn số 9723 hướng dẫn bổ sung", ("Công văn", "9723")),
        ("công văn số 9723 hướng dẫn bổ sung", ("Công văn", "9723")),
        ("nêu tại Hướng dẫn số 26.", ("Hướng dẫn", "26")),
        ("học tập Chỉ thị 05 về đạo đức", ("Chỉ thị", "05")),
        ("triển khai Kết luận 75 của cấp trên", ("Kết luận", "75")),
        ("Nghị quyết 18", ("Nghị quyết", "18")),
        ("Nghị quyết 18 khóa XII", ("Nghị quyết", "18")),
        ("(Nghị quyết 18)", ("Nghị quyết", "18")),
        ("Kết luận 75, các đơn vị", ("Kết luận", "75")),
        ("Nghị quyết 30a được triển khai", ("Nghị quyết", "30a")),
        ("Báo cáo số 15 của Văn phòng", ("Báo cáo", "15")),
    ],
)
def test_a_short_form_is_read(text: str, expected: tuple[str, str]) -> None:
    assert named(text) == [(*expected, "")]


@pytest.mark.parametrize(
    "text",
    [
        "Kết luận Hội nghị, lãnh đạo chỉ đạo",
        "Nghị quyết Đại hội XIII của Đảng",
        "Quyết định 3 nội dung",
        "Quyết định 3 và 4 nội dung",
        "Dự án 12 của tỉnh",
        "Quyết định 12 nội dung quan trọng",
        "quyết định 12 của tập thể",
        "Thông báo số lượng 15 đồng chí",
        "Báo cáo 6 tháng đầu năm",
        "Kế hoạch 15 ngày cao điểm",
        "Kế hoạch 2020 của cơ quan",
        "Kế hoạch 2021-2025 được duyệt",
        "Báo cáo 15/7 của Văn phòng",
        "Báo cáo 17:30, họp tổng kết",
        "Quyết định 12,5 triệu đồng",
        "Kế hoạch 88% của năm",
        "tiếp thu Kết luận 560 lượt cán bộ",
        "15/17 đề án",
        "ngày 30/2020",
        "nhiệm kỳ 2021-2026 của HĐND",
        "Kết luận 75-Ban",
        "tạp chí in Số 5 - 2022",
        "Số: 05/TB-UBND\nHà Nội",
        "Số 12-TB/BTCTW\nHà Nội",
        "gọi 0912-345-678",
        "",
    ],
)
def test_what_only_looks_like_a_document_is_left_alone(text: str) -> None:
    # "Kết luận 75-Ban" is no symbol; nor may the number then stand alone.
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "day", "issuer"),
    [
        ("Quy định số 205-QĐ/TW, ngày 23-9-2019 của Bộ Chính trị", (2019, 9, 23), "Bộ Chính trị"),
        ("Nghị định 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", (2020, 3, 5), "Chính phủ"),
        ("Nghị định 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", (2020, 3, 5), ""),
        ("Chỉ thị 45-CT/TW, ngày 20.6.2020", (2020, 6, 20), ""),
        ("Chỉ thị số 45-CT/TW (ngày 20-6-2020) của Bộ Chính trị", (2020, 6, 20), "Bộ Chính trị"),
        ("Chỉ thị 45-CT/TW của Bộ Chính trị ngày 20-6-2020", (2020, 6, 20), "Bộ Chính trị"),
        ("Chỉ thị 45-CT/TW của Bộ Chính trị, ngày 28-6 họp", None, "Bộ Chính trị"),
        ("Công văn số 98 ngày 15/6 của UBND tỉnh Hà Giang", (2020, 6, 15), "UBND tỉnh Hà Giang"),
        ("Công văn số 98 ngày 25/12 của UBND tỉnh", (2019, 12, 25), "UBND tỉnh"),
        ("Công văn số 98 ngày 31/02/2020 của UBND tỉnh", None, ""),
        ("Kết luận số 75-KL/TW của Ban Chấp hành T.Ư Đảng về", None, "Ban Chấp hành T.Ư Đảng"),
        ("Kết luận số 75-KL/TW của BCH TW về", None, "BCH TW"),
        ("Kết luận số 75-KL/TW của Trung ương về", None, "Trung ương"),
        ("Hướng dẫn số 26-HD/BTCTW của Ban Tổ chức T,Ư", None, "Ban Tổ chức T,Ư"),
        ("Nghị quyết 05-NQ/TU của Ban Thường vụ Tỉnh uỷ về", None, "Ban Thường vụ Tỉnh uỷ"),
        (
            "Thông tư 31/2017/TT-BGDĐT của Bộ Giáo dục và Đào tạo hướng dẫn",
            None,
            "Bộ Giáo dục và Đào tạo",
        ),
        ("Quyết định 12/QĐ-TTg của Thủ tướng Chính phủ về", None, "Thủ tướng Chính phủ"),
        ("Kết luận số 75-KL/TW của một cơ quan", None, ""),
    ],
)
def test_day_and_issuer_are_read(text: str, day: tuple[int, int, int] | None, issuer: str) -> None:
    (mention,) = find_mentions(text, ANCHOR)
    assert mention.date == (date(*day) if day else None)
    assert mention.issuer == issuer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chỉ thị 35, Chỉ thị 45 của Bộ Chính trị", ["35", "45"]),
        ("các Chỉ thị số 35, 45 của Bộ Chính trị", ["35", "45"]),
        ("Chỉ thị 35 và 45 của Bộ Chính trị", ["35", "45"]),
        ("Chỉ thị số 35-CT/TW, 45-CT/TW của Bộ Chính trị", ["35", "45"]),
        ("Chỉ thị số 35-CT/TW và số 45-CT/TW của Bộ Chính trị", ["35", "45"]),
    ],
)
def test_members_of_a_list_share_kind_and_issuer(text: str, expected: list[str]) -> None:
    mentions = find_mentions(text, ANCHOR)
    assert [m.number for m in mentions] == expected
    assert {(m.type, m.issuer) for m in mentions} == {("Chỉ thị", "Bộ Chính trị")}


def test_a_count_after_a_short_form_is_not_its_sequel() -> None:
    assert named("Theo Nghị quyết 18, 560 người đã nghỉ; Chỉ thị 35, 2 của đơn vị.") == [
        ("Nghị quyết", "18", ""),
        ("Chỉ thị", "35", ""),
    ]


def test_the_span_covers_day_and_issuer() -> None:
    text = "Học Quy định số 205-QĐ/TW, ngày 23-9-2019 của Bộ Chính trị về quyền lực."
    (mention,) = find_mentions(text, ANCHOR)
    said = text[mention.start : mention.end]
    assert said == "Quy định số 205-QĐ/TW, ngày 23-9-2019 của Bộ Chính trị"


@pytest.mark.parametrize(
    "text",
    [
        "Kết luận số 75-KL/TW của Trung ương; Kết luận số 75; Kết luận 75, ngày 30-5-2020.",
        "Kết luận 75 rồi Kết luận số 75 của Trung ương, cuối cùng 75-KL/TW, ngày 30-5-2020.",
    ],
)
def test_one_document_named_three_ways_is_one(text: str) -> None:
    assert register(text) == [("Kết luận", "75", "KL/TW", "Trung ương", date(2020, 5, 30))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # A number is whole.
        ("Chỉ thị 45-CT/TW và Chỉ thị 145-CT/TW; Chỉ thị 45.", ["45-CT/TW", "145-CT/TW"]),
        # A leading zero changes nothing, another kind does.
        ("Chỉ thị 05-CT/TW; Chỉ thị số 5; Kết luận 05.", ["05-CT/TW", "05"]),
        # The last citation before the short form is meant.
        ("Chỉ thị 05-CT/TW. Chỉ thị 05-CT/TU. Chỉ thị 05.", ["05-CT/TW", "05-CT/TU"]),
        # An issuer that cannot be the same one speaks against it.
        (
            "Chỉ thị 05-CT/TW của Bộ Chính trị; Chỉ thị 05 của Chính phủ.",
            ["05-CT/TW", "05"],
        ),
        # The Party counts anew each term.
        (
            "Chỉ thị 35-CT/TW, ngày 14-6-2024 thay Chỉ thị 35-CT/TW, ngày 30-5-2019.",
            ["35-CT/TW", "35-CT/TW"],
        ),
        ("Nghị định 30/2020 và Nghị định 30/2020/NĐ-CP", ["30/2020/NĐ-CP"]),
        ("Nghị định 30 của Chính phủ; Nghị định 30/2020", ["30/2020"]),
        ("Kết luận số 75-KL/T.Ư; Kết luận 75-KL/TW", ["75-KL/T.Ư"]),
        ("Công văn số 9723; nêu tại Công văn 9723.", ["9723"]),
        ("", []),
    ],
)
def test_documents_are_told_apart(text: str, numbers: list[str]) -> None:
    documents = resolve(find_mentions(text, ANCHOR))
    assert [document_number(m.number, m.symbol) for m in documents] == numbers


def test_a_short_form_joins_the_last_citation_before_it() -> None:
    text = "Chỉ thị 05-CT/TW. Chỉ thị 05-CT/TU. Theo Chỉ thị 05, ngày 15-5-2016. Chỉ thị 05-CT/ĐU."
    assert [(d[2], d[4]) for d in register(text)] == [
        ("CT/TW", None),
        ("CT/TU", date(2016, 5, 15)),
        ("CT/ĐU", None),
    ]


def test_a_short_form_joins_the_one_its_issuer_fits() -> None:
    text = (
        "Chỉ thị 05-CT/TW của Bộ Chính trị, Chỉ thị 05-CT/TU của Tỉnh ủy. "
        "Nhắc lại Chỉ thị 05, ngày 15-5-2016 của Bộ Chính trị."
    )
    assert [(d[2], d[4]) for d in register(text)] == [
        ("CT/TW", date(2016, 5, 15)),
        ("CT/TU", None),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("theo 75-KL/TW", "Kết luận"),
        ("theo 114/TB-VPCP", "Thông báo"),
        ("theo 31/2017/TT-BGDĐT", "Thông tư"),
        ("theo 12-TT/TW", "Thông tri"),
        ("Văn bản số 415/PGD&ĐT", "Công văn"),
        # The word that stands elsewhere decides between kinds that share letters.
        ("theo 205-QĐ/TW; sau đó là Quy định 205-QĐ/TW", "Quy định"),
        ("theo 205-QĐ/TW; sau đó là Quy định 205.", "Quy định"),
    ],
)
def test_a_missing_kind_is_supplied(text: str, kind: str) -> None:
    assert [d[0] for d in register(text)] == [kind]


@pytest.mark.parametrize(
    ("parts", "day", "said"),
    [
        (("Kết luận", "75", "KL/TW"), date(2020, 5, 30), "Kết luận số 75-KL/TW, ngày 30-5-2020"),
        (("Kết luận", "75", "KL/TW"), date(2020, 2, 3), "Kết luận số 75-KL/TW, ngày 03-02-2020"),
        (
            ("Nghị định", "30", "2020/NĐ-CP"),
            date(2020, 3, 5),
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
        ),
        (("Thông báo", "114", "TB-VPCP"), None, "Thông báo số 114/TB-VPCP"),
        (("Công văn", "9723", ""), None, "Công văn số 9723"),
        (("Công văn", "415", "PGD&ĐT"), None, "Công văn số 415/PGD&ĐT"),
    ],
)
def test_a_citation_is_written(parts: tuple[str, str, str], day: date | None, said: str) -> None:
    assert write_citation(*parts, day) == said


_LETTERS = st.sampled_from(sorted({k.party for k in DOCUMENT_TYPES if k.party}))
_OFFICE = st.sampled_from(["TW", "TU", "ĐUK", "BTCTW", "VPTW/nb", "BTCTU-BNCTU", "T.Ư", "ĐU"])
_STATE = st.sampled_from(
    ["NĐ-CP", "TT-BGDĐT", "TB-VPCP", "BGDĐT-GDTC", "PGD&ĐT", "QĐ-TTg", "QyĐ-UBND", "TTLT-BTC-BNV"]
)
_SYMBOLS = st.one_of(
    st.just(""),
    st.tuples(_LETTERS, _OFFICE).map("/".join),
    _STATE,
    st.tuples(st.integers(1990, 2040).map(str), _STATE).map("/".join),
    st.integers(1990, 2040).map(lambda year: f"{year}/QH14"),
)


@settings(max_examples=150)
@given(
    kind=st.sampled_from([k.name for k in DOCUMENT_TYPES]),
    number=st.one_of(st.integers(1, 99999).map(str), st.sampled_from(["05", "30a", "007"])),
    symbol=_SYMBOLS,
    day=st.one_of(st.none(), st.dates(date(1945, 9, 2), date(2060, 12, 31))),
    issuer=st.sampled_from(["", "Bộ Chính trị", "UBND tỉnh Hà Giang", "Ban Chấp hành Trung ương"]),
    before=st.sampled_from(["", "Thực hiện ", "(", "“"]),
)
def test_what_is_written_is_read_back(
    *, kind: str, number: str, symbol: str, day: date | None, issuer: str, before: str
) -> None:
    said = write_citation(kind, number, symbol, day, issuer)
    text = f"{before}{said} về công tác cán bộ"
    start = len(before)
    expected = Mention(kind, number, symbol, issuer, day, start, start + len(said))
    assert find_mentions(text, ANCHOR) == [expected]


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kết luận ",
                "số ",
                "75",
                "-KL/TW",
                ", ",
                "ngày 30-5-2020",
                " của ",
                "Trung ương",
                "\n",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_mentions_stand_in_order_and_resolving_twice_changes_nothing(text: str) -> None:
    mentions = find_mentions(text, ANCHOR)
    ends = [0, *(m.end for m in mentions)]
    assert all(end <= m.start < m.end for end, m in zip(ends, mentions, strict=False))
    documents = resolve(mentions)
    assert resolve(documents) == documents


@pytest.mark.parametrize(
    ("name", "anchor", "expected"),
    [
        (
            "002*.txt",
            date(2020, 6, 29),
            [
                ("Kết luận", "75", "KL/TW", "Ban Chấp hành Trung ương", date(2020, 5, 30)),
                ("Chỉ thị", "45", "CT/TW", "Bộ Chính trị", None),
                ("Chỉ thị", "35", "CT/TW", "Bộ Chính trị", None),
                ("Quy định", "260", "QĐ/TW", "Bộ Chính trị", None),
            ],
        ),
        (
            "003*.txt",
            date(2019, 12, 3),
            [
                ("Quy định", "205", "QĐ/TW", "Bộ Chính trị", date(2019, 9, 23)),
                ("Chỉ thị", "35", "", "Bộ Chính trị", None),
                ("Công văn", "9723", "", "", None),
                ("Hướng dẫn", "26", "", "", None),
            ],
        ),
    ],
)
def test_the_sample_texts_give_their_documents(
    name: str, anchor: date, expected: list[tuple[str, str, str, str, date | None]]
) -> None:
    found = sorted(SAMPLES.glob(name))
    if not found:
        pytest.skip("the sample texts are not beside this checkout")
    assert register(found[0].read_text("utf-8"), anchor) == expected
