"""``briefing compare``: what differs between two revisions or two weeks, word by word."""

import re

from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, say
from briefing.cli.parser import Arguments, add_json_option, add_week_argument
from briefing.errors import NotFoundError
from briefing.i18n import _, ngettext
from briefing.model.records import Briefing, State
from briefing.verbs.comparing import (
    AREAS,
    Change,
    Comparison,
    Difference,
    Section,
    Side,
    compare,
    kept_revisions,
)
from briefing.verbs.differences import Mark, Piece
from briefing.verbs.listing import short_name
from briefing.verbs.naming import briefing_named

_REVISION = re.compile("[0-9]{1,4}")
"""The number of a revision; a longer one is a day or a year."""

_MARKED = {Mark.SAME: "{}", Mark.REMOVED: "[-{}-]", Mark.ADDED: "{{+{}+}}"}
"""How words are marked, as wdiff marks them."""

_SIGNS = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~", Change.MOVED: "="}


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    add_week_argument(arguments)
    arguments.add_argument(
        "old",
        nargs="?",
        metavar=_("REVISION|WEEK"),
        help=_("the number of the older revision, or another week"),
    )
    arguments.add_argument(
        "new",
        nargs="?",
        type=int,
        metavar=_("REVISION"),
        help=_("the number of the newer revision; without it, the week as it is now"),
    )
    add_json_option(arguments)


def run(context: Context) -> int:
    """Print what differs and return the exit code."""
    old, new = _asked(context)
    found = compare(old, new)
    if context["json"]:
        put_plain(found)
        return 0
    put(f"{_heading(old, found.old)} → {_heading(new, found.new)}")
    for section in found.sections:
        put("\n" + _title(section))
        for difference in section.differences:
            put(_line(difference))
    _say_summary(found)
    return 0


def _asked(context: Context) -> tuple[Briefing, Briefing]:
    """Return the older and the newer briefing to compare."""
    week = briefing_named(context.archive, context["week"], context.today)
    old: str | None = context["old"]
    if old is not None and not _REVISION.fullmatch(old):
        if context["new"] is not None:
            context.wrong_usage(_("Name two weeks, or one week and its revisions."))
        return week, briefing_named(context.archive, old, context.today)
    newer = week if context["new"] is None else _revision(context, week, context["new"])
    if old is not None:
        return _revision(context, week, int(old)), newer
    kept = kept_revisions(context.archive, week)
    before = [one for one in kept if one.state is not week.state or one.revision < week.revision]
    if not before:
        raise NotFoundError(
            _("{id} has no earlier revision to compare it with.").format(id=week.id),
            _("A revision is kept each time a briefing is finalized."),
        )
    return before[-1], newer


def _revision(context: Context, week: Briefing, number: int) -> Briefing:
    if week.state is State.FINAL and week.revision == number:
        return week
    return context.archive.revision(week.id, number)


def _heading(briefing: Briefing, side: Side) -> str:
    name = short_name(briefing)
    if side.state is State.DRAFT:
        return _("{week} (draft)").format(week=name)
    return _("{week} (revision {number})").format(week=name, number=side.revision)


def _title(section: Section) -> str:
    name = _(AREAS[section.area]).upper()
    return f"{name} {section.list_index + 1}" if section.list_index else name


def _line(difference: Difference) -> str:
    marker = difference.new or difference.old
    if difference.moved and difference.old and difference.old != difference.new:
        marker = f"{difference.old} → {difference.new}"
    said = " ".join(filter(None, (marker, _marked(difference.text))))
    facts = _marked(difference.facts)
    return f"  {_SIGNS[difference.change]} {said}" + (f"\n      ({facts})" if facts else "")


def _marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(_MARKED[piece.mark].format(piece.text) for piece in pieces)


def _say_summary(found: Comparison) -> None:
    if not found.sections:
        say(_("Nothing differs."))
        return
    count = sum(len(section.differences) for section in found.sections)
    say(
        ngettext("{count} item differs.", "{count} items differ.", count).format(count=count)
        + " "
        + _("The same: {count}.").format(count=found.same)
    )
