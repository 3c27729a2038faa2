"""The formats in which reports are given out; ``--to-format`` offers what stands here."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.model.report import Report


class ReportFormat(NamedTuple):
    """One format: its name, the suffix of its files and what a menu calls it.

    ``label`` is an English sentence to be translated where it is shown.
    """

    name: str
    suffix: str
    label: str
    write: Callable[[Report], str]


_ENCODER = msgspec.json.Encoder(decimal_format="number", order="deterministic")


def report_json(report: Report) -> str:
    """Return ``report`` as indented JSON: origins, what was edited, and what was dropped too."""
    return msgspec.json.format(_ENCODER.encode(report), indent=2).decode()


def _markdown(report: Report) -> str:
    from briefing.writing.report_markdown import (  # noqa: PLC0415 - start-up
        write_report_markdown,
    )

    return write_report_markdown(report)


def _plain_text(report: Report) -> str:
    from briefing.writing.report_plaintext import write_report_text  # noqa: PLC0415 - start-up

    return write_report_text(report)


REPORT_FORMATS: dict[str, ReportFormat] = {
    made.name: made
    for made in (
        ReportFormat("md", ".md", N_("Report in Markdown"), _markdown),
        ReportFormat("txt", ".txt", N_("Plain text"), _plain_text),
        ReportFormat("json", ".json", N_("JSON record"), report_json),
    )
}


def write_report(report: Report, format_name: str) -> bytes:
    """Return ``report`` in one of :data:`REPORT_FORMATS` as UTF-8 that ends with a newline.

    The same report gives the same bytes. Raises :class:`BriefingError` for an unknown format.
    """
    if format_name not in REPORT_FORMATS:
        raise BriefingError(
            _("There is no format “{name}”.").format(name=format_name),
            _("Choose one of these: {names}.").format(names=", ".join(REPORT_FORMATS)),
        )
    text = REPORT_FORMATS[format_name].write(report)
    return (text if text.endswith("\n") else text + "\n").encode()
