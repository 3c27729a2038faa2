"""``briefing check``: what to look at before a briefing goes out; exit 1 when there is any."""

import argparse
from pathlib import Path

from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, say, table, warning_lines
from briefing.cli.parser import add_json_option
from briefing.i18n import _
from briefing.model.records import Briefing
from briefing.verbs.checking import findings, rules
from briefing.verbs.naming import briefing_named
from briefing.verbs.taking import read_file

CLEAN, FOUND = 0, 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verb's own arguments."""
    parser.add_argument(
        "week",
        nargs="?",
        metavar=_("WEEK|FILE"),
        help=_("a stored briefing, or a text that need not be stored"),
    )
    parser.add_argument("--rules", action="store_true", help=_("list the rules"))
    add_json_option(parser)


def run(context: Context) -> int:
    """Print the findings and return 1 when there are any."""
    if context["rules"]:
        _put_rules(as_json=context["json"])
        return CLEAN
    if context["week"] is None:
        context.wrong_usage(_("Name a week or a file to check, or ask for --rules."))
    found = findings(context.archive, _asked(context))
    if context["json"]:
        put_plain(found)
    elif found:
        put("\n".join(warning_lines(found)))
    else:
        say(_("Nothing found."))
    return FOUND if found else CLEAN


def _asked(context: Context) -> Briefing:
    """Return the briefing in the file of that name, otherwise the stored one.

    A name that ends as file names do (".txt", but not the ".2020" of a day) is taken for one
    even when there is no such file, so that the answer speaks of the file.
    """
    name: str = context["week"]
    path = Path(name)
    if path.is_file() or path.suffix.strip(".").isalpha():
        return read_file(path).briefing
    return briefing_named(context.archive, name, context.today)


def _put_rules(*, as_json: bool) -> None:
    if as_json:
        put_plain(rules())
    else:
        put("\n".join(table([list(row) for row in rules().items()])))
