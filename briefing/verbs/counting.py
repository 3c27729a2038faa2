"""Counting: what the office counts, defined once, and what all weeks make of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from briefing.archive.lists import FIGURES
from briefing.archive.protocol import Archive
from briefing.errors import ConflictError, NotFoundError, SettingsError
from briefing.i18n import _
from briefing.insight.figures.totals import (
    By,
    Crossing,
    Gathered,
    Ledger,
    Total,
    gather,
    percentage,
)
from briefing.insight.figures.words import sentence, span_words
from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import DateRange
from briefing.language.letters import search_key
from briefing.language.quantities import write_number
from briefing.model.figures import PERCENT, Counting, Definition, Definitions, Names, clashing
from briefing.model.records import Briefing, Figure, Period, Qualifier
from briefing.privatefiles import replace_file
from briefing.settings import FIGURES_TABLE, config_path, line_of, parsed_config
from briefing.verbs.listing import short_name
from briefing.verbs.overview import Overview
from briefing.verbs.storing import TRIES
from briefing.writing.figures_csv import FigureLine

__all__ = [
    "By",
    "Crossing",
    "DefinitionError",
    "FigureBook",
    "change_definitions",
    "choose_crossing",
    "computed_totals",
    "crossing_rule",
    "figure_book",
    "figure_lines",
    "load_definitions",
    "named",
    "require_good",
    "spans_between",
]

KEY = "crossing"


class DefinitionError(ConflictError):
    """A definition that cannot be: it has no name, or another one has that name."""


# ── The office's rule for weeks that cross a month ──────────────────────────────────────────


def crossing_rule() -> Crossing:
    """Return the rule that the settings choose, by last day where they choose none.

    Raises :class:`SettingsError` when the file cannot be read or chooses no known rule.
    """
    path = config_path()
    text, config = parsed_config(path)
    table = config.get(FIGURES_TABLE, {})
    chosen = table.get(KEY, Crossing.LAST.value) if isinstance(table, dict) else None
    if chosen not in list(Crossing):
        key = KEY if isinstance(table, dict) else FIGURES_TABLE
        raise SettingsError(
            _("The rule for weeks that cross a month is none of those there are ({place}).").format(
                place=line_of(key, text, path)
            ),
            _("Possible is: {allowed}.").format(allowed=", ".join(Crossing)),
        )
    return Crossing(chosen)


def choose_crossing(rule: Crossing) -> None:
    """Choose another rule from now on; raises :class:`SettingsError`."""
    import tomlkit  # noqa: PLC0415 - start-up

    if rule is crossing_rule():
        return
    path = config_path()
    document = tomlkit.parse(parsed_config(path)[0])
    if FIGURES_TABLE not in document:
        document[FIGURES_TABLE] = tomlkit.table()
    document[FIGURES_TABLE][KEY] = rule.value
    try:
        replace_file(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise SettingsError(
            _("The settings could not be written to {file}: {reason}.").format(
                file=path, reason=error.strerror
            ),
            _("Check the folder's permissions and the free space."),
        ) from error


# ── Definitions ─────────────────────────────────────────────────────────────────────────────


def load_definitions(archive: Archive) -> Definitions:
    """Return what the office counts, in its order; nothing where nothing has been defined."""
    return archive.entered(FIGURES)


def change_definitions(
    archive: Archive, change: Callable[[Definitions], Definitions]
) -> Definitions:
    """Store what ``change`` makes of the definitions, or of what others have made of them.

    Raises what ``change`` and the archive raise.
    """
    tries = TRIES
    while True:
        before = archive.entered(FIGURES)
        after = change(before)
        try:
            if after != before:
                archive.put_entered(FIGURES, after, base=before)
        except ConflictError:
            tries -= 1
            if not tries:
                raise
        else:
            return after


def require_good(definitions: Definitions, one: Definition) -> None:
    """Raise :class:`DefinitionError` for a definition that cannot stand among ``definitions``."""
    if not one.name.strip():
        raise DefinitionError(_("The name is missing."))
    if one.counting is Counting.SUM and one.unit == PERCENT:
        raise DefinitionError(
            _("Percentages cannot be added."), _("Choose that the last value counts.")
        )
    if (other := clashing(definitions, one)) is not None:
        raise DefinitionError(
            _('"{name}" answers to that name already.').format(name=other.name),
            _("Choose another name, or another unit."),
        )


def named(definitions: Sequence[Definition], asked: str) -> list[Definition]:
    """Return the definitions that ``asked`` means: just one of the name, else all that have it.

    Names, other names and groups are looked through, without regard to accents. Raises
    :class:`NotFoundError` where there is none.
    """
    key = search_key(asked)
    exact = [one for one in definitions if key in map(search_key, (one.name, *one.other_names))]
    found = exact or [
        one
        for one in definitions
        if any(key in search_key(text) for text in (one.name, *one.other_names, one.group))
    ]
    if not found:
        raise NotFoundError(
            _('No figure is called "{name}".').format(name=asked),
            _("Defined are: {names}.").format(names="; ".join(one.name for one in definitions[:8]))
            if definitions
            else _('Define one with "briefing figures --define NAME".'),
        )
    return found


# ── What one week must add up to ────────────────────────────────────────────────────────────


class _Stored(NamedTuple):
    """What a stored briefing reports."""

    id: str
    period: Period
    day: date
    figures: tuple[Figure, ...]


def computed_totals(archive: Archive, briefing: Briefing) -> dict[str, Decimal]:
    """Return what the figures of ``briefing`` make since New Year, by their names.

    Counted are the reports of its own kind, itself as it is given here. Figures that are not
    defined, hedged sums, and years of which a report is missing have none.
    """
    names = Names(load_definitions(archive))
    wanted = {
        figure.name: one
        for figure in briefing.figures
        if figure.total is not None
        and (one := names.of(figure.name, figure.unit)) is not None
        and one.counting is Counting.SUM
        and one.reports in (None, briefing.period.kind)
    }
    reports = _since_new_year(archive, briefing) if wanted else None
    if reports is None:
        return {}
    found = gather(reports, tuple({one.id: one for one in wanted.values()}.values()))
    crossing, end = crossing_rule(), briefing.period.end
    totals = {}
    for name, one in wanted.items():
        running = Ledger(one, found.entries[one.id], crossing).running(end.year, end)
        if running is not None and running.qualifier is Qualifier.EXACT:
            totals[name] = running.value
    return totals


def _since_new_year(archive: Archive, briefing: Briefing) -> list[_Stored] | None:
    """Return the reports of the kind of ``briefing`` from New Year to it, all or ``None``.

    A report over New Year comes first, for a part of it may count to this year.
    """
    kind, new_year = briefing.period.kind, date(briefing.period.end.year, 1, 1)
    headers = [
        header
        for header in archive.headers()
        if header.period.kind is kind
        and new_year <= header.period.end <= briefing.period.end
        and header.id != briefing.id
    ]
    last = new_year - timedelta(days=1)
    for period in [*(header.period for header in headers), briefing.period]:
        if period.start > last + timedelta(days=1):
            return None
        last = period.end
    stored = (archive.get(header.id) for header in headers)
    return [
        _Stored(one.id, one.period, one.meeting.date or one.period.end, one.figures)
        for one in (*stored, briefing)
    ]


# ── What the weeks make ─────────────────────────────────────────────────────────────────────


class FigureBook:
    """The figures of all weeks under their definitions, counted by one rule."""

    def __init__(self, overview: Overview, definitions: Definitions, crossing: Crossing) -> None:
        self.definitions = definitions
        self.crossing = crossing
        self.weeks: Mapping[str, WeekFacts] = {week.id: week for week in overview.weeks}
        self.gathered: Gathered = gather(overview.weeks, definitions)
        self.problems = overview.problems
        self._ledgers: dict[str, Ledger] = {}

    def ledger(self, definition: Definition) -> Ledger:
        """Return the totals of one definition; they are added up when first asked for.

        One without an id is counted as if it were defined (:func:`undefined_definition`).
        """
        key = definition.id or definition.name
        if key not in self._ledgers:
            found = self.gathered
            called = (definition.name, definition.unit)
            entries = found.entries[definition.id] if definition.id else found.unknown[called]
            self._ledgers[key] = Ledger(definition, entries, self.crossing)
        return self._ledgers[key]

    def repeated(self) -> list[str]:
        """Return a sentence for each number that was left aside: its report gave it before."""
        return [
            _('{week}: "{name}" stands there twice; {first} is counted, {second} is not.').format(
                week=short_name(self.weeks[one.briefing]),
                name=one.figure.name,
                first=write_number(one.counted.value),
                second=write_number(one.figure.value),
            )
            for one in self.gathered.repeated
        ]


def figure_book(overview: Overview, definitions: Definitions, crossing: Crossing) -> FigureBook:
    """Return the figures of all weeks."""
    return FigureBook(overview, definitions, crossing)


def undefined_definition(name: str, unit: str) -> Definition:
    """Return how a figure would be counted that nobody has defined."""
    counting = Counting.LEVEL if unit == PERCENT else Counting.SUM
    return Definition(id="", name=name, unit=unit, counting=counting)


def spans_between(totals: Iterable[Total], start: date | None, end: date | None) -> list[Total]:
    """Return the totals whose spans touch the days from ``start`` to ``end``."""
    return [
        total
        for total in totals
        if (start is None or total.span.end >= start) and (end is None or total.span.start <= end)
    ]


def figure_lines(
    book: FigureBook, definition: Definition, by: By, totals: Iterable[Total]
) -> list[FigureLine]:
    """Return the lines of totals for papers and other programs."""
    return [_line(book, definition, by, total) for total in totals]


def _line(book: FigureBook, definition: Definition, by: By, total: Total) -> FigureLine:
    figure = total.shares[0].entry.figure
    running = total.running
    return FigureLine(
        period=period_key(book, by, total),
        start=total.span.start,
        end=total.span.end,
        group=definition.group,
        name=definition.name,
        value=total.value,
        unit=definition.unit or figure.unit,
        qualifier=total.qualifier,
        of=total.of,
        percent=percentage(total.value, total.of),
        earlier=figure.earlier if by is By.WEEK else None,
        running=running.value if running else None,
        running_qualifier=running.qualifier if running else Qualifier.EXACT,
        said=total.said.value if total.said else None,
        briefings=tuple(dict.fromkeys(share.entry.briefing for share in total.shares)),
    )


def period_key(book: FigureBook, by: By, total: Total) -> str:
    """Return what names a span to people and programs: "2020-W26", "2020-06", "2020-Q2"."""
    start = total.span.start
    match by:
        case By.WEEK:
            return short_name(book.weeks[total.shares[0].entry.briefing])
        case By.MONTH:
            return f"{start.year:04}-{start.month:02}"
        case By.QUARTER:
            return f"{start.year:04}-Q{(start.month + 2) // 3}"
        case By.HALF:
            return f"{start.year:04}-H{(start.month + 5) // 6}"
        case By.YEAR:
            return f"{start.year:04}"


def span_label(by: By, span: DateRange) -> str:
    """Return a span for a list: "Tháng 11/2019", "Tuần 22 – 28/6/2020"."""
    words = span_words(by, span)
    return words[:1].upper() + words[1:]


def report_sentence(definition: Definition, by: By, total: Total) -> str:
    """Return the sentence of a report about a figure in a span, with its running total."""
    return sentence(definition, by, total)
