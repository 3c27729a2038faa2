"""Names of offices and units in running text: whose briefing it is, who is to do what."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefing.language.letters import CAPITALS
from briefing.reading import cues
from briefing.reading.people import NAME

_MAX_UNIT = 90
_MAX_HELPERS = 6
_PLACE = re.compile(r"(?:XÃ|PHƯỜNG|THỊ|TỈNH|HUYỆN|QUẬN|THÀNH PHỐ|ĐẶC KHU|TP)(?!\w)")


class Charge(NamedTuple):
    """Who is to do a thing: the unit that leads and those that help it, as written."""

    unit: str = ""
    cooperating: tuple[str, ...] = ()


@cache
def _any(*lists: str) -> str:
    """Match any phrase of the lists, the longest first."""
    found = [re.escape(phrase) for name in lists for phrase in cues.phrases("orgs", name)]
    return "|".join(sorted(found, key=len, reverse=True))


@cache
def _types(*more: str) -> str:
    """Match the word with which a unit's name begins, or one of the lists ``more``."""
    return rf"(?!(?:{_any('not_types')})(?!\w))(?:{_any('types', *more)})"


@cache
def _name() -> str:
    word = rf"\s(?!(?:{_any('ends')})(?!\w))(?:[\w&/-]|\.(?=\w))+"
    return rf"(?:{_types()})(?:{word}){{1,11}}"


@cache
def _running() -> re.Pattern[str]:
    """Match a unit's name up to what the unit does; small words within it may stand."""
    return re.compile(rf"(?<!\w)(?P<org>{_name()})")


@cache
def _owner() -> re.Pattern[str]:
    """Match the unit, or the head of it, whose briefing a title says at its end that it is."""
    return re.compile(rf"\scủa\s(?:(?:{_any('posts')})\s)?(?P<org>{_name()})$")


@cache
def _holds() -> re.Pattern[str]:
    """Match a unit that holds a meeting ("… tổ chức hội nghị"), or whose meeting it is."""
    return re.compile(
        rf"(?<!\w)(?:(?P<org>{_name()})\s+(?:đã\s+|vừa\s+)?"
        r"(?:tổ chức|họp|giao ban|tiến hành|báo cáo)(?!\w)"
        rf"|(?:[Gg]iao ban|[Hh]ọp)(?: tuần| tháng| quý)?\s+(?P<of>{_name()}))"
    )


@cache
def _leads() -> re.Pattern[str]:
    helpers = rf"(?P<helpers>[^.;:\n]{{2,240}}?)(?=\s+(?:{_any('verbs')})(?!\w)|[.;:]|$)"
    return re.compile(
        r"(?:(?:Giao|Đề nghị|Yêu cầu|Phân công|giao|đề nghị|yêu cầu|phân công)\s+)?"
        rf"(?P<unit>(?:{_types()})(?:\s[^\s,.;:]+){{0,10}}?)\s*:?\s*,?\s*chủ trì"
        rf"(?:\s*,?\s*(?:phối hợp|cùng)\s+(?:với\s+)?{helpers})?"
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:Giao|Đối với|Đề nghị|Yêu cầu|Phân công)\s+)?"
        rf"(?P<unit>(?:(?i:{_types('posts')})(?!\w)|{NAME}\s*[:(])[^:.;\n]{{0,{_MAX_UNIT}}}?)\s*:"
    )


def find_organization(title: str, letterhead: Sequence[str], told: Sequence[str]) -> str:
    """Return whose briefing a text is, as typed; "" where it does not say.

    A title that ends with "… của Ban Tổ chức Trung ương" says so best, then the head of the
    paper, then whoever holds the meeting in what is ``told`` of it.
    """
    if owner := _owner().search(title):
        return owner["org"]
    if letterhead:
        return _joined(letterhead)
    for text in (title, *told):
        if held := _holds().search(text):
            return (held["org"] or held["of"]).rstrip(" -–")
    found = _running().search(title)
    return found["org"].rstrip(" -–") if found else ""


def _joined(lines: Sequence[str]) -> str:
    """Join the lines of a letterhead: "UBND" and "XÃ BÌNH YÊN" are one name, offices two."""
    name = lines[0]
    for line in lines[1:]:
        name += (" " if _PLACE.match(line) else " – ") + line
    return name


def read_label(text: str) -> str:
    """Return the unit that stands before a colon: "Văn phòng: …"; "" where none does."""
    found = _labelled().match(text)
    if found is None or re.search(rf"\s(?:{_any('verbs')})(?!\w)", found["unit"]):
        return ""
    return found["unit"].strip()


def read_charge(text: str) -> Charge:
    """Return who is to do what ``text`` orders, where it says so in so many words.

    That is "Văn phòng: …" or "Giao Văn phòng chủ trì, phối hợp với Phòng Nội vụ …"; nothing is
    guessed from a unit that is merely mentioned.
    """
    label = read_label(text)
    start = text.index(":") + 1 if label else 0
    found = _leads().match(text[start:].lstrip() if label else text) or (
        None if label else _leads().search(text, 0, 400)
    )
    if label:
        helpers = _after_label(text[start:].lstrip())
        return Charge(label, helpers)
    if found is None:
        return Charge()
    return Charge(found["unit"].strip(), _units(found["helpers"]))


def _after_label(text: str) -> tuple[str, ...]:
    """Return who helps the unit before the colon: "Chủ trì, phối hợp với …"."""
    found = re.match(
        rf"(?:[Cc]hủ trì\s*,?\s*)?[Pp]hối hợp\s+(?:với\s+)?(?P<helpers>[^.;:\n]{{2,240}}?)"
        rf"(?=\s+(?:{_any('verbs')})(?!\w)|[.;:]|$)",
        text,
    )
    return _units(found["helpers"]) if found else ()


def _units(listed: str | None) -> tuple[str, ...]:
    """Part a list of units; a list with anything else in it is not taken apart."""
    if not listed:
        return ()
    parts = [part.strip(" ,") for part in re.split(rf"[,;]|\svà\s(?=[{CAPITALS}]|các\s)", listed)]
    parts = [part for part in parts if part]
    known = re.compile(rf"(?:{_types()})(?!\w)|các\s|[Đđ]ồng chí\s")
    if len(parts) > _MAX_HELPERS or not all(known.match(part) for part in parts):
        return ()
    return tuple(parts)
