"""What became of the directives of the briefing before, as this briefing heard it.

An answer stands in the briefing that heard it; the directive itself stays as it was given. Like
every edit, these return the next briefing and raise :class:`~briefing.errors.StateError` on a
finalized one.
"""

from msgspec.structs import replace

from briefing.model.editing import change_result, require_draft
from briefing.model.records import Answer, Briefing


def answer_to(briefing: Briefing, directive_id: str) -> Answer | None:
    """Return what ``briefing`` says about a directive of the one before, or ``None``."""
    return next((one for one in briefing.answers if one.directive == directive_id), None)


def answering_results(briefing: Briefing, directive_id: str) -> tuple[str, ...]:
    """Return the ids of the results that name the directive as what they answer."""
    return tuple(item.id for item in briefing.results if item.answers == directive_id)


def set_answer(briefing: Briefing, answer: Answer) -> Briefing:
    """Keep ``answer``, in the place of an earlier one to the same directive."""
    require_draft(briefing)
    if answer_to(briefing, answer.directive) is None:
        return replace(briefing, answers=(*briefing.answers, answer))
    answers = tuple(
        answer if one.directive == answer.directive else one for one in briefing.answers
    )
    return replace(briefing, answers=answers)


def clear_answer(briefing: Briefing, directive_id: str) -> Briefing:
    """Forget the answer to a directive; results that name it go on naming it."""
    require_draft(briefing)
    answers = tuple(one for one in briefing.answers if one.directive != directive_id)
    return replace(briefing, answers=answers)


def set_answered(briefing: Briefing, result_id: str, directive_id: str | None) -> Briefing:
    """Say which directive a result answers, or that it answers none.

    Answers follow: the one that named this result names another result to the same directive,
    or none, and the one to ``directive_id`` names it where there is one. Raises
    :class:`KeyError` for a result that is not there.
    """
    briefing = change_result(
        briefing, result_id, lambda result: replace(result, answers=directive_id)
    )
    answers = tuple(_renamed(one, briefing, result_id) for one in briefing.answers)
    return replace(briefing, answers=answers)


def _renamed(answer: Answer, briefing: Briefing, result_id: str) -> Answer:
    naming = answering_results(briefing, answer.directive)
    if result_id in naming:
        return replace(answer, result=result_id)
    if answer.result == result_id:
        return replace(answer, result=naming[-1] if naming else None)
    return answer
