"""Figures exchanged with spreadsheets: definitions, what weeks report, what spans make."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing.archive.protocol import Archive, Header
from briefing.errors import BriefingError, NotFoundError
from briefing.i18n import _
from briefing.language.dates import find_periods
from briefing.model.figures import Definition, Definitions, Names, merged, set_figure
from briefing.model.records import Briefing, Figure
from briefing.reading.figures_csv import Value, read_figures
from briefing.verbs.counting import change_definitions, load_definitions, require_good
from briefing.verbs.directing import table_content
from briefing.verbs.giving import give
from briefing.verbs.naming import resolve_name
from briefing.verbs.storing import store_change
from briefing.writing.figures_csv import SUFFIX, FigureLine, write_definitions, write_figures

FILE_NAME = f"so-lieu{SUFFIX}"
"""The name that an export of values proposes."""

DEFINITIONS_FILE_NAME = f"danh-muc-so-lieu{SUFFIX}"
"""The name that an export of definitions proposes."""


class TakenIn(NamedTuple):
    """What taking a table in has done; ``refused`` has a sentence for each line left out.

    ``defined`` counts definitions, new and changed, ``values`` the numbers that weeks now have.
    """

    defined: int
    values: int
    refused: tuple[str, ...]
    notes: tuple[str, ...]


def give_figures(lines: Sequence[FigureLine], target: Path, *, overwrite: bool = False) -> Path:
    """Write values as CSV and return the path; raises as :func:`briefing.verbs.giving.give`."""
    return give(write_figures(lines), FILE_NAME, target, overwrite=overwrite)


def give_definitions(definitions: Definitions, target: Path, *, overwrite: bool = False) -> Path:
    """Write the definitions as CSV and return the path; as :func:`give_figures`."""
    content = write_definitions(definitions)
    return give(content, DEFINITIONS_FILE_NAME, target, overwrite=overwrite)


def take_in_figures(archive: Archive, path: Path, today: date) -> TakenIn:
    """Take definitions, or values of weeks, in from the CSV file at ``path``.

    A line that is not understood, names no stored period or no defined figure, or a period that
    has been finalized, is refused and told; the others are taken. Raises
    :class:`~briefing.errors.ReadError` for a file that is no such table, and what the archive
    raises.
    """
    reading = read_figures(table_content(path), path.name)
    refused = list(reading.refused)
    defined = 0
    if reading.definitions:
        before = load_definitions(archive)
        after = change_definitions(
            archive, lambda known: _with_good_ones(known, reading.definitions, refused)
        )
        defined = sum(1 for one in after if one not in before)
    values = _take_values(archive, reading.values, today, refused)
    return TakenIn(defined, values, tuple(dict.fromkeys(refused)), reading.notes)


def _with_good_ones(
    known: Definitions, incoming: Sequence[Definition], refused: list[str]
) -> Definitions:
    for one in incoming:
        after = merged(known, [one])
        changed = next((new for new in after if new not in known), None)
        try:
            if changed is not None:
                require_good(known, changed)
        except BriefingError as error:
            refused.append(
                _('"{name}" was refused: {reason}').format(name=one.name, reason=error.message)
            )
        else:
            known = after
    return known


def _take_values(archive: Archive, values: Sequence[Value], today: date, refused: list[str]) -> int:
    names = Names(load_definitions(archive))
    wanted: dict[str, list[tuple[Value, Definition]]] = {}
    found: dict[str, Header] = {}
    for value in values:
        try:
            one = _defined(names, value.figure)
            if value.period not in found:
                found[value.period] = _header(archive, value.period, today)
            wanted.setdefault(found[value.period].id, []).append((value, one))
        except BriefingError as error:
            refused.append(_refusal(value, error))
    taken = 0
    for briefing_id, rows in wanted.items():
        try:
            store_change(archive, archive.get(briefing_id), _Filling(rows))
            taken += len(rows)
        except BriefingError as error:
            refused += [_refusal(value, error) for value, _one in rows]
    return taken


class _Filling:
    """Puts the numbers of some lines into a briefing, each under the name of its definition."""

    def __init__(self, rows: Sequence[tuple[Value, Definition]]) -> None:
        self._rows = rows

    def __call__(self, briefing: Briefing) -> Briefing:
        for value, one in self._rows:
            briefing = set_figure(briefing, value.figure, one)
        return briefing


def _defined(names: Names, figure: Figure) -> Definition:
    one = names.of(figure.name, figure.unit)
    if one is None:
        raise NotFoundError(_('no figure "{name}" is defined').format(name=figure.name))
    return one


def _header(archive: Archive, period: str, today: date) -> Header:
    """Return the header of the period that a cell names: "2020-W26", a day, "tháng 6/2020"."""
    for found in find_periods(period, today):
        if (found.start, found.end) == (0, len(period)):
            for header in archive.headers():
                if (header.period.start, header.period.end) == found.value:
                    return header
            raise NotFoundError(_('no report "{period}" is stored').format(period=period))
    return resolve_name(archive, period, today)


def _refusal(value: Value, error: BriefingError) -> str:
    return _("Line {number} was refused: {reason}.").format(
        number=value.line, reason=error.message.rstrip(".")
    )
