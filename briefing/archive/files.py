"""Files that are whole or not there: reading with a signature, durable writing, plain words.

Everything is written beside its place under a new name and moved there when it is on the disk,
so a reader sees the old content or the new one, and so does the next start after a power cut.
Files are private to the user (0600), and so are the folders made here (0700).
"""

import contextlib
import errno
import io
import os
from pathlib import Path
from typing import NamedTuple

from briefing.errors import ArchiveError
from briefing.i18n import _

_TEMPORARY = ".tmp"
_TICK_NS = 1000
"""The least difference of times that the common file systems keep (NTFS: 100 ns)."""

_SLICES_AT_ONCE = 512  # systems take 1024
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


def write(path: Path, data: bytes | list[bytes]) -> Signature:
    """Replace ``path`` by ``data``, durably and as a whole, and return its new signature.

    ``data`` may come in slices, which are then not copied into one piece first.
    The time of the file always moves on, even when two writes fall into one tick of the clock:
    a signature is never seen again with another content. On an error the old content stands and
    nothing is left lying about.
    """
    temporary: Path | None = None
    try:
        descriptor, temporary = _beside(path)
        with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123 - it has no path
            _pour(file, [data] if isinstance(data, bytes) else data)
            _move_on(path, temporary, descriptor)
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


def write_derived(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` as a whole, but leave it to the system when it is on the disk.

    For what can be made anew. Raises :class:`ArchiveError`.
    """
    temporary: Path | None = None
    try:
        descriptor, temporary = _beside(path)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise unwritable(error, path) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _beside(path: Path) -> tuple[int, Path]:
    """Open a new private file in the folder of ``path``; return its descriptor and its path."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    temporary = path.with_name(f".{path.name}.{os.urandom(6).hex()}{_TEMPORARY}")
    return os.open(temporary, flags | getattr(os, "O_NOFOLLOW", 0), 0o600), temporary


def _pour(file: io.FileIO, slices: list[bytes]) -> None:
    """Write all ``slices``; a full disk may take a part before it refuses."""
    if not hasattr(os, "writev"):  # Windows
        slices = [b"".join(slices)]
    for start in range(0, len(slices), _SLICES_AT_ONCE):
        some = slices[start : start + _SLICES_AT_ONCE]
        taken = os.writev(file.fileno(), some) if len(some) > 1 else 0
        if taken < sum(map(len, some)):
            rest = memoryview(b"".join(some))[taken:]
            while rest:
                rest = rest[file.write(rest) :]


def _move_on(path: Path, temporary: Path, descriptor: int) -> None:
    """Give ``temporary`` a later time than ``path`` has, whatever the clock says."""
    before, now = signature(path), os.fstat(descriptor).st_mtime_ns
    if before is not None and now <= before.mtime_ns:
        os.utime(temporary, ns=(now, before.mtime_ns + _TICK_NS))


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
    """Remove what a killed program left half written in ``folder``.

    Only under the lock, or where a writer may fail and nothing is lost: what another program is
    just writing there goes too.
    """
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f".*{_TEMPORARY}"):
            leftover.unlink(missing_ok=True)


def listing(folder: Path) -> list[tuple[str, Signature]]:
    """Return name and signature of each file in ``folder``; of none where it is missing."""
    found: list[tuple[str, Signature]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    # On Windows os.DirEntry.stat knows no inode.
                    status = Path(entry.path).stat() if os.name == "nt" else entry.stat()
                except FileNotFoundError:
                    continue
                found.append((entry.name, _signature(status)))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unreadable(error, folder) from error
    return found


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
