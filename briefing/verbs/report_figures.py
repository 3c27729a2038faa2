"""The figures of a report: what the span makes and what the year makes up to its end.

Numbers that the office has not defined are added by their names: a percentage or an "x of y" is
a level, of which the last one counts, everything else a sum.
"""

from collections.abc import Iterable, Sequence

from briefing.insight.figures.totals import (
    By,
    Crossing,
    Ledger,
    Total,
    added,
    gather,
    hedge,
)
from briefing.insight.figures.words import amount_words, sentence
from briefing.insight.report_weeks import counted_on
from briefing.insight.weekfacts import WeekFacts
from briefing.language.letters import marked_key
from briefing.model.figures import PERCENT, Counting, Definition, Definitions, Names
from briefing.model.records import Figure, Period, PeriodKind, Qualifier
from briefing.model.report import Chapter, Paragraph, Section, Telling

_CHAPTER = Chapter.FIGURES.value
_UNDEFINED = "="
"""How the ids of what is added by name alone begin; those of definitions begin with a letter."""


def figure_sections(
    weeks: Iterable[WeekFacts], definitions: Definitions, period: Period, crossing: Crossing
) -> list[Section]:
    """Return what ``weeks`` make of each figure in ``period``, by the groups of the definitions."""
    start, end = period.start, period.end
    near = [w for w in weeks if start.year <= w.period.end.year and w.period.start <= end]
    every = (*definitions, *_by_name(near, definitions))
    told = gather(near, every)
    rows: dict[str, list[Paragraph]] = {}
    for one in every:
        entries = told.entries[one.id]
        ledger = Ledger(one, entries, crossing) if entries else None
        found = _paragraph(ledger, period) if ledger else None
        if found is not None:
            rows.setdefault(one.group, []).append(found)
    return [
        Section(
            id=f"{_CHAPTER}:{marked_key(group)}",
            chapter=Chapter.FIGURES,
            title=group,
            paragraphs=tuple(paragraphs),
        )
        for group, paragraphs in rows.items()
    ]


def _by_name(weeks: Sequence[WeekFacts], definitions: Definitions) -> list[Definition]:
    """Return a definition for each name and unit that belongs to none, in their first order."""
    names = Names(definitions)
    found: dict[str, Definition] = {}
    for week in weeks:
        for figure in week.figures:
            key = f"{_UNDEFINED}{marked_key(figure.name)}|{marked_key(figure.unit)}"
            level = figure.unit == PERCENT or figure.of is not None
            if key in found:
                if level:
                    found[key] = _level(found[key])
            elif names.of(figure.name, figure.unit) is None:
                one = Definition(id=key, name=figure.name, unit=figure.unit)
                found[key] = _level(one) if level else one
    return list(found.values())


def _level(one: Definition) -> Definition:
    return Definition(id=one.id, name=one.name, unit=one.unit, counting=Counting.LEVEL)


def _paragraph(ledger: Ledger, period: Period) -> Paragraph | None:
    one = ledger.definition
    if period.kind is PeriodKind.OTHER:
        figure, places = _stretch(ledger, period)
        text = _line(figure) if figure else ""
        note = ""
    else:
        by = By(period.kind.value)
        total = ledger.total(by, period.start)
        figure = _figure(one, total) if total else None
        places = [share.entry.briefing for share in total.shares] if total else []
        text = sentence(one, by, total) if total else ""
        note = _said_otherwise(one, total) if total else ""
    if figure is None:
        return None
    return Paragraph(
        id=f"figure:{one.id}",
        text=text,
        gathered=text,
        note=note,
        home=f"{_CHAPTER}:{marked_key(one.group)}",
        told=tuple(Telling(briefing=place) for place in dict.fromkeys(places)),
        figure=figure,
    )


def _figure(one: Definition, total: Total) -> Figure:
    running = total.running
    return Figure(
        name=one.name,
        value=total.value,
        unit=one.unit or total.shares[-1].entry.figure.unit,
        qualifier=total.qualifier,
        of=total.of,
        total=running.value if running else None,
        total_qualifier=running.qualifier if running else Qualifier.EXACT,
    )


def _stretch(ledger: Ledger, period: Period) -> tuple[Figure | None, list[str]]:
    """Return what a stretch that is no span of the calendar makes, and the briefings that tell."""
    shares = []
    for total in ledger.totals(By.WEEK):
        entry = total.shares[0].entry
        told = Period(kind=entry.kind, start=entry.start, end=entry.end)
        if period.start <= counted_on(told, entry.met, ledger.crossing) <= period.end:
            shares.append(total.shares[0])
    if not shares:
        return None, []
    one = ledger.definition
    running = ledger.running(period.end.year, period.end)
    if one.counting is Counting.LEVEL:
        last = max(shares, key=lambda share: (share.entry.end, share.entry.met))
        value, qualifier, of = last.value, last.entry.figure.qualifier, last.of
    else:
        value = added(share.value for share in shares)
        qualifier, of = hedge(share.entry.figure.qualifier for share in shares), None
    figure = Figure(
        name=one.name,
        value=value,
        unit=one.unit or shares[-1].entry.figure.unit,
        qualifier=qualifier,
        of=of if one.whole is None else one.whole,
        total=running.value if running else None,
        total_qualifier=running.qualifier if running else Qualifier.EXACT,
    )
    return figure, [share.entry.briefing for share in shares]


def _line(figure: Figure) -> str:
    said = f"{figure.name}: {amount_words(figure.value, figure.unit, figure.qualifier, figure.of)}"
    if figure.total is not None:
        whole = amount_words(figure.total, figure.unit, figure.total_qualifier)
        said += f"; từ đầu năm {whole}"
    return said + "."


def _said_otherwise(one: Definition, total: Total) -> str:
    """Return what the reports themselves say where it is another number."""
    said = []
    if total.differs and total.said is not None:
        said.append(f"báo cáo riêng của kỳ ghi {amount_words(total.said.value, one.unit)}")
    last = total.shares[-1].entry.figure
    running = total.running
    if last.total is not None and running is not None and last.total != running.value:
        written = amount_words(last.total, one.unit, last.total_qualifier)
        said.append(f"kỳ cuối ghi lũy kế {written}")
    line = "; ".join(said)
    return line[:1].upper() + line[1:]
