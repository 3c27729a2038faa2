"""The answer to last week: what became of each directive, and which result says so."""

from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.language.letters import clean
from briefing.model import answering
from briefing.model.records import Answer, Briefing, Status


def answer(briefing: Briefing, directive_id: str, status: Status, reason: str = "") -> Briefing:
    """Record what became of a directive of the briefing before; ``OPEN`` takes an answer back.

    A result that was linked stays linked. Raises :class:`BriefingError` where a directive is
    dropped without a reason, :class:`~briefing.errors.StateError` on a finalized briefing.
    """
    reason = " ".join(clean(reason).split())
    if status is Status.OPEN:
        return answering.clear_answer(briefing, directive_id)
    if status is Status.DROPPED and not reason:
        raise BriefingError(
            _("A task is dropped only with a reason."), _("Write in a few words why.")
        )
    linked = answering.answering_results(briefing, directive_id)
    before = answering.answer_to(briefing, directive_id)
    result = before.result if before and before.result else (linked[-1] if linked else None)
    return answering.set_answer(
        briefing, Answer(directive=directive_id, status=status, reason=reason, result=result)
    )


def link(briefing: Briefing, result_id: str, directive_id: str) -> Briefing:
    """Say that a result answers a directive; it then counts as done unless answered otherwise.

    A result answers one directive: an earlier link is undone as by :func:`unlink`. Raises
    :class:`KeyError` for a result that is not there, :class:`~briefing.errors.StateError` on a
    finalized briefing.
    """
    if _answered_by(briefing, result_id) != directive_id:
        briefing = unlink(briefing, result_id)
    briefing = answering.set_answered(briefing, result_id, directive_id)
    if answering.answer_to(briefing, directive_id) is None:
        done = Answer(directive=directive_id, status=Status.DONE, result=result_id)
        briefing = answering.set_answer(briefing, done)
    return briefing


def unlink(briefing: Briefing, result_id: str) -> Briefing:
    """Say that a result answers no directive.

    A directive that counted as done for this result alone waits for an answer again. Raises as
    :func:`link` does.
    """
    directive_id = _answered_by(briefing, result_id)
    briefing = answering.set_answered(briefing, result_id, None)
    if directive_id is None:
        return briefing
    before = answering.answer_to(briefing, directive_id)
    if before == Answer(directive=directive_id, status=Status.DONE):
        return answering.clear_answer(briefing, directive_id)
    return briefing


def _answered_by(briefing: Briefing, result_id: str) -> str | None:
    return {item.id: item.answers for item in briefing.results}[result_id]
