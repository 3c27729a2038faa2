"""Corrections in passing: ``s/sai/đúng/``, as scribes of the W3C type them in minutes."""

from typing import NamedTuple

from briefing.language.letters import nfc
from briefing.language.patterns import late

# A bar may stand for the slash, so that dates need no escaping: s|5/7|10/7|. The last one may
# be left out. Within, a backslash takes its meaning from a slash, a bar or a backslash.
_FORM = late(
    r"\s*s(?P<mark>[/|])(?P<wrong>(?:\\.|(?!(?P=mark))[^\\\n])+)(?P=mark)"
    r"(?P<right>(?:\\.|(?!(?P=mark))[^\\\n])*)(?P=mark)?\s*"
)
_ESCAPED = late(r"\\([/|\\])")


class Substitution(NamedTuple):
    """What was written wrongly, and what it should be; the second may be nothing."""

    wrong: str
    right: str


def read_substitution(line: str) -> Substitution | None:
    r"""Return the correction that is all of ``line``, or ``None`` where it is none.

    ``s/sai/đúng/`` or ``s|sai|đúng|``, the last mark optional; ``\/`` is a slash.
    """
    found = _FORM.fullmatch(nfc(line))
    if not found:
        return None
    return Substitution(_ESCAPED.sub(r"\1", found["wrong"]), _ESCAPED.sub(r"\1", found["right"]))


def substitute(text: str, correction: Substitution) -> str | None:
    """Return ``text`` with the last place corrected that has the wrong words, ``None`` if none has.

    Capitals count, unless the words are only found without regard to them.
    """
    place = text.rfind(correction.wrong)
    if place < 0 and len(text.lower()) == len(text):
        place = text.lower().rfind(correction.wrong.lower())
    if place < 0:
        return None
    return text[:place] + correction.right + text[place + len(correction.wrong) :]
