"""What an archive can do, whatever it is built on."""

from datetime import date
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from briefing.model.records import Briefing, Period, State

if TYPE_CHECKING:
    from briefing.archive.journal import Journal
    from briefing.archive.lists import OfficeList, T
    from briefing.archive.templates import Templates
    from briefing.model.directory import Directory
    from briefing.model.register import Entry
    from briefing.model.report import Report

NOTHING_STORED = ""
"""As ``base`` of :meth:`Archive.put`: the caller believes that nothing is stored yet."""


class Header(Struct, frozen=True, kw_only=True):
    """What a list shows of a briefing, without opening it.

    ``results``, ``directives`` and ``open`` are numbers of items, ``open`` of directives that
    waited for an answer when the briefing was last written. ``waiting`` are their ids, and
    ``settled`` those of the briefing before, of the same kind, for which this one has heard that
    nothing is left to do there. ``edited`` is true when the text is no longer just what was read
    from its source, and always where there is no source: then all of it was typed. Private notes
    and finalizing are no edits; reading the source again leaves them.
    """

    id: str
    period: Period
    title: str = ""
    organization: str = ""
    state: State = State.DRAFT
    revision: int = 0
    meeting_date: date | None = None
    results: int = 0
    directives: int = 0
    open: int = 0
    edited: bool = True
    fingerprint: str = ""
    waiting: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()


def header_of(briefing: Briefing) -> Header:
    """Return the header of ``briefing``."""
    from briefing.model.encoding import fingerprint  # noqa: PLC0415 - start-up
    from briefing.model.identity import directives, open_directives  # noqa: PLC0415 - start-up
    from briefing.model.standing import CLOSED  # noqa: PLC0415 - start-up

    digest = fingerprint(briefing)
    waiting = tuple(item.id for item in open_directives(briefing))
    return Header(
        id=briefing.id,
        period=briefing.period,
        title=briefing.title,
        organization=briefing.organization,
        state=briefing.state,
        revision=briefing.revision,
        meeting_date=briefing.meeting.date,
        results=len(briefing.results),
        directives=sum(1 for _item in directives(briefing)),
        open=len(waiting),
        edited=_is_edited(briefing, digest),
        fingerprint=digest,
        waiting=waiting,
        settled=tuple(one.directive for one in briefing.answers if one.status in CLOSED),
    )


def _is_edited(briefing: Briefing, digest: str) -> bool:
    from briefing.model.encoding import fingerprint  # noqa: PLC0415 - start-up

    if briefing.source is None:
        return True
    if briefing.source.fingerprint == digest:
        return False
    bare = replace(briefing, state=State.DRAFT, revision=0, finalized=None, notes="", accepted=())
    return briefing.source.fingerprint != fingerprint(bare)


class Archive(Protocol):
    """A store of briefings, told apart by their ids.

    Every method raises :class:`~briefing.errors.ArchiveError` when the store cannot be read or
    written; nothing already stored is then lost.
    """

    def headers(self) -> list[Header]:
        """Return a header for each briefing that can be read, oldest period first."""

    def ids(self) -> list[str]:
        """Return the ids of the briefings in :meth:`headers`, in their order, and sooner."""

    def problems(self) -> tuple[str, ...]:
        """Return one sentence for each stored thing that cannot be read; empty when all is well."""

    def get(self, briefing_id: str) -> Briefing:
        """Return a briefing; raises :class:`~briefing.errors.NotFoundError`."""

    def put(self, briefing: Briefing, *, base: str | None = None) -> None:
        """Store ``briefing`` under its id; it is on the disk, for good, when this returns.

        ``base`` is the fingerprint of what the caller believes is stored under the id
        (:data:`NOTHING_STORED` for a new one, ``None`` not to care). When something else is,
        :class:`~briefing.errors.ConflictError` is raised. When nothing is, ``briefing`` is
        stored whatever ``base`` says, for nothing can be overwritten.
        """

    def remove(self, briefing_id: str) -> None:
        """Take a briefing out; raises :class:`~briefing.errors.NotFoundError`."""

    def stamp(self) -> tuple[object, ...]:
        """Return a value that is another one whenever the files have changed; cheap to ask."""

    def directory(self) -> "Directory":
        """Return the office's units and people; an empty directory where none are entered."""

    def put_directory(self, directory: "Directory", *, base: "Directory | None" = None) -> None:
        """Store the directory; it is on the disk, for good, when this returns.

        ``base`` is the directory that the caller believes is stored, ``None`` not to care. When
        another one is, :class:`~briefing.errors.ConflictError` is raised.
        """

    def documents(self) -> "tuple[Entry, ...]":
        """Return what the office has entered of documents; nothing where it has not."""

    def put_documents(
        self, entries: "tuple[Entry, ...]", *, base: "tuple[Entry, ...] | None" = None
    ) -> None:
        """Store what the office has entered of documents; as :meth:`put_directory`."""

    def entered(self, which: "OfficeList[T]") -> "tuple[T, ...]":
        """Return the entries of one of the office's lists; nothing where there are none."""

    def put_entered(
        self,
        which: "OfficeList[T]",
        entries: "tuple[T, ...]",
        *,
        base: "tuple[T, ...] | None" = None,
    ) -> None:
        """Store the entries of one of the office's lists; as :meth:`put_directory`."""

    def report(self, period: Period) -> "Report | None":
        """Return the report of a span as somebody has edited it; ``None`` where nobody has."""

    def put_report(self, report: "Report", *, base: "Report | None") -> None:
        """Keep an edited report; it is on the disk, for good, when this returns.

        ``base`` is the report that the caller believes is kept of that span, ``None`` for none.
        When another one is, :class:`~briefing.errors.ConflictError` is raised.
        """

    def templates(self) -> "Templates":
        """Return the office's own Word documents for its papers."""

    def revisions(self, briefing_id: str) -> list[int]:
        """Return the numbers of the finalized revisions that are kept, the first one first."""

    def revision(self, briefing_id: str, number: int) -> Briefing:
        """Return one kept revision as it was; raises :class:`~briefing.errors.NotFoundError`."""

    def keep_revision(self, briefing: Briefing) -> None:
        """Keep a finalized briefing under its revision, for good; it is on the disk on return.

        Raises :class:`~briefing.errors.ConflictError` when that revision was kept with another
        content: a revision is never written over.
        """

    def journal(self, briefing_id: str) -> "Journal":
        """Return the journal in which the typing at one briefing is kept until it is stored."""
