"""The schemes (đề án) and tasks of the year's programme: who leads, until when, how far.

A scheme is entered once and grows by steps, each of which names the week that reported it.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from briefing.language.dates import DateRange, write_day_slashed, write_period
from briefing.language.letters import search_key
from briefing.model.records import PeriodKind, Record


class SchemeState(StrEnum):
    """How far a scheme is."""

    PLANNED = "planned"  # chưa triển khai
    UNDER_WAY = "under_way"  # đang triển khai
    DONE = "done"  # đã hoàn thành
    STOPPED = "stopped"  # dừng thực hiện


class SchemeStep(Record, frozen=True, kw_only=True):
    """One thing that was done for a scheme: in which week it was reported, and what it was.

    ``briefing`` is the id of that week, ``item`` that of the result or directive in it, where
    one is meant.
    """

    briefing: str
    what: str
    item: str = ""


class Scheme(Record, frozen=True, kw_only=True):
    """A scheme of one year's programme; ``due`` is the last day on which it is in time.

    ``due_by`` says how the programme names that: by the month, quarter, half or year that ends
    with it, or by the day itself (``None``). ``steps`` are in the order of being entered.
    """

    id: str
    year: int
    name: str
    unit: str = ""
    due: date | None = None
    due_by: PeriodKind | None = None
    state: SchemeState = SchemeState.PLANNED
    steps: tuple[SchemeStep, ...] = ()


Schemes = tuple[Scheme, ...]


def is_overdue(scheme: Scheme, today: date) -> bool:
    """Tell whether a scheme should have been done before ``today`` and is not."""
    waits = scheme.state in (SchemeState.PLANNED, SchemeState.UNDER_WAY)
    return waits and scheme.due is not None and scheme.due < today


def due_words(scheme: Scheme) -> str:
    """Return the day as the programme names it: "tháng 6-2020", "quý III/2020", "30/6/2020"."""
    if scheme.due is None:
        return ""
    if scheme.due_by is None:
        return write_day_slashed(scheme.due)
    months = _MONTHS[scheme.due_by]
    first = date(scheme.due.year, scheme.due.month - months + 1, 1)
    return write_period(scheme.due_by.value, DateRange(first, scheme.due))


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}


def of_year(schemes: Iterable[Scheme], year: int) -> Schemes:
    """Return the schemes of one year's programme, in their order."""
    return tuple(one for one in schemes if one.year == year)


def scheme_by_id(schemes: Schemes, wanted: str) -> Scheme | None:
    """Return the scheme with this id."""
    return next((one for one in schemes if one.id == wanted), None)


def with_scheme(schemes: Schemes, one: Scheme) -> Schemes:
    """Put ``one`` in the place of the scheme with its id; one without an id is new, and last."""
    if one.id:
        return tuple(one if old.id == one.id else old for old in schemes)
    number = max((int(old.id[1:]) for old in schemes if old.id[1:].isdecimal()), default=0)
    return (*schemes, replace(one, id=f"s{number + 1}"))


def without_scheme(schemes: Schemes, wanted: str) -> Schemes:
    """Take the scheme with this id out."""
    return tuple(one for one in schemes if one.id != wanted)


def with_step(scheme: Scheme, step: SchemeStep) -> Scheme:
    """Add a step; what was only planned is under way then. The same step is not added twice."""
    if not _is_new(step, scheme):
        return scheme
    started = scheme.state is SchemeState.PLANNED
    state = SchemeState.UNDER_WAY if started else scheme.state
    return replace(scheme, steps=(*scheme.steps, step), state=state)


def without_step(scheme: Scheme, place: int) -> Scheme:
    """Take the step at ``place`` (from 0) out."""
    return replace(scheme, steps=(*scheme.steps[:place], *scheme.steps[place + 1 :]))


def merged_schemes(schemes: Schemes, incoming: Iterable[Scheme]) -> Schemes:
    """Return ``schemes`` with ``incoming`` ones; the same name in the same year is the same one.

    What an incoming one leaves empty stays, and its steps are added to those there are.
    """
    for one in incoming:
        key = (one.year, search_key(one.name))
        known = next((old for old in schemes if (old.year, search_key(old.name)) == key), None)
        schemes = with_scheme(schemes, _completed(known, one) if known else replace(one, id=""))
    return schemes


def _is_new(step: SchemeStep, scheme: Scheme) -> bool:
    return not any(_says_the_same(step, known) for known in scheme.steps)


def _says_the_same(step: SchemeStep, other: SchemeStep) -> bool:
    """Tell whether two steps are one, whichever item of the week they were made of."""
    return (step.briefing, step.what) == (other.briefing, other.what)


def _completed(known: Scheme, one: Scheme) -> Scheme:
    return replace(
        one,
        id=known.id,
        unit=one.unit or known.unit,
        due=one.due or known.due,
        due_by=one.due_by if one.due else known.due_by,
        steps=(*known.steps, *(step for step in one.steps if _is_new(step, known))),
    )
