"""What may leave the office: a briefing without what is marked as internal.

A conclusion tagged "nội-bộ" goes with its points; a result, a quotation or a paragraph of the
summary goes where its text bears "#nội-bộ". What was only there because of them goes as well.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefing.language.documents import find_mentions
from briefing.language.letters import search_key
from briefing.model.numbering import blocks, numbered
from briefing.model.records import Briefing, Citation, Directive

INTERNAL = "nội-bộ"
"""The tag that keeps an item inside the office."""

_KEY = "noi-bo"
_TAGGED = re.compile(r"(?<!\w)#noi[-_]bo(?![\w-])")
_BETWEEN = "\n\n"


def is_internal(item: Directive) -> bool:
    """Tell whether a directive is marked to stay inside the office."""
    tags = (re.sub(r"[\s_]+", "-", search_key(tag)) for tag in item.tags)
    return _KEY in tags or marked_internal(item.text)


def marked_internal(text: str) -> bool:
    """Tell whether ``text`` bears "#nội-bộ", with or without accents."""
    return "#" in text and _TAGGED.search(search_key(text)) is not None


def without_internal(briefing: Briefing) -> Briefing:
    """Return ``briefing`` without its internal items; the conclusions left are numbered anew.

    Documents that only an internal text cites go too, and the source, which may tell it all. A
    briefing without internal items is returned as it is.
    """
    lists = tuple(
        replace(group, directives=_public(group.directives)) for group in briefing.directive_lists
    )
    results = tuple(item for item in briefing.results if not marked_internal(item.text))
    quotations = tuple(item for item in briefing.quotations if not marked_internal(item.text))
    summary = _BETWEEN.join(
        text for text in briefing.summary.split(_BETWEEN) if not marked_internal(text)
    )
    left = replace(
        briefing,
        directive_lists=lists,
        results=results,
        quotations=quotations,
        summary=summary,
    )
    if left == briefing:
        return briefing
    kept = {item.id for group in lists for item in group.directives} | {i.id for i in results}
    return replace(
        left,
        citations=_cited_outside(briefing, left),
        answers=tuple(
            answer if answer.result in kept else replace(answer, result=None)
            for answer in briefing.answers
        ),
        confirmed=tuple(item for item in briefing.confirmed if item in kept),
        warnings=(),
        source=None,
    )


def internal_count(briefing: Briefing) -> int:
    """Return how many conclusions, results and quotations :func:`without_internal` leaves out."""
    return len(_items(briefing)) - len(_items(without_internal(briefing)))


def _items(briefing: Briefing) -> list[object]:
    directives = [item for group in briefing.directive_lists for item in group.directives]
    return [*directives, *briefing.results, *briefing.quotations]


def _public(directives: tuple[Directive, ...]) -> tuple[Directive, ...]:
    """Return what may leave of one list; a conclusion that stays takes its points with it."""
    if not any(map(is_internal, directives)):
        return directives
    kept: list[Directive] = []
    for block in blocks(directives):
        if not is_internal(block[0]):
            kept += (item for item in block if not is_internal(item))
    return numbered(kept)


def _cited_outside(whole: Briefing, left: Briefing) -> tuple[Citation, ...]:
    """Return the citations, without those that the internal texts alone name."""
    gone = _named(set(_texts(whole)) - set(_texts(left)), whole)
    still = _named(_texts(left), whole)
    return tuple(one for one in whole.citations if _name(one.type, one.number) not in gone - still)


def _texts(briefing: Briefing) -> Iterator[str]:
    yield from briefing.summary.split(_BETWEEN)
    for group in briefing.directive_lists:
        yield group.lead_in
        yield from (item.text for item in group.directives)
    yield from (item.text for item in briefing.results)
    for quotation in briefing.quotations:
        yield f"{quotation.text} {quotation.source}"


def _named(texts: Iterable[str], briefing: Briefing) -> set[tuple[str, str]]:
    anchor = briefing.meeting.date or briefing.period.end
    return {_name(one.type, one.number) for text in texts for one in find_mentions(text, anchor)}


def _name(document_type: str, number: str) -> tuple[str, str]:
    return search_key(document_type), number.lstrip("0")
