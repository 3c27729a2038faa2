"""What a search finds."""

from __future__ import annotations

from briefing.errors import BriefingError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import NamedTuple
else:
    from briefing.tuples import NamedTuple


class QueryError(BriefingError):
    """A filter of a query cannot be understood."""


class Hit(NamedTuple):
    """One item that answers to a query.

    ``briefing`` is the id of its briefing, whose period begins on ``start`` and which lists call
    ``label`` ("2020-W26"). ``kind`` is one of :data:`briefing.archive.search.kinds.KINDS`.
    ``item`` is the item's id as :func:`briefing.model.parts.items` gives it, "" where it has none;
    ``ordinal`` the number it was given or, of items without one, its place among its kind,
    counted from 1.

    ``text`` is the item's own text in NFC, ``text[:length]``, and after a line break what is
    known of it: section, unit, tags. ``marks`` are the spans of it that matched, in their order,
    none touching another. ``marker`` is a directive's number as written ("Hai là,"), else "".
    """

    briefing: str
    start: date
    label: str
    kind: str
    item: str
    ordinal: int
    text: str
    marks: tuple[tuple[int, int], ...]
    length: int
    marker: str = ""


class Found(NamedTuple):
    """The best hits, how many there are in all, and what stood in the way, as sentences."""

    hits: tuple[Hit, ...]
    total: int
    problems: tuple[str, ...] = ()
