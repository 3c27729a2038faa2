"""Typing: the view of a briefing and the entry line under it, where focus stays throughout."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from briefing.errors import BriefingError
from briefing.i18n import N_, _
from briefing.model import parts as model_parts
from briefing.model.parts import Item, Part, PartKind
from briefing.model.records import Briefing
from briefing.tui.blocks import unread_blocks, welcome_blocks
from briefing.tui.hints import resting_hint
from briefing.tui.keys import after_field, command, quiet, step
from briefing.tui.phrases import part_name
from briefing.tui.widgets.assisting import AssistingEditor
from briefing.tui.widgets.drafting import CONCLUSIONS, DRAFT_DELAY
from briefing.tui.widgets.fields import EntryField, TextField
from briefing.tui.widgets.view import BriefingView
from briefing.verbs.pasting import split_paste


class TypingEditor(AssistingEditor):
    """Shows one part of the open briefing and takes in what is typed and pasted.

    ↑ and ↓ choose an item, Enter on an empty line changes it, Enter after typing adds the next.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "next-part",
            "tab",
            "part(1)",
            N_("Next part"),
            N_("Meeting, summary, results, conclusions, excerpts, notes"),
        ),
        quiet(
            "previous-part",
            "shift+tab",
            "part(-1)",
            N_("Previous part"),
            N_("Back to the part before"),
        ),
        quiet(
            "accept",
            "ctrl+g",
            "accept",
            N_("Accept"),
            N_("Note down the unit and the deadline that the text says"),
        ),
        after_field("undo", "ctrl+z", "undo", N_("Undo"), N_("Take the last change back")),
        after_field(
            "redo",
            "ctrl+y",
            "redo",
            N_("Redo"),
            N_("Make the change again that was taken back"),
        ),
        quiet("leave", "escape", "leave", N_("Cancel"), N_("Stop changing an item, choose none")),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
    ]

    _told = False  # whether something else is said under the line than what Enter does

    @dataclass
    class Changed(Message):
        """The briefing, or whether it is saved, has changed."""

    @dataclass
    class FactsWanted(Message):
        """The user asked for the form of the meeting's facts."""

    def on_mount(self) -> None:
        """Put the cursor where typing begins."""
        self._entry.focus()
        self.show_briefing()

    # ---- showing

    def show_briefing(self) -> None:
        """Show the open briefing from the start: conclusions, with what was being typed."""
        self._editing = ""
        self.set_reactive(TypingEditor.part, CONCLUSIONS)
        self._items.selected = ""
        self.say("")
        self._load_draft()
        if self._entry.value:
            self.say(_("Recovered what was being typed when the program ended."))
        self.refresh_all()
        self.call_after_refresh(self._items.show_end)

    def refresh_all(self) -> None:
        """Draw everything that depends on the briefing."""
        if self.briefing is not None and self.part not in model_parts.parts(self.briefing):
            self.part = CONCLUSIONS  # its list has gone
        self._line.display = self.briefing is not None
        view = self.query_one(BriefingView)
        if self.briefing is not None:
            view.show(self.briefing, self.part)
        else:
            view.show_none(unread_blocks() if self._desk.unread else welcome_blocks())
        self._refresh_marker()

    def follow(self, told: str) -> None:
        """Draw what was changed elsewhere, and say what; what is being typed stays as it is."""
        self.refresh_all()
        item = self._item(self._editing)
        begun = self._begun_with and model_parts.find(self._begun_with, self.part, self._editing)
        if begun and (item is None or item.text != begun.text):
            told += " " + _("It is the item that you are changing: Enter asks which one counts.")
        self.say(told)

    def _refresh_marker(self) -> None:
        if self.briefing is None:
            return
        chosen = self._item(self._editing)
        marker = (
            chosen.marker if chosen else model_parts.next_marker(self.briefing, self.part)
        ) or part_name(self.part, 1)
        self._line.number(marker)
        self._entry.read_only = model_parts.is_final(self.briefing)

    def say(self, message: str) -> None:
        """Say something under the entry line, or what Enter does there."""
        self._told = bool(message)
        self._line.say(message or self._hint())

    def trouble_changed(self) -> None:
        """Say what keeps the briefing from being stored, or that no more; other news stays."""
        work = self._desk.work
        if not self._told or (work and (work.conflict or work.trouble)):
            self.say("")

    def _hint(self) -> str:
        if self.briefing is None:
            return ""
        if self._desk.work and self._desk.work.conflict:
            return _("Not stored yet: it was changed elsewhere as well. Alt+G merges both.")
        if self._desk.work and self._desk.work.trouble:
            return str(self._desk.work.trouble)
        final = model_parts.is_final(self.briefing)
        if self._editing and not final:
            return _("Changing an item: Enter keeps it, Esc leaves it as it was.")
        if self.part.kind is PartKind.MEETING and not final:
            return _("Enter opens the facts of the meeting.")
        return resting_hint(self.briefing)

    # ---- the entry line

    @on(EntryField.Submitted)
    def _commit(self, event: EntryField.Submitted) -> None:
        event.stop()
        self._entry.unread -= 1
        text = event.text.strip()
        if self.part.kind is PartKind.MEETING:
            self.post_message(self.FactsWanted())
        elif not text:
            if self._items.selected and not self._editing:
                self._begin_change(self._items.selected)
        elif not (self._change(self._editing, text) if self._editing else self._add(text)):
            self._entry.give_back(text)

    def _add(self, text: str) -> bool:
        part = self.part
        added = self._apply(
            _("{item} added").format(item=self._label("")),
            lambda briefing: self._meaning.enter(briefing, part, text),
        )
        if added:
            self._fold_draft()
            self._items.selected = ""
            self.call_after_refresh(self._items.show_end)
        return added

    def _change(self, item_id: str, text: str) -> bool:
        part = self.part
        changed = self._apply(
            _("{item} changed").format(item=self._label(item_id)),
            lambda briefing: self._meaning.change(briefing, part, item_id, text),
            since=self._begun_with,
        )
        if changed:
            self._fold_draft()
            self._editing = ""
            self._load_draft()
            self._refresh_marker()
        return changed

    def _begin_change(self, item_id: str) -> None:
        item = self._item(item_id)
        if item is None or self.briefing is None or model_parts.is_final(self.briefing):
            return
        self._journal()
        self._editing = item_id
        self._begun_with = self.briefing
        self._entry.value = self._meaning.recall(self.briefing, self.part, item_id)
        self._refresh_marker()
        self.say("")

    @on(EntryField.PastedBlock)
    def _paste(self, event: EntryField.PastedBlock) -> None:
        event.stop()
        pieces = split_paste(event.text)
        part = self.part
        if part.kind is PartKind.MEETING or self._editing or len(pieces) < 2:
            self._entry.insert(event.text)
            return

        def add_all(briefing: Briefing) -> Briefing:
            for piece in pieces:
                briefing = model_parts.add(briefing, part, piece)
            return briefing

        message = _("{count} items pasted").format(count=len(pieces))
        if self._apply(message, add_all):
            self.say(_("{message}; Ctrl+Z takes them back.").format(message=message))
            self.call_after_refresh(self._items.show_end)
        else:
            self._entry.insert(event.text)

    # ---- what is being typed

    @on(TextField.Changed)
    def _typed(self) -> None:
        self._journal_in(DRAFT_DELAY)
        self.call_after_refresh(self._assist)

    # ---- choosing and changing

    @on(TextField.LeftTop)
    def _choose_up(self, event: TextField.LeftTop) -> None:
        event.stop()
        if not self._editing:
            self._items.select_next(-1)

    @on(TextField.LeftBottom)
    def _choose_down(self, event: TextField.LeftBottom) -> None:
        event.stop()
        if not self._editing:
            self._items.select_next(1)

    @on(BriefingView.PartPicked)
    def _pick(self, event: BriefingView.PartPicked) -> None:
        event.stop()
        self.go_to(event.part, event.item_id)

    def go_to(self, part: Part, item_id: str) -> None:
        """Show a part, one of its items chosen; "" chooses none."""
        self.part = part
        self._items.selected = item_id

    def watch_part(self) -> None:
        """Show the items of the part that was chosen."""
        self._editing = ""
        self._items.selected = ""
        self.say("")
        self._load_draft()
        self.refresh_all()
        self._items.scroll_home(animate=False)

    def action_part(self, step: int) -> None:
        """Complete the name that is being typed, or go to the next part or the one before."""
        if step > 0 and (names := self._completions()):
            self._complete(names[0])
        elif self.briefing:
            everything = model_parts.parts(self.briefing)
            self.part = everything[(everything.index(self.part) + step) % len(everything)]

    def action_undo(self) -> None:
        """Take the last change back."""
        self._travel(self._desk.work.undo if self._desk.work else None, _("Undone: {what}"))

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self._travel(self._desk.work.redo if self._desk.work else None, _("Redone: {what}"))

    def action_leave(self) -> None:
        """Stop changing an item; with nothing to stop, choose none."""
        if self._editing:
            self._fold_draft()
            self._editing = ""
            self._load_draft()
            self._refresh_marker()
        self._items.selected = ""
        self.say("")

    def action_page(self, direction: int) -> None:
        """Scroll the items by a screenful."""
        items = self._items
        items.scroll_relative(y=direction * max(items.size.height - 2, 1), animate=False)

    # ---- the work underneath

    def _apply(
        self,
        label: str,
        edit: Callable[[Briefing], Briefing],
        *,
        since: Briefing | None = None,
    ) -> bool:
        """Make one change, durably; say so when it cannot be made or saved.

        ``since`` is the briefing that it was typed for, where that may have changed meanwhile.
        """
        if self._desk.work is None:
            return False
        try:
            self._desk.work.apply(label, edit, since=since)
        except BriefingError as error:
            self.say(str(error))
            return False
        self.refresh_all()
        self.say("" if self._desk.work.trouble else label)
        self.post_message(self.Changed())
        return True

    def _travel(self, step: Callable[[], str | None] | None, sentence: str) -> None:
        if step is None:
            return
        try:
            what = step()
        except BriefingError as error:
            self.say(str(error))
            return
        self.refresh_all()
        self.say(sentence.format(what=what) if what else _("Nothing left to take back."))
        self.post_message(self.Changed())

    def _item(self, item_id: str) -> Item | None:
        if self.briefing is None or not item_id:
            return None
        return model_parts.find(self.briefing, self.part, item_id)

    def _chosen(self) -> str:
        if self._items.selected:
            return self._items.selected
        keys = self._items.keys()
        return keys[-1] if keys else ""

    def _label(self, item_id: str) -> str:
        """Return what to call an item: "Bốn là", or its part; the next one where there is none."""
        if self.briefing is None:
            return ""
        item = self._item(item_id)
        marker = item.marker if item else model_parts.next_marker(self.briefing, self.part)
        return marker.rstrip(",:") or part_name(self.part, 1)
