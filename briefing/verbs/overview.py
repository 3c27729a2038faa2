"""Overview: the facts of all weeks at once, for tasks, figures, documents and reports."""

from pathlib import Path
from typing import NamedTuple

from briefing.archive.extracts import Extracts
from briefing.insight.weekfacts import VERSION, WeekFacts, week_facts

_NAME = "weeks"


class Overview(NamedTuple):
    """The weeks, oldest period first, and a sentence for each stored thing beyond reading."""

    weeks: tuple[WeekFacts, ...]
    problems: tuple[str, ...] = ()


class Overlooker:
    """Gives the overview of the archive in ``folder`` again and again, cheaply.

    To be used from one thread at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._extracts = Extracts(folder, _NAME, VERSION, WeekFacts, week_facts)

    def look(self) -> Overview:
        """Return the overview as the files stand now.

        Raises :class:`~briefing.errors.ArchiveError` when the archive cannot be listed.
        """
        by_id, problems = self._extracts.read()
        weeks = sorted(by_id.values(), key=lambda week: (week.period.start, week.period.end))
        return Overview(tuple(weeks), problems)


def overview(folder: Path) -> Overview:
    """Return the overview of the archive in ``folder``; raises as :meth:`Overlooker.look`."""
    return Overlooker(folder).look()
