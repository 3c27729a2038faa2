"""Whether the documents that are cited can be what they are said to be."""

from collections.abc import Iterator

from briefing.i18n import N_, _
from briefing.insight.checks.rule import Finding, Rule
from briefing.language.dates import write_day_slashed
from briefing.language.documents import document_number
from briefing.model.records import Briefing, Citation


def find_unsigned(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a document that is dated after the meeting at which it was cited."""
    day = briefing.meeting.date
    for citation in briefing.citations:
        if day and citation.date and citation.date > day:
            yield Finding(
                _("It is dated {date}, after the meeting on {day}.").format(
                    date=write_day_slashed(citation.date), day=write_day_slashed(day)
                ),
                _where(citation),
            )


def find_two_dates(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find a document that is cited with two days of the same year.

    Numbers begin anew each year (the State) or each term (the Party), so days of two years are
    two documents.
    """
    seen: dict[tuple[str, str, str, int], Citation] = {}
    for citation in briefing.citations:
        if citation.date is None or not citation.symbol:
            continue
        key = (citation.type, citation.number, citation.symbol, citation.date.year)
        first = seen.setdefault(key, citation)
        if first.date and first.date != citation.date:
            yield Finding(
                _("It is dated {date} here and {other} elsewhere.").format(
                    date=write_day_slashed(citation.date), other=write_day_slashed(first.date)
                ),
                _where(citation),
            )


def _where(citation: Citation) -> str:
    return f"{citation.type} {document_number(citation.number, citation.symbol)}".strip()


RULES = (
    Rule(
        "citation/date", N_("A cited document is signed by the day of the meeting."), find_unsigned
    ),
    Rule("citation/two-dates", N_("One document is cited with one date."), find_two_dates),
)
