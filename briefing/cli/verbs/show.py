"""``briefing show``: one briefing, to read or as the documented record."""

from briefing.cli.context import Context
from briefing.cli.output import put, put_json, say_warnings
from briefing.cli.parser import Arguments, add_json_option, add_week_argument
from briefing.verbs.giving import render
from briefing.verbs.naming import briefing_named


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    add_week_argument(arguments)
    add_json_option(arguments)


def run(context: Context) -> int:
    """Print the briefing and return the exit code.

    The record has all that the checks find. Whoever reads the page is told what was doubtful
    when it was taken in; the checks, which cost more than all the rest, have their own verb.
    """
    briefing = briefing_named(context.archive, context["week"], context.today)
    if context["json"]:
        from briefing.model.encoding import to_json  # noqa: PLC0415 - start-up
        from briefing.verbs.checking import with_findings  # noqa: PLC0415 - start-up

        put_json(to_json(with_findings(context.archive, briefing)))
        return 0
    put(render(briefing, "txt"))
    say_warnings(briefing.warnings)
    return 0
