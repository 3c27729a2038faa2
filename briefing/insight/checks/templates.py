"""Whether the office's own Word documents have what the papers made with them need."""

from collections.abc import Callable, Iterator

from briefing.i18n import N_, _
from briefing.insight.checks.rule import Finding, Known, Level, Rule
from briefing.model.paper import PaperKind
from briefing.model.records import Briefing
from briefing.model.template import UNUSABLE, Lack, sentence

_WHERE = {
    PaperKind.MINUTES: N_("Template of the minutes"),
    PaperKind.NOTICE: N_("Template of the notice"),
    PaperKind.REPORT: N_("Template of the report"),
}


def _finds(lacks: frozenset[Lack]) -> Callable[[Briefing, Known], Iterator[Finding]]:
    """Return what finds faults of these kinds; which papers are meant is known already."""

    def find(_briefing: Briefing, known: Known) -> Iterator[Finding]:
        for kind, fault in known.template_faults:
            if fault.lack in lacks:
                where = _(_WHERE[kind])
                yield Finding(sentence(fault), where, f"{kind} {fault.lack} {fault.name}".strip())

    return find


RULES = (
    Rule(
        "template/unusable",
        N_("Papers can be made with the office's own template."),
        _finds(UNUSABLE),
    ),
    Rule(
        "template/placeholder",
        N_("The office's own template has a place for everything that the paper says."),
        _finds(frozenset({Lack.PLACEHOLDER})),
    ),
    Rule(
        "template/style",
        N_("The office's own template has its own styles for what the paper says."),
        _finds(frozenset({Lack.STYLE})),
        Level.ADVICE,
    ),
    Rule(
        "template/page-number",
        N_("The office's own template numbers the pages."),
        _finds(frozenset({Lack.PAGE_NUMBER})),
        Level.ADVICE,
    ),
)
