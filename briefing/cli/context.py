"""What a verb is given: the arguments, the settings, the archive and the day.

Without a configuration file, which is most often, language and archive are what the environment
and the defaults say, and neither settings nor paths are imported for them.
"""

from __future__ import annotations

import os

from briefing import folders
from briefing.i18n import DEFAULT_LANGUAGE, LANGUAGE_VARIABLE, LANGUAGES

TYPE_CHECKING = False  # importing typing for it would be a tenth of a lean verb's start
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path
    from typing import Any, NoReturn

    from briefing.archive.protocol import Archive
    from briefing.cli.usage import Parser
    from briefing.settings import Settings


class Context:
    """One call of the command line. Settings and archive are opened when a verb asks for them.

    ``parser`` makes the parser that complains, should something be wrong with the arguments.
    """

    def __init__(self, parser: Callable[[], Parser], arguments: object) -> None:
        self._parser = parser
        self._arguments = arguments
        self._settings: Settings | None = None
        self._archive: Archive | None = None

    def __getitem__(self, argument: str) -> Any:
        """Return the value of the argument called ``argument``."""
        return getattr(self._arguments, argument)

    def wrong_usage(self, message: str) -> NoReturn:
        """Say ``message``, point to the help and exit 2."""
        self._parser().error(message)

    @property
    def settings(self) -> Settings:
        """The settings in force; raises :class:`~briefing.errors.SettingsError`."""
        if self._settings is None:
            from briefing.settings import load  # noqa: PLC0415 - start-up

            self._settings = load()
        return self._settings

    @property
    def archive_path(self) -> str:
        """The folder of the archive, absolute: the one asked for, otherwise the one that is set.

        Raises :class:`~briefing.errors.SettingsError`.
        """
        named: str = self["archive"]
        if not named:
            named = os.environ.get(folders.ARCHIVE_VARIABLE, "")
            language = os.environ.get(LANGUAGE_VARIABLE, "")
            possible = named.isprintable() and language in {"", *LANGUAGES}
            if folders.configured() or not possible:  # what is impossible, the settings say
                return str(self.settings.archive)
        return os.path.abspath(  # noqa: PTH100 - start-up: pathlib
            folders.expanded(named) if named else folders.default_archive()
        )

    @property
    def archive_folder(self) -> Path:
        """The folder of the archive, as :attr:`archive_path`."""
        from pathlib import Path  # noqa: PLC0415 - start-up

        return Path(self.archive_path)

    @property
    def archive(self) -> Archive:
        """The archive; raises :class:`~briefing.errors.ArchiveError` when it cannot be read."""
        if self._archive is None:
            from briefing.archive.tiny import open_archive  # noqa: PLC0415 - start-up

            self._archive = open_archive(self.archive_folder)
        return self._archive

    @property
    def today(self) -> date:
        """The day that "this", "last" and days without a year are counted from."""
        from briefing.cores import date  # noqa: PLC0415 - start-up

        return date.today()


def spoken_language() -> str:
    """Return the language to speak where the command line does not say it."""
    if folders.configured():
        from briefing.settings import interface_language  # noqa: PLC0415 - start-up

        return interface_language()
    named = os.environ.get(LANGUAGE_VARIABLE, "")
    return named if named in LANGUAGES else DEFAULT_LANGUAGE
