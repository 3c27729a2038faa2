"""``briefing figures``: what the office counts, by week, month, quarter, half-year and year."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from briefing.archive.search.days import read_days
from briefing.cli.context import Context
from briefing.cli.output import fit, put, put_plain, put_table, say
from briefing.cli.parser import Arguments, add_json_option
from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.insight.figures.totals import Total
from briefing.insight.figures.words import amount_words, point_label
from briefing.language.letters import clean, search_key
from briefing.language.quantities import read_number, write_number
from briefing.model.figures import (
    PERCENT,
    Counting,
    Definition,
    Definitions,
    with_definition,
    without_definition,
)
from briefing.model.records import PeriodKind
from briefing.settings import user_path
from briefing.verbs.counting import (
    By,
    Crossing,
    FigureBook,
    change_definitions,
    crossing_rule,
    figure_book,
    figure_lines,
    load_definitions,
    named,
    report_sentence,
    require_good,
    span_label,
    spans_between,
)
from briefing.verbs.figure_tables import give_definitions, give_figures, take_in_figures
from briefing.verbs.naming import briefing_named
from briefing.verbs.offering import Offered, offers
from briefing.verbs.overview import overview
from briefing.writing.plot import Point, plot

_PLOT_WIDTH, _PLOT_HEIGHT = 78, 12


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument(
        "names", nargs="*", metavar=_("NAME"), help=_("a figure or group, accents optional")
    )
    arguments.add_argument(
        "--by", choices=tuple(By), default=By.MONTH.value, help=_("spans to count by (else: month)")
    )
    arguments.add_argument(
        "--from", dest="start", metavar=_("DAY"), help=_("from 2020-06, 2020-W26, 22/6/2020 on")
    )
    arguments.add_argument("--to", dest="end", metavar=_("DAY"), help=_("up to and with"))
    arguments.add_argument(
        "--crossing",
        choices=tuple(Crossing),
        help=_(
            "where a week counts that crosses a month: by the day of its meeting, by its last "
            "day, or split as entered (else: the setting, or last)"
        ),
    )
    arguments.add_argument("--plot", action="store_true", help=_("draw a plot of each"))
    arguments.add_argument(
        "--sentence", action="store_true", help=_("the sentence for a report of the last span")
    )
    arguments.add_argument(
        "--offers", metavar=_("WEEK"), help=_("the figures that the results of a week tell of")
    )
    _add_definition_options(arguments.add_argument_group(_("Defining")))
    files = arguments.add_argument_group(_("Files"))
    files.add_argument("--csv", type=Path, metavar=_("FILE"), help=_("write a table"))
    files.add_argument(
        "--take-in",
        type=Path,
        metavar=_("FILE.csv"),
        help=_("take definitions, or what weeks report, in from a table"),
    )
    files.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    add_json_option(arguments)


def _add_definition_options(group: Arguments) -> None:
    group.add_argument(
        "--definitions", action="store_true", help=_("list what is defined, and what is not yet")
    )
    group.add_argument("--define", metavar=_("NAME"), help=_("define a figure, or change it"))
    group.add_argument("--unit", metavar=_("UNIT"), help=_("what it counts in: lượt, %%, hồ sơ"))
    group.add_argument("--group", metavar=_("GROUP"), help=_("the heading it is listed under"))
    group.add_argument(
        "--also", metavar=_("NAMES"), help=_("other names of it, separated by a bar")
    )
    group.add_argument(
        "--level", action="store_true", help=_("the last value counts; values are not added")
    )
    group.add_argument("--of", metavar=_("NUMBER"), help=_('the y of every "x of y"'))
    group.add_argument(
        "--counted",
        choices=tuple(kind.value for kind in PeriodKind if kind is not PeriodKind.OTHER),
        help=_("count reports of this kind alone (else: the shortest that there are)"),
    )
    group.add_argument("--remove", metavar=_("NAME"), help=_("take a definition out"))


def run(context: Context) -> int:
    """Do what is asked and return the exit code."""
    if context["force"] and not context["csv"]:
        context.wrong_usage(_("Only an export writes over a file."))
    start, end = _days(context)
    if context["take_in"]:
        if not _take_in(context):
            return 1
        if not context["names"]:
            return 0
    elif context["define"] or context["remove"]:
        _define(context)
        return 0
    elif context["offers"]:
        _offer(context)
        return 0
    definitions = load_definitions(context.archive)
    crossing = Crossing(context["crossing"]) if context["crossing"] else crossing_rule()
    book = figure_book(overview(context.archive_folder), definitions, crossing)
    for problem in (*book.problems, *book.repeated()):
        say(f"  ! {problem}")
    if context["definitions"]:
        _list_definitions(context, book)
        return 0
    wanted: dict[str, Definition] = {}
    for asked in context["names"]:
        wanted |= {one.id: one for one in named(definitions, asked)}
    _show(context, book, tuple(wanted.values()) or definitions, (start, end))
    return 0


def _days(context: Context) -> tuple[date | None, date | None]:
    found: list[date | None] = []
    for place, argument in enumerate(("start", "end")):
        text = context[argument]
        days = read_days(text, context.today) if text else None
        if text and days is None:
            context.wrong_usage(_('"{text}" is no time that is understood.').format(text=text))
        found.append(days[place] if days else None)
    start, end = found
    if start and end and start > end:
        context.wrong_usage(_("The first day lies after the last one."))
    return start, end


# ── Defining ────────────────────────────────────────────────────────────────────────────────


def _define(context: Context) -> None:
    if context["remove"]:
        one = _only(load_definitions(context.archive), context["remove"])
        change_definitions(context.archive, lambda known: without_definition(known, one.id))
        say(_("Taken out: {name}. The numbers of the weeks stay.").format(name=one.name))
        return
    name = " ".join(clean(context["define"]).split())
    definitions = change_definitions(context.archive, partial(_defined, context, name))
    say(_("Defined: {name}").format(name=name))
    if context["json"]:
        put_plain(named(definitions, name))


def _only(definitions: Definitions, asked: str) -> Definition:
    found = named(definitions, asked)
    if len(found) > 1:
        raise BriefingError(
            _('"{name}" may be one of several figures.').format(name=asked),
            _("One of these may be meant: {names}.").format(
                names="; ".join(one.name for one in found)
            ),
        )
    return found[0]


def _defined(context: Context, name: str, known: Definitions) -> Definitions:
    """Return the definitions with one that is as the options say; what they leave out stays."""
    old = next((one for one in known if search_key(one.name) == search_key(name)), None)
    one = replace(old, name=name) if old else Definition(id="", name=name)
    changes: dict[str, object] = {
        field: clean(context[field]).strip() for field in ("unit", "group") if context[field]
    }
    if context["also"]:
        names = (" ".join(piece.split()) for piece in clean(context["also"]).split("|"))
        changes["other_names"] = tuple(dict.fromkeys(filter(None, names)))
    if context["level"] or (not old and changes.get("unit") == PERCENT):
        changes["counting"] = Counting.LEVEL
    if context["of"]:
        whole = read_number(context["of"])
        if whole is None:
            context.wrong_usage(_('"{text}" is no number.').format(text=context["of"]))
        changes["whole"] = whole
    if context["counted"]:
        changes["reports"] = PeriodKind(context["counted"])
    one = replace(one, **changes)
    require_good(known, one)
    return with_definition(known, one)


def _list_definitions(context: Context, book: FigureBook) -> None:
    unknown = sorted(
        ((called, len(given)) for called, given in book.gathered.unknown.items()),
        key=lambda item: (-item[1], item[0]),
    )
    if context["csv"]:
        target = user_path(context["csv"])
        written = give_definitions(book.definitions, target, overwrite=context["force"])
        say(_("Written: {file}").format(file=written))
    if context["json"]:
        put_plain(
            {
                "crossing": book.crossing,
                "definitions": book.definitions,
                "undefined": [
                    {"name": name, "unit": unit, "reports": count}
                    for (name, unit), count in unknown
                ],
            }
        )
        return
    if context["csv"]:
        return
    if book.definitions:
        put_table([_definition_row(one) for one in book.definitions])
    if unknown:
        put(_("Not defined yet (so many reports give them):"))
        put_table([("", str(count), name, unit) for (name, unit), count in unknown])


def _definition_row(one: Definition) -> tuple[str, ...]:
    counted = _("last value") if one.counting is Counting.LEVEL else _("sum")
    whole = "" if one.whole is None else f"/{write_number(one.whole)}"
    return (one.group, one.name, one.unit + whole, counted, " | ".join(one.other_names))


# ── Text and tables ─────────────────────────────────────────────────────────────────────────


def _offer(context: Context) -> None:
    briefing = briefing_named(context.archive, context["offers"], context.today)
    found = offers(briefing, load_definitions(context.archive))
    if context["json"]:
        put_plain([_plain_offer(one) for one in found])
    elif found:
        put_table([_offer_row(one) for one in found])
    else:
        say(_("The results tell of no figures."))


def _offer_row(one: Offered) -> tuple[str, ...]:
    figure = one.figure
    if one.definition is None:
        meant = _("not defined")
    else:
        meant = one.definition.name if one.sure else f"{one.definition.name} ?"
    entered = _("entered") if one.entered else ""
    return (one.result, _amount(one), figure.name, meant, entered)


def _amount(one: Offered) -> str:
    figure = one.figure
    return amount_words(figure.value, figure.unit, figure.qualifier, figure.of)


def _plain_offer(one: Offered) -> dict[str, object]:
    return {
        "result": one.result,
        "figure": one.figure,
        "definition": one.definition.name if one.definition else None,
        "sure": one.sure,
        "entered": one.entered,
    }


def _take_in(context: Context) -> bool:
    """Take a table in; tell whether anything of it was taken."""
    path = user_path(context["take_in"])
    done = take_in_figures(context.archive, path, context.today)
    for note in (*done.notes, *done.refused):
        say(f"  ! {note}")
    say(
        _("Taken in: {defined} definitions, {values} values.").format(
            defined=done.defined, values=done.values
        )
    )
    return bool(done.defined or done.values or not done.refused)


# ── Showing ─────────────────────────────────────────────────────────────────────────────────


def _show(
    context: Context,
    book: FigureBook,
    definitions: Sequence[Definition],
    days: tuple[date | None, date | None],
) -> None:
    by = By(context["by"])
    found = [(one, spans_between(book.ledger(one).totals(by), *days)) for one in definitions]
    lines = [line for one, totals in found for line in figure_lines(book, one, by, totals)]
    if context["csv"]:
        target = user_path(context["csv"])
        written = give_figures(lines, target, overwrite=context["force"])
        say(_("Written: {file}").format(file=written))
    if context["json"]:
        put_plain({"by": by, "crossing": book.crossing, "totals": lines})
    elif context["sentence"]:
        for one, totals in found:
            if totals:
                put(report_sentence(one, by, totals[-1]))
    elif not context["csv"]:
        for one, totals in found:
            _put_figure(one, by, totals, plotted=context["plot"])
        if not definitions:
            say(_('Nothing is defined yet: "briefing figures --definitions" lists what could be.'))


def _put_figure(one: Definition, by: By, totals: Sequence[Total], *, plotted: bool) -> None:
    unit = f" ({one.unit})" if one.unit else ""
    put(f"{one.name}{unit}" + (f" – {one.group}" if one.group else ""))
    if not totals:
        put("  " + _("nothing reported"))
        return
    if plotted:
        levels = one.counting is Counting.LEVEL
        points = [Point(point_label(by, total.span), total.value) for total in totals]
        drawn = plot(points, _PLOT_WIDTH, _PLOT_HEIGHT, levels=levels)
        put("\n".join(fit("".join(piece.text for piece in line) for line in drawn)))
    rows = [("  ", _("span"), _("in it"), _("since New Year"), "")]
    rows += [("  ", *_row(by, total)) for total in totals]
    put_table(rows, right=frozenset({2, 3}))


def _row(by: By, total: Total) -> tuple[str, str, str, str]:
    running = total.running
    said = total.said
    return (
        span_label(by, total.span),
        amount_words(total.value, "", total.qualifier, total.of),
        amount_words(running.value, "", running.qualifier) if running else "",
        _("its own report says {value}").format(value=amount_words(said.value, "", said.qualifier))
        if said and total.differs
        else "",
    )
