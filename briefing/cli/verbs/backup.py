"""``briefing backup``: the archive in one checksummed file, and the list of those kept."""

from datetime import datetime
from pathlib import Path

from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, say, table
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _, ngettext
from briefing.language.clock import write_time
from briefing.language.days import write_day_slashed
from briefing.settings import user_path
from briefing.verbs.backing_up import Kept, back_up, kept_backups

DONE, FOUND = 0, 1


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "-o",
        "--output",
        metavar=_("FILE|DIR"),
        help=_("write it to this new file or into this folder; without it: into the archive"),
    )
    arguments.add_argument(
        "--list", action="store_true", help=_("list the backups kept in the archive, newest first")
    )
    add_json_option(arguments)


def run(context: Context) -> int:
    """Make a backup or list them, and return the exit code."""
    if context["list"]:
        if context["output"]:
            context.wrong_usage(_("A list is not written to a file."))
        return _list(context)
    target: Path | None = user_path(context["output"]) if context["output"] else None
    path, manifest = back_up(context.archive_folder, datetime.now().astimezone(), target)
    if context["json"]:
        put_plain(
            {
                "file": str(path),
                "weeks": manifest.weeks,
                "bytes": path.stat().st_size,
                "left_out": manifest.left_out,
            }
        )
    say(
        ngettext(
            "Backed up and checked: {count} briefing, {size}.",
            "Backed up and checked: {count} briefings, {size}.",
            manifest.weeks,
        ).format(count=manifest.weeks, size=size_words(path.stat().st_size))
    )
    say("  → " + str(path))
    for name, reason in manifest.left_out.items():
        say("  ! " + _("{file} is not in it: {reason}").format(file=name, reason=reason))
    return FOUND if manifest.left_out else DONE


def _list(context: Context) -> int:
    kept = kept_backups(context.archive_folder)
    if context["json"]:
        put_plain(
            [
                {
                    "file": str(one.path),
                    "made_at": one.at,
                    "bytes": one.size,
                    "weeks": one.weeks,
                    "before": one.before,
                    "problem": one.problem,
                }
                for one in kept
            ]
        )
    elif kept:
        put("\n".join(table([_heading(), *map(_row, kept)], right=frozenset({2, 3}))))
    else:
        say(_("No backups yet."))
        say("  → " + _('One is made each day that the archive is used; "briefing backup" now.'))
    return FOUND if any(one.problem for one in kept) else DONE


def _heading() -> list[str]:
    return [_("Day"), _("Time"), _("Briefings"), _("Size"), _("File"), ""]


def _row(kept: Kept) -> list[str]:
    return [
        write_day_slashed(kept.at.date()),
        write_time(kept.at.time()),
        "–" if kept.problem else str(kept.weeks),
        size_words(kept.size),
        kept.path.name,
        kept.problem or before_words(kept.before),
    ]


def before_words(before: str) -> str:
    """Return what a backup was made before, as the user reads it; "" for a daily one."""
    return {
        "restore": _("before a restore"),
        "repair": _("before a repair"),
        "migration": _("before a change of format"),
    }.get(before, before)


def size_words(size: int) -> str:
    """Return a number of bytes in the largest unit that keeps it readable: "8 KB", "1,4 MB"."""
    value, unit = float(size), "B"
    for larger in ("KB", "MB", "GB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    number = f"{value:.1f}" if value < 10 and unit in {"MB", "GB"} else f"{value:.0f}"
    return f"{number.replace('.', ',')} {unit}"
