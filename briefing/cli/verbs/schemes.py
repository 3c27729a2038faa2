"""``briefing schemes``: the schemes of a year's programme, their steps, how many are done."""

from pathlib import Path

from briefing.cli.context import Context
from briefing.cli.output import put, put_plain, put_table, say
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _
from briefing.model.schemes import Schemes, due_words, is_overdue, of_year
from briefing.settings import user_path
from briefing.verbs.programming import (
    count_words,
    give_schemes,
    load_schemes,
    progress,
    state_word,
    take_in_schemes,
    week_names,
)


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "--year", type=int, metavar=_("YEAR"), help=_("the year of the programme (else: this one)")
    )
    arguments.add_argument(
        "--steps", action="store_true", help=_("with the steps of each, and the week of each step")
    )
    arguments.add_argument(
        "--overdue", action="store_true", help=_("only those that should have been done by now")
    )
    files = arguments.add_argument_group(_("Files"))
    files.add_argument("--csv", type=Path, metavar=_("FILE"), help=_("write a table"))
    files.add_argument(
        "--take-in", type=Path, metavar=_("FILE.csv"), help=_("take schemes in from a table")
    )
    files.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    add_json_option(arguments)


def run(context: Context) -> int:
    """Print, write or take in what is asked and return the exit code."""
    if context["force"] and not context["csv"]:
        context.wrong_usage(_("Only an export writes over a file."))
    if context["take_in"]:
        return _take_in(context)
    year = context["year"] or context.today.year
    listed = of_year(load_schemes(context.archive), year)
    counted = progress(listed, context.today)
    if context["overdue"]:
        listed = tuple(one for one in listed if is_overdue(one, context.today))
    if context["csv"]:
        target = user_path(context["csv"])
        written = give_schemes(context.archive, listed, target, overwrite=context["force"])
        say(_("Written: {file}").format(file=written))
    if context["json"]:
        put_plain(
            {
                "year": year,
                **counted._asdict(),
                "all": counted.all,
                "percent": counted.percent,
                "schemes": [
                    {"scheme": one, "overdue": is_overdue(one, context.today)} for one in listed
                ],
            }
        )
    elif not context["csv"]:
        _put(context, listed)
        said = count_words(counted)
        if counted.overdue:
            said += ", " + _("{count} overdue").format(count=counted.overdue)
        say(said)
    return 0


def _take_in(context: Context) -> int:
    done = take_in_schemes(context.archive, user_path(context["take_in"]), context.today)
    for note in (*done.notes, *done.refused):
        say(f"  ! {note}")
    said = _("Taken in: {new} new schemes, {changed} changed.")
    say(said.format(new=done.new, changed=done.changed))
    return 1 if done.refused and not (done.new or done.changed) else 0


def _put(context: Context, listed: Schemes) -> None:
    if not listed:
        return
    name_of = week_names(context.archive) if context["steps"] else None
    rows = [
        (
            one.name,
            one.unit,
            due_words(one),
            state_word(one.state)
            + (f" · {_('OVERDUE')}" if is_overdue(one, context.today) else ""),
        )
        for one in listed
    ]
    if name_of is None:
        put_table(rows)
        return
    for one, row in zip(listed, rows, strict=True):
        put(" · ".join(filter(None, row)))
        for step in one.steps:
            put(f"    {name_of(step.briefing)}: {step.what}")
