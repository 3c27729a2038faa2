"""Edits that rearrange: insert, split, join, indent, convert, and several lists.

Like those of :mod:`briefing.model.editing` each takes a briefing and returns the next one,
renumbered, and raises :class:`~briefing.errors.StateError` on a finalized briefing and
:class:`KeyError` for an item id that is not there (one of a result, where only a directive can
be meant). What cannot be done, as joining the first item with the one before, changes nothing.

No word is lost by any of them.
"""

from msgspec.structs import replace

from briefing.errors import StateError
from briefing.i18n import _
from briefing.language.terms import ListStyle
from briefing.model.editing import (
    find_directive,
    find_result,
    place_directives,
    remove_item,
    require_draft,
    with_answers_by,
    with_directives,
)
from briefing.model.identity import next_id
from briefing.model.numbering import block_end
from briefing.model.records import Briefing, Directive, DirectiveList, Result

# ── Insert, split, join ─────────────────────────────────────────────────────────────────────


def insert_before(briefing: Briefing, item_id: str, text: str) -> Briefing:
    """Put a new item with ``text`` before ``item_id``: of its level, or of its section.

    Its id is the one that :func:`briefing.model.identity.next_id` names beforehand.
    """
    require_draft(briefing)
    if item_id.startswith("d"):
        index, place = find_directive(briefing, item_id)
        following = briefing.directive_lists[index].directives[place]
        item = Directive(
            id=next_id(briefing, "d"), ordinal=1, text=text, level=following.level if place else 0
        )
        return place_directives(briefing, (item,), list_index=index, at=place)
    place = find_result(briefing, item_id)
    result = Result(id=next_id(briefing, "r"), text=text, section=briefing.results[place].section)
    return replace(briefing, results=_inserted(briefing.results, place, result))


def split(briefing: Briefing, item_id: str, at: int) -> Briefing:
    """Cut an item before the character ``at`` of its text; the rest becomes the next item.

    The white space at the cut goes. Unit, dates, tags and all else stay with the first half, the
    second has only its level or section and when it was typed. Points follow the second half, as
    they follow its words on the page. Where a half would be empty, nothing changes.
    """
    require_draft(briefing)
    if item_id.startswith("d"):
        index, place = find_directive(briefing, item_id)
        items = briefing.directive_lists[index].directives
        item = items[place]
        first, second = _halves(item.text, at)
        if not (first and second):
            return briefing
        rest = Directive(
            id=next_id(briefing, "d"),
            ordinal=1,
            text=second,
            level=item.level if place else 0,
            noted_at=item.noted_at,
        )
        changed = (*items[:place], replace(item, text=first), rest, *items[place + 1 :])
        return with_directives(briefing, index, changed)
    place = find_result(briefing, item_id)
    result = briefing.results[place]
    first, second = _halves(result.text, at)
    if not (first and second):
        return briefing
    other = Result(
        id=next_id(briefing, "r"), text=second, section=result.section, noted_at=result.noted_at
    )
    results = _inserted(briefing.results, place + 1, other)
    return replace(
        briefing, results=(*results[:place], replace(result, text=first), *results[place + 1 :])
    )


def join(briefing: Briefing, item_id: str) -> Briefing:
    """Put an item at the end of the one before it, set apart by a space.

    Of both items' facts those of the first count; what it has none of is taken from the second,
    and tags are united. Points of the second follow as points. The first item stays as it is.
    """
    require_draft(briefing)
    if item_id.startswith("d"):
        index, place = find_directive(briefing, item_id)
        if not place:
            return briefing
        items = briefing.directive_lists[index].directives
        joined = _joined_directives(items[place - 1], items[place])
        changed = (*items[: place - 1], joined, *items[place + 1 :])
        return with_directives(briefing, index, changed)
    place = find_result(briefing, item_id)
    if not place:
        return briefing
    results = briefing.results
    result = _joined_results(results[place - 1], results[place])
    joined_up = (*results[: place - 1], result, *results[place + 1 :])
    return with_answers_by(replace(briefing, results=joined_up), item_id, result.id)


# ── Levels ──────────────────────────────────────────────────────────────────────────────────


def indent(briefing: Briefing, item_id: str) -> Briefing:
    """Make a conclusion a point of the one above, its own points following as points there.

    The first conclusion of a list has none above, and a point is one already: both stay.
    """
    return _with_level(briefing, item_id, 1)


def outdent(briefing: Briefing, item_id: str) -> Briefing:
    """Make a point a conclusion; the points below it become its own."""
    return _with_level(briefing, item_id, 0)


# ── Results and directives ──────────────────────────────────────────────────────────────────


