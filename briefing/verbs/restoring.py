"""Restore: a whole backup, or one briefing out of it, and nothing of today lost by it."""

from datetime import date, datetime
from pathlib import Path

from briefing.archive import backups, files, layout
from briefing.archive.bundles import Bundle
from briefing.archive.care.looking import record_of
from briefing.archive.layout import Kind
from briefing.archive.protocol import NOTHING_STORED, Archive
from briefing.archive.restoring import finish, put_back
from briefing.archive.sums import read_sums, write_sums
from briefing.errors import ConflictError, NotFoundError
from briefing.i18n import _
from briefing.language.days import read_day
from briefing.language.letters import search_key
from briefing.model.encoding import fingerprint
from briefing.model.records import Briefing, State
from briefing.verbs.comparing import restore
from briefing.verbs.naming import resolve_name, week_named
from briefing.verbs.restore_plan import Plan, plan_with, year_then

LATEST = frozenset({"latest", "newest", "moi nhat"})


def named_backup(folder: Path, name: str, today: date) -> Path:
    """Return the backup that ``name`` means: a file, "latest", or a day.

    A bare name may be that of a file in ``backups/``. Of a day's backups the newest is meant.
    Raises :class:`NotFoundError`.
    """
    kept = backups.listing(folder)
    if search_key(name.strip()) not in LATEST:
        for path in (Path(name).expanduser(), folder / layout.BACKUPS / Path(name).name):
            if path.is_file():
                return path
        day = _day(name.strip(), today)
        kept = [one for one in kept if one.at.date() == day]
    if not kept:
        raise NotFoundError(
            _('There is no backup "{name}".').format(name=name),
            _('Those there are: "briefing backup --list".'),
        )
    return kept[0].path


def restore_all(folder: Path, agreed: Plan, now: datetime) -> Path | None:
    """Make the archive what ``agreed`` says and return the backup of what it was before.

    ``None`` where there was nothing to keep. Raises :class:`ConflictError` when the archive has
    changed since the plan was made, and :class:`~briefing.errors.ArchiveError`; an interruption
    is finished by the next start.
    """
    finish(folder, now)
    files.make_folder(folder)
    with Bundle(agreed.path) as bundle:
        bundle.check()
        with backups.archive_lock(folder):
            if plan_with(folder, bundle).steps != agreed.steps:
                raise ConflictError(
                    _("The archive has changed since you looked at what would be restored."),
                    _("Nothing was restored. Look at it once more."),
                )
            kept = None
            if next(layout.truth(folder), None) is not None:
                kept = backups.make_backup_locked(folder, now, before="restore")
            put_back(folder, bundle, agreed.steps, now)
            _note_checksums(folder, agreed)
    return kept


def week_in_backup(archive: Archive, path: Path, name: str, today: date) -> Briefing:
    """Return one briefing as the backup at ``path`` has it; ``name`` as for any verb.

    Raises :class:`NotFoundError`, and :class:`~briefing.errors.ArchiveError` for a backup that is
    not sound.
    """
    try:
        wanted = resolve_name(archive, name, today).id
    except NotFoundError:  # it may well be gone: that is why it is to come back
        wanted = name.strip()
    period = week_named(name, today)
    with Bundle(path) as bundle:
        bundle.check()
        for year in bundle.manifest.files:
            if layout.kind_of(year) is not Kind.YEAR:
                continue
            for document in year_then(bundle, year).documents:
                briefing = record_of(document)
                if briefing is not None and (
                    briefing.id == wanted
                    or (
                        period is not None
                        and briefing.period.start == period.start
                        and briefing.period.end == period.end
                    )
                ):
                    return briefing
    raise NotFoundError(
        _('The backup {file} has no briefing "{name}".').format(file=path, name=name),
        _('Those there are: "briefing backup --list".'),
    )


def restore_week(
    archive: Archive, folder: Path, stored: Briefing | None, then: Briefing, now: datetime
) -> Path | None:
    """Put one briefing back as it was and return the backup of the archive before that.

    ``stored`` is what it replaces; a finalized one is kept in history first. Raises what the
    archive raises, :class:`ConflictError` when something else is stored by now.
    """
    kept = _kept_first(folder, now)
    if (
        stored is not None
        and stored.state is State.FINAL
        and stored.revision not in archive.revisions(stored.id)
    ):
        archive.keep_revision(stored)
    archive.put(then, base=fingerprint(stored) if stored else NOTHING_STORED)
    return kept


def restore_revision(
    archive: Archive, folder: Path, draft: Briefing, number: int, now: datetime
) -> Path | None:
    """Give the stored ``draft`` the text of a finalized revision again.

    Returns the backup of the archive before that. Raises as
    :func:`~briefing.verbs.comparing.restore` does.
    """
    kept = _kept_first(folder, now)
    restore(archive, draft, number)
    return kept


def _kept_first(folder: Path, now: datetime) -> Path | None:
    """Back the archive up, if there is anything in it, and return where."""
    if not folder.is_dir() or next(layout.truth(folder), None) is None:
        return None
    return backups.make_backup(folder, now, before="restore")


def _note_checksums(folder: Path, done: Plan) -> None:
    """Note the checksums of the revisions that came back; of old ones nothing was known."""
    for step in done.steps:
        if layout.kind_of(step.name) is Kind.REVISION:
            path = folder / step.name
            write_sums(path.parent, {**read_sums(path.parent), path.name: step.after})


def _day(name: str, today: date) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return read_day(name, today)
