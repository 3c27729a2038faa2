"""The rows of the directory: each unit with its people under it, and what a row's key means.

``unit:<id>`` and ``person:<place>`` are the keys; places count from 0 among all people.
"""

from briefing.i18n import _
from briefing.language.letters import clean
from briefing.model.directory import (
    Directory,
    Member,
    Unit,
    members_of,
    move_member,
    move_unit,
    remove_member,
    remove_unit,
    unit_by_id,
)
from briefing.tui.widgets.page import Block
from briefing.tui.wrapping import Paragraph, Span


def unit_row(unit: Unit) -> str:
    """Return the key of a unit's row."""
    return f"unit:{unit.id}"


def person_row(place: int) -> str:
    """Return the key of the row of the person at ``place``."""
    return f"person:{place}"


def entry_at(directory: Directory, key: str) -> Unit | Member | None:
    """Return what stands on the row ``key``; nothing for no row."""
    kind, _colon, which = key.partition(":")
    if kind == "unit":
        return unit_by_id(directory, which)
    return directory.members[int(which)] if kind == "person" else None


def without(directory: Directory, key: str) -> Directory:
    """Return ``directory`` without the entry on the row ``key``."""
    kind, _colon, which = key.partition(":")
    return remove_unit(directory, which) if kind == "unit" else remove_member(directory, int(which))


def shifted(directory: Directory, key: str, by: int) -> tuple[Directory, str]:
    """Return ``directory`` with a unit moved in the order, or a person past others of the unit.

    The key is the row's new one. At either end everything stays as it is.
    """
    kind, _colon, which = key.partition(":")
    if kind == "unit":
        places = list(range(len(directory.units)))
        here = next(at for at, unit in enumerate(directory.units) if unit.id == which)
    else:
        here = int(which)
        unit_id = directory.members[here].unit
        places = [at for at, one in enumerate(directory.members) if one.unit == unit_id]
    beside = places.index(here) + by
    if not 0 <= beside < len(places):
        return directory, key
    goal = places[beside]
    if kind == "unit":
        return move_unit(directory, here, goal - here), key
    return move_member(directory, here, goal - here), person_row(goal)


def directory_blocks(directory: Directory) -> list[Block]:
    """Return a row for each unit and under it its people; those without a unit come first."""
    if not directory.units and not directory.members:
        sentences = (
            _("Nobody and no unit yet."),
            _("F4 adds a unit, F2 a person; F7 takes both in from a CSV file."),
        )
        return [Block((Paragraph((Span(text, "muted"),), before=1),)) for text in sentences]
    places = {id(member): place for place, member in enumerate(directory.members)}
    blocks = [_person(member, places[id(member)]) for member in members_of(directory, "")]
    for unit in directory.units:
        short = "  " + ", ".join(unit.short_names) if unit.short_names else ""
        spans = (Span(clean(unit.name), "strong"), Span(clean(short), "muted"))
        blocks.append(Block((Paragraph(spans, hanging=2),), unit_row(unit)))
        blocks += [_person(one, places[id(one)]) for one in members_of(directory, unit.id)]
    known = {unit.id for unit in directory.units} | {""}
    stray = [member for member in directory.members if member.unit not in known]
    return blocks + [_person(member, places[id(member)]) for member in stray]


def _person(member: Member, place: int) -> Block:
    title = Span(clean(f", {member.title}" if member.title else ""))
    return Block(
        (Paragraph((Span(clean(member.name)), title), indent=2, hanging=2),), person_row(place)
    )
