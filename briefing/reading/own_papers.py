"""Our own papers (minutes, notice, report) from Word or HTML, by the roles that they bear.

Each paragraph of such a paper has a style called after its role (:mod:`briefing.model.paper`), so
nothing has to be guessed from its words: what is a conclusion there is one here.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from briefing.language.dates import read_day
from briefing.language.letters import search_key
from briefing.language.markers import read_marker
from briefing.language.terms import ListStyle
from briefing.model.paper import Role
from briefing.model.records import (
    Attendee,
    Briefing,
    DirectiveList,
    Figure,
    Presence,
    Source,
)
from briefing.reading import cues, fields
from briefing.reading.assemble import Reading, built
from briefing.reading.excerpts import find_excerpts
from briefing.reading.extracts import Extract, Line
from briefing.reading.head import Head
from briefing.reading.headings import Part, part_of
from briefing.reading.lines import Paragraph
from briefing.reading.own_figures import read_figure
from briefing.reading.parts import Item, ItemList, Outline, Passage

_LETTERS = re.compile(r"[^a-z]")
_HEAD = {Role.PARENT, Role.ORGANIZATION}
_LEFT_OUT = {Role.STAR, Role.HEADING, Role.MOTTO, Role.NUMBER, Role.DASHES, Role.PAGE_NUMBER}
_FOOT = {Role.AUTHORITY, Role.SIGNER_TITLE, Role.SIGNER_NAME, Role.RECIPIENTS, Role.RECIPIENT}
_SECTION_NUMBER = re.compile(r"^(?:[IVX]+\s*[.-]|\d+\.)\s*")
_BLANK = re.compile(r"[….\s]{2,}")
_FACTS = re.compile(r"\s*\((?P<facts>(?:chủ trì|phối hợp|hạn hoàn thành): [^()]*)\)(?=[.;]?$)")
_CAME = re.compile(r"^\d+/\d+ đồng chí(?:, gồm: )?")
_GROUP = re.compile(r"^(?P<label>Đến muộn|Về trước|Vắng mặt) \(\d+\): (?P<people>.+)$")
_GROUPS = {"Đến muộn": Presence.LATE, "Về trước": Presence.LEFT, "Vắng mặt": Presence.ABSENT}
_REASON = re.compile(r" \((?P<reason>[^()]*)\)$")
_ENDS = re.compile(r"^Hội nghị kết thúc vào ")
_MOST_ROLES_MISSING = 0.5


def roles_of(extract: Extract) -> list[Role | None]:
    """Return the role of each line; ``None`` for one that bears none."""
    known = {_key(role.value): role for role in Role}
    return [known.get(_key(line.style)) if line.style else None for line in extract.lines]


def is_own(roles: Sequence[Role | None]) -> bool:
    """Say whether a document is one of our papers: a type and a body, most lines with a role."""
    borne = {role for role in roles if role is not None}
    enough = sum(role is not None for role in roles) > len(roles) * _MOST_ROLES_MISSING
    return enough and Role.TYPE in borne and bool(borne & {Role.BODY, Role.CONCLUSION})


def read_paper(
    extract: Extract, roles: Sequence[Role | None], source: Source, anchor: date | None
) -> Reading:
    """Return the record that a paper tells; raises :class:`~briefing.errors.ReadError`."""
    walk = _Walk()
    whole = [line.text for line in extract.lines]
    excerpts = find_excerpts(whole, roles)
    walk.out.quotations += [one.quotation for one in excerpts.values()]
    quoted = {place for start, one in excerpts.items() for place in range(start, one.end)}
    for place, (line, role) in enumerate(zip(extract.lines, roles, strict=True)):
        if place not in quoted:
            walk.take(line, role, roles[place + 1] if place + 1 < len(roles) else None)
    head = Head(" ".join(walk.title), tuple(walk.stamps), tuple(walk.letterhead), (), 0)
    reading = built(head, walk.out, source, anchor=anchor, whole=whole, notes=extract.notes)
    return Reading(_with_facts(reading.briefing, walk), reading.unplaced)


def _key(style: str) -> str:
    """Return what the name and the id of a style have in common: "tenloai"."""
    return _LETTERS.sub("", search_key(style))


class _Walk:
    """The walk through the lines of a paper."""

    def __init__(self) -> None:
        self.out = Outline()
        self.title: list[str] = []
        self.stamps: list[str] = []
        self.letterhead: list[str] = []
        self.attendance: list[Attendee] = []
        self.figures: list[Figure] = []
        self._section = ""
        self._part: Part | None = None
        self._list: ItemList | None = None
        self._ended = False

    def take(self, line: Line, role: Role | None, after: Role | None) -> None:
        """Sort one line; ``after`` is the role of the next."""
        if role in _HEAD:
            self.letterhead.append(line.text)
        elif role is Role.PLACE_DATE:
            self.stamps.append(line.text)
        elif role in {Role.TYPE, Role.SUBJECT}:
            self.title.append(line.text)
        elif role in _FOOT:
            self._ended = True
        elif role in _LEFT_OUT or self._ended:
            return
        elif role is Role.ITEM and (figure := read_figure(line.text)):
            self.figures.append(figure)
        elif role is Role.SECTION:
            title = _SECTION_NUMBER.sub("", line.text)
            self._part, self._section, self._list = part_of(title), "", None
            if cues.key(title) in _CONCLUDED:
                self._part = Part.PLAN
        elif role is Role.SUBSECTION:
            self._section = _SECTION_NUMBER.sub("", line.text)
        elif role in {Role.CONCLUSION, Role.POINT}:
            self._take_item(line, role)
        else:
            self._take_prose(_whole(line.text), after)

    def _take_item(self, line: Line, role: Role) -> None:
        marker = read_marker(line.text)
        body = line.text[marker.end :].strip() if marker else line.text
        ordinal = marker.ordinal if marker else 0
        level = int(role is Role.POINT)
        group = self._list or self._open_list("")
        if marker and not level:
            group.style = marker.style
        group.items.append(Item(ordinal, [_whole(body)], level))

    def _open_list(self, lead_in: str) -> ItemList:
        self._list = ItemList(lead_in, ListStyle.ARABIC)
        self.out.lists.append(self._list)
        return self._list

    def _take_prose(self, text: str, after: Role | None) -> None:
        paragraph = Paragraph(text)
        field = fields.read_field(paragraph)
        leads = after is Role.CONCLUSION and text.endswith(":")
        if _ENDS.match(text):
            self.out.facts.append(text)
            self._list = None
        elif group := _GROUP.match(text):
            self.attendance += _people(group["people"], _GROUPS[group["label"]])
        elif field is not None and self._part is None and not self.out.lists:
            self._take_field(field)
        elif leads:
            self._open_list(text)
        elif self._list is not None:
            self._list.items[-1].paragraphs.append(text)
        elif self._part is None and not self.out.results:
            self.out.facts.append(text)
        elif self._part is Part.RESULTS and not self._section and not self.out.results:
            self.out.summary = f"{self.out.summary}\n{text}".strip()
        else:
            self.out.results.append(Passage(text, self._section))

    def _take_field(self, field: fields.Field) -> None:
        value = field.value.removesuffix(".")
        if _BLANK.fullmatch(value) or field.label == "content":
            return
        if field.label == "attendance":
            self.attendance += _people(_CAME.sub("", value), Presence.PRESENT)
        else:
            self.out.fields.append(fields.Field(field.label, value))


_CONCLUDED = {"kết luận"}


def _whole(text: str) -> str:
    """Return ``text`` without the mark that ends a paper of the State ("./.")."""
    return text.removesuffix("/.") if text.endswith("./.") else text


def _people(text: str, presence: Presence) -> Iterator[Attendee]:
    """Yield the people of "A, title, unit (reason); B"."""
    for one in text.rstrip(".").split("; "):
        reason = _REASON.search(one)
        parts = _REASON.sub("", one).split(", ")
        if not parts[0] or _BLANK.fullmatch(one):
            continue
        yield Attendee(
            name=parts[0],
            title=parts[1] if len(parts) > 1 else "",
            unit=", ".join(parts[2:]),
            presence=presence,
            reason=reason["reason"] if reason else "",
        )


def _with_facts(briefing: Briefing, walk: _Walk) -> Briefing:
    """Put in what is told apart in a paper: who came, and who leads what by when."""
    lists = tuple(_facts_read(group, briefing) for group in briefing.directive_lists)
    if walk.attendance:
        meeting = replace(briefing.meeting, attendance=tuple(walk.attendance))
        briefing = replace(briefing, meeting=meeting)
    if walk.figures:
        briefing = replace(briefing, figures=tuple(walk.figures))
    return replace(briefing, directive_lists=lists)


def _facts_read(group: DirectiveList, briefing: Briefing) -> DirectiveList:
    """Take "(chủ trì: …; phối hợp: …; hạn hoàn thành: …)" off the ends of the conclusions."""
    directives = []
    for item in group.directives:
        found = _FACTS.search(item.text)
        if found:
            told = dict(fact.split(": ", 1) for fact in found["facts"].split("; ") if ": " in fact)
            due = read_day(told.get("hạn hoàn thành", ""), briefing.period.end)
            helping = tuple(filter(None, told.get("phối hợp", "").split(", ")))
            item = replace(  # noqa: PLW2901 - the same conclusion, more of it known
                item,
                text=_FACTS.sub("", item.text),
                unit=told.get("chủ trì", item.unit),
                cooperating=helping or item.cooperating,
                due=due or item.due,
            )
        directives.append(item)
    return replace(group, directives=tuple(directives))
