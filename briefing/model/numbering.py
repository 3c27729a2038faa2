"""How the conclusions of a list are counted: 1, 2, 3, and the points of each one a), b), c).

A point (level 1) belongs to the conclusion above it, so a list never begins with one; where a
record from elsewhere does, its first item counts as a conclusion. A conclusion and its points
together are a block.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from briefing.language.markers import write_marker
from briefing.model.records import Directive, ListStyle

Directives = tuple[Directive, ...]


def numbered(directives: Iterable[Directive]) -> Directives:
    """Return ``directives`` counted from 1, the points from 1 again under each conclusion."""
    counted: list[Directive] = []
    conclusions = points = 0
    for item in directives:
        level = 1 if item.level > 0 and counted else 0
        if level:
            points += 1
        else:
            conclusions, points = conclusions + 1, 0
        ordinal = points if level else conclusions
        same = (item.ordinal, item.level) == (ordinal, level)
        counted.append(item if same else replace(item, ordinal=ordinal, level=level))
    return tuple(counted)


def next_ordinal(directives: Sequence[Directive], level: int = 0) -> int:
    """Return the number that an item of ``level`` put at the end of ``directives`` will bear."""
    groups = blocks(directives)
    if level < 1:
        return len(groups) + 1
    return len(groups[-1]) if groups else 1


def directive_marker(item: Directive, style: ListStyle) -> str:
    """Return the number of ``item`` as written in a list of ``style``: "Ba là,", a point's "b)".

    A number below 1, as a file may have, is written "0.".
    """
    if item.ordinal < 1:
        return f"{item.ordinal}."
    return write_marker(item.ordinal, ListStyle.LETTERS if item.level > 0 else style)


def block_end(directives: Sequence[Directive], place: int) -> int:
    """Return the index after the item at ``place`` and the points that belong to it."""
    end = place + 1
    if place == 0 or directives[place].level < 1:
        while end < len(directives) and directives[end].level > 0:
            end += 1
    return end


def blocks(directives: Sequence[Directive]) -> list[Directives]:
    """Return each conclusion with its points; put together they are ``directives`` again."""
    found = []
    start = 0
    while start < len(directives):
        end = block_end(directives, start)
        found.append(tuple(directives[start:end]))
        start = end
    return found
