"""The first frame: the week as it stands, seen before what it is typed with is loaded.

Loading and mounting the editor takes as long again as drawing the week, and nobody types before
having looked. So this screen shows the same at the same place, without anything that takes keys;
the editor comes in its stead right after, and what was typed meanwhile is then given to it.
"""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.language.cleaning import clean
from briefing.model.parts import Part, PartKind, next_marker
from briefing.model.records import Briefing
from briefing.tui.blocks import part_blocks
from briefing.tui.desk import Desk
from briefing.tui.hints import resting_hint
from briefing.tui.outline import header_line, part_line
from briefing.tui.widgets.page import Page

SHOWN = Part(PartKind.CONCLUSIONS)


class FirstScreen(Screen[None]):
    """Shows the conclusions of ``briefing``, the open one, and room for all that will come.

    Its widgets bear the names that they have in the editor, for the style sheet to put them in
    the same places.
    """

    def __init__(self, desk: Desk, briefing: Briefing) -> None:
        super().__init__()
        self._desk = desk
        self._briefing = briefing

    def compose(self) -> ComposeResult:
        """Lay out what there is to see."""
        briefing = self._briefing
        yield Static(header_line(self._desk, self.app.size.width - 4), id="header")
        with Vertical(id="editor"):
            yield Static(part_line(briefing, SHOWN), id="parts")
            with Horizontal(id="body"):
                yield Static(id="outline")
                yield Page(id="items")
                yield Static(id="side")
            marker = clean(next_marker(briefing, SHOWN))
            yield Static(Content.styled(marker, "bold $accent"), id="entry-row")
            yield Static(Content.styled(clean(resting_hint(briefing)), "$muted"), id="hint")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the items."""
        self.query_one("#items", Page).show(part_blocks(self._briefing, SHOWN))
