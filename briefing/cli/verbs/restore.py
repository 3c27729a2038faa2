"""``briefing restore``: a backup, one week out of it, or a finalized revision, comes back."""

import sys
from datetime import datetime
from pathlib import Path

from briefing.cli.context import Context
from briefing.cli.output import put_plain, say, table
from briefing.cli.parser import Arguments, add_json_option
from briefing.errors import NotFoundError
from briefing.i18n import _, ngettext
from briefing.language.days import write_day_slashed
from briefing.model.editing import require_draft
from briefing.model.records import Briefing
from briefing.verbs.naming import briefing_named
from briefing.verbs.restore_plan import Plan, WeekChange, plan, week_change
from briefing.verbs.restoring import (
    named_backup,
    restore_all,
    restore_revision,
    restore_week,
    week_in_backup,
)

DONE, NOT_DONE = 0, 1

_YES = frozenset({"y", "yes", "c", "có", "co", "ok"})


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "source",
        metavar=_("FILE|DAY|latest|WEEK"),
        help=_("a backup: its file, its day or the latest; with --revision, a week"),
    )
    arguments.add_argument(
        "--week", metavar=_("WEEK"), help=_("only this week out of the backup, even a removed one")
    )
    arguments.add_argument(
        "--revision",
        type=int,
        metavar=_("REVISION"),
        help=_("make this finalized revision of a week the text of its draft again"),
    )
    arguments.add_argument("--yes", action="store_true", help=_("do not ask"))
    add_json_option(arguments)


def run(context: Context) -> int:
    """Show what would change, ask, do it, and return the exit code."""
    if context["revision"] is not None:
        if context["week"]:
            context.wrong_usage(_("A revision is not in a backup: leave --week out."))
        return _revision(context)
    path = named_backup(context.archive_folder, context["source"], context.today)
    return _week(context, path) if context["week"] else _all(context, path)


def _all(context: Context, path: Path) -> int:
    planned = plan(context.archive_folder, path)
    say(_("The backup is sound: {file}").format(file=path))
    for line in _plan_lines(planned):
        say(line)
    kept: Path | None = None
    agreed = bool(planned.steps) and _agreed(context)
    if agreed:
        kept = restore_all(context.archive_folder, planned, _now())
        say(_("Restored."))
        _say_kept(kept)
    if context["json"]:
        put_plain(
            {
                "file": str(path),
                "made_at": planned.made_at,
                "restored": agreed,
                "added": planned.added,
                "changed": planned.changed,
                "removed": planned.removed,
                "same": planned.same,
                "directory": planned.directory,
                "entered": planned.entered,
                "revisions": planned.revisions,
                "notes": planned.notes,
                "before": str(kept) if kept else None,
            }
        )
    return NOT_DONE if planned.steps and not agreed else DONE


def _week(context: Context, path: Path) -> int:
    then = week_in_backup(context.archive, path, context["week"], context.today)
    stored = _stored(context, then.id)
    if stored == then:
        say(_("{id} is as it was in the backup; nothing changes.").format(id=then.id))
        _put_week(context, path, then, None, restored=False)
        return DONE
    say(_week_line(then, stored))
    agreed = _agreed(context)
    kept: Path | None = None
    if agreed:
        kept = restore_week(context.archive, context.archive_folder, stored, then, _now())
        say(_("Restored."))
        _say_kept(kept)
    _put_week(context, path, then, kept, restored=agreed)
    return DONE if agreed else NOT_DONE


def _revision(context: Context) -> int:
    briefing = briefing_named(context.archive, context["source"], context.today)
    number: int = context["revision"]
    require_draft(briefing)
    context.archive.revision(briefing.id, number)  # what is not there need not be asked about
    say(
        _("The draft of {id} gets the text of revision {number} again.").format(
            id=briefing.id, number=number
        )
    )
    agreed = _agreed(context)
    kept: Path | None = None
    if agreed:
        kept = restore_revision(context.archive, context.archive_folder, briefing, number, _now())
        say(_("Restored."))
        _say_kept(kept)
    if context["json"]:
        put_plain(
            {
                "id": briefing.id,
                "revision": number,
                "restored": agreed,
                "before": str(kept) if kept else None,
            }
        )
    return DONE if agreed else NOT_DONE


def _stored(context: Context, briefing_id: str) -> Briefing | None:
    try:
        return context.archive.get(briefing_id)
    except NotFoundError:
        return None


def _agreed(context: Context) -> bool:
    """Ask whether to go on; without a terminal to ask at, ``--yes`` is needed."""
    if context["yes"]:
        return True
    if not sys.stdin.isatty():
        context.wrong_usage(_("There is no terminal to ask at; --yes agrees beforehand."))
    say(_("Restore this? [y/N]"))
    if sys.stdin.readline().strip().casefold() in _YES:
        return True
    say(_("Nothing was restored."))
    return False


def _say_kept(kept: Path | None) -> None:
    if kept is not None:
        say("  → " + _("What was there before is in {file}.").format(file=kept))


def _put_week(
    context: Context, path: Path, then: Briefing, kept: Path | None, *, restored: bool
) -> None:
    if context["json"]:
        put_plain(
            {
                "file": str(path),
                "id": then.id,
                "restored": restored,
                "before": str(kept) if kept else None,
            }
        )


def _plan_lines(planned: Plan) -> list[str]:
    """Return a line for each thing that would change."""
    day = write_day_slashed(planned.made_at.date())
    lines = [_("As it was on {day}:").format(day=day)]
    groups = (
        ("+", planned.added, _("comes back")),
        ("~", planned.changed, _("changes")),
        ("-", planned.removed, _("is taken out, for the backup does not have it")),
    )
    rows = [
        [f"{sign} {change.label}", _counts(change), words]
        for sign, changes, words in groups
        for change in changes
    ]
    lines += [f"  {line}" for line in table(rows)] if rows else []
    if planned.directory:
        lines.append("  ~ " + _("the directory of units and people"))
    lines += [f"  ~ {name}" for name in planned.entered]
    if count := planned.revisions:
        lines.append(
            "  + "
            + ngettext(
                "{count} finalized revision comes back",
                "{count} finalized revisions come back",
                count,
            ).format(count=count)
        )
    lines += [f"  ! {note}" for note in planned.notes]
    lines.append(
        ngettext(
            "{count} briefing stays as it is.", "{count} briefings stay as they are.", planned.same
        ).format(count=planned.same)
        if planned.steps
        else _("Nothing changes.")
    )
    return lines


def _counts(change: WeekChange) -> str:
    """Return the numbers of items now and then: "12 results, 5 conclusions → 10 …, 5 …"."""
    sides = [_count(side) for side in (change.now, change.then) if side is not None]
    return " → ".join(sides)


def _count(counts: tuple[int, int]) -> str:
    results, conclusions = counts
    return (
        ngettext("{count} result", "{count} results", results).format(count=results)
        + ", "
        + ngettext("{count} conclusion", "{count} conclusions", conclusions).format(
            count=conclusions
        )
    )


def _week_line(then: Briefing, stored: Briefing | None) -> str:
    change = week_change(then, stored)
    return f"  {'~' if stored else '+'} {change.label}  {_counts(change)}"


def _now() -> datetime:
    return datetime.now().astimezone()
