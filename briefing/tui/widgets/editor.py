"""The editor of a briefing: its view, and under it the entry line that knows its number."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Static

from briefing.errors import StateError
from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.model import parts as model_parts
from briefing.model.parts import Item, Part, PartKind
from briefing.model.records import Briefing
from briefing.tui.desk import Desk
from briefing.tui.keys import after_field, command, quiet, step
from briefing.tui.phrases import part_name
from briefing.tui.widgets.fields import EntryField, TextField
from briefing.tui.widgets.page import Page
from briefing.tui.widgets.view import BriefingView
from briefing.verbs.pasting import split_paste

CONCLUSIONS = Part(PartKind.CONCLUSIONS)
DRAFT_DELAY = 0.2
"""Seconds between a key and its line in the journal: within the 0.3 s that are promised."""


class Editor(Vertical):
    """Shows one part of the open briefing; focus stays in the entry line throughout.

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
        after_field("undo", "ctrl+z", "undo", N_("Undo"), N_("Take the last change back")),
        after_field(
            "redo", "ctrl+y", "redo", N_("Redo"), N_("Make the change again that was taken back")
        ),
        quiet("leave", "escape", "leave", N_("Cancel"), N_("Stop changing an item, choose none")),
        step("pageup", "page(-1)"),
        step("pagedown", "page(1)"),
    ]

    part: reactive[Part] = reactive(CONCLUSIONS, init=False)
    """The part whose items are shown and to which the entry line adds."""

    @dataclass
    class Changed(Message):
        """The briefing, or whether it is saved, has changed."""

    @dataclass
    class FactsWanted(Message):
        """The user asked for the form of the meeting's facts."""

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self._desk = desk
        self._editing = ""
        self._journal_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the editor out; style sheets decide what a narrow terminal leaves out."""
        yield BriefingView()
        with Horizontal(id="entry-row"):
            yield Static(id="marker")
            yield EntryField(id="entry")
        yield Static(id="hint")

    def on_mount(self) -> None:
        """Put the cursor where typing begins."""
        self._entry.focus()
        self.show_briefing()

    @property
    def briefing(self) -> Briefing | None:
        """The briefing as it stands now."""
        return self._desk.work.briefing if self._desk.work else None

    @property
    def _entry(self) -> EntryField:
        return self.query_one(EntryField)

    @property
    def _items(self) -> Page:
        return self.query_one(BriefingView).items

    # ---- showing

    def show_briefing(self) -> None:
        """Show the open briefing from the start: conclusions, with what was being typed."""
        self._editing = ""
        self.set_reactive(Editor.part, CONCLUSIONS)
        self._items.selected = ""
        self.say("")
        self._load_draft()
        if self._entry.value:
            self.say(_("Recovered what was being typed when the program ended."))
        self.refresh_all()
        self.call_after_refresh(self._items.show_end)

    def refresh_all(self) -> None:
        """Draw everything that depends on the briefing."""
        self.query_one("#entry-row").display = self.briefing is not None
        self.query_one(BriefingView).show(self.briefing, self.part)
        self._refresh_marker()

    def _refresh_marker(self) -> None:
        if self.briefing is None:
            return
        chosen = self._item(self._editing)
        marker = (
            chosen.marker if chosen else model_parts.next_marker(self.briefing, self.part)
        ) or part_name(self.part, 1)
        self.query_one("#marker", Static).update(
            Content.assemble(Content.styled(marker, "bold $accent"), " ")
        )
        entry = self._entry
        entry.read_only = model_parts.is_final(self.briefing)

    def say(self, message: str) -> None:
        """Say something under the entry line, or what Enter does there."""
        hint = message or self._hint()
        self.query_one("#hint", Static).update(Content.styled(clean(hint), "$muted"))

    def _hint(self) -> str:
        if self.briefing is None:
            return ""
        if model_parts.is_final(self.briefing):
            return _("This week is final. F8 reopens it as the next revision.")
        if self._editing:
            return _("Changing an item: Enter keeps it, Esc leaves it as it was.")
        if self.part.kind is PartKind.MEETING:
            return _("Enter opens the facts of the meeting.")
        return _("Enter adds · Ctrl+J new paragraph · ↑↓ choose, Enter changes · Alt+↑↓ moves")

    # ---- the entry line

    @on(EntryField.Submitted)
    def _commit(self, event: EntryField.Submitted) -> None:
        event.stop()
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
            lambda briefing: model_parts.add(briefing, part, text),
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
            lambda briefing: model_parts.set_text(briefing, part, item_id, text),
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
        self._entry.value = item.text
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
    def _journal_soon(self) -> None:
        if self._journal_timer is None:
            self._journal_timer = self.set_timer(DRAFT_DELAY, self._journal)

    def _journal(self) -> None:
        self._journal_timer = None
        if self._desk.drafts is not None:
            self._desk.drafts.keep(self._place, self._entry.value)

    def _fold_draft(self) -> None:
        """Let go of the draft whose text has just become part of the briefing."""
        if self._desk.drafts is not None:
            self._desk.drafts.fold(self._place)

    @property
    def _place(self) -> str:
        """The name of what is being typed: an item, or the next one of a part."""
        return self._editing or f"{self.part.kind}:{self.part.list_index}"

    def _load_draft(self) -> None:
        self._entry.value = self._desk.drafts.text(self._place) if self._desk.drafts else ""

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
        self.part = event.part
        self._items.selected = event.item_id

    def validate_part(self, part: Part) -> Part:
        """Keep what is being typed before another part takes the entry line over."""
        self._journal()
        return part

    def watch_part(self) -> None:
        """Show the items of the part that was chosen."""
        self._editing = ""
        self._items.selected = ""
        self.say("")
        self._load_draft()
        self.refresh_all()
        self._items.scroll_home(animate=False)

    def action_part(self, step: int) -> None:
        """Go to the next part or the one before."""
        if self.briefing:
            everything = model_parts.parts(self.briefing)
            self.part = everything[(everything.index(self.part) + step) % len(everything)]

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

    def _apply(self, label: str, edit: Callable[[Briefing], Briefing]) -> bool:
        """Make one change, durably; say so when it cannot be made or saved."""
        if self._desk.work is None:
            return False
        try:
            self._desk.work.apply(label, edit)
        except StateError as error:
            self.say(str(error))
            return False
        self.refresh_all()
        self.say(str(self._desk.work.trouble or label))
        self.post_message(self.Changed())
        return True

    def _travel(self, step: Callable[[], str | None] | None, sentence: str) -> None:
        if step is None:
            return
        try:
            what = step()
        except StateError as error:
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
