"""What may be kept, how letters compare and sort, where tone marks stand."""

import random
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.letters import (
    LONGEST_STEM,
    ToneStyle,
    clean,
    collation_key,
    file_stem,
    marked_key,
    nfc,
    search_key,
    tone_style,
)

ESC = "\x1b"

# Every vowel with every tone, consonants, both cases, and what stands between words.
VIETNAMESE = st.text(
    [
        nfc(letter + tone)
        for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    ]
    + list("bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX 0123456789.,-/"),
    max_size=40,
)
SYLLABLES = st.lists(
    st.sampled_from(
        [
            "hòa",
            "hoà",
            "HÒA",
            "HOÀ",
            "Hòa",
            "Òa",
            "oà",
            "khoẻ",
            "khỏe",
            "thuý",
            "thúy",
            "ủy",
            "Uỷ",
            "UỶ",
            "ụy",
            "quý",
            "quỷ",
            "Quỵ",
            "toàn",
            "hoài",
            "huyện",
            "khuỷu",
            "quả",
            "ngoáy",
            "q",
            "u",
            "y",
            "o",
            "a",
            "ý",
            "ò",
        ]
    )
    | st.sampled_from([" ", "-", "\u0301", "."]),
    max_size=12,
).map("".join)


# ── Cleaning ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("dirty", "text"),
    [
        (f"{ESC}[31mđỏ{ESC}[0m", "đỏ"),
        (f"{ESC}[2J{ESC}[1;1Hxóa", "xóa"),
        (f"{ESC}[?25l{ESC}[38:2::255:0:0mmàu", "màu"),
        ("\x9b31mđỏ", "đỏ"),
        (f"{ESC}]0;tiêu đề\x07văn bản", "văn bản"),
        (f"{ESC}]8;;http://x.vn{ESC}\\liên kết{ESC}]8;;{ESC}\\", "liên kết"),
        (f"{ESC}]52;c;cm0gLXJm{ESC}\\chép", "chép"),
        ("\x9d0;tiêu đề\x9cvăn bản", "văn bản"),
        (f"{ESC}P1$r0m{ESC}\\văn bản", "văn bản"),
        (f"{ESC}_gói{ESC}\\văn bản", "văn bản"),
        (f"{ESC}(B{ESC}=văn bản", "văn bản"),
        (f"{ESC}]0;không có kết thúc\nvăn bản", "0;không có kết thúc\nvăn bản"),
        (f"{ESC}]0;kết thúc ở dòng sau\nvăn bản\x07", "0;kết thúc ở dòng sau\nvăn bản"),
        (f"hết{ESC}", "hết"),
        (f"{ESC}{ESC}[31m[31mx", "[31mx"),
        ("chuông\x07 lùi\x08 không\x00 xóa\x7f", "chuông lùi không xóa"),
        ("điều\x80 khiển\x9f", "điều khiển"),
        ("a\u202eb\u202cc\u2066d\u2069e\u200ef\u061cg", "abcdefg"),
        ("không\u200b rộng\ufeff \u2060nối\u200c", "không rộng nối"),
        ("ẩn\U000e0041\U000e007f", "ẩn"),
        ("lẻ\ud800\udfff", "lẻ"),
        ("a\u200db", "ab"),
        ("a\u200d\u0301", "á"),
        ("👩\u200d👧 và 👩\u200d\u200d👧", "👩\u200d👧 và 👩👧"),
        ("🏳️\u200d🌈", "🏳️\u200d🌈"),
        (
            "một\r\nhai\rba\x0bbốn\x0cnăm\u2028sáu\u2029bảy\x85tám",
            "một\nhai\nba\nbốn\nnăm\nsáu\nbảy\ntám",
        ),
        ("cột\tcột\n\ndòng", "cột\tcột\n\ndòng"),
        ("100\u00a0đồng", "100\u00a0đồng"),
        ("Tr\u00adêng", "Tr\u00adêng"),
        ("[bold]không[/bold] **đánh dấu** \\n", "[bold]không[/bold] **đánh dấu** \\n"),
        (unicodedata.normalize("NFD", "Đảng uỷ"), "Đảng uỷ"),
        ("a\u200b\u0301", "á"),
        ("", ""),
    ],
)
def test_what_a_terminal_would_obey_is_taken_out(dirty: str, text: str) -> None:
    assert clean(dirty) == text


