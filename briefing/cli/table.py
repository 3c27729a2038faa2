"""The verbs: what they are called, what they do, which module each is in, and their parsers."""

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from briefing.cli.parser import Parser, add_global_options
from briefing.i18n import N_, _

if TYPE_CHECKING:
    from briefing.cli.context import Context


class Verb(NamedTuple):
    """One verb; ``module`` is under :mod:`briefing.cli.verbs`."""

    name: str
    help: str
    module: str


class VerbModule(Protocol):
    """What a verb's module offers."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the verb's own arguments."""

    def run(self, context: "Context") -> int:
        """Do it and return the exit code."""


VERBS: dict[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb("import", N_("take in texts: minutes, web pages, records"), "import_files"),
        Verb("list", N_("list the briefings"), "list_briefings"),
        Verb("show", N_("show a briefing"), "show"),
        Verb("add", N_("add a conclusion or a result"), "add"),
        Verb("check", N_("look for what should be mended before it goes out"), "check"),
        Verb("export", N_("write a briefing as a file"), "export"),
        Verb("present", N_("show the conclusions on the wall, as they are typed"), "present"),
        Verb("finalize", N_("lock a briefing's revision"), "finalize"),
        Verb("reopen", N_("begin a finalized briefing's next revision"), "reopen"),
        Verb("compare", N_("mark what differs between revisions or weeks"), "compare"),
        Verb("directory", N_("show the units and people, take them in, write them"), "directory"),
        Verb("config", N_("show or change settings"), "config"),
        Verb("locate", N_("say where everything is kept"), "locate"),
        Verb("schema", N_("print the JSON Schema of a briefing"), "schema"),
        Verb("demo", N_("try the application on a sample archive"), "demo"),
        Verb("completion", N_("print a completion script for the shell"), "completion"),
    )
}


def load(verb: Verb) -> VerbModule:
    """Import the module of ``verb``."""
    return cast("VerbModule", import_module(f"briefing.cli.verbs.{verb.module}"))


def verb_parser(verb: Verb, module: VerbModule) -> Parser:
    """Return the parser of one verb, with its own arguments and the global options."""
    parser = Parser(prog=f"briefing {verb.name}", description=_sentence(_(verb.help)))
    module.configure(parser)
    add_global_options(parser)
    return parser


def top_parser() -> Parser:
    """Return the parser for no verb at all; its help lists the verbs, none of them loaded."""
    width = max(map(len, VERBS))
    lines = [f"  {verb.name:{width}}  {_(verb.help)}" for verb in VERBS.values()]
    parser = Parser(
        prog="briefing",
        usage=_("briefing [VERB] [OPTIONS]"),
        description=_("Minutes of the weekly giao ban. Without a verb the application opens."),
        epilog="\n".join([_("Verbs:"), *lines, "", _("More on one: briefing VERB --help")]),
    )
    add_global_options(parser)
    return parser


def whole_parser() -> Parser:
    """Return one parser with every verb in it, as completion scripts need it."""
    parser = Parser(prog="briefing")
    add_global_options(parser)
    group = parser.add_subparsers(metavar=_("VERB"))
    for verb in VERBS.values():
        below = group.add_parser(verb.name, help=_(verb.help))
        load(verb).configure(below)
        add_global_options(below)
    return parser


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
