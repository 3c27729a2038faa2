"""The reports that somebody has edited: a TinyDB file for each span, beside the years.

``reports/month-2020-06.json`` has two tables: "report" says of what, "sections" has one document a
section, in their order::

    {"meta": {"1": {"format": "briefing-archive", …}},
     "report": {"1": {"period": {…}, "as_of": "2020-06-30", "weeks": [ … ], …}},
     "sections": {"1": {"id": "highlights", "paragraphs": [{"id": "result:…", "text": "…"}]}}}

A report is replaced as a whole.
"""

from pathlib import Path
from typing import Any

import msgspec

from briefing.archive import files
from briefing.archive.enteredfile import EnteredFile
from briefing.errors import ConflictError
from briefing.i18n import _
from briefing.model.records import Period
from briefing.model.report import REPORT_VERSION, Report, report_id

FOLDER = "reports"
_REPORT = "report"
_SECTIONS = "sections"


class ReportFile:
    """The report in the file at ``path``; a missing one is none.

    A file that cannot be read is never written to. Writing is done under the archive's lock, by
    the caller. ``file`` is the file itself.
    """

    def __init__(self, path: Path) -> None:
        self.file = EnteredFile(path, _REPORT, _SECTIONS)

    def read(self) -> Report | None:
        """Return the report, ``None`` for none; raises :class:`ArchiveError`."""
        rows = self.file.rows()
        described = rows.get(_REPORT, {}).get("1")
        if described is None:
            if rows.get(_REPORT) or rows.get(_SECTIONS):
                raise self.file.broken(_("it does not say of what it is the report"))
            return None
        plain = described.document()
        version = plain.get("schema_version")
        if isinstance(version, int) and version > REPORT_VERSION:
            raise self.file.too_new()
        sections = [row.document() for row in rows.get(_SECTIONS, {}).values()]
        report = self.file.made({**plain, "sections": sections}, Report)
        if f"{report_id(report.period)}.json" != self.file.path.name:
            raise self.file.broken(_("it is the report of another span"))
        return report

    def write(self, report: Report, base: Report | None) -> None:
        """Keep ``report``, durably; see :meth:`ReportFiles.write`."""
        self.file.require_writable()
        stored = self.read()  # what cannot be read is not written over either
        if stored not in (base, report):
            raise ConflictError(
                _("This report has been changed by another program meanwhile."),
                _("Open it again and repeat the last change."),
            )
        plain: dict[str, Any] = msgspec.to_builtins(report, order="deterministic")
        sections = plain.pop("sections")
        files.make_folder(self.file.path.parent)
        self.file.replace({_REPORT: [plain], _SECTIONS: sections})


class ReportFiles:
    """The reports kept in the archive's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def read(self, period: Period) -> Report | None:
        """Return the kept report of a span, ``None`` for none; raises :class:`ArchiveError`."""
        return self._of(period).read()

    def write(self, report: Report, base: Report | None) -> None:
        """Keep ``report``, durably.

        ``base`` is what the caller believes is kept of its span, ``None`` for nothing; raises
        :class:`ConflictError` when something else is, and :class:`ArchiveError`.
        """
        self._of(report.period).write(report, base)

    def _of(self, period: Period) -> ReportFile:
        return ReportFile(self._folder / f"{report_id(period)}.json")
