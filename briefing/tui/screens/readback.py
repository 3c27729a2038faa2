"""Read-back: conclusion by conclusion, large; confirm it, mend it, or go on without."""

from collections.abc import Callable
from typing import ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.i18n import N_, _, ngettext
from briefing.language.letters import clean
from briefing.model.parts import Item, is_final
from briefing.model.readback import confirm, mend, to_read, unconfirmed
from briefing.model.records import Briefing
from briefing.resources import themes_dir
from briefing.tui.display import line, plain
from briefing.tui.keys import command, step
from briefing.tui.phrases import conclusions_phrase, directive_facts, period_name
from briefing.tui.widgets.fields import TextField
from briefing.tui.widgets.keybar import KeyBar
from briefing.tui.widgets.page import Block, Page
from briefing.tui.wrapping import Paragraph, Span

DRAFT_DELAY = 0.2
"""Seconds between a key and its line in the journal, as in the editor."""

Edit = Callable[[Briefing], Briefing]


class DraftKeeper(Protocol):
    """Where the text being typed is kept until it is part of the briefing, by item id."""

    def text(self, place: str) -> str:
        """Return what was being typed at ``place`` and never committed."""

    def keep(self, place: str, text: str) -> None:
        """Keep what is being typed at ``place``."""

    def fold(self, place: str) -> None:
        """Forget what was typed at ``place``."""


