"""``briefing finalize``: a revision is locked."""

from briefing.cli.context import Context
from briefing.cli.keeping import keep_backup
from briefing.cli.output import say
from briefing.cli.parser import Arguments, add_week_argument
from briefing.i18n import _, ngettext
from briefing.language.days import write_day_spoken
from briefing.language.letters import clean
from briefing.verbs.checking import findings
from briefing.verbs.finalizing import finalize_in, notice_due
from briefing.verbs.naming import briefing_named


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    add_week_argument(arguments)
    arguments.add_argument(
        "--by",
        default="",
        metavar=_("NAME"),
        help=_("who finalizes; without it, the secretary in the settings"),
    )


def run(context: Context) -> int:
    """Lock the briefing, mention what is still to be looked at, and return the exit code."""
    briefing = briefing_named(context.archive, context["week"], context.today)
    locked = finalize_in(context.archive, briefing, by=" ".join(clean(context["by"]).split()))
    say(_("{id} is finalized as revision {number}.").format(id=locked.id, number=locked.revision))
    if due := notice_due(locked):
        say(
            "  → "
            + _("The notice of conclusions is due by {day}.").format(day=write_day_spoken(due))
        )
    if count := len(findings(context.archive, locked)):
        say(
            "  → "
            + ngettext(
                '{count} finding is left to look at: "briefing check {id}".',
                '{count} findings are left to look at: "briefing check {id}".',
                count,
            ).format(count=count, id=locked.id)
        )
    keep_backup(context.archive_folder)
    return 0
