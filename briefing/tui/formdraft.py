"""What stands in an open form and is not kept yet: in the journal soon after each key.

A form is told apart by its place: what it is ("facts"), and of what ("facts:week-2020-06-22").
What was typed there when the program ended is in its lines again when it is next opened. It goes
away once the form is kept or given up.
"""

import json
from collections.abc import Mapping

from textual.timer import Timer
from textual.widget import Widget

from briefing.archive.journal import Journal
from briefing.errors import BriefingError
from briefing.tui.keeping import KeptApp

DRAFT_DELAY = 0.2
"""Seconds between a key and its line in the journal: within the 0.3 s that are promised."""

Lines = Mapping[str, str]
"""What stands in each line of a form, by the line's name."""


class FormDraft:
    """The draft of the form in ``owner``; one after the other where that holds several.

    Without an archive, in an application that has none, nothing is kept.
    """

    def __init__(self, owner: Widget) -> None:
        self._owner = owner
        self._place = ""
        self._standing: Lines = {}  # what the lines say while nobody has typed
        self._lines: Lines = {}
        self._kept = ""  # what the journal has
        self._timer: Timer | None = None
        self._told = ""

    def begin(self, place: str, standing: Lines) -> dict[str, str]:
        """Begin with the form at ``place``, whose lines say what is ``standing`` there.

        Returns, by its line, what was typed there by a program that ended, and never kept.
        """
        self._place, self._standing, self._lines = place, standing, standing
        self._kept = ""
        journal = self._journal
        if journal is None:
            return {}
        try:
            texts = [draft.text for draft in journal.pending() if draft.place == place]
        except BriefingError:  # whoever types hears of it
            return {}
        found: dict[str, str] = {}
        for text in "\n".join(texts).splitlines():  # one line of each program that left something
            self._kept = text
            found.update(_lines_in(text))
        left = {name: text for name, text in found.items() if standing.get(name, text) != text}
        self._lines = {**standing, **left}
        return left

    def typed(self, lines: Lines) -> None:
        """Keep what stands in the ``lines`` now, in a moment."""
        self._lines = dict(lines)
        if self._place and self._timer is None:
            self._timer = self._owner.set_timer(DRAFT_DELAY, self.keep)

    def keep(self) -> None:
        """Keep what was typed now."""
        self._stop()
        changed = {
            name: text for name, text in self._lines.items() if text != self._standing.get(name)
        }
        text = json.dumps(changed, ensure_ascii=False) if changed else ""
        journal = self._journal
        if not self._place or text == self._kept or journal is None:
            return
        try:
            journal.record(text, place=self._place)
            self._kept = text
        except BriefingError as error:
            if str(error) != self._told:
                self._told = str(error)
                self._owner.notify(str(error), severity="warning", timeout=15, markup=False)

    def end(self) -> None:
        """Be done with it: it is kept elsewhere, or was given up on purpose."""
        self._stop()
        place, self._place = self._place, ""
        journal = self._journal
        if not place or journal is None:
            return
        if self._kept:
            self._kept = ""
            try:
                journal.committed(place)
            except BriefingError as error:
                self._owner.app.notify(str(error), severity="warning", timeout=15, markup=False)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    @property
    def _journal(self) -> Journal | None:
        app = self._owner.app
        return app.desk.forms if isinstance(app, KeptApp) else None


def _lines_in(text: str) -> dict[str, str]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str)}
