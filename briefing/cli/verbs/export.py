"""``briefing export``: a paper on stdout, or in a file that was not there before."""

from pathlib import Path

from briefing.cli.context import Context
from briefing.cli.output import put, put_json, say
from briefing.cli.parser import Arguments, add_week_argument
from briefing.i18n import _
from briefing.verbs.giving import export, format_names, public_copy, render
from briefing.verbs.naming import briefing_named


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    add_week_argument(arguments)
    arguments.add_argument(
        "--to", choices=format_names(), default="md", help=_("format (without it: md)")
    )
    arguments.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=_("FILE|DIR"),
        help=_("write to this file, or under its own name in this folder; without it: stdout"),
    )
    arguments.add_argument(
        "--with-notes", action="store_true", help=_("with the private notes, which stay out else")
    )
    arguments.add_argument(
        "--force", action="store_true", help=_("write over a file that is there")
    )


def run(context: Context) -> int:
    """Write the paper and return the exit code."""
    briefing = briefing_named(context.archive, context["week"], context.today)
    if not context["with_notes"]:
        briefing = public_copy(briefing)
    target: Path | None = context["output"]
    if target:
        path = export(briefing, context["to"], target, overwrite=context["force"])
        say(_("Written: {file}").format(file=path))
        return 0
    text = render(briefing, context["to"])
    if context["to"] == "json":
        put_json(text)
    else:
        put(text)
    return 0