def to_result(briefing: Briefing, item_id: str, section: str = "") -> Briefing:
    """Make a directive a result, after the last of ``section`` or, where there is none, of all.

    Its points go along, each as a result of its own. Text, unit and when it was typed are kept;
    a result has no date, tags or status.
    """
    require_draft(briefing)
    index, place = find_directive(briefing, item_id)
    items = briefing.directive_lists[index].directives
    end = block_end(items, place)
    at = max(
        (number for number, result in enumerate(briefing.results, 1) if result.section == section),
        default=len(briefing.results),
    )
    converted = with_directives(briefing, index, (*items[:place], *items[end:]))
    for number, item in enumerate(items[place:end], at):
        result = Result(
            id=next_id(converted, "r"),
            text=item.text,
            section=section,
            unit=item.unit,
            noted_at=item.noted_at,
        )
        converted = replace(converted, results=_inserted(converted.results, number, result))
    return converted


def to_directive(briefing: Briefing, result_id: str, list_index: int = 0) -> Briefing:
    """Make a result the last conclusion of a list; text, unit and when it was typed are kept.

    An answer to the briefing before that named this result names none any more.
    """
    require_draft(briefing)
    result = briefing.results[find_result(briefing, result_id)]
    item = Directive(
        id=next_id(briefing, "d"),
        ordinal=1,
        text=result.text,
        unit=result.unit,
        noted_at=result.noted_at,
    )
    return place_directives(remove_item(briefing, result_id), (item,), list_index=list_index)


# ── Lists ───────────────────────────────────────────────────────────────────────────────────


def add_list(briefing: Briefing, lead_in: str = "", style: ListStyle = ListStyle.WORDS) -> Briefing:
    """Add a list of conclusions after those that there are.

    A briefing in which nothing has been concluded still shows one, so it then has two.
    """
    require_draft(briefing)
    lists = briefing.directive_lists or (DirectiveList(),)
    return replace(briefing, directive_lists=(*lists, DirectiveList(lead_in=lead_in, style=style)))


def remove_list(briefing: Briefing, list_index: int) -> Briefing:
    """Take a list without conclusions out, the sentence that leads into it too.

    Raises :class:`StateError` when there are conclusions in it, :class:`IndexError` when there
    is no such list.
    """
    require_draft(briefing)
    lists = list(briefing.directive_lists)
    if lists[list_index].directives:
        raise StateError(
            _("This list still has conclusions and was left as it is."),
            _("Move them to another list first."),
        )
    del lists[list_index]
    return replace(briefing, directive_lists=tuple(lists))


def move_to_list(briefing: Briefing, item_id: str, list_index: int) -> Briefing:
    """Move a conclusion with its points to the end of another list.

    A point moved alone becomes a conclusion there. Raises :class:`IndexError` when there is no
    such list.
    """
    require_draft(briefing)
    index, place = find_directive(briefing, item_id)
    if list_index == index:
        return briefing
    items = briefing.directive_lists[index].directives
    end = block_end(items, place)
    head = replace(items[place], level=0)
    without = with_directives(briefing, index, (*items[:place], *items[end:]))
    return place_directives(without, (head, *items[place + 1 : end]), list_index=list_index)


# ── Helpers ─────────────────────────────────────────────────────────────────────────────────


def _with_level(briefing: Briefing, item_id: str, level: int) -> Briefing:
    require_draft(briefing)
    index, place = find_directive(briefing, item_id)
    items = list(briefing.directive_lists[index].directives)
    if not place or items[place].level == level:
        return briefing
    items[place] = replace(items[place], level=level)
    return with_directives(briefing, index, tuple(items))


def _halves(text: str, at: int) -> tuple[str, str]:
    at = max(at, 0)
    return text[:at].rstrip(), text[at:].lstrip()


def _inserted(results: tuple[Result, ...], place: int, item: Result) -> tuple[Result, ...]:
    return (*results[:place], item, *results[place:])


def _joined_text(first: str, second: str) -> str:
    return " ".join(filter(None, (first.rstrip(), second.lstrip())))


def _joined_directives(first: Directive, second: Directive) -> Directive:
    return replace(
        first,
        text=_joined_text(first.text, second.text),
        unit=first.unit or second.unit,
        cooperating=first.cooperating or second.cooperating,
        due=first.due or second.due,
        tags=tuple(dict.fromkeys((*first.tags, *second.tags))),
        origin=first.origin or second.origin,
        noted_at=first.noted_at or second.noted_at,
    )


def _joined_results(first: Result, second: Result) -> Result:
    return replace(
        first,
        text=_joined_text(first.text, second.text),
        unit=first.unit or second.unit,
        highlight=first.highlight or second.highlight,
        answers=first.answers or second.answers,
        noted_at=first.noted_at or second.noted_at,
    )
