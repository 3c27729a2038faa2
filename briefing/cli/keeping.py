"""The day's backup, made at the end of a verb that has stored much."""

import sys
from datetime import datetime
from pathlib import Path

from briefing.cli.output import say
from briefing.verbs.backing_up import backup_when_due


def keep_backup(archive: Path) -> None:
    """Back the archive in this folder up unless that was done today; say what failed, if so.

    Everything that was to be said before is out by then: a backup may take a few seconds.
    """
    sys.stdout.flush()
    problem = backup_when_due(archive, datetime.now().astimezone())
    if problem:
        say(problem)
