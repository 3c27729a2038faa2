import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.folding import (
    UNEVEN,
    evenly,
    in_word,
    key_of,
    keys,
    letters_for,
    on_the_way,
    word_end,
)
from briefing.language.letters import marked_key, nfc, search_key


@pytest.mark.parametrize(
    ("text", "plain", "marked"),
    [
        ("Đảng uỷ", ["dang", "uy"], ["đảng", "uỷ"]),
        ("ĐẢNG ỦY", ["dang", "uy"], ["đảng", "uỷ"]),
        ("75-KL/TW", ["75", "kl", "tw"], ["75", "kl", "tw"]),
        ("quý, hoà; HÒA", ["quy", "hoa", "hoa"], ["quý", "hoà", "hoà"]),
        ("a_b  (c)", ["a", "b", "c"], ["a", "b", "c"]),
        ("straße", ["strasse"], ["strasse"]),
        ("co\u00adop \u0301", ["coop"], ["coop"]),
        ("\n\t–…", [], []),
    ],
)
def test_words_and_their_keys(text: str, plain: list[str], marked: list[str]) -> None:
    assert [key.plain for key in keys(text)] == plain
    assert [key.marked for key in keys(text)] == marked


syllables = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyòóõàáảạèéùúủũụỳýỷỵ", min_size=1, max_size=7)


@given(syllables)
def test_keys_are_those_by_which_texts_are_compared(word: str) -> None:
    assert key_of(nfc(word)) == (search_key(word), marked_key(word))


def test_no_key_has_a_character_that_parts_words() -> None:
    for code in range(sys.maxunicode + 1):
        letter = nfc(chr(code)) if not 0xD800 <= code < 0xE000 else " "
        if len(letter) == 1 and in_word(letter):
            for made in key_of(letter):
                assert not any(one.isascii() and not one.isalnum() for one in made), hex(code)


@settings(max_examples=200)
@given(st.text(max_size=20))
def test_even_text_has_the_length_of_the_text_and_the_letters_of_its_keys(text: str) -> None:
    text = nfc(text)
    even = evenly(text)
    assert len(even) == len(text)
    if UNEVEN not in even:
        spelled = "".join(one if in_word(one) else " " for one in even).split()
        assert [word[:64] for word in spelled] == [key.plain for key in keys(text)]


@pytest.mark.parametrize(
    ("begun", "whole"),
    [("hò", ["hoà", "hoè"]), ("thủ", ["thuỷ"]), ("qú", []), ("ho", []), ("hoà", []), ("", [])],
)
def test_a_tone_on_the_first_of_two_vowels_is_on_the_way(begun: str, whole: list[str]) -> None:
    assert on_the_way(begun) == whole


def test_letters_of_a_beginning() -> None:
    assert letters_for("Đảng", 2) == 2
    assert letters_for("Straße", 6) == 5
    assert letters_for("Đảng", 9) == 4
    assert word_end("Đảng uỷ", 0) == 4
    assert word_end("Đảng uỷ", 5) == 7


def test_each_letter_of_the_code_page_has_the_keys_that_unicode_gives_it() -> None:
    """Texts of Vietnamese letters are folded by tables, all others by what Unicode says."""
    letters = [chr(code) for code in range(0x2200) if in_word(chr(code))]
    for letter in filter(lambda one: nfc(one) == one, letters):
        assert key_of(letter) == (search_key(letter)[:64], marked_key(letter)[:64]), letter
        assert keys(f"({letter})…") == ([key_of(letter)] if key_of(letter).plain else []), letter


@settings(max_examples=200)
@given(st.text("aAăĂêỄờỢửỰýỴđĐdß K İ.-…“Ω1", max_size=12))
def test_words_have_the_same_keys_in_any_text(text: str) -> None:
    text = nfc(text)
    alone = [key_of(word) for word in "".join(c if in_word(c) else " " for c in text).split()]
    assert keys(text) == keys(f"{text} я")[:-1] == [key for key in alone if key.plain]
