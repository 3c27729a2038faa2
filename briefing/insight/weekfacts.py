"""What the views over many weeks need of one week: everything but its long texts.

Fifty years of these fit in memory and are read in a fraction of a second, where the records
themselves are not. They are derived: :func:`week_facts` makes them anew whenever the record or
:data:`VERSION` has changed.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from briefing.insight.documents.citing import CitedAt, cited_at
from briefing.model.identity import directives
from briefing.model.records import (
    SCHEMA_VERSION,
    Answer,
    Briefing,
    Directive,
    Figure,
    Period,
    Person,
    Result,
    State,
)

VERSION = f"2.{SCHEMA_VERSION}"
"""Of what :func:`week_facts` draws from a record; facts of any other version are made anew."""

_WORDS = 80
"""How many letters of a result are kept, for a list to tell it by."""


class ResultFacts(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One result without its text; ``words`` are the first of it."""

    id: str
    words: str
    section: str = ""
    unit: str = ""
    highlight: bool = False
    answers: str | None = None


class WeekFacts(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One briefing of any period; ``directives`` are those of all its lists, in their order."""

    id: str
    period: Period
    title: str = ""
    organization: str = ""
    state: State = State.DRAFT
    revision: int = 0
    meeting_date: date | None = None
    chair: Person | None = None
    results: tuple[ResultFacts, ...] = ()
    directives: tuple[Directive, ...] = ()
    answers: tuple[Answer, ...] = ()
    figures: tuple[Figure, ...] = ()
    cited: tuple[CitedAt, ...] = ()

    @property
    def day(self) -> date:
        """The day it is dated by: the meeting's, or the period's last where none is known."""
        return self.meeting_date or self.period.end


def week_facts(briefing: Briefing) -> WeekFacts:
    """Return what many-week views need of ``briefing``."""
    return WeekFacts(
        id=briefing.id,
        period=briefing.period,
        title=briefing.title,
        organization=briefing.organization,
        state=briefing.state,
        revision=briefing.revision,
        meeting_date=briefing.meeting.date,
        chair=briefing.meeting.chair,
        results=tuple(_results(briefing.results)),
        directives=tuple(directives(briefing)),
        answers=briefing.answers,
        figures=briefing.figures,
        cited=cited_at(briefing),
    )


def _results(results: tuple[Result, ...]) -> Iterator[ResultFacts]:
    for result in results:
        yield ResultFacts(
            id=result.id,
            words=_first_words(result.text),
            section=result.section,
            unit=result.unit,
            highlight=result.highlight,
            answers=result.answers,
        )


def _first_words(text: str) -> str:
    """Return the beginning of ``text`` on one line, cut between words, with "…" where cut."""
    line = " ".join(text[: 2 * _WORDS].split())
    if len(line) <= _WORDS:
        return line
    return line[:_WORDS].rpartition(" ")[0].rstrip(" ,;:–-") + "…"
