"""The meeting's facts: when and where it was held, who chaired it, who was there."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from msgspec.structs import replace

from briefing.language.dates import FoundDay, find_days, find_times, read_session
from briefing.model.records import Attendee, Meeting, Presence, Session
from briefing.reading import cues, people
from briefing.reading.anchors import without_documents
from briefing.reading.fields import Field

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_PLACE = re.compile(
    r"(?:[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa)[^.;]{0,40}?,\s*tại\s+(?P<place>[^,.;:]{2,80}),"
)
_BEFORE_TIME = re.compile(r"(?:hồi|lúc|vào|bắt đầu|từ)\s*:?\s*$", re.IGNORECASE)
_MAX_SENTENCE = 1500


class _When(NamedTuple):
    """A day on which the text says that the meeting was held, and how sure that is."""

    worth: int
    day: date
    session: Session | None
    start_time: time | None


def read_meeting(fields: Sequence[Field], title: str, told: Sequence[str], anchor: date) -> Meeting:
    """Return what labelled lines and prose tell of the meeting; labelled lines come first.

    ``told`` are the paragraphs that may speak of it, the likeliest first.
    """
    meeting = _from_fields(fields, anchor)
    when = max(_days((*told, title), anchor), key=lambda found: found.worth, default=None)
    if meeting.date is None and when is not None:
        start_time = meeting.start_time or when.start_time
        meeting = replace(
            meeting, date=when.day, session=meeting.session or when.session, start_time=start_time
        )
    for text in told:
        meeting = _told(meeting, text, anchor)
    chair = meeting.chair or next(filter(None, map(people.find_speaker, told)), None)
    if chair is not None and not chair.title:
        titles = (people.find_title(chair.name, text) for text in told)
        chair = replace(chair, title=next(filter(None, titles), ""))
    return replace(meeting, chair=chair)


def _from_fields(fields: Sequence[Field], anchor: date) -> Meeting:
    meeting = Meeting()
    attendance: list[Attendee] = []
    for label, value in fields:
        if not value:
            continue
        if label == "start":
            days, times = find_days(value, anchor), find_times(value)
            session = (days[0].session if days else None) or read_session(value)
            meeting = replace(
                meeting,
                date=days[0].value if days else None,
                session=session,
                start_time=times[0].value if times else None,
                end_time=times[1].value if len(times) > 1 else meeting.end_time,
            )
        elif label == "end":
            ends = find_times(value)
            meeting = replace(meeting, end_time=ends[0].value if ends else None)
        elif label == "place":
            meeting = replace(meeting, place=value.rstrip(" ."))
        elif label == "chair":
            chairs = people.read_people(value)
            meeting = replace(meeting, chair=next(iter(chairs), None), co_chairs=tuple(chairs[1:]))
        elif label == "co_chairs":
            found = tuple(people.read_people(value))
            meeting = replace(meeting, co_chairs=(*meeting.co_chairs, *found))
        elif label == "secretary":
            meeting = replace(meeting, secretary=people.read_person(value))
        else:
            presence = Presence.ABSENT if label == "absent" else Presence.PRESENT
            attendance.extend(people.read_attendees(value, presence))
    return replace(meeting, attendance=tuple(attendance))


def _told(meeting: Meeting, text: str, anchor: date) -> Meeting:
    """Add what one paragraph tells that is not yet known."""
    if meeting.chair is None and (chair := people.find_chair(text)):
        meeting = replace(meeting, chair=chair)
    if not meeting.co_chairs:
        meeting = replace(meeting, co_chairs=tuple(people.find_co_chairs(text)))
    if meeting.sites is None:
        meeting = replace(meeting, sites=people.find_sites(text))
    if not meeting.place and (place := _PLACE.search(text)):
        meeting = replace(meeting, place=place["place"].strip())
    if meeting.end_time is None and people.ends_meeting(cues.key(text)):
        ends = find_times(text)
        meeting = replace(meeting, end_time=ends[0].value if ends else None)
        if meeting.date is None and (days := find_days(text, anchor)):
            meeting = replace(meeting, date=days[0].value)
    return meeting


def _days(told: Sequence[str], anchor: date) -> Iterator[_When]:
    """Yield the days on which sentences that speak of a meeting say that it was held."""
    for text in told:
        for sentence in _SENTENCE.split(without_documents(text, anchor)):
            keyed = cues.key(sentence[:_MAX_SENTENCE])
            if not cues.has(keyed, "cues", "meeting", "words"):
                continue
            chaired = cues.has(keyed, "cues", "meeting", "chaired")
            for day in find_days(sentence[:_MAX_SENTENCE], anchor):
                session = day.session
                worth = 2 * (session is not None) + chaired + (day.start < 40)
                yield _When(worth, day.value, session, _start_time(sentence, day))


def _start_time(sentence: str, day: FoundDay) -> time | None:
    """Return the time of day that stands before a day: "Vào hồi 8h00 ngày …"."""
    for found in find_times(sentence):
        near = 0 <= day.start - found.end <= 12
        if near and _BEFORE_TIME.search(sentence[: found.start]):
            return found.value
    return None
