"""Carrying: conclusions of the briefing before come into this one, with their points.

Every function takes the briefing and returns the next one, for an undoable step; the briefing
before stays as it was. They raise :class:`~briefing.errors.StateError` on a finalized briefing
and :class:`KeyError` for a directive id that is not in the briefing before.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from briefing.language.letters import marked_key, search_key
from briefing.model.answering import answer_to
from briefing.model.editing import find_directive, place_directives, require_draft
from briefing.model.identity import directives, next_id, period_of_id
from briefing.model.numbering import Directives, block_end
from briefing.model.records import Briefing, Directive, Origin, Status
from briefing.verbs.answering import answer

STANDING_TAG = "thường-xuyên"
"""The tag of a conclusion that is given every time; it is known without its accents too."""

_SETTLED = frozenset({Status.DONE, Status.DROPPED})


def duplicate(briefing: Briefing, previous: Briefing, directive_id: str) -> Briefing:
    """Copy a conclusion of ``previous`` with its points to the end of the first list, as new.

    The copies have text, units and tags but no origin, and a date only where it is still ahead
    at this meeting (the period's last day where no meeting is known).
    """
    index, place = find_directive(previous, directive_id)
    items = previous.directive_lists[index].directives
    found = items[place : block_end(items, place)]
    return _with_copies(briefing, found, _renewed(briefing))


def carry_on(
    briefing: Briefing, previous: Briefing, directive_id: str, list_index: int = 0
) -> Briefing:
    """Carry a conclusion of ``previous`` on, at the end of a list, and answer that it was.

    The copy is open, keeps its date, and names where it was first given. Its points come along
    and are answered so too, but for those that are done or dropped; a point carried alone becomes
    a conclusion. What has been carried here before is answered only, not copied again.
    """
    index, place = find_directive(previous, directive_id)
    items = previous.directive_lists[index].directives
    head, *points = items[place : block_end(items, place)]
    waiting = (head, *(point for point in points if _outcome(briefing, point) not in _SETTLED))
    here = {item.origin for item in directives(briefing)}
    missing = tuple(item for item in waiting if _origin(previous, item) not in here)
    carried = _with_copies(
        briefing,
        missing,
        lambda item: replace(
            item, origin=_origin(previous, item), status=Status.OPEN, noted_at=None
        ),
        list_index=list_index,
    )
    for item in waiting:
        carried = answer(carried, item.id, Status.CARRIED)
    return carried


def repeat_standing(briefing: Briefing, previous: Briefing) -> Briefing:
    """Copy each conclusion of ``previous`` with the :data:`STANDING_TAG` that is not here yet.

    It is here when it was carried on or a conclusion has the same words; one that was dropped is
    not repeated. Copies are as :func:`duplicate` makes them, in the list of the same place or,
    where there is none, the last.
    """
    require_draft(briefing)
    last = max(len(briefing.directive_lists) - 1, 0)
    for index, group in enumerate(previous.directive_lists):
        for place, item in enumerate(group.directives):
            if not _is_standing(item) or _outcome(briefing, item) is Status.DROPPED:
                continue
            if _is_here(briefing, previous, item):
                continue
            block = group.directives[place : block_end(group.directives, place)]
            briefing = _with_copies(
                briefing, block, _renewed(briefing), list_index=min(index, last)
            )
    return briefing


def age_in_weeks(briefing: Briefing, directive: Directive) -> int:
    """Return how many whole weeks before ``briefing`` a directive of it was first given.

    0 for one that is new, or whose origin has an id that names no day.
    """
    origin = period_of_id(directive.origin.briefing) if directive.origin else None
    return max((briefing.period.start - origin.start).days // 7, 0) if origin else 0


def _with_copies(
    briefing: Briefing,
    items: Iterable[Directive],
    copy: Callable[[Directive], Directive],
    *,
    list_index: int = 0,
) -> Briefing:
    """Put what ``copy`` makes of each item at the end of a list, the first as a conclusion."""
    require_draft(briefing)
    number = int(next_id(briefing, "d")[1:])
    copies: Directives = tuple(
        replace(copy(item), id=f"d{number + place}", level=min(place, 1))
        for place, item in enumerate(items)
    )
    return place_directives(briefing, copies, list_index=list_index) if copies else briefing


def _renewed(briefing: Briefing) -> Callable[[Directive], Directive]:
    """Return what makes a new conclusion of one of the briefing before."""
    meeting_day = briefing.meeting.date or briefing.period.end

    def renew(item: Directive) -> Directive:
        due = item.due if item.due and item.due >= meeting_day else None
        return replace(item, due=due, origin=None, status=Status.OPEN, noted_at=None)

    return renew


def _origin(previous: Briefing, item: Directive) -> Origin:
    return item.origin or Origin(briefing=previous.id, directive=item.id, ordinal=item.ordinal)


def _outcome(briefing: Briefing, item: Directive) -> Status:
    """Return what has become of a directive of the briefing before, as far as known here."""
    found = answer_to(briefing, item.id)
    return found.status if found else item.status


def _is_standing(item: Directive) -> bool:
    wanted = search_key(STANDING_TAG)
    return any(search_key(tag) == wanted for tag in item.tags)


def _is_here(briefing: Briefing, previous: Briefing, item: Directive) -> bool:
    origin, words = _origin(previous, item), marked_key(item.text).split()
    return any(
        known.origin == origin or marked_key(known.text).split() == words
        for known in directives(briefing)
    )
