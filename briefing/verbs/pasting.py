"""Pasting: a block of text becomes items, and nothing of it is dropped."""

import re

from briefing.language.letters import clean
from briefing.language.markers import split_markers
from briefing.model.parts import PARAGRAPH_BREAK

_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def split_paste(text: str) -> list[str]:
    """Return the items in a pasted block, their numbers ("Một là,", "1.", "-") taken off.

    A paragraph without a number belongs to the item before it. Where nothing is numbered, each
    paragraph is an item: paragraphs end at blank lines, or at every line where there are none.
    """
    text = clean(text).strip()
    if not text:
        return []
    pieces = [
        piece for line in text.split("\n") if line.strip() for piece in split_markers(line.strip())
    ]
    if not any(marker for marker, _piece in pieces):
        parts = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
        return [part.strip() for part in parts if part.strip()]
    items: list[str] = []
    for marker, piece in pieces:
        if marker or not items:
            items.append(piece[marker.end :].strip() if marker else piece)
        else:
            items[-1] = PARAGRAPH_BREAK.join((items[-1], piece))
    return items
