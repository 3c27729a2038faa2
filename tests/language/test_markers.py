"""The heads of list items: read, written, found where newlines were lost."""

import os
import unicodedata
from pathlib import Path
from time import process_time
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.markers import POINT_LETTERS, read_marker, split_markers, write_marker
from briefing.language.terms import ListStyle

WORDS, RANKS = ListStyle.WORDS, ListStyle.ORDINAL_WORDS
SAMPLES = Path(os.environ.get("BRIEFING_SAMPLES", Path(__file__).parents[2] / "../shared/samples"))


@pytest.mark.parametrize(
    ("head", "ordinal", "style"),
    [
        ("Một là,", 1, WORDS),
        ("Một là:", 1, WORDS),
        ("Một là -", 1, WORDS),
        ("Một là –", 1, WORDS),
        ("Năm là ,", 5, WORDS),
        ("một là,", 1, WORDS),
        ("MƯỜI LÀ,", 10, WORDS),
        ("Mười lăm là,", 15, WORDS),
        ("Hai mươi mốt là,", 21, WORDS),
        ("Hai mốt là,", 21, WORDS),
        ("Hăm tư là:", 24, WORDS),
        ("Một\u00a0là,", 1, WORDS),
        ("Thứ nhất,", 1, RANKS),
        ("Thứ nhất:", 1, RANKS),
        ("Thứ nhất là", 1, RANKS),
        ("Thứ nhất là,", 1, RANKS),
        ("Thứ nhất là:", 1, RANKS),
        ("Thứ hai -", 2, RANKS),
        ("Thứ tư,", 4, RANKS),
        ("THỨ NĂM,", 5, RANKS),
        ("Thứ hai mươi mốt là,", 21, RANKS),
        ("Thứ Hai,", 2, RANKS),
        ("1.", 1, ListStyle.ARABIC),
        ("1)", 1, ListStyle.ARABIC),
        ("1/", 1, ListStyle.ARABIC),
        ("1-", 1, ListStyle.ARABIC),
        ("07.", 7, ListStyle.ARABIC),
        ("(1)", 1, ListStyle.PARENTHESES),
        ("(12)", 12, ListStyle.PARENTHESES),
        ("I.", 1, ListStyle.ROMAN),
        ("II/", 2, ListStyle.ROMAN),
        ("I-", 1, ListStyle.ROMAN),
        ("IV -", 4, ListStyle.ROMAN),
        ("a)", 1, ListStyle.LETTERS),
        ("a.", 1, ListStyle.LETTERS),
        ("đ)", 5, ListStyle.LETTERS),
        ("i)", 9, ListStyle.LETTERS),
        ("-", 0, ListStyle.DASH),
        ("–", 0, ListStyle.DASH),
        ("+", 0, ListStyle.DASH),
        ("*", 0, ListStyle.DASH),
        ("•", 0, ListStyle.DASH),
    ],
)
@pytest.mark.parametrize("before", ["", "  ", "\u00a0"])
def test_a_marker_says_its_number_its_style_and_where_the_text_begins(
    head: str, ordinal: int, style: ListStyle, before: str
) -> None:
    text = f"{before}{head} tăng cường quản lý 26 đơn vị."
    marker = read_marker(text)
    assert marker is not None
    assert (marker.ordinal, marker.style) == (ordinal, style)
    assert text[marker.end :] == "tăng cường quản lý 26 đơn vị."


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("1.Tăng cường", "Tăng cường"),
        ("II.ĐÁNH GIÁ", "ĐÁNH GIÁ"),
        ("I-ĐÁNH GIÁ", "ĐÁNH GIÁ"),
        ("a)tăng cường", "tăng cường"),
        ("-Tăng cường", "Tăng cường"),
        ("•tăng cường", "tăng cường"),
        ("Một là,tăng cường", "tăng cường"),
        ("Một là, “Tăng cường”", "“Tăng cường”"),
        ("1.“Tăng cường”", "“Tăng cường”"),
        ("Thứ nhất là tăng cường, mở rộng", "tăng cường, mở rộng"),
        ("Thứ hai, ngày càng nhiều đơn vị tham gia", "ngày càng nhiều đơn vị tham gia"),
        ("Thứ hai, 15/17 đề án đã xong", "15/17 đề án đã xong"),
        ("Thứ ba, 1.077 trường hợp", "1.077 trường hợp"),
        ("- 5 đơn vị", "5 đơn vị"),
        ("Một là,", ""),
        ("1.", ""),
    ],
)
def test_the_text_of_an_item_follows_its_marker(text: str, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert text[marker.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tăng cường quản lý.",
        "Năm 2020 là, như đã biết, năm bản lề",
        "Năm là bản lề",
        "Năm là bản lề, có ý nghĩa",
        "Một là tăng cường quản lý",
        "Mười năm là, như đã biết, một chặng đường",
        "Thứ Ba, 03/12/2019",
        "Thứ ba, 03/12/2019",
        "Thứ Hai, ngày 22-6-2020",
        "Thứ Sáu, sáng 10/7",
        "Thứ Hai, 22.6.2020, họp giao ban",
        "Thứ hai là ngày họp giao ban",
        "Thứ Ba (03/12), họp",
        "Thứ 2, họp giao ban",
        "thứ ba, thứ tư hằng tuần",
        "Thứ trưởng, đồng chí",
        "2.1.4. Đánh giá",
        "2.1. Đánh giá",
        "1.077 trường hợp",
        "15/17 đề án",
        "5/7 họp giao ban",
        "22- 28/6/2020",
        "2020. Trong năm",
        "0. Mở đầu",
        "(2020) là năm",
        "(0) không",
        "(1), (2) và (3)",
        "(1)/(2)",
        "V/v tăng cường",
        "V.I. Lênin",
        "v.v. và",
        "C. Mác",
        "X-quang",
        "IIII. Đánh giá",
        "iv) Đánh giá",
        "f) không có điểm này",
        "w. không có điểm này",
        "đ/c Nguyễn Văn A",
        "*",
        "-",
        "-----",
        "- - -",
        "***",
        "**đậm** thì không",
        "*nghiêng* thì không",
        "+84 24 3",
        "-5 độ",
    ],
)
def test_prose_that_begins_like_a_marker_has_none(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("ordinal", "style", "head"),
    [
        (1, WORDS, "Một là,"),
        (24, WORDS, "Hai mươi tư là,"),
        (1, RANKS, "Thứ nhất,"),
        (4, RANKS, "Thứ tư,"),
        (3, ListStyle.ARABIC, "3."),
        (3, ListStyle.PARENTHESES, "(3)"),
        (4, ListStyle.ROMAN, "IV."),
        (5, ListStyle.LETTERS, "đ)"),
        (7, ListStyle.DASH, "-"),
        (100, WORDS, "100."),
        (40, ListStyle.ROMAN, "40."),
        (24, ListStyle.LETTERS, "24."),
    ],
)
def test_a_marker_is_written_in_its_style(ordinal: int, style: ListStyle, head: str) -> None:
    assert write_marker(ordinal, style) == head


