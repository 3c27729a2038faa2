"""argparse in the user's language: its headings, its help and its complaints.

Only what :mod:`briefing.cli.parser` does not read comes here.
"""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from briefing.cli import output
from briefing.i18n import N_, _

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


def _translated(message: str) -> str:
    for pattern, sentence in _COMPLAINTS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return _(sentence).format(**found.groupdict())
    return message
