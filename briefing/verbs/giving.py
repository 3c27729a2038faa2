"""Export: a briefing is written in one of the formats, to a file or to whoever asked."""

import os
from pathlib import Path

from msgspec.structs import replace

from briefing.errors import BriefingError, ConflictError
from briefing.i18n import _
from briefing.language.letters import ToneStyle, file_stem, tone_style
from briefing.model.encoding import from_json, to_json
from briefing.model.public import without_internal
from briefing.model.records import Briefing
from briefing.privatefiles import make_private_folder, replace_file
from briefing.verbs.listing import short_name
from briefing.writing import FORMATS, write


class ExportError(BriefingError):
    """A paper could not be written; a file that was there is still as it was."""


def format_names() -> tuple[str, ...]:
    """Return the names of the formats, the usual one first."""
    return tuple(FORMATS)


def public_copy(briefing: Briefing) -> Briefing:
    """Return ``briefing`` without what is its secretary's or its office's alone.

    That is the notes, the findings let stand, and whatever is marked "nội-bộ".
    """
    return replace(without_internal(briefing), notes="", accepted=())


def toned(briefing: Briefing, style: ToneStyle) -> Briefing:
    """Return ``briefing`` with the tones of open oa, oe and uy where ``style`` puts them.

    Nothing else changes; ``TYPED`` returns the very briefing.
    """
    if style is ToneStyle.TYPED:
        return briefing
    return from_json(tone_style(to_json(briefing), style))  # its names and ids are ASCII


def render(briefing: Briefing, format_name: str) -> str:
    """Return ``briefing`` in a format, without the last line end.

    Raises :class:`~briefing.errors.BriefingError` for an unknown format.
    """
    return write(briefing, format_name).decode().removesuffix("\n")


def file_name(briefing: Briefing, format_name: str) -> str:
    """Return the file name that an export proposes: "giao-ban-2020-W26.md".

    Titles are user text, so only their letters and digits come in, in ASCII. ``format_name`` is
    one of :func:`format_names`.
    """
    stem = file_stem(briefing.title)[:60].strip("-_.") or "giao-ban"
    return f"{stem}-{short_name(briefing)}{FORMATS[format_name].suffix}"


def export(
    briefing: Briefing, format_name: str, target: Path | None = None, *, overwrite: bool = False
) -> Path:
    """Write ``briefing`` to ``target`` and return the file's path.

    A folder (an existing one; the working folder for ``None``) gets :func:`file_name` in it.
    The file is the user's alone. Raises :class:`ConflictError` when a file of that name is
    there and ``overwrite`` was not agreed to, :class:`ExportError` when it cannot be written.
    """
    content = write(briefing, format_name)
    return give(content, file_name(briefing, format_name), target, overwrite=overwrite)


def give(content: bytes, name: str, target: Path | None = None, *, overwrite: bool = False) -> Path:
    """Write ``content`` to ``target`` and return the file's path; raises as :func:`export`.

    A folder (an existing one; the working folder for ``None``) gets ``name`` in it.
    """
    path = Path() if target is None else target
    try:
        if path.is_dir():
            path /= name
        if overwrite:
            replace_file(path, content)
        else:
            _write_new(path, content)
    except FileExistsError as error:
        raise ConflictError(
            _('There is a file "{name}" already; it was left as it is.').format(name=path),
            _('Choose another name, or write over it with "--force".'),
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else error
        raise ExportError(
            _('"{name}" cannot be written: {reason}.').format(name=path, reason=reason),
            _("Check the folder's permissions and the free space."),
        ) from error
    return path


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there; on failure none is left. Raises :class:`OSError`."""
    make_private_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
