"""News: what another program has changed in a briefing, in one sentence."""

from collections.abc import Iterator

from briefing.i18n import N_, _, ngettext
from briefing.model.identity import directives
from briefing.model.numbering import directive_marker
from briefing.model.records import Briefing, State

NAMED = 4
"""Up to how many items are named one by one; more are counted."""

_PARTS = {
    "meeting": N_("the meeting"),
    "summary": N_("the summary"),
    "quotations": N_("the excerpts"),
    "figures": N_("the figures"),
    "citations": N_("the documents cited"),
    "answers": N_("the answers to last week"),
    "confirmed": N_("the read-back"),
    "notes": N_("the private notes"),
    "title": N_("the title"),
    "period": N_("the period"),
}


def news(before: Briefing, after: Briefing) -> str:
    """Return what changed from ``before`` to ``after``: "thêm Bốn là; sửa Hai là" and so on.

    The sentence names conclusions by their numbers and everything else by its part. It is empty
    where nothing changed that a reader sees.
    """
    return "; ".join(_pieces(before, after))


def _pieces(before: Briefing, after: Briefing) -> Iterator[str]:
    if before.state is not after.state:
        yield _("finalized") if after.state is State.FINAL else _("reopened")
    old, new = _conclusions(before), _conclusions(after)
    added = [new[key][0] for key in new if key not in old]
    changed = [new[key][0] for key in new if key in old and new[key][1] != old[key][1]]
    removed = sum(key not in new for key in old)
    if added:
        yield _("added {items}").format(items=_named(added))
    if changed:
        yield _("changed {items}").format(items=_named(changed))
    if removed:
        yield ngettext(
            "{count} conclusion taken out", "{count} conclusions taken out", removed
        ).format(count=removed)
    moved = [key for key in old if key in new] != [key for key in new if key in old]
    if moved and not (added or changed or removed):
        yield _("conclusions in another order")
    if _frames(before) != _frames(after):
        yield _("the lists of conclusions")
    yield from _results(before, after)
    for name, label in _PARTS.items():
        if getattr(before, name) != getattr(after, name):
            yield _(label)


def _frames(briefing: Briefing) -> list[tuple[str, object]]:
    return [(group.lead_in, group.style) for group in briefing.directive_lists]


def _results(before: Briefing, after: Briefing) -> Iterator[str]:
    old = {item.id: item for item in before.results}
    new = {item.id: item for item in after.results}
    added = sum(key not in old for key in new)
    removed = sum(key not in new for key in old)
    changed = sum(new[key] != old[key] for key in new if key in old)
    if added:
        yield ngettext("{count} result added", "{count} results added", added).format(count=added)
    if changed:
        yield ngettext("{count} result changed", "{count} results changed", changed).format(
            count=changed
        )
    if removed:
        yield ngettext("{count} result taken out", "{count} results taken out", removed).format(
            count=removed
        )


def _conclusions(briefing: Briefing) -> dict[str, tuple[str, object]]:
    """Return the name of each conclusion, and what it says apart from its number."""
    styles = {
        item.id: group.style for group in briefing.directive_lists for item in group.directives
    }
    return {
        item.id: (
            directive_marker(item, styles[item.id]).rstrip(",:."),
            (item.text, item.unit, item.cooperating, item.due, item.tags, item.status, item.level),
        )
        for item in directives(briefing)
    }


def _named(names: list[str]) -> str:
    if len(names) <= NAMED:
        return ", ".join(names)
    return ngettext("{count} conclusion", "{count} conclusions", len(names)).format(
        count=len(names)
    )
