"""Break styled text into lines by the width of its cells, never by the count of its letters."""

import re
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

_WORD = re.compile("[^ ]+ *| +")
"""A word with the blanks behind it. A no-break space is part of a word."""


class Span(NamedTuple):
    """A run of text in one style; ``style`` names a component class, "" is body text."""

    text: str
    style: str = ""


class Paragraph(NamedTuple):
    """Spans that flow together.

    ``indent`` cells stand before each line, ``hanging`` more before every line but the first;
    ``before`` blank lines stand above it all.
    """

    spans: tuple[Span, ...]
    indent: int = 0
    before: int = 0
    hanging: int = 0


class Line(NamedTuple):
    """One line on the screen: cells to leave free, then the spans."""

    indent: int
    spans: tuple[Span, ...]


def wrap(paragraph: Paragraph, width: int) -> list[Line]:
    """Return the lines of ``paragraph`` in ``width`` cells, at least one.

    Line breaks in the text are kept; a word longer than a line is cut at the edge.
    """
    lines: list[Line] = [Line(0, ())] * paragraph.before
    builder = _Builder(paragraph, max(width, 8))
    for text, style in paragraph.spans:
        for number, piece in enumerate(text.replace("\t", "    ").split("\n")):
            if number:
                builder.end_line()
            for word in _WORD.findall(piece):
                builder.add(word, style)
    builder.end_line()
    return lines + builder.lines


class _Builder:
    """Collects words into lines, joining neighbours of one style into one span."""

    def __init__(self, paragraph: Paragraph, width: int) -> None:
        self._paragraph = paragraph
        self._width = width
        self._spans: list[Span] = []
        self._used = 0
        self.lines: list[Line] = []

    @property
    def _indent(self) -> int:
        paragraph = self._paragraph
        return paragraph.indent + (paragraph.hanging if self.lines else 0)

    def add(self, word: str, style: str) -> None:
        room = self._width - self._indent
        bare = cell_len(word.rstrip(" "))
        if self._used and self._used + bare > room:
            self.end_line()
            room = self._width - self._indent
            if not bare:
                return
        while bare > room:
            head, *_rest = chop_cells(word, room)
            self._put(head, style)
            self.end_line()
            word = word[len(head) :]
            room = self._width - self._indent
            bare = cell_len(word.rstrip(" "))
        self._put(word, style)

    def end_line(self) -> None:
        self.lines.append(Line(self._indent, tuple(self._spans)))
        self._spans = []
        self._used = 0

    def _put(self, word: str, style: str) -> None:
        if self._spans and self._spans[-1].style == style:
            self._spans[-1] = Span(self._spans[-1].text + word, style)
        else:
            self._spans.append(Span(word, style))
        self._used += cell_len(word)