def test_points_run_through_the_alphabet_of_decrees() -> None:
    heads = [write_marker(n, ListStyle.LETTERS) for n in range(1, len(POINT_LETTERS) + 1)]
    assert " ".join(head[0] for head in heads) == "a b c d đ e g h i k l m n o p q r s t u v x y"


@pytest.mark.parametrize("style", [style for style in ListStyle if style is not ListStyle.DASH])
def test_there_is_no_item_zero(style: ListStyle) -> None:
    with pytest.raises(ValueError, match="0"):
        write_marker(0, style)


@given(
    st.integers(1, 99),
    st.sampled_from(list(ListStyle)),
    st.sampled_from(["NFC", "NFD"]),
)
def test_what_is_written_is_read_back(
    ordinal: int, style: ListStyle, form: Literal["NFC", "NFD"]
) -> None:
    head = unicodedata.normalize(form, write_marker(ordinal, style))
    marker = read_marker(f"{head} tăng cường")
    assert marker is not None
    assert marker.end == len(head) + 1
    if head.endswith(".") and head[:-1].isdigit():
        assert marker[:2] == (ordinal, ListStyle.ARABIC)
    else:
        assert marker[:2] == (0 if style is ListStyle.DASH else ordinal, style)


def _split(text: str) -> list[tuple[int | None, str]]:
    return [
        (
            None if marker is None else marker.ordinal,
            piece if marker is None else piece[marker.end :],
        )
        for marker, piece in split_markers(text)
    ]


