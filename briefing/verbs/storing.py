"""Storing a change of what is stored, while others may change it too."""

from collections.abc import Callable

from briefing.archive.protocol import Archive
from briefing.errors import ConflictError
from briefing.model.encoding import fingerprint
from briefing.model.records import Briefing

TRIES = 200
"""How often a change is made anew because somebody was quicker; each time somebody got on."""


def store_change(
    archive: Archive, briefing: Briefing, edit: Callable[[Briefing], Briefing]
) -> Briefing:
    """Store what ``edit`` makes of ``briefing``, or of what others have made of it, and return it.

    ``edit`` may be called more than once; its change must be right for whatever it is given, as
    adding an item is. Raises what ``edit`` and the archive raise.
    """
    tries = TRIES
    while True:
        after = edit(briefing)
        try:
            archive.put(after, base=fingerprint(briefing))
        except ConflictError:
            tries -= 1
            if not tries:
                raise
            briefing = archive.get(briefing.id)
        else:
            return after
