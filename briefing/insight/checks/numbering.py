"""Whether the numbers of the conclusions run 1, 2, 3 and on.

The Party's papers and the press count "Một là, … Hai là, …" without a break; so does every list
of Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from briefing.i18n import N_, _
from briefing.insight.checks.rule import (
    Finding,
    Fix,
    Known,
    Rule,
    passages,
    spoken_marker,
    where_directive,
)
from briefing.language.markers import POINT_LETTERS
from briefing.language.numerals import read_cardinal, read_ordinal, read_roman
from briefing.language.terms import ListStyle
from briefing.model.editing import require_draft, with_directives
from briefing.model.records import Briefing

_SHOWN_WORDS = 60
_WITHOUT_DD = (4, 6)
"""Many count a, b, c, d, e, as other alphabets do."""

_CARDINAL = r"[MmHhBbNnSsTtCc][^\W\d_]{1,4}(?:\s[^\W\d_]{2,4}){0,2}"


def find_gaps(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find numbers that are left out, the first among them: "Hai là" followed by "Bốn là".

    There is no certain way to mend it: the conclusion itself may be missing.
    """
    for index, style, ordinals, places in _numbered(briefing):
        for before, after in pairwise([0, *sorted({*ordinals})]):
            if after - before < 2:
                continue
            place = places[ordinals.index(after)]
            yield Finding(
                _missing(before, after, style),
                where_directive(briefing, index, place),
                _words(briefing, index, place),
            )


