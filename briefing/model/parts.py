"""A briefing as a reader goes through it: parts, each with its items.

One way to list, add, change, move and remove, whatever the part: an editor needs no knowledge of
how the record keeps a summary, a conclusion or a note. Everything here builds on the edits of
:mod:`briefing.model.editing` and raises what they raise.
"""

from enum import StrEnum
from typing import NamedTuple

from msgspec.structs import replace

from briefing.language.markers import write_marker
from briefing.model import editing
from briefing.model.numbering import directive_marker, next_ordinal
from briefing.model.records import (
    Briefing,
    Directive,
    DirectiveList,
    Quotation,
    State,
)

PARAGRAPH_BREAK = "\n\n"
LEAD_IN = "lead-in"
"""The id under which the sentence that leads into a list can be changed like an item."""


class PartKind(StrEnum):
    """The kinds of parts, in the order in which a reader meets them."""

    MEETING = "meeting"
    SUMMARY = "summary"
    RESULTS = "results"
    CONCLUSIONS = "conclusions"
    QUOTATIONS = "quotations"
    NOTES = "notes"


class Part(NamedTuple):
    """One part; ``list_index`` tells several lists of conclusions apart."""

    kind: PartKind
    list_index: int = 0


class Item(NamedTuple):
    """One item of a part: ``marker`` is its number as written ("Ba là,", "a)") or empty."""

    id: str
    marker: str
    text: str
    section: str = ""
    directive: Directive | None = None


def parts(briefing: Briefing) -> tuple[Part, ...]:
    """Return every part, the empty ones too; there is always one list of conclusions."""
    lists = max(len(briefing.directive_lists), 1)
    return (
        Part(PartKind.MEETING),
        Part(PartKind.SUMMARY),
        Part(PartKind.RESULTS),
        *(Part(PartKind.CONCLUSIONS, index) for index in range(lists)),
        Part(PartKind.QUOTATIONS),
        Part(PartKind.NOTES),
    )


def directive_list(briefing: Briefing, index: int) -> DirectiveList:
    """Return one list of conclusions; an empty one where nothing has been concluded yet."""
    return briefing.directive_lists[index] if briefing.directive_lists else DirectiveList()


def items(briefing: Briefing, part: Part) -> tuple[Item, ...]:
    """Return the items of ``part``; the meeting has none, its facts are a form."""
    match part.kind:
        case PartKind.SUMMARY:
            return (Item("summary", "", briefing.summary),) if briefing.summary else ()
        case PartKind.RESULTS:
            return tuple(Item(item.id, "", item.text, item.section) for item in briefing.results)
        case PartKind.CONCLUSIONS:
            group = directive_list(briefing, part.list_index)
            return tuple(
                Item(item.id, directive_marker(item, group.style), item.text, "", item)
                for item in group.directives
            )
        case PartKind.QUOTATIONS:
            return tuple(
                Item(f"q{place}", "", quotation.text, quotation.source)
                for place, quotation in enumerate(briefing.quotations)
            )
        case PartKind.NOTES:
            return tuple(Item(f"n{place}", "", text) for place, text in enumerate(_notes(briefing)))
        case _:
            return ()


def find(briefing: Briefing, part: Part, item_id: str) -> Item | None:
    """Return one item of ``part``, or the sentence that leads into its list; else ``None``."""
    if item_id == LEAD_IN and part.kind is PartKind.CONCLUSIONS:
        return Item(LEAD_IN, "", directive_list(briefing, part.list_index).lead_in)
    return next((item for item in items(briefing, part) if item.id == item_id), None)


def next_marker(briefing: Briefing, part: Part) -> str:
    """Return the number that the next conclusion of ``part`` will bear ("Bốn là,"), or nothing."""
    if part.kind is not PartKind.CONCLUSIONS:
        return ""
    group = directive_list(briefing, part.list_index)
    return write_marker(next_ordinal(group.directives), group.style)


def add(briefing: Briefing, part: Part, text: str) -> Briefing:
    """Add ``text`` as the last item of ``part``; a summary grows by a paragraph."""
    match part.kind:
        case PartKind.SUMMARY:
            return editing.set_summary(briefing, _joined(briefing.summary, text))
        case PartKind.RESULTS:
            section = briefing.results[-1].section if briefing.results else ""
            return editing.add_result(briefing, text, section=section)
        case PartKind.CONCLUSIONS:
            return editing.add_directive(briefing, text, list_index=part.list_index)
        case PartKind.QUOTATIONS:
            editing.require_draft(briefing)
            return replace(briefing, quotations=(*briefing.quotations, Quotation(text=text)))
        case PartKind.NOTES:
            return editing.set_notes(briefing, _joined(briefing.notes, text))
        case PartKind.MEETING:
            raise KeyError(part.kind)


def set_text(briefing: Briefing, part: Part, item_id: str, text: str) -> Briefing:
    """Give one item of ``part`` another text."""
    match part.kind:
        case PartKind.SUMMARY:
            return editing.set_summary(briefing, text)
        case PartKind.CONCLUSIONS if item_id == LEAD_IN:
            return editing.set_lead_in(briefing, text, list_index=part.list_index)
        case PartKind.RESULTS | PartKind.CONCLUSIONS:
            return editing.set_text(briefing, item_id, text)
        case PartKind.QUOTATIONS:
            editing.require_draft(briefing)
            quotations = list(briefing.quotations)
            place = _place(item_id)
            quotations[place] = replace(quotations[place], text=text)
            return replace(briefing, quotations=tuple(quotations))
        case PartKind.NOTES:
            notes = _notes(briefing)
            notes[_place(item_id)] = text
            return editing.set_notes(briefing, PARAGRAPH_BREAK.join(notes))
        case PartKind.MEETING:
            raise KeyError(item_id)


def remove(briefing: Briefing, part: Part, item_id: str) -> Briefing:
    """Take one item out of ``part``; what follows moves up and renumbers."""
    match part.kind:
        case PartKind.SUMMARY:
            return editing.set_summary(briefing, "")
        case PartKind.CONCLUSIONS if item_id == LEAD_IN:
            return editing.set_lead_in(briefing, "", list_index=part.list_index)
        case PartKind.RESULTS | PartKind.CONCLUSIONS:
            return editing.remove_item(briefing, item_id)
        case PartKind.QUOTATIONS:
            editing.require_draft(briefing)
            quotations = list(briefing.quotations)
            del quotations[_place(item_id)]
            return replace(briefing, quotations=tuple(quotations))
        case PartKind.NOTES:
            notes = _notes(briefing)
            del notes[_place(item_id)]
            return editing.set_notes(briefing, PARAGRAPH_BREAK.join(notes))
        case PartKind.MEETING:
            raise KeyError(item_id)


def move(briefing: Briefing, part: Part, item_id: str, by: int) -> Briefing:
    """Move one item ``by`` places within ``part``; a part without an order stays as it is."""
    if part.kind in (PartKind.RESULTS, PartKind.CONCLUSIONS) and item_id != LEAD_IN:
        return editing.move_item(briefing, item_id, by)
    return briefing


def is_final(briefing: Briefing) -> bool:
    """Tell whether ``briefing`` has been finalized."""
    return briefing.state is State.FINAL


def _notes(briefing: Briefing) -> list[str]:
    return briefing.notes.split(PARAGRAPH_BREAK) if briefing.notes else []


def _joined(before: str, text: str) -> str:
    return PARAGRAPH_BREAK.join(piece for piece in (before, text) if piece)


def _place(item_id: str) -> int:
    return int(item_id[1:])
