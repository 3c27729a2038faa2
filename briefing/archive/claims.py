"""Claims: a file that belongs to one process for as long as that uses it.

A claim is a lock of the operating system on the file itself, so it ends with the process however
that dies. Where there are no such locks (Windows, some network drives) every claim succeeds.
"""

import os
from pathlib import Path
from weakref import WeakValueDictionary

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Claim:
    """A claim on the file at ``path``; it ends with its last user in this process."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._process = os.getpid()

    def __del__(self) -> None:
        os.close(self._descriptor)

    @property
    def holds(self) -> bool:
        """Whether the claimed file is still the one at its path, and this process claimed it."""
        return self._process == os.getpid() and _is_at(self._descriptor, self.path)


_CLAIMS: WeakValueDictionary[Path, Claim] = WeakValueDictionary()
"""What this process has claimed; whoever else in it uses the same file shares the claim."""


def claim(path: Path) -> Claim | None:
    """Claim ``path``, which is made where it is missing; ``None`` when another process has it.

    Raises :class:`OSError` when it cannot be opened.
    """
    while True:
        own = _CLAIMS.get(path)
        if own is not None and own.holds:
            return own
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        fresh = Claim(path, os.open(path, flags, 0o600))
        if not _locked(fresh._descriptor):  # noqa: SLF001 - of this module
            return None
        # Whoever had it before may have removed it between the opening and the lock.
        if fresh.holds:
            _CLAIMS[path] = fresh
            return fresh


def is_own(path: Path) -> bool:
    """Tell whether this process has claimed ``path``."""
    own = _CLAIMS.get(path)
    return own is not None and own.holds


def is_taken(path: Path) -> bool:
    """Tell whether another process, a living one, has claimed ``path``."""
    if fcntl is None or is_own(path):
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    try:
        return not _locked(descriptor)
    finally:
        os.close(descriptor)  # and with it goes the lock


def _locked(descriptor: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a drive that knows no locks
        return True
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False
