"""The tasks of a report: how many there were, and what became of each by the span's last day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from briefing.insight.tasks.lives import OPEN, Step, Tally, Task, Timing
from briefing.insight.tasks.tasklist import UnitName
from briefing.insight.weekfacts import WeekFacts
from briefing.language.dates import DateRange, write_day_slashed, write_day_spoken
from briefing.language.quantities import write_number
from briefing.model.minutes import BETWEEN_FACTS, BETWEEN_UNITS, COOPERATING, LEADING
from briefing.model.records import Directive
from briefing.model.report import Chapter, Paragraph, Section, Telling
from briefing.writing.task_lines import TIMINGS

_ORDER = (
    Timing.DONE_IN_TIME,
    Timing.DONE_LATE,
    Timing.LATE,
    Timing.SOON,
    Timing.IN_TIME,
    Timing.CLOSED,
)
_CHAPTER = Chapter.TASKS.value


LISTED = 40
"""So many tasks of a group are listed that were open before the span and still are."""


class _Row(NamedTuple):
    """A task that counts in the span, and how it stood at its end."""

    task: Task
    timing: Timing
    carried: bool


def task_sections(
    tasks: Iterable[Task], weeks: Mapping[str, WeekFacts], span: DateRange, name_of: UnitName
) -> list[Section]:
    """Return what became of the tasks given in ``span`` or open when it began, as of its end.

    They are counted as ``briefing tasks --rate`` counts them. A task is told as it was known on
    that day, whatever was said of it since. Of those that were open before and still are, the
    last :data:`LISTED` given of each group are listed, and how many there are besides is said.
    """
    rows = list(_counted(tasks, span))
    if not rows:
        return []
    sections = [_tally_section(_tallied(rows))]
    for timing in _ORDER:
        group = [row for row in rows if row.timing is timing]
        if group:
            word = TIMINGS[timing.value]
            sections.append(
                Section(
                    id=f"{_CHAPTER}:{timing.value}",
                    chapter=Chapter.TASKS,
                    title=f"{word[:1].upper()}{word[1:]}",
                    paragraphs=tuple(_listed(group, weeks, span.end, name_of)),
                )
            )
    return sections


def _counted(tasks: Iterable[Task], span: DateRange) -> Iterator[_Row]:
    """Yield the tasks that `tally` in :mod:`briefing.insight.tasks.lives` counts, and timings."""
    before = date.fromordinal(max(span.start.toordinal() - 1, 1))
    for task in tasks:
        if task.given > span.end:
            continue
        carried = task.given < span.start
        if carried and task.steps[-1].day >= span.start and task.timing_at(before) not in OPEN:
            continue
        timing = task.timing_at(span.end)
        # Of what was said nothing since the span began was open then if it is open now.
        if carried and task.steps[-1].day < span.start and timing not in OPEN:
            continue
        yield _Row(task, timing, carried)


def _tallied(rows: Sequence[_Row]) -> Tally:
    counts = Counter(row.timing for row in rows)
    carried = sum(row.carried for row in rows)
    return Tally(len(rows) - carried, carried, *(counts[timing] for timing in Timing))


def _listed(
    group: Sequence[_Row], weeks: Mapping[str, WeekFacts], day: date, name_of: UnitName
) -> Iterator[Paragraph]:
    """Yield a paragraph for each task that is listed, the first due first, then how many not."""
    waiting = [row for row in group if row.carried and row.timing in OPEN]
    kept = waiting[max(len(waiting) - LISTED, 0) :]  # tasks come in the order of their giving
    left = len(waiting) - len(kept)
    others = [row for row in group if not (row.carried and row.timing in OPEN)]
    told = [
        (_paragraph(row.task, row.timing, weeks, day, name_of), row.task)
        for row in (*kept, *others)
    ]
    told.sort(key=lambda pair: (pair[0][1] or date.max, pair[1].given))
    for (paragraph, _due), _task in told:
        yield paragraph
    if left:
        home = f"{_CHAPTER}:{group[0].timing.value}"
        text = f"Và {write_number(Decimal(left))} nhiệm vụ khác giao từ trước."
        yield Paragraph(id=f"{home}:others", text=text, gathered=text, home=home)


def tally_sentence(whole: Tally) -> str:
    """Return the counts in one sentence, with the rate of lateness as the offices reckon it."""
    counts = {
        Timing.DONE_IN_TIME: whole.done_in_time,
        Timing.DONE_LATE: whole.done_late,
        Timing.LATE: whole.late,
        Timing.SOON: whole.soon,
        Timing.IN_TIME: whole.in_time,
        Timing.CLOSED: whole.closed,
    }
    said = ", ".join(
        f"{number} {TIMINGS[timing.value]}" for timing, number in counts.items() if number
    )
    received, carried = whole.received, whole.carried
    sentence = (
        f"Trong kỳ có {received + carried} nhiệm vụ ({received} mới giao, {carried} từ kỳ trước "
        f"chuyển sang): {said}."
    )
    if whole.rate is not None:
        sentence += f" Tỷ lệ chậm, muộn {write_number(whole.rate)}%."
    return sentence


def _tally_section(whole: Tally) -> Section:
    text = tally_sentence(whole)
    one = Paragraph(id="tasks:tally", text=text, gathered=text, home=_CHAPTER)
    return Section(id=_CHAPTER, chapter=Chapter.TASKS, paragraphs=(one,))


def _paragraph(
    task: Task, timing: Timing, weeks: Mapping[str, WeekFacts], day: date, name_of: UnitName
) -> tuple[Paragraph, date | None]:
    """Return a task as it was known on ``day``, and the day it was due then."""
    known = [step for step in task.steps if step.day <= day] or [task.steps[0]]
    item = next(
        (found for step in reversed(known) if step.stands and (found := _given(step, weeks))),
        task.latest,
    )
    text = item.text.strip()
    text = text[:1].upper() + text[1:]
    places = dict.fromkeys(step.place for step in known if step.stands)
    paragraph = Paragraph(
        id=f"task:{task.key[0]}/{task.key[1]}",
        text=text,
        gathered=text,
        facts=_facts(item, known, timing, day, name_of),
        home=f"{_CHAPTER}:{timing.value}",
        told=tuple(Telling(briefing=briefing, item=given) for briefing, given in places),
    )
    return paragraph, item.due


def _given(step: Step, weeks: Mapping[str, WeekFacts]) -> Directive | None:
    week = weeks.get(step.place[0])
    directives = week.directives if week else ()
    return next((item for item in directives if item.id == step.place[1]), None)


def _facts(item: Directive, known: list[Step], timing: Timing, day: date, name_of: UnitName) -> str:
    facts = [LEADING + name_of(item.unit)] if item.unit else []
    if item.cooperating:
        facts.append(COOPERATING + BETWEEN_UNITS.join(map(name_of, item.cooperating)))
    if item.due:
        facts.append(f"hạn {write_day_spoken(item.due)}")
    last = known[-1]
    if timing is Timing.LATE and item.due and item.due < day:
        facts.append(f"quá hạn {(day - item.due).days} ngày")
    elif timing not in OPEN:
        facts.append(f"báo cáo ngày {write_day_slashed(last.day)}")
    times = sum(1 for step in known[1:] if step.stands)
    if times:
        facts.append(f"chuyển {times} lần")
    if last.reason:
        facts.append(" ".join(last.reason.split()))
    line = BETWEEN_FACTS.join(facts)
    return line[:1].upper() + line[1:]
