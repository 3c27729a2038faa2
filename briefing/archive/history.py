"""History: every revision that was finalized, each in a file that is never written again.

``history/<id>/<n>.json`` holds revision ``n`` as ``briefing show --json`` prints it. A revision is
what was sent and signed, so it stays as it was, whatever becomes of the briefing itself; its
checksum stands beside it (:mod:`briefing.archive.sums`), and what has another one is no more read.
"""

import re
from pathlib import Path

from briefing.archive import files
from briefing.archive.journal import Journal
from briefing.archive.sums import read_sums, sha256, write_sums
from briefing.errors import ArchiveError, ConflictError, NotFoundError
from briefing.i18n import _
from briefing.model.encoding import RecordError, from_json, to_json
from briefing.model.records import Briefing

FOLDER = "history"

_NAME = re.compile(r"([1-9][0-9]{0,8})\.json")


class History:
    """The kept revisions of all briefings in the archive at ``folder``.

    All methods raise :class:`ArchiveError` when a file cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def revisions(self, briefing_id: str) -> list[int]:
        """Return the numbers of the kept revisions of one briefing, the first one first."""
        names = (name for name, _signature in files.listing(self._home(briefing_id)))
        return sorted(int(found[1]) for name in names if (found := _NAME.fullmatch(name)))

    def revision(self, briefing_id: str, number: int) -> Briefing:
        """Return one revision as it was locked; raises :class:`NotFoundError`."""
        kept = self._read(briefing_id, number)
        if kept is None:
            raise NotFoundError(
                _("The briefing {id} has no revision {number}.").format(
                    id=briefing_id, number=number
                ),
                _("Kept are the revisions: {numbers}.").format(
                    numbers=", ".join(map(str, self.revisions(briefing_id))) or "–"
                ),
            )
        return kept

    def keep(self, briefing: Briefing) -> None:
        """Keep a finalized briefing under its revision, durably; keeping it again does nothing.

        Raises :class:`ConflictError` when that revision was kept with another content. The
        caller holds the archive's lock.
        """
        kept = self._read(briefing.id, briefing.revision)
        if kept == briefing:
            return
        if kept is not None:
            raise ConflictError(
                _("Revision {number} of the briefing {id} is kept with another content.").format(
                    number=briefing.revision, id=briefing.id
                ),
                _("A finalized revision is never written over."),
            )
        path = self._path(briefing.id, briefing.revision)
        try:
            data = to_json(briefing).encode() + b"\n"
        except UnicodeEncodeError as error:  # half of a surrogate pair: no text at all
            raise ArchiveError(
                _("The text contains characters that cannot be stored."),
                _("Type the last change again instead of pasting it."),
            ) from error
        files.make_folder(path.parent)
        files.sweep(path.parent)
        files.write(path, data)
        # Should the power fail just here, the doctor fills it in.
        write_sums(path.parent, {**read_sums(path.parent), path.name: sha256(data)})

    def _read(self, briefing_id: str, number: int) -> Briefing | None:
        path = self._path(briefing_id, number)
        found = files.read(path)
        if found is None:
            return None
        kept = revision_in(found[0], path)
        if (kept.id, kept.revision) != (briefing_id, number):
            raise ArchiveError(
                _("{file} is the revision of another briefing.").format(file=path),
                _put_back(),
            )
        if read_sums(path.parent).get(path.name, known := sha256(found[0])) != known:
            raise ArchiveError(
                _("{file} is no more what was finalized: its checksum is another one.").format(
                    file=path
                ),
                _put_back(),
            )
        return kept

    def _path(self, briefing_id: str, number: int) -> Path:
        return self._home(briefing_id) / f"{number}.json"

    def _home(self, briefing_id: str) -> Path:
        """Return the folder of one briefing, called as its journal is: safe for any id."""
        return self._folder / FOLDER / Journal(self._folder, briefing_id).path.stem


def revision_in(data: bytes, path: Path) -> Briefing:
    """Return the revision in the bytes of ``path``; raises :class:`ArchiveError`."""
    try:
        return from_json(data)
    except RecordError as error:
        raise ArchiveError(
            _("{file} is not a readable revision: {reason}.").format(
                file=path, reason=error.message.rstrip(".")
            ),
            _put_back(),
        ) from error


def _put_back() -> str:
    return _('Nothing is written to it. "briefing doctor" looks for a good copy.')
