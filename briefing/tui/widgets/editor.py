"""The editor: typing, and the commands that change the structure of what was typed."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from briefing.i18n import N_, _
from briefing.model import parts as model_parts
from briefing.model import structure
from briefing.model.editing import set_style
from briefing.model.parts import LEAD_IN, Item, Part, PartKind, directive_list
from briefing.model.records import Briefing, ListStyle, Result
from briefing.tui.keys import quiet
from briefing.tui.widgets.typing import TypingEditor

STYLES = (ListStyle.WORDS, ListStyle.ORDINAL_WORDS, ListStyle.ARABIC)
"""The styles that a list of conclusions goes through: Một là, Thứ nhất, 1."""


class Editor(TypingEditor):
    """Moves, takes out, splits, joins and converts items; everything renumbers at once.

    A command acts on the chosen item, or on the last one where none is chosen.
    """

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
            "indent",
            "alt+right",
            "indent",
            N_("Make a point"),
            N_("Make the item a point a), b), c) of the one above"),
        ),
        quiet(
            "outdent",
            "alt+left",
            "outdent",
            N_("Make a conclusion"),
            N_("Make the point a conclusion of its own"),
        ),
        quiet(
            "insert-before",
            "alt+i",
            "insert_before",
            N_("Insert before"),
            N_("Put what is typed before the chosen item"),
        ),
        quiet(
            "split",
            "alt+s",
            "split",
            N_("Split"),
            N_("While changing an item: the rest from the cursor on becomes the next"),
        ),
        quiet(
            "join",
            "alt+j",
            "join",
            N_("Join"),
            N_("Join the chosen item to the one before"),
        ),
        quiet(
            "convert",
            "alt+c",
            "convert",
            N_("Convert"),
            N_("Make a result of a conclusion, a conclusion of a result"),
        ),
        quiet(
            "list-style",
            "alt+l",
            "style",
            N_("Style of numbers"),
            N_("Một là, Thứ nhất, 1. for this list"),
        ),
        quiet(
            "new-list",
            "alt+n",
            "new_list",
            N_("Second list"),
            N_("Begin another list of conclusions in this meeting"),
        ),
        quiet(
            "other-list",
            "alt+m",
            "other_list",
            N_("To the other list"),
            N_("Move the chosen conclusion to the next list"),
        ),
        quiet(
            "remove",
            "alt+delete,ctrl+d",
            "remove",
            N_("Delete item"),
            N_("Take the chosen item out; Ctrl+Z brings it back"),
        ),
    ]

    @property
    def chosen(self) -> str:
        """The id of the item that is chosen or being changed, or nothing."""
        return self._editing or self._items.selected

    @property
    def changing(self) -> bool:
        """Whether an item is being changed, which Esc would stop."""
        return bool(self._editing)

    def chosen_result(self) -> Result | None:
        """Return the result that is chosen, or the last one; ``None`` in any other part."""
        if self.briefing is None or self.part.kind is not PartKind.RESULTS:
            return None
        item_id = self._chosen()
        return next((item for item in self.briefing.results if item.id == item_id), None)

    def item_to_hint_at(self) -> Item | None:
        """Return the result or conclusion that is chosen, or the last one; else ``None``."""
        item = self._item(self._chosen()) if self._is_numbered() else None
        return item if item and item.id != LEAD_IN else None

    def action_move(self, by: int) -> None:
        """Move the item, or the last one where none is chosen."""
        part = self.part
        self._rearrange(
            _("Item moved"), lambda briefing, item: model_parts.move(briefing, part, item, by)
        )

    def action_remove(self) -> None:
        """Take the chosen item out; nothing where none is chosen."""
        part = self.part
        if item := self._item(self._items.selected):
            item_id = item.id
            self._apply(
                _("{item} deleted").format(item=self._label(item_id)),
                lambda briefing: model_parts.remove(briefing, part, item_id),
            )
            self._items.selected = ""

    def action_indent(self) -> None:
        """Make a conclusion a point of the one above."""
        if self.part.kind is PartKind.CONCLUSIONS:
            self._rearrange(_("Item moved"), structure.indent)

    def action_outdent(self) -> None:
        """Make a point a conclusion of its own."""
        if self.part.kind is PartKind.CONCLUSIONS:
            self._rearrange(_("Item moved"), structure.outdent)

    def action_insert_before(self) -> None:
        """Put what is typed before the chosen item."""
        typed, chosen = self._entry.value.strip(), self._items.selected
        if self._editing or not typed or not chosen or not self._is_numbered():
            return
        if self._apply(
            _("Item inserted"), lambda briefing: structure.insert_before(briefing, chosen, typed)
        ):
            self._fold_draft()
            self._entry.value = ""

    def action_split(self) -> None:
        """Cut the item that is being changed at the cursor."""
        editing = self._editing
        item = self._item(editing)
        if item is None or not self._is_numbered():
            return
        before = self._entry.get_text_range((0, 0), self._entry.cursor_location)
        at = min(len(before), len(item.text))
        if self._apply(_("Item split"), lambda briefing: structure.split(briefing, editing, at)):
            self.action_leave()

    def action_join(self) -> None:
        """Join the chosen item to the one before it."""
        if self._is_numbered():
            self._rearrange(_("Items joined"), structure.join)

    def action_convert(self) -> None:
        """Make a result of a conclusion, or a conclusion of a result."""
        if self.part.kind is PartKind.CONCLUSIONS:
            self._rearrange(_("Now a result"), structure.to_result)
        elif self.part.kind is PartKind.RESULTS:
            self._rearrange(_("Now a conclusion"), structure.to_directive)

    def action_style(self) -> None:
        """Give this list the next style of numbers."""
        if self.briefing is None or self.part.kind is not PartKind.CONCLUSIONS:
            return
        index = self.part.list_index
        current = directive_list(self.briefing, index).style
        place = STYLES.index(current) + 1 if current in STYLES else 0
        chosen = STYLES[place % len(STYLES)]
        self._apply(
            _("Style of numbers changed"),
            lambda briefing: set_style(briefing, chosen, list_index=index),
        )

    def action_new_list(self) -> None:
        """Begin another list of conclusions, and go there."""
        if self.briefing is not None and self._apply(_("Second list"), structure.add_list):
            self.part = Part(PartKind.CONCLUSIONS, len(self.briefing.directive_lists) - 1)

    def action_other_list(self) -> None:
        """Move the chosen conclusion to the next list, round to the first."""
        if self.briefing is None or self.part.kind is not PartKind.CONCLUSIONS:
            return
        lists = len(self.briefing.directive_lists)
        target = (self.part.list_index + 1) % max(lists, 1)
        if lists > 1:
            self._rearrange(
                _("Item moved"),
                lambda briefing, item: structure.move_to_list(briefing, item, target),
            )

    def _rearrange(self, label: str, edit: Callable[[Briefing, str], Briefing]) -> None:
        """Make an edit of the chosen item, or of the last one; it stays chosen where it was."""
        item_id = self._chosen()
        if not item_id or item_id == LEAD_IN or self._editing:
            return
        was_chosen = bool(self._items.selected)
        self._apply(label, lambda briefing: edit(briefing, item_id))
        if was_chosen:
            self._items.selected = item_id if self._item(item_id) else ""

    def _is_numbered(self) -> bool:
        return self.part.kind in (PartKind.RESULTS, PartKind.CONCLUSIONS)
