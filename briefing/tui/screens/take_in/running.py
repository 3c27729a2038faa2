"""The import of many files while it goes on, in a thread of its own."""

import threading
from collections.abc import Sequence
from pathlib import Path

from briefing.archive.tiny import open_archive
from briefing.errors import BriefingError
from briefing.verbs.sources import SourceFile
from briefing.verbs.surveying import Survey, survey
from briefing.verbs.taking_many import Account, StopTakingError, take_many


class Running:
    """One import: what it is at, what became of each file so far, and a way to stop it.

    :meth:`look` and :meth:`take` are called in a thread and read from others: they only count up
    and append. The archive is opened anew for them, since that of the screens is for the screens.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        self.path = path
        self.found: Survey | None = None
        self.accounts: list[Account] = []
        self.trouble: BriefingError | None = None
        self.name = ""
        self.done = 0
        self._folder = folder
        self._stop = threading.Event()

    @property
    def files(self) -> Sequence[SourceFile]:
        """What was found, in the order in which it is read."""
        return self.found.files if self.found else ()

    @property
    def stopped(self) -> bool:
        """Whether it was stopped before its end."""
        return self._stop.is_set() and self.done < len(self.files)

    def stop(self) -> None:
        """Let it end after the file that is being read; what was read is stored."""
        self._stop.set()

    def look(self) -> None:
        """List the files; :attr:`found` tells what they are."""
        self._stop.clear()
        try:
            self.found = survey(
                open_archive(self._folder), self._folder, [self.path], progress=self._step
            )
        except StopTakingError:
            return
        except BriefingError as error:
            self.trouble = error
        self.done = 0

    def take(self) -> None:
        """Take the files in, one after the other."""
        archive = open_archive(self._folder)
        self.done = 0
        self.accounts.clear()
        try:
            for account in take_many(archive, self._folder, self.files, progress=self._step):
                self.accounts.append(account)
        except BriefingError as error:
            self.trouble = error

    def _step(self, name: str) -> None:
        if self._stop.is_set():
            raise StopTakingError
        self.name = name
        self.done += 1
