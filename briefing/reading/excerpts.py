"""Excerpts as our own minutes write them, after all conclusions: “…” (source)., in paragraphs."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.model.paper import Role
from briefing.model.records import Quotation

_BEFORE = {Role.SECTION, Role.CONCLUSION, Role.POINT}
_PROSE = {Role.BODY, None}
_QUOTED = re.compile(r"[“\"](?P<text>.+)[”\"]", re.DOTALL)
_PARAGRAPHS = 40
"""No excerpt has more: whoever forgot to close one has the rest of the paper as it is."""


class Excerpt(NamedTuple):
    """One excerpt, and the place after the last line that it takes."""

    quotation: Quotation
    end: int


def find_excerpts(texts: Sequence[str], roles: Sequence[Role | None]) -> dict[int, Excerpt]:
    """Return the excerpts among the lines of a paper, by the place of their first line."""
    first = 1 + max((place for place, role in enumerate(roles) if role in _BEFORE), default=-1)
    found: dict[int, Excerpt] = {}
    taken = first
    for place in range(first, len(texts)):
        if place >= taken and (excerpt := _excerpt_at(place, texts, roles)):
            found[place] = excerpt
            taken = excerpt.end
    return found


def _excerpt_at(place: int, texts: Sequence[str], roles: Sequence[Role | None]) -> Excerpt | None:
    """Return the excerpt that begins at ``place``; it ends with the line that closes its marks."""
    if not texts[place].startswith(("“", '"')):
        return None
    lines: list[str] = []
    for end in range(place, min(len(texts), place + _PARAGRAPHS)):
        if roles[end] not in _PROSE:
            return None
        lines.append(texts[end])
        whole = "\n\n".join(lines)
        if whole.count("“") <= whole.count("”") and (quotation := read_excerpt(whole)):
            return Excerpt(quotation, end + 1)
    return None


def read_excerpt(text: str) -> Quotation | None:
    """Return the quotation that “…” (source). is, with or without its source and full stop."""
    bare = text.rstrip().removesuffix(".")
    opening = _last_bracket(bare)
    for words, source in (
        (bare[:opening].rstrip(), bare[opening + 1 : -1]) if opening else ("", ""),
        (bare, ""),
    ):
        if quoted := _QUOTED.fullmatch(words):
            return Quotation(text=quoted["text"], source=source.strip())
    return None


def _last_bracket(text: str) -> int:
    """Return where the bracket opens that is closed at the end of ``text``; 0 for none."""
    if not text.endswith(")"):
        return 0
    depth = 0
    for place in range(len(text) - 1, 0, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if not depth:
            return place
    return text.find("” (") + 2 if "” (" in text else 0
