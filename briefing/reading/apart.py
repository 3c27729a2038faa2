"""Work on files from anywhere, done in a process of its own that can be stopped."""

import contextlib
import subprocess
import sys

from briefing.errors import BriefingError

_PATIENCE = 3  # how much longer work takes where other programs work too


class StoppedError(BriefingError):
    """The other process took too long, too much memory, or died."""


def run_apart(module: str, data: bytes, seconds: float, megabytes: int) -> bytes:
    """Run ``python -m module`` with ``data`` as its input and return what it writes.

    It limits itself by :func:`limit` to ``seconds`` of work and to ``megabytes``, and is stopped
    when it has not ended after three times as long. Raises :class:`StoppedError`.
    """
    command = [sys.executable, "-P", "-m", module, str(megabytes), str(int(seconds))]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, nothing of the file's in it
            command, input=data, capture_output=True, timeout=seconds * _PATIENCE, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise StoppedError(str(error)) from error
    return done.stdout


def limit(megabytes: int, seconds: int) -> None:
    """Bound this process's memory and time, on systems that can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
