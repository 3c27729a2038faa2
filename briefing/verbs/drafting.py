"""What a session types and could not store, kept in the journal; nothing here ever raises.

Beside the texts that are being typed this keeps whole briefings that the archive would not take.
What the journal would not take either is kept in memory and tried again.
"""

import contextlib

from briefing.archive.journal import Draft, Journal, Unstored
from briefing.errors import ArchiveError
from briefing.model.records import Briefing


class Drafting:
    """The drafts of one briefing, in its ``journal``.

    ``error`` is what keeps a text off the disk, ``None`` where all of it is there.
    """

    def __init__(self, journal: Journal) -> None:
        self.error: ArchiveError | None = None
        self.recovered: tuple[Draft, ...] = ()
        self._journal = journal
        self._waiting: dict[str, str] = {}  # texts that the journal did not take
        self._folded: set[str] = set()  # places whose drafts are in the briefing
        self._aside: Briefing | None = None  # the last state that the journal keeps whole

    def recover(self) -> tuple[Unstored, ...]:
        """Read what earlier sessions left: texts into ``recovered``, and whole briefings."""
        try:
            self.recovered = self._journal.pending()
            return self._journal.all_unstored()
        except ArchiveError as error:
            self.error = error
            return ()

    def keep(self, place: str, text: str) -> None:
        """Keep what is being typed at ``place``."""
        try:
            self._journal.record(text, place=place)
        except ArchiveError as error:
            self.error = error
            self._waiting[place] = text
            return
        self._folded.discard(place)
        self._waiting.pop(place, None)
        if not self._waiting:
            self.error = None

    def try_again(self) -> None:
        """Keep the texts that the journal did not take before."""
        for place, text in list(self._waiting.items()):
            self.keep(place, text)
            if self.error is not None:
                return
        self.error = None

    def fold(self, place: str) -> None:
        """Note that the text of ``place`` is in the briefing, or was thrown away on purpose."""
        self.recovered = tuple(draft for draft in self.recovered if draft.place != place)
        self._waiting.pop(place, None)
        if not self._waiting:
            self.error = None
        self._folded.add(place)

    def set_aside(self, briefing: Briefing, base: str | None, was: Briefing | None) -> None:
        """Keep the whole briefing, so that even without the archive it outlives the session."""
        with contextlib.suppress(ArchiveError):  # whoever calls has told already what is wrong
            self._journal.keep(briefing, base=base, was=was)
            self._aside = briefing

    def is_aside(self, briefing: Briefing) -> bool:
        """Tell whether the journal keeps just this state whole."""
        return self._aside is briefing

    def take_up(self, briefing: Briefing) -> None:
        """Note that ``briefing`` is what the journal keeps whole since an earlier session."""
        self._aside = briefing

    def stored(self) -> None:
        """Note that the briefing is in the archive: forget what was folded or kept whole.

        What fails is tried again after the next save.
        """
        self.forget_folded()
        if self._aside is not None:
            with contextlib.suppress(ArchiveError):
                self._journal.stored()
                self._aside = None

    def forget_folded(self) -> None:
        """Mark the drafts that are part of the stored briefing."""
        with contextlib.suppress(ArchiveError):
            for place in sorted(self._folded):
                self._journal.committed(place)
                self._folded.remove(place)
