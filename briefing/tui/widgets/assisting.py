"""What the entry line offers while one types, and how it is taken: never by typing on.

Everything that this needs is loaded at the first key or later, and read in threads.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from textual import work

from briefing.errors import BriefingError
from briefing.settings import load
from briefing.tui.widgets.drafting import DraftingEditor

if TYPE_CHECKING:
    from briefing.insight.documents.completing import Completion
    from briefing.tui.meaning import Meaning


class AssistingEditor(DraftingEditor):
    """Says what the line means, completes names and citations, offers phrases, section, unit."""

    _begun_to_assist = False

    _reading: frozenset[str] = frozenset()
    """What is being read beside the keys just now."""

    @cached_property
    def _meaning(self) -> "Meaning":
        from briefing.tui.meaning import Meaning  # noqa: PLC0415 - start-up

        return Meaning(self._desk)

    def _assist(self) -> None:
        """Offer what there is to offer, once the key is on the screen."""
        if not self._begun_to_assist:
            self._begun_to_assist = True
            self._offer_phrases()
        self._show_understood()

    def _offer_phrases(self) -> None:
        """From the first key on, let the line tell how sentences usually go on."""
        from briefing.tui.phrasing import Phrasing  # noqa: PLC0415 - start-up

        if load().phrases == "on":
            self._entry.going_on = Phrasing(self._desk.folder).go_on

    def _show_understood(self) -> None:
        """Show what the line means so far, and what it may become."""
        if self.briefing is None:
            return
        typed = self._entry.value
        if self._meaning.asks_for_weeks(self.part, typed):
            self._read("weeks")
        chips = self._meaning.chips(
            self.briefing, self.part, self._editing, typed, self._completions()
        )
        self._line.understood(chips)

    def _completions(self) -> "list[Completion]":
        """Return what the beginning of a name or a citation at the cursor may become."""
        row, column = self._entry.cursor_location
        line = self._entry.document.get_line(row)
        if self._meaning.asks_for_documents(line, column):
            self._read("documents")
        return self._meaning.completions(self.part, line, column)

    def _read(self, what: str) -> None:
        if what not in self._reading:
            self._reading |= {what}
            self._read_beside(what)

    @work
    async def _read_beside(self, what: str) -> None:
        """Read what is asked for, and offer it where that is something new."""
        try:
            if await self._meaning.read(what):
                self._show_understood()
        except BriefingError:
            pass  # the places that show it say what is wrong
        finally:
            self._reading -= {what}

    def _complete(self, completion: "Completion") -> None:
        """Put what is whole in the place of its beginning at the cursor."""
        row, column = self._entry.cursor_location
        self._entry.replace(completion.text, (row, column - completion.typed), (row, column))

    def action_accept(self) -> None:
        """Write what the prose says behind it, as tokens; take the section and unit offered."""
        if self.briefing is not None:
            typed = self._entry.value
            accepted = self._meaning.accepted(self.briefing, self.part, self._editing, typed)
            if accepted != typed:
                self._entry.value = accepted
            else:
                self._show_understood()
