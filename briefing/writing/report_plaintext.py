"""A report as plain text, to read and to mail: one paragraph a line, nothing escaped."""

from collections.abc import Iterator

from briefing.language.letters import clean
from briefing.model.report import Paragraph, Report
from briefing.writing.report_pages import chapter_pages, report_facts, report_title


def write_report_text(report: Report) -> str:
    """Return ``report`` as plain text; control and escape sequences are taken out."""
    return clean("\n\n".join(filter(None, map(str.rstrip, _blocks(report))))) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield report_title(report).upper()
    yield "\n".join(f"{label}: {value}" for label, value in report_facts(report))
    for page in chapter_pages(report):
        yield page.title.upper()
        for section in page.sections:
            yield section.title
            yield from map(_item, section.paragraphs)


def _item(one: Paragraph) -> str:
    return f"- {one.text}\n({one.facts})" if one.facts else f"- {one.text}"
