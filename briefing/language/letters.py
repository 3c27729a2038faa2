"""Vietnamese letters: what may be kept, how they compare, where the tone mark stands.

Text stays as it was typed (normalised to NFC and cleaned of what a terminal would obey, see
:mod:`briefing.language.cleaning`); folding, tone placement and order are views, computed whenever
they are needed.
"""

import unicodedata
from enum import StrEnum
from re import Pattern

from briefing.language.cleaning import clean, nfc
from briefing.language.patterns import late

__all__ = (
    "CAPITALS",
    "LONGEST_STEM",
    "SMALL",
    "ToneStyle",
    "clean",
    "collation_key",
    "file_stem",
    "marked_key",
    "nfc",
    "search_key",
    "tone_style",
)

_PAIRED = "".join(map(chr, range(0x1EA0, 0x1EFA)))  # Ạ ạ … Ỹ ỹ, a capital before each small one
CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + _PAIRED[::2]
SMALL = "a-zà-öø-ÿăđĩũơư" + _PAIRED[1::2]
"""What stands between the brackets of a pattern for one capital, for one small letter."""

# ── Tone placement ──────────────────────────────────────────────────────────────────────────


class ToneStyle(StrEnum):
    """Where the tone mark of an open oa, oe or uy stands."""

    TYPED = "typed"  # as it was typed
    NEW = "new"  # hoà, khoẻ, uỷ: papers of the Party
    OLD = "old"  # hòa, khỏe, ủy: the press


# Huyền, hỏi, ngã, sắc, nặng: the order of dictionaries.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_OPEN_PAIRS = ("oa", "oe", "uy")


_OLD_TO_NEW = {
    nfc(first + tone + second): nfc(first + second + tone)
    for pair in _OPEN_PAIRS
    for first in (pair[0], pair[0].upper())
    for second in (pair[1], pair[1].upper())
    for tone in _TONES
}
_NEW_TO_OLD = {new: old for old, new in _OLD_TO_NEW.items()}


def _open_syllable(pairs: dict[str, str]) -> Pattern[str]:
    """Match the pairs that end a syllable; after q the u belongs to the consonant (quý)."""
    return late(rf"(?<![qQ])(?:{'|'.join(pairs)})(?![^\W\d_]|[\u0300-\u036f])")


_OLD = _open_syllable(_OLD_TO_NEW)
_NEW = _open_syllable(_NEW_TO_OLD)


def tone_style(text: str, style: ToneStyle) -> str:
    """Return ``text`` with the tone marks of open oa, oe and uy placed in ``style``.

    Only the fifteen pairs òa/oà … ụy/uỵ differ between the two ways, and only where the syllable
    ends with them: toàn, hoài, huyện and quý are the same in both. ``TYPED`` returns the text
    itself; the others return NFC.
    """
    match style:
        case ToneStyle.NEW:
            return _OLD.sub(lambda found: _OLD_TO_NEW[found[0]], nfc(text))
        case ToneStyle.OLD:
            return _NEW.sub(lambda found: _NEW_TO_OLD[found[0]], nfc(text))
        case ToneStyle.TYPED:
            return text


# ── Comparing ───────────────────────────────────────────────────────────────────────────────

# Signs that keyboards and word processors exchange for one another; unseen ones go.
_SAME_SIGN = str.maketrans(
    dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", " ")
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | {"\u00ad": None}
)


def marked_key(text: str) -> str:
    """Return the key under which ``text`` is compared when accents count.

    Case, NFC or NFD, the two ways of placing the tone, kinds of space, dash and quotation mark
    make no difference; every letter and tone does.
    """
    return nfc(tone_style(text, ToneStyle.NEW).casefold()).translate(_SAME_SIGN)


def search_key(text: str) -> str:
    """Return the key under which ``text`` is found without accents: "Đảng uỷ" is "dang uy".

    As :func:`marked_key`, with all marks taken off and đ (which no decomposition splits) as d.
    """
    letters = unicodedata.normalize("NFD", marked_key(text).replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


# ── Order ───────────────────────────────────────────────────────────────────────────────────

# Letters of the first rank, with the four foreign ones where other languages have them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_ALPHABET)}
_TONE_PLACE = {tone: place for place, tone in enumerate(_TONES, 1)}

CollationKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[bool, ...]]


def collation_key(text: str) -> CollationKey:
    """Return a key that sorts as a Vietnamese dictionary does (and as ICU's "vi" does).

    Letters first (a ă â b c d đ …), then tones (ngang huyền hỏi ngã sắc nặng), then small before
    capital. Spaces come before signs, signs before digits, digits before letters, other scripts
    last.
    """
    letters: list[tuple[int, int]] = []
    marks: list[int] = []
    capitals: list[bool] = []
    for letter, mark in _letters_and_marks(text):
        small = letter.lower()
        letters.append(_rank(small))
        marks.append(mark)
        capitals.append(letter != small)
    return tuple(letters), tuple(marks), tuple(capitals)


def _letters_and_marks(text: str) -> list[tuple[str, int]]:
    """Take each letter apart into itself (with breve, circumflex or horn) and its tone's place."""
    found: list[tuple[str, int]] = []
    for typed in nfc(text):
        letter, mark = "", 0
        for part in unicodedata.normalize("NFD", typed):
            if part in _TONE_PLACE:
                mark = _TONE_PLACE[part]
            else:
                letter += part
        whole = nfc(letter)
        if not letter:
            continue  # a tone on its own
        if whole.lower() not in _PLACE and unicodedata.combining(letter[-1]):
            whole, mark = letter[0], len(_TONES) + 1  # a mark of another language: ç, ü
        found.extend((single, mark) for single in whole)
    return found


def _rank(letter: str) -> tuple[int, int]:
    """Return class and place of a small letter: space, sign, digit, letter, other script."""
    if letter in _PLACE:
        return 3, _PLACE[letter]
    if letter.isspace():
        return 0, 0
    if letter.isdecimal():
        return 2, int(letter)
    return (4 if letter.isalpha() else 1), ord(letter)


# ── File names ──────────────────────────────────────────────────────────────────────────────

LONGEST_STEM = 80
"""How many characters a file name part has at most, its suffix not counted."""

_NAMELESS = "giao-ban"
_UNSAFE = late("[^a-z0-9_]+")
# Windows keeps these names for devices, whatever suffix follows.
_RESERVED = late("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")


def file_stem(text: str) -> str:
    """Return ``text`` as a part of a file name that every system takes: "Tuần 26" is "tuan-26".

    Small ASCII letters, digits and underscores with single hyphens between, at most 80
    characters, beginning with none of "-", "." and "/", never empty and never a name that Windows
    reserves. The suffix is the caller's.
    """
    plain = unicodedata.normalize("NFKD", search_key(clean(text))).casefold()
    stem = _UNSAFE.sub("-", plain).strip("-")[:LONGEST_STEM].rstrip("-")
    if _RESERVED.fullmatch(stem):
        return f"{stem}_"
    return stem or _NAMELESS
