"""``briefing reopen``: a finalized briefing's next revision is begun."""

from briefing.cli.context import Context
from briefing.cli.output import say
from briefing.cli.parser import Arguments, add_week_argument
from briefing.i18n import _
from briefing.verbs.finalizing import reopen_in
from briefing.verbs.naming import briefing_named


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    add_week_argument(arguments)


def run(context: Context) -> int:
    """Reopen the briefing and return the exit code."""
    briefing = briefing_named(context.archive, context["week"], context.today)
    draft = reopen_in(context.archive, briefing)
    say(
        _("{id} is a draft again and will be revision {number}.").format(
            id=draft.id, number=draft.revision
        )
    )
    return 0
