"""Placeholders found in the paragraphs of a template, however Word has broken them into runs.

Word parts a line wherever its spelling, its language or the cursor has been, so what is typed as
one word may be five runs. A paragraph is therefore looked at as its whole text, of which each
letter knows the element that it stands in.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.language.patterns import late
from briefing.writing.papers.templating.cleaning import W
from briefing.writing.papers.templating.placeholders import Placeholder, read_placeholder

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = late(r"\{\{([^{}]{0,200})\}\}")
_BRACES = late(r"(?:\{\{|\}\}).{0,40}")
_THING = "\ufffc"  # a picture, a text box: something that is no letter
_SIGNS = {
    f"{W}t": None,
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{W}tab": " ",
    f"{W}br": " ",
    f"{W}cr": " ",
}
_PASSED_OVER = {f"{W}{name}" for name in ("pPr", "rPr", "instrText", "fldChar")}
_ENTERED = {f"{W}{name}" for name in ("r", "hyperlink", "fldSimple", "bdo", "dir")}


class Piece(NamedTuple):
    """An element of a line, with the letters that are seen of it and where they begin."""

    element: "_Element"
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the letters end."""
        return self.start + len(self.text)


class Mark(NamedTuple):
    """A placeholder in a line: where it stands, as it is written, what it is (if anything)."""

    start: int
    end: int
    written: str
    placeholder: Placeholder | None


class MarkedLine(NamedTuple):
    """A paragraph with its pieces, its text and the placeholders in it."""

    paragraph: "_Element"
    pieces: tuple[Piece, ...]
    text: str
    marks: tuple[Mark, ...]

    @property
    def alone(self) -> Placeholder | None:
        """The placeholder that is all there is in the paragraph."""
        if len(self.marks) == 1 and self.text.strip() == self.marks[0].written:
            return self.marks[0].placeholder
        return None

    @property
    def unclosed(self) -> str:
        """The words about braces that open or close no placeholder; "" for none."""
        found = _BRACES.search(_MARK.sub(_THING, self.text))
        return found[0] if found else ""


def marked_lines(root: "_Element") -> Iterator[MarkedLine]:
    """Yield every paragraph below ``root``, those of tables and text boxes too, in their order."""
    for paragraph in root.iter(f"{W}p"):
        yield marked_line(paragraph)


def marked_line(paragraph: "_Element") -> MarkedLine:
    """Return one paragraph with what is in it; the text boxes in it are paragraphs of their own."""
    pieces: list[Piece] = []
    start = 0
    for element, text in _letters(paragraph):
        pieces.append(Piece(element, text, start))
        start += len(text)
    text = "".join(piece.text for piece in pieces)
    marks = tuple(
        Mark(found.start(), found.end(), found[0], read_placeholder(found[1]))
        for found in _MARK.finditer(text)
    )
    return MarkedLine(paragraph, tuple(pieces), text, marks)


def _letters(element: "_Element") -> "Iterator[tuple[_Element, str]]":
    for child in element:
        if child.tag in _SIGNS:
            sign = _SIGNS[child.tag]
            yield child, (child.text or "") if sign is None else sign
        elif child.tag in _ENTERED:
            yield from _letters(child)
        elif child.tag not in _PASSED_OVER:
            yield child, _THING
