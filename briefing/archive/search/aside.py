"""Making the index beside an application that goes on: in a process of its own, where it is long.

There it takes neither the application's memory nor its turn to run.
"""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from briefing.archive.search import __main__ as child
from briefing.archive.search.changes import Progress, changed_years
from briefing.archive.search.index import Index, Unusable, stamps
from briefing.archive.search.indexing import Unwritable, renew, update
from briefing.i18n import current_language

LONG = 4_000_000
"""From so many bytes of changed years on it takes longer than starting a process."""

_ROOT = Path(__file__).parents[3]


def bring_up_to_date(
    folder: Path, progress: Progress | None = None, *, spoilt: bool = False
) -> tuple[str, ...]:
    """Do as :func:`briefing.archive.search.indexing.update`, or ``renew`` a ``spoilt`` index.

    Returns and raises the same.
    """
    if _changed_bytes(folder) >= LONG:
        problems = _in_a_process(folder, progress, "renew" if spoilt else "update")
        if problems is not None:
            return problems
    return (renew if spoilt else update)(folder, progress)


def _changed_bytes(folder: Path) -> int:
    try:
        now = stamps(str(folder))
    except OSError:
        return 0  # and have it said by whoever does the work
    try:
        index = Index(str(folder))
    except Unusable:
        return sum(stamp.size for stamp in now.values())
    try:
        with index.reading() as base:
            changed = changed_years(base, now)
    except (Unusable, sqlite3.Error):
        changed = set(now)
    finally:
        index.close()
    return sum(stamp.size for name, stamp in now.items() if name in changed)


def _in_a_process(folder: Path, progress: Progress | None, way: str) -> tuple[str, ...] | None:
    """Have it done; returns the problems, or ``None`` where that way is not open."""
    command = [sys.executable, "-m", child.__package__ or "", str(folder), way, current_language()]
    try:
        process = subprocess.Popen(  # noqa: S603 - this program itself
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )
    except OSError:
        return None
    problems: tuple[str, ...] | None = None
    with process:
        try:
            assert process.stdout is not None  # noqa: S101 - it was asked for
            for line in process.stdout:
                said = json.loads(line)
                if "problems" in said:
                    problems = tuple(said["problems"])
                elif progress is not None:
                    progress(said["done"], said["years"])
        except BaseException as error:
            process.kill()
            if not isinstance(error, ValueError):  # a line cut off in its middle
                raise
    if process.returncode == child.UNWRITABLE:
        raise Unwritable
    return problems
