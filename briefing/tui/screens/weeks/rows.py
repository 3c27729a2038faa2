"""The rows of the archive by year and month, and the words by which they are narrowed down."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby

from briefing.archive.protocol import Header
from briefing.i18n import _
from briefing.language.letters import search_key
from briefing.model.records import State
from briefing.tui.phrases import conclusions_phrase, open_phrase, period_name
from briefing.tui.widgets.rows import Listing, Part, Row
from briefing.tui.wrapping import Span

PERIOD_WIDTH = 27
STATE_WIDTH = 8
COUNT_WIDTH = 14
OPEN_WIDTH = 9


def week_rows(headers: Iterable[Header]) -> Listing:
    """Return a row for each briefing under its year and month, in the order that is given."""
    parts: list[Part] = []
    for year, of_year in groupby(headers, lambda header: header.period.start.year):
        above = [Row(tuple)] if parts else []
        above.append(Row(partial(_heading, str(year), "heading")))
        for month, of_month in groupby(of_year, lambda header: header.period.start.month):
            above.append(Row(partial(_month, month)))
            weeks = list(of_month)
            parts.append(Part(tuple(above), weeks, [week.id for week in weeks], _week))
            above = []
    return Listing(parts)


def filter_keys(headers: Iterable[Header]) -> list[str]:
    """Return for each briefing the words that find it: period, month, title, state, open tasks.

    All are folded in one go, which takes a third of the time of one by one.
    """
    month = _("Month {month}/{year}")
    lines = (
        " ".join(
            (
                period_name(header.period),
                month.format(month=header.period.start.month, year=header.period.start.year),
                " ".join(header.title.split()),
                header.id,
                _state(header),
                open_phrase(header.open) if header.open else "",
            )
        )
        for header in headers
    )
    return search_key("\n".join(lines)).split("\n")


def fitting(headers: Sequence[Header], keys: Sequence[str], typed: str) -> list[Header]:
    """Return the briefings that have ``typed`` as it stands, else those that have all its words.

    Accents do not matter.
    """
    words = search_key(typed).split()
    phrase = " ".join(words)
    known = list(zip(headers, keys, strict=True))
    return [header for header, key in known if phrase in key] or [
        header for header, key in known if all(word in key for word in words)
    ]


def _heading(text: str, style: str) -> tuple[Span, ...]:
    return (Span(text, style),)


def _month(month: int) -> tuple[Span, ...]:
    return (Span(" " + _("Month {month}").format(month=month), "muted"),)


def _week(header: Header) -> tuple[Span, ...]:
    final = header.state is State.FINAL
    waiting = _("{count} open").format(count=header.open) if header.open else "–"
    return (
        Span(f"  {period_name(header.period):<{PERIOD_WIDTH}}"),
        Span(f"{_state(header):<{STATE_WIDTH}}", "good" if final else "muted"),
        Span(f"{conclusions_phrase(header.directives):>{COUNT_WIDTH}}"),
        Span(f"{waiting:>{OPEN_WIDTH + 2}}", "warn" if header.open else "muted"),
    )


def _state(header: Header) -> str:
    return _("Final") if header.state is State.FINAL else _("Draft")
