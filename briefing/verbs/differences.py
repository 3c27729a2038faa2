"""What differs between two texts, word by word, and how much two texts have in common."""

import re
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

# A number, a date or a document's number is one word: "88,02%", "5/7/2020", "75-KL/TW".
_WORD = re.compile(r"\s+|\w+(?:[-/.,:’']\w+)*%?|[^\w\s]")

_ALIKE_ENOUGH = 0.3
"""Below this share of common words, marking single ones only confuses: all of it was replaced."""


class Mark(StrEnum):
    """Whether a stretch of text is in both texts, only in the new one, or only in the old."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Piece(Struct, frozen=True):
    """A stretch of text under one mark; never empty."""

    mark: Mark
    text: str


def word_differences(old: str, new: str) -> tuple[Piece, ...]:
    """Return the words of both texts in one run, each marked.

    Without what was added the pieces are ``old``, without what was removed they are ``new``,
    letter for letter. Where both changed, what was removed comes first.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if likeness(old, new) < _ALIKE_ENOUGH:
        return _pieces([(old, new, "")])
    runs: list[tuple[str, str, str]] = []  # removed, added, then the same
    removed = added = ""
    # Blanks anchor nothing: they go with the words beside them.
    matcher = SequenceMatcher(str.isspace, before, after, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        gone, come = "".join(before[old_start:old_end]), "".join(after[new_start:new_end])
        if kind != "equal":
            removed, added = removed + gone, added + come
        elif gone.isspace() and (removed or added) and new_end < len(after):
            removed, added = removed + gone, added + gone  # one change rather than two
        else:
            runs.append((removed, added, gone))
            removed = added = ""
    return _pieces([*runs, (removed, added, "")])


def likeness(old: str, new: str) -> float:
    """Return how much two texts have in common, from 0 to 1: the share of words that are in both.

    Words count in their order, blanks do not count.
    """
    if old == new:
        return 1.0
    matcher = _matcher(old, new)
    # The first two are upper bounds that cost nearly nothing.
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio)
    if any(bound() < _ALIKE_ENOUGH for bound in bounds):
        return 0.0
    return matcher.ratio()


def _matcher(old: str, new: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, _words(old), _words(new), autojunk=False)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if not word.isspace()]


def _pieces(runs: list[tuple[str, str, str]]) -> tuple[Piece, ...]:
    marks = (Mark.REMOVED, Mark.ADDED, Mark.SAME)
    return tuple(
        Piece(mark, text) for run in runs for mark, text in zip(marks, run, strict=True) if text
    )
