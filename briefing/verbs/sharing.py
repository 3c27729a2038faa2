"""A copy of a briefing that others may have open as well: saving it, and what others save.

What another program stores is taken up where it gets along with what is here; where both changed
the same, that is a conflict, which the user settles.
"""

import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.archive.protocol import Archive
from briefing.errors import ArchiveError, ConflictError, NotFoundError
from briefing.i18n import _
from briefing.model.editing import new_briefing
from briefing.model.encoding import fingerprint
from briefing.model.records import Briefing
from briefing.verbs.drafting import Drafting

if TYPE_CHECKING:
    from briefing.archive.undo import UndoHistory  # loaded at the first edit
    from briefing.verbs.clashes import Choice  # loaded when two programs have met
    from briefing.verbs.merging import Merged

TRIES = 20
"""How often a save merges and tries again while others are quicker; each time one got on."""


class SharedCopy:
    """A briefing that is saved to ``archive``, where others may save it too.

    ``unsaved`` is why the present state is not stored, ``conflict`` what is stored instead where
    that clashes with it; nothing is stored before :meth:`merge`, :meth:`keep_mine` or
    :meth:`take_theirs` has settled it. Everything taken up is a step to undo.
    """

    def __init__(self, archive: Archive, briefing: Briefing) -> None:
        self.briefing = briefing
        self.saved_at: datetime | None = None
        self.unsaved: ArchiveError | None = None
        self.conflict: Briefing | None = None
        self._archive = archive
        self._journal = archive.journal(briefing.id)
        self._drafts = Drafting(self._journal)
        self._base: str | None = fingerprint(briefing)
        self._root: Briefing | None = briefing  # what this copy grew out of; it has that digest
        self._doubtful: set[str] = set()  # states that may have been stored although that failed
        self._news: list[str] = []

    @property
    def merged(self) -> "Merged | None":
        """What would become of a conflict, and where both clash; ``None`` without one."""
        if self.conflict is None:
            return None
        from briefing.verbs.merging import merge  # noqa: PLC0415 - start-up

        return merge(self._root, self.briefing, self.conflict)

    @property
    def trouble(self) -> ArchiveError | None:
        """What keeps the newest text off the disk, be it the briefing or a draft."""
        return self.unsaved or self._drafts.error

    def take_news(self) -> str:
        """Return what happened to the briefing without the user's doing, once; "" for nothing."""
        told = " ".join(self._news)
        self._news.clear()
        return told

    def save(self) -> bool:
        """Store the present state durably; tell whether that worked.

        While there is a :attr:`conflict`, nothing is stored.
        """
        for _attempt in range(TRIES):
            if self.conflict is not None and not self._take_up(self.conflict):
                break
            try:
                self._archive.put(self.briefing, base=self._base)
            except ConflictError as error:
                self.unsaved = error
                if not self._meet():
                    break
            except ArchiveError as error:
                self.unsaved = error
                self._doubtful.add(fingerprint(self.briefing))
                break
            else:
                self._saved()
                return True
        self._drafts.set_aside(self.briefing, self._base, self._root)
        return False

    def try_again(self) -> bool:
        """Put on the disk what is not there yet; tell whether all of it is there now."""
        self._drafts.try_again()
        if self.unsaved is not None:
            self.look()
        if self.unsaved is not None:
            self.save()
        return self.trouble is None

    def look(self) -> bool:
        """Take up what another program has stored since; tell whether anything here changed.

        A week that has gone from the archive is stored again.
        """
        before = (self.briefing, self.conflict)
        try:
            theirs = self._archive.get(self.briefing.id)
        except NotFoundError:
            empty = new_briefing(self.briefing.period, organization=self.briefing.organization)
            if self.briefing != empty and self.save():
                self._news.append(_("The week had gone from the archive; it is stored again."))
            return False
        except ArchiveError:
            return False  # it may be for a moment; whoever writes will be told
        if fingerprint(theirs) != self._base and self._take_up(theirs) and self.unsaved is not None:
            self.save()
        return (self.briefing, self.conflict) != before

    def take_theirs(self) -> Briefing:
        """Settle a conflict in favour of what is stored; mine stays as an undo step."""
        theirs = self._latest()
        if theirs is not None:
            self._settle(_("Take the stored version"), theirs, theirs)
        return self.briefing

    def keep_mine(self) -> Briefing:
        """Settle a conflict in favour of this copy, which replaces what was seen as stored.

        What was changed once more meanwhile is merged with it, or is a new conflict.
        """
        if self.conflict is not None:
            self._stand_on(self.conflict)
            self.save()
        return self.briefing

    def merge(self, chosen: "Mapping[str, Choice]") -> Briefing:
        """Settle a conflict as ``chosen`` for the clashes of :attr:`merged`, by their keys.

        Where a clash is left open, or another has come up meanwhile, the conflict stays, with
        :attr:`merged` up to date.
        """
        from briefing.verbs.merging import merge  # noqa: PLC0415 - start-up

        seen, theirs = self.merged, self._latest()
        if seen is None or theirs is None:
            return self.briefing
        merged = merge(self._root, self.briefing, theirs, chosen)
        answered = [clash for clash in seen.clashes if clash.key in chosen]
        if all(clash in answered for clash in merged.clashes):
            self._settle(_("Merge both versions"), merged.briefing, theirs)
        else:
            self.conflict = theirs
        return self.briefing

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

    def _meet(self) -> bool:
        """Take up what is stored instead of what was expected; tell whether to store again."""
        try:
            return self._take_up(self._archive.get(self.briefing.id))
        except NotFoundError:
            return True  # gone meanwhile, and nothing can be overwritten
        except ArchiveError as error:
            self.unsaved = error
            return False

    def _take_up(self, theirs: Briefing) -> bool:
        """Make what is stored part of this copy; where both clash, that is the conflict.

        Tell whether they get along.
        """
        digest = fingerprint(theirs)
        if digest in self._doubtful or digest == fingerprint(self.briefing):
            self._stand_on(theirs)  # it was this copy that stored it, later than it knew
            return True
        self.conflict = theirs if self.unsaved is not None else None
        if self.conflict is None:
            label, after = _("Changed elsewhere"), theirs
        else:
            merged = self.merged
            if merged is None or merged.clashes:
                return False
            label, after = _("Merge what was changed elsewhere"), merged.briefing
        self._tell(self.briefing if self._root is None else self._root, theirs)
        self._step(label, after)
        self._stand_on(theirs)
        return True

    def _latest(self) -> Briefing | None:
        """Return what is stored, where there is a conflict with it; ``None`` without one."""
        with contextlib.suppress(ArchiveError):  # then what was seen has to do
            return self.conflict and self._archive.get(self.conflict.id)
        return self.conflict

    def _settle(self, label: str, after: Briefing, theirs: Briefing) -> None:
        self._step(label, after)
        self._stand_on(theirs)
        self.save()

    def _stand_on(self, theirs: Briefing) -> None:
        """Take ``theirs``, which is stored, for what this copy grew out of."""
        self._base, self._root, self.conflict = fingerprint(theirs), theirs, None

    def _step(self, label: str, after: Briefing) -> None:
        if after != self.briefing:
            self._steps.record(label, self.briefing, after)
            self.briefing = after

    def _tell(self, before: Briefing, after: Briefing) -> None:
        from briefing.verbs.news import news  # noqa: PLC0415 - start-up

        if what := news(before, after):
            self._news.append(_("Changed elsewhere: {what}.").format(what=what))

    def _saved(self) -> None:
        self._base, self._root = fingerprint(self.briefing), self.briefing
        self.saved_at = datetime.now(UTC).astimezone()
        self.unsaved = None
        self._doubtful.clear()
        self._drafts.stored()
