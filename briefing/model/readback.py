"""Read-back (đọc lại): the conclusions read aloud one by one, agreed, or mended.

What was agreed is kept by id, and a confirmation is worth nothing once the item says something
else. :func:`with_confirmations_kept_honest` therefore goes around every edit of a briefing; the
functions here that edit are honest by themselves.
"""

from msgspec.structs import replace

from briefing.model import editing
from briefing.model.identity import directives
from briefing.model.parts import Item, PartKind, items, parts
from briefing.model.records import Briefing, Directive


def to_read(briefing: Briefing) -> tuple[Item, ...]:
    """Return the conclusions of all lists, in the order in which they are read."""
    return tuple(
        item
        for part in parts(briefing)
        if part.kind is PartKind.CONCLUSIONS
        for item in items(briefing, part)
    )


def confirm(briefing: Briefing, item_id: str) -> Briefing:
    """Note that the directive ``item_id`` was read back and agreed.

    Raises :class:`~briefing.errors.StateError` on a finalized briefing and :class:`KeyError`
    for an id that is not there.
    """
    editing.require_draft(briefing)
    known = [item.id for item in directives(briefing)]
    if item_id not in known:
        raise KeyError(item_id)
    agreed = {*briefing.confirmed, item_id}
    return replace(briefing, confirmed=tuple(one for one in known if one in agreed))


def unconfirm(briefing: Briefing, item_id: str) -> Briefing:
    """Take a confirmation back; one that was never given changes nothing.

    Raises :class:`~briefing.errors.StateError` on a finalized briefing.
    """
    editing.require_draft(briefing)
    if item_id not in briefing.confirmed:
        return briefing
    return replace(
        briefing, confirmed=tuple(agreed for agreed in briefing.confirmed if agreed != item_id)
    )


def mend(briefing: Briefing, item_id: str, text: str) -> Briefing:
    """Give the directive ``item_id`` another text; it waits to be confirmed again.

    Raises as :func:`confirm` does.
    """
    return with_confirmations_kept_honest(briefing, editing.set_text(briefing, item_id, text))


def unconfirmed(briefing: Briefing) -> tuple[Item, ...]:
    """Return the conclusions that have not been agreed, in the order in which they are read."""
    return tuple(item for item in to_read(briefing) if item.id not in briefing.confirmed)


def with_confirmations_kept_honest(before: Briefing, after: Briefing) -> Briefing:
    """Return ``after`` without the confirmations that the edit from ``before`` made untrue.

    What is read back is the text with its units and its date: when one of them is another, or
    the item is gone (its id may be given again), the confirmation goes. A new number alone takes
    nothing back, for moving an item changes nobody's task.
    """
    if not after.confirmed:
        return after
    was_read = {item.id: _read_aloud(item) for item in directives(before)}
    reads = {item.id: _read_aloud(item) for item in directives(after)}
    honest = tuple(
        agreed
        for agreed in after.confirmed
        if agreed in reads
        and (agreed not in before.confirmed or was_read.get(agreed) == reads[agreed])
    )
    return after if honest == after.confirmed else replace(after, confirmed=honest)


def _read_aloud(item: Directive) -> tuple[object, ...]:
    return item.text, item.unit, item.cooperating, item.due
