"""Findings of the checks that may stand: noted in the briefing, by rule and words found.

Like every edit, these return the next briefing and raise
:class:`~briefing.errors.StateError` on a finalized one.
"""

from msgspec.structs import replace

from briefing.model.editing import require_draft
from briefing.model.records import Accepted, Briefing


def is_accepted(briefing: Briefing, rule: str, text: str) -> bool:
    """Tell whether the finding of ``rule`` at the words ``text`` may stand."""
    return Accepted(rule=rule, text=text) in briefing.accepted


def accept(briefing: Briefing, rule: str, text: str) -> Briefing:
    """Let the finding of ``rule`` at the words ``text`` stand, wherever they are."""
    require_draft(briefing)
    if is_accepted(briefing, rule, text):
        return briefing
    return replace(briefing, accepted=(*briefing.accepted, Accepted(rule=rule, text=text)))


def doubt_again(briefing: Briefing, rule: str) -> Briefing:
    """Let no finding of ``rule`` stand any longer."""
    require_draft(briefing)
    left = tuple(one for one in briefing.accepted if one.rule != rule)
    return replace(briefing, accepted=left)
