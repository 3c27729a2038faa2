"""Migrations: how the document of an older form becomes one of the present form.

Each has the number of the form that it makes: ``MIGRATIONS[2]`` takes a document of form 1 and
returns it in form 2. They are pure: no file is touched here. A year of an older form is migrated
in memory whenever it is read; it is written in the present form when something in it is next
changed, after a backup.
"""

from collections.abc import Callable, Mapping
from typing import Any

from briefing.archive.rows import Document
from briefing.i18n import _
from briefing.model.encoding import RecordError
from briefing.model.records import SCHEMA_VERSION

Migration = Callable[[Document], Document]

MIGRATIONS: dict[int, Migration] = {}
"""The migrations by the number of the form they make. Once released, one never changes."""

VERSION = "schema_version"


def migrated(document: Mapping[str, Any], file_version: int) -> Document:
    """Return ``document`` in the present form.

    Its own version counts, or ``file_version`` where it names none. A document of the present
    form or of a newer one comes back as it is. Raises :class:`RecordError` when a migration
    cannot make sense of it.
    """
    made = dict(document)
    version = made.get(VERSION, file_version)
    if not isinstance(version, int) or version >= SCHEMA_VERSION:
        return made
    for number, migrate in sorted(MIGRATIONS.items()):
        if number > version:
            try:
                made = migrate(made)
            except (LookupError, TypeError, ValueError, AttributeError) as error:
                raise RecordError(
                    _("A stored briefing cannot be brought to form {number}.").format(number=number)
                ) from error
    made[VERSION] = SCHEMA_VERSION
    return made
