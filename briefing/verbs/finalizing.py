"""Finalize and reopen: a revision is locked, and the next one begun."""

from briefing.archive.protocol import Archive
from briefing.model import states
from briefing.model.encoding import fingerprint
from briefing.model.records import Briefing


def finalize_in(archive: Archive, briefing: Briefing) -> Briefing:
    """Lock the stored ``briefing`` and return it.

    Raises :class:`~briefing.errors.StateError` when it already is, and what the archive raises.
    """
    return _store(archive, briefing, states.finalize(briefing))


def reopen_in(archive: Archive, briefing: Briefing) -> Briefing:
    """Make the stored ``briefing`` the draft of its next revision and return it.

    Raises :class:`~briefing.errors.StateError` when it is a draft, and what the archive raises.
    """
    return _store(archive, briefing, states.reopen(briefing))


def _store(archive: Archive, before: Briefing, after: Briefing) -> Briefing:
    archive.put(after, base=fingerprint(before))
    return after
