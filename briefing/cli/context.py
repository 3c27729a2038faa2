"""What a verb is given: the arguments, the settings, the archive and the day."""

import argparse
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from briefing import settings

if TYPE_CHECKING:
    from briefing.archive.protocol import Archive


class Context:
    """One call of the command line. Settings and archive are opened when a verb asks for them."""

    def __init__(self, parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
        self._parser = parser
        self._arguments = arguments

    def __getitem__(self, argument: str) -> Any:
        """Return the value of the argument called ``argument``."""
        return getattr(self._arguments, argument)

    def wrong_usage(self, message: str) -> NoReturn:
        """Say ``message``, point to the help and exit 2."""
        self._parser.error(message)

    @cached_property
    def settings(self) -> settings.Settings:
        """The settings in force; raises :class:`~briefing.errors.SettingsError`."""
        return settings.load()

    @property
    def archive_folder(self) -> Path:
        """The folder of the archive: the one asked for, otherwise the one that is set."""
        asked: str = self._arguments.archive
        return settings.user_path(asked).absolute() if asked else self.settings.archive

    @cached_property
    def archive(self) -> "Archive":
        """The archive; raises :class:`~briefing.errors.ArchiveError` when it cannot be read."""
        from briefing.archive.tiny import open_archive  # noqa: PLC0415 - start-up

        return open_archive(self.archive_folder)

    @property
    def today(self) -> date:
        """The day that "this", "last" and days without a year are counted from."""
        return datetime.now().astimezone().date()
