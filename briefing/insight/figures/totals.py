"""Figures over many weeks: what each month, quarter, half-year and year makes, and since New Year.

Totals are computed, never typed, by these rules:

- A report of a week (or of another stretch of at most 31 days) counts whole in the month it lies
  in. One that crosses the end of a month, and so perhaps of a year, counts as the office has
  chosen (:class:`~briefing.insight.figures.entries.Crossing`).
- A month is counted from the weeks that give the figure; where none does, from the month's own
  report. A quarter is its months, a half-year its quarters, a year its halves; where nothing in
  one of them gives the figure, its own report does. So nothing is counted twice; what a longer
  report says beside its weeks is told as :attr:`Total.said`. A definition may name the one kind
  of report that is counted.
- Sums add exactly. A level is the last value in the span, and is never split.
- One report gives a figure once: the first number that belongs to it.
- "x of y": the y of the definition; where it has none, sums add the y of every part as long as
  every part has one, levels take that of the last.
- A sum with hedged parts is hedged: all on one side ("gần" and "dưới", "hơn" and "trên") as they
  are, otherwise "khoảng".
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from briefing.insight.figures.entries import (
    EXACT,
    By,
    Crossing,
    Entry,
    Gathered,
    Repeated,
    Report,
    Share,
    crosses,
    gather,
    is_short,
    shares,
    span_of,
    whole_share,
)
from briefing.language.dates import DateRange
from briefing.model.figures import Counting, Definition
from briefing.model.records import Figure, PeriodKind, Qualifier

__all__ = [
    "By",
    "Crossing",
    "Entry",
    "Gathered",
    "Ledger",
    "Repeated",
    "Report",
    "Running",
    "Share",
    "Total",
    "added",
    "crosses",
    "gather",
    "hedge",
    "percentage",
    "shares",
    "span_of",
]

_BELOW = {By.QUARTER: By.MONTH, By.HALF: By.QUARTER, By.YEAR: By.HALF}


class Total(Struct, frozen=True, gc=False):
    """What a span makes. ``shares`` are what it was made of, in order.

    ``said`` is what the span's own report says where the total was made of shorter ones.
    ``running`` is the sum from New Year to the end of the span, ``None`` for a level.
    """

    span: DateRange
    value: Decimal
    qualifier: Qualifier
    of: Decimal | None
    shares: tuple[Share, ...]
    said: Figure | None = None
    running: "Running | None" = None

    @property
    def differs(self) -> bool:
        """Whether the span's own report says another number, neither being hedged."""
        exact = self.said and self.said.qualifier is self.qualifier is Qualifier.EXACT
        return bool(exact and self.said and self.said.value != self.value)


class Running(Struct, frozen=True, gc=False):
    """A sum since New Year."""

    value: Decimal
    qualifier: Qualifier


