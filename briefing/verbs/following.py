"""Present: what the wall shows of a briefing, and following a stored one without touching it.

The wall stands in front of everybody, often beside the window in which the minutes are typed.
It therefore reads through an archive that can do nothing but read, and gets only what is meant
for everybody: the conclusions, without private notes.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple, NoReturn

from msgspec.structs import replace

from briefing.archive.headers import HeaderIndex
from briefing.archive.tiny import TinyArchive
from briefing.errors import ArchiveError, NotFoundError
from briefing.i18n import _
from briefing.language.dates import read_iso_week, read_range, week_of
from briefing.language.periods import read_period
from briefing.model import parts as model_parts
from briefing.model.identity import directives, period_of_id
from briefing.model.parts import Item, Part, PartKind
from briefing.model.records import Briefing, Period, PeriodKind
from briefing.verbs.naming import resolve_name, week_named

LOOK_EVERY = 0.2
"""Seconds between two looks at the archive; with reading and drawing well under half a second."""


class Slide(NamedTuple):
    """What is shown at one time: a conclusion, and the points under it.

    ``part`` is the list that it is of; ``lead_in`` the sentence that leads into that list, as
    stored. ``items`` are never empty; the first is the conclusion.
    """

    part: Part
    lead_in: str
    items: tuple[Item, ...]

    @property
    def id(self) -> str:
        """The id of the conclusion."""
        return self.items[0].id


def slides(briefing: Briefing) -> tuple[Slide, ...]:
    """Return the conclusions of all lists in their order, each with its points.

    Labels are left out: they are how the secretary sorts, and nobody said them. A point without
    a conclusion above it stands alone.
    """
    found: list[Slide] = []
    for part in model_parts.parts(briefing):
        if part.kind is not PartKind.CONCLUSIONS:
            continue
        lead_in = model_parts.directive_list(briefing, part.list_index).lead_in
        first = True
        for item in map(_public, model_parts.items(briefing, part)):
            if _is_point(item) and not first:
                found[-1] = found[-1]._replace(items=(*found[-1].items, item))
            else:
                found.append(Slide(part, lead_in, (item,)))
            first = False
    return tuple(found)


def added(before: Briefing, after: Briefing) -> str:
    """Return the id of the last conclusion or point that ``before`` did not have, or ""."""
    known = {item.id for item in directives(before)}
    new = [item.id for item in directives(after) if item.id not in known]
    return new[-1] if new else ""


def _is_point(item: Item) -> bool:
    return item.directive is not None and item.directive.level > 0


def _public(item: Item) -> Item:
    if item.directive is None or not item.directive.tags:
        return item
    return item._replace(directive=replace(item.directive, tags=()))


class ReadOnlyArchive(TinyArchive):
    """The archive in a folder, to look at: no lock, no derived file, no way to change anything."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._index = _UnsavedIndex(folder)

    def _writing(self, briefing_id: str = "") -> NoReturn:  # noqa: ARG002 - as it is called
        """Refuse what every change begins with; raises :class:`ArchiveError`."""
        raise _refusal()

    def journal(self, briefing_id: str) -> NoReturn:  # noqa: ARG002 - as it is called
        """Refuse: who only looks types nothing. Raises :class:`ArchiveError`."""
        raise _refusal()


def _refusal() -> ArchiveError:
    return ArchiveError(_("This window only shows the archive and changes nothing in it."))


class _UnsavedIndex(HeaderIndex):
    """The header index, kept in memory only."""

    def _save(self) -> None:
        """Leave the file to those who may write."""


class Follower:
    """Follows the briefing that ``name`` means, stored already or not, as others change it.

    Days in ``name`` are counted from ``today``. Raises :class:`NotFoundError` when nothing
    stored answers to ``name`` and it is no name of a period either, so that nothing ever will.
    """

    def __init__(self, folder: Path, name: str, today: date) -> None:
        self._archive = ReadOnlyArchive(folder)
        self._name = name
        self._today = today
        self._id = ""
        self._stamp: object = None
        self._shown: Briefing | None = None
        self.period = period_asked(name, today)
        """The period waited for; ``None`` where ``name`` is not that of one."""
        if self.period is None:
            resolve_name(self._archive, name, today)

    def look(self) -> Briefing | None:
        """Return the briefing where it is another than at the last look, else ``None``.

        It comes without private notes. A missing, half-copied or broken file is no news: what
        was seen last stands. Cheap while no file has changed.
        """
        try:
            stamp = self._archive.stamp()
            if stamp == self._stamp:
                return None
            briefing = self._read()
        except ArchiveError:
            return None  # and look again soon: the stamp is not remembered
        self._stamp = stamp
        if briefing == self._shown:
            return None
        self._shown = briefing
        return briefing

    def _read(self) -> Briefing:
        """Read what the name means now.

        A week that is begun while its month was shown takes the month's place; but when what is
        shown has gone, nothing else does.
        """
        try:
            meant = resolve_name(self._archive, self._name, self._today).id
        except NotFoundError:
            meant = self._id
        if not self._id or self._id in {header.id for header in self._archive.headers()}:
            self._id = meant
        return public_view(self._archive.get(self._id))


def period_asked(name: str, today: date) -> Period | None:
    """Return the period, stored or not, that ``name`` means; ``None`` where it names none."""
    asked = name.strip()
    if period := period_of_id(asked):
        return period
    if read_iso_week(asked):
        return week_named(asked, today)
    if found := read_period(asked, today):
        days = found.value
        return Period(kind=PeriodKind(found.kind), start=days.start, end=days.end)
    if span := read_range(asked, today):
        kind = PeriodKind.WEEK if span == week_of(span.start) else PeriodKind.OTHER
        return Period(kind=kind, start=span.start, end=span.end)
    return week_named(asked, today)


def public_view(briefing: Briefing) -> Briefing:
    """Return ``briefing`` without what is not for the wall: notes, source, findings."""
    return replace(briefing, notes="", source=None, warnings=(), accepted=())
