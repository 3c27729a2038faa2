"""The words of a text as search sees them, and under which keys they are found.

A word is a run of letters and digits, with the combining marks and soft hyphens in it; in
Vietnamese that is a syllable. Its plain key has no accents, its marked key has them; neither
depends on case, on NFC or NFD, or on where the tone of an open oa, oe or uy stands. Both are
those of :func:`briefing.language.letters.search_key` and ``marked_key``, made word by word and
without a pattern, for a search as a process of its own lives for a few milliseconds.
"""

from __future__ import annotations

from unicodedata import combining, normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from briefing.tuples import NamedTuple

LONGEST_WORD = 64
"""A word is told from others by so many letters of its key; no language needs more."""

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_OPEN_PAIRS = ("oa", "oe", "uy")
_OLD_TO_NEW = {
    normalize("NFC", pair[0] + tone + pair[1]): normalize("NFC", pair + tone)
    for pair in _OPEN_PAIRS
    for tone in _TONES
}


class Key(NamedTuple):
    """The two keys of a word: without accents, and with them."""

    plain: str
    marked: str


class _Keys(dict[str, Key]):
    """The keys of words, made when they are first asked for; a language's fit in."""

    _MOST = 1 << 17

    def __missing__(self, word: str) -> Key:
        if len(self) >= self._MOST:
            self.clear()
        marked = normalize("NFC", word.casefold()).replace("\u00ad", "")
        placed = _OLD_TO_NEW.get(marked[-2:])
        if placed and marked[-3:-2] != "q":  # after q the u belongs to the consonant: quý
            marked = marked[:-2] + placed
        letters = normalize("NFD", marked.replace("đ", "d"))
        plain = "".join([letter for letter in letters if not combining(letter)])
        key = self[word] = Key(plain[:LONGEST_WORD], marked[:LONGEST_WORD])
        if not plain:
            _LETTERLESS.add(word)
        return key


class _Parts(dict[int, str]):
    """For ``str.translate``: every character that is in no word becomes a blank."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        part = self[code] = letter if in_word(letter) else " "
        return part


class _Letters(dict[int, str]):
    """For ``str.translate``: every character becomes the one of its plain key.

    Where that is none or several, it becomes :data:`UNEVEN`.
    """

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = _KEYS[letter].plain if in_word(letter) else letter
        even = self[code] = plain if len(plain) == 1 else UNEVEN
        return even


UNEVEN = "\ufffd"
_LETTERLESS: set[str] = set()
"""Words of combining marks alone, as far as any have been met: hardly ever."""

_KEYS = _Keys()
_PARTS = _Parts()
_LETTERS = _Letters()


def in_word(letter: str) -> bool:
    """Tell whether ``letter`` belongs to words."""
    return letter.isalnum() or "\u0300" <= letter <= "\u036f" or letter == "\u00ad"


def key_of(word: str) -> Key:
    """Return the keys of one word in NFC; the plain one is empty where it has no letter."""
    return _KEYS[word]


def keys(text: str) -> list[Key]:
    """Return the keys of the words of ``text``, which is in NFC, in their order."""
    found = list(map(_KEYS.__getitem__, text.translate(_PARTS).split()))
    return [key for key in found if key.plain] if _LETTERLESS else found


def evenly(text: str) -> str:
    """Return ``text`` letter by letter as its plain keys have it, in the same length.

    :data:`UNEVEN` stands for letters of which a key has none or several.
    """
    return text.translate(_LETTERS)


def word_end(text: str, start: int) -> int:
    """Return where the word ends that begins at ``start``."""
    end = start
    while end < len(text) and in_word(text[end]):
        end += 1
    return end


def letters_for(word: str, key_length: int) -> int:
    """Return how many letters of ``word`` make up the first ``key_length`` ones of its plain key.

    Most letters are one in the key too, but "ß" is "ss" there.
    """
    made = 0
    for place, letter in enumerate(word):
        if made >= key_length:
            return place
        made += len(_KEYS[letter].plain)
    return len(word)


# What may be typed on after a vowel with its tone: the keys have hoà where a typist may be on the
# way to hòa.
_TO_COME = {"o": ("a", "e"), "u": ("y",)}


def on_the_way(begun: str) -> list[str]:
    """Return the marked keys of words that ``begun``, a marked key, may become in the other style.

    Only those that do not begin with it: "hò" may become "hòa", of which the key is "hoà".
    """
    last = normalize("NFD", begun[-1:])
    if len(last) != 2 or last[0] not in _TO_COME or last[1] not in _TONES:
        return []
    if begun[-2:-1] == "q" and last[0] == "u":
        return []
    return [begun[:-1] + _OLD_TO_NEW[begun[-1] + vowel] for vowel in _TO_COME[last[0]]]
