"""The answer to last week: what was asked, what became of it, what to speak of before the meeting.

"Last week" is the briefing before, of the same kind; for a month it is last month.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from briefing.insight.matching import describe, likeness
from briefing.language.terms import ListStyle
from briefing.model.answering import answer_to, answering_results
from briefing.model.identity import period_of_id
from briefing.model.numbering import directive_marker
from briefing.model.records import Answer, Briefing, Directive, DirectiveList, Result, Status

SETTLED = frozenset({Status.DONE, Status.CARRIED, Status.DROPPED})
"""After these nothing is left to do for the directive as it was given."""


class Asked(NamedTuple):
    """One directive of the briefing before, and what is known of it now.

    ``number`` is how it is spoken of: "3", "3a" for a point, "2.3" where there are several
    lists. ``age`` is in whole weeks since it was first given. ``status`` is what this meeting
    heard, else what the record says; ``answer`` is there only for what was heard. ``late_by``
    is in days and 0 for what is settled or still has time. ``results`` are the ids of the
    results that answer it.
    """

    directive: Directive
    number: str
    age: int
    late_by: int
    status: Status
    answer: Answer | None
    results: tuple[str, ...]

    @property
    def reviewed(self) -> bool:
        """Whether anything has been said about it yet."""
        return self.status is not Status.OPEN

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.status in SETTLED


class Match(NamedTuple):
    """A directive that a text may answer: how likely (0 to 130), and why in words."""

    asked: Asked
    score: float
    reason: str


class ResultMatch(NamedTuple):
    """A result that may answer a directive: how likely (0 to 130), and why in words."""

    result: Result
    score: float
    reason: str


class Brief(NamedTuple):
    """What to know before the meeting. ``late``, ``waiting`` and ``carried`` are among ``open``.

    ``waiting`` have no result yet. ``carried`` were given in an earlier briefing still.
    """

    asked: tuple[Asked, ...]
    open: tuple[Asked, ...]
    late: tuple[Asked, ...]
    waiting: tuple[Asked, ...]
    carried: tuple[Asked, ...]


def day_of(current: Briefing, today: date) -> date:
    """Return the day at which lateness is told: the meeting's, else ``today``."""
    return current.meeting.date or today


def waiting(current: Briefing, previous: Briefing | None, day: date) -> tuple[Asked, ...]:
    """Return every directive of ``previous`` as it stands in ``current`` at ``day``."""
    if previous is None:
        return ()
    return tuple(
        _asked(item, number, current, previous, day) for item, number in _numbered(previous)
    )


def brief(current: Briefing, previous: Briefing | None, day: date) -> Brief:
    """Return what is open, late, without a result and carried at ``day``."""
    asked = waiting(current, previous, day)
    left = tuple(one for one in asked if not one.settled)
    return Brief(
        asked=asked,
        open=left,
        late=tuple(one for one in left if one.late_by or one.status is Status.LATE),
        waiting=tuple(one for one in left if not one.results),
        carried=tuple(one for one in left if one.directive.origin),
    )


def likeliest(text: str, asked: Sequence[Asked], day: date, *, unit: str = "") -> list[Match]:
    """Return ``asked``, those first that a result of this ``text`` most likely answers.

    ``unit`` is the result's, where one is named; ``day`` dates the documents that the texts cite.
    """
    result = describe(text, unit, day)
    matches = []
    for one in asked:
        alike = likeness(describe(one.directive.text, one.directive.unit, day), result)
        matches.append(Match(one, alike.score, alike.reason))
    return sorted(matches, key=lambda match: -match.score)


def likeliest_results(asked: Asked, results: Sequence[Result], day: date) -> list[ResultMatch]:
    """Return ``results``, those first that most likely answer ``asked``."""
    directive = describe(asked.directive.text, asked.directive.unit, day)
    matches = []
    for result in results:
        alike = likeness(directive, describe(result.text, result.unit, day))
        matches.append(ResultMatch(result, alike.score, alike.reason))
    return sorted(matches, key=lambda match: -match.score)


def _asked(item: Directive, number: str, current: Briefing, previous: Briefing, day: date) -> Asked:
    answer = answer_to(current, item.id)
    status = answer.status if answer else item.status
    overdue = (day - item.due).days if item.due and status not in SETTLED else 0
    return Asked(
        directive=item,
        number=number,
        age=_age(item, current, previous),
        late_by=max(overdue, 0),
        status=status,
        answer=answer,
        results=answering_results(current, item.id),
    )


def _age(item: Directive, current: Briefing, previous: Briefing) -> int:
    first = period_of_id(item.origin.briefing) if item.origin else None
    given = first.start if first else previous.period.start
    return max((current.period.start - given).days // 7, 0)


def _numbered(briefing: Briefing) -> Iterator[tuple[Directive, str]]:
    several = len(briefing.directive_lists) > 1
    for place, group in enumerate(briefing.directive_lists, 1):
        for item, number in _numbers(group):
            yield item, f"{place}.{number}" if several else number


def _numbers(group: DirectiveList) -> Iterator[tuple[Directive, str]]:
    above = ""
    for item in group.directives:
        number = directive_marker(item, ListStyle.ARABIC).rstrip(".)")
        if item.level > 0:
            yield item, above + number
        else:
            above = number
            yield item, above
