"""The two input methods as tables: what each key does to the syllable before the cursor."""

from enum import StrEnum
from typing import NamedTuple

from briefing.language.typing.alphabet import Tone


class Method(StrEnum):
    """How Vietnamese letters are typed on a plain keyboard."""

    TELEX = "telex"  # letters: aa, ow, dd; s f r x j
    VNI = "vni"  # digits: a6, o7, d9; 1 2 3 4 5


class Keys(NamedTuple):
    """What the keys of one method do.

    ``tones``: key to tone, LEVEL takes it off. ``signs``: key to the letters that it changes,
    from base letter to letter with its sign. ``stroke``: the key that makes đ of d. ``horned``:
    the key that alone is ư ("" when there is none).
    """

    tones: dict[str, Tone]
    signs: dict[str, dict[str, str]]
    stroke: str
    horned: str


KEYS = {
    Method.TELEX: Keys(
        tones={
            "s": Tone.ACUTE,
            "f": Tone.GRAVE,
            "r": Tone.HOOK,
            "x": Tone.TILDE,
            "j": Tone.DOT,
            "z": Tone.LEVEL,
        },
        signs={
            "a": {"a": "â"},
            "e": {"e": "ê"},
            "o": {"o": "ô"},
            "w": {"a": "ă", "o": "ơ", "u": "ư"},
        },
        stroke="d",
        horned="w",
    ),
    Method.VNI: Keys(
        tones={
            "1": Tone.ACUTE,
            "2": Tone.GRAVE,
            "3": Tone.HOOK,
            "4": Tone.TILDE,
            "5": Tone.DOT,
            "0": Tone.LEVEL,
        },
        signs={
            "6": {"a": "â", "e": "ê", "o": "ô"},
            "7": {"o": "ơ", "u": "ư"},
            "8": {"a": "ă"},
        },
        stroke="9",
        horned="",
    ),
}
