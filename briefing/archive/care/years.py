"""The years: is each whole, and is every week in it what was written."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefing.archive import files, layout
from briefing.archive.care.findings import Finding
from briefing.archive.care.looking import Year, id_of
from briefing.archive.layout import Kind
from briefing.archive.rows import Document
from briefing.archive.tablefile import LARGEST
from briefing.errors import ArchiveError
from briefing.i18n import _, ngettext
from briefing.model.encoding import RecordError, from_plain


def year_names(folder: Path) -> list[str]:
    """Return the names of the years' files; raises :class:`ArchiveError`."""
    return [name for name in layout.truth(folder) if layout.kind_of(name) is Kind.YEAR]


def examine_years(folder: Path) -> tuple[int, tuple[Finding, ...]]:
    """Return how many briefings can be read, and what is wrong with the years' files."""
    found: list[Finding] = []
    homes: dict[str, list[str]] = {}
    moving: set[tuple[str, str]] = set()
    weeks = 0
    for name in year_names(folder):
        try:
            year = opened(folder, name)
        except ArchiveError as error:
            found.append(_out_of_reach(name, error))
            continue
        weeks += len(year.stored)
        for briefing_id in map(id_of, year.stored):
            homes.setdefault(briefing_id, []).append(Path(name).name)
        moving |= set(year.meta.moving.items())
        found += _examined(name, year)
    for briefing_id, names in homes.items():
        left = [name for name in names if (briefing_id, name) not in moving]
        if len(left) > 1:
            found.append(_doubled(briefing_id, left))
    return weeks, tuple(found)


def opened(folder: Path, name: str) -> Year:
    """Return a year taken apart; raises :class:`ArchiveError` for one that cannot be opened."""
    path = folder / name
    now = files.signature(path)
    if now is not None and now.size > LARGEST:
        raise ArchiveError(
            _("{file} is too large: {size} MB, where {most} MB are the most.").format(
                file=path, size=now.size // 1_000_000, most=LARGEST // 1_000_000
            ),
            _("Nothing is written to it. Look at what fills it, or put back a good copy."),
        )
    found = files.read(path)
    return Year(b"{}" if found is None else found[0])


def _examined(name: str, year: Year) -> Iterator[Finding]:
    if year.newer:
        yield Finding(
            id="year/newer",
            file=name,
            what=_("{file} was written by a newer version of the program.").format(file=name),
            repairable=False,
            how=_("It can be read here; update the program to change it."),
        )
        return
    if year.reason:
        yield _damaged(name, year)
        return
    yield from _unreadable(name, year)
    for briefing_id in sorted(year.altered - _without_record(year).keys()):
        yield Finding(
            id="year/altered",
            file=name,
            what=_(
                "The briefing {id} in {file} is not what was stored: it was changed outside the"
                " program, or the disk has damaged it."
            ).format(id=briefing_id, file=name),
            repairable=True,
            how=_(
                "A copy of what was stored is put back where there is one. If the change was"
                " meant, save that week in the program instead."
            ),
        )
    for briefing_id in year.missing:
        yield Finding(
            id="year/missing",
            file=name,
            what=_("The briefing {id} is gone from {file}, and the program did not do it.").format(
                id=briefing_id, file=name
            ),
            repairable=True,
            how=_("The newest copy is put back; where there is none, it is no longer missed."),
        )
    for briefing_id, source in year.meta.moving.items():
        yield Finding(
            id="year/moving",
            file=name,
            what=_(
                "The briefing {id} was on its way from {source} when that was interrupted."
            ).format(id=briefing_id, source=source),
            repairable=True,
            how=_("The move is finished. So does the next save."),
        )


def _damaged(name: str, year: Year) -> Finding:
    read, known = len(year.stored), len(year.meta.checksums)
    if known >= read:
        readable = _("{count} of its {known} briefings can still be read").format(
            count=read, known=known
        )
    else:
        readable = ngettext(
            "{count} briefing in it can still be read",
            "{count} briefings in it can still be read",
            read,
        ).format(count=read)
    return Finding(
        id="year/damaged",
        file=name,
        what=_("{file} is damaged ({reason}); {readable}.").format(
            file=name, reason=year.reason, readable=readable
        ),
        repairable=True,
        how=_(
            "It is put together again from what can be read, the backups, history and the journal;"
            " the damaged file is kept."
        ),
    )


def _without_record(year: Year) -> dict[str, str]:
    """Return, by the ids of the briefings that make no valid record, why not."""
    found = {}
    for document in year.documents:
        if reason := _record_error(document):
            found[id_of(document)] = reason
    return found


def _record_error(document: Document) -> str:
    try:
        from_plain(document)
    except RecordError as error:
        return error.message
    return ""


def _unreadable(name: str, year: Year) -> Iterator[Finding]:
    for briefing_id, reason in _without_record(year).items():
        yield Finding(
            id="year/unreadable",
            file=name,
            what=_("The briefing {id} in {file} cannot be read: {reason}").format(
                id=briefing_id or "?", file=name, reason=reason
            ),
            repairable=bool(briefing_id or year.missing),
            how=_("The newest copy is put in its place; the file as it is is kept."),
        )


def _doubled(briefing_id: str, names: list[str]) -> Finding:
    counted = Counter(names)
    return Finding(
        id="year/doubled",
        file=f"briefings/{names[0]}",
        what=_("The briefing {id} is stored more than once, in {files}.").format(
            id=briefing_id, files=", ".join(sorted(counted))
        ),
        repairable=False,
        how=_("Move the file with the copy that is not wanted to another folder."),
    )


def _out_of_reach(name: str, error: ArchiveError) -> Finding:
    return Finding(
        id="year/unreachable",
        file=name,
        what=error.message,
        repairable=False,
        how=error.advice,
    )
