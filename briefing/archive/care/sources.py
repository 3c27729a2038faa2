"""Where a lost briefing may be had back from: backups, history and the journal."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.archive import backups, files, layout
from briefing.archive.bundles import Bundle, Manifest
from briefing.archive.care.looking import Year, record_of
from briefing.archive.checksums import checksum
from briefing.archive.history import revision_in
from briefing.archive.journal import Journal
from briefing.archive.layout import Kind
from briefing.archive.rows import Document
from briefing.archive.sums import read_sums, sha256
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.encoding import to_plain
from briefing.model.records import Briefing


class Copy(NamedTuple):
    """One copy of a briefing: the document, as of when, and where it is from in words."""

    document: Document
    at: datetime
    where: str


class Sources:
    """All copies that the archive in ``folder`` has beside its years; read as they are needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._years: dict[tuple[Path, str], Year | None] = {}

    def ids(self, name: str) -> set[str]:
        """Return the ids of the briefings that a year's file held, as far as copies tell."""
        year = int(Path(name).stem)
        found: set[str] = set()
        for path, _manifest in self._backups:
            if (kept := self._year(path, name)) is not None:
                found |= kept.by_id().keys()
                break  # an older backup may have what was taken out since
        for copies in (self._revisions, self._unstored):
            found |= {one.id for one in copies.values() if one.period.start.year == year}
        return found

    def exact(self, name: str, briefing_id: str, noted: str) -> Copy | None:
        """Return the copy with the checksum that a year's file notes: just what was stored."""
        return next(
            (copy for copy in self._copies(name, briefing_id) if checksum(copy.document) == noted),
            None,
        )

    def confirm(self, name: str, briefing_id: str, document: Document) -> bool:
        """Tell whether an intact copy says just what ``document`` says."""
        return any(copy.document == document for copy in self._copies(name, briefing_id))

    def newest(self, name: str, briefing_id: str) -> Copy | None:
        """Return the newest copy; what the journal has was never stored and is the last resort."""
        copies = list(self._copies(name, briefing_id))
        if copies:
            return max(copies, key=lambda copy: copy.at)
        waiting = self._unstored.get(briefing_id)
        if waiting is None:
            return None
        return Copy(to_plain(waiting), datetime.now(UTC), _("the journal"))

    def contents(self, name: str, sha: str = "") -> Iterator[tuple[bytes, str]]:
        """Yield the kept bytes of a whole file, newest first, and where they are from.

        ``sha`` is the SHA-256 they must have, "" for any: then they may be damaged as well, for a
        backup keeps what it finds.
        """
        for path, manifest in self._backups:
            entry = manifest.files.get(name)
            if entry is not None and sha in {"", entry.sha256}:
                with Bundle(path) as bundle:
                    yield bundle.content(name), _backup_words(manifest)

    def _copies(self, name: str, briefing_id: str) -> Iterator[Copy]:
        for path, manifest in self._backups:
            year = self._year(path, name)
            document = year.by_id().get(briefing_id) if year else None
            if year is None or document is None or briefing_id in year.altered:
                continue
            if record_of(document) is not None:
                yield Copy(document, _aware(manifest.made_at), _backup_words(manifest))
        revision = self._revisions.get(briefing_id)
        if revision is not None and revision.finalized is not None:
            where = _("revision {number} in history").format(number=revision.revision)
            yield Copy(to_plain(revision), _aware(revision.finalized.at), where)

    @cached_property
    def _backups(self) -> list[tuple[Path, Manifest]]:
        """The sound backups, newest first."""
        found = []
        for one in backups.listing(self._folder):
            try:
                found.append((one.path, backups.verify(one.path)))
            except ArchiveError:
                continue
        return found

    def _year(self, path: Path, name: str) -> Year | None:
        """Return a year as a backup has it; ``None`` where it has none, or a damaged one."""
        key = (path, name)
        if key not in self._years:
            with Bundle(path) as bundle:
                found = Year(bundle.content(name)) if name in bundle.manifest.files else None
            self._years[key] = None if found is None or found.reason or found.newer else found
        return self._years[key]

    @cached_property
    def _revisions(self) -> dict[str, Briefing]:
        """The newest kept revision of each briefing that is undamaged."""
        homes: dict[Path, list[Path]] = {}
        for name in layout.truth(self._folder):
            if layout.kind_of(name) is Kind.REVISION:
                path = self._folder / name
                homes.setdefault(path.parent, []).append(path)
        found: dict[str, Briefing] = {}
        for paths in homes.values():
            paths.sort(key=lambda path: int(path.stem), reverse=True)
            newest = next(filter(None, map(_sound_revision, paths)), None)
            if newest is not None:
                found[newest.id] = newest
        return found

    @cached_property
    def _unstored(self) -> dict[str, Briefing]:
        """The briefings that wait in journals because the archive would not take them."""
        waiting = {}
        for _name, briefing_id in journals(self._folder):
            try:
                unstored = Journal(self._folder, briefing_id).unstored()
            except ArchiveError:
                continue
            if unstored is not None:
                waiting[briefing_id] = unstored.briefing
        return waiting


def _sound_revision(path: Path) -> Briefing | None:
    """Return the revision in ``path``, ``None`` where it is damaged."""
    try:
        found = files.read(path)
        if found is None or read_sums(path.parent).get(path.name) not in {None, sha256(found[0])}:
            return None
        return revision_in(found[0], path)
    except ArchiveError:
        return None


class _Line(msgspec.Struct):
    briefing: str = ""


def journals(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each journal's file and the id of the briefing that it is of."""
    for name in layout.truth(folder):
        if layout.kind_of(name) is not Kind.JOURNAL:
            continue
        try:
            found = files.read(folder / name)
        except ArchiveError:
            continue
        for raw in found[0].splitlines() if found else ():
            try:
                briefing_id = msgspec.json.decode(raw, type=_Line).briefing
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue
            if briefing_id and Journal(folder, briefing_id).path.stem == journal_stem(name):
                yield name, briefing_id
                break


def journal_stem(name: str) -> str:
    """Return what the files of one briefing's journal have in common, whoever writes them."""
    return Path(name).stem.partition("~")[0]


def _backup_words(manifest: Manifest) -> str:
    at = manifest.made_at
    return _("the backup of {day}").format(day=f"{at.day}/{at.month}/{at.year} {at:%H:%M}")


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.astimezone()
