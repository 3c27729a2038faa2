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
from briefing.archive.tablefile import TableFile
from briefing.errors import ArchiveError, ConflictError
from briefing.i18n import _
from briefing.model.records import Period
from briefing.model.report import REPORT_VERSION, Report, report_id

FOLDER = "reports"
_REPORT = "report"
_SECTIONS = "sections"


class ReportFiles:
    """The reports kept in the archive's folder.

    A file that cannot be read is never written to. Writing is done under the archive's lock, by
    the caller.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def read(self, period: Period) -> Report | None:
        """Return the kept report of a span, ``None`` for none; raises :class:`ArchiveError`."""
        return _read(self._file(period))

    def write(self, report: Report, base: Report | None) -> None:
        """Keep ``report``, durably.

        ``base`` is what the caller believes is kept of its span, ``None`` for nothing; raises
        :class:`ConflictError` when something else is, and :class:`ArchiveError`.
        """
        file = self._file(report.period)
        file.require_writable()
        stored = _read(file)  # what cannot be read is not written over either
        if stored not in (base, report):
            raise ConflictError(
                _("This report has been changed by another program meanwhile."),
                _("Open it again and repeat the last change."),
            )
        plain: dict[str, Any] = msgspec.to_builtins(report, order="deterministic")
        sections = plain.pop("sections")
        numbered = {str(number): section for number, section in enumerate(sections, 1)}
        files.make_folder(self._folder)
        try:
            file.write({**file.tables(), _REPORT: {"1": plain}, _SECTIONS: numbered})
        except UnicodeEncodeError as error:  # half of a surrogate pair: no text at all
            raise ArchiveError(
                _("The text contains characters that cannot be stored."),
                _("Type the last change again instead of pasting it."),
            ) from error

    def _file(self, period: Period) -> TableFile:
        return TableFile(self._folder / f"{report_id(period)}.json")


def _read(file: TableFile) -> Report | None:
    rows = file.rows()
    described = rows.get(_REPORT, {}).get("1")
    if described is None:
        return None
    sections = [row.document() for row in rows.get(_SECTIONS, {}).values()]
    try:
        report = msgspec.convert({**described.document(), "sections": sections}, Report)
    except msgspec.ValidationError as error:
        raise file.broken(str(error)) from error
    if report.schema_version > REPORT_VERSION:
        raise ArchiveError(
            _("{file} was written by a newer version of the program.").format(file=file.path),
            _("Update the program to open it."),
        )
    return report
