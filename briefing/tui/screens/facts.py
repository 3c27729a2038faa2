"""The facts of the meeting: title, organization, day, hours, place, chair and secretary."""

from datetime import date, time

from msgspec.structs import replace

from briefing.i18n import _
from briefing.language.dates import (
    read_day,
    read_session,
    read_time,
    session_word,
    write_day_slashed,
    write_time,
)
from briefing.language.quantities import read_number
from briefing.model.attending import members_fitting
from briefing.model.directory import EMPTY, Directory, unit_name
from briefing.model.records import Briefing, Meeting, Person, Session
from briefing.tui.screens.form import FormScreen, Offer, not_understood

_PEOPLE = ("chair", "secretary")
"""The lines that name a person."""


class FactsScreen(FormScreen[Briefing]):
    """Returns the briefing with other facts; texts and items are as they were.

    Chair and secretary are completed from ``directory``; anybody else can be typed.
    """

    def __init__(self, briefing: Briefing, directory: Directory = EMPTY) -> None:
        self._briefing = briefing
        self._directory = directory
        super().__init__(_("Meeting facts"), _fields(briefing), place=f"facts:{briefing.id}")

    def offers(self, field: str, typed: str) -> list[Offer]:
        """Return whom the directory knows that fits, with title, and the unit beside."""
        if field not in _PEOPLE:
            return []
        return [
            Offer(_written(member.name, member.title), unit_name(self._directory, member))
            for member in members_fitting(self._directory, typed)
        ]

    def outcome(self, typed: dict[str, str]) -> Briefing:
        """Return the briefing with what was typed; the end of the period anchors short dates."""
        before = self._briefing.meeting
        meeting = replace(
            before,
            date=_day(typed["day"], self._briefing),
            session=_session(typed["session"]),
            start_time=_time("start", typed["start"]),
            end_time=_time("end", typed["end"]),
            place=typed["place"],
            sites=_sites(typed["sites"]),
            chair=_person(typed["chair"]),
            secretary=_person(typed["secretary"]),
        )
        return replace(
            self._briefing,
            title=typed["title"],
            organization=typed["organization"],
            meeting=meeting,
        )


def _fields(briefing: Briefing) -> dict[str, tuple[str, str, str]]:
    meeting: Meeting = briefing.meeting
    person = _("name, title")
    return {
        "title": (_("Title"), briefing.title, ""),
        "organization": (_("Office"), briefing.organization, ""),
        "day": (
            _("Day"),
            write_day_slashed(meeting.date) if meeting.date else "",
            _("29/6/2020"),
        ),
        "session": (
            _("Session"),
            session_word(meeting.session) if meeting.session else "",
            "sáng, trưa, chiều, tối",
        ),
        "start": (_("From"), _clock(meeting.start_time), "8h00"),
        "end": (_("Until"), _clock(meeting.end_time), "11h30"),
        "place": (_("Place"), meeting.place, ""),
        "sites": (_("Linked sites"), str(meeting.sites or ""), ""),
        "chair": (_("Chair"), _name(meeting.chair), person),
        "secretary": (_("Secretary"), _name(meeting.secretary), person),
    }


def _clock(when: time | None) -> str:
    return write_time(when) if when else ""


def _name(person: Person | None) -> str:
    return _written(person.name, person.title) if person else ""


def _written(name: str, title: str) -> str:
    return ", ".join(piece for piece in (name, title) if piece)


def _day(text: str, briefing: Briefing) -> date | None:
    if not text:
        return None
    day = read_day(text, briefing.meeting.date or briefing.period.end)
    if day is None:
        raise not_understood("day", text, "29/6/2020")
    return day


def _session(text: str) -> Session | None:
    if not text:
        return None
    session = read_session(text)
    if session is None:
        raise not_understood("session", text, "chiều")
    return session


def _time(field: str, text: str) -> time | None:
    if not text:
        return None
    when = read_time(text)
    if when is None:
        raise not_understood(field, text, "8h30")
    return when


def _sites(text: str) -> int | None:
    if not text:
        return None
    number = read_number(text)
    if number is None or number != int(number):
        raise not_understood("sites", text, "71")
    return int(number)


def _person(text: str) -> Person | None:
    name, _comma, title = text.partition(",")
    return Person(name=name.strip(), title=title.strip()) if name.strip() else None
