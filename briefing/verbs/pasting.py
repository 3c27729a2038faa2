"""Pasting: a block of text becomes items, and nothing of it is dropped."""

import re
from typing import NamedTuple

from briefing.language.letters import clean
from briefing.language.markers import Marker, split_markers
from briefing.model.parts import PARAGRAPH_BREAK

_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def split_paste(text: str) -> list[str]:
    """Return the items in a pasted block, their numbers ("Một là,", "1.", "-") taken off.

    The first number decides how the items of the block are numbered; a paragraph without such a
    number belongs to the item before it, one numbered in another way ("a)") keeps its number
    there. Where nothing is numbered, each paragraph is an item: paragraphs end at blank lines,
    or at every line where there are none.
    """
    text = clean(text).strip()
    pieces = [
        _Piece(marker, piece)
        for line in text.split("\n")
        if line.strip()
        for marker, piece in split_markers(line.strip())
    ]
    style = next((piece.marker.style for piece in pieces if piece.marker and piece.own), None)
    if style is None:
        parts = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
        return [part.strip() for part in parts if part.strip()]
    items: list[str] = []
    for piece in pieces:
        if piece.marker and piece.marker.style is style and piece.own:
            items.append(piece.own)
        elif items:
            items[-1] = PARAGRAPH_BREAK.join((items[-1], piece.text))
        else:
            items.append(piece.text)
    return items


class _Piece(NamedTuple):
    marker: Marker | None
    text: str

    @property
    def own(self) -> str:
        """The text after the number."""
        return self.text[self.marker.end :].strip() if self.marker else self.text
