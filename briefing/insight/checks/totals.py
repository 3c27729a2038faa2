"""Whether totals are what their parts and the weeks before make of them.

The reports say "88 trường hợp, nâng tổng số từ đầu năm lên 1.077 trường hợp": the total is last
time's and this time's together, and grows from the first week of a year to its last.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from briefing.i18n import N_, _
from briefing.insight.checks.finders import quantities
from briefing.insight.checks.rule import Finding, Known, Passage, Rule, passages
from briefing.insight.checks.running import told_in_both, told_totals
from briefing.language.letters import marked_key
from briefing.language.patterns import late
from briefing.language.quantities import Quantity, write_number
from briefing.language.terms import Qualifier
from briefing.model.records import Briefing, Figure

_AT_ALL = late(r"(?:^|\W)\d")


def find_small_totals(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a running total that is less than the part that raised it."""
    told = set()
    for figure in briefing.figures:
        if figure.total is not None and figure.total < figure.value:
            told.add((figure.value, figure.total))
            yield _small(figure.total, figure.value, _figure(figure), figure.name)
    for one in told_totals(briefing):
        part, total = one.part.value, one.total.value
        if total < part and (part, total) not in told:
            yield _small(total, part, one.passage.where, one.words)


def _small(total: Decimal, value: Decimal, where: str, words: str) -> Finding:
    return Finding(
        _("The total of {total} is less than the {value} in it.").format(
            total=write_number(total), value=write_number(value)
        ),
        where,
        words,
    )


class _Running(NamedTuple):
    """A figure of this briefing and the same one of the briefing before."""

    now: Figure
    before: Figure


