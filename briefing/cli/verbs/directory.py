"""``briefing directory``: the office's units and people, shown, taken in from CSV or written."""

from pathlib import Path

from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, say
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _
from briefing.model.directory import Directory, Member, members_of
from briefing.settings import user_path
from briefing.verbs.directing import export_directory, import_directory, load_directory

_IMPORT, _EXPORT = "import", "export"


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "action",
        nargs="?",
        choices=(_IMPORT, _EXPORT),
        help=_("take units and people in from a CSV file, or write one; without it they are shown"),
    )
    arguments.add_argument("file", nargs="?", metavar=_("FILE.csv"), help=_("the CSV file"))
    arguments.add_argument(
        "--force", action="store_true", help=_("write over a file that is there already")
    )
    add_json_option(arguments)


def run(context: Context) -> int:
    """Do it and return the exit code."""
    if context["force"] and context["action"] != _EXPORT:
        context.wrong_usage(_("Only an export writes over a file."))
    if context["action"] == _IMPORT:
        _import(context)
    elif context["action"] == _EXPORT:
        _export(context)
    else:
        _show(load_directory(context.archive), as_json=context["json"])
    return 0


def _import(context: Context) -> None:
    if not context["file"]:
        context.wrong_usage(_("Name the CSV file to take in."))
    done = import_directory(context.archive, user_path(context["file"]))
    for note in done.notes:
        say(f"  ! {note}")
    say(
        _("Imported: {units} new units, {members} new people.").format(
            units=done.units, members=done.members
        )
    )
    if context["json"]:
        put_plain({"units": done.units, "members": done.members, "notes": done.notes})


def _export(context: Context) -> None:
    target: Path | None = user_path(context["file"]) if context["file"] else None
    written = export_directory(context.archive, target, overwrite=context["force"])
    say(_("Written: {file}").format(file=written))
    if context["json"]:
        put_plain({"file": str(written)})


def _show(directory: Directory, *, as_json: bool) -> None:
    if as_json:
        put_plain(directory)
    elif directory.units or directory.members:
        put("\n".join(_lines(directory)))
    else:
        say(_("Nobody and no unit yet."))
        say("  → " + _('Take them in with "briefing directory import FILE.csv".'))


def _lines(directory: Directory) -> list[str]:
    """Return a line for each unit with its short names, and under it one for each person."""
    lines = [_named(member) for member in members_of(directory, "")]
    for unit in directory.units:
        short = f" ({', '.join(unit.short_names)})" if unit.short_names else ""
        lines.append(unit.name + short)
        lines += [f"  {_named(member)}" for member in members_of(directory, unit.id)]
    return lines


def _named(member: Member) -> str:
    return f"{member.name}, {member.title}" if member.title else member.name
