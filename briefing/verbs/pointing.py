"""Pointing: where in its briefing a hit stands, for whoever opens it there."""

from typing import NamedTuple

from briefing.archive.search import kinds
from briefing.archive.search.hits import Hit
from briefing.language.letters import search_key
from briefing.model.parts import LEAD_IN, Part, PartKind, items, parts
from briefing.model.records import Briefing

_PARTS = {
    kinds.SUMMARY: PartKind.SUMMARY,
    kinds.RESULT: PartKind.RESULTS,
    kinds.DIRECTIVE: PartKind.CONCLUSIONS,
    kinds.QUOTATION: PartKind.QUOTATIONS,
    kinds.NOTE: PartKind.NOTES,
}
"""The parts that hold the items of a kind; each item there has an id."""


class Spot(NamedTuple):
    """A part of a briefing and the id of an item in it, "" where no item is meant."""

    part: Part
    item: str = ""


def spot_of(briefing: Briefing, hit: Hit) -> Spot:
    """Return where ``hit`` stands in ``briefing``.

    A figure or a document stands where the text names it first; people, the place and the title
    with the meeting. Of what has changed since it was found at least the part is right.
    """
    if hit.kind == kinds.LEAD_IN:
        place = min(hit.ordinal, len(briefing.directive_lists)) - 1
        return Spot(Part(PartKind.CONCLUSIONS, max(place, 0)), LEAD_IN if place >= 0 else "")
    if kind := _PARTS.get(hit.kind):
        of_kind = [part for part in parts(briefing) if part.kind is kind]
        for part in of_kind:
            if any(item.id == hit.item for item in items(briefing, part)):
                return Spot(part, hit.item)
        return Spot(of_kind[0])
    if hit.kind == kinds.ANSWER:
        return Spot(Part(PartKind.CONCLUSIONS))
    return _named(briefing, _words(briefing, hit)) or Spot(Part(PartKind.MEETING))


def _words(briefing: Briefing, hit: Hit) -> tuple[str, ...]:
    """Return by which words, the surest first, the text names a figure or a document."""
    place = hit.ordinal - 1
    if hit.kind == kinds.FIGURE and 0 <= place < len(briefing.figures):
        return (briefing.figures[place].name,)
    if hit.kind == kinds.DOCUMENT and 0 <= place < len(briefing.citations):
        cited = briefing.citations[place]
        whole = f"{cited.number}-{cited.symbol}"
        return (whole, f"{cited.number}/{cited.symbol}", f"{cited.type} {cited.number}")
    return ()


def _named(briefing: Briefing, words: tuple[str, ...]) -> Spot | None:
    for word in words:
        key = search_key(word)
        for part in parts(briefing):
            for item in items(briefing, part):
                if key in search_key(item.text):
                    return Spot(part, item.id)
    return None
