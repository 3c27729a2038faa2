"""Import: a file is read, and what was understood is put into the archive."""

import contextlib
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace as with_fields

from briefing.archive.protocol import NOTHING_STORED, Archive
from briefing.errors import ConflictError, NotFoundError, ReadError, StateError
from briefing.i18n import _
from briefing.model.encoding import fingerprint
from briefing.model.records import Briefing, State
from briefing.reading import Reading, read_bytes
from briefing.verbs.storing import TRIES

LARGEST_FILE = 50 * 1024 * 1024
"""In bytes. A year of minutes is under one megabyte; what is larger is another kind of file."""

STANDARD_INPUT = "-"


class Outcome(StrEnum):
    """What an import did to the archive."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class Taken(NamedTuple):
    """The briefing as it now stands in the archive, and what was done."""

    briefing: Briefing
    outcome: Outcome


def read_file(path: Path) -> Reading:
    """Read the file at ``path``.

    Raises :class:`ReadError` when it is missing, no file, not to be opened, larger than
    :data:`LARGEST_FILE` (it is then not loaded), or not understood.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ReadError(
                _('"{name}" is a folder.').format(name=path), _("Name the files in it.")
            )
        if size > LARGEST_FILE:
            raise too_large(str(path))
        with path.open("rb") as file:
            return read_stream(file, path.name)
    except FileNotFoundError as error:
        raise ReadError(
            _('There is no file "{name}".').format(name=path), _("Check the name and the folder.")
        ) from error
    except OSError as error:
        raise unreadable(str(path), error) from error
    except ValueError as error:  # a NUL in the name
        raise ReadError(
            _('The file "{name}" cannot be read: {reason}.').format(name=path, reason=error)
        ) from error


def read_stream(stream: BinaryIO, name: str = STANDARD_INPUT) -> Reading:
    """Read an open file or standard input to its end; raises :class:`ReadError`."""
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise too_large(name)
    return read_bytes(data, name)


def take_in(archive: Archive, reading: Reading, *, replace: bool = False) -> Taken:
    """Put what was read into ``archive``; reading the same source again never doubles it.

    The briefing of the same period is updated when it came from the same source and nobody has
    edited it since; its private notes stay. ``replace`` agrees to lose what is stored otherwise.

    Raises :class:`ConflictError` when ``replace`` would be needed and :class:`StateError` when
    the stored briefing is finalized, which ``replace`` does not overrule.
    """
    incoming = _stamped(reading.briefing)
    for _attempt in range(TRIES):
        with contextlib.suppress(_OvertakenError):
            return _taken_in(archive, incoming, agreed=replace)
    return _taken_in(archive, incoming, agreed=replace)


class _OvertakenError(ConflictError):
    """Somebody stored something between the look at the archive and the storing."""


def _taken_in(archive: Archive, incoming: Briefing, *, agreed: bool) -> Taken:
    try:
        stored = archive.get(incoming.id)
    except NotFoundError:
        _put(archive, incoming, NOTHING_STORED)
        return Taken(incoming, Outcome.ADDED)
    if _content(stored) == _content(incoming):
        return Taken(stored, Outcome.UNCHANGED)
    _require_replaceable(stored, incoming, agreed=agreed)
    updated = with_fields(
        incoming,
        notes=incoming.notes or stored.notes,
        revision=max(incoming.revision, stored.revision),
    )
    _put(archive, updated, fingerprint(stored))
    return Taken(updated, Outcome.UPDATED)


def _put(archive: Archive, briefing: Briefing, base: str) -> None:
    try:
        archive.put(briefing, base=base)
    except ConflictError as error:
        raise _OvertakenError(error.message, error.advice) from error


def _stamped(briefing: Briefing) -> Briefing:
    """Note in the source what it gave, unless it came with a record that noted it already."""
    source = briefing.source
    if source is None or source.fingerprint:
        return briefing
    return with_fields(briefing, source=with_fields(source, fingerprint=fingerprint(briefing)))


def _content(briefing: Briefing) -> str:
    """Return a digest of what a text can give: state, revision, lock and private notes left out."""
    bare = with_fields(briefing, state=State.DRAFT, revision=0, finalized=None, notes="")
    return fingerprint(bare)


def _require_replaceable(stored: Briefing, incoming: Briefing, *, agreed: bool) -> None:
    if stored.state is State.FINAL:
        raise StateError(
            _("The briefing {id} is finalized and stays as it is.").format(id=stored.id),
            _('Reopen it first: "briefing reopen {id}".').format(id=stored.id),
        )
    if agreed:
        return
    advice = _('To put the new text in its place, import it again with "--replace".')
    if not _untouched(stored):
        raise ConflictError(
            _("The briefing {id} has been edited by hand; importing would lose that.").format(
                id=stored.id
            ),
            advice,
        )
    if not _same_source(stored, incoming):
        raise ConflictError(
            _('The briefing {id} came from another text, "{name}".').format(
                id=stored.id, name=stored.source.name if stored.source else ""
            ),
            advice,
        )


def _untouched(stored: Briefing) -> bool:
    """Tell whether ``stored`` is what its source gave, or has nothing in it to lose."""
    if stored.source is None:
        return not (
            stored.results
            or any(group.directives for group in stored.directive_lists)
            or stored.summary
            or stored.quotations
        )
    return stored.source.fingerprint in {fingerprint(stored), _content(stored)}


def _same_source(stored: Briefing, incoming: Briefing) -> bool:
    """Tell whether both came from one source: the same text, or another state of one file."""
    old, new = stored.source, incoming.source
    if old is None:
        return True
    if new is None:
        return False
    return old.text == new.text or (old.name == new.name and new.name != STANDARD_INPUT)


def unreadable(name: str, error: OSError) -> ReadError:
    """Return the sentence for a file that the system does not let be read."""
    if isinstance(error, PermissionError):
        return ReadError(
            _('The file "{name}" may not be read.').format(name=name),
            _("Ask its owner for permission, or copy it to your own folder."),
        )
    return ReadError(
        _('The file "{name}" cannot be read: {reason}.').format(
            name=name, reason=error.strerror or error
        )
    )


def too_large(name: str) -> ReadError:
    """Return the sentence for a file beyond :data:`LARGEST_FILE`."""
    return ReadError(
        _('"{name}" is larger than {limit} MB and was not read.').format(
            name=name, limit=LARGEST_FILE // 1024 // 1024
        ),
        _("Take the text of the minutes alone, without pictures."),
    )
