"""A report as Markdown: CommonMark with one table, in the words and marks of the minutes."""

from collections.abc import Iterator

from briefing.model.minutes import escape_block, escape_line
from briefing.model.records import Figure
from briefing.model.report import Paragraph, Report
from briefing.writing.facts import FIGURE_COLUMNS, figure_cells
from briefing.writing.report_pages import (
    TABLE_TITLE,
    chapter_pages,
    report_facts,
    report_title,
)


def write_report_markdown(report: Report) -> str:
    """Return ``report`` as Markdown; the same report always gives the same text."""
    return "\n\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {escape_line(report_title(report))}"
    yield "\n".join(f"- **{label}:** {escape_line(value)}" for label, value in report_facts(report))
    for page in chapter_pages(report):
        yield f"## {page.title}"
        for section in page.sections:
            if section.title:
                yield f"### {escape_line(section.title)}"
            yield "\n\n".join(map(_item, section.paragraphs))
        if page.figures:
            yield f"### {TABLE_TITLE}"
            yield _table(page.figures)


def _item(one: Paragraph) -> str:
    blocks = [escape_block(one.text)]
    if one.facts:
        blocks.append(f"*{escape_line(one.facts)}*")
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(
        f"{'  ' if number else '- '}{line}".rstrip() for number, line in enumerate(lines)
    )


def _table(figures: tuple[Figure, ...]) -> str:
    rows: list[tuple[str, ...]] = [FIGURE_COLUMNS, ("---", "---:", "---", "---:", "---:")]
    rows += [tuple(map(escape_line, figure_cells(figure))) for figure in figures]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
