"""Typing Vietnamese on a plain keyboard, for machines that have no input method.

The engine is pure and knows nothing of a screen. Between two keys there is one value, the
:class:`Composition` of the word before the cursor: the raw keys and what they show. Every key
replays the raw keys from the first, so that what is shown follows from them alone; undoing by
repeating and giving English words back are exact, and there is no state to go stale.

A front end does four things. For a letter or digit it calls :func:`type_key` and puts the new
``shown`` in place of the old. When the cursor has moved, or Backspace, a paste or an undo has
changed the text, it takes ``resume(word_before(text))``. For a space or sign it may call
:func:`finish` first, where the word ends there and no letter follows the cursor. Then it begins
with ``Composition()``.

How a key is read: a tone key gives the syllable its tone, a sign key changes the first vowel on
which the sign can stand, wherever in the word (free typing: "dduongwf", "tiengse"), and what
does neither is a letter. ``syllable.py`` says whether the letters can still become a Vietnamese
syllable and where its tone stands. Once they cannot, the raw keys are shown and the rest of the
word is literal ("windows"); only đ among the first consonants stays (QĐ, HĐND). A key whose
effect is there already takes it back and stands as itself, and the rest is literal ("ass" is
"as"). The oo of xoong is such an undone ô ("xooong") and goes on taking its tone.

What letters alone cannot tell is taken for Vietnamese: Telex makes á of "as", ò of "of", tét of
"test", TƯ of "TW", HĐ of "HDD"; VNI makes Ã of "A4". The last key once more gives the word that
was meant. A doubled key in a foreign word is one undone ("boss" is "bos"), but for the words of
``foreign.py``. đ may be typed at the end, so "did" is "đi".
"""

from briefing.language.typing.composing import (
    Composition,
    finish,
    resume,
    type_key,
    word_before,
)
from briefing.language.typing.keystrokes import keystrokes
from briefing.language.typing.methods import Method
from briefing.language.typing.placement import Placement

__all__ = [
    "Composition",
    "Method",
    "Placement",
    "finish",
    "keystrokes",
    "resume",
    "type_key",
    "word_before",
]
