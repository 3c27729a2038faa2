"""The view of a briefing: outline, the items of one part, the whole beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from briefing.model import parts as model_parts
from briefing.model.parts import Part, PartKind
from briefing.model.records import Briefing
from briefing.tui.blocks import part_blocks, preview_blocks, preview_key
from briefing.tui.outline import part_line, part_rows
from briefing.tui.widgets.page import Block, Page


class BriefingView(Vertical):
    """Shows one part of a briefing; style sheets decide what a narrow terminal leaves out."""

    @dataclass
    class PartPicked(Message):
        """A part was clicked; ``item_id`` too where the click was on one of its items."""

        part: Part
        item_id: str = ""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay the view out."""
        yield Static(id="parts")
        with Horizontal(id="body"):
            yield Page(id="outline")
            yield Page(id="items")
            yield Page(id="side")

    @property
    def items(self) -> Page:
        """The page of the items; what is selected there is the chosen item."""
        return self.query_one("#items", Page)

    def show_none(self, blocks: Iterable[Block]) -> None:
        """Show ``blocks`` where no briefing is open: why that is, and what to do."""
        self._parts = ()
        self.items.show(blocks)
        self.query_one("#outline", Page).show([])
        self.query_one("#side", Page).show([])
        self.query_one("#parts", Static).update("")

    def show(self, briefing: Briefing, part: Part) -> None:
        """Show ``part`` of ``briefing``."""
        outline = self.query_one("#outline", Page)
        self._parts = model_parts.parts(briefing)
        self.items.show(part_blocks(briefing, part))
        outline.show(part_rows(briefing))
        outline.selected = str(self._parts.index(part))
        self.query_one("#parts", Static).update(part_line(briefing, part), layout=False)
        self.call_after_refresh(self._preview, briefing, part)

    def _preview(self, briefing: Briefing, part: Part) -> None:
        """Draw the whole once the items are on the screen, with the chosen one in view."""
        side = self.query_one("#side", Page)
        side.show(preview_blocks(briefing))
        if shown := model_parts.items(briefing, part):
            key = preview_key(part, self.items.selected or shown[-1].id)
            self.call_after_refresh(side.reveal, key)
        elif part.kind is PartKind.MEETING:
            side.scroll_home(animate=False)

    @on(Page.Picked, "#outline")
    def _pick_part(self, event: Page.Picked) -> None:
        event.stop()
        self.post_message(self.PartPicked(self._parts[int(event.key)]))

    @on(Page.Picked, "#items")
    def _pick_item(self, event: Page.Picked) -> None:
        event.stop()
        event.page.selected = event.key

    @on(Page.Picked, "#side")
    def _pick_in_preview(self, event: Page.Picked) -> None:
        event.stop()
        kind, index, item_id = event.key.split(":", 2)
        self.post_message(self.PartPicked(Part(PartKind(kind), int(index)), item_id))
