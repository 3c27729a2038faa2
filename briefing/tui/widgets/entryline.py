"""The entry line: its number, the field, what was understood, and what the line says back."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.language.letters import clean
from briefing.tui.widgets.fields import EntryField


class EntryLine(Vertical):
    """Shows; what the typed text means is told by whoever holds the briefing."""

    _chips = Content()

    def compose(self) -> ComposeResult:
        """Lay the line out: number and field, chips, hint."""
        with Horizontal(id="entry-row"):
            yield Static(id="marker")
            yield EntryField(id="entry")
        yield Static(id="chips")
        yield Static(id="hint")

    @property
    def field(self) -> EntryField:
        """The field that is typed into."""
        return self.query_one(EntryField)

    def number(self, marker: str) -> None:
        """Show the number that what is typed will bear."""
        self.query_one("#marker", Static).update(
            Content.assemble(Content.styled(clean(marker), "bold $accent"), " ")
        )

    def say(self, message: str) -> None:
        """Say something under the line."""
        self.query_one("#hint", Static).update(Content.styled(clean(message), "$muted"))

    def understood(self, chips: Content | None) -> None:
        """Show what the typed text means; the line goes where it means nothing more."""
        shown = chips or Content()
        if not shown.is_same(self._chips):  # each change lays the whole screen out again
            self._chips = shown
            line = self.query_one("#chips", Static)
            line.display = chips is not None
            line.update(shown)
