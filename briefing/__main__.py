"""Start the program: ``briefing`` and ``python -m briefing``."""

import gc
import os
import sys

TYPE_CHECKING = False  # importing typing for it would be a tenth of a lean verb's start
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> int:
    """Run the command line and return its exit code."""
    # Start-up makes objects that live as long as the process; looking through them for garbage
    # again and again is an eighth of it. A verb ends soon; the application turns it on again.
    gc.disable()
    from briefing.cli.main import run  # noqa: PLC0415 - after the line above

    return run()


def script() -> "NoReturn":
    """Run the command line as a process of its own and end it.

    Everything that is to last is on the disk by then. To take the interpreter down object by
    object would be an eighth of a short verb, and would wait for a thread at a drive that does
    not answer.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # whoever read has gone, or the stream is closed
            continue
    os._exit(code)


if __name__ == "__main__":
    script()
