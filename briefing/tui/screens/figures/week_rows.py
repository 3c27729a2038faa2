"""The rows of a week's figures: under each that the office counts, what the text offers for it."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from briefing.i18n import _
from briefing.insight.figures.words import amount_words
from briefing.language.letters import search_key
from briefing.model.figures import Definition
from briefing.model.records import Figure
from briefing.tui.display import line
from briefing.tui.widgets.page import GUTTER
from briefing.tui.widgets.rows import Row
from briefing.tui.wrapping import Span
from briefing.verbs.offering import Offered, WeekFigures

VALUE_WIDTH = 24


class Listed(NamedTuple):
    """The rows, and by their keys what each of them is."""

    rows: list[Row]
    defined: dict[str, tuple[Definition, Figure | None]]
    loose: dict[str, Figure]
    offers: dict[str, Offered]


def week_figure_rows(found: WeekFigures, room: Callable[[], int]) -> Listed:
    """Return the rows of a week's figures; ``room`` is in cells."""
    listed = Listed([], {}, {}, {})
    groups = dict.fromkeys(search_key(one.definition.group) for one in found.defined)
    for group in groups:
        ones = [one for one in found.defined if search_key(one.definition.group) == group]
        _begin(listed, ones[0].definition.group or _("Without a group"))
        for one in ones:
            key = f"d:{one.definition.id}"
            listed.defined[key] = (one.definition, one.figure)
            value = _amount(one.figure) if one.figure else "–"
            style = "strong" if one.figure else "muted"
            listed.rows.append(Row(partial(_row, value, style, one.definition.name, room), key))
            for offer in one.offers:
                _offer(listed, offer, room)
    if found.loose:
        _begin(listed, _("Entered, not defined"))
        for number, figure in enumerate(found.loose):
            key = f"l:{number}"
            listed.loose[key] = figure
            row = partial(_row, _amount(figure), "strong", figure.name, room)
            listed.rows.append(Row(row, key))
    if found.offers:
        _begin(listed, _("In the text, not defined"))
        for offer in found.offers:
            _offer(listed, offer, room)
    return listed


def _begin(listed: Listed, heading: str) -> None:
    if listed.rows:
        listed.rows.append(Row(tuple))
    listed.rows.append(Row(lambda: (Span(line(heading).plain, "heading"),)))


def _offer(listed: Listed, offer: Offered, room: Callable[[], int]) -> None:
    key = f"o:{len(listed.offers)}"
    listed.offers[key] = offer
    listed.rows.append(Row(partial(_offered, offer, room), key))


def _offered(offer: Offered, room: Callable[[], int]) -> tuple[Span, ...]:
    name = offer.figure.name
    if offer.definition is not None and not offer.sure:
        name = _("perhaps: {name}").format(name=name)
    return _row(f"← {_amount(offer.figure)}", "warn", name, room)


def _row(value: str, style: str, name: str, room: Callable[[], int]) -> tuple[Span, ...]:
    shown = line(value, VALUE_WIDTH - 2)
    width = max(room() - GUTTER - 1 - VALUE_WIDTH, 1)
    return (
        Span(shown.plain + " " * (VALUE_WIDTH - shown.cell_length), style),
        Span(line(name, width).plain, "muted" if style == "warn" else ""),
    )


def _amount(figure: Figure) -> str:
    amount = amount_words(figure.value, figure.unit, figure.qualifier, figure.of)
    if figure.total is None:
        return amount
    return f"{amount} → {amount_words(figure.total, '', figure.total_qualifier)}"
