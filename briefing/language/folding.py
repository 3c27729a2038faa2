"""The words of a text as search sees them, and under which keys they are found.

A word is a run of letters and digits, with the combining marks and soft hyphens in it; in
Vietnamese that is a syllable. Its plain key has no accents, its marked key has them; neither
depends on case, on NFC or NFD, or on where the tone of an open oa, oe or uy stands. Both are
those of :func:`briefing.language.letters.search_key` and ``marked_key``, made word by word and
without a pattern, for a search as a process of its own lives for a few milliseconds.
"""

from __future__ import annotations

from codecs import charmap_build, charmap_decode, charmap_encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from briefing.tuples import NamedTuple

LONGEST_WORD = 64
"""A word is told from others by so many letters of its key; no language needs more."""

_MOST = 1 << 17
"""Words whose keys are kept; a language's fit in."""

_VOWELS = {
    "a": "àảãáạăằẳẵắặâầẩẫấậ",
    "e": "èẻẽéẹêềểễếệ",
    "i": "ìỉĩíị",
    "o": "òỏõóọôồổỗốộơờởỡớợ",
    "u": "ùủũúụưừửữứự",
    "y": "ỳỷỹýỵ",
    "d": "đ",
}
_SIGNS = "\u00a0§«»°±·×÷‐‑–—‘’“”„•…→−"

# A code page of our own, one byte for each small letter and each sign that Vietnamese texts are
# made of. Texts in it are folded whole, in a twentieth of the time that letter by letter takes.
_FOREIGN = "\ufffe"
_LETTERS = "".join(_VOWELS.values())
_CHARACTERS = "".join(map(chr, range(128))) + (_LETTERS + _SIGNS).ljust(128, _FOREIGN)
_PAGE = charmap_build(_CHARACTERS)
_BARE = "".join(plain * len(marked) for plain, marked in _VOWELS.items())
_PLAIN = bytes(range(128)) + _BARE.encode().ljust(128)
"""For ``bytes.translate``: letters without accents, signs beyond ASCII as blanks."""
_WORDS = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + bytes(
    128 + place if place < len(_LETTERS) else 32 for place in range(128)
)
"""For ``bytes.translate``: what is in no word as blanks."""

# Where the tone of an open oa, oe or uy stands in the older way of writing, and in the keys.
_OLD_TO_NEW = dict(
    zip(
        "òa ỏa õa óa ọa òe ỏe õe óe ọe ùy ủy ũy úy ụy".split(),  # noqa: SIM905 - one to a syllable
        "oà oả oã oá oạ oè oẻ oẽ oé oẹ uỳ uỷ uỹ uý uỵ".split(),  # noqa: SIM905 - same
        strict=True,
    )
)


class Key(NamedTuple):
    """The two keys of a word: without accents, and with them."""

    plain: str
    marked: str


class _Keys(dict[str, Key]):
    """The keys of words, made when they are first asked for."""

    def __missing__(self, word: str) -> Key:
        if len(self) >= _MOST:
            self.clear()
        marked = word.casefold()
        try:
            coded = charmap_encode(marked, "strict", _PAGE)[0]
        except UnicodeEncodeError:
            key = self[word] = _foreign_key(marked)
            if not key.plain:
                _LETTERLESS.add(word)
            return key
        plain = coded.translate(_PLAIN).decode()
        key = self[word] = Key(plain[:LONGEST_WORD], _in_place(marked)[:LONGEST_WORD])
        return key


class _Coded(dict[bytes, Key]):
    """The same for words in the code page."""

    def __missing__(self, word: bytes) -> Key:
        if len(self) >= _MOST:
            self.clear()
        key = self[word] = _KEYS[charmap_decode(word, "strict", _CHARACTERS)[0]]
        return key


def _foreign_key(folded: str) -> Key:
    """Return the keys of a casefolded word with letters that Vietnamese does not have."""
    from unicodedata import combining, normalize  # noqa: PLC0415 - start-up

    marked = _in_place(normalize("NFC", folded).replace("\u00ad", ""))
    letters = normalize("NFD", marked.replace("đ", "d"))
    plain = "".join([letter for letter in letters if not combining(letter)])
    return Key(plain[:LONGEST_WORD], marked[:LONGEST_WORD])


def _in_place(marked: str) -> str:
    """Return a word with the tone of its open oa, oe or uy where the keys have it."""
    placed = _OLD_TO_NEW.get(marked[-2:])
    if placed and marked[-3:-2] != "q":  # after q the u belongs to the consonant: quý
        return marked[:-2] + placed
    return marked


class _Parts(dict[int, str]):
    """For ``str.translate``: every character that is in no word becomes a blank."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        part = self[code] = letter if in_word(letter) else " "
        return part


class _Even(dict[int, str]):
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
_CODED = _Coded()
_PARTS = _Parts()
_EVEN = _Even()


def in_word(letter: str) -> bool:
    """Tell whether ``letter`` belongs to words."""
    return letter.isalnum() or "\u0300" <= letter <= "\u036f" or letter == "\u00ad"


def key_of(word: str) -> Key:
    """Return the keys of one word in NFC; the plain one is empty where it has no letter."""
    return _KEYS[word]


def keys(text: str) -> list[Key]:
    """Return the keys of the words of ``text``, which is in NFC, in their order."""
    try:
        words = charmap_encode(text.lower(), "strict", _PAGE)[0].translate(_WORDS).split()
    except UnicodeEncodeError:
        found = list(map(_KEYS.__getitem__, text.translate(_PARTS).split()))
        return [key for key in found if key.plain] if _LETTERLESS else found
    return list(map(_CODED.__getitem__, words))


def evenly(text: str) -> str:
    """Return ``text`` letter by letter as its plain keys have it, in the same length.

    :data:`UNEVEN` stands for letters of which a key has none or several.
    """
    small = text.lower()
    if len(small) == len(text):
        try:
            return charmap_encode(small, "strict", _PAGE)[0].translate(_PLAIN).decode()
        except UnicodeEncodeError:
            pass  # letters that Vietnamese does not have
    return text.translate(_EVEN)


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


def on_the_way(begun: str) -> list[str]:
    """Return the marked keys of words that ``begun``, a marked key, may become in the other style.

    Only those that do not begin with it: "hò" may become "hòa", of which the key is "hoà".
    """
    vowels = "ae" if begun[-2:-1] == "q" else "aey"  # quý: the u belongs to the consonant
    last = begun[-1:]
    return [
        begun[:-1] + _OLD_TO_NEW[last + vowel] for vowel in vowels if last + vowel in _OLD_TO_NEW
    ]
