"""Merge: two versions of a briefing that grew out of one become one again, item by item.

What only one of them changed is taken over, what only one of them added is kept, and what was
added to both is kept from both. They clash only where both changed the same field of the same
item, or one took out what the other changed; each clash then offers both versions. No text that
is in either version is absent from the merged briefing and its clashes, except what one took
out and the other left alone.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefing.i18n import _
from briefing.model.editing import new_briefing
from briefing.model.identity import directives
from briefing.model.records import (
    Answer,
    Attendee,
    Briefing,
    Citation,
    Figure,
    Meeting,
    Quotation,
    State,
)
from briefing.verbs.clashes import STATE, Area, Choice, Clash, Deciding, Place, said
from briefing.verbs.fields import Fields
from briefing.verbs.merging_items import Items
from briefing.verbs.weaving import Key, Plain, keyed, unified, woven


class Merged(Struct, frozen=True, kw_only=True):
    """One briefing made of two, and where they clash.

    While there are clashes that nobody has chosen in, ``briefing`` has my version there, or the
    one that keeps more.
    """

    briefing: Briefing
    clashes: tuple[Clash, ...] = ()


def merge(
    base: Briefing | None,
    mine: Briefing,
    theirs: Briefing,
    chosen: Mapping[str, Choice] | None = None,
) -> Merged:
    """Merge ``mine`` with ``theirs``, both made from ``base``.

    ``chosen`` says by key what is to become of clashes that an earlier merging of the same
    versions found. Where ``base`` is not known (``None``), everything counts as added, so both
    keep all they have.

    Items that both added under one id are told apart: mine gets another. A version that was
    finalized while the other went on becomes the draft of its next revision, or stays as it is,
    as is chosen.
    """
    if theirs in (mine, base):
        return Merged(briefing=mine)
    if mine == base:
        return Merged(briefing=theirs)
    deciding = Deciding(chosen or {})
    root = base or new_briefing(theirs.period)
    merged = _content(deciding, root, mine, theirs)
    merged = _with_state(deciding, merged, root, mine, theirs)
    return Merged(briefing=merged, clashes=tuple(deciding.clashes))


def merge_whole(base: Briefing | None, mine: Briefing, theirs: Briefing) -> Briefing:
    """Merge without asking anybody: where both clash both are kept, or else mine."""
    wanted = {
        clash.key: Choice.BOTH if Choice.BOTH in clash.choices else clash.choices[0]
        for clash in merge(base, mine, theirs).clashes
    }
    return merge(base, mine, theirs, wanted).briefing


def _content(deciding: Deciding, base: Briefing, mine: Briefing, theirs: Briefing) -> Briefing:
    fields = Fields(deciding)
    items = Items(fields, base, mine, theirs)
    merged = replace(
        mine,
        meeting=_meeting(fields, base.meeting, mine.meeting, theirs.meeting),
        results=items.results(),
        directive_lists=items.directive_lists(),
    )
    merged = replace(merged, answers=_known(items.answers(), merged, mine, theirs))
    for name in Briefing.__struct_fields__:
        if name not in _BY_ITSELF:
            was, own, other = (getattr(one, name) for one in (base, mine, theirs))
            area = _AREAS.get(name, Area.MEETING)
            if isinstance(own, tuple):
                value = _rows(fields, area, was, own, other)
            else:
                value = fields.value(Place(area=area), name, was, own, other)
            merged = replace(merged, **{name: value})
    return replace(merged, confirmed=_confirmed(items, merged, base, mine, theirs))


_BY_ITSELF = frozenset(
    {
        "answers",
        "confirmed",
        "directive_lists",
        "finalized",
        "meeting",
        "results",
        "revision",
        "state",
    }
)
"""Fields of a briefing that are no mere values; any other is one, or a row of them."""

_AREAS = {
    "summary": Area.SUMMARY,
    "quotations": Area.QUOTATIONS,
    "figures": Area.FIGURES,
    "citations": Area.CITATIONS,
    "notes": Area.NOTES,
}


def _known(
    answers: tuple[Answer, ...], merged: Briefing, mine: Briefing, theirs: Briefing
) -> tuple[Answer, ...]:
    """Return ``answers`` that name no result which one took out: its id may be given again."""
    there = {item.id for item in merged.results}
    gone = {item.id for one in (mine, theirs) for item in one.results} - there
    return tuple(replace(one, result=None) if one.result in gone else one for one in answers)


def _meeting(fields: Fields, base: Meeting, mine: Meeting, theirs: Meeting) -> Meeting:
    if theirs == base:
        return mine
    if mine == base:
        return theirs
    place = Place(area=Area.MEETING)
    merged = fields.record(place, base, mine, theirs, alone=("attendance",))
    people = [_people(one.attendance) for one in (base, mine, theirs)]
    was, own, other = people
    attendance: list[Attendee] = []
    for key in woven(list(was), list(own), list(other)):
        of_base, of_mine, of_theirs = (one.get(key) for one in people)
        name = next(one.name for one in (of_mine, of_theirs, of_base) if one is not None)
        seat = Place(area=Area.MEETING, item=f"{key}", name=name)
        attendance += fields.row(seat, of_base, of_mine, of_theirs)
    return replace(merged, attendance=tuple(attendance))


def _people(attendance: tuple[Attendee, ...]) -> dict[Key, Attendee]:
    found: dict[Any, Attendee] = {}
    for person in attendance:
        key = (
            person.name,
            person.unit,
            sum(one[:2] == (person.name, person.unit) for one in found),
        )
        found[key] = person
    return found


def _rows(fields: Fields, area: Area, base: Any, mine: Any, theirs: Any) -> Any:
    """Merge values that have no id: excerpts, figures, documents, what the reader found."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    own: dict[Key, Any] = dict(enumerate(base))
    of_theirs = keyed(base, theirs, _plain, "theirs")
    of_mine = unified(own, keyed(base, mine, _plain, "mine"), of_theirs)
    merged: list[Any] = []
    for key in woven(list(own), list(of_mine), list(of_theirs)):
        values = (own.get(key), of_mine.get(key), of_theirs.get(key))
        name = next(_plain(value).key for value in values if value is not None)
        merged += fields.row(Place(area=area, item=f"{key}", name=name), *values)
    return tuple(merged)


