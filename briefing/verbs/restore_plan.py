"""What restoring a backup would change: which briefings, with their numbers, and which files.

A backup gives back the years and the directory as they were. History and journals are only ever
added to: a revision that is kept now stays, whatever the backup says, unless it is damaged; and
what is being typed now is newer than what was being typed then.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from briefing.archive import files, layout
from briefing.archive.bundles import Bundle
from briefing.archive.care.looking import Year, record_of
from briefing.archive.care.sources import journal_stem, journals
from briefing.archive.enteredfile import is_intact
from briefing.archive.history import revision_in
from briefing.archive.layout import Kind
from briefing.archive.restoring import Step, checksum_of
from briefing.archive.rows import Document
from briefing.archive.sums import read_sums, sha256
from briefing.archive.templates import is_whole
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.identity import directives
from briefing.model.records import Briefing
from briefing.verbs.listing import short_name

_ENTERED = frozenset({Kind.DOCUMENTS, Kind.LIST, Kind.TEMPLATE})


class WeekChange(Struct, frozen=True, kw_only=True):
    """A briefing that a restore would change: how it is called, and its numbers of items.

    ``now`` and ``then`` are results and conclusions as stored now and in the backup; ``None``
    where it is not there. A briefing that makes no valid record counts none.
    """

    id: str
    label: str
    now: tuple[int, int] | None
    then: tuple[int, int] | None


class Plan(Struct, frozen=True, kw_only=True):
    """What restoring the backup at ``path`` changes.

    ``same`` is how many briefings stay as they are, ``revisions`` how many finalized ones come
    back, ``directory`` whether units and people change, ``entered`` the other files of what the
    office enters that change, ``notes`` are sentences on what is not restored. ``steps`` are the
    files.
    """

    path: Path
    made_at: datetime
    added: tuple[WeekChange, ...]
    changed: tuple[WeekChange, ...]
    removed: tuple[WeekChange, ...]
    same: int
    directory: bool
    entered: tuple[str, ...]
    revisions: int
    notes: tuple[str, ...]
    steps: tuple[Step, ...]


def plan(folder: Path, path: Path) -> Plan:
    """Check the backup at ``path``, all of it, and return what restoring it would change.

    Raises :class:`ArchiveError` for a backup that is not sound or of a newer version.
    """
    with Bundle(path) as bundle:
        bundle.check()
        return plan_with(folder, bundle)


def plan_with(folder: Path, bundle: Bundle) -> Plan:
    """Return what restoring the opened ``bundle`` would change; raises as :func:`plan`."""
    draft = _Draft(folder, bundle)
    for name in sorted({*bundle.manifest.files, *layout.truth(folder)}):
        match layout.kind_of(name):
            case Kind.YEAR:
                draft.year(name)
            case Kind.DIRECTORY | Kind.DOCUMENTS | Kind.LIST:
                draft.entered(name, is_intact)
            case Kind.TEMPLATE:
                draft.entered(name, is_whole)
            case Kind.REVISION:
                draft.revision(name)
            case Kind.JOURNAL:
                draft.journal(name)
            case _:  # the checksums of revisions follow the revisions
                continue
    return draft.plan()


def year_then(bundle: Bundle, name: str) -> Year:
    """Return a year as the backup has it; raises :class:`ArchiveError` for a newer version's."""
    year = Year(bundle.content(name))
    if year.newer:
        raise ArchiveError(
            _("{file} was written by a newer version of the program.").format(file=bundle.path),
            _("Update the program to restore it."),
        )
    return year


def week_change(then: Briefing, now: Briefing | None) -> WeekChange:
    """Return what becomes of one briefing that is to be as it was ``then``."""
    return WeekChange(
        id=then.id,
        label=short_name(then),
        now=None if now is None else _counts(now),
        then=_counts(then),
    )


