"""Completing a citation while it is typed, from the register of documents.

After "Kết luận số 75" or "75-" the documents of that number are offered as they are cited in
full, those cited last first. What is typed tells them apart as far as it goes.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.language.document_types import DOCUMENT_TYPES
from briefing.language.documents import document_number
from briefing.language.letters import marked_key

if TYPE_CHECKING:
    from briefing.insight.documents.register import (
        Document,  # loaded with the register, not by a key
    )

MOST = 8
"""Documents that are offered, at most."""

_LONGEST = 60
"""Letters before the cursor that a citation being typed takes, at most."""

Numbers = Mapping[str, "tuple[Document, ...]"]
"""The documents by their numbers without leading zeros, those cited last first."""


class Completion(NamedTuple):
    """What may be completed: as it is shown, and what takes the place of how many letters.

    The ``typed`` letters are those before the cursor.
    """

    shown: str
    text: str
    typed: int


def numbers_of(documents: "Iterable[Document]") -> Numbers:
    """Return ``documents`` by their numbers."""
    by_number: dict[str, list[Document]] = {}
    for document in documents:
        by_number.setdefault(document.key[1], []).append(document)
    return {
        number: tuple(sorted(found, key=_last_cited, reverse=True))
        for number, found in by_number.items()
    }


def begins_citation(before: str) -> bool:
    """Tell whether the end of ``before``, the line up to the cursor, may become a citation."""
    return _match(before) is not None


def complete_citation(before: str, numbers: Numbers) -> tuple[Completion, ...]:
    """Return what the end of ``before``, the line up to the cursor, may be completed to.

    Without a kind the number must be followed by its mark, as in "75-". What stands there in
    full already is not offered.
    """
    begun = _match(before)
    if begun is None:
        return ()
    kind = marked_key(" ".join((begun["kind"] or "").split()))
    tail = f"{begun['number']}{begun['mark']}".lstrip("0").casefold()
    offered: dict[str, None] = {}
    for document in numbers.get(begun["number"].lstrip("0"), ()):
        shown = document_number(document.number, document.symbol).lstrip("0").casefold()
        fits = kind in ("", marked_key(document.type)) and shown.startswith(tail)
        if fits and document.symbol and tail != shown:
            offered[document.citation] = None
    return tuple(Completion(whole, whole, len(begun[0])) for whole in tuple(offered)[:MOST])


def _match(before: str) -> re.Match[str] | None:
    if not before.rpartition(" ")[2][:1].isdecimal():
        return None  # nearly every key; most offices never need the pattern
    begun = _begun().search(before, max(len(before) - _LONGEST, 0))
    if begun is None or begun["kind"]:
        return begun
    # Days and ratios are typed far more often: "30/5", "22-28/6", "15/17".
    return begun if re.fullmatch(r"-|[-/].*[^\W\d].*", begun["mark"]) else None


def _last_cited(document: "Document") -> tuple[date, date]:
    """Sort by the day on which a document was cited last, then by the day it was signed."""
    cited = max((place.day for place in document.places), default=date.min)
    return cited, document.date or date.min


@cache
def _begun() -> re.Pattern[str]:
    """Match a citation that is being typed, at the end of a line."""
    names = "|".join(sorted((kind.name for kind in DOCUMENT_TYPES), key=len, reverse=True)).replace(
        " ", r"\s+"
    )
    return re.compile(
        rf"(?<![\w/.,-])(?:(?P<kind>(?i:{names}))\s+(?:(?i:số)\s+)?)?"
        r"(?P<number>\d{1,5}[a-e]?)(?P<mark>(?:[-/][^\s,.;:()]*)?)$"
    )
