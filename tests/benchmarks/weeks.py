"""Fifty years of weeks, made up: an archive of any length for measuring and for breaking.

An invented provincial office meets every Monday. Its weeks follow each other without a gap up to
the last Monday of 2025; 2,600 of them begin in March 1976, and 52 are just the year 2025. From
2016 on each full month has a briefing of its own. A week's words depend on the seed and the week
alone; what last week's conclusions became, and running totals, on the weeks before it as well.

    python tests/benchmarks/weeks.py DIR
    python tests/benchmarks/weeks.py DIR --weeks 52 --kilobytes 12 --seed 1
"""

import argparse
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive import files
from briefing.archive.history import History
from briefing.archive.shard import BRIEFINGS, FOLDER, Shard, shard_name
from briefing.archive.tiny import open_archive
from briefing.language.dates import write_day_slashed
from briefing.language.documents import write_citation
from briefing.language.quantities import write_number
from briefing.model.directory import Directory, Member, Unit
from briefing.model.encoding import to_plain
from briefing.model.identity import directives, period_id
from briefing.model.records import (
    Answer,
    Attendee,
    Briefing,
    Citation,
    Directive,
    DirectiveList,
    Figure,
    Finalized,
    Meeting,
    Origin,
    Period,
    PeriodKind,
    Person,
    Presence,
    Quotation,
    Result,
    Session,
    State,
    Status,
)
from tests.benchmarks import office
from tests.benchmarks.speaker import Speaker

LAST_MONDAY = date(2025, 12, 29)
MONTHS_SINCE = 2016
DRAFTS = 3
"""So many of the last weeks are not finalized yet."""


