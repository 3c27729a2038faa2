"""Files that are whole or not there: reading with a signature, durable writing, plain words.

Everything is written beside its place under a new name and moved there when it is on the disk,
so a reader sees the old content or the new one, and so does the next start after a power cut.
Files are private to the user (0600), and so are the folders made here (0700).
"""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.errors import ArchiveError
from briefing.i18n import _

_TEMPORARY = ".tmp"
_TICK_NS = 1000
"""The least difference of times that the common file systems keep (NTFS: 100 ns)."""

_DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class Signature(NamedTuple):
    """What tells one content of a file from another without reading it."""

    mtime_ns: int
    size: int
    inode: int


def signature(path: Path) -> Signature | None:
    """Return the signature of ``path``, ``None`` when there is no such file."""
    try:
        return _signature(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreadable(error, path) from error


def read(path: Path) -> tuple[bytes, Signature] | None:
    """Return what ``path`` holds and the signature of just that; ``None`` when it is missing."""
    try:
        with path.open("rb") as file:
            return file.read(), _signature(os.fstat(file.fileno()))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreadable(error, path) from error


def write(path: Path, data: bytes) -> Signature:
    """Replace ``path`` by ``data``, durably and as a whole, and return its new signature.

    The time of the file always moves on, even when two writes fall into one tick of the clock:
    a signature is never seen again with another content. On an error the old content stands and
    nothing is left lying about.
    """
    import tempfile  # noqa: PLC0415 - start-up

    temporary: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(_TEMPORARY, f".{path.name}.", path.parent)
        temporary = Path(name)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            before, now = signature(path), os.fstat(descriptor).st_mtime_ns
            if before is not None and now <= before.mtime_ns:
                os.utime(temporary, ns=(now, before.mtime_ns + _TICK_NS))
            os.fsync(descriptor)
            after = _signature(os.fstat(descriptor))
        temporary.replace(path)
        temporary = None
        sync_folder(path.parent)
    except OSError as error:
        raise unwritable(error, path) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
    return after


def append_line(path: Path, line: bytes) -> None:
    """Add one line to ``path``, durably. A line that was torn before is closed first."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)
        with open(descriptor, "r+b", buffering=0) as file:  # noqa: PTH123 - opened by flags
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(-1, os.SEEK_END)
            torn = bool(size) and file.read(1) != b"\n"
            data = (b"\n" if torn else b"") + line + b"\n"
            while data:  # a full disk may take a part before it refuses
                data = data[file.write(data) :]
            os.fsync(descriptor)
        if not size:
            sync_folder(path.parent)
    except OSError as error:
        raise unwritable(error, path) from error


def make_folder(path: Path) -> None:
    """Make ``path`` and what is missing above it, private to the user and durably."""
    try:
        if path.is_dir():
            return
        make_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            path.mkdir(mode=0o700)
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        sync_folder(path.parent)
    except OSError as error:
        raise unwritable(error, path) from error


def sync_folder(path: Path) -> None:
    """Put the names in ``path`` on the disk, on systems that let a folder be opened."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        if os.name == "nt":
            return
        raise
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network file systems know no such thing
            raise
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what a killed program left half written in ``folder``; only under the lock."""
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f".*{_TEMPORARY}"):
            leftover.unlink(missing_ok=True)


def listing(folder: Path) -> Iterator[tuple[str, Signature]]:
    """Yield name and signature of each file in ``folder``; of none where it is missing."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                with contextlib.suppress(FileNotFoundError):
                    # os.DirEntry.stat knows no inode on Windows; Path.stat does.
                    yield entry.name, _signature(Path(entry.path).stat())
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise unreadable(error, folder) from error


def unreadable(error: OSError, path: Path) -> ArchiveError:
    """Return the sentence for an ``error`` met while reading ``path``."""
    if error.errno in _FORBIDDEN:
        return ArchiveError(
            _("There is no permission to read {file}.").format(file=path),
            _("Ask whoever looks after this computer for access to it."),
        )
    return ArchiveError(_("{file} cannot be read: {reason}.").format(file=path, reason=_why(error)))


def unwritable(error: OSError, path: Path) -> ArchiveError:
    """Return the sentence for an ``error`` met while writing ``path``."""
    if error.errno in _DISK_FULL:
        return ArchiveError(
            _("The disk is full: {file} has not been saved.").format(file=path),
            _("Make room on the disk, then save again."),
        )
    if error.errno in _FORBIDDEN:
        return ArchiveError(
            _("There is no permission to write {file}.").format(file=path),
            _("Choose another folder for the archive, or ask for access to this one."),
        )
    return ArchiveError(
        _("{file} has not been saved: {reason}.").format(file=path, reason=_why(error)),
        _("Check the disk, then save again."),
    )


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _signature(status: os.stat_result) -> Signature:
    return Signature(status.st_mtime_ns, status.st_size, status.st_ino)
