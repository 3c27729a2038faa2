"""The archive in TinyDB files, one a year, so that a save costs the same whatever is stored.

Layout of the folder::

    briefings/2020.json       the truth: the briefings whose periods begin in 2020
    directory.json            the office's units and people
    documents.json            the office's own register of documents
    reports/<span>.json       what was made of the reports of spans by hand
    figures.json              what the office counts
    schemes.json              the schemes of each year's programme
    templates/<paper>.docx    the office's own Word documents for its papers
    history/<id>/<n>.json     the finalized revisions, never written over
    journal/<id>.jsonl        what is being typed and not stored yet
    backups/                  the truth as it was on some days
    headers.json              derived, may be deleted at any time
    .lock                     held while something is written; .lock-holder says by whom

Whoever writes holds the lock around reading again, comparing and writing. Readers need none:
every file is replaced as a whole.
"""

import contextlib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.archive import files
from briefing.archive.files import Signature
from briefing.archive.headerfile import homes_at_a_glance
from briefing.archive.headers import HeaderIndex, beyond_reading, doubled, is_newer, too_new
from briefing.archive.locking import ArchiveLock
from briefing.archive.protocol import Header, header_of
from briefing.archive.shard import FOLDER, Document, Shard, shard_name
from briefing.errors import ArchiveError, ConflictError, NotFoundError
from briefing.i18n import _
from briefing.model.encoding import RecordError, fingerprint, from_plain, to_plain
from briefing.model.records import Briefing, Period

if TYPE_CHECKING:
    from briefing.archive.directory import DirectoryFile
    from briefing.archive.documents import DocumentsFile
    from briefing.archive.history import History
    from briefing.archive.journal import Journal
    from briefing.archive.lists import ListFile, OfficeList, T
    from briefing.archive.reports import ReportFiles
    from briefing.archive.templates import Templates
    from briefing.model.directory import Directory
    from briefing.model.register import Entry
    from briefing.model.report import Report

LOCK_SECONDS = 5.0
"""How long a verb waits for another program that is writing."""

_SHARDS_IN_MEMORY = 2


def open_archive(folder: Path, *, lock_seconds: float = LOCK_SECONDS) -> "TinyArchive":
    """Return the archive in ``folder``; a missing folder is empty until something is put in.

    ``lock_seconds`` is how long a writer waits for another program before it says so.
    """
    return TinyArchive(folder, lock_seconds)


