"""``briefing report``: what the weeks of a span told, gathered, with what was edited by hand."""

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.context import Context
from briefing.cli.output import put, put_json, say
from briefing.cli.papers import add_paper_options, add_tone_option, tone_for, wish_for
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _
from briefing.language.dates import read_day
from briefing.model.paper import PaperKind
from briefing.model.records import Period, PeriodKind
from briefing.model.report import Report
from briefing.verbs.counting import crossing_rule
from briefing.verbs.gathering import known_in, office_of
from briefing.verbs.report_spans import days_phrase, read_span, span_between
from briefing.verbs.reporting import (
    export_report,
    fresh_report,
    news_lines,
    note_lines,
    open_report,
    render_report,
    toned_report,
)
from briefing.writing.papers.formats import PAPER_FORMATS
from briefing.writing.report_formats import REPORT_FORMATS

if TYPE_CHECKING:
    from briefing.verbs.papering import Wish

_FORMATS = (*REPORT_FORMATS, *PAPER_FORMATS)
_KINDS = {
    "month": PeriodKind.MONTH,
    "quarter": PeriodKind.QUARTER,
    "half": PeriodKind.HALF,
    "year": PeriodKind.YEAR,
}


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    spans = arguments.add_argument_group(_("The span"))
    spans.add_argument("--month", metavar="2020-06", help=_("one month"))
    spans.add_argument("--quarter", metavar="2020-Q2", help=_("one quarter"))
    spans.add_argument("--half", metavar="2020-H1", help=_("one half-year"))
    spans.add_argument("--year", metavar="2020", help=_("one year"))
    spans.add_argument("--from", dest="start", metavar=_("DAY"), help=_("from this day"))
    spans.add_argument(
        "--to",
        action="append",
        default=[],
        metavar=_("DAY|FORMAT"),
        help=_("to this day; or the format, as “--to docx”, beside any span"),
    )
    arguments.add_argument(
        "--to-format", choices=_FORMATS, default="", help=_("format (without it: md)")
    )
    arguments.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=_("FILE|DIR"),
        help=_("write to this file, or under its own name in this folder; without it: stdout"),
    )
    arguments.add_argument(
        "--fresh", action="store_true", help=_("as the weeks tell it, without what was edited")
    )
    arguments.add_argument(
        "--force", action="store_true", help=_("write over a file that is there")
    )
    add_tone_option(arguments)
    add_paper_options(arguments, (PaperKind.REPORT,))
    add_json_option(arguments)


def run(context: Context) -> int:
    """Print or write the report and return the exit code: 1 where nothing was told."""
    end, format_name = _end_and_format(context)
    period = _period(context, end)
    wish = wish_for(context, format_name, PaperKind.REPORT)
    archive = context.archive
    office = office_of(archive, crossing_rule())
    opening = fresh_report if context["fresh"] else open_report
    opened = opening(archive, known_in(context.archive_folder), office, period, context.today)
    for line in (*opened.problems, *news_lines(opened.news), *note_lines(opened.report)):
        say(f"  ! {line}")
    if not opened.report.weeks and opened.kept is None:
        say(_("No week of {span} is in the archive.").format(span=days_phrase(period)))
        return 1
    if wish is not None:
        return _give_paper(context, opened.report, wish)
    report = toned_report(opened.report, tone_for(context, format_name))
    if context["output"]:
        path = export_report(report, format_name, context["output"], overwrite=context["force"])
        say(_("Written: {file}").format(file=path))
    elif format_name == "json":
        put_json(render_report(report, format_name))
    else:
        put(render_report(report, format_name))
    return 0


def _give_paper(context: Context, report: Report, wish: "Wish") -> int:
    """Write the report as an official paper, and say what it leaves blank."""
    from briefing.verbs.papering import make_report_paper, paper_bytes  # noqa: PLC0415 - start-up
    from briefing.verbs.report_papers import export_report_paper  # noqa: PLC0415 - start-up

    target, overwrite = context["output"], context["force"]
    if target:
        path, made = export_report_paper(context.archive, report, wish, target, overwrite=overwrite)
    elif sys.stdout.isatty():
        context.wrong_usage(_("This format is no text: write it to a file with -o."))
    else:
        made = make_report_paper(context.archive, report, wish)
        sys.stdout.buffer.write(paper_bytes(made, wish))
    for blank in made.blanks:
        say(f"  ! {blank}")
    if target:
        say(_("Written: {file}").format(file=path))
    return 0


def _end_and_format(context: Context) -> tuple[str, str]:
    """Return the last day, "" for none, and the format: ``--to`` says either, or is given twice."""
    said: list[str] = context["to"]
    formats = [one for one in said if one in _FORMATS]
    days = [one for one in said if one not in _FORMATS]
    formats += [context["to_format"]] if context["to_format"] else []
    if len(days) > 1 or len(formats) > 1:
        context.wrong_usage(_("--to says one last day and one format, not several."))
    if context["json"]:
        formats = ["json"]
    return days[0] if days else "", formats[0] if formats else "md"


def _period(context: Context, end_day: str) -> Period:
    named = [name for name in _KINDS if context[name]]
    days = bool(context["start"] or end_day)
    if len(named) + days != 1:
        context.wrong_usage(
            _("Name one span: --month, --quarter, --half, --year, or --from and --to.")
        )
    if named:
        text: str = context[named[0]]
        period = read_span(text, context.today)
        if period is None or period.kind is not _KINDS[named[0]]:
            context.wrong_usage(_('"{text}" is no time that is understood.').format(text=text))
        return period
    if not (context["start"] and end_day):
        context.wrong_usage(_("A span of your own has both a first and a last day."))
    start, end = _day(context, context["start"]), _day(context, end_day)
    if start > end:
        context.wrong_usage(_("The first day lies after the last one."))
    return span_between(start, end)


def _day(context: Context, text: str) -> date:
    with suppress(ValueError):
        return date.fromisoformat(text)
    day = read_day(text, context.today)
    if day is None:
        context.wrong_usage(_('"{text}" is no day that is understood.').format(text=text))
    return day
