"""Edits: each takes a briefing and returns the next one, renumbered.

Here are those of single items; :mod:`briefing.model.structure` rearranges them. None of them
changes what it was given, so whoever keeps the earlier record can undo. All raise
:class:`~briefing.errors.StateError` on a finalized briefing and :class:`KeyError` for an item
id that is not there.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from briefing.errors import StateError
from briefing.i18n import _
from briefing.model.identity import next_id, period_id
from briefing.model.numbering import Directives, block_end, blocks, numbered
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    ListStyle,
    Meeting,
    Period,
    Result,
    State,
)

T = TypeVar("T")


def new_briefing(period: Period, *, organization: str = "", title: str = "") -> Briefing:
    """Return an empty draft for ``period``."""
    return Briefing(id=period_id(period), period=period, organization=organization, title=title)


def require_draft(briefing: Briefing) -> None:
    """Raise :class:`StateError` when ``briefing`` has been finalized."""
    if briefing.state is State.FINAL:
        raise StateError(
            _("This briefing has been finalized and cannot be changed."),
            _("Reopen it to make the next revision."),
        )


def add_directive(
    briefing: Briefing,
    text: str,
    *,
    list_index: int = 0,
    at: int | None = None,
    unit: str = "",
    cooperating: tuple[str, ...] = (),
    due: date | None = None,
    tags: tuple[str, ...] = (),
) -> Briefing:
    """Add a conclusion at position ``at`` (0-based; the end where ``None``) of one list.

    A briefing without lists gets its first one.
    """
    require_draft(briefing)
    item = Directive(
        id=next_id(briefing, "d"),
        ordinal=1,
        text=text,
        unit=unit,
        cooperating=cooperating,
        due=due,
        tags=tags,
    )
    return place_directives(briefing, (item,), list_index=list_index, at=at)


def place_directives(
    briefing: Briefing, items: Directives, *, list_index: int = 0, at: int | None = None
) -> Briefing:
    """Put ``items``, whose ids are new here, at position ``at`` of one list, and count anew.

    A briefing without lists gets its first one.
    """
    require_draft(briefing)
    lists = briefing.directive_lists or (DirectiveList(),)
    there = lists[list_index].directives
    place = len(there) if at is None else at
    changed = (*there[:place], *items, *there[place:])
    return with_directives(replace(briefing, directive_lists=lists), list_index, changed)


def add_result(
    briefing: Briefing, text: str, *, section: str = "", unit: str = "", at: int | None = None
) -> Briefing:
    """Add a paragraph of results at position ``at`` (0-based; the end where ``None``)."""
    require_draft(briefing)
    item = Result(id=next_id(briefing, "r"), text=text, section=section, unit=unit)
    place = len(briefing.results) if at is None else at
    results = (*briefing.results[:place], item, *briefing.results[place:])
    return replace(briefing, results=results)


def change_directive(
    briefing: Briefing, item_id: str, change: Callable[[Directive], Directive]
) -> Briefing:
    """Replace the directive ``item_id`` by what ``change`` makes of it."""
    require_draft(briefing)
    index, place = find_directive(briefing, item_id)
    items = list(briefing.directive_lists[index].directives)
    items[place] = change(items[place])
    return with_directives(briefing, index, tuple(items))


def change_result(briefing: Briefing, item_id: str, change: Callable[[Result], Result]) -> Briefing:
    """Replace the result ``item_id`` by what ``change`` makes of it."""
    require_draft(briefing)
    place = find_result(briefing, item_id)
    results = list(briefing.results)
    results[place] = change(results[place])
    return replace(briefing, results=tuple(results))


def set_text(briefing: Briefing, item_id: str, text: str) -> Briefing:
    """Give the directive or result ``item_id`` another text."""
    if item_id.startswith("d"):
        return change_directive(briefing, item_id, lambda item: replace(item, text=text))
    return change_result(briefing, item_id, lambda item: replace(item, text=text))


def remove_item(briefing: Briefing, item_id: str) -> Briefing:
    """Take the directive or result ``item_id`` out; what follows moves up.

    The points of a conclusion stay and become conclusions: they were none of the one before.
    """
    require_draft(briefing)
    if item_id.startswith("d"):
        index, place = find_directive(briefing, item_id)
        items = briefing.directive_lists[index].directives
        end = block_end(items, place)
        points = (replace(point, level=0) for point in items[place + 1 : end])
        rest = (*items[:place], *points, *items[end:])
        return with_directives(briefing, index, rest)
    place = find_result(briefing, item_id)
    results = (*briefing.results[:place], *briefing.results[place + 1 :])
    return with_answers_by(replace(briefing, results=results), item_id, None)


def move_item(briefing: Briefing, item_id: str, by: int) -> Briefing:
    """Move an item ``by`` places (negative is up) within its list, as far as it can go.

    A conclusion takes its points along, past others with theirs. A point goes from line to line,
    and so from the last place under one conclusion to the first under the next.
    """
    require_draft(briefing)
    if item_id.startswith("d"):
        index, place = find_directive(briefing, item_id)
        moved = _moved_directives(briefing.directive_lists[index].directives, place, by)
        return with_directives(briefing, index, moved)
    place = find_result(briefing, item_id)
    return replace(briefing, results=_moved(briefing.results, place, by))


def set_meeting(briefing: Briefing, meeting: Meeting) -> Briefing:
    """Give the briefing other meeting facts."""
    require_draft(briefing)
    return replace(briefing, meeting=meeting)


def set_lead_in(briefing: Briefing, lead_in: str, *, list_index: int = 0) -> Briefing:
    """Give one list of conclusions another sentence to lead into it."""
    require_draft(briefing)
    lists = list(briefing.directive_lists or (DirectiveList(),))
    lists[list_index] = replace(lists[list_index], lead_in=lead_in)
    return replace(briefing, directive_lists=tuple(lists))


def set_style(briefing: Briefing, style: ListStyle, *, list_index: int = 0) -> Briefing:
    """Give one list of conclusions another style of numbers."""
    require_draft(briefing)
    lists = list(briefing.directive_lists or (DirectiveList(),))
    lists[list_index] = replace(lists[list_index], style=style)
    return replace(briefing, directive_lists=tuple(lists))


def set_notes(briefing: Briefing, notes: str) -> Briefing:
    """Give the briefing other private notes."""
    require_draft(briefing)
    return replace(briefing, notes=notes)


def set_summary(briefing: Briefing, summary: str) -> Briefing:
    """Give the briefing another summary."""
    require_draft(briefing)
    return replace(briefing, summary=summary)


def with_directives(briefing: Briefing, index: int, directives: Directives) -> Briefing:
    """Return ``briefing`` with one list's directives exchanged and counted from 1 again."""
    lists = list(briefing.directive_lists)
    lists[index] = replace(lists[index], directives=numbered(directives))
    return replace(briefing, directive_lists=tuple(lists))