_HOSTILE = st.text(
    st.sampled_from(
        [ESC, *"[]()PX^_\\;0319mHcB?", "\x07", "\x9b", "\x9c", "\x9d", "\x90", "\n", "\r"]
    )
    | st.sampled_from(["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "👩", "\u0301", "\ud800"])
    | st.characters(),
    max_size=40,
)


@given(_HOSTILE)
def test_nothing_that_a_terminal_obeys_is_left_and_cleaning_twice_changes_nothing(
    text: str,
) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    for letter in cleaned:
        assert letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"}
        assert unicodedata.bidirectional(letter) not in {
            *("LRE", "RLE", "LRO", "RLO", "PDF"),
            *("LRI", "RLI", "FSI", "PDI"),
        }
    cleaned.encode()


@given(VIETNAMESE)
def test_vietnamese_text_is_kept_letter_for_letter(text: str) -> None:
    assert clean(text) == text
    assert clean(unicodedata.normalize("NFD", text)) == text


# ── Tone placement ──────────────────────────────────────────────────────────────────────────

PAIRS = [
    *[("òa", "oà"), ("ỏa", "oả"), ("õa", "oã"), ("óa", "oá"), ("ọa", "oạ")],
    *[("òe", "oè"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("óe", "oé"), ("ọe", "oẹ")],
    *[("ùy", "uỳ"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("úy", "uý"), ("ụy", "uỵ")],
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
@pytest.mark.parametrize("head", ["", "h", "kh", "Th"])
def test_each_of_the_fifteen_pairs_changes_both_ways_in_any_case(
    old: str, new: str, head: str
) -> None:
    for case in (str, str.upper, str.title):
        older, newer = case(head + old), case(head + new)
        assert tone_style(older, ToneStyle.NEW) == newer
        assert tone_style(newer, ToneStyle.OLD) == older
        assert tone_style(f"({newer}), {older}.", ToneStyle.OLD) == f"({older}), {older}."


@pytest.mark.parametrize(
    "word",
    [
        "toàn",
        "hoài",
        "huyện",
        "quả",
        "quý",
        "quỷ",
        "Quỵ",
        "QUÝ",
        "khuỷu",
        "ngoáy",
        "tuýt",
        "thuyền",
        "mùa",
        "khoét",
        "của",
    ],
)
def test_syllables_that_do_not_differ_stay(word: str) -> None:
    assert tone_style(word, ToneStyle.NEW) == word
    assert tone_style(word, ToneStyle.OLD) == word


def test_as_typed_is_as_typed() -> None:
    text = unicodedata.normalize("NFD", "khoá và khóa")
    assert tone_style(text, ToneStyle.TYPED) is text


def test_decomposed_text_is_changed_too() -> None:
    text = unicodedata.normalize("NFD", "Ủy ban, khoẻ")
    assert tone_style(text, ToneStyle.NEW) == "Uỷ ban, khoẻ"
    assert tone_style(text, ToneStyle.OLD) == "Ủy ban, khỏe"


@given(SYLLABLES | VIETNAMESE)
def test_one_style_can_be_had_back_from_the_other(text: str) -> None:
    new, old = tone_style(text, ToneStyle.NEW), tone_style(text, ToneStyle.OLD)
    assert tone_style(new, ToneStyle.NEW) == new
    assert tone_style(old, ToneStyle.OLD) == old
    assert tone_style(old, ToneStyle.NEW) == new
    assert tone_style(new, ToneStyle.OLD) == old


# ── Comparing ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đảng uỷ", "dang uy"),
        ("ĐẢNG ỦY", "dang uy"),
        ("Nghị quyết Trung ương", "nghi quyet trung uong"),
        ("tuần 22\u00a0–\u00a028/6", "tuan 22 - 28/6"),
        ("“cơ sở”", '"co so"'),
        ("Tr\u00adung", "trung"),
        ("É Ñ ß", "e n ss"),
        ("", ""),
    ],
)
def test_the_search_key_has_no_accents(text: str, key: str) -> None:
    assert search_key(text) == key


def test_the_marked_key_keeps_every_accent() -> None:
    assert marked_key("ĐẢNG ỦY Khóa") == "đảng uỷ khoá"
    words = [
        "ma",
        "má",
        "mà",
        "mả",
        "mã",
        "mạ",
        "măm",
        "mâm",
        "da",
        "đa",
        "to",
        "tô",
        "tơ",
        "tu",
        "tư",
    ]
    assert len({marked_key(word) for word in words}) == len(words)


@given(SYLLABLES | VIETNAMESE)
def test_keys_are_equal_for_all_ways_of_typing_the_same(text: str) -> None:
    for key in (search_key, marked_key):
        for style in ToneStyle:
            same = tone_style(text, style)
            assert key(unicodedata.normalize("NFD", same)) == key(text)
            assert key(same.upper()) == key(text)


@given(VIETNAMESE)
def test_keys_keep_the_place_of_every_letter(text: str) -> None:
    assert len(search_key(text)) == len(marked_key(text)) == len(text)


# ── Order ───────────────────────────────────────────────────────────────────────────────────

# As ICU sorts them under "vi".
ORDERED = [
    "",
    " ",
    "-",
    "1",
    "2",
    "a",
    "A",
    "à",
    "ả",
    "ã",
    "á",
    "ạ",
    "an",
    "ăn",
    "ân",
    "ba",
    "bá",
    "bạ",
    "bà Ba",
    "bằng",
    "bầu",
    "ca",
    "ch",
    "da",
    "dạ",
    "đa",
    "Đa",
    "đá",
    "em",
    "êm",
    "f",
    "ga",
    "in",
    "j",
    "ka",
    "nga",
    "nha",
    "o",
    "ọ",
    "ô",
    "ộ",
    "ơ",
    "ợ",
    "pha",
    "quy",
    "Trung",
    "u",
    "ụ",
    "ư",
    "ừ",
    "va",
    "w",
    "xa",
    "y",
    "ỵ",
    "z",
    "я",
    "中",
]


def test_words_are_in_the_order_of_a_dictionary() -> None:
    shuffled = ORDERED.copy()
    random.Random(7).shuffle(shuffled)  # noqa: S311 - an order to be undone, not a secret
    assert sorted(shuffled, key=collation_key) == ORDERED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("đồng", "đổng"),
        ("hoa", "hoà"),
        ("hoà", "hoạ"),
        ("Hà Giang", "Hà Nội"),
        ("Hà Nội", "Hải Phòng"),
        ("ban", "bản tin"),
        ("bản", "ban tin"),  # a letter outranks a tone that comes before it
        ("Ban", "bàn"),  # a tone outranks a capital
        ("d", "đ"),
        ("dz", "đa"),
        ("c", "ç"),
        ("ç", "d"),
        ("Tổ 1", "Tổ 2"),
        ("Tổ", "Tổ 1"),
        ("~", "1"),
        ("가", "각"),
    ],
)
def test_one_comes_before_the_other(first: str, second: str) -> None:
    assert collation_key(first) < collation_key(second)


@given(VIETNAMESE)
def test_order_does_not_depend_on_the_normal_form(text: str) -> None:
    assert collation_key(unicodedata.normalize("NFD", text)) == collation_key(text)


@given(VIETNAMESE, VIETNAMESE)
def test_only_the_same_text_has_the_same_place(first: str, second: str) -> None:
    assert (collation_key(first) == collation_key(second)) == (first == second)


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_texts_can_be_put_in_order(texts: list[str]) -> None:
    keys = sorted(collation_key(text) for text in texts)
    assert all(first <= second for first, second in pairwise(keys))


# ── File names ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Biên bản giao ban tuần 22–28/6/2020", "bien-ban-giao-ban-tuan-22-28-6-2020"),
        ("Số 75-KL/TW", "so-75-kl-tw"),
        ("week-2020-06-22", "week-2020-06-22"),
        ("Đảng uỷ", "dang-uy"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\*?", "c-windows"),
        ("-rf", "rf"),
        (".ẩn", "an"),
        (f"{ESC}[31mđỏ", "do"),
        ("CON", "con_"),
        ("nul.", "nul_"),
        ("Com1", "com1_"),
        ("COM¹", "com1_"),
        ("LPT9", "lpt9_"),
        ("console", "console"),
        ("con-1", "con-1"),
        ("", "giao-ban"),
        ("…", "giao-ban"),
        ("会議", "giao-ban"),
        ("a" * 200, "a" * 80),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_a_file_name_is_plain(text: str, stem: str) -> None:
    assert file_stem(text) == stem


@given(st.text(max_size=120) | VIETNAMESE)
def test_any_text_makes_a_safe_file_name(text: str) -> None:
    stem = file_stem(text)
    assert re.fullmatch(r"[a-z0-9_]+(?:-[a-z0-9_]+)*", stem)
    assert len(stem) <= LONGEST_STEM
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", stem)
    assert file_stem(stem) == stem


def test_marks_heaped_on_one_letter_are_cut_down_in_a_long_text() -> None:
    heap = "a" + "\u0316\u0300" * 400_000
    for shown in (nfc(heap), clean(heap)):
        assert 1 < len(shown) <= 32
        assert nfc(shown) == shown


def test_a_long_text_keeps_its_marks_and_leaders() -> None:
    text = "Nơi nhận: " + "…" * 4000 + unicodedata.normalize("NFD", "điều") * 1000
    assert nfc(text) == unicodedata.normalize("NFC", text)
