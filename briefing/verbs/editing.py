"""The editor without a screen: edits, undo, drafts, and a save after every step.

A front end opens a :class:`WorkingCopy` and calls it for everything that the user does. It
never raises because a disk is full or another program was quicker: what was typed stays in
memory and in the journal, and :attr:`~WorkingCopy.unsaved` and :attr:`~WorkingCopy.conflict`
say what there is to decide.
"""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.archive.journal import Draft
from briefing.archive.protocol import Archive
from briefing.errors import ArchiveError, ConflictError
from briefing.i18n import _
from briefing.model.editing import require_draft
from briefing.model.encoding import fingerprint
from briefing.model.readback import with_confirmations_kept_honest
from briefing.model.records import Briefing

if TYPE_CHECKING:
    from briefing.archive.undo import Travel, UndoHistory  # loaded at the first edit


class WorkingCopy:
    """A briefing being edited, saved to ``archive`` after every step.

    ``briefing`` is as the archive gave it, or a new one. What an earlier session typed and could
    not store comes back: a whole briefing is taken up as an undoable step and saved, or stands
    against the stored one as a :attr:`conflict`; texts never committed are in
    :attr:`recovered`, for the front end to offer. The steps of earlier sessions can be undone,
    unless another program has changed the briefing since.

    A copy is used from one thread at a time.
    """

    def __init__(self, archive: Archive, briefing: Briefing) -> None:
        self.briefing = briefing
        self.saved_at: datetime | None = None
        self.unsaved: ArchiveError | None = None
        self.conflict: Briefing | None = None
        self.recovered: tuple[Draft, ...] = ()
        self._archive = archive
        self._journal = archive.journal(briefing.id)
        self._base: str | None = fingerprint(briefing)
        self._folded: set[str] = set()  # places whose drafts are in the briefing
        self._draft_error: ArchiveError | None = None
        self._set_aside: Briefing | None = None  # the last state that the journal keeps whole
        self._recover()

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to do again."""
        return self._steps.can_redo

    @property
    def trouble(self) -> ArchiveError | None:
        """What keeps the newest text off the disk, be it the briefing or a draft."""
        return self.unsaved or self._draft_error

    def apply(self, label: str, edit: Callable[[Briefing], Briefing]) -> Briefing:
        """Make one edit, save, and return the new state; ``label`` names it for the undo.

        An edit that changes nothing is no step. What ``edit`` raises passes through, and nothing
        has then changed. A save that fails sets :attr:`unsaved` and is tried again next time.
        """
        after = with_confirmations_kept_honest(self.briefing, edit(self.briefing))
        if after != self.briefing:
            self._steps.record(label, self.briefing, after)
            self.briefing = after
            self.save()
        elif self.unsaved is not None:
            self.save()
        return self.briefing

    def undo(self) -> str | None:
        """Take the last step back, save, and return its label; ``None`` when there is none.

        Raises :class:`~briefing.errors.StateError` on a finalized briefing, which only
        reopening changes.
        """
        return self._travel(self._steps.undo) if self._steps.can_undo else None

    def redo(self) -> str | None:
        """Do the last undone step again, save, and return its label; ``None`` without one.

        Raises as :meth:`undo` does.
        """
        return self._travel(self._steps.redo) if self._steps.can_redo else None

    def save(self) -> bool:
        """Store the present state durably; tell whether that worked.

        While there is a :attr:`conflict`, nothing is stored until :meth:`keep_mine` or
        :meth:`take_theirs` has settled it.
        """
        if self.conflict is None:
            try:
                self._archive.put(self.briefing, base=self._base)
            except ConflictError as error:
                self.unsaved = error
                self._meet_conflict()
            except ArchiveError as error:
                self.unsaved = error
            else:
                self._saved()
                return True
        self._keep_aside()
        return False

    def take_theirs(self) -> Briefing:
        """Settle a conflict in favour of what is stored; mine stays as an undo step."""
        theirs = self.conflict
        if theirs is not None:
            with contextlib.suppress(ArchiveError):
                theirs = self._archive.get(theirs.id)  # it may have changed once more
            self._steps.record(_("Take the stored version"), self.briefing, theirs)
            self.briefing = theirs
            self.conflict = None
            self._base = fingerprint(theirs)
            self.save()
        return self.briefing

    def keep_mine(self) -> Briefing:
        """Settle a conflict in favour of this copy, which replaces what was seen as stored.

        If that has changed once more meanwhile, there is a new conflict.
        """
        if self.conflict is not None:
            self._base = fingerprint(self.conflict)
            self.conflict = None
            self.save()
        return self.briefing

    def draft(self, place: str, text: str) -> None:
        """Keep what is being typed at ``place``, on the disk on return.

        The front end calls this at most every 0.3 s. A failure is told by :attr:`trouble`.
        """
        if self.unsaved is not None and self._set_aside is not self.briefing:
            # The draft before this one is in the briefing now, and nowhere on the disk but in
            # the line that this one replaces.
            self._keep_aside()
        try:
            self._journal.record(text, place=place)
        except ArchiveError as error:
            self._draft_error = error
        else:
            self._draft_error = None
            self._folded.discard(place)

    def commit_draft(self, place: str) -> None:
        """Note that the text of ``place`` is in the briefing, or was thrown away on purpose.

        To be called after :meth:`apply`. The draft is forgotten only once the briefing is stored.
        """
        self.recovered = tuple(draft for draft in self.recovered if draft.place != place)
        self._folded.add(place)
        if self.unsaved is None:
            self._forget_folded()

    @cached_property
    def _history(self) -> "UndoHistory":
        from briefing.archive.undo import UndoHistory  # noqa: PLC0415 - start-up

        return UndoHistory(self._journal)

    @property
    def _steps(self) -> "UndoHistory":
        """The steps to undo and redo; read only now, so that opening need not wait for them."""
        if not self._history.loaded:
            self._history.load(self.briefing)
        return self._history

    def _travel(self, go: Callable[[Briefing], "Travel | None"]) -> str | None:
        require_draft(self.briefing)
        step = go(self.briefing)
        if step is None:
            return None
        self.briefing = step.briefing
        self.save()
        return step.label

    def _recover(self) -> None:
        try:
            self.recovered = self._journal.pending()
            unstored = self._journal.unstored()
            if unstored is None:
                return
            if unstored.briefing == self.briefing:  # stored just before the session ended
                self._journal.stored()
                return
        except ArchiveError as error:
            self._draft_error = error
            return
        if unstored.base == self._base and not self._history.load(unstored.briefing):
            label = _("Recover what was not saved")
            self._history.load(self.briefing)
            self._history.record(label, self.briefing, unstored.briefing)
        self.briefing, self._base = unstored.briefing, unstored.base
        self._set_aside = self.briefing
        self.save()

    def _meet_conflict(self) -> None:
        try:
            self.conflict = self._archive.get(self.briefing.id)
        except ArchiveError as error:
            self.unsaved = error

    def _saved(self) -> None:
        self._base = fingerprint(self.briefing)
        self.saved_at = datetime.now(UTC).astimezone()
        self.unsaved = None
        self._forget_folded()
        if self._set_aside is not None:
            # Failing that, it is tried at the next save; the stored state is the newer anyway.
            with contextlib.suppress(ArchiveError):
                self._journal.stored()
                self._set_aside = None

    def _keep_aside(self) -> None:
        """Journal the whole briefing, so that even without the archive it outlives the session."""
        with contextlib.suppress(ArchiveError):  # unsaved says already that something is wrong
            self._journal.keep(self.briefing, base=self._base)
            self._set_aside = self.briefing

    def _forget_folded(self) -> None:
        """Mark the drafts that are part of the stored briefing; those that fail wait their turn."""
        with contextlib.suppress(ArchiveError):
            for place in sorted(self._folded):
                self._journal.committed(place)
                self._folded.remove(place)