def _plain(value: Struct) -> Plain:
    """Return what a value without an id is known by."""
    match value:
        case Quotation():
            return Plain(value.source, value.text)
        case Figure():
            return Plain(value.name, f"{value.name} {value.unit}")
        case Citation():
            name = f"{value.type} {value.number}-{value.symbol}"
            return Plain(name, name)
        case _:
            return Plain("", said(value))


def _confirmed(
    items: Items, merged: Briefing, base: Briefing, mine: Briefing, theirs: Briefing
) -> tuple[str, ...]:
    """Return what counts as read back: confirmed by one, not taken back by the other.

    And only while the item still says what was read to whoever confirmed it.
    """
    if mine.confirmed == base.confirmed == theirs.confirmed and merged.directive_lists in (
        mine.directive_lists,
        theirs.directive_lists,
    ):
        return mine.confirmed
    of_mine = {items.renamed.get(one, one) for one in mine.confirmed}
    of_theirs, before = set(theirs.confirmed), set(base.confirmed)
    wanted = (of_mine & of_theirs) | ((of_mine ^ of_theirs) - before)
    read = {item.id: item for item in directives(merged)}
    heard = [
        ({items.renamed.get(item.id, item.id): item for item in directives(mine)}, of_mine),
        ({item.id: item for item in directives(theirs)}, of_theirs),
    ]

    def is_honest(item_id: str) -> bool:
        return any(
            item_id in agreed
            and item_id in known
            and _aloud(known[item_id]) == _aloud(read[item_id])
            for known, agreed in heard
        )

    return tuple(one for one in read if one in wanted and is_honest(one))


def _aloud(item: Any) -> tuple[object, ...]:
    return item.text, item.unit, item.cooperating, item.due


def _with_state(
    deciding: Deciding, merged: Briefing, base: Briefing, mine: Briefing, theirs: Briefing
) -> Briefing:
    """Settle whether the merged briefing is a draft; what is final says what it said."""
    was, own, other = (_state(one) for one in (base, mine, theirs))
    wanted = mine if other in (was, own) else theirs
    merged = replace(
        merged, state=wanted.state, revision=wanted.revision, finalized=wanted.finalized
    )
    if wanted.state is State.DRAFT:
        return replace(merged, revision=max(mine.revision, theirs.revision))
    if merged == wanted:
        return merged
    shown = {
        id(one): _("final as revision {number}").format(number=one.revision)
        if one.state is State.FINAL
        else _("a draft, changed meanwhile")
        for one in (mine, theirs)
    }
    keep, other_choice = (
        (Choice.MINE, Choice.THEIRS) if wanted is theirs else (Choice.THEIRS, Choice.MINE)
    )
    choice = deciding.ask(
        Place(area=Area.STATE),
        STATE,
        ("", shown[id(mine)], shown[id(theirs)]),
        (keep, other_choice),
    )
    if choice is not keep:
        deciding.clashes[:] = [clash for clash in deciding.clashes if clash.field == STATE]
        return wanted
    return replace(merged, state=State.DRAFT, revision=wanted.revision + 1, finalized=None)


def _state(briefing: Briefing) -> tuple[object, ...]:
    return briefing.state, briefing.revision, briefing.finalized