class Ledger:
    """The totals of one definition; ``entries`` are its numbers, oldest report first."""

    def __init__(
        self, definition: Definition, entries: Sequence[Entry], crossing: Crossing
    ) -> None:
        self.definition = definition
        level = definition.counting is Counting.LEVEL  # of which nothing can be split off
        self.crossing = Crossing.LAST if level and crossing is Crossing.SPLIT else crossing
        wanted = definition.reports
        self._entries = [one for one in entries if wanted is None or one.kind is wanted]
        self._lists: dict[By, list[Total]] = {}

    def totals(self, by: By) -> list[Total]:
        """Return what each span makes in which the figure is given, oldest first.

        By week these are the short reports themselves.
        """
        if by not in self._lists:
            found = self._by_week() if by is By.WEEK else self._by_span(by)
            self._lists[by] = list(found)
        return self._lists[by]

    def total(self, by: By, day: date) -> Total | None:
        """Return what the span makes that has ``day``; ``None`` where nothing gives the figure."""
        return next((t for t in self.totals(by) if t.span.start <= day <= t.span.end), None)

    def running(self, year: int, until: date) -> Running | None:
        """Return the sum of what tells of ``year`` up to ``until``; ``None`` where nothing does.

        ``None`` for a level, which has no sum.
        """
        if self.definition.counting is Counting.LEVEL:
            return None
        return self._since_new_year.get(year, _NOTHING).at(until)

    # ---- sorted into spans

    @cached_property
    def _months(self) -> dict[date, tuple[Share, ...]]:
        """What counts in each month by its first day: its weeks, else its own report."""
        weeks: dict[date, list[Share]] = {}
        others: dict[date, list[Share]] = {}
        for one in self._entries:
            if is_short(one):
                into = weeks if one.kind is PeriodKind.WEEK else others
                for share in shares(one, self.crossing):
                    into.setdefault(share.month, []).append(share)
        own = {one.start: [whole_share(one)] for one in self._own(By.MONTH)}
        return {
            month: tuple(weeks.get(month) or others.get(month) or own[month])
            for month in sorted({*weeks, *others, *own})
        }

    def _shares(self, by: By) -> dict[date, tuple[Share, ...]]:
        """Return what counts in each span of one length, by its first day."""
        if by is By.MONTH:
            return self._months
        found: dict[date, tuple[Share, ...]] = {}
        for first, below in self._shares(_BELOW[by]).items():
            start = span_of(by, first).start
            found[start] = (*found.get(start, ()), *below)
        for one in self._own(by):
            found.setdefault(span_of(by, one.start).start, (whole_share(one),))
        return dict(sorted(found.items()))

    def _own(self, by: By) -> Iterator[Entry]:
        """Yield the reports of just the spans of one length."""
        for one in self._entries:
            if one.kind.value == by.value and span_of(by, one.start) == (one.start, one.end):
                yield one

    def _by_span(self, by: By) -> Iterator[Total]:
        own: dict[date, Entry] = {}
        for one in self._own(by):
            own.setdefault(one.start, one)
        for first, counted in self._shares(by).items():
            span = span_of(by, first)
            said = own.get(first)
            beside = said if said and any(share.entry is not said for share in counted) else None
            yield self._total(span, counted, beside)

    def _by_week(self) -> Iterator[Total]:
        for one in self._entries:
            if is_short(one):
                yield self._total(DateRange(one.start, one.end), (whole_share(one),), None)

    def _total(self, span: DateRange, counted: tuple[Share, ...], said: Entry | None) -> Total:
        definition = self.definition
        if definition.counting is Counting.LEVEL:
            last = max(counted, key=lambda share: (share.entry.end, share.entry.met))
            return Total(
                span,
                last.value,
                last.entry.figure.qualifier,
                last.of if definition.whole is None else definition.whole,
                counted,
                said.figure if said else None,
            )
        return Total(
            span,
            added(share.value for share in counted),
            hedge(share.entry.figure.qualifier for share in counted),
            _of(counted) if definition.whole is None else definition.whole,
            counted,
            said.figure if said else None,
            self.running(self._year(span, counted), span.end),
        )

    def _year(self, span: DateRange, counted: tuple[Share, ...]) -> int:
        """Return to which year a span counts: a week over New Year to that of its last share."""
        if span.start.year == span.end.year:
            return span.end.year
        return max(month.year for one in counted for month in self._months_of(one.entry))

    def _months_of(self, entry: Entry) -> list[date]:
        return [share.month for share in shares(entry, self.crossing)]

    @cached_property
    def _since_new_year(self) -> dict[int, "_Sums"]:
        every = (share for counted in self._shares(By.YEAR).values() for share in counted)
        ordered = sorted(every, key=lambda share: (share.month.year, share.until))
        return {
            year: _Sums(list(group))
            for year, group in groupby(ordered, key=lambda share: share.month.year)
        }


class _Sums:
    """The sums of one year, one share after the other in the order of their last days."""

    def __init__(self, ordered: Sequence[Share]) -> None:
        self._untils = [share.until for share in ordered]
        self._sums: list[Running] = []
        total, hedges, hedged = Decimal(0), set[Qualifier](), Qualifier.EXACT
        for share in ordered:
            total = EXACT.add(total, share.value)
            if (one := share.entry.figure.qualifier) not in hedges:
                hedges.add(one)
                hedged = hedge(hedges)
            self._sums.append(Running(total, hedged))

    def at(self, day: date) -> Running | None:
        """Return the sum of all that tells of no day after ``day``."""
        count = bisect_right(self._untils, day)
        return self._sums[count - 1] if count else None


_NOTHING = _Sums(())


def added(values: Iterable[Decimal]) -> Decimal:
    """Return the exact sum, with as many decimals as the value that has most."""
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return total


_BELOW_IT = frozenset({Qualifier.NEARLY, Qualifier.UNDER})
_ABOVE_IT = frozenset({Qualifier.OVER, Qualifier.ABOVE})


def hedge(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """Return how a sum is hedged whose parts are hedged so."""
    hedges = {one for one in qualifiers if one is not Qualifier.EXACT}
    if len(hedges) < 2:
        return next(iter(hedges), Qualifier.EXACT)
    if hedges <= _BELOW_IT:
        return Qualifier.UNDER
    return Qualifier.OVER if hedges <= _ABOVE_IT else Qualifier.ABOUT


def percentage(value: Decimal, of: Decimal | None) -> Decimal | None:
    """Return the share of ``value`` in ``of`` in percent, two decimals at most; ``None`` of 0."""
    if not of:
        return None
    percent = EXACT.quantize(100 * value / of, Decimal("0.01"))
    whole = percent.to_integral_value()
    return whole if percent == whole else Decimal(str(percent).rstrip("0"))


def _of(counted: Sequence[Share]) -> Decimal | None:
    wholes = [share.of for share in counted if share.of is not None]
    return added(wholes) if counted and len(wholes) == len(counted) else None
