"""The office's directory: its units and its people, in the order in which they are named.

Units are told apart by ids that never change, so a unit may be renamed; people belong to a unit
by its id. Two names are the same when they differ only in case, accents or tone placement
(:func:`briefing.language.letters.search_key`). Every edit makes a new directory.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec.structs import replace

from briefing.language.letters import marked_key, search_key
from briefing.language.names import NameKey
from briefing.model.records import Record

T = TypeVar("T")


class Unit(Record, frozen=True, kw_only=True):
    """A unit of the office (đơn vị). ``order`` is its place in the office's own order.

    ``short_names`` are what it is called in passing ("VP", "VPTU"), the usual one first.
    """

    id: str
    name: str
    short_names: tuple[str, ...] = ()
    order: int = 0


class Member(Record, frozen=True, kw_only=True):
    """A person of the office (đồng chí): name, title, and the id of the unit, if there is one.

    ``order`` is the person's place among all, whatever the unit.
    """

    name: str
    title: str = ""
    unit: str = ""
    order: int = 0


class Directory(Record, frozen=True, kw_only=True):
    """All units and people that the office has entered, each in their order."""

    units: tuple[Unit, ...] = ()
    members: tuple[Member, ...] = ()


EMPTY = Directory()


def make_directory(units: Iterable[Unit], members: Iterable[Member]) -> Directory:
    """Return a directory of these, sorted by ``order``; equals stay as they were given."""
    return Directory(
        units=tuple(sorted(units, key=lambda unit: unit.order)),
        members=tuple(sorted(members, key=lambda member: member.order)),
    )


# ── Looking up ──────────────────────────────────────────────────────────────────────────────


def name_keys(directory: Directory) -> tuple[NameKey, ...]:
    """Return what the units answer to, for the entry line."""
    return tuple(NameKey(unit.name, unit.short_names) for unit in directory.units)


def unit_by_id(directory: Directory, unit_id: str) -> Unit | None:
    """Return the unit with this id."""
    return next((unit for unit in directory.units if unit.id == unit_id), None)


def unit_named(directory: Directory, name: str) -> Unit | None:
    """Return the unit that answers to ``name``, whole or short.

    A unit that is written with just these accents comes before one that is not, a whole name
    before a short one.
    """
    names = [(unit.name, unit) for unit in directory.units]
    names += [(short, unit) for unit in directory.units for short in unit.short_names]
    return _named(names, name)


def member_named(directory: Directory, name: str) -> Member | None:
    """Return the first person of this name, one written with just these accents before others."""
    return _named([(member.name, member) for member in directory.members], name)


def unit_name(directory: Directory, member: Member) -> str:
    """Return the full name of the unit that ``member`` belongs to, or nothing."""
    unit = unit_by_id(directory, member.unit)
    return unit.name if unit else ""


def members_of(directory: Directory, unit_id: str) -> tuple[Member, ...]:
    """Return the people of one unit; those without a unit for an empty id."""
    return tuple(member for member in directory.members if member.unit == unit_id)


def shared_names(directory: Directory) -> tuple[str, ...]:
    """Return the names and short names that more than one unit answers to, as first written."""
    first: dict[str, tuple[str, str]] = {}
    shared: dict[str, str] = {}
    for unit in directory.units:
        for name in (unit.name, *unit.short_names):
            written, owner = first.setdefault(_key(name), (name, unit.id))
            if owner != unit.id:
                shared[_key(name)] = written
    return tuple(shared.values())


# ── Editing ─────────────────────────────────────────────────────────────────────────────────


def add_unit(directory: Directory, name: str, short_names: Sequence[str] = ()) -> Directory:
    """Add a unit at the end, with an id that none has."""
    unit = Unit(
        id=_next_id(directory),
        name=name,
        short_names=tuple(short_names),
        order=_after(directory.units),
    )
    return replace(directory, units=(*directory.units, unit))


def add_member(directory: Directory, name: str, title: str = "", unit: str = "") -> Directory:
    """Add a person at the end; ``unit`` is the id of a unit, or nothing."""
    member = Member(name=name, title=title, unit=unit, order=_after(directory.members))
    return replace(directory, members=(*directory.members, member))


def set_unit(directory: Directory, unit: Unit) -> Directory:
    """Put ``unit`` in the place of the one with its id; raises :class:`KeyError` for none."""
    if unit_by_id(directory, unit.id) is None:
        raise KeyError(unit.id)
    units = (unit if old.id == unit.id else old for old in directory.units)
    return make_directory(units, directory.members)


def set_member(directory: Directory, place: int, member: Member) -> Directory:
    """Put ``member`` in the place of the one at ``place`` (0-based) of all people."""
    members = list(directory.members)
    members[place] = member
    return make_directory(directory.units, members)


def remove_unit(directory: Directory, unit_id: str) -> Directory:
    """Take a unit out; its people stay, without a unit. Raises :class:`KeyError` for none."""
    if unit_by_id(directory, unit_id) is None:
        raise KeyError(unit_id)
    return Directory(
        units=tuple(unit for unit in directory.units if unit.id != unit_id),
        members=tuple(
            replace(member, unit="") if member.unit == unit_id else member
            for member in directory.members
        ),
    )


def remove_member(directory: Directory, place: int) -> Directory:
    """Take the person at ``place`` (0-based) of all people out."""
    members = list(directory.members)
    del members[place]
    return replace(directory, members=tuple(members))


def move_unit(directory: Directory, place: int, by: int) -> Directory:
    """Move the unit at ``place`` (0-based) by so many places; all are numbered anew from 1."""
    units = _moved(directory.units, place, by)
    return replace(
        directory,
        units=tuple(replace(unit, order=order) for order, unit in enumerate(units, 1)),
    )


def move_member(directory: Directory, place: int, by: int) -> Directory:
    """Move the person at ``place`` (0-based) by so many places; all are numbered anew from 1."""
    members = _moved(directory.members, place, by)
    return replace(
        directory,
        members=tuple(replace(member, order=order) for order, member in enumerate(members, 1)),
    )


def merge(directory: Directory, other: Directory) -> Directory:
    """Return ``directory`` with what ``other`` knows: new entries, and changes to known ones.

    A unit is known by its whole name, a person by name and unit. The ids stay those of
    ``directory``; what ``other`` leaves empty stays as it was, and nothing is taken out.
    """
    ids: dict[str, str] = {"": ""}
    for unit in other.units:
        directory, ids[unit.id] = _with_unit(directory, unit)
    for member in other.members:
        directory = _with_member(directory, replace(member, unit=ids.get(member.unit, "")))
    return directory


def _with_unit(directory: Directory, unit: Unit) -> tuple[Directory, str]:
    """Return ``directory`` with ``unit`` in it, and the id that it has there."""
    known = _named([(old.name, old) for old in directory.units], unit.name)
    if known is None:
        unit = replace(unit, id=_next_id(directory), order=unit.order or _after(directory.units))
        return make_directory((*directory.units, unit), directory.members), unit.id
    changed = replace(
        known,
        name=unit.name,
        short_names=unit.short_names or known.short_names,
        order=unit.order or known.order,
    )
    return set_unit(directory, changed), known.id


def _with_member(directory: Directory, member: Member) -> Directory:
    same = [
        (old.name, place)
        for place, old in enumerate(directory.members)
        if member.unit in ("", old.unit) or not old.unit
    ]
    # Hùng and Hưng are two people: where it is a matter of who somebody is, accents count.
    key = marked_key(" ".join(member.name.split()))
    place = next((at for name, at in same if marked_key(" ".join(name.split())) == key), None)
    if place is None:
        member = replace(member, order=member.order or _after(directory.members))
        return make_directory(directory.units, (*directory.members, member))
    known = directory.members[place]
    changed = Member(
        name=member.name,
        title=member.title or known.title,
        unit=member.unit or known.unit,
        order=member.order or known.order,
    )
    return set_member(directory, place, changed)


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return search_key(" ".join(name.split()))


def _named(names: Sequence[tuple[str, T]], name: str) -> T | None:
    """Return what bears ``name``, with the same accents if there is one."""
    key = _key(name)
    found = [(written, thing) for written, thing in names if _key(written) == key]
    if not key or not found:
        return None
    exact = (thing for written, thing in found if marked_key(written) == marked_key(name))
    return next(exact, found[0][1])


def _next_id(directory: Directory) -> str:
    taken = {unit.id for unit in directory.units}
    return next(
        found for number in range(1, len(taken) + 2) if (found := f"u{number}") not in taken
    )


def _after(entries: Sequence[Unit] | Sequence[Member]) -> int:
    return max((entry.order for entry in entries), default=0) + 1


def _moved(entries: Sequence[T], place: int, by: int) -> list[T]:
    """Return ``entries`` with one moved; past an end it stops there."""
    moved = list(entries)
    entry = moved.pop(place)
    moved.insert(max(0, place + by), entry)
    return moved
