"""Random edits of a briefing, as an editor makes them, each typing words that nobody else types."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.model import structure
from briefing.model.answering import set_answer, set_answered
from briefing.model.editing import (
    add_directive,
    add_result,
    change_directive,
    move_item,
    new_briefing,
    remove_item,
    set_lead_in,
    set_meeting,
    set_notes,
    set_summary,
    set_text,
)
from briefing.model.identity import directives
from briefing.model.readback import confirm, with_confirmations_kept_honest
from briefing.model.records import (
    Answer,
    Attendee,
    Briefing,
    Citation,
    Meeting,
    Period,
    PeriodKind,
    Presence,
    Quotation,
    Status,
)

Edit = Callable[[Briefing, int, str], Briefing]

WEEK = Period(kind=PeriodKind.WEEK, start=date(2020, 6, 22), end=date(2020, 6, 28))


def a_week(conclusions: int = 4, results: int = 2) -> Briefing:
    """Return a week with items, a quotation, notes of two paragraphs and one who attended."""
    briefing = new_briefing(WEEK, organization="Ban Tổ chức")
    for number in range(results):
        briefing = add_result(briefing, f"kết quả gốc {number}", section="Chung")
    for number in range(conclusions):
        briefing = add_directive(briefing, f"kết luận gốc {number} giao cho đơn vị")
    briefing = set_meeting(briefing, Meeting(attendance=(Attendee(name="Lê A"),)))
    return replace(
        briefing,
        summary="tóm tắt gốc",
        notes="ghi chú một\n\nghi chú hai",
        quotations=(Quotation(text="đoạn trích gốc", source="sách"),),
        citations=(Citation(type="Kết luận", number="75", symbol="KL/TW"),),
    )


def _item(briefing: Briefing, number: int) -> str:
    ids = [item.id for item in directives(briefing)]
    return ids[number % len(ids)] if ids else ""


def _of_item(edit: Callable[[Briefing, str, str], Briefing]) -> Edit:
    def made(briefing: Briefing, number: int, words: str) -> Briefing:
        item = _item(briefing, number)
        return edit(briefing, item, words) if item else briefing

    return made


def _of_result(edit: Callable[[Briefing, str, str], Briefing]) -> Edit:
    def made(briefing: Briefing, number: int, words: str) -> Briefing:
        if not briefing.results:
            return briefing
        return edit(briefing, briefing.results[number % len(briefing.results)].id, words)

    return made


def _attending(briefing: Briefing, number: int, words: str) -> Briefing:
    person = Attendee(name=words, presence=list(Presence)[number % 4], reason=words)
    there = (*briefing.meeting.attendance, person)
    return set_meeting(briefing, replace(briefing.meeting, attendance=there))


EDITS: dict[str, Edit] = {
    "add": lambda briefing, _number, words: add_directive(briefing, words),
    "insert": _of_item(structure.insert_before),
    "add result": lambda briefing, _number, words: add_result(briefing, words, section="Chung"),
    "text": _of_item(set_text),
    "longer": _of_item(
        lambda briefing, item, words: change_directive(
            briefing, item, lambda one: replace(one, text=f"{one.text} {words}")
        )
    ),
    "result text": _of_result(set_text),
    "unit": _of_item(
        lambda briefing, item, words: change_directive(
            briefing, item, lambda one: replace(one, unit=words)
        )
    ),
    "due": lambda briefing, number, _words: (
        change_directive(
            briefing, item, lambda one: replace(one, due=date(2020, 7, 1 + number % 28))
        )
        if (item := _item(briefing, number))
        else briefing
    ),
    "remove": _of_item(lambda briefing, item, _words: remove_item(briefing, item)),
    "remove result": _of_result(lambda briefing, item, _words: remove_item(briefing, item)),
    "up": _of_item(lambda briefing, item, _words: move_item(briefing, item, -1)),
    "down": _of_item(lambda briefing, item, _words: move_item(briefing, item, 2)),
    "point": _of_item(lambda briefing, item, _words: structure.indent(briefing, item)),
    "split": _of_item(lambda briefing, item, _words: structure.split(briefing, item, 8)),
    "join": _of_item(lambda briefing, item, _words: structure.join(briefing, item)),
    "to result": _of_item(lambda briefing, item, _words: structure.to_result(briefing, item)),
    "to conclusion": _of_result(
        lambda briefing, item, _words: structure.to_directive(briefing, item)
    ),
    "list": lambda briefing, _number, words: structure.add_list(briefing, words),
    "other list": lambda briefing, number, _words: (
        structure.move_to_list(briefing, item, len(briefing.directive_lists) - 1)
        if (item := _item(briefing, number))
        else briefing
    ),
    "lead-in": lambda briefing, _number, words: set_lead_in(briefing, words),
    "summary": lambda briefing, _number, words: set_summary(briefing, words),
    "note": lambda briefing, _number, words: set_notes(
        briefing, "\n\n".join(filter(None, (briefing.notes, words)))
    ),
    "notes": lambda briefing, _number, words: set_notes(briefing, words),
    "place": lambda briefing, _number, words: set_meeting(
        briefing, replace(briefing.meeting, place=words)
    ),
    "attendance": _attending,
    "quotation": lambda briefing, _number, words: replace(
        briefing, quotations=(*briefing.quotations, Quotation(text=words))
    ),
    "quotations": lambda briefing, _number, words: replace(
        briefing, quotations=(Quotation(text=words),)
    ),
    "answer": lambda briefing, number, words: set_answer(
        briefing, Answer(directive=f"d{number % 3}", status=Status.LATE, reason=words)
    ),
    "answered": _of_result(lambda briefing, item, _words: set_answered(briefing, item, "d1")),
    "confirm": _of_item(lambda briefing, item, _words: confirm(briefing, item)),
}
"""What an editor can do, by name: the number chooses an item, the words are typed."""


def steps() -> st.SearchStrategy[list[tuple[str, int]]]:
    """Some edits by name, each with the number that chooses its item."""
    return st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 7)), max_size=6)


def edited(briefing: Briefing, made: list[tuple[str, int]], who: str) -> Briefing:
    """Return ``briefing`` after the edits, in which ``who`` types."""
    for place, (name, number) in enumerate(made):
        after = EDITS[name](briefing, number, f"{who} gõ câu {place}")
        briefing = with_confirmations_kept_honest(briefing, after)
    return briefing
