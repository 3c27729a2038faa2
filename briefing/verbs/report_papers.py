"""A gathered report as an official paper: composed, in a profile, and written to a file."""

from pathlib import Path

from briefing.archive.protocol import Archive
from briefing.model.report import Report
from briefing.verbs.giving import give
from briefing.verbs.papering import Made, Wish, make_report_paper, paper_bytes
from briefing.verbs.reporting import report_stem
from briefing.writing.papers.formats import PAPER_FORMATS


def report_paper_name(report: Report, wish: Wish) -> str:
    """Return the file name of a report as a paper: "bao-cao-2020-06.docx"."""
    return report_stem(report) + PAPER_FORMATS[wish.format_name].suffix


def export_report_paper(
    archive: Archive,
    report: Report,
    wish: Wish,
    target: Path | None = None,
    *,
    overwrite: bool = False,
) -> tuple[Path, Made]:
    """Write an edited report as an official paper and return its path, and what was made.

    A folder (an existing one; the working folder for ``None``) gets :func:`report_paper_name` in
    it. Raises as :func:`briefing.verbs.papering.export_paper`.
    """
    made = make_report_paper(archive, report, wish)
    content = paper_bytes(made, wish)
    return give(content, report_paper_name(report, wish), target, overwrite=overwrite), made
