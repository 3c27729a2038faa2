"""Import of many files: each is accounted for, and one that fails does not stop the others.

What has been taken is noted by its SHA-256 in ``derived/imports.json`` of the archive, so that an
import that was broken off goes on where it was, and one made again passes over what is there.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.archive import files
from briefing.archive.protocol import Archive
from briefing.errors import ArchiveError, BriefingError, ConflictError, StateError
from briefing.reading import Reading, read_bytes
from briefing.verbs.sources import SourceFile
from briefing.verbs.taking import Outcome, take_in

NOTES = Path("derived", "imports.json")
_AT_ONCE = 64
"""So many are read, ordered by the period they tell of, and stored, before the next are."""

_LETTERS_AT_ONCE = 2_000_000
"""Fewer are when they hold so much: a year of minutes has a million letters."""

_SECONDS_AT_ONCE = 1.0
"""Fewer are, too, when reading them takes longer: so much is read again after a power cut."""

Progress = Callable[[str], None]
"""Told the name of each file before it is read. It may raise :class:`StopTakingError`."""


class StopTakingError(Exception):
    """No more files are to be read; those that have been are still stored and accounted for."""


class Fate(StrEnum):
    """What became of a file."""

    ADDED = Outcome.ADDED.value
    UPDATED = Outcome.UPDATED.value
    UNCHANGED = Outcome.UNCHANGED.value
    TAKEN_BEFORE = "taken-before"
    UNDERSTOOD = "understood"  # read, and not to be stored
    UNDECIDED = "undecided"  # another text for a week that is there, or was edited by hand
    REFUSED = "refused"


class Account(NamedTuple):
    """What became of one file: the briefing's id and first day, or why there is none.

    ``notes`` are the reader's own remarks; ``unplaced`` counts the passages without a place.
    ``encoding`` is how the letters stood in the file, "" where its kind says so itself.
    """

    name: str
    fate: Fate
    id: str = ""
    start: date | None = None
    message: str = ""
    advice: str = ""
    notes: tuple[str, ...] = ()
    unplaced: int = 0
    encoding: str = ""


class _Read(NamedTuple):
    """A file that was understood and waits for its turn."""

    account: Account
    reading: Reading
    digest: str

    @property
    def text(self) -> str:
        """All that was in the file; a record brings none."""
        source = self.reading.briefing.source
        return source.text if source else ""


def take_many(
    archive: Archive,
    folder: Path,
    sources: Sequence[SourceFile],
    *,
    replace: bool = False,
    progress: Progress | None = None,
) -> Iterator[Account]:
    """Take ``sources`` into ``archive``, which is kept in ``folder``, by the days they tell of.

    Yields what became of each. With ``replace``, what was taken before is read again and put in
    the place of what is stored otherwise, as in :func:`briefing.verbs.taking.take_in`.
    """
    known = {} if replace else known_files(archive, folder)
    taken = _remembered(folder)
    for batch in _batches(sources, known, progress):
        before = dict(taken)
        for one in sorted((b for b in batch if isinstance(b, _Read)), key=_first_day):
            try:
                done = take_in(archive, one.reading, replace=replace)
            except (ConflictError, StateError) as error:
                yield one.account._replace(
                    fate=Fate.UNDECIDED, message=error.message, advice=error.advice
                )
                continue
            except BriefingError as error:
                yield _refused(one.account.name, error)
                continue
            taken[one.digest] = done.briefing.id
            yield one.account._replace(fate=Fate(done.outcome.value), id=done.briefing.id)
        yield from (one for one in batch if isinstance(one, Account))
        if taken != before:
            _remember(folder, taken)


def known_files(archive: Archive, folder: Path) -> dict[str, str]:
    """Return the ids of the briefings that are there, by the SHA-256 of the files they are from."""
    present = {header.id for header in archive.headers()}
    return {digest: name for digest, name in _remembered(folder).items() if name in present}


def look_at_many(
    sources: Sequence[SourceFile], *, progress: Progress | None = None
) -> Iterator[Account]:
    """Read ``sources`` and say what was understood of each; nothing is stored."""
    for batch in _batches(sources, {}, progress):
        yield from (one.account if isinstance(one, _Read) else one for one in batch)


def _batches(
    sources: Sequence[SourceFile], known: dict[str, str], progress: Progress | None
) -> Iterator[list[_Read | Account]]:
    read: list[_Read | Account] = []
    letters, begun = 0, time.monotonic()
    for source in sources:
        if progress is not None:
            try:
                progress(source.name)
            except StopTakingError:
                break
        one = _read(source, known)
        read.append(one)
        letters += len(one.text) if isinstance(one, _Read) else 0
        late = time.monotonic() - begun >= _SECONDS_AT_ONCE
        if late or len(read) >= _AT_ONCE or letters >= _LETTERS_AT_ONCE:
            yield read
            read, letters, begun = [], 0, time.monotonic()
    if read:
        yield read


def _read(source: SourceFile, known: dict[str, str]) -> _Read | Account:
    try:
        data = source.read()
        digest = hashlib.sha256(data).hexdigest()
        if digest in known:
            return Account(source.name, Fate.TAKEN_BEFORE, known[digest])
        reading = read_bytes(data, Path(source.name).name, anchor=None)
    except BriefingError as error:
        return _refused(source.name, error)
    briefing = reading.briefing
    account = Account(
        source.name,
        Fate.UNDERSTOOD,
        briefing.id,
        briefing.period.start,
        notes=tuple(w.message for w in briefing.warnings if w.rule != "reading/unplaced"),
        unplaced=len(reading.unplaced),
        encoding=reading.encoding,
    )
    return _Read(account, reading, digest)


def _refused(name: str, error: BriefingError) -> Account:
    return Account(name, Fate.REFUSED, message=error.message, advice=error.advice)


def _first_day(one: _Read) -> tuple[date, str]:
    return one.reading.briefing.period.start, one.account.name


def _remembered(folder: Path) -> dict[str, str]:
    """Return the ids that were taken by the digests of their files; none where nothing is known."""
    try:
        found = files.read(folder / NOTES)
        return msgspec.json.decode(found[0], type=dict[str, str]) if found else {}
    except (ArchiveError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def _remember(folder: Path, taken: dict[str, str]) -> None:
    path = folder / NOTES
    files.make_folder(path.parent)
    files.write_derived(path, msgspec.json.encode(taken))
