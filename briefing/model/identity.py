"""Finding one's way in a briefing: what it is called, its directives, the ids of its items."""

from collections.abc import Iterator
from datetime import date, timedelta

from briefing.model.records import Briefing, Directive, Period, PeriodKind, Status


def period_id(period: Period) -> str:
    """Return the id of the briefing that covers ``period``, as "week-2020-06-22".

    The kind and the first day identify a period; a printed week number never does. A period of
    another length than its kind suggests is told apart by its last day.
    """
    if period.kind == "other":
        return f"other-{period.start.isoformat()}-{period.end.isoformat()}"
    return f"{period.kind}-{period.start.isoformat()}"


def period_of_id(briefing_id: str) -> Period | None:
    """Return the period that :func:`period_id` named, as far as an id tells; else ``None``.

    The last day of a month and the like is not in the id, so the first day stands for it.
    """
    kind, _dash, first = briefing_id.partition("-")
    try:
        start = date.fromisoformat(first[:10])
        known = PeriodKind(kind)
    except ValueError:
        return None
    end = start + timedelta(days=6) if known is PeriodKind.WEEK else start
    return Period(kind=known, start=start, end=end)


def directives(briefing: Briefing) -> Iterator[Directive]:
    """Yield the directives of all lists, in their order."""
    for group in briefing.directive_lists:
        yield from group.directives


def open_directives(briefing: Briefing) -> tuple[Directive, ...]:
    """Return the directives that still wait for an answer."""
    waiting = (Status.OPEN, Status.IN_PROGRESS, Status.LATE)
    return tuple(item for item in directives(briefing) if item.status in waiting)


def next_id(briefing: Briefing, prefix: str) -> str:
    """Return an item id that ``briefing`` has never used: "d7" after d1, d2 and d6.

    ``prefix`` is "d" for directives and "r" for results.
    """
    taken = {item.id for item in directives(briefing)} | {item.id for item in briefing.results}
    number = max(
        (int(item[1:]) for item in taken if item[:1] == prefix and item[1:].isdecimal()),
        default=0,
    )
    return f"{prefix}{number + 1}"
