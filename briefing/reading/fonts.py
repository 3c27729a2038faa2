"""Text typed for old Vietnamese fonts (TCVN3, VNI), turned into Unicode.

What such a file holds are not letters but the places of their shapes in a font. The tables are in
``data/fonts.toml``. See also :mod:`briefing.reading.legacy`, which tells such text from others.
"""

import re
from functools import cache
from typing import Any

from briefing.i18n import _, ngettext
from briefing.language.typing.word import finished, from_text
from briefing.model.records import Warning as Note
from briefing.reading import cues

_ONLY_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯĩũĨŨ\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"
_SAMPLE = 20_000
_MIN_SYLLABLES = 0.7


class FontEncoding:
    """One encoding: its name, the fonts that need it, and its letters."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.name: str = table["name"]
        self._fonts: tuple[str, ...] = tuple(table["fonts"])
        self._capital_fonts: str = table["capital_fonts"]
        self.letters: dict[str, str] = dict(zip(table["old"], table["new"], strict=True))
        if table.get("capitals"):
            upper = {old.upper(): new.upper() for old, new in self.letters.items()}
            self.letters |= upper
        longest = sorted(self.letters, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest)))

    def has_font(self, font: str) -> bool:
        """Say whether text in the font called ``font`` is in this encoding."""
        return font.lower().startswith(self._fonts)

    def is_capital_font(self, font: str) -> bool:
        """Say whether ``font`` shows small letters as capitals."""
        return bool(self._capital_fonts) and font.lower().endswith(self._capital_fonts)

    def decoded(self, text: str) -> str:
        """Return ``text`` in Unicode."""
        text = text.replace("\u03bc", "µ")  # what some programs make of the sign
        return self._pattern.sub(lambda found: self.letters[found[0]], text)

    def encoded(self, text: str) -> str:
        """Return Unicode ``text`` as it stands in such a font; letters it lacks stay."""
        signs = {new: old for old, new in self.letters.items()}
        return "".join(signs.get(letter, letter) for letter in text)


@cache
def encodings() -> tuple[FontEncoding, ...]:
    """Return the encodings that are known."""
    return tuple(FontEncoding(table) for table in cues.data("fonts")["encoding"])


def of_font(font: str) -> FontEncoding | None:
    """Return the encoding of text in the font called ``font``; ``None`` for a Unicode font."""
    if not font.lower().startswith((".vn", "vni")):
        return None
    return next((known for known in encodings() if known.has_font(font)), None)


def of_text(text: str) -> FontEncoding | None:
    """Return the encoding in which ``text`` makes the most Vietnamese; ``None`` where none does.

    ``text`` is what a reader sees who knows nothing of the font: its bytes read as Latin-1.
    """
    sample = text[:_SAMPLE]
    shares = {known: _syllable_share(known.decoded(sample)) for known in encodings()}
    best = max(shares, key=lambda known: shares[known])
    return best if shares[best] >= _MIN_SYLLABLES else None


def is_unicode(text: str) -> bool:
    """Say whether there are letters in ``text`` that no old font encoding has."""
    return bool(_ONLY_VIETNAMESE.search(text))


def has_lost_letters(text: str, encoding: FontEncoding) -> bool:
    """Say whether ``text``, as it stood in the file, has no letter ư where it must have some."""
    return encoding.letters.get(_SOFT_HYPHEN) is not None and _SOFT_HYPHEN not in text


def mended(text: str) -> tuple[str, int]:
    """Return Unicode ``text`` with the ư put back that a copy has dropped, and how many."""
    count = 0

    def whole(found: re.Match[str]) -> str:
        nonlocal count
        before = found[0]
        after = _whole_word(before.lower())
        if after == before.lower():
            return before
        count += 1
        if before.isupper() and len(before) > 1:
            return after.upper()
        return after.capitalize() if before[0].isupper() else after

    return _WORD.sub(whole, text), count


def note(name: str, mended_letters: int = 0) -> Note:
    """Return the note that text was converted from the encoding ``name``."""
    message = _(
        "The text was in the old font encoding {name} and has been converted to Unicode."
    ).format(name=name)
    if mended_letters:
        message += " " + ngettext(
            "A letter ư that was lost in it has been put back ({count}).",
            "Letters ư that were lost in it have been put back ({count}).",
            mended_letters,
        ).format(count=mended_letters)
    return Note(rule="reading/encoding", message=message)


def _whole_word(word: str) -> str:
    known: str | None = cues.data("fonts")["lost"].get(word)
    if known is not None:
        return known
    if _is_syllable(word):
        return word
    at = next((place for place, letter in enumerate(word) if letter in "ơờớởỡợ"), None)
    if at is None:
        return word
    longer = f"{word[:at]}ư{word[at:]}"
    return longer if _is_syllable(longer) else word


def _is_syllable(word: str) -> bool:
    read = from_text(word)
    return read is not None and finished(read)


def _syllable_share(text: str) -> float:
    """Return how many of the words with Vietnamese letters in them are syllables, from 0 to 1."""
    words = [word.lower() for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return 0.0
    good = sum(_is_syllable(_whole_word(word)) for word in words)
    return good / len(words)
