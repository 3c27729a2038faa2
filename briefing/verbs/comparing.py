"""Compare and restore: two revisions, or two weeks, and what differs between them.

Items are known again by their id, where both are revisions of one briefing, and by their text.
Private notes are no part of a revision: they are neither compared nor restored.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.i18n import N_
from briefing.model.editing import require_draft
from briefing.model.encoding import fingerprint
from briefing.model.minutes import directive_facts, result_facts
from briefing.model.parts import Part, PartKind, items
from briefing.model.records import Briefing, State
from briefing.verbs.differences import Mark, Piece, word_differences
from briefing.verbs.matching import in_order, matched
from briefing.writing.facts import citation_line, figure_cells, header_facts


class Area(StrEnum):
    """The areas of a briefing that are compared, in the order of a reader."""

    MEETING = "meeting"
    SUMMARY = "summary"
    RESULTS = "results"
    CONCLUSIONS = "conclusions"
    QUOTATIONS = "quotations"
    FIGURES = "figures"
    CITATIONS = "citations"


AREAS = {
    Area.MEETING: N_("Meeting"),
    Area.SUMMARY: N_("Summary"),
    Area.RESULTS: N_("Results"),
    Area.CONCLUSIONS: N_("Conclusions"),
    Area.QUOTATIONS: N_("Excerpts"),
    Area.FIGURES: N_("Figures"),
    Area.CITATIONS: N_("Documents cited"),
}
"""How each area is called, as msgids."""


class Change(StrEnum):
    """What became of an item from the old briefing to the new one."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Difference(Struct, frozen=True, kw_only=True):
    """One item that differs.

    ``text`` and ``facts`` (unit, date, section and the like) are marked word by word; ``old`` and
    ``new`` are its number in each briefing ("Ba là,"), empty where it is not there or has none.
    ``moved`` tells of a changed item that it also moved; one that merely got another number
    because others came or went did not.
    """

    change: Change
    moved: bool
    id: str
    old: str
    new: str
    text: tuple[Piece, ...]
    facts: tuple[Piece, ...]


class Section(Struct, frozen=True, kw_only=True):
    """What differs in one area; ``list_index`` tells several lists of conclusions apart."""

    area: Area
    list_index: int
    differences: tuple[Difference, ...]


class Side(Struct, frozen=True, kw_only=True):
    """Which briefing was compared; ``finalized_at`` is ``None`` for a draft."""

    id: str
    state: State
    revision: int
    finalized_at: datetime | None
    finalized_by: str


class Comparison(Struct, frozen=True, kw_only=True):
    """Two briefings and what differs, area by area; ``same`` is how many items do not."""

    old: Side
    new: Side
    sections: tuple[Section, ...]
    same: int


class _Entry(NamedTuple):
    """An item as it is compared; it is a :class:`~briefing.verbs.matching.Known`."""

    key: str
    text: str
    marker: str = ""
    facts: str = ""
    id: str = ""
    list_index: int = 0
    level: int = 0


def compare(a: Briefing, b: Briefing) -> Comparison:
    """Return what changed from ``a``, the older, to ``b``."""
    sections: list[Section] = []
    same = 0
    for area, entries in _AREAS.items():
        old, new = list(entries(a)), list(entries(b))
        if a.id != b.id:  # then an id means nothing: d1 of one week is not d1 of another
            old = [entry._replace(key="") if entry.id else entry for entry in old]
        found = list(_differences(old, new))
        same += sum(difference is None for _index, difference in found if area is not Area.MEETING)
        for index in sorted({index for index, _difference in found}):
            changed = tuple(one for at, one in found if at == index and one is not None)
            if changed:
                sections.append(Section(area=area, list_index=index, differences=changed))
    return Comparison(old=_side(a), new=_side(b), sections=tuple(sections), same=same)


def restored(current: Briefing, old: Briefing) -> Briefing:
    """Return the draft ``current`` with the content of ``old``: texts, facts, what was read back.

    Its id, period, number and private notes stay. Raises
    :class:`~briefing.errors.StateError` when ``current`` is finalized.
    """
    require_draft(current)
    return replace(
        old,
        id=current.id,
        period=current.period,
        state=current.state,
        revision=current.revision,
        finalized=None,
        notes=current.notes,
    )


def restore(archive: Archive, briefing: Briefing, number: int) -> Briefing:
    """Make revision ``number`` the content of the stored draft ``briefing`` and return it.

    History stays as it is. Raises :class:`~briefing.errors.StateError` on a finalized briefing,
    :class:`~briefing.errors.NotFoundError` for a revision that is not kept, and what the archive
    raises.
    """
    after = restored(briefing, archive.revision(briefing.id, number))
    archive.put(after, base=fingerprint(briefing))
    return after


