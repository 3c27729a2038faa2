"""``briefing demo``: the application on a copy of the sample archive, gone afterwards."""

import shutil

from briefing.cli.context import Context
from briefing.cli.output import put, say
from briefing.cli.parser import Arguments
from briefing.cli.terminal import require_terminal
from briefing.i18n import _
from briefing.verbs.demo import sample_copy


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "--no-app",
        action="store_true",
        help=_("only make the copy, print its folder and leave it there"),
    )


def run(context: Context) -> int:
    """Open the sample, or print where its copy is, and return the exit code."""
    if context["no_app"]:
        put(str(sample_copy()))
        return 0
    require_terminal()
    from briefing.tui.app import run_app  # noqa: PLC0415 - start-up: textual

    copy = sample_copy()
    try:
        return run_app(copy, demo=True)
    finally:
        shutil.rmtree(copy, ignore_errors=True)
        say(_("The sample is gone again; your own archive was not touched."))