class Chronicle:
    """Makes one briefing after the other and remembers what is to be answered and counted."""

    def __init__(self, seed: int, kilobytes: float) -> None:
        self._seed = seed
        self._wanted = kilobytes * 1000
        self._before: dict[PeriodKind, Briefing] = {}
        self._totals: dict[tuple[PeriodKind, int, str], Decimal] = {}

    def briefing(self, period: Period, *, final: bool) -> Briefing:
        speaker = Speaker(self._seed, period.end if period.kind == "month" else period.start)
        before = self._before.get(period.kind)
        met = period.end + timedelta(days=1)
        cited: list[Citation] = []
        figures: list[Figure] = []
        briefing = Briefing(
            id=period_id(period),
            period=period,
            title=_title(period),
            organization=office.ORGANIZATION,
            meeting=_meeting(speaker, met),
            summary=f"Trong kỳ, {'; '.join(speaker.dice.sample(office.FINDINGS, k=2))}.",
            results=tuple(self._results(speaker, period, cited, figures)),
            directive_lists=(
                DirectiveList(
                    lead_in="Sau khi nghe các đơn vị báo cáo, đồng chí chủ trì kết luận:",
                    directives=tuple(_conclusions(speaker, met, cited)),
                ),
            ),
            figures=tuple(figures),
            citations=tuple(dict.fromkeys(cited)),
            notes=speaker.one_of(office.NOTES) if speaker.chance(0.4) else "",
        )
        if speaker.chance(0.15):
            text = speaker.one_of(office.MAXIMS)
            briefing = replace(
                briefing, quotations=(Quotation(text=text, source="Sổ tay công tác"),)
            )
        if before is not None:
            briefing = _answering(speaker, briefing, before)
        briefing = self._grown(speaker, briefing)
        if final:
            at = datetime.combine(met, time(10, speaker.dice.randrange(60)), UTC)
            briefing = replace(
                briefing,
                state=State.FINAL,
                revision=1,
                finalized=Finalized(at=at, by=speaker.person(term=8)),
                confirmed=tuple(item.id for item in directives(briefing)),
            )
        self._before[period.kind] = briefing
        return briefing

    def _results(
        self, speaker: Speaker, period: Period, cited: list[Citation], figures: list[Figure]
    ) -> Iterator[Result]:
        wanted = speaker.dice.randint(10, 15)
        fields = sorted(speaker.dice.choices(range(len(office.FIELDS)), k=wanted))
        counted: set[str] = set()
        for number, place in enumerate(fields, 1):
            field = office.FIELDS[place]
            text = speaker.done(field)
            name, unit, most = speaker.dice.choice(field.counted)
            if name not in counted and len(figures) < 5 and speaker.chance(0.6):
                counted.add(name)
                figure = self._figure(speaker, period, name, unit, most)
                figures.append(figure)
                text += f". {_counted(figure, period)}"
            elif speaker.chance(0.25):
                cited.append(speaker.document())
                text += f" theo {_cited(cited[-1])}"
            yield Result(
                id=f"r{number}",
                text=text[0].upper() + text[1:],
                section=field.heading,
                unit=field.unit if speaker.chance(0.8) else "",
                highlight=speaker.chance(0.1),
                noted_at=_noted(speaker, period.end, number),
            )

    def _figure(self, speaker: Speaker, period: Period, name: str, unit: str, most: int) -> Figure:
        value = Decimal(speaker.dice.randint(max(most // 5, 1), most))
        key = (period.kind, period.start.year, name)
        self._totals[key] = self._totals.get(key, Decimal(0)) + value
        return Figure(name=name, value=value, unit=unit, total=self._totals[key])

    def _grown(self, speaker: Speaker, briefing: Briefing) -> Briefing:
        """Return ``briefing`` with clauses added until it is as large as is wanted."""
        wanted = self._wanted * speaker.dice.uniform(0.85, 1.15)
        left = wanted - len(msgspec.json.encode(briefing))
        fields = {field.heading: field for field in office.FIELDS}
        results = [[item.text] for item in briefing.results]
        group = briefing.directive_lists[0]
        orders = [[item.text] for item in group.directives]
        while left > 0:
            place = speaker.dice.randrange(len(results) + len(orders))
            if place < len(results):
                said = results[place]
                clause = speaker.more(fields[briefing.results[place].section], told=True)
            else:
                said = orders[place - len(results)]
                clause = speaker.more(speaker.dice.choice(office.FIELDS), told=False)
            if clause not in said:
                said.append(clause)
                left -= len(clause.encode())
        return replace(
            briefing,
            results=tuple(
                replace(item, text="".join(text) + ".")
                for item, text in zip(briefing.results, results, strict=True)
            ),
            directive_lists=(
                replace(
                    group,
                    directives=tuple(
                        replace(item, text="".join(text) + ".")
                        for item, text in zip(group.directives, orders, strict=True)
                    ),
                ),
            ),
        )


def _title(period: Period) -> str:
    if period.kind is PeriodKind.MONTH:
        return f"Giao ban tháng {period.start.month} năm {period.start.year}"
    return "Giao ban tuần"


def _meeting(speaker: Speaker, day: date) -> Meeting:
    chair = Person(name=speaker.person(term=5), title="Chủ tịch")
    if speaker.chance(0.2):
        chair = Person(name=speaker.person(term=4), title="Phó Chủ tịch")
    units = speaker.dice.sample(office.UNITS, k=2)
    return Meeting(
        date=day,
        session=Session.MORNING if speaker.chance(0.85) else Session.AFTERNOON,
        start_time=time(7, 30),
        place=office.PLACE,
        sites=speaker.dice.randint(12, 30) if day.year >= 2008 else None,
        chair=chair,
        secretary=Person(name=speaker.person(term=8), title="Chuyên viên tổng hợp"),
        attendance=tuple(
            Attendee(
                name=speaker.person(), unit=unit, presence=Presence.ABSENT, reason="đi công tác"
            )
            for unit in units
            if speaker.chance(0.5)
        ),
    )


def _conclusions(speaker: Speaker, met: date, cited: list[Citation]) -> Iterator[Directive]:
    for ordinal in range(1, speaker.dice.randint(5, 9) + 1):
        field = speaker.dice.choice(office.FIELDS)
        helpers = [unit for unit in office.UNITS if unit != field.unit and speaker.chance(0.1)]
        due = met + timedelta(days=speaker.dice.randint(3, 40)) if speaker.chance(0.7) else None
        text = f"{field.unit} {speaker.to_do(field)}"
        if helpers:
            text = f"{field.unit} chủ trì, phối hợp với {helpers[0]} {speaker.to_do(field)}"
        if speaker.chance(0.2):
            cited.append(speaker.document())
            text += f" theo tinh thần {_cited(cited[-1])}"
        if due:
            text += f", xong trước ngày {write_day_slashed(due)}"
        tags = {speaker.one_of(office.QUALITIES).replace(" ", "-") for _ in range(2)}
        yield Directive(
            id=f"d{ordinal}",
            ordinal=ordinal,
            text=text,
            unit=field.unit,
            cooperating=tuple(helpers),
            due=due,
            tags=tuple(sorted(tags)) if speaker.chance(0.4) else (),
            noted_at=_noted(speaker, met, ordinal + 30),
        )


def _answering(speaker: Speaker, briefing: Briefing, before: Briefing) -> Briefing:
    """Return ``briefing`` with an answer to nearly each conclusion of the one before."""
    answers: list[Answer] = []
    results = list(briefing.results)
    group = briefing.directive_lists[0]
    carried: list[Directive] = []
    for item in directives(before):
        fate = speaker.dice.random()
        if fate < 0.45:
            place = speaker.dice.randrange(len(results))
            results[place] = replace(results[place], answers=item.id)
            answers.append(Answer(directive=item.id, status=Status.DONE, result=results[place].id))
        elif fate < 0.6:
            answers.append(Answer(directive=item.id, status=Status.IN_PROGRESS))
        elif fate < 0.72:
            reason = speaker.one_of(office.ANSWERS_LATE)
            answers.append(Answer(directive=item.id, status=Status.LATE, reason=reason))
        elif fate < 0.8 and len(carried) < 2:
            answers.append(Answer(directive=item.id, status=Status.CARRIED))
            first = Origin(briefing=before.id, directive=item.id, ordinal=item.ordinal)
            number = len(group.directives) + len(carried) + 1
            carried.append(
                replace(
                    item,
                    id=f"d{number}",
                    ordinal=number,
                    text=item.text.rstrip("."),
                    origin=item.origin or first,
                    noted_at=None,
                )
            )
        elif fate < 0.85:
            reason = speaker.one_of(office.ANSWERS_DROPPED)
            answers.append(Answer(directive=item.id, status=Status.DROPPED, reason=reason))
    return replace(
        briefing,
        answers=tuple(answers),
        results=tuple(results),
        directive_lists=(replace(group, directives=(*group.directives, *carried)),),
    )


def _counted(figure: Figure, period: Period) -> str:
    span = "tháng" if period.kind is PeriodKind.MONTH else "tuần"
    total = write_number(figure.total or Decimal(0))
    name = figure.name[0].lower() + figure.name[1:]
    return (
        f"Trong {span}, {name} là {write_number(figure.value)} {figure.unit}, "
        f"nâng tổng số từ đầu năm lên {total} {figure.unit}"
    )


def _cited(document: Citation) -> str:
    return write_citation(document.type, document.number, document.symbol, document.date)


def _noted(speaker: Speaker, day: date, minutes: int) -> datetime | None:
    """Return when an item was typed; the oldest weeks were entered without that."""
    if day.year < 2024:
        return None
    at = datetime.combine(day, time(7, 30), UTC) + timedelta(minutes=minutes)
    return at + timedelta(seconds=speaker.dice.randrange(60))


def briefings(weeks: int, seed: int, kilobytes: float = 12) -> Iterator[Briefing]:
    """Yield the last ``weeks`` weeks up to the end of 2025 and their months, oldest first.

    A briefing as JSON without indentation has about ``kilobytes`` thousand bytes.
    """
    chronicle = Chronicle(seed, kilobytes)
    first = LAST_MONDAY - timedelta(weeks=weeks - 1)
    for number in range(weeks):
        monday = first + timedelta(weeks=number)
        ends = monday + timedelta(days=6)
        week = Period(kind=PeriodKind.WEEK, start=monday, end=ends)
        yield chronicle.briefing(week, final=number < weeks - DRAFTS)
        closed = (ends + timedelta(days=1)).replace(day=1) - timedelta(days=1)
        begun = closed.replace(day=1)
        if monday <= closed <= ends and begun >= first and begun.year >= MONTHS_SINCE:
            month = Period(kind=PeriodKind.MONTH, start=begun, end=closed)
            yield chronicle.briefing(month, final=number < weeks - DRAFTS)


def directory(seed: int) -> Directory:
    """Return the office's units, and two people of each."""
    speaker = Speaker(seed, LAST_MONDAY)
    named: Mapping[str, str] = dict(zip(office.UNITS, office.SHORT_NAMES, strict=True))
    return Directory(
        units=tuple(
            Unit(id=f"u{number}", name=name, short_names=(short,), order=number)
            for number, (name, short) in enumerate(named.items(), 1)
        ),
        members=tuple(
            Member(name=speaker.person(), title=title, unit=f"u{number}", order=2 * number + place)
            for number in range(1, len(named) + 1)
            for place, title in enumerate(("Giám đốc", "Chuyên viên"))
        ),
    )


def fill(folder: Path, weeks: int, seed: int = 1, kilobytes: float = 12) -> int:
    """Make an archive in ``folder``, which must not hold one; return the number of briefings."""
    return store(folder, list(briefings(weeks, seed, kilobytes)), seed)


def store(folder: Path, made: Sequence[Briefing], seed: int = 1) -> int:
    """Store briefings in ``folder``, which must hold no archive, and return their number.

    A year is written in one piece; the finalized revisions are in the history as well.
    """
    files.make_folder(folder / FOLDER)
    if any((folder / FOLDER).iterdir()):
        raise SystemExit(f"{folder} holds an archive already; choose an empty folder.")
    years = sorted(made, key=lambda briefing: briefing.period.start.year)
    for name, group in groupby(years, key=lambda briefing: shard_name(briefing.period.start)):
        documents = {str(number): to_plain(one) for number, one in enumerate(group, 1)}
        Shard(folder / FOLDER / name).write({BRIEFINGS: documents})
    history = History(folder)
    for briefing in made:
        if briefing.state is State.FINAL:
            history.keep(briefing)
    archive = open_archive(folder)
    archive.put_directory(directory(seed))
    archive.headers()  # keeps them on the disk
    return len(made)


def copied(archive: Path, folder: Path) -> Path:
    """Copy an archive that nobody may write to into ``folder`` and return the copy."""
    return Path(shutil.copytree(archive, folder / "archive"))


def main() -> None:
    """Make an archive and say how large it has become."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--weeks", type=int, default=2600, help="how many (2600)")
    parser.add_argument("--kilobytes", type=float, default=12, help="of JSON each (12)")
    parser.add_argument("--seed", type=int, default=1, help="other words (1)")
    chosen = parser.parse_args()
    count = fill(chosen.folder, chosen.weeks, chosen.seed, chosen.kilobytes)
    size = sum(path.stat().st_size for path in (chosen.folder / FOLDER).iterdir())
    print(f"{count} briefings, {size / 1e6:.1f} MB in {chosen.folder / FOLDER}")


if __name__ == "__main__":
    main()
