"""A report as a paper that can be exported; see :class:`briefing.tui.papers.Paper`."""

from collections.abc import Mapping
from pathlib import Path

from briefing.archive.protocol import Archive
from briefing.model.report import Report
from briefing.tui.official import official_labels, official_report
from briefing.verbs.giving import give
from briefing.verbs.reporting import (
    export_report,
    render_report,
    report_file_name,
    report_stem,
    toned_report,
)
from briefing.writing.papers.formats import PAPER_FORMATS
from briefing.writing.report_formats import REPORT_FORMATS


class ReportPaper:
    """A report, as a paper: as it was gathered, or as an official one."""

    def __init__(self, archive: Archive, report: Report) -> None:
        self._report = report
        self.official = official_report(archive, report)

    def labels(self) -> Mapping[str, str]:
        """Return the formats of reports, and those of official papers."""
        return {made.name: made.label for made in REPORT_FORMATS.values()} | official_labels()

    def rendered(self, format_name: str) -> str:
        """Return the report."""
        return render_report(self._toned(format_name), format_name)

    def file_name(self, format_name: str) -> str:
        """Return the name of its file."""
        if format_name in PAPER_FORMATS:
            return report_stem(self._report) + PAPER_FORMATS[format_name].suffix
        return report_file_name(self._report, format_name)

    def write(self, format_name: str, target: Path, *, overwrite: bool) -> None:
        """Write it."""
        if format_name in PAPER_FORMATS:
            content = self.official.content(format_name)
            give(content, target.name, target, overwrite=overwrite)
        else:
            export_report(self._toned(format_name), format_name, target, overwrite=overwrite)

    def _toned(self, format_name: str) -> Report:
        return toned_report(self._report, self.official.tone(format_name))
