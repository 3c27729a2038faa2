"""Whether the numbers of the conclusions run 1, 2, 3 and on."""

from collections.abc import Iterator
from itertools import pairwise

from briefing.i18n import N_, _
from briefing.insight.checks.rule import Finding, Rule, spoken_marker, where_directive
from briefing.language.terms import ListStyle
from briefing.model.records import Briefing


def find_gaps(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find numbers that are left out, the first among them: "Hai là" followed by "Bốn là"."""
    for index, style, ordinals in _numbered(briefing):
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
                where_directive(briefing, index, ordinals.index(after)),
            )


def find_repeats(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find numbers that occur more than once in a list."""
    for index, style, ordinals in _numbered(briefing):
        for place, ordinal in enumerate(ordinals):
            if ordinal in ordinals[:place]:
                yield Finding(
                    _("“{marker}” occurs again.").format(marker=spoken_marker(ordinal, style)),
                    where_directive(briefing, index, place),
                )


def find_disorder(briefing: Briefing, _previous: Briefing | None) -> Iterator[Finding]:
    """Find numbers that go back: "Ba là" after "Bốn là"."""
    for index, style, ordinals in _numbered(briefing):
        for place, (before, ordinal) in enumerate(pairwise(ordinals), 1):
            if ordinal < before and ordinal not in ordinals[:place]:
                yield Finding(
                    _("“{marker}” comes after “{before}”.").format(
                        marker=spoken_marker(ordinal, style), before=spoken_marker(before, style)
                    ),
                    where_directive(briefing, index, place),
                )


def _numbered(briefing: Briefing) -> Iterator[tuple[int, ListStyle, list[int]]]:
    """Yield the index, style and numbers of each list that has numbers."""
    for index, group in enumerate(briefing.directive_lists):
        if group.style is not ListStyle.DASH:
            yield index, group.style, [item.ordinal for item in group.directives]


RULES = (
    Rule("numbering/gap", N_("The numbers of the conclusions leave none out."), find_gaps),
    Rule("numbering/repeat", N_("No number of a conclusion occurs twice."), find_repeats),
    Rule("numbering/order", N_("The numbers of the conclusions only rise."), find_disorder),
)
