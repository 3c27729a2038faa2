"""Vietnamese syllables built from the rules of the sound system, and how each is typed.

Written apart from the tables of the engine: onsets are sounds that are spelled by rule, and each
rhyme says itself, with ', after which vowel the tone mark stands.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.language.typing import Composition, Method, Placement, keystrokes, type_key

TONES = {"": "", "\u0301": "s1", "\u0300": "f2", "\u0309": "r3", "\u0303": "x4", "\u0323": "j5"}
STOP_TONES = ("\u0301", "\u0323")
STOPS = ("c", "t", "p", "ch")

_ONSETS = "- b ch d đ g gi h k kh l m n ng nh p ph r s t th tr v x"
ONSETS = _ONSETS.split()
LABIALS = {"b", "m", "p", "ph", "v"}

# The glide w is spelled o or u, and with the sound k it makes qu.
PLAIN = """
a' a'c a'ch a'i a'm a'n a'ng a'nh a'o a'p a't a'u a'y ă'c ă'm ă'n ă'ng ă'p ă't
â'c â'm â'n â'ng â'p â't â'u â'y e' e'c e'm e'n e'ng e'o e'p e't
ê' ê'ch ê'm ê'n ê'nh ê'p ê't ê'u i' i'a i'ch i'm i'n i'nh i'p i't i'u
iê'c iê'm iê'n iê'ng iê'p iê't iê'u o' o'c o'i o'm o'n o'ng o'p o't oo'c oo'ng
ô' ô'c ô'i ô'm ô'n ô'ng ô'p ô't ơ' ơ'i ơ'm ơ'n ơ'p ơ't
u' u'a u'c u'i u'm u'n u'ng u'p u't uô'c uô'i uô'm uô'n uô'ng uô't
ư' ư'a ư'c ư'i ư'ng ư't ư'u ươ'c ươ'i ươ'm ươ'n ươ'ng ươ'p ươ't ươ'u
"""
GLIDED = """
oa'c oa'ch oa'i oa'm oa'n oa'ng oa'nh oa'o oa'p oa't oa'y oă'c oă'm oă'n oă'ng oă't
oe'n oe'o oe't uâ'n uâ'ng uâ't uâ'y uê' uê'ch uê'nh
uy'a uy'ch uy'nh uy'p uy't uy'u uyê'n uyê't
"""
NEVER = {("-", "iê'c"), ("-", "iê'p"), ("gi", "i'a"), ("gi", "i'u"), ("k", "uy'a")}
# Open oa, oe, uy: the new way and the old.
TWO_WAYS = {"oa'": "o'a", "oe'": "o'e", "uy'": "u'y"}
# Syllables that no rule gives: the broken uơ, and y where i is heard.
SINGLE = """
thuơ' huơ' khuơ' quơ' quô'c y' hy' ky' ly' my' sy' ty' vy' yê'm yê'n yê'ng yê't yê'u
"""


class Syllable(NamedTuple):
    """``new`` and ``old`` are how it is written; ``head`` and ``tail`` its letters, no tone.

    The tone mark of the new way stands on the last letter of ``head``; ``tone`` has the two keys
    of the tone, Telex and VNI.
    """

    new: str
    old: str
    head: str
    tail: str
    tone: str


def _spell(onset: str, rhyme: str) -> str | None:
    """Write a sound before a rhyme as it is spelled; None where the two never meet."""
    front = rhyme[0] in "eêi"
    glided = rhyme in GLIDED.split() or rhyme in TWO_WAYS.values() or rhyme in TWO_WAYS
    if glided and (onset in LABIALS or onset in {"g", "gi"}):
        return None
    if (onset, rhyme) in NEVER:
        return None
    match onset:
        case "-":
            return "y" + rhyme[1:] if rhyme.startswith("iê") else rhyme
        case "k" if glided:
            return "qu" + rhyme.replace("o'", "o").replace("u'", "u")[1:]
        case "k":
            return ("k" if front else "c") + rhyme
        case "g":
            return ("gh" if front else "g") + rhyme
        case "ng":
            return ("ngh" if front else "ng") + rhyme
        case "gi":
            return ("g" if rhyme[0] == "i" else "gi") + rhyme
    return onset + rhyme


def _toned(spelled: str, mark: str) -> str:
    return unicodedata.normalize("NFC", spelled.replace("'", mark))


def _build() -> Iterator[Syllable]:
    pairs = [(rhyme, rhyme) for rhyme in (PLAIN + GLIDED).split()] + list(TWO_WAYS.items())
    spelled = [
        (new, old)
        for onset in ONSETS
        for new_rhyme, old_rhyme in pairs
        if (new := _spell(onset, new_rhyme))
        and (old := new if onset == "k" else _spell(onset, old_rhyme))
    ]
    spelled += [(single, single) for single in SINGLE.split()]
    for new, old in spelled:
        for mark, tone in TONES.items():
            if new.endswith(STOPS) and mark not in STOP_TONES:
                continue
            head, tail = new.split("'")
            yield Syllable(_toned(new, mark), _toned(old, mark), head, tail, tone)


SYLLABLES = tuple({(one.new, one.old): one for one in _build()}.values())


@cache
def typed(keys: str, method: Method, placement: Placement = Placement.NEW) -> Composition:
    """Type ``keys`` one by one; words that begin alike share their beginning."""
    if not keys:
        return Composition()
    return type_key(typed(keys[:-1], method, placement), keys[-1], method, placement)


def tone_last(syllable: Syllable, method: Method) -> str:
    """Return the keys with the tone key at the end of the word."""
    return keystrokes(syllable.head + syllable.tail, method) + _tone_key(syllable, method)


def tone_early(syllable: Syllable, method: Method) -> str:
    """Return the keys with the tone key directly after the vowel."""
    head = keystrokes(syllable.head, method)
    return head + _tone_key(syllable, method) + keystrokes(syllable.tail, method)


def _tone_key(syllable: Syllable, method: Method) -> str:
    return syllable.tone[0 if method is Method.TELEX else 1 :][:1]
