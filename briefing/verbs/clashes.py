"""Clashes: what two versions of a briefing say differently in the same place, and the choices.

A clash is shown to people, so it carries texts and names, not values; the value chosen is found
by whoever merges, who asks :class:`Deciding` at each place.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from msgspec import Struct

from briefing.i18n import N_, _
from briefing.language.clock import session_word, write_time
from briefing.language.days import write_day_slashed
from briefing.language.terms import Session
from briefing.model.records import Person, Presence, Status

GONE = "gone"
"""As the field of a clash: one took the item out, the other changed it."""

STATE = "state"
"""As the field of a clash: one finalized the briefing, the other went on writing."""


class Choice(StrEnum):
    """What is to become of a clash."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Area(StrEnum):
    """Where in a briefing a clash is, in the order of a reader."""

    STATE = "state"
    MEETING = "meeting"
    SUMMARY = "summary"
    RESULTS = "results"
    CONCLUSIONS = "conclusions"
    QUOTATIONS = "quotations"
    FIGURES = "figures"
    CITATIONS = "citations"
    ANSWERS = "answers"
    NOTES = "notes"


AREAS = {
    Area.STATE: N_("Briefing"),
    Area.MEETING: N_("Meeting"),
    Area.SUMMARY: N_("Summary"),
    Area.RESULTS: N_("Results"),
    Area.CONCLUSIONS: N_("Conclusions"),
    Area.QUOTATIONS: N_("Excerpts"),
    Area.FIGURES: N_("Figures"),
    Area.CITATIONS: N_("Documents cited"),
    Area.ANSWERS: N_("Last week's tasks"),
    Area.NOTES: N_("Private notes"),
}
"""How each area is called, as msgids."""

FIELDS = {
    "text": N_("text"),
    "unit": N_("unit"),
    "cooperating": N_("cooperating units"),
    "due": N_("deadline"),
    "tags": N_("tags"),
    "status": N_("status"),
    "reason": N_("reason"),
    "section": N_("section"),
    "source": N_("source"),
    "presence": N_("attendance"),
    "lead_in": N_("lead-in sentence"),
    "style": N_("style of numbers"),
    "title": N_("title"),
    "organization": N_("organization"),
    "period": N_("period"),
    "date": N_("day"),
    "session": N_("part of the day"),
    "start_time": N_("beginning"),
    "end_time": N_("end"),
    "place": N_("place"),
    "sites": N_("linked sites"),
    "chair": N_("chair"),
    "co_chairs": N_("co-chairs"),
    "secretary": N_("secretary"),
    "value": N_("value"),
    "total": N_("running total"),
    "of": N_("out of"),
    "issuer": N_("issuer"),
    GONE: N_("taken out or changed"),
    STATE: N_("draft or final"),
}
"""How each field is called, as msgids; one that is not here goes by its own name."""

_WORDS: dict[StrEnum, str] = {
    Status.OPEN: N_("open"),
    Status.IN_PROGRESS: N_("in progress"),
    Status.DONE: N_("done"),
    Status.LATE: N_("late"),
    Status.CARRIED: N_("carried on"),
    Status.DROPPED: N_("dropped"),
    Presence.PRESENT: N_("present"),
    Presence.ABSENT: N_("absent"),
    Presence.LATE: N_("came late"),
    Presence.LEFT: N_("left early"),
}


class Clash(Struct, frozen=True, kw_only=True):
    """One place where both versions changed the same thing to something else.

    ``key`` tells clashes apart and is the same whenever the same versions are merged. ``name``
    is what the item is called ("Ba là,"), empty where the area says enough; ``base``, ``mine``
    and ``theirs`` are what each version has there, as text, empty where it has nothing.
    ``choices`` are what can be chosen, the first one being what is taken where nobody chooses.
    """

    key: str
    area: Area
    name: str
    field: str
    base: str
    mine: str
    theirs: str
    choices: tuple[Choice, ...]


class Place(Struct, frozen=True, kw_only=True):
    """The place of a clash without its field: the area, a key of the item in it, and its name."""

    area: Area
    item: str = ""
    name: str = ""


class Deciding:
    """Collects the clashes of one merging and answers each as ``chosen`` says, by key."""

    def __init__(self, chosen: Mapping[str, Choice]) -> None:
        self.clashes: list[Clash] = []
        self._chosen = chosen
        self._given: dict[str, Choice] = {}

    def ask(
        self,
        place: Place,
        field: str,
        versions: tuple[object, object, object],
        choices: tuple[Choice, ...] = (Choice.MINE, Choice.THEIRS),
    ) -> Choice:
        """Note one clash and return what was chosen, or the first of ``choices``.

        ``versions`` are what base, mine and theirs have there.
        """
        base, mine, theirs = versions
        clash = Clash(
            key=_key(place, field),
            area=place.area,
            name=place.name,
            field=field,
            base=said(base),
            mine=said(mine),
            theirs=said(theirs),
            choices=choices,
        )
        self.clashes.append(clash)
        wanted = self._chosen.get(clash.key, choices[0])
        given = wanted if wanted in choices else choices[0]
        self._given[clash.key] = given
        return given

    def answered(self, place: Place, field: str) -> Choice | None:
        """Return what was answered to a clash of this merging, ``None`` where there was none."""
        return self._given.get(_key(place, field))


def _key(place: Place, field: str) -> str:
    return f"{place.area}/{place.item}/{field}"


def field_name(clash: Clash) -> str:
    """Return what the field of ``clash`` is called, in the user's language."""
    return _(FIELDS[clash.field]) if clash.field in FIELDS else clash.field


def said(value: Any) -> str:
    """Return a value of any field as a person reads it; "" for nothing."""
    match value:
        case None | "" | ():
            return ""
        case Session():
            return session_word(value)
        case Status() | Presence():
            return _(_WORDS[value])
        case Person():
            return ", ".join(filter(None, (value.name, value.title)))
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return f"{value:%H:%M} {write_day_slashed(value)}"
        case date():
            return write_day_slashed(value)
        case time():
            return write_time(value)
        case tuple():
            return "; ".join(said(one) for one in value)
        case Struct():
            return "; ".join(
                filter(None, (said(getattr(value, f)) for f in value.__struct_fields__))
            )
        case _:
            return str(value)
