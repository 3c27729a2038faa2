"""What letters can be, or can still become, a Vietnamese syllable, and where its tone stands.

A syllable is an onset and a rhyme. Letters are *viable* when some rhyme begins with them, signs
that are still missing allowed for ("tuong" may become tương or tuông), and *complete* when they
are a syllable as it is written. Everything takes small letters with their signs and no tones.
"""

from itertools import product

from briefing.language.typing.alphabet import BASE, SIGNED, VOWELS, Tone
from briefing.language.typing.phonology import (
    NEVER_BEFORE,
    ONSETS,
    PLACE_NAME_RHYMES,
    RHYMES,
)
from briefing.language.typing.placement import Placement

_ONSET_BEGINNINGS = frozenset(onset[:end] for onset in ONSETS for end in range(len(onset) + 1))


def _beginnings() -> frozenset[str]:
    """Return all that a rhyme may look like while it is typed: cut short, signs missing."""
    return (
        frozenset(
            "".join(letters)
            for rhyme in RHYMES
            for end in range(1, len(rhyme) + 1)
            for letters in product(*({letter, BASE.get(letter, letter)} for letter in rhyme[:end]))
        )
        | PLACE_NAME_RHYMES
    )


_BEGINNINGS = _beginnings()
_COMPLETE = RHYMES | PLACE_NAME_RHYMES
_STOPS = ("c", "ch", "k", "p", "t")


def split(letters: str) -> tuple[str, str]:
    """Return onset and rhyme of ``letters``.

    The u of qu belongs to the onset, and so does the i of gi when a vowel follows (già, giếng);
    in gì and gìn it is the rhyme's.
    """
    if letters.startswith("qu"):
        return "qu", letters[2:]
    if letters.startswith("gi") and letters[2:3] in VOWELS:
        return "gi", letters[2:]
    for place, letter in enumerate(letters):
        if letter in VOWELS:
            return letters[:place], letters[place:]
    return letters, ""


def _spelled(onset: str, rhyme: str) -> bool:
    """Say whether the spelling rules let ``onset`` stand before ``rhyme`` (c/k, g/gh, ng/ngh)."""
    return onset in ONSETS and rhyme[0] not in NEVER_BEFORE.get(onset, "")


def _among(onset: str, rhyme: str, rhymes: frozenset[str]) -> bool:
    """Say whether the rhyme, which may share its first vowel with qu or gi, is in ``rhymes``."""
    if onset in {"qu", "gi"}:
        return rhyme in rhymes or onset[1] + rhyme in rhymes  # quyết is q-uyết, giếng is g-iếng
    return rhyme in rhymes


def viable(letters: str) -> bool:
    """Say whether ``letters`` can still become a Vietnamese syllable."""
    onset, rhyme = split(letters)
    if not rhyme:
        return onset in _ONSET_BEGINNINGS
    return _spelled(onset, rhyme) and _among(onset, rhyme, _BEGINNINGS)


def bears(letters: str, tone: int) -> bool:
    """Say whether ``letters``, complete or not, may have ``tone``: stops bear sắc and nặng."""
    return tone in {Tone.LEVEL, Tone.ACUTE, Tone.DOT} or not letters.endswith(_STOPS)


def complete(letters: str, tone: int) -> bool:
    """Say whether ``letters`` with ``tone`` are a whole Vietnamese syllable.

    A final stop asks for sắc or nặng; only in names of places (Đăk) may it have no tone.
    """
    onset, rhyme = split(letters)
    if not rhyme or not _spelled(onset, rhyme) or not _among(onset, rhyme, _COMPLETE):
        return False
    if tone == Tone.LEVEL and rhyme.endswith(_STOPS):
        return rhyme in PLACE_NAME_RHYMES
    return bears(rhyme, tone)


# What waits for its ê or ô carries the tone where it will stay.
_LATE_OPEN = frozenset({"ie", "ye", "ue", "uo", "oo", "ya", "uye"})
_TWO_WAYS = frozenset({"oa", "oe", "uy"})


def tone_place(letters: str, placement: Placement) -> int:
    """Return the index of the letter of ``letters`` on which the tone mark stands.

    On the vowel with a sign, the last one in ươ; else on the last vowel before a final
    consonant; else on the middle one of three and the first of two. Open oa, oe and uy are what
    the two placements differ in. ``letters`` must have a rhyme.
    """
    onset, rhyme = split(letters)
    start = len(onset)
    for place in range(len(rhyme) - 1, -1, -1):
        if rhyme[place] in SIGNED:
            return start + place
    run = 1
    while run < len(rhyme) and rhyme[run] in VOWELS:
        run += 1
    vowels = rhyme[:run]
    closed = run < len(rhyme)
    if closed or vowels in _LATE_OPEN or (vowels in _TWO_WAYS and placement is Placement.NEW):
        return start + run - 1
    return start + (1 if run == 3 else 0)
