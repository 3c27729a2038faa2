"""Every syllable that the rules of Vietnamese allow comes out right, however it is typed."""

import unicodedata

import pytest

from briefing.language.letters import ToneStyle, tone_style
from briefing.language.typing import Method, Placement, finish, keystrokes, resume, type_key
from tests.language.typing.syllables import SYLLABLES, Syllable, tone_early, tone_last, typed

BOTH = pytest.mark.parametrize("method", list(Method))
STYLES = pytest.mark.parametrize("placement", list(Placement))

# Telex leaves these two numerals alone in capitals; ĩ and xĩ are no words.
NUMERALS = {"IX", "XIX"}


def _wanted(syllable: Syllable, placement: Placement) -> str:
    return syllable.new if placement is Placement.NEW else syllable.old


def test_there_are_enough_and_the_hard_ones_are_among_them() -> None:
    words = {syllable.new for syllable in SYLLABLES}
    assert len(words) >= 5000
    hard = """nghiêng khuỷu quyết thuở giếng gì giặc quốc huyện uỷ khuya ngoằn ngoèo xoong boong
    đường ướt rượu hoà khoẻ thuý quý già giữa gìn yêu ý kỹ nguệch khuếch quýt huýt goòng moóc"""
    assert [word for word in hard.split() if word not in words] == []


def test_the_list_itself_agrees_with_the_letters_module() -> None:
    for syllable in SYLLABLES:
        assert tone_style(syllable.new, ToneStyle.OLD) == syllable.old
        assert tone_style(syllable.old, ToneStyle.NEW) == syllable.new


@BOTH
@STYLES
def test_tone_key_at_the_end(method: Method, placement: Placement) -> None:
    wrong = {
        keys: got
        for syllable in SYLLABLES
        if (got := typed(keys := tone_last(syllable, method), method, placement).shown)
        != _wanted(syllable, placement)
    }
    assert wrong == {}


@BOTH
@STYLES
def test_tone_key_directly_after_the_vowel(method: Method, placement: Placement) -> None:
    wrong = {
        keys: got
        for syllable in SYLLABLES
        if (got := typed(keys := tone_early(syllable, method), method, placement).shown)
        != _wanted(syllable, placement)
    }
    assert wrong == {}


@BOTH
def test_keystrokes_is_the_inverse(method: Method) -> None:
    wrong = {
        syllable.new
        for syllable in SYLLABLES
        if typed(keystrokes(syllable.new, method), method).shown != syllable.new
    }
    assert wrong == set()


@BOTH
def test_capitals(method: Method) -> None:
    wrong = {}
    for syllable in SYLLABLES[::2]:
        word = syllable.new
        keys = tone_last(syllable, method)
        wanted = {
            keys.upper(): word.upper(),
            keys[0].upper() + keys[1:]: word[0].upper() + word[1:],
        }
        for pressed in wanted.keys() - NUMERALS:
            if (got := typed(pressed, method).shown) != wanted[pressed]:
                wrong[pressed] = got
    assert wrong == {}


@BOTH
@STYLES
def test_all_of_it_is_nfc_and_stays_when_the_word_is_over(
    method: Method, placement: Placement
) -> None:
    for syllable in SYLLABLES[::5]:
        composition = typed(tone_last(syllable, method), method, placement)
        assert unicodedata.is_normalized("NFC", composition.shown)
        assert finish(composition, method, placement) == composition


@BOTH
def test_the_tone_key_again_takes_the_tone_back(method: Method) -> None:
    wrong = {}
    for syllable in SYLLABLES[::3]:
        keys = tone_last(syllable, method)
        if syllable.new == (bare := _toneless(syllable.new)):
            continue  # no tone key was pressed
        if (got := typed(keys + keys[-1], method).shown) != bare + keys[-1]:
            wrong[keys] = got
    assert wrong == {}


def _toneless(word: str) -> str:
    split = unicodedata.normalize("NFD", word)
    kept = "".join(mark for mark in split if mark not in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", kept)


@BOTH
def test_going_on_from_letters_that_stand_there(method: Method) -> None:
    wrong = {}
    for syllable in SYLLABLES[::4]:
        word = syllable.new
        for cut in range(1, len(word)):
            if "oo" in _toneless(word):
                continue  # the second o alone would be ô, as it is for whoever types it
            composition = resume(word[:cut])
            for key in keystrokes(word[cut:], method):
                composition = type_key(composition, key, method, Placement.NEW)
            if composition.shown != word:
                wrong[word[:cut], word[cut:]] = composition.shown
    assert wrong == {}
