"""The syllable being typed, and what one key makes of it."""

from typing import NamedTuple

from briefing.language.typing.alphabet import BASE, PARTS, TONED, Tone
from briefing.language.typing.methods import Keys
from briefing.language.typing.phonology import BROKEN_U_ONSETS
from briefing.language.typing.placement import Placement
from briefing.language.typing.syllable import bears, complete, split, tone_place, viable


class Word(NamedTuple):
    """Letters that can still become a Vietnamese syllable.

    ``letters`` are small, with their signs and without tone. ``capitals`` says letter by letter
    which are capitals. ``tone`` is None until a tone key has been pressed, so that taking the
    tone off (LEVEL) is told from never having had one. ``horned`` is the index of the ư that a
    key made alone ("w"), -1 when there is none.
    """

    letters: str = ""
    capitals: tuple[bool, ...] = ()
    tone: Tone | None = None
    horned: int = -1


class Undone(NamedTuple):
    """A key pressed again took its own effect back: the text that now stands there."""

    text: str


def _spread(letters: str) -> str:
    """Return ``letters`` with the horn of ươ on both: ưo is ươ, and uơ is when more follows."""
    onset, rhyme = split(letters)
    if rhyme.startswith("ưo") or (rhyme.startswith("uơ") and len(rhyme) > 2):
        return f"{onset}ươ{rhyme[2:]}"
    return letters


def show(word: Word, placement: Placement) -> str:
    """Return ``word`` as it is written, the tone mark where it belongs (NFC)."""
    letters = _spread(word.letters)
    shown = list(letters)
    if word.tone:
        place = tone_place(letters, placement)
        shown[place] = TONED[shown[place], word.tone]
    for place, capital in enumerate(word.capitals):
        if capital:
            shown[place] = shown[place].upper()
    return "".join(shown)


def writable(word: Word) -> bool:
    """Say whether ``word`` may be shown: not while a final stop has a tone it cannot bear."""
    return bears(word.letters, word.tone or Tone.LEVEL)


def finished(word: Word) -> bool:
    """Say whether ``word`` is a whole syllable, or a single letter, which may stand alone."""
    return len(word.letters) == 1 or complete(_spread(word.letters), word.tone or Tone.LEVEL)


def from_text(text: str) -> Word | None:
    """Return the word that ``text`` is the beginning of; None when it can be no Vietnamese one."""
    word: Word | None = Word()
    for letter in text:
        word = word and _append(word, letter)
    return word


def press(word: Word, key: str, keys: Keys, placement: Placement) -> Word | Undone | None:
    """Return what ``key`` makes of ``word``; None when no Vietnamese syllable can come of it."""
    small = key.lower()
    if small in keys.tones:
        outcome = _tone(word, key, keys.tones[small], placement)
    elif small == keys.stroke:
        outcome = _stroke(word, key, placement)
    elif small in keys.signs:
        outcome = _sign(word, key, keys, placement)
    else:
        outcome = None
    return outcome or _append(word, key)


def _append(word: Word, key: str) -> Word | None:
    """Return ``word`` with the letter ``key`` after it, or None."""
    if key not in PARTS:
        return None
    letter, tone, capital = PARTS[key]
    if tone and word.tone:
        return None
    new = word._replace(
        letters=word.letters + letter,
        capitals=(*word.capitals, capital),
        tone=Tone(tone) if tone else word.tone,
    )
    return new if viable(new.letters) and writable(new) else None


def _tone(word: Word, key: str, tone: Tone, placement: Placement) -> Word | Undone | None:
    """Put, change or take off the tone; the same key again takes its effect back.

    A tone that a final stop cannot bear is taken as well (:func:`writable` then says no), so that
    the right tone key after it still makes the word: "vieetfj" is "việt".
    """
    _, rhyme = split(word.letters)
    if not rhyme or (tone is Tone.LEVEL and word.tone is None):
        return None
    if tone == word.tone:
        return Undone(show(word._replace(tone=None), placement) + key)
    return word._replace(tone=tone)


def _stroke(word: Word, key: str, placement: Placement) -> Word | Undone | None:
    """Make đ of the d that begins the word, and d of đ."""
    if word.letters.startswith("d"):
        return word._replace(letters="đ" + word.letters[1:])
    if word.letters.startswith("đ"):
        return Undone(show(word._replace(letters="d" + word.letters[1:]), placement) + key)
    return None


def _sign(word: Word, key: str, keys: Keys, placement: Placement) -> Word | Undone | None:
    """Put a sign on the first vowel on which it can stand, anywhere in the rhyme."""
    signs = keys.signs[key.lower()]
    onset, rhyme = split(word.letters)
    for changed in _candidates(onset, rhyme, signs):
        if changed != rhyme and viable(onset + changed):
            return word._replace(letters=onset + changed)
    if any(letter in signs.values() for letter in rhyme):
        return _unsign(word, key, keys, placement)
    if key.lower() != keys.horned:
        return None
    alone = _append(word, "Ư" if key.isupper() else "ư")
    return alone and alone._replace(horned=len(word.letters))


def _candidates(onset: str, rhyme: str, signs: dict[str, str]) -> list[str]:
    """Return the rhymes that the sign could make of ``rhyme``, the likeliest first."""
    found = []
    plain = "".join(BASE.get(letter, letter) for letter in rhyme)
    if plain.startswith("uo") and "o" in signs:
        open_end = len(rhyme) == 2 and onset in BROKEN_U_ONSETS
        first = "u" if open_end and rhyme[0] == "u" else signs.get("u", "u")
        return [first + signs["o"] + rhyme[2:]]
    for place, letter in enumerate(plain):
        if letter in signs:
            found.append(rhyme[:place] + signs[letter] + rhyme[place + 1 :])
    return found


def _unsign(word: Word, key: str, keys: Keys, placement: Placement) -> Undone:
    """Take the sign off again and let the key stand as a letter."""
    signs = keys.signs[key.lower()]
    onset, rhyme = split(word.letters)
    bare = "".join(BASE[letter] if letter in signs.values() else letter for letter in rhyme)
    text = show(word._replace(letters=onset + bare), placement)
    if word.horned < 0:
        return Undone(text + key)
    # The ư that the key made alone is that key again: "ww" is "w", "mwaw" is "mwaw".
    own = keys.horned.upper() if word.capitals[word.horned] else keys.horned
    text = text[: word.horned] + own + text[word.horned + 1 :]
    return Undone(text if word.horned == len(word.letters) - 1 else text + key)
