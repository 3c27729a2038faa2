"""Edits of a report: each takes a report and returns the next one.

They raise :class:`KeyError` for a paragraph that is not in the report.
"""

from collections.abc import Callable

from msgspec.structs import replace

from briefing.language.letters import clean
from briefing.model.report import BY_HAND, Mark, Paragraph, Report, Section, paragraphs

Change = Callable[[Paragraph], Paragraph]


def section_of(report: Report, paragraph_id: str) -> tuple[int, int]:
    """Return in which section a paragraph stands, and at which place there, both from 0."""
    for number, section in enumerate(report.sections):
        for place, one in enumerate(section.paragraphs):
            if one.id == paragraph_id:
                return number, place
    raise KeyError(paragraph_id)


def paragraph_of(report: Report, paragraph_id: str) -> Paragraph:
    """Return the paragraph with this id."""
    number, place = section_of(report, paragraph_id)
    return report.sections[number].paragraphs[place]


def set_text(report: Report, paragraph_id: str, text: str) -> Report:
    """Give a paragraph other words; whatever gathering said of it is settled with that.

    A paragraph written by hand that is left without words is taken out, any other is dropped.
    """
    words = clean(text).strip()
    if words:
        return _changed(report, paragraph_id, lambda one: _settled(one, text=words, dropped=False))
    if paragraph_of(report, paragraph_id).by_hand:
        return _without(report, paragraph_id)
    return drop(report, paragraph_id)


def drop(report: Report, paragraph_id: str) -> Report:
    """Leave a paragraph out of what goes out; it can be had back by :func:`restore`.

    One that the weeks do not tell any more, or that was written by hand, has no words of theirs
    to come back to; it is dropped all the same, its own words kept.
    """
    return _changed(report, paragraph_id, lambda one: _settled(one, text=one.text, dropped=True))


def restore(report: Report, paragraph_id: str) -> Report:
    """Let a dropped paragraph go out again; give any other the words that were gathered."""

    def restored(one: Paragraph) -> Paragraph:
        if one.dropped:
            return replace(one, dropped=False)
        if one.by_hand or one.mark is Mark.GONE:
            return one
        return _settled(one, text=one.gathered, dropped=False)

    return _changed(report, paragraph_id, restored)


def add(report: Report, after: str, text: str) -> tuple[Report, str]:
    """Write a paragraph into the report below the paragraph ``after``; return its id as well."""
    number, place = section_of(report, after)
    numbers = [
        int(one.id.removeprefix(BY_HAND))
        for one in paragraphs(report)
        if one.by_hand and one.id.removeprefix(BY_HAND).isdecimal()
    ]
    section = report.sections[number]
    added = Paragraph(
        id=f"{BY_HAND}{max(numbers, default=0) + 1}", text=clean(text).strip(), home=section.id
    )
    return _inserted(report, number, place + 1, added), added.id


def move(report: Report, paragraph_id: str, step: int) -> Report:
    """Move a paragraph one place down (``step`` 1) or up (-1).

    From the edge of its section it goes on into the next one of results; a paragraph of another
    chapter stays in its section.
    """
    number, place = section_of(report, paragraph_id)
    section = report.sections[number]
    target = place + step
    if 0 <= target < len(section.paragraphs):
        row = list(section.paragraphs)
        row[place], row[target] = row[target], row[place]
        return _with_section(report, number, replace(section, paragraphs=tuple(row)))
    there = number + step
    if not (0 <= there < len(report.sections)) or not (
        _takes_results(section) and _takes_results(report.sections[there])
    ):
        return report
    one = section.paragraphs[place]
    without = _without(report, paragraph_id)
    at = 0 if step > 0 else len(without.sections[there].paragraphs)
    return _inserted(without, there, at, one)


def _takes_results(section: Section) -> bool:
    return section.chapter in ("highlights", "results")


def _settled(one: Paragraph, *, text: str, dropped: bool) -> Paragraph:
    mark = Mark.GONE if one.mark is Mark.GONE else Mark.NONE
    return replace(one, text=text, dropped=dropped, mark=mark)


def _changed(report: Report, paragraph_id: str, change: Change) -> Report:
    number, place = section_of(report, paragraph_id)
    row = list(report.sections[number].paragraphs)
    row[place] = change(row[place])
    return _with_section(report, number, replace(report.sections[number], paragraphs=tuple(row)))


def _without(report: Report, paragraph_id: str) -> Report:
    number, place = section_of(report, paragraph_id)
    row = report.sections[number].paragraphs
    left = replace(report.sections[number], paragraphs=row[:place] + row[place + 1 :])
    return _with_section(report, number, left)


def _inserted(report: Report, number: int, place: int, one: Paragraph) -> Report:
    row = report.sections[number].paragraphs
    grown = replace(report.sections[number], paragraphs=(*row[:place], one, *row[place:]))
    return _with_section(report, number, grown)


def _with_section(report: Report, number: int, section: Section) -> Report:
    sections = list(report.sections)
    sections[number] = section
    return replace(report, sections=tuple(sections))