def test_items_that_lost_their_newlines_are_taken_apart() -> None:
    assert _split(
        "Kết luận, chỉ đạo các nhiệm vụ sau:Một là, rà soát kế hoạch.Hai là, báo cáo. "
        "Ba là: kiểm tra “cơ sở”.”Bốn là, tổng hợp; Năm là, lưu trữ"
    ) == [
        (None, "Kết luận, chỉ đạo các nhiệm vụ sau:"),
        (1, "rà soát kế hoạch."),
        (2, "báo cáo."),
        (3, "kiểm tra “cơ sở”.”"),
        (4, "tổng hợp;"),
        (5, "lưu trữ"),
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ba là, a b.Bốn là, c d.", [(3, "a b."), (4, "c d.")]),
        ("… cần thiết.Ba là, a b.", [(None, "… cần thiết."), (3, "a b.")]),
        ("Một là, a.Hai là, b.Bốn là, c.", [(1, "a."), (2, "b."), (4, "c.")]),
        ("Một là, a.Hai là, b.Hai là, c.", [(1, "a."), (2, "b."), (2, "c.")]),
        ("Một là, kế hoạchHai là, báo cáo", [(1, "kế hoạch"), (2, "báo cáo")]),
        ("Một là, kế hoạch Hai là, báo cáo", [(1, "kế hoạch"), (2, "báo cáo")]),
        ("NHIỆM VỤ Một là, a. Hai là, b.", [(None, "NHIỆM VỤ"), (1, "a."), (2, "b.")]),
        ("Chín là, a.Mười là, b.Mười một là, c.", [(9, "a."), (10, "b."), (11, "c.")]),
        ("Một là, a\nHai là, b", [(1, "a"), (2, "b")]),
        ("Một là, a \n Bốn là, b", [(1, "a"), (4, "b")]),
        ("Sau: Thứ nhất, a. Thứ hai, b.", [(None, "Sau:"), (1, "a."), (2, "b.")]),
        ("Thứ ba, a. Thứ tư là b.", [(3, "a."), (4, "b.")]),
        (" \u00a0Thứ ba, a. Thứ tư là b.\n", [(3, "a."), (4, "b.")]),
        ("Thứ nhất, a. Thứ ba, b.", [(1, "a."), (3, "b.")]),
        (
            "Thứ nhất, a. Thứ hai, b. Một là, c. Hai là, d.",
            [(1, "a."), (2, "b."), (1, "c."), (2, "d.")],
        ),
    ],
)
def test_gaps_repeats_and_any_first_number_are_kept_as_they_are(
    text: str, pieces: list[tuple[int | None, str]]
) -> None:
    assert _split(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tăng cường quản lý.",
        "Một là, rà soát. Năm là bản lề, cần tập trung.",
        "Một là, rà soát trong năm. Năm 2020 là, như đã biết, bản lề.",
        "Có hai việc: một là, rà soát; hai là, báo cáo.",
        "Hôm đó trời mưa. Thứ ba, đoàn đi công tác. Thứ tư, đoàn về.",
        "Một là, họp các ngày thứ ba, thứ tư. Thứ Ba, 03/12/2019 báo cáo.",
        "Nghị quyết nêu: “Một là, rà soát. Hai là, báo cáo.” và các việc khác.",
        "Gọi ông Ba là, chẳng hạn, chú Ba.",
        "(1) rà soát; (2) báo cáo.",
    ],
)
def test_prose_stays_in_one_piece(text: str) -> None:
    assert [piece for _, piece in split_markers(text)] == [text]


_FRAGMENTS = st.sampled_from(
    [
        "Một là,",
        "Hai là:",
        "BA LÀ,",
        "Bốn là -",
        "Thứ nhất,",
        "Thứ hai là",
        "Thứ Ba, 03/12",
        "Năm là",
        "kế hoạch",
        "1.",
        "- ",
        ".",
        "; ",
        "“",
        "”",
        " ",
        "\u00a0",
        "\n",
    ]
)


@given(st.lists(_FRAGMENTS | st.text(max_size=5), max_size=15).map("".join))
def test_no_character_is_lost_and_each_piece_says_its_own_marker(text: str) -> None:
    pieces = split_markers(text)
    assert "".join("".join(piece for _, piece in pieces).split()) == "".join(text.split())
    for marker, piece in pieces:
        assert marker == read_marker(piece)
        assert piece == piece.strip()


@given(st.lists(st.sampled_from(["rà soát kế hoạch", "báo cáo, đề xuất"]), min_size=1, max_size=12))
def test_a_written_list_is_taken_apart_again(items: list[str]) -> None:
    glued = "".join(f"{write_marker(n, WORDS)} {item}." for n, item in enumerate(items, 1))
    assert _split(glued) == [(n, f"{item}.") for n, item in enumerate(items, 1)]


def test_a_long_run_without_any_end_is_read_in_a_moment() -> None:
    started = process_time()
    assert len(split_markers("Ba " * 30_000 + "BaBa" * 30_000)) == 1
    assert len(split_markers("Một là, " * 10_000 + "“Hai là,”" * 10_000)) == 1
    assert len(split_markers("x" + " Một là, " * 10_000 + "“Hai là, " * 10_000)) == 1
    assert process_time() - started < 5


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample texts are not beside the checkout")
def test_the_real_weekly_text_has_five_conclusions_with_and_without_newlines() -> None:
    (path,) = SAMPLES.glob("002_*.txt")
    text = path.read_text(encoding="utf-8")
    numbers = [
        marker.ordinal
        for marker in map(read_marker, text.splitlines())
        if marker is not None and marker.style is WORDS
    ]
    assert numbers == [1, 2, 3, 4, 5]
    glued = "".join(text.splitlines())
    found = [marker.ordinal for marker, _ in split_markers(glued) if marker is not None]
    assert found == [1, 2, 3, 4, 5]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample texts are not beside the checkout")
def test_the_real_monthly_text_has_no_list() -> None:
    (path,) = SAMPLES.glob("003_*.txt")
    paragraphs = path.read_text(encoding="utf-8").splitlines()
    assert all(read_marker(paragraph) is None for paragraph in paragraphs)
    assert all(len(split_markers(paragraph)) == 1 for paragraph in paragraphs)
