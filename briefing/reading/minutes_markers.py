"""The numbers of conclusions on a page that a hand has mended: their style and their level."""

from collections.abc import Iterable

from briefing.language.markers import Marker, read_marker
from briefing.language.terms import ListStyle


def read_bold_marker(bold: str) -> Marker | None:
    """Read the words in bold at the start of a conclusion, if they are a marker and no more."""
    marker = read_marker(f"{bold} x")
    return marker if marker and marker.end == len(bold) + 1 else None


def written_style(markers: Iterable[Marker | None], otherwise: ListStyle) -> ListStyle:
    """Return the style in which ``markers`` count, ``otherwise`` where they do not agree.

    Letters among another style are points, so they do not count.
    """
    styles = {marker.style for marker in markers if marker}
    styles = styles - {ListStyle.LETTERS} or styles
    return styles.pop() if len(styles) == 1 else otherwise


def written_level(marker: Marker | None, style: ListStyle, otherwise: int) -> int:
    """Return the level of a conclusion that bears ``marker`` in a list of ``style``.

    A letter is a point, but in a list that counts in letters itself nothing tells which it is.
    There, and without a marker that can be read, the level is ``otherwise``.
    """
    if marker is None or marker.style is style is ListStyle.LETTERS:
        return otherwise
    return 1 if marker.style is ListStyle.LETTERS else 0
