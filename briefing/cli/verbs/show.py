"""``briefing show``: one briefing, to read or as the documented record."""

import argparse

from briefing.cli.context import Context
from briefing.cli.output import put, put_json, say_warnings
from briefing.cli.parser import add_json_option, add_week_argument
from briefing.model.encoding import to_json
from briefing.verbs.checking import with_findings
from briefing.verbs.giving import render
from briefing.verbs.naming import briefing_named


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verb's own arguments."""
    add_week_argument(parser)
    add_json_option(parser)


def run(context: Context) -> int:
    """Print the briefing and return the exit code."""
    briefing = with_findings(
        context.archive, briefing_named(context.archive, context["week"], context.today)
    )
    if context["json"]:
        put_json(to_json(briefing))
        return 0
    put(render(briefing, "txt"))
    say_warnings(briefing.warnings)
    return 0