class TinyArchive:
    """The :class:`~briefing.archive.protocol.Archive` in the folder ``folder``.

    May be used from several threads.
    """

    def __init__(self, folder: Path, lock_seconds: float = LOCK_SECONDS) -> None:
        self.folder = folder
        self._lock_seconds = lock_seconds
        self._index = HeaderIndex(folder)
        self._shards: dict[str, Shard] = {}
        self._guard = threading.RLock()
        self._lock = ArchiveLock(folder)
        self._swept = False
        self._lists: dict[str, ListFile[Any]] = {}
        self._backed_up = False

    def headers(self) -> list[Header]:
        """Return a header for each briefing that can be read, oldest period first."""
        with self._guard:
            self._index.refresh()
            return self._index.headers()

    def ids(self) -> list[str]:
        """Return the ids of the briefings in :meth:`headers`, in their order, and sooner."""
        with self._guard:
            homes = None if self._index.is_read else homes_at_a_glance(self.folder)
            return [header.id for header in self.headers()] if homes is None else list(homes)

    def problems(self) -> tuple[str, ...]:
        """Return one sentence for each stored thing that cannot be read."""
        with self._guard:
            self._index.refresh()
            return self._index.problems()

    def get(self, briefing_id: str) -> Briefing:
        """Return a briefing; of one that is stored more than once, the latest year's.

        Raises :class:`NotFoundError`.
        """
        with self._guard:
            homes = None if self._index.is_read else homes_at_a_glance(self.folder)
            if homes and briefing_id in homes:
                return self._read(homes[briefing_id], briefing_id)
            self._index.refresh()
            return self._read(self._home(briefing_id), briefing_id)

    def put(self, briefing: Briefing, *, base: str | None = None) -> None:
        """Store ``briefing`` under its id, durably.

        ``base`` is as in :meth:`briefing.archive.protocol.Archive.put`; raises
        :class:`ConflictError` when something else is stored. A briefing whose period now begins
        in another year moves to that year's file.
        """
        document, header = _taken_apart(briefing)
        with self._writing(briefing.id):
            target = shard_name(briefing.period.start)
            homes = self._index.homes(briefing.id)
            if len(homes) > 1:
                raise doubled(briefing.id, homes)
            home = homes[0] if homes else target
            self._require_base(home, briefing.id, base)
            if home == target:
                self._store(target, document, header)
            else:
                self._move(home, target, document, header)

    def remove(self, briefing_id: str) -> None:
        """Take a briefing out, durably; raises :class:`NotFoundError`."""
        with self._writing(briefing_id):
            home = self._home(briefing_id)
            homes = self._index.homes(briefing_id)
            if len(homes) > 1:
                raise doubled(briefing_id, homes)
            self._read(home, briefing_id)  # what cannot be read is not thrown away either
            self._take_out(home, briefing_id)

    def stamp(self) -> tuple[tuple[str, Signature], ...]:
        """Return names and signatures of all shards, another value whenever one has changed."""
        return tuple(sorted(files.listing(self.folder / FOLDER)))

    def directory(self) -> "Directory":
        """Return the office's directory, empty where none has been entered."""
        with self._guard:
            return self._directory.read()

    def put_directory(self, directory: "Directory", *, base: "Directory | None" = None) -> None:
        """Store the directory, durably.

        ``base`` is as in :meth:`briefing.archive.protocol.Archive.put_directory`; raises
        :class:`ConflictError` when another directory is stored.
        """
        with self._writing():
            self._directory.write(directory, base)

    def documents(self) -> "tuple[Entry, ...]":
        """Return what the office has entered of documents, nothing where it has not."""
        with self._guard:
            return self._documents.read()

    def put_documents(
        self, entries: "tuple[Entry, ...]", *, base: "tuple[Entry, ...] | None" = None
    ) -> None:
        """Store what the office has entered of documents; as :meth:`put_directory`."""
        with self._writing():
            self._documents.write(entries, base)

    def entered(self, which: "OfficeList[T]") -> "tuple[T, ...]":
        """Return the entries of one of the office's lists, nothing where there are none."""
        with self._guard:
            return self._list(which).read()

    def put_entered(
        self,
        which: "OfficeList[T]",
        entries: "tuple[T, ...]",
        *,
        base: "tuple[T, ...] | None" = None,
    ) -> None:
        """Store the entries of one of the office's lists; as :meth:`put_directory`."""
        with self._writing():
            self._list(which).write(entries, base)

    def report(self, period: Period) -> "Report | None":
        """Return the report of a span as somebody has edited it, ``None`` where nobody has."""
        with self._guard:
            return self._reports.read(period)

    def put_report(self, report: "Report", *, base: "Report | None") -> None:
        """Keep an edited report, durably; as :meth:`put_directory`, ``None`` for nothing kept."""
        with self._writing():
            self._reports.write(report, base)

    def templates(self) -> "Templates":
        """Return the office's own Word documents for its papers."""
        from briefing.archive.templates import Templates  # noqa: PLC0415 - start-up

        return Templates(self.folder, self._writing)

    def revisions(self, briefing_id: str) -> list[int]:
        """Return the numbers of the kept revisions of one briefing, the first one first."""
        return self._history.revisions(briefing_id)

    def revision(self, briefing_id: str, number: int) -> Briefing:
        """Return one kept revision; raises :class:`NotFoundError`."""
        return self._history.revision(briefing_id, number)

    def keep_revision(self, briefing: Briefing) -> None:
        """Keep a finalized briefing under its revision, durably.

        Raises :class:`ConflictError` when that revision was kept with another content.
        """
        with self._writing():
            self._history.keep(briefing)

    def journal(self, briefing_id: str) -> "Journal":
        """Return the journal of one briefing."""
        from briefing.archive.journal import Journal  # noqa: PLC0415 - start-up

        return Journal(self.folder, briefing_id)

    @cached_property
    def _directory(self) -> "DirectoryFile":
        from briefing.archive.directory import DirectoryFile  # noqa: PLC0415 - start-up

        return DirectoryFile(self.folder)

    @cached_property
    def _documents(self) -> "DocumentsFile":
        from briefing.archive.documents import DocumentsFile  # noqa: PLC0415 - start-up

        return DocumentsFile(self.folder)

    def _list(self, which: "OfficeList[T]") -> "ListFile[T]":
        from briefing.archive.lists import ListFile  # noqa: PLC0415 - start-up

        if which.name not in self._lists:
            self._lists[which.name] = ListFile(self.folder, which)
        return self._lists[which.name]

    @cached_property
    def _reports(self) -> "ReportFiles":
        from briefing.archive.reports import ReportFiles  # noqa: PLC0415 - start-up

        return ReportFiles(self.folder)

    @cached_property
    def _history(self) -> "History":
        from briefing.archive.history import History  # noqa: PLC0415 - start-up

        return History(self.folder)

    @contextlib.contextmanager
    def _writing(self, briefing_id: str = "") -> Iterator[None]:
        """Hold the lock, with the index up to date and moves of ``briefing_id`` finished."""
        with self._guard:
            self._index.require_place()
        files.make_folder(self.folder / FOLDER)
        with self._lock.held(self._lock_seconds) as undisturbed, self._guard:
            if not self._swept:
                files.sweep(self.folder)
                files.sweep(self.folder / FOLDER)
                self._swept = True
            if not (undisturbed and self._index.is_current(briefing_id)):
                self._index.refresh()
            self._index.require_years()
            self._finish_moves(briefing_id)
            yield

    def _home(self, briefing_id: str) -> str:
        """Return the name of the shard that holds a briefing; raises :class:`NotFoundError`."""
        homes = self._index.homes(briefing_id)
        if not homes:
            # It may well be in a year that cannot be read: say so in the same breath.
            raise NotFoundError(
                _("There is no briefing {id} in the archive.").format(id=briefing_id),
                " ".join(self._index.problems()),
            )
        return homes[-1]

    def _read(self, name: str, briefing_id: str) -> Briefing:
        shard = self._shard(name)
        document = shard.find(briefing_id)
        if document is None:
            raise NotFoundError(
                _("There is no briefing {id} in the archive.").format(id=briefing_id)
            )
        try:
            return from_plain(document)
        except RecordError as error:
            if is_newer(document):
                raise too_new(shard.path, [briefing_id]) from error
            raise beyond_reading(shard.path, briefing_id, error) from error

    def _require_base(self, name: str, briefing_id: str, base: str | None) -> None:
        """Raise :class:`ConflictError` when something else than ``base`` is stored in the shard.

        What is stored there and cannot be read is not written over either.
        """
        shard = self._shard(name)
        if shard.number(briefing_id) is None:
            return
        stored = shard.fingerprints.get(briefing_id)
        if stored is None:
            stored = fingerprint(self._read(name, briefing_id))
            shard.fingerprints[briefing_id] = stored
        if base is not None and stored != base:
            raise ConflictError(
                _("The briefing {id} has been changed by another program meanwhile.").format(
                    id=briefing_id
                ),
                _("Choose which of the two to keep."),
            )

    def _store(self, name: str, document: Document, header: Header) -> None:
        from briefing.archive.storage import put_document  # noqa: PLC0415 - start-up

        shard = self._writable(name)
        put_document(shard, document)
        shard.fingerprints[header.id] = header.fingerprint
        self._index.note(shard, put=header)

    def _take_out(self, name: str, briefing_id: str) -> None:
        from briefing.archive.storage import remove_document  # noqa: PLC0415 - start-up

        shard = self._writable(name)
        remove_document(shard, briefing_id)
        self._index.note(shard, removed=briefing_id)

    def _move(self, source: str, target: str, document: Document, header: Header) -> None:
        """Store a briefing in another year's shard than until now.

        First the new copy is written together with a note that it is on the move, then the old
        one is removed. Wherever that stops, the new copy is known to be the right one, and the
        next writer finishes.
        """
        self._shard(source).require_writable()
        shard = self._writable(target)
        shard.meta.moving[header.id] = source
        self._store(target, document, header)
        self._finish_move(header.id, source, target)

    def _finish_moves(self, briefing_id: str) -> None:
        """Finish what interrupted writers began; only the move of ``briefing_id`` must succeed."""
        for moving_id, source, target in self._index.moving():
            try:
                self._finish_move(moving_id, source, target)
            except ArchiveError:
                if moving_id == briefing_id:
                    raise

    def _finish_move(self, briefing_id: str, source: str, target: str) -> None:
        if self._shard(source).find(briefing_id) is not None:
            self._take_out(source, briefing_id)
        shard = self._writable(target)
        del shard.meta.moving[briefing_id]
        shard.write(shard.tables())
        self._index.note(shard)

    def _writable(self, name: str) -> Shard:
        """Return one shard that may be written to.

        Before the first one of an older form is brought up to the present one, a backup is made;
        it has all the other years as well.
        """
        shard = self._shard(name)
        shard.require_writable()
        if shard.older and not self._backed_up:
            from briefing.archive.backups import make_backup_locked  # noqa: PLC0415 - start-up

            now = datetime.now(UTC).astimezone()
            make_backup_locked(self.folder, now, before="migration")
            self._backed_up = True
        return shard

    def _shard(self, name: str) -> Shard:
        """Return one shard, keeping the last few in memory."""
        shard = self._shards.pop(name, None) or Shard(self.folder / FOLDER / name)
        self._shards[name] = shard
        while len(self._shards) > _SHARDS_IN_MEMORY:
            del self._shards[next(iter(self._shards))]
        return shard


def _taken_apart(briefing: Briefing) -> tuple[Document, Header]:
    try:
        return to_plain(briefing), header_of(briefing)
    except UnicodeEncodeError as error:  # half of a surrogate pair: no text at all
        raise ArchiveError(
            _("The text contains characters that cannot be stored."),
            _("Type the last change again instead of pasting it."),
        ) from error
