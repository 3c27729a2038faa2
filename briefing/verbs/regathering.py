"""Gathering a report again: what was made of it by hand stays, what is new comes in and is marked.

Each paragraph is known again by its id, or by a place that tells it: a result that a later week
tells as well is still the same paragraph. Three things are compared: what was gathered before,
what was made of it, and what the weeks tell now.

- Untouched words follow the weeks. Edited words stay, and are marked where the weeks have others.
- What is new stands behind what it follows in the weeks. What was moved stays where it was put;
  what was dropped stays dropped.
- What the weeks do not tell any more goes, unless it was edited, moved or written by hand.
"""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from briefing.model.report import Mark, Paragraph, Report, Section, paragraphs


class Regathered(NamedTuple):
    """A report brought up to date: how many paragraphs are new, and which are gone.

    ``changed`` is of how many edited ones the weeks have other words now.
    """

    report: Report
    new: int = 0
    changed: int = 0
    removed: tuple[Paragraph, ...] = ()


def regathered(kept: Report, fresh: Report) -> Regathered:
    """Return what was made of ``kept`` by hand, on the ground of what is gathered now."""
    fresh = _with_known_ids(kept, fresh)
    now = {one.id: (section, one) for section in fresh.sections for one in section.paragraphs}
    rows: dict[str, list[Paragraph]] = {}
    placed: dict[str, str] = {}  # ids of paragraphs to those of their sections
    coming: dict[str, Paragraph] = {}  # what the weeks have in another section now
    removed: list[Paragraph] = []
    for section in kept.sections:
        for one in section.paragraphs:
            found = now.get(one.id)
            staying = _brought_up_to_date(one, found[1]) if found else _staying(section, one)
            if staying is None:
                removed.append(one)
            elif found and section.id == one.home != found[0].id:
                coming[one.id] = staying
            else:
                rows.setdefault(section.id, []).append(staying)
                placed[one.id] = section.id
    known = {*placed, *coming}
    for one_id, (_section, one) in now.items():
        if one_id not in known:
            coming[one_id] = replace(one, mark=Mark.NEW)
    for section in fresh.sections:
        _take_in(section, rows.setdefault(section.id, []), placed, coming)
    report = replace(fresh, sections=tuple(_sections(kept, fresh, rows)))
    return Regathered(
        report,
        len(now.keys() - known),
        sum(1 for one in paragraphs(report) if one.mark is Mark.CHANGED),
        tuple(removed),
    )


def _brought_up_to_date(one: Paragraph, now: Paragraph) -> Paragraph:
    """Return a kept paragraph as the weeks tell it now, with what was made of it by hand."""
    if not one.edited:
        return replace(now, dropped=one.dropped)
    mark = Mark.CHANGED if now.gathered != one.gathered or one.mark is Mark.CHANGED else Mark.NONE
    if one.text == now.gathered:  # the weeks say now what was written here
        mark = Mark.NONE
    return replace(now, text=one.text, dropped=one.dropped, mark=mark)


def _staying(section: Section, one: Paragraph) -> Paragraph | None:
    """Return a paragraph that the weeks do not tell, if it is to stay."""
    if one.by_hand:
        return one
    if one.edited or section.id != one.home:
        return replace(one, mark=Mark.GONE)
    return None


def _take_in(
    section: Section,
    row: list[Paragraph],
    placed: dict[str, str],
    coming: dict[str, Paragraph],
) -> None:
    """Put what comes into a section behind what it follows there, or first."""
    before = ""
    for one in section.paragraphs:
        if one.id in coming:
            ids = [other.id for other in row]
            row.insert(ids.index(before) + 1 if before in ids else 0, coming[one.id])
            placed[one.id] = section.id
        if placed[one.id] == section.id:
            before = one.id


def _sections(kept: Report, fresh: Report, rows: dict[str, list[Paragraph]]) -> Iterable[Section]:
    """Return the sections in their order now; one that only was kept stays behind the one above."""
    found = {section.id: section for section in (*kept.sections, *fresh.sections)}
    order = [section.id for section in fresh.sections]
    before = ""
    for section in kept.sections:
        if section.id not in order and rows.get(section.id):
            order.insert(order.index(before) + 1 if before in order else 0, section.id)
        before = section.id if section.id in order else before
    for section_id in order:
        if rows.get(section_id):
            yield replace(found[section_id], paragraphs=tuple(rows[section_id]))


def _with_known_ids(kept: Report, fresh: Report) -> Report:
    """Return ``fresh`` with the ids that the same paragraphs have in ``kept``.

    Results are told by places; one that is found under its own id keeps it.
    """
    known = {one.id for one in paragraphs(kept)}
    taken = {one.id for one in paragraphs(fresh)} & known
    by_place: dict[tuple[str, str], str] = {}
    for one in paragraphs(kept):
        if _is_result(one) and one.id not in taken:
            for place in one.told:
                by_place.setdefault((place.briefing, place.item), one.id)
    if not by_place:
        return fresh

    def named(one: Paragraph) -> Paragraph:
        if one.id in known or not _is_result(one):
            return one
        for place in one.told:
            before = by_place.get((place.briefing, place.item))
            if before and before not in taken:
                taken.add(before)
                return replace(one, id=before)
        return one

    sections = (
        replace(section, paragraphs=tuple(map(named, section.paragraphs)))
        for section in fresh.sections
    )
    return replace(fresh, sections=tuple(sections))


def _is_result(one: Paragraph) -> bool:
    return one.id.startswith("result:")
