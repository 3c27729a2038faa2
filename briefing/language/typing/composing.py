"""Typing key by key: the value between two keys, and what the next key makes of it."""

from typing import NamedTuple

from briefing.language.letters import nfc
from briefing.language.typing.foreign import ROMAN_NUMERALS, UNDONE_WORDS
from briefing.language.typing.methods import KEYS, Method
from briefing.language.typing.placement import Placement
from briefing.language.typing.word import Undone, Word, finished, from_text, press, show, writable

_CONSONANTS = frozenset("bcdfghjklmnpqrstvxzđ")
_STROKED = {"d": "đ", "D": "Đ", "đ": "d", "Đ": "D"}  # pressed once more, back again


class Composition(NamedTuple):
    """The word before the cursor while it is typed.

    ``raw`` is what was typed, key by key; ``shown`` is what stands in the text. The first
    ``kept`` characters of ``raw`` are no keys but letters that stood there already.
    """

    raw: str = ""
    shown: str = ""
    kept: int = 0


class _Replay(NamedTuple):
    """What came of replaying keys.

    ``shown`` is what stands in the text, ``literal`` what would if no syllable can come of it,
    ``word`` the syllable so far, None once the rest of the word is literal.
    """

    shown: str
    literal: str
    word: Word | None


def type_key(
    composition: Composition, key: str, method: Method, placement: Placement
) -> Composition:
    """Return ``composition`` after ``key``, one character of the word being typed.

    The word is replayed from its raw keys, so the result depends on nothing else. A key that is
    neither letter nor digit of the method ends the syllable and stands as itself; whoever calls
    will rather begin a new word there (:func:`word_before`). Never fails.
    """
    raw = composition.raw + key
    shown = _replay(raw, composition.kept, method, placement).shown
    return Composition(raw, nfc(shown), composition.kept)


def resume(shown_word: str) -> Composition:
    """Return the composition that goes on from letters already there.

    For after Backspace, a cursor movement or a paste. The letters stay as they are until a key
    changes them: "tiếng" and "f" is "tiềng", "as" (typed as "ass") and "s" is "ass".
    """
    text = nfc(shown_word)
    return Composition(text, text, len(text))


def finish(composition: Composition, method: Method, placement: Placement) -> Composition:
    """Return ``composition`` as it stands once the word is over (a space, a full stop).

    What is no whole syllable gives its keys back: "data", shown as "dât" while more could follow,
    is "data" again. Single letters (ă, Đ), literal words and letters that stood there already
    stay.
    """
    shown = _settled(_replay(composition.raw, composition.kept, method, placement))
    return composition._replace(shown=nfc(shown))


def word_before(text: str) -> str:
    """Return the letters and digits with which ``text`` (all before the cursor) ends.

    That is the word to :func:`resume`: "28/" gives "", "giao ba" gives "ba".
    """
    start = len(text)
    while start and text[start - 1].isalnum():
        start -= 1
    return text[start:]


def _settled(replay: _Replay) -> str:
    """Return what stands when nothing more follows."""
    if replay.word is None or finished(replay.word):
        return replay.shown
    return replay.literal


def _replay(raw: str, kept: int, method: Method, placement: Placement) -> _Replay:
    """Press the keys of ``raw`` from ``kept`` on, one after the other."""
    if raw in ROMAN_NUMERALS:
        return _Replay(raw, raw, None)
    keys = KEYS[method]
    head, start = "", 0  # the text that an undone key has left, and where in ``raw`` it ends
    word = from_text(raw[:kept])
    for index in range(kept, len(raw)):
        if word is None:
            break
        outcome = press(word, raw[index], keys, placement)
        if outcome is None and not raw[index].isalpha():
            # No letter and nothing that the method knows: the syllable ended before it.
            before = _literal(raw[:index], kept, keys.stroke, head, start)
            text = show(word, placement) if finished(word) else before
            outcome = Undone(text + raw[index])
        if isinstance(outcome, Undone):
            head, start, word = outcome.text, index + 1, from_text(outcome.text)
        else:
            word = outcome
    if start and _meant_foreign(raw, start):
        return _Replay(raw, raw, None)
    literal = _literal(raw, kept, keys.stroke, head, start)
    shown = show(word, placement) if word and writable(word) else literal
    return _Replay(shown, literal, word)


def _meant_foreign(raw: str, start: int) -> bool:
    """Say whether ``raw``, a key of which was undone before ``start``, is a known foreign word."""
    small = raw.lower()
    return len(raw) > start and any(
        small.startswith(word) or word.startswith(small) for word in UNDONE_WORDS
    )


def _literal(raw: str, kept: int, stroke: str, head: str, start: int) -> str:
    """Return the keys as letters: all of ``raw``, or ``head`` and those from ``start`` on.

    Only đ among the consonants with which the word begins stays: no foreign word has dd there,
    while offices write QĐ, HĐND, ĐUQS, đc.
    """
    if start:
        return head + raw[start:]
    letters: list[str] = []
    for index, key in enumerate(raw):
        if index >= kept and key.lower() == stroke and letters and letters[-1] in _STROKED:
            letters[-1] = _STROKED[letters[-1]]
            if letters[-1] in "đĐ":
                continue
        letters.append(key)
        if key.lower() not in _CONSONANTS:
            return "".join(letters) + raw[index + 1 :]
    return "".join(letters)
