"""A briefing's states: a draft is finalized (chốt) into a revision, and reopened for the next.

Revision 0 has never been finalized. Finalizing it locks revision 1; reopening begins revision 2,
which the next finalizing locks under that number.
"""

from datetime import datetime

from msgspec.structs import replace

from briefing.errors import StateError
from briefing.i18n import _
from briefing.model.records import Briefing, Finalized, State


def finalize(briefing: Briefing, at: datetime, by: str = "") -> Briefing:
    """Return ``briefing`` locked at the time ``at`` by whoever ``by`` names.

    Raises :class:`StateError` when it already is.
    """
    if briefing.state is State.FINAL:
        raise StateError(
            _("This briefing has already been finalized as revision {number}.").format(
                number=briefing.revision
            ),
            _("Reopen it to make the next revision."),
        )
    return replace(
        briefing,
        state=State.FINAL,
        revision=max(briefing.revision, 1),
        finalized=Finalized(at=at, by=by),
    )


def reopen(briefing: Briefing) -> Briefing:
    """Return ``briefing`` as the draft of its next revision.

    Raises :class:`StateError` when it is a draft already.
    """
    if briefing.state is State.DRAFT:
        raise StateError(
            _("This briefing is a draft and can be edited as it is."),
        )
    return replace(briefing, state=State.DRAFT, revision=briefing.revision + 1, finalized=None)