def find_repeats(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find numbers that occur more than once in a list; counting anew puts them right."""
    for index, style, ordinals, places in _numbered(briefing):
        for place, ordinal in enumerate(ordinals):
            if ordinal in ordinals[:place]:
                yield Finding(
                    _("“{marker}” occurs again.").format(marker=spoken_marker(ordinal, style)),
                    where_directive(briefing, index, places[place]),
                    _words(briefing, index, places[place]),
                    Fix(_("Conclusions counted anew"), partial(_counted_anew, index=index)),
                )


def find_disorder(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find numbers that go back: "Ba là" after "Bốn là"."""
    for index, style, ordinals, places in _numbered(briefing):
        for place, (before, ordinal) in enumerate(pairwise(ordinals), 1):
            if ordinal < before and ordinal not in ordinals[:place]:
                yield Finding(
                    _("“{marker}” comes after “{before}”.").format(
                        marker=spoken_marker(ordinal, style), before=spoken_marker(before, style)
                    ),
                    where_directive(briefing, index, places[place]),
                    _words(briefing, index, places[place]),
                )


def find_gaps_in_text(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a list within a text that leaves out a number or has one twice.

    "Thứ nhất, …; thứ hai, …" in one paragraph counts as the lists of conclusions do. A list
    begins with 1 and goes on to at least 2; anything else may be no list.
    """
    for text, where, _place in passages(briefing):
        for style, found in _in_text(text).items():
            for before, after in pairwise(found):
                said = text[after.start : after.end].strip(" ,:")
                if style is ListStyle.LETTERS and (before.ordinal, after.ordinal) == _WITHOUT_DD:
                    continue
                if style in _INNER and after.ordinal == 1:
                    continue
                if after.ordinal - before.ordinal > 1:
                    message = _missing(before.ordinal, after.ordinal, style)
                elif after.ordinal == before.ordinal:
                    message = _("“{marker}” occurs again.").format(marker=said)
                else:
                    continue
                yield Finding(message, where, text[after.start :][:_SHOWN_WORDS])


def _missing(before: int, after: int, style: ListStyle) -> str:
    missing = spoken_marker(before + 1, style)
    if after - before > 2:
        missing = f"{missing} – {spoken_marker(after - 1, style)}"
    return _("“{missing}” is missing before “{next}”.").format(
        missing=missing, next=spoken_marker(after, style)
    )


def _words(briefing: Briefing, index: int, place: int) -> str:
    return briefing.directive_lists[index].directives[place].text[:_SHOWN_WORDS]


def _counted_anew(briefing: Briefing, index: int) -> Briefing:
    require_draft(briefing)
    if index >= len(briefing.directive_lists):
        return briefing
    return with_directives(briefing, index, briefing.directive_lists[index].directives)


class _Sequence(NamedTuple):
    """Numbers that should run 1, 2, 3: of one list's conclusions, or of one's points."""

    list_index: int
    style: ListStyle
    ordinals: list[int]
    places: list[int]


def _numbered(briefing: Briefing) -> Iterator[_Sequence]:
    """Yield every sequence of numbers, with the places of the items in their list."""
    for index, group in enumerate(briefing.directive_lists):
        levels: dict[int, list[int]] = {}  # by the conclusion they belong to; -1: conclusions
        for place, item in enumerate(group.directives):
            is_point = item.level > 0 and place > 0
            owner = levels[-1][-1] if is_point else -1
            levels.setdefault(owner, []).append(place)
        for owner, places in levels.items():
            style = group.style if owner < 0 else ListStyle.LETTERS
            if style is not ListStyle.DASH:
                ordinals = [group.directives[place].ordinal for place in places]
                yield _Sequence(index, style, ordinals, places)


class _InText(NamedTuple):
    """A number within a text that begins an item, and where it stands."""

    ordinal: int
    start: int
    end: int


@cache
def _markers() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=[.;:!?…”])|^)\s*(?:(?P<words>{_CARDINAL}) là[,:]"
        r"|[Tt]hứ (?P<rank>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười),"
        r"(?=(?P<day>\s*(?:ngày|sáng|chiều|\d))?)"
        rf"|(?P<letter>[{POINT_LETTERS}])\)(?=\s*[^\W\d_])"
        r"|(?P<closed>\d{1,2})\)(?=\s*[^\W\d_]))"
        r"|(?<![\w)])\((?:(?P<figure>\d{1,2})|(?P<small>[ivx]{1,4}))\)(?=\s*[^\W\d_])",
        re.MULTILINE,
    )


_STYLES = {
    "words": ListStyle.WORDS,
    "rank": ListStyle.ORDINAL_WORDS,
    "letter": ListStyle.LETTERS,
    "closed": ListStyle.ARABIC,
    "figure": ListStyle.PARENTHESES,
    "small": ListStyle.ROMAN,
}
_INNER = frozenset({ListStyle.LETTERS, ListStyle.ARABIC})
"""Styles of points within points: where they begin anew, 1 follows 1 with nothing wrong."""


def _in_text(text: str) -> dict[ListStyle, list[_InText]]:
    """Return the lists within ``text``: each begins with 1, and goes on.

    "Thứ ba, ngày 12/5" is a weekday, unless it is the third point's turn.
    """
    found: dict[ListStyle, list[_InText]] = {}
    if "là" not in text and "hứ " not in text and ")" not in text:
        return found
    for match in _markers().finditer(text):
        kind = next(name for name in _STYLES if match[name])
        markers = found.setdefault(_STYLES[kind], [])
        ordinal = _ordinal(kind, match[kind])
        due = bool(markers) and markers[-1].ordinal + 1 == ordinal
        if ordinal and (due or not match["day"]):
            markers.append(_InText(ordinal, *match.span()))
    return {
        style: markers
        for style, markers in found.items()
        if markers and markers[0].ordinal == 1 and any(marker.ordinal > 1 for marker in markers)
    }


def _ordinal(kind: str, written: str) -> int | None:
    match kind:
        case "words":
            return read_cardinal(written)
        case "rank":
            return read_ordinal(written)
        case "letter":
            return POINT_LETTERS.index(written) + 1
        case "small":
            return read_roman(written)
        case _:
            return int(written)


RULES = (
    Rule("numbering/gap", N_("The numbers of the conclusions leave none out."), find_gaps),
    Rule("numbering/repeat", N_("No number of a conclusion occurs twice."), find_repeats),
    Rule("numbering/order", N_("The numbers of the conclusions only rise."), find_disorder),
    Rule("numbering/text", N_("A list within a text counts on."), find_gaps_in_text),
)
