"""The verbs: what they are called, what they do, which module each is in, and their parsers."""

from __future__ import annotations

import sys

from briefing.cli.parser import Arguments, add_global_options
from briefing.i18n import N_, _

TYPE_CHECKING = False  # importing typing for it would be a tenth of a lean verb's start
if TYPE_CHECKING:
    from typing import Protocol

    from briefing.cli.context import Context
    from briefing.cli.usage import Parser

    class VerbModule(Protocol):
        """What a verb's module offers."""

        def configure(self, arguments: Arguments, /) -> None:
            """Add the verb's own arguments."""

        def run(self, context: Context, /) -> int:
            """Do it and return the exit code."""


class Verb:
    """One verb; ``module`` is under :mod:`briefing.cli.verbs`.

    A ``lean`` one imports no library, most often, and sees itself to how it imports them.
    """

    def __init__(
        self,
        name: str,
        help: str,  # noqa: A002 - as argparse says
        module: str,
        *,
        lean: bool = False,
    ) -> None:
        self.name = name
        self.help = help
        self.module = module
        self.lean = lean


VERBS: dict[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb("import", N_("take in texts: minutes, web pages, records"), "import_files"),
        Verb("list", N_("list the briefings"), "list_briefings"),
        Verb("show", N_("show a briefing"), "show"),
        Verb("search", N_("find words in the briefings of all years"), "search", lean=True),
        Verb("tasks", N_("list the tasks of all weeks, count them, hand them out"), "tasks"),
        Verb("report", N_("gather the report of a month, a quarter, a year or any days"), "report"),
        Verb("figures", N_("count what the weeks report, by month and year"), "figures"),
        Verb("schemes", N_("list the schemes of a year's programme, how far each is"), "schemes"),
        Verb("add", N_("add a conclusion or a result"), "add"),
        Verb("check", N_("look for what should be mended before it goes out"), "check"),
        Verb("export", N_("write a briefing as a file"), "export"),
        Verb("present", N_("show the conclusions on the wall, as they are typed"), "present"),
        Verb("finalize", N_("lock a briefing's revision"), "finalize"),
        Verb("reopen", N_("begin a finalized briefing's next revision"), "reopen"),
        Verb("compare", N_("mark what differs between revisions or weeks"), "compare"),
        Verb("documents", N_("list the documents that are cited, and where"), "documents"),
        Verb("directory", N_("show the units and people, take them in, write them"), "directory"),
        Verb("office", N_("show or enter what papers say of the office"), "office"),
        Verb("backup", N_("keep the whole archive in one checked file"), "backup"),
        Verb("restore", N_("bring back a backup, a week of it, or a revision"), "restore"),
        Verb("doctor", N_("look over every file of the archive, and mend it"), "doctor"),
        Verb("config", N_("show or change settings"), "config"),
        Verb("locate", N_("say where everything is kept"), "locate"),
        Verb("schema", N_("print the JSON Schema of a briefing"), "schema"),
        Verb("demo", N_("try the application on a sample archive"), "demo"),
        Verb("completion", N_("print a completion script for the shell"), "completion"),
    )
}


def load(verb: Verb) -> VerbModule:
    """Import the module of ``verb``, and its libraries sparingly."""
    if not verb.lean:
        from briefing.sparing import spare  # noqa: PLC0415 - start-up

        spare()
    name = f"briefing.cli.verbs.{verb.module}"
    __import__(name)  # importlib, which would do the same, is a module more to import
    return sys.modules[name]


def taken_by(module: VerbModule) -> Arguments:
    """Return what one verb takes, the global options with it."""
    arguments = Arguments()
    module.configure(arguments)
    add_global_options(arguments)
    return arguments


def verb_parser(verb: Verb, arguments: Arguments) -> Parser:
    """Return argparse's parser of one verb, for what is not read without it."""
    from briefing.cli.usage import Parser  # noqa: PLC0415 - start-up: argparse

    parser = Parser(prog=f"briefing {verb.name}", description=_sentence(_(verb.help)))
    arguments.tell(parser)
    return parser


def top_parser() -> Parser:
    """Return the parser for no verb at all; its help lists the verbs, none of them loaded."""
    from briefing.cli.usage import Parser  # noqa: PLC0415 - start-up: argparse

    width = max(map(len, VERBS))
    lines = [f"  {verb.name:{width}}  {_(verb.help)}" for verb in VERBS.values()]
    parser = Parser(
        prog="briefing",
        usage=_("briefing [VERB] [OPTIONS]"),
        description=_("Minutes of the weekly giao ban. Without a verb the application opens."),
        epilog="\n".join([_("Verbs:"), *lines, "", _("More on one: briefing VERB --help")]),
    )
    everywhere().tell(parser)
    return parser


def everywhere() -> Arguments:
    """Return what is taken with no verb at all."""
    arguments = Arguments()
    add_global_options(arguments)
    return arguments


def whole_parser() -> Parser:
    """Return one parser with every verb in it, as completion scripts need it."""
    from briefing.cli.usage import Parser  # noqa: PLC0415 - start-up: argparse

    parser = Parser(prog="briefing")
    everywhere().tell(parser)
    group = parser.add_subparsers(metavar=_("VERB"))
    for verb in VERBS.values():
        below = group.add_parser(verb.name, help=_(verb.help))
        taken_by(load(verb)).tell(below)
    return parser


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