def kept_revisions(archive: Archive, briefing: Briefing) -> list[Briefing]:
    """Return the finalized revisions of ``briefing``, the first one first.

    One that is final but not in history, as from another computer, is among them.
    """
    kept = [archive.revision(briefing.id, number) for number in archive.revisions(briefing.id)]
    if briefing.state is State.FINAL and briefing.revision not in {one.revision for one in kept}:
        kept.append(briefing)
    return kept


def _side(briefing: Briefing) -> Side:
    locked = briefing.finalized
    return Side(
        id=briefing.id,
        state=briefing.state,
        revision=briefing.revision,
        finalized_at=locked.at if locked else None,
        finalized_by=locked.by if locked else "",
    )


def _meeting(briefing: Briefing) -> Iterator[_Entry]:
    if briefing.title:
        yield _Entry("title", briefing.title)
    bare = replace(briefing, state=State.DRAFT, revision=0)  # the state is no content
    for label, value in header_facts(bare):
        yield _Entry(label.partition(" (")[0], f"{label}: {value}")


def _summary(briefing: Briefing) -> Iterator[_Entry]:
    if briefing.summary:
        yield _Entry("summary", briefing.summary)


def _results(briefing: Briefing) -> Iterator[_Entry]:
    for item in briefing.results:
        facts = " · ".join(filter(None, (item.section, result_facts(item))))
        yield _Entry(item.id, item.text, facts=facts, id=item.id)


def _conclusions(briefing: Briefing) -> Iterator[_Entry]:
    for index, group in enumerate(briefing.directive_lists):
        if group.lead_in:
            yield _Entry(f"lead-in {index}", group.lead_in, list_index=index)
        for item in items(briefing, Part(PartKind.CONCLUSIONS, index)):
            directive = item.directive
            yield _Entry(
                item.id,
                item.text,
                marker=item.marker,
                facts=directive_facts(directive) if directive else "",
                id=item.id,
                list_index=index,
                level=directive.level if directive else 0,
            )


def _quotations(briefing: Briefing) -> Iterator[_Entry]:
    for quotation in briefing.quotations:
        yield _Entry("", quotation.text, facts=quotation.source)


def _figures(briefing: Briefing) -> Iterator[_Entry]:
    for figure in briefing.figures:
        name, value, unit, of, total = figure_cells(figure)
        line = f"{name}: {value} {unit}".rstrip()
        line += (f"; trên tổng số {of}" if of else "") + (f"; lũy kế {total}" if total else "")
        yield _Entry("", line)


def _citations(briefing: Briefing) -> Iterator[_Entry]:
    for citation in briefing.citations:
        yield _Entry("", citation_line(citation))


_AREAS: dict[Area, Callable[[Briefing], Iterable[_Entry]]] = {
    Area.MEETING: _meeting,
    Area.SUMMARY: _summary,
    Area.RESULTS: _results,
    Area.CONCLUSIONS: _conclusions,
    Area.QUOTATIONS: _quotations,
    Area.FIGURES: _figures,
    Area.CITATIONS: _citations,
}


def _differences(old: list[_Entry], new: list[_Entry]) -> Iterator[tuple[int, Difference | None]]:
    """Yield each item's list and what differs in it, ``None`` for nothing, as ``new`` has them.

    What was removed stands where it stood, after the item that came before it.
    """
    pairs = matched(old, new)
    stayed = in_order(pairs)
    gone = [place for place in range(len(old)) if place not in pairs.values()]
    last = -1
    for place, entry in enumerate(new):
        if place not in pairs:
            yield entry.list_index, _one_sided(Change.ADDED, entry)
            continue
        before = pairs[place]
        if place in stayed:
            yield from ((old[n].list_index, _removed(old[n])) for n in gone if last < n < before)
            last = before
        moved = place not in stayed or (
            (entry.list_index, entry.level) != (old[before].list_index, old[before].level)
        )
        yield entry.list_index, _changed(old[before], entry, moved=moved)
    yield from ((old[n].list_index, _removed(old[n])) for n in gone if n > last)


def _removed(entry: _Entry) -> Difference:
    return _one_sided(Change.REMOVED, entry)


def _one_sided(change: Change, entry: _Entry) -> Difference:
    mark, added = Mark(change.value), change is Change.ADDED
    return Difference(
        change=change,
        moved=False,
        id=entry.id,
        old="" if added else entry.marker,
        new=entry.marker if added else "",
        text=(Piece(mark, entry.text),) if entry.text else (),
        facts=(Piece(mark, entry.facts),) if entry.facts else (),
    )


def _changed(old: _Entry, new: _Entry, *, moved: bool) -> Difference | None:
    if (old.text, old.facts) != (new.text, new.facts):
        change = Change.CHANGED
    elif moved:
        change = Change.MOVED
    else:
        return None
    return Difference(
        change=change,
        moved=moved,
        id=new.id,
        old=old.marker,
        new=new.marker,
        text=word_differences(old.text, new.text),
        facts=word_differences(old.facts, new.facts),
    )
