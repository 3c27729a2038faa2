"""argparse in the user's language: its headings, its help and its complaints."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from briefing import __version__
from briefing.cli import output
from briefing.i18n import LANGUAGES, N_, _

_HEADINGS = {
    "positional arguments": N_("Arguments"),
    "options": N_("Options"),
}

# argparse says these in English; its own look-up reads the locale, not our settings. The values
# in angle brackets name the groups that our sentence takes over.
_COMPLAINTS = (
    (r"the following arguments are required: (?P<names>.+)", N_("Missing: {names}.")),
    (r"unrecognized arguments: (?P<names>.+)", N_("Not understood: {names}.")),
    (
        r"argument (?P<name>.+?): expected one argument",
        N_("{name} needs a value after it."),
    ),
    (
        r"argument (?P<name>.+?): expected at least one argument",
        N_("{name} needs at least one value after it."),
    ),
    (
        r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
        N_("{name} cannot be used together with {other}."),
    ),
    (
        r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)",
        N_("{name} takes no value: {value}."),
    ),
    (
        r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(choose from (?P<all>.+)\)",
        N_("{name} cannot be {value}. Possible is: {all}."),
    ),
    (
        r"argument (?P<name>.+?): invalid \w+ value: (?P<value>.+)",
        N_("{name} cannot be {value}."),
    ),
    (
        r"one of the arguments (?P<names>.+) is required",
        N_("One of these is needed: {names}."),
    ),
    (r"argument (?P<name>.+?): (?P<value>.+)", N_("{name}: {value}")),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with translated headings; descriptions keep their lines."""

    def start_section(self, heading: str | None) -> None:
        """Begin a section under its heading in the user's language."""
        super().start_section(_(_HEADINGS[heading]) if heading in _HEADINGS else heading)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line under its word in the user's language."""
        super().add_usage(usage, actions, groups, _("Usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that has the global options and speaks the user's language."""

    def __init__(self, *, prog: str, **settings: Any) -> None:
        super().__init__(
            prog=prog,
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
            **settings,
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how help is to be had; exit 2."""
        output.say(_translated(message))
        output.say("  → " + _("See: {command}").format(command=f"{self.prog} --help"))
        self.exit(2)


def add_global_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that stand before or after any verb."""
    group = parser.add_argument_group(_("Everywhere"))
    group.add_argument("--archive", metavar=_("DIR"), default="", help=_("the archive's folder"))
    group.add_argument("--lang", choices=LANGUAGES, help=_("language of the interface"))
    group.add_argument(
        "--version",
        action="version",
        version=f"briefing {__version__}",
        help=_("print the version and stop"),
    )
    group.add_argument("-h", "--help", action="help", help=_("print this help and stop"))


def add_json_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``, the same for every verb that lists or shows."""
    parser.add_argument("--json", action="store_true", help=_("print JSON for other programs"))


def add_week_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names a briefing."""
    parser.add_argument(
        "week",
        metavar=_("WEEK"),
        help=_("2020-W26, 22/6/2020 or any day in it, this, last, or an id"),
    )


def _translated(message: str) -> str:
    for pattern, sentence in _COMPLAINTS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return _(sentence).format(**found.groupdict())
    return message
