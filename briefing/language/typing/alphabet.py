"""The letters of Vietnamese taken apart: base letter, sign (â ă ơ đ …), tone, case.

A word being typed is kept as small letters that carry their sign but no tone, with the tone
beside them: where a tone mark stands depends on the whole syllable and is found anew whenever
the syllable is shown.
"""

import unicodedata
from enum import IntEnum


class Tone(IntEnum):
    """The six tones, numbered as VNI's digits are."""

    LEVEL = 0  # ngang
    ACUTE = 1  # sắc
    GRAVE = 2  # huyền
    HOOK = 3  # hỏi
    TILDE = 4  # ngã
    DOT = 5  # nặng


TONE_MARKS = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
"""The combining mark of each tone."""

VOWELS = frozenset("aăâeêioôơuưy")
SIGNED = frozenset("ăâêôơư")
"""The vowels that carry a sign; where a syllable has one, its tone mark stands on it."""

BASE = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d"}
"""The letter below each sign."""

_SMALL = "aăâbcdđeêghiklmnoôơpqrstuưvxy"

TONED: dict[tuple[str, int], str] = {
    (vowel, tone): unicodedata.normalize("NFC", vowel + mark)
    for vowel in VOWELS
    for tone, mark in enumerate(TONE_MARKS)
}
"""Small vowel and tone to the letter that is shown."""

PARTS: dict[str, tuple[str, int, bool]] = {
    shown: (letter, 0, shown != letter) for letter in _SMALL for shown in (letter, letter.upper())
} | {
    shown: (vowel, tone, shown != small)
    for (vowel, tone), small in TONED.items()
    for shown in (small, small.upper())
}
"""Every letter of Vietnamese, both cases, to (small letter with its sign, tone, is capital)."""
