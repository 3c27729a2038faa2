"""``briefing import``: texts become briefings; each file is accounted for."""

import sys
from pathlib import Path

from briefing.cli.context import Context
from briefing.cli.keeping import keep_backup
from briefing.cli.output import put, put_json, say, say_error, say_warnings
from briefing.cli.parser import Arguments, add_json_option
from briefing.errors import BriefingError
from briefing.i18n import _, ngettext
from briefing.language.dates import DateRange, write_range
from briefing.model.encoding import to_json
from briefing.model.identity import directives
from briefing.model.records import Briefing
from briefing.reading import Reading
from briefing.verbs.checking import with_findings
from briefing.verbs.giving import render
from briefing.verbs.sources import holds_files
from briefing.verbs.taking import STANDARD_INPUT, Outcome, read_file, read_stream, take_in

DONE, CANNOT = 0, 3
_UNPLACED_SHOWN = 3


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "files",
        nargs="+",
        metavar=_("FILE"),
        help=_('a document, or a folder or zip of them, to take in; "-" is standard input'),
    )
    arguments.add_argument(
        "--dry-run", action="store_true", help=_("show what is understood, store nothing")
    )
    arguments.add_argument(
        "--replace", action="store_true", help=_("give up what is stored where the two differ")
    )
    add_json_option(arguments)


def run(context: Context) -> int:
    """Take the files in, one after the other; one that fails does not stop the others."""
    if any(name != STANDARD_INPUT and holds_files(Path(name)) for name in context["files"]):
        from briefing.cli.verbs.import_many import run_many  # noqa: PLC0415 - start-up

        return run_many(context)
    code = DONE
    printed: list[Briefing] = []
    for name in context["files"]:
        try:
            printed.append(_take(context, name))
        except BriefingError as error:
            say_error(error)
            code = CANNOT
    if context["json"]:
        _put_records(printed, alone=len(context["files"]) == 1)
    if not context["dry_run"]:
        keep_backup(context.archive_folder)
    return code


def _take(context: Context, name: str) -> Briefing:
    """Take one file in, say so, and return its briefing with the findings."""
    reading = _read(name)
    if context["dry_run"]:
        briefing = with_findings(context.archive, reading.briefing)
        if not context["json"]:
            put(render(briefing, "txt"))
        say(_("Nothing was stored."))
    else:
        taken = take_in(context.archive, reading, replace=context["replace"])
        briefing = with_findings(context.archive, taken.briefing)
        say(_account(name, briefing, taken.outcome))
    say_warnings(briefing.warnings)
    _say_unplaced(reading, whole=context["dry_run"])
    return briefing


def _read(name: str) -> Reading:
    if name == STANDARD_INPUT:
        if sys.stdin.isatty():
            say(_("Type or paste the text; Ctrl+D on a line of its own ends it."))
        return read_stream(sys.stdin.buffer)
    return read_file(Path(name))


def _account(name: str, briefing: Briefing, outcome: Outcome) -> str:
    sentence = {
        Outcome.ADDED: _("{name}: added {id}"),
        Outcome.UPDATED: _("{name}: updated {id}"),
        Outcome.UNCHANGED: _("{name}: {id} is stored already, nothing changed"),
    }[outcome]
    given = sum(1 for _item in directives(briefing))
    return " · ".join(
        (
            sentence.format(name=name, id=briefing.id),
            write_range(DateRange(briefing.period.start, briefing.period.end)),
            ngettext("{count} result", "{count} results", len(briefing.results)).format(
                count=len(briefing.results)
            ),
            ngettext("{count} conclusion", "{count} conclusions", given).format(count=given),
        )
    )


def _say_unplaced(reading: Reading, *, whole: bool) -> None:
    """Say which lines found no place in the record; the first few, unless ``whole``."""
    lines = reading.unplaced
    if not lines:
        return
    say(
        ngettext(
            "{count} line was left aside (the source text keeps it):",
            "{count} lines were left aside (the source text keeps them):",
            len(lines),
        ).format(count=len(lines))
    )
    shown = lines if whole else lines[:_UNPLACED_SHOWN]
    for line in shown:
        say(f"  · {line}")
    if len(shown) < len(lines):
        say("  · …")


def _put_records(briefings: list[Briefing], *, alone: bool) -> None:
    """Print the record of the one file, or an array for several."""
    if not alone:
        put_json("[\n" + ",\n".join(map(to_json, briefings)) + "\n]")
    elif briefings:
        put_json(to_json(briefings[0]))
