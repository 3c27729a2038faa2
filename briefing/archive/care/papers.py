"""The finalized revisions and the journals: looked at, and mended from copies."""

from collections.abc import Iterator
from pathlib import Path

from briefing.archive import files, layout
from briefing.archive.care.aside import Aside
from briefing.archive.care.findings import Done, Finding
from briefing.archive.care.looking import record_of
from briefing.archive.care.sources import Sources, journals
from briefing.archive.care.years import opened, year_names
from briefing.archive.history import revision_in
from briefing.archive.journal import Journal
from briefing.archive.layout import Kind
from briefing.archive.sums import read_sums, sha256, write_sums
from briefing.errors import ArchiveError
from briefing.i18n import _
from briefing.model.encoding import to_json


def examine_history(folder: Path) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return what is wrong with the revisions, and the names of those without a checksum."""
    found: list[Finding] = []
    unproved: list[str] = []
    for name in layout.truth(folder):
        kind = layout.kind_of(name)
        try:
            if kind is Kind.SUMS:
                found += _missing_revisions(folder, name)
            elif kind is Kind.REVISION and not _noted(folder, name):
                _require_sound(folder, name)
                unproved.append(name)
            elif kind is Kind.REVISION:
                _require_sound(folder, name)
        except ArchiveError as error:
            found.append(_damaged_revision(name, error))
    return tuple(found), tuple(unproved)


def mend_revision(folder: Path, name: str, sources: Sources, aside: Aside) -> Iterator[Done]:
    """Put one revision back: the bytes with its checksum, be they in a backup or in its year.

    Where no checksum is known, the newest sound copy that a backup has. Raises
    :class:`ArchiveError`.
    """
    noted = _noted(folder, name)
    kept = (one for one in sources.contents(name, noted) if _is_sound(one[0], folder / name))
    found = next(kept, None)
    if found is None and noted:
        found = _in_its_year(folder, noted)
    yield from put_back(folder, name, found, aside)
    if found is not None and not noted:
        note_checksum(folder, name)


def note_checksum(folder: Path, name: str) -> None:
    """Note the checksum of a revision of which none was known; raises :class:`ArchiveError`."""
    path = folder / name
    if (found := files.read(path)) is not None:
        write_sums(path.parent, {**read_sums(path.parent), path.name: sha256(found[0])})


def examine_journals(folder: Path) -> Iterator[Finding]:
    """Yield the briefings that the archive would not take and that still wait in a journal.

    Lines that were torn are no fault: that is what a journal is for.
    """
    for name in layout.truth(folder):
        if layout.kind_of(name) is Kind.JOURNAL:
            try:
                files.read(folder / name)
            except ArchiveError as error:
                yield Finding(
                    id="journal/unreachable",
                    file=name,
                    what=error.message,
                    repairable=False,
                    how=error.advice,
                )
    for briefing_id, name in {one: name for name, one in journals(folder)}.items():
        if Journal(folder, briefing_id).unstored() is not None:
            yield Finding(
                id="journal/waiting",
                file=name,
                what=_(
                    "A whole state of {id} could not be stored and waits in its journal."
                ).format(id=briefing_id),
                repairable=False,
                how=_("Open that week in the program: it is taken up there, as a step to undo."),
            )


def _require_sound(folder: Path, name: str) -> None:
    """Raise :class:`ArchiveError` unless a revision is readable, in its place and unchanged."""
    path = folder / name
    found = files.read(path)
    if found is None:
        return
    kept = revision_in(found[0], path)
    home = Journal(folder, kept.id).path.stem
    if (home, f"{kept.revision}.json") != (path.parent.name, path.name):
        raise ArchiveError(_("{file} is the revision of another briefing.").format(file=path))
    if _noted(folder, name) not in {"", sha256(found[0])}:
        raise ArchiveError(
            _("{file} is no more what was finalized: its checksum is another one.").format(
                file=path
            )
        )


def _is_sound(data: bytes, path: Path) -> bool:
    try:
        return f"{revision_in(data, path).revision}.json" == path.name
    except ArchiveError:
        return False


def _noted(folder: Path, name: str) -> str:
    path = folder / name
    return read_sums(path.parent).get(path.name, "")


def _missing_revisions(folder: Path, sums: str) -> Iterator[Finding]:
    home = (folder / sums).parent
    for name in read_sums(home):
        if not (home / name).exists():
            yield _damaged_revision(
                f"history/{home.name}/{name}",
                ArchiveError(_("{file} was kept for good and is gone.").format(file=home / name)),
            )


def _damaged_revision(name: str, error: ArchiveError) -> Finding:
    return Finding(
        id="history/damaged",
        file=name,
        what=error.message,
        repairable=not isinstance(error.__cause__, OSError),
        how=_("The revision is put back from a backup or its year; the damaged file is kept."),
    )


def _in_its_year(folder: Path, noted: str) -> tuple[bytes, str] | None:
    """Return the revision as its year still has it, when that gives just the bytes noted."""
    for name in year_names(folder):
        try:
            documents = opened(folder, name).documents
        except ArchiveError:
            continue
        for document in documents:
            briefing = record_of(document) if document.get("state") == "final" else None
            if briefing is not None:
                data = to_json(briefing).encode() + b"\n"
                if sha256(data) == noted:
                    return data, name
    return None


def put_back(
    folder: Path, name: str, found: tuple[bytes, str] | None, aside: Aside
) -> Iterator[Done]:
    """Write the copy that was ``found`` (its bytes, where it is from); say so where there is none.

    The damaged file is kept aside. Raises :class:`ArchiveError`.
    """
    if found is None:
        yield Done(
            file=name,
            what=_("{file} could not be had back: there is no sound copy of it.").format(file=name),
            mended=False,
        )
        return
    copy = aside.copy(name)
    files.make_folder((folder / name).parent)
    files.write(folder / name, found[0])
    sentence = _("{file} was taken from {where}.").format(file=name, where=found[1])
    if copy is not None:
        sentence += " " + _("The damaged one is kept in {copy}.").format(copy=copy)
    yield Done(file=name, what=sentence, mended=True)