def find_wrong_running(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a running total that is not last time's with this time's added.

    A total that is hedged ("gần 560") cannot be told, and one that falls has a rule of its own.
    """
    for now, before in _running(briefing, known):
        hedges = (now.qualifier, now.total_qualifier, before.total_qualifier)
        if any(hedge is not Qualifier.EXACT for hedge in hedges):
            continue
        if now.total is None or before.total is None or now.total < before.total:
            continue
        if now.total != before.total + now.value:
            words = f"{now.name}: {write_number(now.total)}"
            yield _not_the_sum(before.total, now.value, now.total, _figure(now), words)
    entered = {figure.total for figure in briefing.figures}
    for one, earlier, follows in told_in_both(briefing, known):
        value, total, last = one.part.value, one.total.value, earlier.total.value
        exact = one.is_exact and earlier.total.qualifier is Qualifier.EXACT
        if follows and exact and total not in entered and total >= last and total != last + value:
            yield _not_the_sum(last, value, total, one.passage.where, one.words)


def _not_the_sum(
    before: Decimal, value: Decimal, total: Decimal, where: str, words: str
) -> Finding:
    return Finding(
        _("{before} and {value} make {right}, not {total}.").format(
            before=write_number(before),
            value=write_number(value),
            right=write_number(before + value),
            total=write_number(total),
        ),
        where,
        words,
    )


def find_wrong_computed(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a running total that is not what all reports since New Year make together.

    Where last time's report had the total too, that is the nearer thing to compare with.
    """
    compared = {now.name for now, _before in _running(briefing, known)}
    for figure in briefing.figures:
        computed = known.totals.get(figure.name)
        exact = figure.qualifier is figure.total_qualifier is Qualifier.EXACT
        if computed is None or figure.total is None or not exact or figure.name in compared:
            continue
        if figure.total != computed:
            yield Finding(
                _("All reports since New Year make {right}, not {total}.").format(
                    right=write_number(computed), total=write_number(figure.total)
                ),
                _figure(figure),
                f"{figure.name}: {write_number(figure.total)}",
            )


def find_falling_totals(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a running total that is less than it was, within one year."""
    for now, before in _running(briefing, known):
        hedged = before.total_qualifier is not Qualifier.EXACT
        if now.total is None or before.total is None or hedged:
            continue  # after "gần 560" it may well be 558
        if now.total < before.total:
            words = f"{now.name}: {write_number(now.total)}"
            yield _fallen(before.total, now.total, _figure(now), words)
    entered = {figure.total for figure in briefing.figures}
    for one, earlier, _follows in told_in_both(briefing, known):
        last, total = earlier.total.value, one.total.value
        exact = earlier.total.qualifier is Qualifier.EXACT
        if exact and total < last and total not in entered:
            yield _fallen(last, total, one.passage.where, one.words)


def _fallen(before: Decimal, total: Decimal, where: str, words: str) -> Finding:
    return Finding(
        _("The total was {before} before and is only {total} now.").format(
            before=write_number(before), total=write_number(total)
        ),
        where,
        words,
    )


def _running(briefing: Briefing, known: Known) -> Iterator[_Running]:
    """Yield the figures that the briefing before had too.

    A new year counts from 0 again, and to which year a week between two belongs is each
    office's own rule: there nothing is compared.
    """
    previous = known.previous
    if previous is None or previous.period.start.year != briefing.period.end.year:
        return
    before = {_key(figure): figure for figure in previous.figures}
    for figure in briefing.figures:
        if figure.total is not None and (same := before.get(_key(figure))):
            yield _Running(figure, same)


def find_two_values(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find one figure that is entered twice with two values, or told differently in the summary.

    In prose two figures are the same when two words on either side and the unit agree, and each
    text has it once; only the summary restates what a result says.
    """
    seen: dict[tuple[str, str], Figure] = {}
    for figure in briefing.figures:
        first = seen.setdefault(_key(figure), figure)
        if (first.value, first.of) != (figure.value, figure.of) and figure.name:
            yield _two(figure.value, first.value, _figure(figure), figure.name)
    places = list(passages(briefing))
    summary = next((one for one in places if one.where == _("Summary")), None)
    if summary is None or not _AT_ALL.search(summary.text):
        return
    told = _phrases(summary)
    for passage in places:
        if passage is summary or not _AT_ALL.search(passage.text):
            continue
        for phrase, found in _phrases(passage).items():
            other = told.get(phrase)
            if found and other and _differ(found, other):
                words = passage.text[found.start : found.end]
                yield _two(found.value, other.value, passage.where, words)


def _differ(one: Quantity, other: Quantity) -> bool:
    exact = one.qualifier is other.qualifier is Qualifier.EXACT
    return exact and (one.value, one.of) != (other.value, other.of)


def _two(value: Decimal, other: Decimal, where: str, words: str) -> Finding:
    return Finding(
        _("It is {value} here and {other} elsewhere.").format(
            value=write_number(value), other=write_number(other)
        ),
        where,
        words,
    )


_AROUND = late(r"[^\W\d_]+")


def _phrases(passage: Passage) -> dict[tuple[str, ...], Quantity | None]:
    """Return the quantities by the words round them; ``None`` for one that occurs twice."""
    found: dict[tuple[str, ...], Quantity | None] = {}
    for quantity in quantities(passage.text):
        before = _AROUND.findall(passage.text[max(0, quantity.start - 40) : quantity.start])[-3:]
        after = _AROUND.findall(passage.text[quantity.end : quantity.end + 40])[:3]
        if len(before) < 3 or len(after) < 3:
            continue
        key = tuple(map(marked_key, (*before, quantity.unit, *after)))
        found[key] = None if key in found else quantity
    return found


def _key(figure: Figure) -> tuple[str, str]:
    return marked_key(figure.name), marked_key(figure.unit)


def _figure(figure: Figure) -> str:
    return _("Figure {name}").format(name=figure.name)


RULES = (
    Rule(
        "figures/total", N_("A running total is no less than its latest part."), find_small_totals
    ),
    Rule(
        "figures/running", N_("A running total is last time's and this one's."), find_wrong_running
    ),
    Rule(
        "figures/computed",
        N_("A running total is what all reports since New Year make."),
        find_wrong_computed,
    ),
    Rule("figures/falls", N_("A running total does not fall within a year."), find_falling_totals),
    Rule("figures/two-values", N_("One figure has one value."), find_two_values),
)
