"""Passages quoted beside the conclusions, with where they are from."""

import re

from briefing.model.records import Quotation
from briefing.reading.lines import Paragraph

_OPEN, _CLOSE = '“"«„', '”"»“'
_QUOTED = re.compile(
    rf"[{_OPEN}](?P<text>[^\n]+?)[{_CLOSE}][.,;…]?\s*"
    r"(?:[-–—]\s*)?\(?(?:Trích|trích|Nguồn|Dẫn)\s*(?:từ|theo|dẫn|:)?\s*(?P<source>[^\n]+)$"
)
_WHOLE = re.compile(rf"[{_OPEN}](?P<text>[^\n]+)[{_CLOSE}][.…]?$")
_SOURCE = re.compile(r"[-–—\s]*\(?(?:Trích|trích|Nguồn)\s*(?:từ|theo|dẫn|:)?\s*(?P<source>[^\n]+)$")
_MIN_WHOLE = 40  # a shorter line in quotation marks is a slogan or a title


def read_quotation(paragraph: Paragraph) -> Quotation | None:
    """Return the quotation that ``paragraph`` is: words in quotation marks with their source.

    The outer quotation marks are left out of both; a whole paragraph in them, or in a Markdown
    block quotation, is one too, with no source.
    """
    text = paragraph.text
    if found := _QUOTED.match(text):
        return Quotation(text=found["text"], source=_bare(found["source"]))
    whole = _WHOLE.match(text)
    if whole and len(text) >= _MIN_WHOLE and not re.search(rf"[{_OPEN}{_CLOSE}]", whole["text"]):
        return Quotation(text=whole["text"])
    return Quotation(text=text) if paragraph.quoted else None


def read_source(paragraph: Paragraph) -> str | None:
    """Return the source that stands on a line of its own under a quotation ("(Trích …)")."""
    found = _SOURCE.match(paragraph.text)
    return _bare(found["source"]) if found else None


def _bare(source: str) -> str:
    """Return a source without the marks, brackets and full stop round it."""
    source = source.strip().rstrip(".").rstrip()
    if source.endswith(")") and source.count(")") > source.count("("):
        source = source[:-1].rstrip().rstrip(".")
    if source[:1] in _OPEN and source[-1:] in _CLOSE:
        source = source[1:-1]
    return source.strip()
