"""Where every directive stands today: its own status, and what later briefings said of it.

A directive keeps the status it was given; what became of it is answered by the next briefing of
the same kind, or it is carried on into a later one. Both are looked up here, for the whole
archive at once.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from briefing.model.identity import directives
from briefing.model.records import Briefing, Status

CLOSED = frozenset({Status.DONE, Status.DROPPED, Status.CARRIED})
"""Statuses of a directive that waits for nothing more under its own number."""


class Told(NamedTuple):
    """What a briefing tells of directives, and no more: small enough to have all years in memory.

    ``directives`` are id, status and, of one that was carried on, id of the briefing and of the
    directive where it was first given. ``answers`` are the id of a directive of the briefing
    before and what became of it.
    """

    briefing: str
    kind: str
    start: date
    end: date
    directives: tuple[tuple[str, str, tuple[str, str] | None], ...]
    answers: tuple[tuple[str, str], ...]


class Standing(NamedTuple):
    """What is known last of a directive, and the id of the briefing that says so."""

    status: Status
    told_by: str

    @property
    def open(self) -> bool:
        """Whether it still waits: open, being done, or said to be late."""
        return self.status not in CLOSED


def told(briefing: Briefing) -> Told:
    """Return what ``briefing`` tells of directives."""
    return Told(
        briefing.id,
        briefing.period.kind.value,
        briefing.period.start,
        briefing.period.end,
        tuple(
            (
                item.id,
                item.status.value,
                (item.origin.briefing, item.origin.directive) if item.origin else None,
            )
            for item in directives(briefing)
        ),
        tuple((answer.directive, answer.status.value) for answer in briefing.answers),
    )


def standing(archive: Iterable[Told]) -> dict[tuple[str, str], Standing]:
    """Return where each directive stands, by the id of its briefing and its own.

    A directive whose own status is closed stays so. Otherwise the answer of the next briefing of
    the same kind counts; failing that, a directive that a later briefing carried on is carried;
    failing that, its own status holds. "The next" is every briefing for which this one is
    the newest of its kind that begins earlier.
    """
    ordered = sorted(archive, key=lambda one: (one.start, one.end, one.briefing))
    heard = _answers(ordered)
    carried = _carried(ordered)
    found: dict[tuple[str, str], Standing] = {}
    for one in ordered:
        for directive, own, origin in one.directives:
            place = (one.briefing, directive)
            standing = Standing(Status(own), one.briefing)
            if standing.open:
                if place in heard:
                    standing = heard[place]
                later = carried.get(origin or place)
                if standing.open and later is not None and later.start > one.start:
                    standing = Standing(Status.CARRIED, later.briefing)
            found[place] = standing
    return found


def is_late(standing: Standing, due: date | None, today: date) -> bool:
    """Tell whether a directive is open and either past its day or said to be late."""
    past = due is not None and due < today
    return standing.open and (past or standing.status is Status.LATE)


def _answers(ordered: list[Told]) -> dict[tuple[str, str], Standing]:
    """Return what was answered, by briefing and directive asked about."""
    heard: dict[tuple[str, str], Standing] = {}
    kinds: dict[str, list[Told]] = {}
    for one in ordered:
        kinds.setdefault(one.kind, []).append(one)
    for row in kinds.values():
        previous: Told | None = None
        newest: Told | None = None
        for one in row:
            if newest is None or one.start > newest.start:
                previous, newest = newest, one
            if previous is None:
                continue
            for directive, status in one.answers:
                if status != Status.OPEN:
                    heard[previous.briefing, directive] = Standing(Status(status), one.briefing)
    return heard


def _carried(ordered: list[Told]) -> dict[tuple[str, str], Told]:
    """Return the last briefing that carries on each directive, by where that was first given."""
    return {
        origin: one
        for one in ordered
        for _directive, _status, origin in one.directives
        if origin is not None
    }
