"""Reporting: a span's report, gathered from the weeks and kept with what was made of it by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.archive.protocol import Archive
from briefing.errors import ConflictError
from briefing.i18n import _, ngettext
from briefing.language.letters import ToneStyle, tone_style
from briefing.model.records import Period
from briefing.model.report import Mark, Report, Telling, paragraphs, report_id
from briefing.verbs.gathering import Known, Office, gather_report
from briefing.verbs.giving import give
from briefing.verbs.regathering import Regathered, regathered
from briefing.verbs.storing import TRIES
from briefing.writing.report_formats import REPORT_FORMATS, report_json, write_report

Edit = Callable[[Report], Report]


class Opened(NamedTuple):
    """A report as it stands now.

    ``kept`` is what the archive keeps of it (``None`` while nothing was edited), ``fresh`` what
    the weeks tell, ``news`` what gathering found against what was kept.
    """

    report: Report
    fresh: Report
    kept: Report | None
    news: Regathered
    problems: tuple[str, ...] = ()


def open_report(
    archive: Archive, known: Known, office: Office, period: Period, today: date
) -> Opened:
    """Gather the report of ``period`` and lay over it what was made of it by hand.

    Nothing is stored. Raises :class:`~briefing.errors.ArchiveError`.
    """
    fresh = gather_report(known, office, archive.get, period, today)
    kept = archive.report(period)
    return _laid_over(fresh.report, kept, fresh.problems)


def fresh_report(
    archive: Archive, known: Known, office: Office, period: Period, today: date
) -> Opened:
    """Gather the report of ``period``, whatever was made of it by hand; nothing is stored."""
    fresh = gather_report(known, office, archive.get, period, today)
    return _laid_over(fresh.report, None, fresh.problems)


def reopened(archive: Archive, opened: Opened) -> Opened:
    """Lay over what was gathered what the archive keeps by now; raises ``ArchiveError``."""
    return _laid_over(opened.fresh, archive.report(opened.fresh.period), opened.problems)


def edit_report(archive: Archive, opened: Opened, edit: Edit) -> Opened:
    """Make one edit and keep the report, durably.

    Where another program has kept another one meanwhile, the edit is made on that. Raises what
    the archive raises, and :class:`KeyError` where the paragraph has gone.
    """
    tries = TRIES
    while True:
        after = edit(opened.report)
        if after == opened.report:
            return opened
        try:
            archive.put_report(after, base=opened.kept)
        except ConflictError:
            tries -= 1
            if not tries:
                raise
            opened = reopened(archive, opened)
        else:
            return opened._replace(report=after, kept=after)


def _laid_over(fresh: Report, kept: Report | None, problems: tuple[str, ...]) -> Opened:
    news = regathered(kept, fresh) if kept else Regathered(fresh)
    return Opened(news.report, fresh, kept, news, problems)


# ── What is said of it ──────────────────────────────────────────────────────────────────────


def news_lines(news: Regathered) -> list[str]:
    """Return a sentence for each thing that gathering found against what was kept."""
    lines = []
    if news.new:
        lines.append(
            ngettext(
                "{count} paragraph is new since the report was edited.",
                "{count} paragraphs are new since the report was edited.",
                news.new,
            ).format(count=news.new)
        )
    if news.changed:
        lines.append(
            ngettext(
                "{count} edited paragraph has other words in the weeks now; yours stay.",
                "{count} edited paragraphs have other words in the weeks now; yours stay.",
                news.changed,
            ).format(count=news.changed)
        )
    lines += [
        _("The weeks do not tell it any more, so it is gone: {text}").format(text=one.text)
        for one in news.removed
    ]
    return lines


def note_lines(report: Report) -> list[str]:
    """Return what whoever edits should look at, with the paragraph that each is about."""
    return [f"{one.text} ({one.note})" for one in paragraphs(report) if one.note]


def mark_words(mark: Mark) -> str:
    """Return what a mark says beside a paragraph; nothing for none."""
    return {
        Mark.NONE: "",
        Mark.NEW: _("new"),
        Mark.CHANGED: _("the weeks have other words now"),
        Mark.GONE: _("the weeks do not tell it any more"),
    }[mark]


def why_words(told: Telling) -> str:
    """Return why a place counts as told; nothing for the one whose words are used."""
    return {
        "": "",
        "same": _("the same words"),
        "within": _("every sentence stands in the newer text"),
        "alike": _("{percent}% of the letters agree, same names and numbers").format(
            percent=told.percent
        ),
    }.get(told.why, told.why)


# ── Giving it out ───────────────────────────────────────────────────────────────────────────


def report_file_name(report: Report, format_name: str) -> str:
    """Return the file name that an export proposes: "bao-cao-2020-06.md", "bao-cao-2020-Q2.md".

    ``format_name`` is one of :data:`~briefing.writing.report_formats.REPORT_FORMATS`.
    """
    return report_stem(report) + REPORT_FORMATS[format_name].suffix


def report_stem(report: Report) -> str:
    """Return what the file of a report is called in any format: "bao-cao-2020-06"."""
    return f"bao-cao-{report_id(report.period).partition('-')[2]}"


def render_report(report: Report, format_name: str) -> str:
    """Return ``report`` in a format, without the last line end."""
    return write_report(report, format_name).decode().removesuffix("\n")


def toned_report(report: Report, style: ToneStyle) -> Report:
    """Return ``report`` with the tones of open oa, oe and uy where ``style`` puts them.

    Nothing else changes; ``TYPED`` returns the very report.
    """
    if style is ToneStyle.TYPED:
        return report
    return msgspec.json.decode(tone_style(report_json(report), style), type=Report)


def export_report(
    report: Report, format_name: str, target: Path | None = None, *, overwrite: bool = False
) -> Path:
    """Write ``report`` to a file and return its path; raises as ``giving.export``."""
    content = write_report(report, format_name)
    return give(content, report_file_name(report, format_name), target, overwrite=overwrite)
