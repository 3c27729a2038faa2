"""Numbers in words and in Roman figures: "mười lăm" ↔ 15, "tư" ↔ 4th, "XIV" ↔ 14.

Writing follows the one regular form (mốt, tư and lăm after mươi; lăm after mười; never tư after
mười). Reading also takes what people say: hai mốt, hai tư, hăm lăm, băm hai, nhăm, bẩy.
"""

import unicodedata

GREATEST = 99
"""The greatest number that is written in words."""

GREATEST_ROMAN = 3999
"""The greatest number that Roman figures write without a bar."""

_DIGITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {5: "lăm"}
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_ORDINALS = {1: "nhất", 4: "tư"}

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)

_TONES = "\u0300\u0309\u0303\u0301\u0323"


def _word_key(word: str) -> str:
    """Return ``word`` in lower case, decomposed, with its tone mark last.

    Wherever a keyboard has put the tone (mười, mừơi), and whether it was typed as one letter or
    as letter and mark, the key is the same.
    """
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = [letter for letter in letters if letter in _TONES]
    return "".join([letter for letter in letters if letter not in _TONES] + tones)


def _keyed(words: dict[str, int]) -> dict[str, int]:
    return {_word_key(word): number for word, number in words.items()}


_TEN = _word_key("mười")
_TENS = _word_key("mươi")
_RANK = _word_key("thứ")
_READ_DIGIT = _keyed({word: number for number, word in enumerate(_DIGITS, 1)} | {"bẩy": 7})
# These say by themselves that tens stand before them, so that mươi may be left out: hai mốt.
_READ_BOUND = _keyed({"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5})
# "Năm" after mười or mươi means years (mười năm, hai mươi năm), never five.
_READ_AFTER_TEN = {
    key: number for key, number in (_READ_DIGIT | _READ_BOUND).items() if key != _word_key("năm")
}
# Hăm and băm are hai mươi and ba mươi run together; a digit always follows.
_READ_CONTRACTED = _keyed({"hăm": 20, "băm": 30})
_READ_ORDINAL = _keyed({"nhất": 1, "nhì": 2, "tư": 4})


def cardinal(n: int) -> str:
    """Return ``n`` (1 to 99) in lower-case words: "mười lăm", "hai mươi mốt".

    Raises :class:`ValueError` for any other number.
    """
    if not 1 <= n <= GREATEST:
        raise ValueError(f"no words for {n}")
    tens, digit = divmod(n, 10)
    if tens == 0:
        return _DIGITS[digit - 1]
    head = "mười" if tens == 1 else f"{_DIGITS[tens - 1]} mươi"
    if digit == 0:
        return head
    special = _AFTER_TEN if tens == 1 else _AFTER_TENS
    return f"{head} {special.get(digit, _DIGITS[digit - 1])}"


def read_cardinal(text: str) -> int | None:
    """Return the number from 1 to 99 that the whole of ``text`` says in words, or ``None``.

    Case, spacing, decomposed letters and the place of the tone do not matter. A word that may
    be something else is not taken for a number: "mười năm" is ten years, "hai ba" is two or
    three.
    """
    return _read_cardinal_keys([_word_key(word) for word in text.split()])


def _read_cardinal_keys(keys: list[str]) -> int | None:
    match keys:
        case [digit]:
            return 10 if digit == _TEN else _READ_DIGIT.get(digit)
        case [first, second] if first == _TEN:
            return _sum(10, _READ_AFTER_TEN.get(second))
        case [first, second] if first in _READ_CONTRACTED:
            return _sum(_READ_CONTRACTED[first], _READ_AFTER_TEN.get(second))
        case [first, second]:
            tens = _tens(first)
            return tens if second == _TENS else _sum(tens, _READ_BOUND.get(second))
        case [first, second, third] if second == _TENS:
            return _sum(_tens(first), _READ_AFTER_TEN.get(third))
        case _:
            return None


def _tens(key: str) -> int | None:
    digit = _READ_DIGIT.get(key)
    return None if digit is None or digit == 1 else digit * 10


def _sum(tens: int | None, digit: int | None) -> int | None:
    return None if tens is None or digit is None else tens + digit


def ordinal(n: int) -> str:
    """Return what follows "thứ" for the ``n``-th (1 to 99): "nhất", "hai", "ba", "tư", "năm".

    Raises :class:`ValueError` for any other number.
    """
    return _ORDINALS.get(n) or cardinal(n)


def read_ordinal(text: str) -> int | None:
    """Return the rank that the whole of ``text`` says, with or without "thứ", or ``None``.

    "Thứ nhì" is second; "thứ một" and "thứ bốn", which nobody should write, are understood.
    """
    keys = [_word_key(word) for word in text.split()]
    if keys[:1] == [_RANK]:
        keys = keys[1:]
    if len(keys) == 1 and keys[0] in _READ_ORDINAL:
        return _READ_ORDINAL[keys[0]]
    return _read_cardinal_keys(keys)


def roman(n: int) -> str:
    """Return ``n`` (1 to 3999) in Roman figures, in capitals.

    Raises :class:`ValueError` for any other number.
    """
    if not 1 <= n <= GREATEST_ROMAN:
        raise ValueError(f"no Roman figures for {n}")
    figures = []
    for value, figure in _ROMAN:
        count, n = divmod(n, value)
        figures.append(figure * count)
    return "".join(figures)


def read_roman(text: str) -> int | None:
    """Return the number that the whole of ``text`` writes in Roman figures, or ``None``.

    Capitals or small letters, not both; only the regular form (IV, never IIII).
    """
    if text not in {text.upper(), text.lower()}:
        return None
    figures = text.upper()
    number, place = 0, 0
    for value, figure in _ROMAN:
        while figures.startswith(figure, place):
            number += value
            place += len(figure)
    if not 1 <= number <= GREATEST_ROMAN or roman(number) != figures:
        return None
    return number
