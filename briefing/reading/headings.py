"""Headings: which lines are, and whether they announce results or conclusions."""

import re
from enum import Enum, auto
from typing import NamedTuple

from briefing.language.terms import ListStyle
from briefing.reading import cues
from briefing.reading.lines import Paragraph

_MAX_HEADING = 160
_MAX_PLAIN = 90
_MAX_LABEL = 70
_SIGN = re.compile(r"(?:[A-E]|Phần (?:thứ )?\w+)[.):/-]\s*")
_FACTS = re.compile(r"(?<!\w)(?:thời gian|địa điểm|thành phần|tham dự)(?!\w)")


class Part(Enum):
    """What a part of a text tells."""

    FACTS = auto()
    RESULTS = auto()
    PLAN = auto()


class Heading(NamedTuple):
    """A heading without its number; ``part`` is ``None`` where its words do not tell."""

    text: str
    part: Part | None


def part_of(text: str) -> Part | None:
    """Return what a heading of these words announces; the words that stand first decide."""
    keyed = cues.key(text)
    if _FACTS.match(keyed):
        return Part.FACTS
    results = cues.place(keyed, "cues", "section", "results")
    plan = cues.place(keyed, "cues", "section", "plan")
    if plan is not None and (results is None or plan < results):
        return Part.PLAN
    return Part.RESULTS if results is not None else None


def is_capitals(text: str) -> bool:
    """Say whether ``text`` is in capitals and more than an abbreviation."""
    return text.isupper() and len(text) <= _MAX_HEADING and sum(map(str.isalpha, text)) >= 5


def heading_of(paragraph: Paragraph, after: Paragraph | None) -> Heading | None:
    """Return the heading that ``paragraph`` is, if it is one; ``after`` is what follows it."""
    text = paragraph.body if paragraph.marker else paragraph.text
    bare = _SIGN.sub("", text, count=1).rstrip(" :.*") if text else ""
    if not bare or len(bare) > _MAX_HEADING:
        return None
    heading = Heading(bare, part_of(bare))
    if paragraph.level or is_capitals(text):
        return heading
    if text.endswith((".", ";", ",", "…", "!", "?")):
        return None
    if paragraph.marker is None:
        return heading if _is_plain_heading(paragraph, heading) else None
    return heading if _is_numbered_heading(paragraph, heading, after) else None


def _is_plain_heading(paragraph: Paragraph, heading: Heading) -> bool:
    """Say whether a line without a number is a heading: all bold, or short and of such words."""
    text = paragraph.text
    if paragraph.strong:
        return True
    if heading.part is None or len(text) > (_MAX_LABEL if text.endswith(":") else _MAX_PLAIN):
        return False
    keyed = cues.key(text)
    return cues.opens(keyed, "cues", "section", "results") or cues.opens(
        keyed, "cues", "section", "plan"
    )


def _is_numbered_heading(paragraph: Paragraph, heading: Heading, after: Paragraph | None) -> bool:
    """Say whether a numbered line is a heading: what follows it is not the next of its kind."""
    marker = paragraph.marker
    if marker is None or marker.style not in _HEADING_STYLES:
        return False
    if marker.style is ListStyle.ROMAN:
        return True
    if after is None or len(heading.text) > _MAX_PLAIN:
        return False
    return after.marker is None or after.marker.style is not marker.style


_HEADING_STYLES = frozenset({ListStyle.ROMAN, ListStyle.ARABIC, ListStyle.LETTERS})
