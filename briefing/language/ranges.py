"""Stretches of days: "từ ngày 22 đến ngày 28-6-2020", "29-6 đến 05-7-2020", "15 – 30/3/2018"."""

from collections.abc import Mapping
from datetime import date, timedelta
from re import Match
from typing import NamedTuple
from unicodedata import normalize

from briefing.language.counting import after_share_word, ratio_noun
from briefing.language.dayforms import (
    MONTH,
    WEEKDAY,
    YEAR,
    YEAR_JOIN,
    DateRange,
    make_day,
    month_number,
    month_range,
    nearest_day,
    plain,
)
from briefing.language.patterns import pattern

_END_OF_NUMBER = r"(?!\d|\.\d|[/-]\w)"
_RANGE = rf"""
    (?<!\w)(?<!\d[./-])
    (?P<from>từ\s+)?
    (?:(?:{WEEKDAY})[\s,(]*)?
    (?P<lead>ngày\s+)?
    (?: (?P<a_start>đầu\s+)?tháng\s+(?P<a_only>{MONTH})(?:{YEAR_JOIN}(?P<a_only_year>{YEAR}))?
      | (?P<a_day>\d{{1,2}})
        (?: (?P<a_mark>[/.-])(?P<a_month>\d{{1,2}})(?:(?P=a_mark)(?P<a_year>{YEAR}))?
          | \s+tháng\s+(?P<a_word>{MONTH})(?:{YEAR_JOIN}(?P<a_word_year>{YEAR}))?
        )?
    )
    \)?
    (?: \s*(?:-|→|->|~)\s* | (?P<words>\s*,?\s*(?:cho\s+)?(?:đến|tới)\s+) )
    (?P<whole>(?:hết|cuối)\s+)?
    (?:(?:{WEEKDAY})[\s,(]*)?
    (?P<lead_too>ngày\s+)?
    (?: tháng\s+(?P<b_only>{MONTH})(?:{YEAR_JOIN}(?P<b_only_year>{YEAR}))?{_END_OF_NUMBER}
      | (?P<b_day>\d{{1,2}})
        (?: (?P<b_mark>[/.-])(?P<b_month>\d{{1,2}})
            (?:(?:(?P=b_mark)|\s*,?\s+năm\s+)(?P<b_year>{YEAR}))?{_END_OF_NUMBER}
          | \s+tháng\s+(?P<b_word>{MONTH})(?:{YEAR_JOIN}(?P<b_word_year>{YEAR}))?{_END_OF_NUMBER}
        )
    )
"""


class FoundRange(NamedTuple):
    """A stretch of days and where it stands in the text."""

    start: int
    end: int
    value: DateRange


class _Part(NamedTuple):
    """One end of a range as written; ``None`` for what it leaves to the other end."""

    day: int | None
    month: int | None
    year: int | None


def find_ranges(text: str, anchor: date) -> list[FoundRange]:
    """Find stretches of days in ``text`` (NFC), in their order.

    The first day takes month and year from the last where it has none; a last day without a
    year is the one nearest to ``anchor``. What the calendar does not have is left out, and so
    is a stretch that would run backwards.
    """
    found = []
    for match in pattern(_RANGE).finditer(plain(text)):
        if _is_doubtful(match, text):
            continue
        value = _resolve(match.groupdict(), anchor)
        if value:
            found.append(FoundRange(match.start(), match.end(), value))
    return found


def read_range(text: str, anchor: date) -> DateRange | None:
    """Return the range that is all of ``text``, brackets and blanks aside."""
    bare = normalize("NFC", text).strip(" \t\n\u00a0().,;:")
    found = find_ranges(bare, anchor)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(bare)):
        return found[0].value
    return None


def _is_doubtful(match: Match[str], text: str) -> bool:
    """Tell whether numbers without a year could as well be amounts ("2.5 - 3.5 tỷ")."""
    if match["b_year"] or match["b_mark"] is None or match["lead"] or match["lead_too"]:
        return False
    spoken = match["from"] and match["words"]
    if match["b_mark"] != "/" and not (spoken and match["b_mark"] == "-"):
        return True
    return bool(ratio_noun(text, match.end())) or after_share_word(text, match.start())


def _resolve(groups: Mapping[str, str | None], anchor: date) -> DateRange | None:
    end = _end_of(_part(groups, "b"), anchor)
    if end is None:
        return None
    start = _start_of(_part(groups, "a"), end, by_words=groups["words"] is not None)
    return DateRange(start, end) if start and start <= end else None


def _part(groups: Mapping[str, str | None], side: str) -> _Part:
    def number(name: str) -> int | None:
        written = groups[f"{side}_{name}"]
        return month_number(written) if written else None

    return _Part(
        number("day"),
        number("month") or number("word") or number("only"),
        number("year") or number("word_year") or number("only_year"),
    )


def _end_of(part: _Part, anchor: date) -> date | None:
    month = part.month or 0
    if not 1 <= month <= 12:
        return None
    if part.day is not None:
        if part.year:
            return make_day(part.year, month, part.day)
        return nearest_day(anchor, month, part.day)
    first = make_day(part.year, month, 1) if part.year else nearest_day(anchor, month, 1)
    return month_range(first.year, month).end if first else None


def _start_of(part: _Part, end: date, *, by_words: bool) -> date | None:
    """Return the first day, filled up from ``end``: the latest that does not come after it."""
    if part.month is None and part.day is not None:
        start = make_day(end.year, end.month, part.day)
        if by_words and (start is None or start > end):
            before = end.replace(day=1) - timedelta(days=1)
            start = make_day(before.year, before.month, part.day)
        return start
    month, day = part.month or 0, part.day or 1
    if part.year:
        return make_day(part.year, month, day)
    start = make_day(end.year, month, day)
    return make_day(end.year - 1, month, day) if start is None or start > end else start
