"""Whether people and units are called what the office's directory calls them."""

import re
from collections.abc import Iterator
from functools import cache, partial

from msgspec.structs import replace

from briefing.i18n import N_, _
from briefing.insight.checks.rule import (
    Finding,
    Fix,
    Known,
    Level,
    Rule,
    each_directive,
    passages,
    reword,
)
from briefing.language.document_types import CENTRE
from briefing.language.letters import CAPITALS, marked_key, search_key
from briefing.language.names import nearest
from briefing.model.directory import Directory, Member, name_keys, unit_named
from briefing.model.editing import change_directive, change_result, require_draft
from briefing.model.records import Briefing, Directive, Person, Result

_CALLED = (
    r"(?:đồng chí|đ/c|ông|bà|chủ tịch|bí thư|giám đốc|trưởng (?:ban|phòng|đoàn)|chánh văn phòng"
    r"|(?:vụ|cục|viện|chi cục) trưởng|chủ nhiệm|hiệu trưởng)\s+"
)
_SYLLABLE = rf"[{CAPITALS}][^\W\d_]*"


def find_misspelled_people(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a name that differs from the directory's by its accents: "đồng chí Lê Văn Hung".

    Hùng and Hưng may be two people, so this is told only where the directory has one person of
    such a name, and no fix is offered for a name in the facts of the meeting.
    """
    people = _by_key(known.directory)
    if not people:
        return
    for person in _people(briefing):
        if right := _misspelled(person.name, people):
            yield Finding(_spelled(person.name, right), _("Meeting"), person.name)
    for passage in passages(briefing):
        for match in _called().finditer(passage.text):
            for start, said in _parts(match["name"]):
                if right := _misspelled(said, people):
                    at = match.start("name") + start
                    fix = reword(passage, at, at + len(said), right)
                    yield Finding(_spelled(said, right), passage.where, said, fix)
                    break
                if search_key(said) in people:
                    break


def _parts(words: str) -> Iterator[tuple[int, str]]:
    """Yield what may be a name in words with capitals, and where: "Sở Đỗ Thị Hương" has one."""
    begins = [found.start() for found in re.finditer(r"[^ ]+", words)]
    ends = [found.end() for found in re.finditer(r"[^ ]+", words)]
    for first in range(len(begins) - 1):
        for last in range(len(ends) - 1, first, -1):
            yield begins[first], words[begins[first] : ends[last]]


def find_other_titles(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a title that is none of those that the directory gives the person.

    Whoever has several offices may be named by one of them, and "T.Ư" is "Trung ương".
    """
    people = {marked_key(member.name): member for member in known.directory.members}
    told = set()
    for person in _people(briefing):
        member = people.get(marked_key(person.name))
        if member and _is_other(person.title, member) and person.name not in told:
            told.add(person.name)
            yield Finding(
                _("{name} is {title} in the directory, {said} here.").format(
                    name=person.name, title=member.title, said=person.title
                ),
                _("Meeting"),
                f"{person.name}, {person.title}",
            )


def find_unknown_units(briefing: Briefing, known: Known) -> Iterator[Finding]:
    """Find a unit that the directory writes another way, or one much like one of its units."""
    if not known.directory.units:
        return
    told = set()
    for unit, where, item in _units(briefing):
        found = unit_named(known.directory, unit)
        right = found.name if found else ""
        if not unit or unit in told or (found and unit in (found.name, *found.short_names)):
            continue
        told.add(unit)
        if found:
            yield Finding(
                _("The directory writes “{right}”, not “{said}”.").format(right=right, said=unit),
                where,
                unit,
                Fix(
                    _("Corrected: {wrong} → {right}").format(wrong=unit, right=right),
                    partial(_with_unit, item=item.id, wrong=unit, right=right),
                ),
            )
        elif like := nearest(unit, name_keys(known.directory)):
            yield Finding(
                _("The directory has no unit “{said}”; it has “{like}”.").format(
                    said=unit, like=like[0]
                ),
                where,
                unit,
            )


def _with_unit(briefing: Briefing, item: str, wrong: str, right: str) -> Briefing:
    require_draft(briefing)
    if item.startswith("r"):
        return change_result(briefing, item, lambda one: replace(one, unit=right))

    def renamed(one: Directive) -> Directive:
        helping = tuple(right if unit == wrong else unit for unit in one.cooperating)
        return replace(one, unit=right if one.unit == wrong else one.unit, cooperating=helping)

    return change_directive(briefing, item, renamed)


def _units(briefing: Briefing) -> Iterator[tuple[str, str, Directive | Result]]:
    for number, result in enumerate(briefing.results, 1):
        yield result.unit, _("Result {number}").format(number=number), result
    for item, where in each_directive(briefing):
        for unit in (item.unit, *item.cooperating):
            yield unit, where, item


def _people(briefing: Briefing) -> Iterator[Person]:
    meeting = briefing.meeting
    for person in (meeting.chair, *meeting.co_chairs, meeting.secretary):
        if person:
            yield person
    for seat in meeting.attendance:
        yield Person(name=seat.name, title=seat.title)


def _by_key(directory: Directory) -> dict[str, str]:
    """Return the names in the directory by their bare letters; "" where two share them."""
    found: dict[str, str] = {}
    for member in directory.members:
        key = search_key(" ".join(member.name.split()))
        found[key] = "" if key in found and found[key] != member.name else member.name
    return found


def _misspelled(name: str, people: dict[str, str]) -> str:
    """Return how the directory spells ``name`` where only accents differ; else ""."""
    right = people.get(search_key(" ".join(name.split())), "")
    return right if right and marked_key(right) != marked_key(name) else ""


def _spelled(said: str, right: str) -> str:
    return _("The directory has {right}, not {said}.").format(right=right, said=said)


def _is_other(said: str, member: Member) -> bool:
    if not said or not member.title:
        return False
    one, other = _plain(said), _plain(member.title)
    if one in other or other in one:
        return False
    mine = {part.strip() for part in re.split(r"[,;]| kiêm ", one)}
    theirs = {part.strip() for part in re.split(r"[,;]| kiêm ", other)}
    return not any(part in held or held in part for part in mine for held in theirs if part)


def _plain(title: str) -> str:
    return marked_key(re.sub(CENTRE, "Trung ương", title))


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?<!\w){_CALLED})(?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{1,5}})")


RULES = (
    Rule("names/person", N_("A name is spelled as in the directory."), find_misspelled_people),
    Rule(
        "names/title", N_("A title is the one in the directory."), find_other_titles, Level.ADVICE
    ),
    Rule(
        "names/unit", N_("A unit is called as in the directory."), find_unknown_units, Level.ADVICE
    ),
)
