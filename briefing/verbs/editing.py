"""The editor without a screen: edits, undo, drafts, and a save after every step.

A front end opens a :class:`WorkingCopy` and calls it for everything that the user does. It
never raises because a disk is full or another program was quicker: what was typed stays in
memory and in the journal, and :attr:`~WorkingCopy.unsaved` and :attr:`~WorkingCopy.conflict`
say what there is to decide.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.archive.journal import Draft, Journal, Unstored
from briefing.archive.protocol import Archive
from briefing.errors import ConflictError
from briefing.i18n import _
from briefing.model.editing import require_draft
from briefing.model.readback import with_confirmations_kept_honest
from briefing.model.records import Briefing
from briefing.verbs.sharing import SharedCopy

if TYPE_CHECKING:
    from briefing.archive.undo import Travel


class WorkingCopy(SharedCopy):
    """A briefing being edited, saved to ``archive`` after every step.

    ``briefing`` is as the archive gave it, or a new one. What an earlier session typed and could
    not store comes back: a whole briefing is taken up as an undoable step and saved; texts never
    committed are in :attr:`recovered`, for the front end to offer. The steps of earlier sessions
    can be undone, unless another program has changed the briefing since.

    What another program stores meanwhile is merged with what is here, as a step, and told by
    :meth:`take_news`. Only where both changed the same is there a :attr:`conflict`, and
    :attr:`merged` says where; it is settled by :meth:`merge`, :meth:`keep_mine` or
    :meth:`take_theirs`, and nothing is stored before.

    A copy is used from one thread at a time.
    """

    def __init__(self, archive: Archive, briefing: Briefing) -> None:
        super().__init__(archive, briefing)
        for unstored in self._drafts.recover():
            self._recover(unstored, briefing)
        if self.briefing is not briefing:
            self._news.append(_("What the last session could not save has been taken up again."))
            self.save()
        elif self._drafts.is_aside(briefing):  # it was stored just before the session ended
            self._drafts.stored()

    @property
    def recovered(self) -> tuple[Draft, ...]:
        """The texts that earlier sessions typed and never committed."""
        return self._drafts.recovered

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to do again."""
        return self._steps.can_redo

    def apply(
        self, label: str, edit: Callable[[Briefing], Briefing], *, since: Briefing | None = None
    ) -> Briefing:
        """Make one edit, save, and return the new state; ``label`` names it for the undo.

        ``since`` is the state that the user had in mind, where that may be an older one: what
        has been changed since is merged, and a conflict where both changed the same.

        An edit that changes nothing is no step. What ``edit`` raises passes through, and nothing
        has then changed. A save that fails sets :attr:`unsaved` and is tried again next time.
        """
        start = self.briefing if since is None else since
        after = with_confirmations_kept_honest(start, edit(start))
        if start != self.briefing:
            after = self._brought_up_to_date(label, start, after)
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

    def last_words(self, journal: Journal) -> None:
        """Keep whole in ``journal`` what is not known to be stored.

        Alone of all methods it may be called in another thread, when the program has to end
        while this copy waits for a drive. Raises :class:`ArchiveError`.
        """
        if self.briefing is not self._root:
            journal.keep(self.briefing, base=self._base, was=self._root)

    def draft(self, place: str, text: str) -> None:
        """Keep what is being typed at ``place``, on the disk on return.

        The front end calls this at most every 0.3 s. A failure is told by :attr:`trouble`.
        """
        if self.unsaved is not None and not self._drafts.is_aside(self.briefing):
            # The draft before this one is in the briefing now, and nowhere on the disk but in
            # the line that this one replaces.
            self._drafts.set_aside(self.briefing, self._base, self._root)
        self._drafts.keep(place, text)

    def commit_draft(self, place: str) -> None:
        """Note that the text of ``place`` is in the briefing, or was thrown away on purpose.

        To be called after :meth:`apply`. The draft is forgotten only once the briefing is stored.
        """
        self._drafts.fold(place)
        if self.unsaved is None:
            self._drafts.forget_folded()

    def _travel(self, go: Callable[[Briefing], "Travel | None"]) -> str | None:
        require_draft(self.briefing)
        step = go(self.briefing)
        if step is None:
            return None
        self.briefing = step.briefing
        self.save()
        return step.label

    def _brought_up_to_date(self, label: str, start: Briefing, after: Briefing) -> Briefing:
        """Return an edit of an older state as one of the present; a clash is the conflict."""
        from briefing.verbs.merging import merge, merge_whole  # noqa: PLC0415 - start-up

        merged = merge(start, after, self.briefing)
        if not merged.clashes:
            return merged.briefing
        if self.unsaved is not None:  # there is trouble enough: everything is kept
            return merge_whole(start, after, self.briefing)
        theirs = self.briefing
        self._step(label, after)
        self._stand_on(start)
        self.conflict = theirs
        self.unsaved = ConflictError(
            _("The briefing {id} has been changed by another program meanwhile.").format(
                id=theirs.id
            ),
            _("Choose which of the two to keep."),
        )
        return self.briefing

    def _recover(self, unstored: Unstored, stored: Briefing) -> None:
        """Take up a briefing that an earlier session could not store; it is not saved yet.

        ``stored`` is what this copy began with; where it is no more what the copy has, another
        session left something as well.
        """
        label = _("Recover what was not saved")
        if unstored.briefing == self.briefing:
            pass
        elif self.briefing is not stored:
            from briefing.verbs.merging import merge_whole  # noqa: PLC0415 - start-up

            self._step(label, merge_whole(unstored.was, unstored.briefing, self.briefing))
        else:
            if unstored.base == self._base and not self._history.load(unstored.briefing):
                self._history.load(self.briefing)
                self._history.record(label, self.briefing, unstored.briefing)
            self.briefing = unstored.briefing
            self._base, self._root = unstored.base, unstored.was
        self._drafts.take_up(self.briefing)
