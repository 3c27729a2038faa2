"""What a document of another kind gives: its paragraphs in their order, and notes on the way."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.errors import ReadError
from briefing.i18n import _
from briefing.language.letters import clean
from briefing.language.markers import split_markers
from briefing.model.records import Warning as Note
from briefing.reading.decode import Decoded
from briefing.reading.lines import Paragraph, marked

MOST_LETTERS = 1_000_000
"""How much text is believed to be one meeting's: three hundred pages, a year of minutes."""

MOST_PARAGRAPHS = 10_000
"""So many stand on three hundred pages where each is one line."""


class Line(NamedTuple):
    """One paragraph of a document.

    ``text`` has its number or bullet in front, as it is seen on the page. ``level`` is that of a
    heading (0 for none), ``strong`` says that all of it is bold, ``style`` is the name of its
    style, as the document calls it.
    """

    text: str
    level: int = 0
    strong: bool = False
    style: str = ""


class Extract(NamedTuple):
    """The paragraphs of a document, clean and without empty ones, and what to tell the user.

    ``encoding`` is how its letters stood in the file, where its kind does not say so itself.
    """

    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
    encoding: str = ""

    @property
    def text(self) -> str:
        """The words of it as plain text, an empty line between paragraphs, rows kept together."""
        pieces: list[str] = []
        for line in self.lines:
            if pieces and is_row(line.text) and is_row(pieces[-1].rpartition("\n")[2]):
                pieces[-1] += f"\n{line.text}"
            else:
                pieces.append(line.text)
        return "\n\n".join(pieces)


def too_long() -> ReadError:
    """Return the sentence for a text of more than any meeting says."""
    return ReadError(
        _("The document is far too long for the minutes of one meeting."),
        _("Give the minutes alone."),
    )


def converted(extract: Extract, decoded: Decoded) -> Extract:
    """Return ``extract`` with the words that ``decoded`` has made of its text."""
    texts = re.split(r"\n+", decoded.text)
    lines = tuple(line._replace(text=text) for line, text in zip(extract.lines, texts, strict=True))
    return Extract(lines, (*extract.notes, *decoded.warnings), decoded.encoding)


def is_row(text: str) -> bool:
    """Say whether ``text`` is a row of a table: "| cell | cell |"."""
    return len(text) > 1 and text.startswith("|") and text.endswith("|")


def row(cells: Sequence[str]) -> str:
    """Return the cells of one row of a table as a line; a bar within a cell becomes a slash."""
    inner = " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells)
    return f"| {inner} |"


def tidied(line: Line) -> Line | None:
    """Return ``line`` clean and on one line, ``None`` where nothing of it is left."""
    text = " ".join(clean(line.text).split())
    return line._replace(text=text) if text else None


def paragraphs_of(extract: Extract) -> list[Paragraph]:
    """Return the paragraphs as prose is read: markers read, items glued together parted.

    Raises :class:`ReadError` where there are more than any meeting needs.
    """
    found: list[Paragraph] = []
    for line in extract.lines:
        if len(found) > MOST_PARAGRAPHS:
            raise too_long()
        if line.level or is_row(line.text):
            found.append(marked(line.text, level=line.level, strong=line.strong))
        else:
            pieces = [piece for _marker, piece in split_markers(line.text) if piece]
            found += [marked(piece, strong=line.strong) for piece in pieces]
    return found
