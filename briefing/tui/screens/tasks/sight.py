"""What the list of tasks is made of, drawn from all weeks in the thread that reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from briefing.insight.tasks.lives import OPEN, Tally, Timing, tally
from briefing.insight.tasks.tasklist import By, Group, Seen, grouped, seen_on
from briefing.language.letters import search_key
from briefing.tui.screens.tasks.rows import task_rows
from briefing.tui.widgets.rows import Places, places_of
from briefing.verbs.following_up import TaskBook, counted_span, period_words, task_book
from briefing.verbs.overview import Overview
from briefing.writing.task_lines import TIMINGS


class Shown(StrEnum):
    """Which tasks are listed."""

    OPEN = "open"
    SETTLED = "settled"
    ALL = "all"


_TIMINGS = {
    Shown.OPEN: OPEN,
    Shown.SETTLED: frozenset(Timing) - OPEN,
    Shown.ALL: frozenset(Timing),
}


class Shelf(NamedTuple):
    """Tasks that are listed together, the most urgent first, and the folded words of each."""

    seen: list[Seen]
    words: list[str]


class Sight(NamedTuple):
    """All tasks as they stand: what is listed together, and each by its key.

    ``counts`` is how many stand how; ``year`` counts those of this year up to today. ``groups``
    are the open ones by how they stand, which is what is seen first, and ``places`` those of
    their rows.
    """

    book: TaskBook
    shelves: dict[Shown, Shelf]
    by_key: dict[str, Seen]
    counts: dict[Timing, int]
    year: Tally
    groups: list[Group]
    places: Places


@dataclass(frozen=True)
class Sighting:
    """Draws the tasks as they stand on a day; two of the same day are the same."""

    today: date

    def __call__(self, overview: Overview) -> Sight:
        """Return what the list shows of ``overview``."""
        book = task_book(overview)
        seen = seen_on(book.tasks, self.today)
        counts = dict.fromkeys(Timing, 0)
        for one in seen:
            counts[one.timing] += 1
        shelves = _shelves(seen)
        groups = grouped(shelves[Shown.OPEN].seen, By.DUE, str)
        return Sight(
            book,
            shelves,
            {one.key: one for one in seen},
            counts,
            tally(book.tasks, counted_span(None, None, self.today)),
            groups,
            places_of(task_rows(groups, By.DUE, str, int)),
        )


def _shelves(seen: list[Seen]) -> dict[Shown, Shelf]:
    words = _folded(seen)
    shelves = {shown: Shelf([], []) for shown in Shown}
    for shown, timings in _TIMINGS.items():
        shelf = shelves[shown]
        for one, line in zip(seen, words, strict=True):
            if one.timing in timings:
                shelf.seen.append(one)
                shelf.words.append(line)
    return shelves


def fitting(shelf: Shelf, typed: str) -> list[Seen]:
    """Return the tasks that have ``typed`` as it stands, else those that have all its words.

    Accents do not matter.
    """
    words = search_key(typed).split()
    if not words:
        return shelf.seen
    phrase = " ".join(words)
    pairs = zip(shelf.seen, shelf.words, strict=True)
    return [seen for seen, line in pairs if phrase in line] or [
        seen
        for seen, line in zip(shelf.seen, shelf.words, strict=True)
        if all(word in line for word in words)
    ]


def _folded(tasks: Iterable[Seen]) -> list[str]:
    """Return the folded words of each task; each word is folded once, for they come again."""
    folded: dict[str, str] = {}
    lines = []
    for seen in tasks:
        words = " ".join(_said(seen)).split()
        for word in words:
            if word not in folded:
                folded[word] = search_key(word)
        lines.append(" ".join([folded[word] for word in words]))
    return lines


def _said(seen: Seen) -> Iterable[str]:
    item = seen.task.latest
    yield item.text
    yield item.unit
    yield from item.cooperating
    yield from (f"#{tag}" for tag in item.tags)
    yield period_words(seen.task.key[0])
    yield TIMINGS[seen.timing]
