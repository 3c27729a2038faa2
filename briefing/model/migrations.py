"""Migrations: how the document of an older form becomes one of the present form.

Each has the number of the form that it makes: ``MIGRATIONS[2]`` takes a document of form 1 and
returns it in form 2. They are pure: no file is touched here. Whatever a briefing is read from,
:mod:`briefing.model.encoding` takes it through them: a year, a journal, a kept revision, a step to
undo, a record that somebody imports. A year of an older form is migrated in memory whenever it is
read; it is written in the present form when something in it is next changed, after a backup.

An amount is a string or a whole number in the document that a migration is given.
"""

from collections.abc import Callable, Mapping
from typing import Any

from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.model.records import SCHEMA_VERSION

Document = dict[str, Any]
Migration = Callable[[Document], Document]

MIGRATIONS: dict[int, Migration] = {}
"""The migrations by the number of the form they make. Once released, one never changes."""

VERSION = "schema_version"


class RecordError(BriefingError):
    """JSON that is not a valid briefing."""


def is_older(document: Mapping[str, Any]) -> bool:
    """Tell whether ``document`` says that it is of an older form."""
    version = document.get(VERSION)
    return isinstance(version, int) and version < SCHEMA_VERSION


def migrated(document: Mapping[str, Any], file_version: int = SCHEMA_VERSION) -> Document:
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
