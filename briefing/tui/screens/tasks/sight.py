"""What the list of tasks is made of, drawn from all weeks in the thread that reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from briefing.insight.tasks.lives import Tally, Timing, tally
from briefing.insight.tasks.tasklist import Seen, seen_on
from briefing.language.letters import search_key
from briefing.verbs.following_up import TaskBook, counted_span, period_words, task_book
from briefing.verbs.overview import Overview
from briefing.writing.task_lines import TIMINGS


class Sight(NamedTuple):
    """All tasks as they stand, the most urgent first, and each by its key.

    ``words`` are those that find each, folded; ``counts`` how many stand how; ``year`` counts
    those of this year up to today.
    """

    book: TaskBook
    seen: list[Seen]
    by_key: dict[str, Seen]
    words: list[str]
    counts: dict[Timing, int]
    year: Tally


@dataclass(frozen=True)
class Sighting:
    """Draws the tasks as they stand on a day; two of the same day are the same."""

    today: date

    def __call__(self, overview: Overview) -> Sight:
        """Return what the list shows of ``overview``."""
        book = task_book(overview)
        seen = seen_on(book.tasks, self.today)
        year = tally(book.tasks, counted_span(None, None, self.today))
        counts = dict.fromkeys(Timing, 0)
        for one in seen:
            counts[one.timing] += 1
        by_key = {one.key: one for one in seen}
        return Sight(book, seen, by_key, _folded(seen), counts, year)


def fitting(sight: Sight, typed: str) -> Iterable[Seen]:
    """Return the tasks that have ``typed`` as it stands, else those that have all its words.

    Accents do not matter.
    """
    words = search_key(typed).split()
    if not words:
        return sight.seen
    phrase = " ".join(words)
    pairs = list(zip(sight.seen, sight.words, strict=True))
    return [seen for seen, line in pairs if phrase in line] or [
        seen for seen, line in pairs if all(word in line for word in words)
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
