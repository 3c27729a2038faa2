"""The inverse: which keys type a given Vietnamese word."""

from briefing.language.letters import nfc
from briefing.language.typing.alphabet import BASE, PARTS
from briefing.language.typing.methods import KEYS, Keys, Method


def keystrokes(word: str, method: Method) -> str:
    """Return keys that type ``word``, a Vietnamese syllable, with the tone key at the end.

    Each sign follows its letter ("tieengs", "tie6ng1"), and the oo of xoong, which Telex would
    take for ô, is "ooo". Letters that are not Vietnamese stand for themselves.
    """
    keys = KEYS[method]
    tone_key = ""
    typed = ""
    before = ""
    for shown in nfc(word):
        letter, tone, capital = PARTS.get(shown, (shown, 0, False))
        if tone:
            tone_key = next(key for key, meant in keys.tones.items() if meant == tone)
        base = BASE.get(letter, letter)
        typed += (base.upper() if capital else base) + _sign_key(letter, keys)
        if letter == before == "o" and "o" in keys.signs:
            typed += "o"  # the second took ô for granted, the third takes it back
        before = letter
    return typed + tone_key


def _sign_key(letter: str, keys: Keys) -> str:
    """Return the key that puts the sign on ``letter``'s base, "" where it has none."""
    if letter == "đ":
        return keys.stroke
    return next((key for key, signs in keys.signs.items() if letter in signs.values()), "")
