"""The lock of an archive: one writer at a time, and a word about who that is.

The lock itself is the operating system's and ends with the process that holds it, however that
dies. Who holds it is noted in a file beside it for those who wait; a note that was left behind
stops nobody.

Where the system has ``flock`` it is called directly; elsewhere, and on drives that know no such
thing, filelock does the work. Both mean the same lock, but filelock is slow to import.
"""

import contextlib
import errno
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from briefing.archive import files
from briefing.errors import ArchiveError
from briefing.i18n import _

try:
    import fcntl
except ImportError:  # Windows
    _FLOCK = None
else:
    _FLOCK = fcntl.flock

LOCK_FILE = ".lock"
HOLDER_FILE = ".lock-holder"

_POLL_SECONDS = 0.01
_NOTE_BYTES = 512
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK}
_UNKNOWN_HERE = {errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK, errno.EINVAL}

Release = Callable[[], None]


class Holder(msgspec.Struct, frozen=True):
    """Who wrote to an archive last: program, process and computer, and since when it was at it.

    ``token`` is another one for each :class:`ArchiveLock`.
    """

    program: str
    pid: int
    host: str
    since: datetime
    token: str


class ArchiveLock:
    """The lock of the archive in ``folder``, for the threads of this process as for others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = threading.Lock()
        self._my_note = b""

    @contextlib.contextmanager
    def held(self, seconds: float) -> Iterator[bool]:
        """Hold the lock; wait for it at most ``seconds``. It is not reentrant.

        Gives whether nobody else has held it since this object did: then no other program of
        this kind has written anything. Raises :class:`ArchiveError`, which names the holder
        where that is known.
        """
        until = time.monotonic() + seconds
        if not self._turn.acquire(timeout=seconds):
            raise self._taken()
        try:
            release = self._acquired(until)
            try:
                yield self._noted()
            finally:
                release()
        finally:
            self._turn.release()

    def holder(self) -> Holder | None:
        """Return who noted down last that it writes here, if that one still lives."""
        try:
            found = files.read(self._folder / HOLDER_FILE)
            holder = msgspec.json.decode(found[0], type=Holder) if found else None
        except (ArchiveError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        return None if holder is None or _is_gone(holder) else holder

    def _acquired(self, until: float) -> Release:
        path = self._folder / LOCK_FILE
        try:
            release = None if _FLOCK is None else _flocked(path, until)
            return release or _filelocked(path, until)
        except TimeoutError as error:
            raise self._taken() from error
        except OSError as error:
            raise files.unwritable(error, path) from error

    def _noted(self) -> bool:
        """Note down who holds the lock, and tell whether that still stood there.

        The note is a courtesy: a failure is no obstacle.
        """
        path = self._folder / HOLDER_FILE
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            descriptor = os.open(path, flags, 0o600)
            try:
                if self._my_note and os.read(descriptor, len(self._my_note) + 1) == self._my_note:
                    return True
                self._my_note = self._my_note or _new_note()
                os.lseek(descriptor, 0, os.SEEK_SET)
                os.write(descriptor, self._my_note)  # of one length: nothing of another is left
            finally:
                os.close(descriptor)
        except OSError:
            pass
        return False

    def _taken(self) -> ArchiveError:
        from briefing.language.letters import clean  # noqa: PLC0415 - start-up

        holder = self.holder()
        advice = _("Wait until it has finished, or close it, then save again.")
        if holder is None:
            return ArchiveError(
                _("Another program is writing to the archive in {folder}.").format(
                    folder=self._folder
                ),
                advice,
            )
        return ArchiveError(
            _(
                "Another window (process {pid} on {host}) is writing to the archive in {folder}."
            ).format(
                pid=holder.pid,
                host=clean(holder.host).replace("\n", " "),
                folder=self._folder,
            ),
            advice,
        )


def _flocked(path: Path, until: float) -> Release | None:
    """Take the lock from the system and return how to give it back.

    Returns ``None`` on a drive that knows no such locks. Raises :class:`TimeoutError` when it is
    still taken at the time ``until``, and :class:`OSError`.
    """
    assert _FLOCK is not None  # noqa: S101 - for the type checker
    while True:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(path, flags, 0o600)
        try:
            _FLOCK(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(descriptor).st_nlink:
                return lambda: os.close(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _UNKNOWN_HERE:
                return None
            if error.errno not in _TAKEN:
                raise
        else:  # the folder was removed in between: this file guards nothing
            os.close(descriptor)
        if time.monotonic() >= until:
            raise TimeoutError
        time.sleep(_POLL_SECONDS)


def _filelocked(path: Path, until: float) -> Release:
    """Take the lock by filelock; as :func:`_flocked` otherwise."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - start-up

    lock = FileLock(path, mode=0o600, poll_interval=_POLL_SECONDS)
    try:
        lock.acquire(timeout=max(0.0, until - time.monotonic()))
    except Timeout as error:
        raise TimeoutError from error
    return lock.release


def _new_note() -> bytes:
    program = Path(sys.argv[0] if sys.argv else "").name[:40]
    holder = Holder(program, os.getpid(), _host(), datetime.now(UTC), os.urandom(8).hex())
    return msgspec.json.encode(holder).ljust(_NOTE_BYTES) + b"\n"


def _host() -> str:
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return name[:100]


def _is_gone(holder: Holder) -> bool:
    """Tell whether the process is known to have ended; on another computer nobody knows."""
    if os.name == "nt" or holder.host != _host():  # there, asking would end the process
        return False
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False
