"""``briefing list``: one line for each briefing, oldest first."""

from collections.abc import Iterable, Iterator

from briefing.archive.protocol import Header
from briefing.cli.context import Context
from briefing.cli.output import put_plain, put_table, say
from briefing.cli.parser import Arguments, add_json_option
from briefing.i18n import _
from briefing.language.dayforms import DateRange
from briefing.language.days import write_day_slashed, write_range
from briefing.model.records import State
from briefing.verbs.listing import listed, short_name

_COUNTS = frozenset({4, 5, 6})
"""The columns of numbers."""


def configure(arguments: Arguments) -> None:
    """Add the verb's own arguments."""
    arguments.add_argument("--year", type=int, metavar=_("YEAR"), help=_("this year's alone"))
    add_json_option(arguments)


def run(context: Context) -> int:
    """Print the list and return the exit code."""
    headers, problems = listed(
        context.archive_folder, lambda: context.archive, year=context["year"]
    )
    for problem in problems:
        say(f"  ! {problem}")
    if context["json"]:
        put_plain(headers)
    elif headers:
        put_table([_heading(), *_rows(headers)], right=_COUNTS)
    else:
        say(_("No briefings yet."))
        say("  → " + _('Take in a text with "briefing import FILE", or try "briefing demo".'))
    return 0


def _heading() -> list[str]:
    return [
        _("Name"),
        _("Period"),
        _("Met on"),
        _("State"),
        _("Results"),
        _("Conclusions"),
        _("Open"),
        _("Title"),
    ]


def _rows(headers: Iterable[Header]) -> Iterator[list[str]]:
    words: dict[tuple[State, int], str] = {}
    for header in headers:
        period, met, state = header.period, header.meeting_date, (header.state, header.revision)
        if state not in words:
            words[state] = state_words(*state)
        yield [
            short_name(header),
            write_range(DateRange(period.start, period.end)),
            write_day_slashed(met) if met else "",
            words[state],
            str(header.results),
            str(header.directives),
            str(header.open),
            header.title,
        ]


def state_words(state: State, revision: int) -> str:
    """Return a state as the user reads it: "draft", "final · revision 2"."""
    if state is State.DRAFT:
        return _("Draft")
    return _("Final · revision {number}").format(number=revision)
