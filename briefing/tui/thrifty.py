"""Drawing no more than what has changed: for a place where every key changes little.

For a change in two corners of the screen Textual asks every widget between them for all its
lines. Here only those widgets are asked that are seen where something has changed, and only for
the rows in question. What comes out is the same.
"""

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class ThriftyCompositor(Compositor):
    """Textual's own, with less asked of the widgets where only a part of the screen is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._changed: set[Region] = set()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw the regions that have changed, and remember them meanwhile."""
        self._changed = self._dirty_regions.copy()
        try:
            return super().render_partial_update()
        finally:
            self._changed = set()

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield place, clipping and lines of the widgets that are seen in what has changed."""
        if not self._changed:
            yield from super()._get_renders(crop)
            return
        for widget, rows in self._seen().items():
            region, clip = self.visible_widgets[widget]
            part = region.intersection(clip).intersection(rows)
            yield region, part, widget.render_lines(part.translate(-region.offset))

    def _seen(self) -> dict[Widget, Region]:
        """Return the rows of the screen that are asked of each widget, from front to back."""
        asked: dict[Widget, list[Region]] = {}
        for changed in self._changed:
            for widget, (region, clip) in self.visible_widgets.items():
                seen = region.intersection(clip)
                if seen.overlaps(changed):
                    asked.setdefault(widget, []).append(changed)
                if seen.contains_region(changed):
                    break  # nothing behind it shows through
        order = [widget for widget in self.visible_widgets if widget in asked]
        return {
            widget: Region(0, rows.y, self.size.width, rows.height)
            for widget in order
            for rows in [Region.from_union(asked[widget])]
        }
