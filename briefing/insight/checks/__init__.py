"""Checks: what a careful reader would ask about before the minutes go out.

Each rule is one function that explains and points; none blocks. They look for contradictions
first, since a warning about a clean text teaches people to ignore warnings; what an office may
well do on purpose is only advice.
"""

from collections.abc import Collection

from briefing.i18n import _
from briefing.insight.checks import (
    citations,
    days,
    deadlines,
    doubled,
    figures,
    names,
    numbering,
    papers,
    privacy,
    separators,
    spacing,
    spelling,
    tasks,
    templates,
    totals,
    wholes,
)
from briefing.insight.checks.rule import Finding, Known, Level, Rule
from briefing.model.accepting import is_accepted
from briefing.model.records import Briefing

__all__ = ["RULES", "Finding", "Known", "Level", "Rule", "check", "summaries"]

RULES: dict[str, Rule] = {
    rule.id: rule
    for module in (
        numbering,
        days,
        deadlines,
        tasks,
        figures,
        totals,
        wholes,
        separators,
        citations,
        names,
        doubled,
        spelling,
        spacing,
        privacy,
        papers,
        templates,
    )
    for rule in module.RULES
}

NOTHING_KNOWN = Known()


def check(
    briefing: Briefing, known: Known = NOTHING_KNOWN, *, silenced: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what the rules find in ``briefing``, rule by rule and in reading order.

    ``silenced`` are the ids of rules that are not asked. What the briefing itself says may stand
    (:mod:`briefing.model.accepting`) is left out too.
    """
    return tuple(
        finding._replace(rule=rule.id, level=rule.level)
        for rule in RULES.values()
        if rule.id not in silenced
        for finding in rule.find(briefing, known)
        if not is_accepted(briefing, rule.id, finding.words)
    )


def summaries() -> dict[str, str]:
    """Return what each rule asks for, by its id, in the language in use."""
    return {rule.id: _(rule.summary) for rule in RULES.values()}
