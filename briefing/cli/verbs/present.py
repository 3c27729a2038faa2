"""``briefing present``: the conclusions on the wall, following what is typed elsewhere."""

from briefing.cli.context import Context
from briefing.cli.parser import Arguments, add_week_argument
from briefing.cli.terminal import require_terminal


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    add_week_argument(arguments)


def run(context: Context) -> int:
    """Show the wall until it is closed and return the exit code."""
    require_terminal()
    from briefing.tui.wall import run_wall  # noqa: PLC0415 - start-up: textual

    return run_wall(context.archive_folder, context["week"], context.today)
