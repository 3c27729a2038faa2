"""``briefing export``: minutes and papers, on stdout or in files that were not there before."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.context import Context
from briefing.cli.output import put, put_json, say, say_error
from briefing.cli.papers import add_paper_options, add_tone_option, tone_for, wish_for
from briefing.cli.parser import Arguments
from briefing.cli.progress import Progress
from briefing.errors import BriefingError
from briefing.i18n import _, ngettext
from briefing.model.paper import PaperKind
from briefing.model.public import internal_count
from briefing.model.records import Briefing
from briefing.privatefiles import make_private_folder
from briefing.verbs.giving import export, format_names, public_copy, render, toned
from briefing.verbs.listing import listing, short_name
from briefing.verbs.naming import briefing_named
from briefing.writing.papers.formats import PAPER_FORMATS

if TYPE_CHECKING:
    from briefing.verbs.papering import Wish


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "weeks",
        nargs="*",
        metavar=_("WEEK"),
        help=_("2020-W26, 22/6/2020 or any day in it, this, last, or an id"),
    )
    arguments.add_argument("--year", type=int, metavar="2020", help=_("every briefing of a year"))
    arguments.add_argument(
        "--to",
        choices=(*format_names(), *PAPER_FORMATS),
        default="md",
        help=_("format (without it: md)"),
    )
    arguments.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=_("FILE|DIR"),
        help=_("write to this file, or under its own name in this folder; without it: stdout"),
    )
    add_tone_option(arguments)
    arguments.add_argument(
        "--with-notes", action="store_true", help=_("with the private notes, which stay out else")
    )
    arguments.add_argument(
        "--force", action="store_true", help=_("write over a file that is there")
    )
    add_paper_options(arguments, tuple(PaperKind))


def run(context: Context) -> int:
    """Write what is asked for and return the exit code."""
    briefings = _briefings(context)
    wish = _wish(context)
    target: Path | None = context["output"]
    if len(briefings) > 1:
        if target is None:
            context.wrong_usage(_("Several briefings need a folder: -o DIR."))
        if wish is not None and wish.number.isdecimal():
            context.wrong_usage(_("One number is for one paper; “next” gives each its own."))
        return _write_many(context, briefings, wish, target)
    if target is not None:
        _write(context, briefings[0], wish, target)
        return 0
    return _print(context, briefings[0], wish)


def _briefings(context: Context) -> list[Briefing]:
    """Return what is to be exported, oldest first for a year, else as named."""
    archive, year = context.archive, context["year"]
    if year is None and not context["weeks"]:
        context.wrong_usage(_("Name a week, or a year with --year."))
    named = [briefing_named(archive, name, context.today) for name in context["weeks"]]
    headers = listing(archive, year=year) if year is not None else ()
    ids = dict.fromkeys(header.id for header in headers)
    found = [*named, *(archive.get(one) for one in ids if one not in {item.id for item in named})]
    if not found:
        context.wrong_usage(_("There is no briefing in {year}.").format(year=year))
    return found


def _wish(context: Context) -> "Wish | None":
    """Return the official paper that is asked for; ``None`` for the record's own formats."""
    wish = wish_for(context, context["to"], PaperKind.MINUTES)
    if wish is not None and context["with_notes"]:
        context.wrong_usage(_("An official paper never has the private notes in it."))
    return wish


def _write_many(
    context: Context, briefings: list[Briefing], wish: "Wish | None", folder: Path
) -> int:
    """Write each briefing into ``folder``; one that fails keeps no other from being written."""
    make_private_folder(folder)
    progress = Progress(len(briefings))
    failed: list[tuple[Briefing, BriefingError]] = []
    try:
        for briefing in briefings:
            progress.step(short_name(briefing))
            try:
                _write(context, briefing, wish, folder, quiet=True)
            except BriefingError as error:
                failed.append((briefing, error))
    finally:
        progress.end()
    written = len(briefings) - len(failed)
    say(
        ngettext(
            "Written: {number} file in {folder}", "Written: {number} files in {folder}", written
        ).format(number=written, folder=folder)
    )
    for briefing, reason in failed:
        say(f"{short_name(briefing)}:")
        say_error(reason)
    return 3 if failed else 0


def _write(
    context: Context,
    briefing: Briefing,
    wish: "Wish | None",
    target: Path,
    *,
    quiet: bool = False,
) -> None:
    """Write one file and say so, with what it leaves blank and what was kept back."""
    overwrite = context["force"]
    blanks: tuple[str, ...] = ()
    if wish is None:
        path = export(_copy(context, briefing), context["to"], target, overwrite=overwrite)
    else:
        from briefing.verbs.papering import export_paper  # noqa: PLC0415 - start-up

        path, made = export_paper(context.archive, briefing, wish, target, overwrite=overwrite)
        blanks = made.blanks
    if not quiet:
        _say_of(context, briefing, blanks)
        say(_("Written: {file}").format(file=path))


def _print(context: Context, briefing: Briefing, wish: "Wish | None") -> int:
    """Write to stdout; a file that is no text only where no terminal would show it."""
    if wish is not None:
        from briefing.verbs.papering import make_paper, paper_bytes  # noqa: PLC0415 - start-up

        if sys.stdout.isatty():
            context.wrong_usage(_("This format is no text: write it to a file with -o."))
        made = make_paper(context.archive, briefing, wish)
        _say_of(context, briefing, made.blanks)
        sys.stdout.buffer.write(paper_bytes(made, wish))
        return 0
    _say_of(context, briefing, ())
    text = render(_copy(context, briefing), context["to"])
    if context["to"] == "json":
        put_json(text)
    else:
        put(text)
    return 0


def _copy(context: Context, briefing: Briefing) -> Briefing:
    copy = briefing if context["with_notes"] else public_copy(briefing)
    return toned(copy, tone_for(context, context["to"]))


def _say_of(context: Context, briefing: Briefing, blanks: tuple[str, ...]) -> None:
    """Say what a paper leaves blank, and how much is internal and stayed behind."""
    for blank in blanks:
        say(f"  ! {blank}")
    kept = 0 if context["with_notes"] else internal_count(briefing)
    if kept:
        text = ngettext(
            "{number} internal item stays out.", "{number} internal items stay out.", kept
        )
        say("  ! " + text.format(number=kept))