def with_answers_by(briefing: Briefing, result_id: str, other_id: str | None) -> Briefing:
    """Return ``briefing`` with ``other_id`` in its answers where ``result_id`` is named.

    To be called when a result goes, for its id may be given again.
    """
    answers = tuple(
        replace(answer, result=other_id) if answer.result == result_id else answer
        for answer in briefing.answers
    )
    return replace(briefing, answers=answers)


def find_directive(briefing: Briefing, item_id: str) -> tuple[int, int]:
    """Return the list in which a directive stands and its place there, both counted from 0."""
    for index, group in enumerate(briefing.directive_lists):
        for place, item in enumerate(group.directives):
            if item.id == item_id:
                return index, place
    raise KeyError(item_id)


def find_result(briefing: Briefing, item_id: str) -> int:
    """Return the place of a result, counted from 0."""
    for place, item in enumerate(briefing.results):
        if item.id == item_id:
            return place
    raise KeyError(item_id)


def _moved_directives(items: Directives, place: int, by: int) -> Directives:
    if place and items[place].level > 0:
        return _moved(items, place, max(by, 1 - place))  # never before the first conclusion
    groups = tuple(blocks(items))
    own = len(blocks(items[:place]))
    return tuple(item for group in _moved(groups, own, by) for item in group)


def _moved(items: tuple[T, ...], place: int, by: int) -> tuple[T, ...]:
    rest = [*items[:place], *items[place + 1 :]]
    rest.insert(min(max(place + by, 0), len(rest)), items[place])
    return tuple(rest)
