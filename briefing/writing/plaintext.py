"""Minutes as plain text, to read and to mail: one paragraph a line, nothing escaped.

Control and escape sequences are taken out, so that showing the text in a terminal does nothing
but show it.
"""

from collections.abc import Iterator

from briefing.language.letters import clean
from briefing.model.minutes import (
    CITATIONS,
    DEFAULT_TITLE,
    FIGURES,
    NOTES,
    QUOTATIONS,
    RESULTS,
    SOURCE,
    SUMMARY,
    directive_facts,
    result_facts,
)
from briefing.model.numbering import directive_marker
from briefing.model.records import Briefing, Directive, Figure, ListStyle, Result
from briefing.writing.facts import citation_line, figure_cells, header_facts, list_titles


def write_plain_text(briefing: Briefing) -> str:
    """Return the minutes of ``briefing``, parts and items set apart by blank lines."""
    return clean("\n\n".join(filter(None, map(str.rstrip, _blocks(briefing))))) + "\n"


def _blocks(briefing: Briefing) -> Iterator[str]:
    yield (briefing.title or DEFAULT_TITLE).upper()
    yield "\n".join(f"{label}: {value}" for label, value in header_facts(briefing))
    if briefing.summary:
        yield SUMMARY.upper()
        yield briefing.summary
    if briefing.results:
        yield RESULTS.upper()
        yield from _results(briefing.results)
    for title, group in zip(list_titles(briefing), briefing.directive_lists, strict=True):
        yield title.upper()
        if group.lead_in:
            yield group.lead_in
        for item in group.directives:
            yield _directive(item, group.style)
    if briefing.quotations:
        yield QUOTATIONS.upper()
    for quotation in briefing.quotations:
        yield _lines(quotation.text, SOURCE + quotation.source if quotation.source else "")
    if briefing.figures:
        yield FIGURES.upper()
        yield "\n".join(map(_figure, briefing.figures))
    if briefing.citations:
        yield CITATIONS.upper()
        yield "\n".join(f"- {citation_line(citation)}" for citation in briefing.citations)
    if briefing.notes:
        yield NOTES.upper()
        yield briefing.notes


def _results(results: tuple[Result, ...]) -> Iterator[str]:
    section = ""
    for item in results:
        if item.section and item.section != section:
            yield item.section
        section = item.section
        yield _lines(f"- {item.text}", result_facts(item))


def _directive(item: Directive, style: ListStyle) -> str:
    return _lines(f"{directive_marker(item, style)} {item.text}", directive_facts(item))


def _lines(text: str, facts: str) -> str:
    """Return ``text`` with the line of its facts under it, in brackets as a typist adds it."""
    return f"{text}\n({facts})" if facts else text


def _figure(figure: Figure) -> str:
    """Return "- Quyết định nhân sự: 88 quyết định; trên tổng số 90; lũy kế 1.077"."""
    name, value, unit, of, total = figure_cells(figure)
    line = f"- {name}: {value} {unit}".rstrip()
    return line + (f"; trên tổng số {of}" if of else "") + (f"; lũy kế {total}" if total else "")
