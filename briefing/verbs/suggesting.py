"""Suggestions of a section and a unit: remembered from all weeks, taken only when asked."""

from collections.abc import Iterable

from msgspec.structs import replace

from briefing.insight.suggesting import Hint, Memory, What, memory_of, suggest
from briefing.model import editing
from briefing.model.records import Briefing
from briefing.verbs.overview import Overview

__all__ = [
    "Hint",
    "Memory",
    "What",
    "hints_for",
    "lacking",
    "remembered",
    "suggest",
    "take",
]


def remembered(overview: Overview) -> Memory:
    """Return what the newest weeks have to suggest."""
    return memory_of(overview.weeks)


def given(briefing: Briefing, item_id: str) -> dict[What, str]:
    """Return the section and unit that a result has, or the unit of a conclusion; "" for none."""
    for result in briefing.results:
        if result.id == item_id:
            return {What.SECTION: result.section, What.UNIT: result.unit}
    for group in briefing.directive_lists:
        for directive in group.directives:
            if directive.id == item_id:
                return {What.UNIT: directive.unit}
    return {}


def lacking(briefing: Briefing, item_id: str) -> frozenset[What]:
    """Return what a result or a conclusion has not been given yet."""
    return frozenset(what for what, value in given(briefing, item_id).items() if not value)


def hints_for(memory: Memory, briefing: Briefing, item_id: str, text: str) -> tuple[Hint, ...]:
    """Return what like items had and the item has otherwise, be it that it has nothing."""
    has = given(briefing, item_id)
    found = suggest(memory, text, besides=briefing.id)
    return tuple(hint for hint in found if has.get(hint.what, hint.value) != hint.value)


def take(briefing: Briefing, item_id: str, taken: Iterable[Hint]) -> Briefing:
    """Return ``briefing`` with what was suggested for one item.

    A result goes behind the last one of its section, where there are such before it. Raises
    :class:`~briefing.errors.StateError` for a finalized briefing.
    """
    values = {suggestion.what: suggestion.value for suggestion in taken}
    unit, section = values.get(What.UNIT, ""), values.get(What.SECTION, "")
    if item_id.startswith("d"):
        return editing.change_directive(
            briefing, item_id, lambda item: replace(item, unit=unit or item.unit)
        )
    after = editing.change_result(
        briefing,
        item_id,
        lambda item: replace(item, section=section or item.section, unit=unit or item.unit),
    )
    return _in_its_section(after, item_id, section) if section else after


def _in_its_section(briefing: Briefing, item_id: str, section: str) -> Briefing:
    place = next(n for n, result in enumerate(briefing.results) if result.id == item_id)
    before = [n for n in range(place) if briefing.results[n].section == section]
    if not before or before[-1] == place - 1:
        return briefing
    return editing.move_item(briefing, item_id, before[-1] + 1 - place)
