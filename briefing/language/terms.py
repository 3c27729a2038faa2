"""The closed sets of words that language understands and records keep."""

from enum import StrEnum


class Session(StrEnum):
    """The part of the day in which a meeting is held: sáng, trưa, chiều, tối."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Qualifier(StrEnum):
    """How a quantity is hedged: gần, hơn, trên, khoảng, dưới."""

    EXACT = "exact"
    NEARLY = "nearly"
    OVER = "over"
    ABOVE = "above"
    ABOUT = "about"
    UNDER = "under"


class ListStyle(StrEnum):
    """How the items of a list announce their numbers."""

    WORDS = "words"  # Một là, Hai là,
    ORDINAL_WORDS = "ordinal_words"  # Thứ nhất, Thứ hai,
    ARABIC = "arabic"  # 1. 2.
    PARENTHESES = "parentheses"  # (1) (2)
    ROMAN = "roman"  # I. II.
    LETTERS = "letters"  # a) b)
    DASH = "dash"  # - -
