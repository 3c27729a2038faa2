"""The words of papers: what a period and a meeting are called, who concludes, how a text ends.

Papers are Vietnamese whatever the interface speaks.
"""

from datetime import date, time

from briefing.language.clock import session_word
from briefing.language.dates import DateRange, write_day, write_day_long
from briefing.language.days import write_range_long
from briefing.language.letters import tone_style
from briefing.language.numerals import roman
from briefing.model.records import Meeting, Period, PeriodKind, Person
from briefing.writing.papers.profile import Case, Profile

BLANK = "……………"
"""What is left to be written by hand, as the sample forms leave it (ND30, Phụ lục III)."""

_SENTENCE_ENDS = (".", "!", "?", "…")
_NEXT = {
    PeriodKind.WEEK: "tuần tới",
    PeriodKind.MONTH: "tháng tới",
    PeriodKind.QUARTER: "quý tới",
    PeriodKind.YEAR: "năm tới",
}


def day_in_text(day: date, profile: Profile) -> str:
    """Return a day as sentences write it: "ngày 29-6-2020" or "ngày 29 tháng 6 năm 2020"."""
    if profile.texts.day_mark == "-":
        return f"ngày {write_day(day)}"
    return write_day_long(day)


def period_words(period: Period, profile: Profile) -> str:
    """Return "tuần từ ngày 22 đến ngày 28-6-2020", "tháng 11 năm 2019", "quý II năm 2020"."""
    start = period.start
    match period.kind:
        case PeriodKind.MONTH:
            # Days and months as ND30, Phụ lục I, II.4 and HD05 pad them: 1 and 2 get a zero.
            month = f"{start.month:02}" if start.month < 3 else str(start.month)
            return f"tháng {month} năm {start.year}"
        case PeriodKind.QUARTER:
            return f"quý {roman((start.month + 2) // 3)} năm {start.year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if start.month < 7 else 'cuối'} năm {start.year}"
        case PeriodKind.YEAR:
            return f"năm {start.year}"
    days = write_range_long(DateRange(start, period.end))
    days = days.replace("-", profile.texts.day_mark)
    return f"tuần {days}" if period.kind is PeriodKind.WEEK else days


def coming_period(period: Period) -> str:
    """Return what follows the period: "tuần tới", "tháng tới"."""
    return _NEXT.get(period.kind, "thời gian tới")


def meeting_name(period: Period, profile: Profile) -> str:
    """Return "hội nghị giao ban tuần từ ngày 22 đến ngày 28-6-2020"."""
    return f"hội nghị giao ban {period_words(period, profile)}"


def hours_in_text(moment: time) -> str:
    """Return "8 giờ" or "13 giờ 30 phút", as minutes write the hour (ND30, mẫu 1.9)."""
    hours = f"{moment.hour} giờ"
    return f"{hours} {moment.minute:02} phút" if moment.minute else hours


def meeting_day(meeting: Meeting, profile: Profile) -> str:
    """Return "chiều ngày 29-6-2020", or nothing where the day is not known."""
    if meeting.date is None:
        return ""
    session = f"{session_word(meeting.session)} " if meeting.session else ""
    return session + day_in_text(meeting.date, profile)


def person_words(person: Person, profile: Profile) -> str:
    """Return "đồng chí Lê Văn A, Phó Trưởng Ban" (Party) or "Chủ tịch Lê Văn A" (State)."""
    if profile.texts.comrade:
        return profile.texts.comrade + ", ".join(filter(None, (person.name, person.title)))
    return " ".join(filter(None, (person.title, person.name)))


def short_person(person: Person) -> str:
    """Return the person named for the second time: "đồng chí Lê Văn A"."""
    return f"đồng chí {person.name}"


def cased(text: str, case: Case) -> str:
    """Return ``text`` with its letters, or its first one, as the form wants them."""
    if case is Case.UPPER:
        return text.upper()
    first = text[:1]
    return (first.lower() if case is Case.LOWER else first.upper()) + text[1:]


def own_words(text: str, profile: Profile) -> str:
    """Return the form's own words with their tones as its side writes them: "tọa" or "toạ"."""
    return tone_style(text, profile.texts.tone)


def sentence(text: str) -> str:
    """Return ``text`` with a capital at its beginning."""
    return cased(text, Case.SENTENCE)


def stopped(text: str) -> str:
    """Return ``text`` with a full stop where nothing ends it: a typist's slip, not a change."""
    bare = text.rstrip()
    last = bare.rstrip("”\"')»")[-1:]
    return bare if not bare or last in {*_SENTENCE_ENDS, ";", ":", ","} else f"{bare}."


def ended(text: str, mark: str) -> str:
    """Return the last text of a paper with its end mark: "." (Party) or "./." (State)."""
    bare = text.rstrip().removesuffix("./.").rstrip()
    if bare.endswith((";", ",", ":")):
        bare = bare[:-1]
    if mark == ".":
        return stopped(bare)
    return bare.removesuffix(".") + mark


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of ``text``: a line end ends one, since a paper knows no other."""
    return [line.strip() for line in text.split("\n") if line.strip()]