class ReadBackScreen(ModalScreen[None]):
    """Goes through the conclusions aloud; begins at the first that was not confirmed.

    ``apply`` takes a label and an edit, makes the edit, saves, and returns the briefing as it
    then stands (:meth:`briefing.verbs.editing.WorkingCopy.apply`). ``drafts`` keeps a mended text
    while it is typed.
    """

    CSS_PATH = themes_dir() / "readback.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        command("confirm", "enter,space", "confirm", N_("Confirm"), N_("Agreed: go to the next")),
        command("open-item", "enter,space", "open", N_("Read it"), N_("Read the chosen item")),
        command("mend", "f2,e", "mend", N_("Mend"), N_("Change the text; it is saved at once")),
        command("item-before", "left,pageup", "step(-1)", N_("Back"), N_("The conclusion before")),
        command("skip", "right,pagedown", "step(1)", N_("Skip"), N_("Go on without confirming")),
        step("up", "move(-1)"),
        step("down", "move(1)"),
        command("keep-text", "f2", "keep", N_("Keep"), N_("Keep the mended text")),
        command("cancel-mending", "escape", "cancel", N_("Cancel"), N_("Leave the text as it was")),
        command("close-reading", "escape", "close", N_("Close"), N_("Back to the week")),
    ]

    def __init__(
        self,
        briefing: Briefing,
        apply: Callable[[str, Edit], Briefing],
        drafts: DraftKeeper | None = None,
    ) -> None:
        super().__init__()
        self._briefing = briefing
        self._apply = apply
        self._drafts = drafts
        self._items = to_read(briefing)
        waiting = unconfirmed(briefing)
        self._place = self._items.index(waiting[0]) if waiting else len(self._items)
        self._mending = False
        self._typed = ""
        self._journal_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay the screen out: head, the item or the list of the rest, the field, the keys."""
        yield Static(id="readback-head")
        with VerticalScroll(id="readback-body", can_focus=False):
            yield Page(id="readback-text")
            yield TextField(id="readback-field", max_height=14, disabled=True)
            yield Page(id="readback-facts")
        yield Page(id="readback-rest")
        yield Static(id="readback-said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first conclusion that waits."""
        self._show()

    def on_resize(self) -> None:
        """Fit the head to the new width."""
        self._draw_head()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with an item, with the list at the end, or with the field."""
        final = is_final(self._briefing)
        offered = {
            "confirm": not self._mending and not self._at_end and not final,
            "mend": not self._mending and not self._at_end and not final,
            "step": not self._mending and bool(self._items),
            "open": self._at_end and bool(self._rest),
            "move": not self._mending,
            "keep": self._mending,
            "cancel": self._mending,
            "close": not self._mending,
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    @property
    def _at_end(self) -> bool:
        return self._place >= len(self._items)

    @property
    def _item(self) -> Item:
        return self._items[self._place]

    @property
    def _rest(self) -> tuple[Item, ...]:
        return unconfirmed(self._briefing)

    # ---- going through

    def action_confirm(self) -> None:
        """Note that the item is agreed, and go to the next."""
        item = self._item
        label = _("{item} confirmed").format(item=item.marker.rstrip(",:"))
        if self._change(label, lambda briefing: confirm(briefing, item.id)):
            self._go(self._place + 1)

    def action_step(self, by: int) -> None:
        """Go to another item; behind the last is the list of what was not confirmed."""
        self._go(self._place + by)

    def action_move(self, by: int) -> None:
        """Choose in the list at the end; scroll a long item elsewhere."""
        if self._at_end:
            self.query_one("#readback-rest", Page).select_next(by)
        else:
            self.query_one("#readback-body").scroll_relative(y=by * 2, animate=False)

    def action_open(self) -> None:
        """Read the item that is chosen in the list at the end."""
        chosen = self.query_one("#readback-rest", Page).selected
        self._go(next(at for at, item in enumerate(self._items) if item.id == chosen))

    @on(Page.Picked, "#readback-rest")
    def _pick(self, event: Page.Picked) -> None:
        event.page.selected = event.key
        self.action_open()

    def action_close(self) -> None:
        """Back to where it was called from; what was confirmed is stored already."""
        self.dismiss()

    def _go(self, place: int) -> None:
        self._place = min(max(place, 0), len(self._items))
        self._show()

    # ---- mending

    def action_mend(self) -> None:
        """Open the field with the item's text."""
        item = self._item
        self._mending = True
        field = self.query_one(TextField)
        field.disabled = False
        self._typed = (self._drafts.text(item.id) if self._drafts else "") or item.text
        field.value = self._typed
        self._show()
        field.focus()
        self._say(_("Enter keeps it, Ctrl+J begins a new paragraph, Esc leaves it as it was."))

    @on(TextField.Submitted)
    def action_keep(self) -> None:
        """Keep the mended text, durably; the item then waits to be confirmed."""
        item, text = self._item, self.query_one(TextField).value.strip()
        if not text:
            self._say(_("The text is empty. Esc leaves the item as it was."))
            return
        label = _("{item} changed").format(item=item.marker.rstrip(",:"))
        if self._change(label, lambda briefing: mend(briefing, item.id, text)):
            self._close_field()

    def action_cancel(self) -> None:
        """Leave the item as it was."""
        self._close_field()

    @on(TextField.Changed)
    def _journal_soon(self) -> None:
        self._typed = self.query_one(TextField).value
        if self._mending and self._journal_timer is None:
            self._journal_timer = self.set_timer(DRAFT_DELAY, self._journal)

    def _journal(self) -> None:
        self._journal_timer = None
        if self._mending and self._drafts is not None and self._typed != self._item.text:
            self._drafts.keep(self._item.id, self._typed)

    def _close_field(self) -> None:
        self._mending = False
        if self._drafts is not None:
            self._drafts.fold(self._item.id)
        self.query_one(TextField).disabled = True
        self.set_focus(None)
        self._show()

    def on_unmount(self) -> None:
        """Keep what is being typed when the program ends."""
        self._journal()

    # ---- showing

    def _change(self, label: str, edit: Edit) -> bool:
        """Make one change, durably; say so when it cannot be made."""
        try:
            self._briefing = self._apply(label, edit)
        except BriefingError as error:
            self._say(str(error))
            return False
        self._items = to_read(self._briefing)
        return True

    def _show(self) -> None:
        self.set_class(self._at_end, "-end")
        self.set_class(self._mending, "-mending")
        self._draw_head()
        if self._at_end:
            self._show_rest()
        else:
            self._show_item()
            self.query_one("#readback-body").scroll_home(animate=False)
        self._say(self._standing())
        self.refresh_bindings()

    def _show_item(self) -> None:
        """Show number, text and facts; while it is mended the field stands for the text."""
        item = self._item
        paragraphs = [Paragraph((Span(clean(item.marker), "heading"),))]
        if not self._mending:
            paragraphs.append(Paragraph((Span(clean(item.text), "strong"),), before=1))
        self.query_one("#readback-text", Page).show([Block(tuple(paragraphs))])
        self.query_one("#readback-facts", Page).show([Block((_facts(item, before=1),))])

    def _show_rest(self) -> None:
        page = self.query_one("#readback-rest", Page)
        page.selected = ""
        page.show(_rest_blocks(self._items, self._rest))
        page.select_next(1)

    def _standing(self) -> str:
        if self._at_end:
            return _("Enter reads the chosen one again, Esc closes.") if self._rest else ""
        if is_final(self._briefing):
            return _("This week is final: nothing can be changed here.")
        if self._item.id in self._briefing.confirmed:
            return "✓ " + _("Confirmed.")
        return ""

    def _draw_head(self) -> None:
        title = _("Read-back")
        width = max(self.size.width - 4, 20)
        counted = self._progress()
        about = period_name(self._briefing.period)
        room = width - len(title) - len(counted) - 5
        shown = line(about, max(room, 0))
        gap = " " * max(width - len(title) - 3 - shown.cell_length - len(counted), 2)
        self.query_one("#readback-head", Static).update(
            Content.assemble(
                Content.styled(title, "bold $accent"),
                "   ",
                shown,
                gap,
                Content.styled(counted, "$muted"),
            )
        )

    def _progress(self) -> str:
        agreed = _("{count} confirmed").format(count=len(self._items) - len(self._rest))
        if self._at_end:
            return f"{conclusions_phrase(len(self._items))} · {agreed}"
        return f"{self._place + 1} / {len(self._items)} · {agreed}"

    def _say(self, message: str) -> None:
        self.query_one("#readback-said", Static).update(plain(message))


def _facts(item: Item, *, before: int) -> Paragraph:
    """Return who does it, with whom and by when."""
    facts = directive_facts(item.directive) if item.directive else ""
    return Paragraph((Span(clean(facts), "muted"),), before=before)


def _rest_blocks(items: tuple[Item, ...], rest: tuple[Item, ...]) -> list[Block]:
    """Return the end of the reading: what was not confirmed, or that everything was."""
    if not items:
        return [Block((Paragraph((Span(_("No conclusion yet."), "muted"),)),))]
    if not rest:
        sentence = _("Everything has been confirmed.")
        return [Block((Paragraph((Span("✓ " + sentence, "good"),)),))]
    count = len(rest)
    heading = ngettext(
        "{count} conclusion not confirmed", "{count} conclusions not confirmed", count
    ).format(count=count)
    blocks = [Block((Paragraph((Span(heading, "warn"),)),))]
    for item in rest:
        spans = (Span(clean(item.marker) + " ", "strong"), Span(clean(item.text)))
        blocks.append(Block((Paragraph(spans, before=1), _facts(item, before=0)), item.id))
    return blocks
