"""Who was there: the roll of a meeting, and the edits of its attendance.

The roll is everybody in the directory, in the office's order and by unit, and after them whoever
is noted without being in it. A person is known by name and unit; accents count, for Hùng and
Hưng are two people, while case and the placing of the tone do not. Nobody is taken for present
or absent before it has been noted.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from briefing.language.letters import marked_key, search_key
from briefing.model.directory import Directory, Member, members_of, unit_name
from briefing.model.records import Attendee, Meeting, Presence


class Seat(NamedTuple):
    """One person of the roll. ``noted`` is false while the meeting says nothing of the person.

    ``known`` tells whether the directory has the person; ``person.unit`` is a name.
    """

    person: Attendee
    noted: bool
    known: bool


class Tally(NamedTuple):
    """How many of those noted were there, for whatever time, and how many of them not for all."""

    noted: int
    present: int
    absent: int
    late: int
    left: int


def roll(directory: Directory, meeting: Meeting, guests: Sequence[Attendee] = ()) -> list[Seat]:
    """Return the roll: people without a unit, then unit by unit, then those from outside.

    ``guests`` are people from outside whose places hold, whether anything is noted of them or
    not; others who are noted without being in the directory come behind them.
    """
    waiting = list(meeting.attendance)
    known = [_seat(person, waiting, known=True) for person in _people(directory)]
    held = [_seat(guest, waiting, known=False) for guest in guests]
    return known + held + [Seat(person, noted=True, known=False) for person in waiting]


def mark(
    meeting: Meeting, directory: Directory, person: Attendee, presence: Presence, reason: str = ""
) -> Meeting:
    """Return ``meeting`` with the person's presence noted, and why not where that is known.

    Somebody noted before keeps the place in the attendance; somebody new comes behind whoever
    of those noted stands before in the roll, and a guest comes last.
    """
    noted = replace(person, presence=presence, reason=reason)
    seats = roll(directory, meeting)
    own = _seat_of(seats, person)
    if own is None:
        attendance = [*meeting.attendance, noted]
    elif seats[own].noted:
        attendance = [noted if one is seats[own].person else one for one in meeting.attendance]
    else:
        attendance = _with_newcomers(meeting, seats, {own: noted})
    return replace(meeting, attendance=tuple(attendance))


def clear(meeting: Meeting, directory: Directory, person: Attendee) -> Meeting:
    """Return ``meeting`` with nothing noted of the person."""
    seats = roll(directory, meeting)
    own = _seat_of(seats, person)
    if own is None:
        return meeting
    rest = (one for one in meeting.attendance if one is not seats[own].person)
    return replace(meeting, attendance=tuple(rest))


def rest_present(meeting: Meeting, directory: Directory) -> Meeting:
    """Return ``meeting`` with everybody of the directory present of whom nothing is noted yet."""
    seats = roll(directory, meeting)
    newcomers = {place: seat.person for place, seat in enumerate(seats) if not seat.noted}
    attendance = _with_newcomers(meeting, seats, newcomers)
    return replace(meeting, attendance=tuple(attendance))


def tally(meeting: Meeting) -> Tally:
    """Return how many are noted as what; who came late or left early was there."""
    counts = dict.fromkeys(Presence, 0)
    for person in meeting.attendance:
        counts[person.presence] += 1
    noted = len(meeting.attendance)
    absent = counts[Presence.ABSENT]
    return Tally(noted, noted - absent, absent, counts[Presence.LATE], counts[Presence.LEFT])


def read_person(text: str) -> Attendee | None:
    """Return the person typed as "name, title, unit", the last two optional; else ``None``."""
    name, title, unit = (*(" ".join(piece.split()) for piece in text.split(",", 2)), "", "")[:3]
    return Attendee(name=name, title=title, unit=unit) if name else None


def fits(typed: str, *texts: str) -> bool:
    """Tell whether each word of ``typed`` begins a word of ``texts``; accents are optional."""
    words = [word for text in texts for word in search_key(text).split()]
    return all(any(word.startswith(begun) for word in words) for begun in search_key(typed).split())


def members_fitting(directory: Directory, typed: str) -> list[Member]:
    """Return whom ``typed`` may mean: by name, title or unit, and everybody for nothing typed.

    Those whose name fits come first, with just these accents before others.
    """

    def rank(member: Member) -> tuple[bool, bool]:
        marked = marked_key(member.name).split()
        accents = all(
            any(word.startswith(begun) for word in marked) for begun in marked_key(typed).split()
        )
        return not accents, not fits(typed, member.name)

    fitting = [
        member
        for member in _in_order(directory)
        if fits(typed, member.name, member.title, unit_name(directory, member))
    ]
    return sorted(fitting, key=rank)


def _in_order(directory: Directory) -> list[Member]:
    """Return the people: those without a unit, who lead the office, then unit by unit."""
    units = ["", *(unit.id for unit in directory.units)]
    return [member for unit in units for member in members_of(directory, unit)]


def _people(directory: Directory) -> list[Attendee]:
    """Return the directory's people as a meeting names them."""
    return [
        Attendee(name=member.name, title=member.title, unit=unit_name(directory, member))
        for member in _in_order(directory)
    ]


def _seat(person: Attendee, waiting: list[Attendee], *, known: bool) -> Seat:
    """Return the seat of ``person``, taking what is noted of the person out of ``waiting``."""
    place = _place(waiting, person)
    if place is None:
        return Seat(person, noted=False, known=known)
    return Seat(waiting.pop(place), noted=True, known=known)


def _place(people: Sequence[Attendee], person: Attendee) -> int | None:
    """Return where ``person`` is among ``people``: in the same unit, else with none named."""
    name, unit = _key(person.name), _key(person.unit)
    same = [(at, one) for at, one in enumerate(people) if _key(one.name) == name]
    for at, one in same:
        if _key(one.unit) == unit:
            return at
    return next((at for at, one in same if not one.unit or not unit), None)


def _seat_of(seats: Sequence[Seat], person: Attendee) -> int | None:
    """Return the place of the very person's seat, else of one with such a name and unit."""
    people = [seat.person for seat in seats]
    return people.index(person) if person in people else _place(people, person)


def _with_newcomers(
    meeting: Meeting, seats: Sequence[Seat], newcomers: dict[int, Attendee]
) -> list[Attendee]:
    """Return the attendance with the newcomers, by their place in ``seats``, among it."""
    added = list(meeting.attendance)
    behind = 0
    for place, seat in enumerate(seats):
        if place in newcomers:
            added.insert(behind, newcomers[place])
            behind += 1
        elif seat.noted and seat.known:
            behind = next(at for at, one in enumerate(added) if one is seat.person) + 1
    return added


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return marked_key(" ".join(name.split()))
