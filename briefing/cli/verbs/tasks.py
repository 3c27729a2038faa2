"""``briefing tasks``: the conclusions of all weeks that wait, and those that are settled."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

from briefing.archive.search.days import read_days
from briefing.cli.context import Context
from briefing.cli.output import fit, put, put_plain, put_table, say, table
from briefing.cli.papers import add_tone_option, tone_for
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _, ngettext
from briefing.insight.tasks.lives import OPEN, Tally, Timing, tally
from briefing.insight.tasks.tasklist import (
    By,
    Group,
    Seen,
    UnitName,
    Wanted,
    grouped,
    seen_on,
    tallies,
    unit_names,
    wanted,
)
from briefing.language.dates import DateRange, read_day, write_day_slashed, write_range
from briefing.language.letters import search_key
from briefing.language.quantities import write_number
from briefing.model.directory import EMPTY
from briefing.settings import user_path
from briefing.verbs.following_up import (
    TaskBook,
    counted_span,
    give_csv,
    give_ics,
    give_sheets,
    sheet,
    sheet_name,
    task_book,
    task_lines,
    toned_lines,
    unit_asked,
)
from briefing.verbs.giving import give
from briefing.verbs.overview import overview
from briefing.verbs.task_words import heading_words, standing_words, timing_word
from briefing.verbs.unreadable import Helpers

_STATES = {
    "open": OPEN,
    "late": frozenset({Timing.LATE}),
    "soon": frozenset({Timing.SOON}),
    "in-time": frozenset({Timing.IN_TIME}),
    "done": frozenset({Timing.DONE_IN_TIME, Timing.DONE_LATE}),
    "done-in-time": frozenset({Timing.DONE_IN_TIME}),
    "done-late": frozenset({Timing.DONE_LATE}),
    "closed": frozenset({Timing.CLOSED}),
    "all": frozenset(Timing),
}


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "words", nargs="*", metavar=_("WORD"), help=_("words of the task, accents optional")
    )
    arguments.add_argument("--unit", metavar=_("UNIT"), help=_("led or helped by this unit"))
    arguments.add_argument("--tag", metavar=_("TAG"), help=_("with this tag"))
    arguments.add_argument(
        "--state", choices=tuple(_STATES), default="open", help=_("how they stand (else: open)")
    )
    arguments.add_argument(
        "--due", metavar=_("DAYS"), help=_("due in 2020-07, 2020-W28, ..2020-07-10 and the like")
    )
    arguments.add_argument(
        "--week", metavar=_("DAYS"), help=_("given first in 2020-W26, 2020-06, 2019.. and the like")
    )
    arguments.add_argument(
        "--age", type=int, default=0, metavar=_("WEEKS"), help=_("given at least so long ago")
    )
    arguments.add_argument(
        "--by", choices=tuple(by.value for by in By), default="due", help=_("what to group by")
    )
    rate = arguments.add_argument_group(_("Counting"))
    rate.add_argument(
        "--rate", action="store_true", help=_("count for each unit, with the rate of lateness")
    )
    rate.add_argument(
        "--from", dest="start", metavar=_("DAY"), help=_("count from here (else: 1 January)")
    )
    rate.add_argument("--to", dest="end", metavar=_("DAY"), help=_("count to here (else: today)"))
    files = arguments.add_argument_group(_("Files"))
    files.add_argument("--csv", type=Path, metavar=_("FILE"), help=_("write a table"))
    files.add_argument("--ics", type=Path, metavar=_("FILE"), help=_("write a calendar"))
    files.add_argument(
        "--sheet", metavar=_("UNIT"), help=_("the sheet to hand out to one unit, in Markdown")
    )
    files.add_argument(
        "-o", "--output", type=Path, metavar=_("FILE|DIR"), help=_("write the sheet here")
    )
    files.add_argument(
        "--sheets", type=Path, metavar=_("DIR"), help=_("write the sheets of all units here")
    )
    files.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    add_tone_option(arguments)
    add_json_option(arguments)


def run(context: Context) -> int:
    """Print or write what is asked for and return the exit code."""
    if (context["start"] or context["end"]) and not context["rate"]:
        context.wrong_usage(_("--from and --to say what --rate counts."))
    if context["output"] and not context["sheet"]:
        context.wrong_usage(_("--output says where the sheet of --sheet goes."))
    asked = _asked(context)
    span = _span(context) if context["rate"] else None
    book = task_book(overview(context.archive_folder))
    helpers = Helpers()
    name_of = unit_names(helpers.read(context.archive.directory, EMPTY))
    for problem in (*book.problems, *helpers.problems):
        say(f"  ! {problem}")
    if context["sheet"]:
        _give_sheet(context, book, name_of)
    elif context["sheets"]:
        _give_sheets(context, book, name_of)
    elif span:
        _count(context, book, name_of, span)
    else:
        if context["unit"]:
            unit = unit_asked(book, context["unit"], name_of)
            asked = asked._replace(unit=search_key(unit))
        _list(context, book, wanted(seen_on(book.tasks, context.today), asked, name_of), name_of)
    return 0


def _asked(context: Context) -> Wanted:
    return Wanted(
        timings=_STATES[context["state"]],
        tag=search_key((context["tag"] or "").lstrip("#")),
        due=_days(context, "due"),
        week=_days(context, "week"),
        least_age=context["age"],
        words=" ".join(context["words"]),
    )


def _days(context: Context, argument: str) -> DateRange | None:
    text: str | None = context[argument]
    if not text:
        return None
    found = read_days(text, context.today)
    if found is None:
        context.wrong_usage(_('"{text}" is no time that is understood.').format(text=text))
    return DateRange(*found)


def _span(context: Context) -> DateRange:
    days = {name: _day(context, name) for name in ("start", "end")}
    if days["start"] and days["end"] and days["start"] > days["end"]:
        context.wrong_usage(_("The first day lies after the last one."))
    return counted_span(days["start"], days["end"], context.today)


def _day(context: Context, argument: str) -> date | None:
    text: str | None = context[argument]
    if not text:
        return None
    with suppress(ValueError):
        return date.fromisoformat(text)
    day = read_day(text, context.today)
    if day is None:
        context.wrong_usage(_('"{text}" is no day that is understood.').format(text=text))
    return day


# ── Files ───────────────────────────────────────────────────────────────────────────────────


def _give_sheet(context: Context, book: TaskBook, name_of: UnitName) -> None:
    unit = unit_asked(book, context["sheet"], name_of)
    content = sheet(book, unit, name_of, context.today, tone_for(context, ""))
    if context["output"]:
        name = sheet_name(unit, context.today)
        _say_written(give(content, name, context["output"], overwrite=context["force"]))
    else:
        put(content.decode().removesuffix("\n"))


def _give_sheets(context: Context, book: TaskBook, name_of: UnitName) -> None:
    written = give_sheets(
        book,
        name_of,
        context.today,
        user_path(context["sheets"]),
        tone=tone_for(context, ""),
        overwrite=context["force"],
    )
    for path in written:
        _say_written(path)
    if not written:
        say(_("No task is open."))


def _say_written(path: Path) -> None:
    say(_("Written: {file}").format(file=path))


# ── Lists ───────────────────────────────────────────────────────────────────────────────────


def _list(context: Context, book: TaskBook, found: list[Seen], name_of: UnitName) -> None:
    groups = grouped(found, By(context["by"]), name_of)
    lines = task_lines([seen for group in groups for seen in group.tasks], book, name_of)
    today, force = context.today, context["force"]
    given = toned_lines(lines, tone_for(context, ""))
    if context["csv"]:
        _say_written(give_csv(given, today, user_path(context["csv"]), overwrite=force))
    if context["ics"]:
        _say_written(give_ics(given, today, user_path(context["ics"]), overwrite=force))
        if undated := sum(line.due is None for line in lines):
            said = ngettext(
                "{count} task without a day is not in the calendar.",
                "{count} tasks without a day are not in the calendar.",
                undated,
            )
            say(said.format(count=undated))
    if context["json"]:
        put_plain(lines)
    elif not (context["csv"] or context["ics"]):
        _put_groups(groups, By(context["by"]), name_of)
        say(ngettext("{count} task", "{count} tasks", len(lines)).format(count=len(lines)))


def _put_groups(groups: Sequence[Group], by: By, name_of: UnitName) -> None:
    rows = [_row(seen, name_of) for group in groups for seen in group.tasks]
    lines = iter(table(rows)) if rows else iter(())
    for group in groups:
        put(f"{heading_words(by, group)} ({len(group.tasks)})")
        put("\n".join(fit(f"  {next(lines)}" for _seen in group.tasks)))


def _row(seen: Seen, name_of: UnitName) -> list[str]:
    task = seen.task
    return [
        write_day_slashed(task.due) if task.due else "–",
        standing_words(seen),
        name_of(task.latest.unit) or "–",
        f"[{task.place[0]} {task.place[1]}]",
        task.latest.text,
    ]


# ── Counting ────────────────────────────────────────────────────────────────────────────────


def _count(context: Context, book: TaskBook, name_of: UnitName, span: DateRange) -> None:
    units = tallies(book.tasks, span, name_of)
    whole = tally(book.tasks, span)
    if context["json"]:
        put_plain(
            {
                "start": span.start,
                "end": span.end,
                "all": _counted(whole),
                "units": [{"unit": name, **_counted(one)} for name, one in units],
            }
        )
        return
    rows = [_heading()]
    rows += [_counts(name or _("Without a unit"), one) for name, one in units]
    rows.append(_counts(_("All"), whole))
    put(_("Tasks given or open in {span}").format(span=write_range(span)))
    put_table(rows, right=frozenset(range(1, len(rows[0]))))


def _counted(one: Tally) -> dict[str, int | Decimal | None]:
    return {**one._asdict(), "rate": one.rate}


def _heading() -> list[str]:
    timings = map(timing_word, Timing)
    return [_("Unit"), _("received"), _("carried over"), *timings, _("rate of lateness")]


def _counts(name: str, one: Tally) -> list[str]:
    rate = "–" if one.rate is None else f"{write_number(one.rate)}%"
    return [name, *map(str, one), rate]
