"""Figures read from the text of a week: offered beside their definitions, taken over one by one."""

import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from briefing.insight.figures.totals import crosses
from briefing.language.letters import search_key
from briefing.language.quantities import write_number
from briefing.model.editing import add_result
from briefing.model.figures import Definition, Definitions, Names, agree, set_figure
from briefing.model.records import Briefing, Figure
from briefing.reading.figures import find_figures

Edit = Callable[[Briefing], Briefing]


class Offered(NamedTuple):
    """A number that a result tells of.

    ``definition`` is the one that it belongs to, or, where it is not ``sure``, the one whose words
    it has; ``None`` where there is none. ``entered`` says that the briefing has it already.
    """

    figure: Figure
    result: str
    definition: Definition | None
    sure: bool
    entered: bool


class WeekFigure(NamedTuple):
    """A definition with what the week has of it, and what its text offers for it."""

    definition: Definition
    figure: Figure | None
    offers: tuple[Offered, ...]


class WeekFigures(NamedTuple):
    """The figures of one week: under their definitions, and those that belong to none.

    ``crosses`` says that the week lies in two months.
    """

    defined: tuple[WeekFigure, ...]
    loose: tuple[Figure, ...]
    offers: tuple[Offered, ...]
    crosses: bool


def offers(briefing: Briefing, definitions: Definitions) -> list[Offered]:
    """Return the numbers that the results of ``briefing`` tell of, in reading order."""
    names = Names(definitions)
    found = []
    for result in briefing.results:
        for figure in find_figures([result.text]):
            one = names.of(figure.name, figure.unit) or names.of(_bare(figure), figure.unit)
            likely = one or _likely(names, figure, result.text)
            meant = as_defined(figure, likely) if likely else figure
            entered = any(_says(known, meant) for known in briefing.figures)
            found.append(Offered(figure, result.id, likely, one is not None, entered))
    return found


def week_figures(briefing: Briefing, definitions: Definitions) -> WeekFigures:
    """Return what ``briefing`` has of each definition, and what its text offers."""
    offered = offers(briefing, definitions)
    names = Names(definitions)
    has: dict[str, Figure] = {}
    loose = []
    for figure in briefing.figures:
        one = names.of(figure.name, figure.unit)
        if one is None:
            loose.append(figure)
        else:
            has.setdefault(one.id, figure)
    defined = tuple(
        WeekFigure(
            one,
            has.get(one.id),
            tuple(offer for offer in offered if offer.definition == one and not offer.entered),
        )
        for one in definitions
    )
    period = briefing.period
    return WeekFigures(
        defined,
        tuple(loose),
        tuple(one for one in offered if one.definition is None and not one.entered),
        crosses(period.start, period.end),
    )


def as_defined(figure: Figure, one: Definition) -> Figure:
    """Return ``figure`` under the name of its definition, in its unit where that has one."""
    return replace(figure, name=one.name, unit=one.unit or figure.unit)


def take_offer(offer: Offered) -> Edit:
    """Return the edit that takes a number over, under its definition where it has one."""
    one = offer.definition
    figure = as_defined(offer.figure, one) if one else offer.figure
    return lambda briefing: set_figure(briefing, figure, one)


def insert_sentence(told: str, group: str) -> Edit:
    """Return the edit that adds a sentence as a result, in the section called as its group."""

    def edit(briefing: Briefing) -> Briefing:
        key = search_key(group)
        sections = (one.section for one in briefing.results)
        section = next((one for one in sections if one and search_key(one) == key), "")
        last = [n for n, one in enumerate(briefing.results, 1) if one.section == section]
        return add_result(briefing, told, section=section, at=last[-1] if last else None)

    return edit


_LEAD = re.compile(r"^(?:đã|được|có)\s+", re.IGNORECASE)


def _bare(figure: Figure) -> str:
    """Return the name that was read without what is no part of it: "đã …", its unit at the end."""
    name = _LEAD.sub("", figure.name)
    return name.removesuffix(f" {figure.unit}") if figure.unit else name


_CLAUSE_END = re.compile(r"[.;!?](?=\s|$)|\n")


def _likely(names: Names, figure: Figure, text: str) -> Definition | None:
    """Return the definition of whose words the name, or else the clause of the number, has all."""
    if (one := names.within(figure.name, figure.unit)) is not None:
        return one
    written = re.compile(rf"(?<![\d.,]){re.escape(write_number(figure.value))}(?![\d]|[.,]\d)")
    clauses = (clause for clause in _CLAUSE_END.split(text) if written.search(clause))
    return names.within(next(clauses, ""), figure.unit)


def _says(known: Figure, meant: Figure) -> bool:
    """Tell whether a number of the briefing is just the one that was found in its text."""
    same = (known.value, known.of) == (meant.value, meant.of)
    return same and agree(known.unit, meant.unit)
