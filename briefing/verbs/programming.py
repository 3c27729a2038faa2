"""The year's programme: its schemes entered, followed from week to week, counted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing.archive.lists import SCHEMES
from briefing.archive.protocol import Archive
from briefing.errors import BriefingError, ConflictError
from briefing.i18n import N_, _
from briefing.insight.figures.programme import Progress, as_figure, progress
from briefing.language.quantities import write_number
from briefing.model.figures import set_figure
from briefing.model.records import Briefing
from briefing.model.schemes import (
    Scheme,
    Schemes,
    SchemeState,
    SchemeStep,
    merged_schemes,
    scheme_by_id,
    with_scheme,
    with_step,
)
from briefing.reading.schemes_csv import read_due, read_schemes, read_state
from briefing.verbs.directing import table_content
from briefing.verbs.giving import give
from briefing.verbs.listing import short_name
from briefing.verbs.naming import resolve_name
from briefing.verbs.storing import TRIES
from briefing.writing.schemes_csv import SUFFIX, write_schemes

__all__ = [
    "FILE_NAME",
    "Progress",
    "change_schemes",
    "count_words",
    "give_schemes",
    "insert_count",
    "load_schemes",
    "progress",
    "read_due",
    "read_state",
    "report_step",
    "state_word",
    "take_in_schemes",
    "week_names",
    "years",
]

FILE_NAME = f"de-an{SUFFIX}"
"""The name that an export proposes."""

_STATES = {
    SchemeState.PLANNED: N_("not begun"),
    SchemeState.UNDER_WAY: N_("under way"),
    SchemeState.DONE: N_("done"),
    SchemeState.STOPPED: N_("stopped"),
}


class TakenIn(NamedTuple):
    """What taking a table in has done; ``refused`` has a sentence for each line left out."""

    new: int
    changed: int
    refused: tuple[str, ...]
    notes: tuple[str, ...]


def state_word(state: SchemeState) -> str:
    """Return how far a scheme is, in the language of the interface."""
    return _(_STATES[state])


def count_words(counted: Progress) -> str:
    """Return "15/17 đề án hoàn thành (88,24%)" in the language of the interface."""
    if counted.percent is None:
        return _("no scheme yet")
    return _("{done}/{all} schemes done ({percent}%)").format(
        done=counted.done, all=counted.all, percent=write_number(counted.percent)
    )


def load_schemes(archive: Archive) -> Schemes:
    """Return the schemes of all years, in the order of being entered."""
    return archive.entered(SCHEMES)


def years(schemes: Schemes, today: date) -> list[int]:
    """Return the years that have schemes, and this one, newest first."""
    return sorted({today.year, *(one.year for one in schemes)}, reverse=True)


def change_schemes(archive: Archive, change: Callable[[Schemes], Schemes]) -> Schemes:
    """Store what ``change`` makes of the schemes, or of what others have made of them.

    Raises what ``change`` and the archive raise.
    """
    tries = TRIES
    while True:
        before = archive.entered(SCHEMES)
        after = change(before)
        try:
            if after != before:
                archive.put_entered(SCHEMES, after, base=before)
        except ConflictError:
            tries -= 1
            if not tries:
                raise
        else:
            return after


def report_step(scheme: Scheme, step: SchemeStep) -> Callable[[Schemes], Schemes]:
    """Return the change that adds a step to a scheme; nothing where that is gone meanwhile."""

    def change(schemes: Schemes) -> Schemes:
        known = scheme_by_id(schemes, scheme.id)
        return with_scheme(schemes, with_step(known, step)) if known else schemes

    return change


def insert_count(counted: Progress, year: int) -> Callable[[Briefing], Briefing]:
    """Return the edit that puts the count of a programme among the figures of a week."""
    figure = as_figure(counted, year)
    return lambda briefing: set_figure(briefing, figure, None)


def week_names(archive: Archive) -> Callable[[str], str]:
    """Return what names a week by its id: "2020-W26", the id where it is not stored."""
    names = {header.id: short_name(header) for header in archive.headers()}
    return lambda briefing_id: names.get(briefing_id, briefing_id)


def give_schemes(
    archive: Archive, schemes: Schemes, target: Path, *, overwrite: bool = False
) -> Path:
    """Write schemes as CSV and return the path; raises as :func:`briefing.verbs.giving.give`."""
    content = write_schemes(schemes, week_names(archive))
    return give(content, FILE_NAME, target, overwrite=overwrite)


def take_in_schemes(archive: Archive, path: Path, today: date) -> TakenIn:
    """Take schemes in from the CSV file at ``path``; known ones are brought up to date.

    A line that is not understood is refused and told. Raises
    :class:`~briefing.errors.ReadError` for a file that is no such table, and what the archive
    raises.
    """

    def week_of(name: str) -> str | None:
        try:
            return resolve_name(archive, name, today).id
        except BriefingError:
            return None

    reading = read_schemes(table_content(path), path.name, today.year, week_of)
    before = load_schemes(archive)
    after = change_schemes(archive, lambda known: merged_schemes(known, reading.schemes))
    known = {one.id for one in before}
    return TakenIn(
        sum(1 for one in after if one.id not in known),
        sum(1 for one in after if one.id in known and one not in before),
        reading.refused,
        reading.notes,
    )
