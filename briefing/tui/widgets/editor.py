"""The editor: typing, and the commands that change the structure of what was typed."""

from typing import ClassVar

from textual.binding import BindingType

from briefing.i18n import N_, _
from briefing.model import parts as model_parts
from briefing.tui.keys import quiet
from briefing.tui.widgets.typing import TypingEditor


class Editor(TypingEditor):
    """Moves, takes out, splits, joins and converts items; everything renumbers at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet(
            "move-up",
            "alt+up",
            "move(-1)",
            N_("Move up"),
            N_("Move the item up; everything renumbers"),
        ),
        quiet(
            "move-down",
            "alt+down",
            "move(1)",
            N_("Move down"),
            N_("Move the item down; everything renumbers"),
        ),
        quiet(
            "remove",
            "alt+delete,ctrl+d",
            "remove",
            N_("Delete item"),
            N_("Take the chosen item out; Ctrl+Z brings it back"),
        ),
    ]

    def action_move(self, by: int) -> None:
        """Move the chosen item, or the last one where none is chosen."""
        part = self.part
        if item_id := self._chosen():
            self._apply(
                _("Item moved"),
                lambda briefing: model_parts.move(briefing, part, item_id, by),
            )
            self._items.selected = item_id

    def action_remove(self) -> None:
        """Take the chosen item out."""
        part = self.part
        items = self._items
        if item := self._item(items.selected):
            item_id = item.id
            self._apply(
                _("{item} deleted").format(item=self._label(item_id)),
                lambda briefing: model_parts.remove(briefing, part, item_id),
            )
            items.selected = ""
