"""Putting a year together again, week by week, from the newest intact copy of each.

What can be read in the year itself and agrees with its checksum is the newest there is. Then
comes a copy with the checksum that the year notes, for that is just what was stored; then the
newest intact one of backups and history; then what stands in the year although it was changed;
and at the very last what waits in the journal. The file as it was is kept aside before anything
is written.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.archive import files, layout
from briefing.archive.care.aside import Aside
from briefing.archive.care.findings import Done
from briefing.archive.care.looking import Year, id_of, record_of
from briefing.archive.care.sources import Copy, Sources
from briefing.archive.care.years import opened, year_names
from briefing.archive.rows import Document
from briefing.archive.shard import BRIEFINGS, Shard
from briefing.archive.storage import put_document, remove_document
from briefing.errors import ArchiveError
from briefing.i18n import _, ngettext


class _Choice(NamedTuple):
    """Which copy of a briefing is taken; ``None`` for none. ``where`` is "" for its own file."""

    document: Document | None
    where: str


def mend_year(folder: Path, name: str, sources: Sources, aside: Aside) -> Iterator[Done]:
    """Mend a year's file and tell for each week that is not simply as it was where it is from.

    The archive's lock is held. Raises :class:`ArchiveError`.
    """
    year = opened(folder, name)
    if year.newer:
        return
    if year.reason:
        yield from _rebuilt(folder, name, year, sources, aside)
    else:
        yield from _patched(folder, name, year, sources, aside)


def _rebuilt(folder: Path, name: str, year: Year, sources: Sources, aside: Aside) -> Iterator[Done]:
    """Write a damaged year anew."""
    elsewhere = _stored_elsewhere(folder, name)
    salvaged = {id_of(renamed): renamed for renamed in year.renamed.values()} | {
        one: document for one, document in year.by_id().items() if one not in year.renamed
    }
    wanted = {*salvaged, *year.meta.checksums, *sources.ids(name)} - elsewhere - {""}
    choices = {one: _chosen(name, year, one, salvaged.get(one), sources) for one in wanted}
    documents = [choice.document for choice in choices.values() if choice.document is not None]
    documents.sort(key=_first_day)
    yield _kept(name, aside.copy(name))
    scratch = Shard(folder / layout.RESTORING / Path(name).name)
    files.make_folder(scratch.path.parent)
    scratch.path.unlink(missing_ok=True)
    scratch.meta.moving.update(
        {one: source for one, source in year.meta.moving.items() if one in choices}
    )
    scratch.write({BRIEFINGS: {str(n): document for n, document in enumerate(documents, 1)}})
    found = files.read(scratch.path)
    if found is not None:
        files.write(folder / name, found[0])
        scratch.path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            scratch.path.parent.rmdir()
    whole = sum(not choice.where and choice.document is not None for choice in choices.values())
    yield Done(
        file=name,
        what=ngettext(
            "{count} briefing was whole in {file}.",
            "{count} briefings were whole in {file}.",
            whole,
        ).format(file=name, count=whole),
        mended=True,
    )
    for briefing_id in sorted(choices):
        choice = choices[briefing_id]
        if choice.where or choice.document is None:
            yield _told(name, briefing_id, choice)


def _patched(folder: Path, name: str, year: Year, sources: Sources, aside: Aside) -> Iterator[Done]:
    """Mend single weeks of a year that is whole as a file."""
    choices = _mended_weeks(name, year, sources)
    shard = Shard(folder / name)
    if year.meta.moving or year.missing or any(choice.document for choice in choices.values()):
        yield _kept(name, aside.copy(name))
    for wrong in year.renamed:
        remove_document(shard, wrong)
    for briefing_id, choice in choices.items():
        if choice.document is not None:
            put_document(shard, choice.document)
        elif briefing_id in year.missing:
            shard.require_writable()
            shard.disown(briefing_id)
            shard.write(shard.tables())
        yield _told(name, briefing_id, choice)
    if year.missing and all(choices[one].document is not None for one in year.missing):
        _drop_nameless(shard)
    for briefing_id, source in year.meta.moving.items():
        _finish_move(shard, briefing_id, Shard(shard.path.parent / source))
        yield Done(
            file=name,
            what=_("The move of {id} from {source} has been finished.").format(
                id=briefing_id, source=source
            ),
            mended=True,
        )


def _drop_nameless(shard: Shard) -> None:
    """Take out what has lost its id, when everything that was stored here is back under its own.

    It is the damaged copy of one of those; the file as it was is kept aside.
    """
    tables = shard.tables()
    named = {number: row for number, row in tables.get(BRIEFINGS, {}).items() if row.get("id")}
    if len(named) < len(tables.get(BRIEFINGS, {})):
        shard.write({**tables, BRIEFINGS: named})


def _mended_weeks(name: str, year: Year, sources: Sources) -> dict[str, _Choice]:
    """Return what to do about each week that is not as it should be, by its id."""
    stored = year.by_id()
    unreadable = {one for one, document in stored.items() if record_of(document) is None} - {""}
    choices = {
        id_of(renamed): _Choice(renamed, _("the file itself, where its name was damaged"))
        for renamed in year.renamed.values()
    }
    for briefing_id in sorted({*unreadable, *year.altered, *year.missing} - choices.keys()):
        noted = year.meta.checksums.get(briefing_id, "")
        copy = sources.exact(name, briefing_id, noted) if noted else None
        choice = _Choice(copy.document, copy.where) if copy else _Choice(None, "")
        if copy is None and briefing_id in year.altered - unreadable:
            if sources.confirm(name, briefing_id, stored[briefing_id]):
                where = _("the file itself, where only its checksum was damaged")
                choice = _Choice(stored[briefing_id], where)
        elif copy is None and (newest := sources.newest(name, briefing_id)) is not None:
            choice = _Choice(newest.document, newest.where)
        choices[briefing_id] = choice
    return choices


def _chosen(
    name: str, year: Year, briefing_id: str, here: Document | None, sources: Sources
) -> _Choice:
    if here is not None and record_of(here) is None:
        here = None
    if here is not None and briefing_id not in year.altered:
        return _Choice(here, "")
    noted = year.meta.checksums.get(briefing_id, "")
    copy: Copy | None = sources.exact(name, briefing_id, noted) if noted else None
    copy = copy or sources.newest(name, briefing_id)
    if copy is not None:
        return _Choice(copy.document, copy.where)
    return _Choice(here, _("the damaged file, changed since it was stored") if here else "")


def _finish_move(target: Shard, briefing_id: str, source: Shard) -> None:
    if source.find(briefing_id) is not None:
        source.require_writable()
        remove_document(source, briefing_id)
    tables = target.tables()
    target.meta.moving.pop(briefing_id, None)
    target.write(tables)


def _stored_elsewhere(folder: Path, name: str) -> set[str]:
    """Return the ids of the briefings that stand in other, whole years."""
    found: set[str] = set()
    for other in year_names(folder):
        if other == name:
            continue
        try:
            year = opened(folder, other)
        except ArchiveError:
            continue
        if not year.reason:
            found |= set(map(id_of, year.stored)) - year.meta.moving.keys()
    return found


def _first_day(document: Document) -> tuple[str, str]:
    period = document.get("period")
    start = str(period.get("start", "")) if isinstance(period, dict) else ""
    return start, id_of(document)


def _kept(name: str, path: Path | None) -> Done:
    return Done(
        file=name,
        what=_("{file} as it was is kept in {copy}.").format(file=name, copy=path),
        mended=True,
    )


def _told(name: str, briefing_id: str, choice: _Choice) -> Done:
    if choice.document is not None:
        sentence = _("{id} was taken from {where}.").format(id=briefing_id, where=choice.where)
    else:
        sentence = _("{id} could not be had back: there is no intact copy of it.").format(
            id=briefing_id
        )
    return Done(file=name, what=sentence, mended=choice.document is not None)
