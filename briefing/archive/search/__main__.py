"""Bring an index up to date in a process of its own: see :mod:`briefing.archive.search.aside`."""

import json
import os
import sys
from pathlib import Path

from briefing.archive.search.indexing import Unwritable, renew, update
from briefing.errors import ArchiveError
from briefing.i18n import use_language

DONE, UNWRITABLE, UNREADABLE = 0, 1, 2
_LOW = 10
"""How much lower than the application's the priority is."""


def main(folder: str, way: str, language: str) -> int:
    """Do it; lines of JSON on stdout say how far it is and, at the end, the problems."""
    use_language(language)
    if hasattr(os, "nice"):
        os.nice(_LOW)
    try:
        problems = (renew if way == "renew" else update)(Path(folder), _tell)
    except Unwritable:
        return UNWRITABLE
    except ArchiveError:
        return UNREADABLE
    _say({"problems": problems})
    return DONE


def _tell(done: int, years: int) -> None:
    _say({"done": done, "years": years})


def _say(said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
