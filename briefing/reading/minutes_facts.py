"""The line of facts under an item of the page, read after a hand has changed it."""

from datetime import date
from typing import NamedTuple

from briefing.language.dates import read_day, read_spoken
from briefing.language.letters import clean
from briefing.model.minutes import (
    BETWEEN_FACTS,
    BETWEEN_UNITS,
    CARRIED_FROM,
    COOPERATING,
    DUE,
    HIGHLIGHT,
    LEADING,
    STATUS_WORDS,
    UNIT,
)
from briefing.model.records import Status

_STATUSES = {word: status for status, word in STATUS_WORDS.items()}


class Facts(NamedTuple):
    """What a line of facts says; ``unread`` are the pieces that say nothing known."""

    unit: str = ""
    cooperating: tuple[str, ...] = ()
    due: date | None = None
    tags: tuple[str, ...] = ()
    status: Status = Status.OPEN
    highlight: bool = False
    unread: tuple[str, ...] = ()


def read_facts(line: str, anchor: date) -> Facts | None:
    """Read "Chủ trì: Vụ Cán bộ · hạn: 31/7 · #nhãn"; ``None`` when nothing in it is known.

    ``anchor`` dates a day without a year.
    """
    facts = Facts()
    unread = []
    pieces = [piece.strip() for piece in clean(line).split(BETWEEN_FACTS.strip())]
    for piece in pieces:
        known = _with_piece(facts, piece, anchor)
        if known is None:
            unread.append(piece)
        else:
            facts = known
    return None if len(unread) == len(pieces) else facts._replace(unread=tuple(unread))


def _with_piece(facts: Facts, piece: str, anchor: date) -> Facts | None:
    """Return ``facts`` with what ``piece`` adds to them, ``None`` if it says nothing known."""
    folded = piece.casefold()
    if piece.startswith("#"):
        return facts._replace(tags=(*facts.tags, piece[1:]))
    if folded in _STATUSES:
        return facts._replace(status=_STATUSES[folded])
    if folded == HIGHLIGHT:
        return facts._replace(highlight=True)
    if folded.startswith(CARRIED_FROM):
        return facts  # the tail knows the origin exactly
    label, _colon, value = piece.partition(":")
    label, value = f"{label.strip().casefold()}: ", value.strip()
    if label in (LEADING, UNIT):
        return facts._replace(unit=value)
    if label == COOPERATING:
        units = [unit.strip() for unit in value.split(BETWEEN_UNITS.strip())]
        return facts._replace(cooperating=tuple(filter(None, units)))
    due = (read_day(value, anchor) or read_spoken(value, anchor)) if label == DUE else None
    return facts._replace(due=due) if due else None
