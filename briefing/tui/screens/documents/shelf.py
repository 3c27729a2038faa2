"""The register of documents for one session: drawn beside the keys, seen by all who ask for it."""

import asyncio
from typing import NamedTuple

from briefing.archive.protocol import Archive
from briefing.insight.documents.completing import Numbers, numbers_of
from briefing.model.register import Entry
from briefing.tui.overviewing import Overviewing
from briefing.tui.screens.documents.rows import document_rows, row_key, unresolved_key
from briefing.tui.widgets.rows import Listing
from briefing.verbs.registering import (
    Document,
    Gathered,
    Register,
    Unresolved,
    gathered,
    register_of,
    words_of,
)
from briefing.verbs.unreadable import Helpers


class Sight(NamedTuple):
    """The register as the office has it, all that shows it made ready.

    ``documents`` and ``unresolved`` are by the keys of their ``rows``, in their order; ``words``
    are those that find each document; ``numbers`` are for completing what is typed.
    ``clashing`` is how many documents contradict themselves. ``problems`` are sentences on what
    could not be read.
    """

    told: Gathered
    entries: tuple[Entry, ...]
    register: Register
    documents: dict[str, Document]
    unresolved: dict[str, Unresolved]
    rows: Listing
    words: list[str]
    numbers: Numbers
    clashing: int
    problems: tuple[str, ...]


class Sought(NamedTuple):
    """How the register was left: what was typed, the chosen row and place, what is listed."""

    typed: str = ""
    row: str = ""
    place: int = 0
    conflicts: bool = False


class DocumentShelf:
    """Draws the register when somebody first asks for it, and anew when something has changed."""

    def __init__(self, archive: Archive, overviewing: Overviewing) -> None:
        self._archive = archive
        self._overviewing = overviewing
        self.known: Sight | None = None
        """The register as it was seen last; ``None`` before :meth:`see`."""
        self.sought = Sought()
        self.room = 0
        """How wide the list of documents is, in cells."""

    async def see(self) -> Sight:
        """Return the register as the archive is now.

        It is drawn in threads; keys are read meanwhile. What the office has entered and cannot be
        read is told and done without. Raises what reading the weeks raises.
        """
        told = await self._overviewing.see(gathered)
        helpers = Helpers()
        entries = await asyncio.to_thread(helpers.read, self._archive.documents, ())
        problems = (*helpers.problems, *told.problems)
        known = self.known
        seen = known and (known.entries, known.problems) == (entries, problems)
        if known is None or known.told is not told or not seen:
            known = self.known = await asyncio.to_thread(self._draw, told, entries, problems)
        return known

    def _draw(self, told: Gathered, entries: tuple[Entry, ...], problems: tuple[str, ...]) -> Sight:
        register = register_of(entries, told)
        documents = {row_key(one.key): one for one in register.documents}
        unresolved = {unresolved_key(one): one for one in register.unresolved}
        return Sight(
            told,
            entries,
            register,
            documents,
            unresolved,
            document_rows(documents.items(), list(unresolved.items()), lambda: self.room),
            words_of(register.documents),
            numbers_of(register.documents),
            sum(1 for one in register.documents if one.conflicts),
            problems,
        )
