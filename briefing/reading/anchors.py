"""The day that days without a year are near to, and texts without the days of cited documents."""

import re
from collections.abc import Iterable
from datetime import date

from briefing.language.dates import find_days, find_periods, find_ranges
from briefing.language.documents import find_mentions

_MAX_TEXT = 3000  # a date with its year stands early in a paragraph, or it is not the meeting's

# Two days so far apart that a day without its year cannot be read alike from both.
_EARLY, _LATE = date(1950, 7, 1), date(2150, 7, 1)
_MAY_NAME_DAY = re.compile(r"\d{4}")


def find_anchor(texts: Iterable[str]) -> date | None:
    """Return the first day in ``texts`` that is written with its year, documents' days apart.

    A range or a month counts with its last day.
    """
    for text in texts:
        if _MAY_NAME_DAY.search(text) and (day := _first(text[:_MAX_TEXT])):
            return day
    return None


def without_documents(text: str, anchor: date) -> str:
    """Return ``text`` with the documents that it cites blanked out, its length kept."""
    kept, end = [], 0
    for mention in find_mentions(text, anchor):
        kept.append(text[end : mention.start])
        kept.append(" " * (mention.end - mention.start))
        end = mention.end
    return "".join((*kept, text[end:]))


def _first(text: str) -> date | None:
    bare = without_documents(text, _EARLY)
    early, late = _named(bare, _EARLY), _named(bare, _LATE)
    both = sorted(early & late)
    return both[0][1] if both else None


def _named(text: str, anchor: date) -> set[tuple[int, date]]:
    """Return the days, ends of ranges and of months in ``text`` with where each stands."""
    days = {(day.start, day.value) for day in find_days(text, anchor)}
    days |= {(span.start, span.value.end) for span in find_ranges(text, anchor)}
    return days | {
        (span.start, span.value.end)
        for span in find_periods(text, anchor)
        if span.kind in {"month", "quarter", "half"}
    }
