"""Changing definitions of figures from a place: the form, taking one out, listing it elsewhere."""

from collections.abc import Callable

from textual.app import App

from briefing.archive.protocol import Archive
from briefing.errors import BriefingError
from briefing.i18n import _
from briefing.language.letters import clean
from briefing.model.figures import Definition, Definitions, moved, without_definition
from briefing.verbs.counting import change_definitions

Change = Callable[[Definitions], Definitions]


class Defining:
    """Changes the definitions of ``archive``; the place calls ``changed`` to show them anew."""

    def __init__(
        self,
        app: App[None],
        archive: Archive,
        changed: Callable[[], object],
        tell: Callable[[BriefingError], None],
    ) -> None:
        self._app = app
        self._archive = archive
        self._changed = changed
        self._tell = tell

    def fill_in(
        self, definitions: Definitions, one: Definition | None, name: str, unit: str, group: str
    ) -> None:
        """Fill in what a figure is; without one it is new, and the rest is proposed."""
        from briefing.tui.screens.figures.entry import (  # noqa: PLC0415 - start-up
            FigureEntryScreen,
        )

        form = FigureEntryScreen(definitions, one, name, unit, group)
        self._app.push_screen(form.storing(self._store))

    def keep(self, change: Change) -> None:
        """Store a change of the definitions, whatever others have made of them meanwhile."""
        try:
            self._store(change)
        except BriefingError as error:
            self._tell(error)
            self._changed()

    def _store(self, change: Change) -> None:
        change_definitions(self._archive, change)
        self._changed()

    def remove(self, one: Definition) -> None:
        """Take a definition out, once that has been agreed to."""
        from briefing.tui.screens.confirm import ConfirmScreen  # noqa: PLC0415 - start-up

        def agreed(yes: bool | None) -> None:
            if yes:
                self.keep(lambda known: without_definition(known, one.id))

        question = ConfirmScreen(
            _("Take this figure out?"),
            [clean(one.name), _("What the weeks report stays; only the definition goes.")],
            yes=_("Take out"),
        )
        self._app.push_screen(question, agreed)

    def shift(self, one: Definition, by: int) -> None:
        """List a definition earlier or later."""
        self.keep(lambda known: moved(known, one.id, by))
