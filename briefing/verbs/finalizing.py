"""Finalize and reopen: a revision is locked and kept in history, and the next one begun."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from briefing.archive.protocol import Archive
from briefing.errors import ArchiveError, ConflictError, NotFoundError
from briefing.i18n import _
from briefing.language.letters import clean
from briefing.model import states
from briefing.model.encoding import fingerprint
from briefing.model.records import Briefing
from briefing.settings import load

NOTICE_DAYS = 5
"""Working days after the meeting by which its notice of conclusions is to be out."""


def finalize_in(
    archive: Archive, briefing: Briefing, *, by: str = "", at: datetime | None = None
) -> Briefing:
    """Lock the stored ``briefing``, keep the revision in history, and return it.

    ``by`` is who locks it, :func:`secretary` where empty; ``at`` is when, now for ``None``. The
    number is the draft's own, or the next free one where history has other content under it, as
    after a finalizing that a power cut interrupted.

    Raises :class:`~briefing.errors.StateError` when it already is locked, and what the archive
    raises; the stored briefing is then as it was.
    """
    locked = states.finalize(briefing, at or _now(), by or secretary())
    _require_stored(archive, briefing)
    return _store(archive, briefing, _keep(archive, locked))


def reopen_in(archive: Archive, briefing: Briefing) -> Briefing:
    """Make the stored ``briefing`` the draft of its next revision and return it.

    A revision that was locked elsewhere, or before there was a history, is kept in it first.
    Raises :class:`~briefing.errors.StateError` when it is a draft, and what the archive raises.
    """
    states.reopen(briefing)
    _require_stored(archive, briefing)
    return _store(archive, briefing, states.reopen(_keep(archive, briefing)))


def secretary() -> str:
    """Return who finalizes: the one in the settings, else the user's name on this computer.

    Empty where not even that is known. Raises :class:`~briefing.errors.SettingsError`.
    """
    if named := clean(load().secretary).strip():
        return named
    from getpass import getuser  # noqa: PLC0415 - start-up

    try:
        return clean(getuser()).strip()
    except (OSError, KeyError, ImportError):  # a user without an entry, as in containers
        return ""


def notice_due(briefing: Briefing) -> date | None:
    """Return the day by which the notice of conclusions is due; ``None`` without a meeting day.

    It is the fifth working day after the meeting; public holidays do not count.
    """
    from briefing.language.holidays import working_day_after  # noqa: PLC0415 - start-up

    day = briefing.meeting.date
    return working_day_after(day, NOTICE_DAYS) if day else None


def _keep(archive: Archive, locked: Briefing) -> Briefing:
    """Keep a revision in history and return it as it stands there.

    The same text kept before counts as kept, with the time it bears.
    """
    numbers = archive.revisions(locked.id)
    if locked.revision in numbers:
        kept = _readable(archive, locked)
        if kept is not None and replace(kept, finalized=locked.finalized) == locked:
            return kept
        locked = replace(locked, revision=numbers[-1] + 1)
    archive.keep_revision(locked)
    return locked


def _readable(archive: Archive, locked: Briefing) -> Briefing | None:
    try:
        return archive.revision(locked.id, locked.revision)
    except ArchiveError:  # a spoilt file takes its number up, and stays as it is
        return None


def _require_stored(archive: Archive, briefing: Briefing) -> None:
    """Raise :class:`ConflictError` unless ``briefing`` is what is stored.

    Storing asks again, under the lock; this is so that history keeps no revision in vain.
    """
    try:
        stored = archive.get(briefing.id)
    except NotFoundError:  # taken out meanwhile: storing it again loses nothing
        return
    if fingerprint(stored) != fingerprint(briefing):
        raise ConflictError(
            _("The briefing {id} has been changed by another program meanwhile.").format(
                id=briefing.id
            ),
            _("Choose which of the two to keep."),
        )


def _store(archive: Archive, before: Briefing, after: Briefing) -> Briefing:
    archive.put(after, base=fingerprint(before))
    return after


def _now() -> datetime:
    return datetime.now(UTC).astimezone().replace(microsecond=0)
