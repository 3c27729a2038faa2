"""``briefing completion``: the script that completes verbs and options in a shell."""

from briefing.cli.context import Context
from briefing.cli.output import put
from briefing.cli.parser import Arguments
from briefing.cli.table import whole_parser
from briefing.i18n import _

SHELLS = ("bash", "zsh", "tcsh")


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument("shell", choices=SHELLS, metavar=_("SHELL"), help=", ".join(SHELLS))


def run(context: Context) -> int:
    """Print the script and return the exit code."""
    import shtab  # noqa: PLC0415 - start-up

    put(shtab.complete(whole_parser(), shell=context["shell"]))
    return 0
