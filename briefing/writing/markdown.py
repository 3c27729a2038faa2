"""Minutes as Markdown: a document to read and mend by hand that gives the same record back.

The form is described in :mod:`briefing.model.minutes`; :mod:`briefing.reading.minutes` reads it.
The page is CommonMark with one table (as GitHub and most editors know it) for the figures.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from briefing.model.minutes import (
    CITATIONS,
    DEFAULT_TITLE,
    FENCE,
    FIGURES,
    HEADER_FIELDS,
    HEADER_PART,
    NOTES,
    QUOTATIONS,
    RESULTS,
    SOURCE,
    SUMMARY,
    TAIL_CLOSING,
    TAIL_OPENING,
    Kept,
    digest,
    directive_facts,
    escape_block,
    escape_line,
    part_digest,
    result_facts,
    safe_json,
)
from briefing.model.numbering import directive_marker
from briefing.model.records import Briefing, DirectiveList, Figure, Quotation, Result
from briefing.writing.facts import (
    FIGURE_COLUMNS,
    citation_line,
    figure_cells,
    header_facts,
    list_titles,
)


def write_markdown(briefing: Briefing) -> str:
    """Return the minutes of ``briefing``; the same record always gives the same text."""
    parts = dict(_parts(briefing))
    page = "\n\n".join(parts.values())
    kept = Kept(
        page=part_digest(page),
        parts={
            name: part_digest(parts[name])
            for name in (HEADER_PART, FIGURES, CITATIONS)
            if name in parts
        },
        results=tuple(
            replace(item, text=digest(item.text), section="") for item in briefing.results
        ),
        directive_lists=tuple(map(_without_text, briefing.directive_lists)),
        figures=briefing.figures,
        citations=briefing.citations,
        answers=briefing.answers,
        confirmed=briefing.confirmed,
        accepted=briefing.accepted,
        finalized=briefing.finalized,
        warnings=briefing.warnings,
        source=briefing.source,
    )
    return f"{_front_matter(briefing)}\n\n{page}\n\n{_tail(kept)}\n"


def _front_matter(briefing: Briefing) -> str:
    lines = [f"{name}: {safe_json(getattr(briefing, name), indent=0)}" for name in HEADER_FIELDS]
    return "\n".join((FENCE, *lines, FENCE))


def _tail(kept: Kept) -> str:
    return f"{TAIL_OPENING}\n{safe_json(kept, indent=2)}\n{TAIL_CLOSING}"


def _without_text(group: DirectiveList) -> DirectiveList:
    return replace(
        group,
        lead_in=digest(group.lead_in),
        directives=tuple(replace(item, text=digest(item.text)) for item in group.directives),
    )


def _parts(briefing: Briefing) -> list[tuple[str, str]]:
    """Return the name and the Markdown of every part that has something to say."""
    parts = [(HEADER_PART, _header(briefing))]
    if briefing.summary:
        parts.append((SUMMARY, _part(SUMMARY, [escape_block(briefing.summary)])))
    if briefing.results:
        parts.append((RESULTS, _part(RESULTS, _results(briefing.results))))
    for title, group in zip(list_titles(briefing), briefing.directive_lists, strict=True):
        parts.append((title, _part(title, _directives(group))))
    if briefing.quotations:
        parts.append((QUOTATIONS, _part(QUOTATIONS, map(_quotation, briefing.quotations))))
    if briefing.figures:
        parts.append((FIGURES, _part(FIGURES, [_table(briefing.figures)])))
    if briefing.citations:
        lines = [f"- {escape_line(citation_line(citation))}" for citation in briefing.citations]
        parts.append((CITATIONS, _part(CITATIONS, ["\n".join(lines)])))
    if briefing.notes:
        parts.append((NOTES, _part(NOTES, [escape_block(briefing.notes)])))
    return parts


def _part(title: str, blocks: Iterable[str]) -> str:
    return "\n\n".join((f"## {title}", *blocks))


def _header(briefing: Briefing) -> str:
    facts = [f"- **{label}:** {escape_line(value)}" for label, value in header_facts(briefing)]
    return "\n".join((f"# {escape_line(briefing.title or DEFAULT_TITLE)}", "", *facts))


def _results(results: tuple[Result, ...]) -> list[str]:
    """Return the results as list items under a heading for each section.

    A result of no section after one that has a section stands below a rule.
    """
    blocks = []
    section = ""
    for item in results:
        if item.section != section:
            section = item.section
            blocks.append(f"### {escape_line(section)}" if section else "---")
        blocks.append(_list_item(escape_block(item.text), _emphasized(result_facts(item))))
    return blocks


def _list_item(*blocks: str) -> str:
    return _prefixed("- ", "  ", *blocks)


def _quotation(quotation: Quotation) -> str:
    source = SOURCE + quotation.source if quotation.source else ""
    return _prefixed("> ", "> ", escape_block(quotation.text), _emphasized(source))


def _prefixed(first: str, other: str, *blocks: str) -> str:
    lines = "\n\n".join(filter(None, blocks)).split("\n")
    return "\n".join(
        f"{other if number else first}{line}".rstrip() for number, line in enumerate(lines)
    )


def _directives(group: DirectiveList) -> list[str]:
    blocks = [escape_block(group.lead_in)]
    for item in group.directives:
        marker = f"**{directive_marker(item, group.style)}**"
        blocks.append(f"{marker} {escape_block(item.text)}".rstrip())
        blocks.append(_emphasized(directive_facts(item)))
    return list(filter(None, blocks))


def _emphasized(line: str) -> str:
    return f"*{escape_line(line)}*" if line else ""


def _table(figures: tuple[Figure, ...]) -> str:
    rows: list[tuple[str, ...]] = [FIGURE_COLUMNS, ("---", "---:", "---", "---:", "---:")]
    rows += [tuple(map(escape_line, figure_cells(figure))) for figure in figures]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