class _Draft:
    """A plan in the making: one method for each kind of file."""

    def __init__(self, folder: Path, bundle: Bundle) -> None:
        self._folder = folder
        self._bundle = bundle
        self._now: dict[str, Document] = {}
        self._then: dict[str, Document] = {}
        self._notes: list[str] = []
        self._steps: list[Step] = []
        self._same = 0
        self._typed_at = {journal_stem(name) for name, _briefing_id in journals(folder)}

    def year(self, name: str) -> None:
        """Take a year in: it becomes what it was, or goes where there was none."""
        found = files.read(self._folder / name)
        before, after = _digest(found), self._after(name)
        now = Year(found[0]) if found else None
        if now and before == after and not now.newer:
            self._same += len(now.stored)
            return
        then = year_then(self._bundle, name) if after else None
        if now and now.reason and after != before:
            self._notes.append(_("{file} cannot be read now; it is replaced.").format(file=name))
        if now and then and then.reason:
            self._notes.append(_stays_damaged(name))
            then, after = now, before
        self._now.update(now.by_id() if now else {})
        self._then.update(then.by_id() if then else {})
        self._step(name, before, after)

    def entered(self, name: str, is_sound: Callable[[bytes], bool]) -> None:
        """Take in what the office enters once; where the backup has none, the present stays."""
        before, after = checksum_of(self._folder / name), self._after(name)
        if after and before and not is_sound(self._bundle.content(name)):
            self._notes.append(_stays_damaged(name))
        elif after:
            self._step(name, before, after)

    def revision(self, name: str) -> None:
        """Take a finalized revision in where none, or a damaged one, is kept now."""
        path, after = self._folder / name, self._after(name)
        before = checksum_of(path)
        if not after or before == after:
            return
        noted = read_sums(path.parent).get(path.name, "")
        if not _is_revision(self._bundle.content(name), path):
            self._notes.append(_stays_damaged(name))
        elif noted not in {"", after} or (before and not self._is_damaged(path, noted)):
            self._notes.append(
                _("{file} is kept with another content; a finalized revision stays.").format(
                    file=name
                )
            )
        else:
            self._step(name, before, after)

    def journal(self, name: str) -> None:
        """Take in what was being typed, unless something is being typed at that briefing now."""
        if journal_stem(name) not in self._typed_at:
            self._step(name, "", self._after(name))

    def plan(self) -> Plan:
        """Return the plan."""
        weeks = sorted(_changes(self._now, self._then))
        changes = [change for _key, change in weeks]
        return Plan(
            path=self._bundle.path,
            made_at=self._bundle.manifest.made_at,
            added=tuple(one for one in changes if one.now is None),
            changed=tuple(one for one in changes if one.now and one.then),
            removed=tuple(one for one in changes if one.then is None),
            same=self._same + len(self._now.keys() | self._then.keys()) - len(changes),
            entered=tuple(
                step.name for step in self._steps if layout.kind_of(step.name) in _ENTERED
            ),
            directory=any(layout.kind_of(step.name) is Kind.DIRECTORY for step in self._steps),
            revisions=sum(layout.kind_of(step.name) is Kind.REVISION for step in self._steps),
            notes=tuple(self._notes),
            steps=tuple(self._steps),
        )

    def _after(self, name: str) -> str:
        entry = self._bundle.manifest.files.get(name)
        return entry.sha256 if entry else ""

    def _step(self, name: str, before: str, after: str) -> None:
        if before != after:
            self._steps.append(Step(name, before, after))

    def _is_damaged(self, path: Path, noted: str) -> bool:
        found = files.read(path)
        if found is None or (noted and sha256(found[0]) != noted):
            return True
        return not _is_revision(found[0], path)


def _changes(
    now: dict[str, Document], then: dict[str, Document]
) -> Iterator[tuple[tuple[str, str], WeekChange]]:
    """Yield each briefing that differs, with a key to sort it by."""
    for briefing_id in now.keys() | then.keys():
        was, becomes = now.get(briefing_id), then.get(briefing_id)
        if was == becomes:
            continue
        label, start, _counts = _numbers(was or becomes or {})
        yield (
            (start, briefing_id),
            WeekChange(
                id=briefing_id,
                label=label,
                now=None if was is None else _numbers(was)[2],
                then=None if becomes is None else _numbers(becomes)[2],
            ),
        )


def _numbers(document: Document) -> tuple[str, str, tuple[int, int]]:
    """Return label, first day and numbers of items of a document."""
    briefing = record_of(document)
    if briefing is None:
        return str(document.get("id")), "", (0, 0)
    return short_name(briefing), briefing.period.start.isoformat(), _counts(briefing)


def _counts(briefing: Briefing) -> tuple[int, int]:
    return len(briefing.results), sum(1 for _item in directives(briefing))


def _digest(found: tuple[bytes, object] | None) -> str:
    return sha256(found[0]) if found else ""


def _stays_damaged(name: str) -> str:
    return _("{file} was damaged already when the backup was made; it is not restored.").format(
        file=name
    )


def _is_revision(data: bytes, path: Path) -> bool:
    try:
        kept = revision_in(data, path)
    except ArchiveError:
        return False
    return f"{kept.revision}.json" == path.name
