"""Whether the numbers of the conclusions run 1, 2, 3 and on."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefing.i18n import N_, _
from briefing.insight.checks.rule import Finding, Rule, spoken_marker, where_directive
from briefing.language.terms import ListStyle
from briefing.model.records import Briefing


def find_gaps(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find numbers that are left out, the first among them: "Hai là" followed by "Bốn là"."""
    for index, style, ordinals, places in _numbered(briefing):
        for before, after in pairwise([0, *sorted({*ordinals})]):
            if after - before < 2:
                continue
            missing = spoken_marker(before + 1, style)
            if after - before > 2:
                missing = f"{missing} – {spoken_marker(after - 1, style)}"
            yield Finding(
                _("“{missing}” is missing before “{next}”.").format(
                    missing=missing, next=spoken_marker(after, style)
                ),
                where_directive(briefing, index, places[ordinals.index(after)]),
            )


def find_repeats(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find numbers that occur more than once in a list."""
    for index, style, ordinals, places in _numbered(briefing):
        for place, ordinal in enumerate(ordinals):
            if ordinal in ordinals[:place]:
                yield Finding(
                    _("“{marker}” occurs again.").format(marker=spoken_marker(ordinal, style)),
                    where_directive(briefing, index, places[place]),
                )


def find_disorder(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find numbers that go back: "Ba là" after "Bốn là"."""
    for index, style, ordinals, places in _numbered(briefing):
        for place, (before, ordinal) in enumerate(pairwise(ordinals), 1):
            if ordinal < before and ordinal not in ordinals[:place]:
                yield Finding(
                    _("“{marker}” comes after “{before}”.").format(
                        marker=spoken_marker(ordinal, style), before=spoken_marker(before, style)
                    ),
                    where_directive(briefing, index, places[place]),
                )


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


RULES = (
    Rule("numbering/gap", N_("The numbers of the conclusions leave none out."), find_gaps),
    Rule("numbering/repeat", N_("No number of a conclusion occurs twice."), find_repeats),
    Rule("numbering/order", N_("The numbers of the conclusions only rise."), find_disorder),
)
