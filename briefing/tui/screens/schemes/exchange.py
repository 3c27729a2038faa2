"""Exchanging schemes with spreadsheets from a place: which file, and what came of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from textual.app import App

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.model.schemes import Schemes
from briefing.verbs.programming import give_schemes, take_in_schemes


class Exchange:
    """Writes and takes in tables; the place hears of it by ``say`` and ``tell``."""

    def __init__(
        self,
        app: App[None],
        archive: Archive,
        say: Callable[[str], None],
        tell: Callable[[BriefingError], None],
    ) -> None:
        self._app = app
        self._archive = archive
        self._say = say
        self._tell = tell

    def write(self, listed: Schemes) -> None:
        """Write ``listed`` to a file that is asked for."""
        from briefing.tui.screens.schemes.file import SchemeFileScreen  # noqa: PLC0415 - start-up

        def written(path: Path | None) -> None:
            if path is None:
                return
            try:
                target = give_schemes(self._archive, listed, path)
            except BriefingError as error:
                self._tell(error)
            else:
                self._say(_("Written: {file}").format(file=target))

        self._app.push_screen(SchemeFileScreen(taking=False), written)

    def take_in(self, today: date, changed: Callable[[], object]) -> None:
        """Take schemes in from a file that is asked for, and say that they have ``changed``."""
        from briefing.tui.screens.schemes.file import SchemeFileScreen  # noqa: PLC0415 - start-up

        def taken(path: Path | None) -> None:
            if path is None:
                return
            try:
                done = take_in_schemes(self._archive, path, today)
            except BriefingError as error:
                self._tell(error)
                return
            said = _("Taken in: {new} new schemes, {changed} changed.")
            lines = [said.format(new=done.new, changed=done.changed), *done.notes, *done.refused]
            self._say("\n".join(lines))
            changed()

        self._app.push_screen(SchemeFileScreen(taking=True), taken)
