"""Checks: what a careful reader would ask about before the minutes go out.

Each rule is one function that explains and points; none blocks. They look for contradictions
only, since a warning about a clean text teaches people to ignore warnings.
"""

from briefing.i18n import _
from briefing.insight.checks import citations, days, figures, numbering, spelling
from briefing.insight.checks.rule import Rule
from briefing.model.records import Briefing, Warning  # noqa: A004 - the record's documented name

__all__ = ["RULES", "Rule", "check", "summaries"]

RULES: dict[str, Rule] = {
    rule.id: rule
    for rules in (numbering.RULES, days.RULES, figures.RULES, citations.RULES, spelling.RULES)
    for rule in rules
}


def check(briefing: Briefing, previous: Briefing | None = None) -> tuple[Warning, ...]:
    """Return what the rules find in ``briefing``, rule by rule and in reading order.

    ``previous`` is the briefing before it, for the rules that look across two.
    """
    return tuple(
        Warning(rule=rule.id, message=finding.message, where=finding.where)
        for rule in RULES.values()
        for finding in rule.find(briefing, previous)
    )


def summaries() -> dict[str, str]:
    """Return what each rule asks for, by its id, in the language in use."""
    return {rule.id: _(rule.summary) for rule in RULES.values()}
