"""The directory: loaded and saved, and exchanged with spreadsheets as CSV."""

from pathlib import Path
from typing import NamedTuple

from briefing.archive import files
from briefing.archive.protocol import Archive
from briefing.errors import ConflictError, ReadError
from briefing.i18n import _
from briefing.model.directory import Directory, merge
from briefing.privatefiles import replace_file
from briefing.reading.decode import MAX_BYTES, MAX_MEGABYTES
from briefing.reading.directory_csv import read_directory
from briefing.verbs.giving import ExportError
from briefing.verbs.storing import TRIES
from briefing.writing.directory_csv import SUFFIX, write_directory

FILE_NAME = f"danh-ba{SUFFIX}"
"""The name that an export proposes."""


class ImportedDirectory(NamedTuple):
    """The directory as it now stands in the archive, and what the import did to it.

    ``units`` and ``members`` are numbers of new entries; ``notes`` are sentences about what was
    left aside.
    """

    directory: Directory
    units: int
    members: int
    notes: tuple[str, ...]


def load_directory(archive: Archive) -> Directory:
    """Return the office's directory; an empty one where nothing has been entered."""
    return archive.directory()


def save_directory(archive: Archive, directory: Directory, base: Directory | None = None) -> None:
    """Store ``directory``, durably.

    ``base`` is what was loaded before the changes; raises :class:`ConflictError` when another
    program has stored something else meanwhile.
    """
    archive.put_directory(directory, base=base)


def import_directory(archive: Archive, path: Path) -> ImportedDirectory:
    """Add the units and people in the CSV file at ``path`` to the directory.

    Known ones are brought up to date, and nothing is taken out. Raises :class:`ReadError` when
    the file cannot be read or understood; the directory is then as it was.
    """
    reading = read_directory(table_content(path), path.name)
    before, after = _merged_in(archive, reading.directory)
    return ImportedDirectory(
        after,
        len(after.units) - len(before.units),
        len(after.members) - len(before.members),
        reading.notes,
    )


def _merged_in(archive: Archive, incoming: Directory) -> tuple[Directory, Directory]:
    """Store the directory with ``incoming`` in it; return it as it was before, and as it is."""
    tries = TRIES
    while True:
        before = archive.directory()
        after = merge(before, incoming)
        try:
            if after != before:
                archive.put_directory(after, base=before)
        except ConflictError:  # somebody was quicker: theirs stays as well
            tries -= 1
            if not tries:
                raise
        else:
            return before, after


def export_directory(
    archive: Archive, target: Path | None = None, *, overwrite: bool = False
) -> Path:
    """Write the directory as CSV to ``target`` and return the file's path.

    A folder (an existing one; the working folder for ``None``) gets :data:`FILE_NAME` in it.
    The file is the user's alone. Raises :class:`ConflictError` when a file of that name is there
    and ``overwrite`` was not agreed to, :class:`ExportError` when it cannot be written.
    """
    content = write_directory(archive.directory())
    path = Path() if target is None else target
    try:
        if path.is_dir():
            path /= FILE_NAME
        if path.exists() and not overwrite:
            raise ConflictError(
                _('There is a file "{name}" already; it was left as it is.').format(name=path),
                _('Choose another name, or write over it with "--force".'),
            )
        replace_file(path, content)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else error
        raise ExportError(
            _('"{name}" cannot be written: {reason}.').format(name=path, reason=reason),
            _("Check the folder's permissions and the free space."),
        ) from error
    return path


def table_content(path: Path) -> bytes:
    """Return the bytes of a file that is not too large to be a table.

    Raises :class:`ReadError` for one that is too large or not there.
    """
    found = files.signature(path)
    if found is None:
        raise ReadError(
            _('There is no file "{name}".').format(name=path), _("Check the name and the folder.")
        )
    if found.size > MAX_BYTES:
        raise ReadError(
            _('"{name}" is larger than {limit} MB and was not read.').format(
                name=path, limit=MAX_MEGABYTES
            ),
            _("Save the table as CSV in UTF-8 and import that file."),
        )
    read = files.read(path)
    return read[0] if read else b""
