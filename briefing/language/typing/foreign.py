"""The few words that are known one by one, where spelling alone cannot tell what was meant."""

UNDONE_WORDS = (
    "www",
    "coffee",
    "difference",
    "different",
    "error",
    "lesson",
    "message",
    "messenger",
    "mission",
    "offer",
    "office",
    "offline",
    "passport",
    "password",
    "russia",
    "session",
    "tariff",
    "terror",
    "traffic",
)
"""Foreign words of office texts that double a tone or sign key after what could be Vietnamese.

"off" takes the tone of ò back and leaves "of"; once "offi" has been typed, "office" was meant and
the letters are given back. Whoever types the doubled key a third time gets the same word.
"""

ROMAN_NUMERALS = frozenset({"IX", "XIX"})
"""Numerals that Telex would turn into ĩ and xĩ, which are no words (Chương IX, Đại hội XIX)."""
