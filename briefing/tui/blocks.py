"""What the pages show: a briefing turned into blocks of styled paragraphs."""

from briefing.i18n import _
from briefing.language.letters import clean
from briefing.model.parts import LEAD_IN, Item, Part, PartKind, directive_list, items, parts
from briefing.model.records import Attendee, Briefing, Meeting, Person
from briefing.tui.phrases import (
    attendance_phrase,
    directive_facts,
    meeting_phrase,
    part_name,
    period_name,
    presence_phrase,
)
from briefing.tui.widgets.page import Block
from briefing.tui.wrapping import Paragraph, Span


def part_blocks(briefing: Briefing, part: Part) -> list[Block]:
    """Return the items of one part, each selectable; what belongs there where it is empty."""
    if part.kind is PartKind.MEETING:
        return meeting_blocks(briefing)
    blocks: list[Block] = []
    if part.kind is PartKind.CONCLUSIONS:
        lead_in = directive_list(briefing, part.list_index).lead_in
        if lead_in:
            blocks.append(Block((_paragraph(lead_in, "muted"),), LEAD_IN))
    section = ""
    for item in items(briefing, part):
        if part.kind is PartKind.RESULTS and item.section != section:
            section = item.section
            blocks.append(Block((_paragraph(section, "strong", before=bool(blocks)),)))
            blocks.append(_item_block(item, part, before=False))
        else:
            blocks.append(_item_block(item, part, before=bool(blocks)))
    return blocks or [Block((_paragraph(_empty(part), "muted"),))]


def preview_blocks(briefing: Briefing) -> list[Block]:
    """Return the whole briefing as a reader will see it, private notes left out."""
    blocks = [Block((_paragraph(briefing.title or period_name(briefing.period), "title"),))]
    if facts := _meeting_lines(briefing.meeting):
        blocks.append(Block(tuple(_paragraph(line, "muted") for line in facts)))
    everything = parts(briefing)
    for part in everything:
        if part.kind in (PartKind.MEETING, PartKind.NOTES) or not items(briefing, part):
            continue
        name = part_name(part, len(briefing.directive_lists))
        blocks.append(Block((_paragraph(name.upper(), "heading", before=True),)))
        blocks += [
            block._replace(key=preview_key(part, block.key)) if block.key else block
            for block in part_blocks(briefing, part)
        ]
    if briefing.figures or briefing.citations:
        from briefing.tui.appendix import appendix_blocks  # noqa: PLC0415 - start-up

        blocks += appendix_blocks(briefing)
    return blocks


def preview_key(part: Part, item_id: str) -> str:
    """Return the key of an item in the preview, where ids of several parts meet."""
    return f"{part.kind}:{part.list_index}:{item_id}"


def unread_blocks() -> list[Block]:
    """Return what stands there until the archive has been read."""
    rows = (
        (_("The archive is being read…"), "title"),
        (_("The week opens by itself as soon as that is done."), ""),
    )
    return [Block((_paragraph(text, style, before=True),)) for text, style in rows]


def welcome_blocks() -> list[Block]:
    """Return what an empty archive shows: what belongs here and which key puts it there."""
    rows = (
        (_("No week yet."), "title"),
        (_("F7   read this week's results from a file"), ""),
        (_("Ctrl+N   begin an empty week"), ""),
        (_("F1   all keys"), ""),
    )
    return [Block((_paragraph(text, style, before=True),)) for text, style in rows]


def meeting_blocks(briefing: Briefing) -> list[Block]:
    """Return the facts of the meeting, or what to press where there are none."""
    lines = _meeting_lines(briefing.meeting)
    blocks = [
        Block((_paragraph(briefing.title or period_name(briefing.period), "strong"),), "title")
    ]
    if briefing.organization:
        blocks.append(Block((_paragraph(briefing.organization, "muted"),)))
    if not lines:
        blocks.append(
            Block(
                (_paragraph(_("Enter fills in the day, place and chair."), "muted", before=True),)
            )
        )
    blocks += [
        Block((_paragraph(line, "", before=place == 0),)) for place, line in enumerate(lines)
    ]
    if present := attendance_phrase(briefing.meeting):
        heading = _("Attendance: {count}").format(count=present)
        blocks.append(Block((_paragraph(heading, "strong", before=True),)))
        blocks += [Block((_attendee(person),)) for person in briefing.meeting.attendance]
    return blocks


def _attendee(person: Attendee) -> Paragraph:
    name = ", ".join(piece for piece in (person.name, person.title, person.unit) if piece)
    spans = [Span(clean(name))]
    if said := presence_phrase(person):
        spans.append(Span(clean(f"  {said}"), "warn"))
    return Paragraph(tuple(spans), hanging=2)


def _meeting_lines(meeting: Meeting) -> list[str]:
    lines = []
    if phrase := meeting_phrase(meeting):
        lines.append(phrase[:1].upper() + phrase[1:])
    if meeting.place:
        lines.append(_("Place: {place}").format(place=clean(meeting.place)))
    if meeting.sites:
        lines.append(_("{count} linked sites").format(count=meeting.sites))
    if meeting.chair:
        lines.append(_("Chair: {person}").format(person=_person(meeting.chair)))
    lines += [
        _("Co-chair: {person}").format(person=_person(person)) for person in meeting.co_chairs
    ]
    if meeting.secretary:
        lines.append(_("Secretary: {person}").format(person=_person(meeting.secretary)))
    return lines


def _person(person: Person) -> str:
    return clean(", ".join(piece for piece in (person.name, person.title) if piece))


def _item_block(item: Item, part: Part, *, before: bool) -> Block:
    spans = [Span(clean(item.text))]
    if item.marker:
        spans.insert(0, Span(item.marker + " ", "strong"))
    paragraphs = [Paragraph(tuple(spans), before=int(before))]
    if item.directive and (facts := directive_facts(item.directive)):
        paragraphs.append(_paragraph(facts, "muted"))
    if part.kind is PartKind.QUOTATIONS and item.section:
        paragraphs.append(_paragraph(f"({item.section})", "muted"))
    return Block(tuple(paragraphs), item.id)


def _paragraph(text: str, style: str, *, before: bool = False) -> Paragraph:
    return Paragraph((Span(clean(text), style),), before=int(before))


def _empty(part: Part) -> str:
    match part.kind:
        case PartKind.SUMMARY:
            return _("What stood out this week, in one paragraph: type it below, Enter saves it.")
        case PartKind.RESULTS:
            return _("What was done: type a paragraph below, or F7 reads it from a file.")
        case PartKind.CONCLUSIONS:
            return _("The chair's conclusions: type as they are spoken; Enter numbers the next.")
        case PartKind.QUOTATIONS:
            return _("Passages quoted beside the conclusions: type one below.")
        case _:
            return _("Notes for yourself; they never leave in minutes or on the wall.")
