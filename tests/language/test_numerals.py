"""Numbers in words, ranks and Roman figures, written and read."""

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.numerals import (
    cardinal,
    ordinal,
    read_cardinal,
    read_ordinal,
    read_roman,
    roman,
)

WRITTEN = {
    1: "một",
    4: "bốn",
    5: "năm",
    7: "bảy",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    40: "bốn mươi",
    50: "năm mươi",
    55: "năm mươi lăm",
    91: "chín mươi mốt",
    99: "chín mươi chín",
}


@pytest.mark.parametrize(("number", "words"), WRITTEN.items())
def test_a_number_is_written_in_its_regular_form(number: int, words: str) -> None:
    assert cardinal(number) == words


def test_every_number_has_its_own_words_and_is_read_back() -> None:
    written = [cardinal(number) for number in range(1, 100)]
    assert [read_cardinal(words) for words in written] == list(range(1, 100))
    assert len(set(written)) == 99


@pytest.mark.parametrize("number", [-1, 0, 100, 1000])
def test_numbers_without_words_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        cardinal(number)
    with pytest.raises(ValueError, match=str(number)):
        ordinal(number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hai mốt", 21),
        ("hai tư", 24),
        ("hai lăm", 25),
        ("hai nhăm", 25),
        ("chín tư", 94),
        ("hăm mốt", 21),
        ("hăm hai", 22),
        ("hăm tư", 24),
        ("hăm bốn", 24),
        ("hăm lăm", 25),
        ("băm sáu", 36),
        ("hai mươi bốn", 24),
        ("hai mươi tư", 24),
        ("hai mươi một", 21),
        ("ba mươi nhăm", 35),
        ("mười nhăm", 15),
        ("mười tư", 14),
        ("bẩy", 7),
        ("bẩy mươi bẩy", 77),
        ("MƯỜI LĂM", 15),
        ("Hai Mươi Mốt", 21),
        ("  hai\u00a0mươi \t mốt ", 21),
        ("mừơi", 10),
    ],
)
def test_what_people_say_is_read(words: str, number: int) -> None:
    assert read_cardinal(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "mười năm",  # ten years
        "hai mươi năm",  # twenty years
        "hai ba",  # two or three
        "bốn năm",  # four or five, or four years
        "mốt",
        "lăm",
        "tư",
        "mươi",
        "một mươi",
        "một mốt",
        "hăm",
        "mười mười",
        "hai mươi mươi",
        "hai trăm",
        "hai mươi mốt người",
        "5",
        "nam",
        "không",
    ],
)
def test_what_is_no_number_or_may_be_something_else_is_not_read(words: str) -> None:
    assert read_cardinal(words) is None


@given(st.integers(1, 99), st.sampled_from(["NFC", "NFD"]), st.sampled_from([str.upper, str.title]))
def test_case_and_decomposed_letters_make_no_difference(
    number: int, form: Literal["NFC", "NFD"], case: Callable[[str], str]
) -> None:
    assert read_cardinal(unicodedata.normalize(form, case(cardinal(number)))) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "nhất"), (2, "hai"), (3, "ba"), (4, "tư"), (5, "năm"), (14, "mười bốn"), (15, "mười lăm")],
)
def test_a_rank_is_written_with_its_own_words(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_every_rank_is_read_back_with_and_without_its_head() -> None:
    for number in range(1, 100):
        assert read_ordinal(ordinal(number)) == number
        assert read_ordinal(f"Thứ {ordinal(number)}") == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("thứ nhì", 2),
        ("thứ bốn", 4),
        ("thứ một", 1),
        ("THỨ NHẤT", 1),
        (unicodedata.normalize("NFD", "thứ tư"), 4),
        ("thứ", None),
        ("thứ trưởng", None),
        ("thứ thứ ba", None),
        ("thứ ba tuần này", None),
    ],
)
def test_other_ranks(words: str, number: int | None) -> None:
    assert read_ordinal(words) == number


@pytest.mark.parametrize(
    ("number", "figures"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1945, "MCMXLV")],
)
def test_roman_figures_are_written(number: int, figures: str) -> None:
    assert roman(number) == figures


@given(st.integers(1, 3999))
def test_roman_figures_are_read_back_in_capitals_and_small_letters(number: int) -> None:
    assert read_roman(roman(number)) == number
    assert read_roman(roman(number).lower()) == number


@pytest.mark.parametrize("number", [0, 4000, -3])
def test_numbers_without_roman_figures_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "Iv", "I.", " I", "MMMM", "A", "12"])
def test_irregular_roman_figures_are_not_read(text: str) -> None:
    assert read_roman(text) is None


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text: str) -> None:
    for read, greatest in ((read_cardinal, 99), (read_ordinal, 99), (read_roman, 3999)):
        number = read(text)
        assert number is None or 1 <= number <= greatest
