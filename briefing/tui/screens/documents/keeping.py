"""What the office itself enters of documents: by hand, or from a spreadsheet."""

from typing import ClassVar

from msgspec.structs import replace
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from briefing.i18n import N_, _
from briefing.language.letters import clean
from briefing.model.register import Entry, EntryKey, with_entry, without_entry
from briefing.tui.desk import Desk
from briefing.tui.keys import command
from briefing.tui.screens.documents.shelf import Sight
from briefing.tui.widgets.rows import Rows
from briefing.verbs.registering import Document, Place


class KeepingScreen(Screen[Place]):
    """A list of documents of which the chosen one can be corrected, and all be exchanged."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "edit-document", "f2", "edit", N_("Edit"), N_("Enter day, issuer and title by hand")
        ),
        command(
            "document-files", "f9", "files", N_("CSV"), N_("Write it all as CSV, or take one in")
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows = Rows(id="documents")
        self._sight: Sight | None = None
        self._documents: dict[str, Document] = {}

    @property
    def chosen(self) -> Document | None:
        """The document of the chosen row, where it is one of a document."""
        return self._documents.get(self._rows.selected)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to correct a document while one is chosen."""
        if action == "edit":
            return self.chosen is not None
        return super().check_action(action, parameters)

    def look(self) -> None:
        """Show the register as the archive is now."""
        raise NotImplementedError

    def _say(self, sentence: str) -> None:
        self.query_one("#hint", Static).update(Content(clean(sentence)))

    def action_edit(self) -> None:
        """Enter by hand what the office knows of the chosen document."""
        from briefing.tui.screens.documents.entry import DocumentEntryScreen  # noqa: PLC0415 - start-up

        document = self.chosen
        if document is not None:
            self.app.push_screen(DocumentEntryScreen(document).storing(self._enter))

    def _enter(self, entry: Entry) -> None:
        """Store an entry; one that says nothing takes the office's own away.

        Raises :class:`BriefingError` where it is refused.
        """
        document, sight = self.chosen, self._sight
        if document is None or sight is None:
            return
        old: EntryKey | None = document.entry.key if document.entry else None
        bare = replace(entry, date=None, issuer="", title="")
        if entry == bare:
            after = without_entry(sight.entries, old) if old else sight.entries
        else:
            after = with_entry(sight.entries, entry, old)
        self._desk.archive.put_documents(after, base=sight.entries)
        self._say(_("Stored: {name}.").format(name=document.name))
        self.look()

    def action_files(self) -> None:
        """Write the register as CSV, or take one in."""
        from briefing.tui.screens.documents.files import DocumentFilesScreen  # noqa: PLC0415 - start-up

        if self._sight is not None:
            files = DocumentFilesScreen(
                self._desk.archive, self._sight.register, self._sight.told.weeks
            )
            self.app.push_screen(files, self._say_done)

    def _say_done(self, sentence: str | None) -> None:
        if sentence:
            self._say(sentence)
            self.look()
